package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.roads.TripPlaces;
import citiverse.rehearse.options.Metres;
import citiverse.rehearse.question.Physics;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Where car trips begin and end: where people live, and what draws them.
final class TripEnds {
    private static final double STOREY_METRES = 3;

    private TripEnds() {}

    /// The places of trips, those where people live first.
    ///
    /// @throws citiverse.twin.Problem `CV-QUESTION-010` where a layer is not there
    static TripPlaces of(Snapshot city, Physics.Traffic asked, Places places, double[] people) {
        Places ends = Places.of(Layers.BUILDING, List.of());
        double[] attraction = {};
        if (asked.attraction().isEmpty()) {
            List<Feature> buildings = city.features(Layers.BUILDING).stream()
                    .filter(building -> building.shape() != null)
                    .toList();
            Places homes = Places.of(Layers.BUILDING, buildings);
            ends = named(homes);
            attraction = weights(homes, buildings, TripEnds::floorArea);
        }
        for (Opportunity opportunity : asked.attraction()) {
            check(city, opportunity);
            List<Feature> features = city.features(opportunity.layer());
            Places more = Places.of(opportunity.layer(), features);
            double[] weight = weights(
                    more,
                    features,
                    feature -> opportunity.column().isEmpty()
                            ? 1
                            : Math.max(
                                    0,
                                    feature.properties()
                                            .number(opportunity.column())
                                            .orElse(0)));
            ends = joined(ends, named(more));
            attraction = joined(attraction, weight);
        }
        Places all = joined(named(places), ends);
        return new TripPlaces(
                all.ids(),
                all.longitude(),
                all.latitude(),
                joined(people, new double[ends.size()]),
                joined(new double[places.size()], attraction),
                List.of());
    }

    private static void check(Snapshot city, Opportunity opportunity) {
        if (city.layer(opportunity.layer()).isEmpty()) {
            throw opportunity
                    .where()
                    .unknown(
                            "layer",
                            opportunity.layer(),
                            city.layers().stream().map(LayerSchema::type).toList());
        }
    }

    private interface Weight {
        double of(Feature feature);
    }

    private static double[] weights(Places places, List<Feature> features, Weight weight) {
        var byId = new HashMap<String, Double>();
        features.forEach(feature -> byId.merge(feature.localId(), weight.of(feature), Double::sum));
        return Arrays.stream(places.ids()).mapToDouble(byId::get).toArray();
    }

    private static double floorArea(Feature building) {
        double storeys = building.properties()
                .number("levels")
                .orElse(building.properties().number("height_metres").orElse(STOREY_METRES) / STOREY_METRES);
        return Metres.area(building.shape()) * Math.max(1, storeys);
    }

    /// The same places under names that tell their layer.
    private static Places named(Places places) {
        String[] ids = new String[places.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = places.layer() + '/' + places.ids()[i];
        }
        return new Places(places.layer(), ids, places.longitude(), places.latitude());
    }

    private static Places joined(Places a, Places b) {
        String[] ids = Arrays.copyOf(a.ids(), a.size() + b.size());
        System.arraycopy(b.ids(), 0, ids, a.size(), b.size());
        return new Places(b.layer(), ids, joined(a.longitude(), b.longitude()), joined(a.latitude(), b.latitude()));
    }

    private static double[] joined(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
