package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.models.roads.CityTraffic;
import citiverse.models.roads.DemandSettings;
import citiverse.models.roads.Deterrence;
import citiverse.models.roads.FacilitySettings;
import citiverse.models.roads.RoadClasses;
import citiverse.models.roads.TrafficBase;
import citiverse.models.roads.TrafficNumbers;
import citiverse.models.roads.TrafficSettings;
import citiverse.models.roads.TripPlaces;
import citiverse.models.roads.ZoneSettings;
import citiverse.models.roads.Zones;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.rehearse.options.Metres;
import citiverse.rehearse.question.Physics;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cars on streets: how a question sets up the model of roads, and which trips it makes.
final class TrafficPart {
    private static final int MOST_ROUNDS = 500;
    private static final double STOREY_METRES = 3;
    private static final int CONNECTORS = 3;
    private static final double REACH_METRES = 500;
    private static final double CONNECTOR_KMH = 15;

    private final Physics.Traffic asked;
    private final CityTraffic traffic;

    /// @param places where people live; they come first among the places of the trips
    TrafficPart(Snapshot city, Physics.Traffic asked, Places places, double[] people) {
        this.asked = asked;
        this.traffic = CityTraffic.compile(city, trips(city, asked, places, people), settings(asked));
    }

    CityTraffic city() {
        return traffic;
    }

    Physics.Traffic asked() {
        return asked;
    }

    /// Kinds of facilities from which help drives out; `emergency` is the nearest of all.
    List<String> responders() {
        var kinds = new ArrayList<String>(List.of("emergency"));
        traffic.settings().facilities().kinds().stream()
                .filter(FacilitySettings.Kind::responds)
                .forEach(kind -> kinds.add(kind.name()));
        return kinds;
    }

    /// Makes sure that there is something to reach.
    ///
    /// @param responding true for emergency services, false for services that people drive to
    /// @throws citiverse.twin.Problem `CV-QUESTION-012` where the city has none of it near a street
    void require(boolean responding) {
        var kinds = traffic.settings().facilities().kinds().stream()
                .filter(kind -> kind.responds() == responding)
                .toList();
        var names = kinds.stream().flatMap(kind -> kind.of().stream()).toList();
        if (kinds.stream().allMatch(kind -> traffic.kindsWithout().contains(kind.name()))) {
            throw asked.where()
                    .problem("CV-QUESTION-012", "no amenity of the kinds " + names + " stands near a street")
                    .remedy("Import amenities, or name other kinds with " + (responding ? "emergency" : "services"));
        }
    }

    /// How the model was set up, `name=value`.
    List<String> words() {
        return List.of(
                "traffic_period=" + asked.period(),
                "traffic_periods_per_day=" + asked.periodsPerDay(),
                "traffic_trips_per_person=" + asked.tripsPerPerson(),
                "traffic_deterrence_per_minute=" + asked.deterrencePerMinute(),
                "traffic_elasticity=" + asked.elasticity(),
                "traffic_gap=" + asked.gap(),
                "traffic_zones=" + traffic.zones().count(),
                "traffic_gates=" + asked.gates().size());
    }

    /// What the model does not see, and whom it leaves out.
    List<String> limits() {
        var limits = new ArrayList<String>();
        limits.add(
                "Traffic is a static equilibrium of the mean of " + asked.period() + ": queues and spill-back are not"
                        + " seen; streets above 0.9 of their capacity are flagged. The truth of the first days lies between"
                        + " nobody re-routes and everybody has adapted. Trips are assumed until they are calibrated to counts.");
        double people = 0;
        int places = 0;
        for (CityTraffic.CutOffPlace place : traffic.cutOff()) {
            people += place.people();
            places += place.people() > 0 ? 1 : 0;
        }
        if (places > 0) {
            limits.add(Math.round(people) + " people at " + places
                    + " places have no street for cars near them; their trips are in no result.");
        }
        return limits;
    }

    /// The city as it is, with factors.
    TrafficBase solve(Factors factors) {
        return traffic.solve(new TrafficNumbers(factors.of("traffic_demand"), asked.deterrencePerMinute(), 1));
    }

    private static TrafficSettings settings(Physics.Traffic asked) {
        var gates = asked.gates().stream()
                .map(gate -> new Zones.Gate(gate.id(), gate.longitude(), gate.latitude(), gate.in(), gate.out()))
                .toList();
        Map<String, Map<String, Double>> edits = new HashMap<>();
        asked.classes().forEach((highway, edit) -> {
            var numbers = new HashMap<String, Double>();
            put(numbers, "lanes", edit.lanes());
            put(numbers, "capacity", edit.capacityPerLane());
            put(numbers, "speed", edit.kmh());
            edits.put(highway, numbers);
        });
        return new TrafficSettings(
                RoadClasses.defaults().with(edits),
                new ZoneSettings(asked.zones(), CONNECTORS, REACH_METRES, CONNECTOR_KMH, gates),
                new DemandSettings(
                        asked.period(),
                        asked.tripsPerPerson(),
                        1,
                        1,
                        Deterrence.exponential(asked.deterrencePerMinute())),
                facilities(asked),
                AssignmentSettings.DEFAULTS.withGap(asked.gap()).withMaxIterations(MOST_ROUNDS),
                asked.elasticity());
    }

    private static void put(Map<String, Double> numbers, String name, double value) {
        if (!Double.isNaN(value)) {
            numbers.put(name, value);
        }
    }

    private static FacilitySettings facilities(Physics.Traffic asked) {
        FacilitySettings usual = FacilitySettings.defaults();
        var kinds = new ArrayList<FacilitySettings.Kind>();
        for (FacilitySettings.Kind kind : usual.kinds()) {
            if (kind.responds() ? asked.emergency().isEmpty() : asked.services().isEmpty()) {
                kinds.add(kind);
            }
        }
        if (!asked.emergency().isEmpty()) {
            kinds.add(new FacilitySettings.Kind("help", asked.emergency(), true));
        }
        if (!asked.services().isEmpty()) {
            kinds.add(new FacilitySettings.Kind("service", asked.services(), false));
        }
        return new FacilitySettings(kinds, usual.minutes(), asked.emergencyFactor(), usual.reachMetres());
    }

    private static TripPlaces trips(Snapshot city, Physics.Traffic asked, Places places, double[] people) {
        Places ends = Places.of(Layers.BUILDING, List.of());
        double[] attraction = {};
        if (asked.attraction().isEmpty()) {
            List<Feature> buildings = city.features(Layers.BUILDING).stream()
                    .filter(building -> building.shape() != null)
                    .toList();
            ends = Places.of(Layers.BUILDING, buildings);
            attraction = weights(ends, buildings, TrafficPart::floorArea);
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
            ends = joined(ends, more);
            attraction = joined(attraction, weight);
        }
        Places all = joined(places, ends);
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

    private static Places joined(Places a, Places b) {
        String[] ids = new String[a.size() + b.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i < a.size() ? a.layer() + '/' + a.ids()[i] : b.ids()[i - a.size()];
        }
        return new Places(b.layer(), ids, joined(a.longitude(), b.longitude()), joined(a.latitude(), b.latitude()));
    }

    private static double[] joined(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
