package citiverse.models.roads;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Point;

/// Places where trips begin and end, in a fixed order.
///
/// @param ids as written in tables for people, `layer/local id`
/// @param longitude degrees CRS84
/// @param latitude degrees CRS84
/// @param people who live there
/// @param attraction what draws trips there in any unit: jobs, shops; only its shares count
/// @param missing places of which a number was missing in the source, counted with 0 there
public record TripPlaces(
        String[] ids,
        double[] longitude,
        double[] latitude,
        double[] people,
        double[] attraction,
        List<String> missing) {

    private static final Set<String> NO_HOMES = Set.of(
            "commercial",
            "office",
            "industrial",
            "retail",
            "supermarket",
            "kiosk",
            "warehouse",
            "school",
            "kindergarten",
            "university",
            "college",
            "hospital",
            "fire_station",
            "government",
            "civic",
            "public",
            "church",
            "cathedral",
            "chapel",
            "mosque",
            "synagogue",
            "temple",
            "train_station",
            "transportation",
            "stadium",
            "sports_hall",
            "hotel",
            "museum");
    private static final Set<String> EMPTY = Set.of(
            "roof",
            "garage",
            "garages",
            "carport",
            "parking",
            "shed",
            "hut",
            "greenhouse",
            "construction",
            "ruins",
            "bridge",
            "service",
            "transformer_tower",
            "storage_tank");

    public TripPlaces {
        int count = ids.length;
        for (double[] column : List.of(longitude, latitude, people, attraction)) {
            if (column.length != count) {
                throw new IllegalArgumentException("as many numbers as ids are needed");
            }
        }
        for (int i = 0; i < count; i++) {
            if (!(people[i] >= 0 && attraction[i] >= 0 && people[i] + attraction[i] < Double.POSITIVE_INFINITY)) {
                throw RoadProblems.noDemand("place " + ids[i] + " has " + people[i] + " people and " + attraction[i]
                        + " attraction, which must be 0 or more");
            }
        }
        missing = List.copyOf(missing);
    }

    public int size() {
        return ids.length;
    }

    /// The places of a layer with two of its properties; an empty name stands for none.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-004` where no place of the layer has the property
    public static TripPlaces of(Snapshot city, String layer, String people, String attraction) {
        List<Feature> places = placed(city, layer);
        var missing = new ArrayList<String>();
        double[] p = column(places, layer, people, missing);
        double[] a = column(places, layer, attraction, missing);
        return at(places, layer, p, a, missing);
    }

    private static double[] column(List<Feature> places, String layer, String name, List<String> missing) {
        double[] column = new double[places.size()];
        if (name.isEmpty()) {
            return column;
        }
        int found = 0;
        for (int i = 0; i < column.length; i++) {
            var number = places.get(i).properties().number(name);
            if (number.isPresent()) {
                column[i] = number.getAsDouble();
                found++;
            } else if (!missing.contains(layer + "/" + places.get(i).localId())) {
                missing.add(layer + "/" + places.get(i).localId());
            }
        }
        if (found == 0) {
            throw RoadProblems.noDemand("no place of the layer \"" + layer + "\" has the number \"" + name + "\"");
        }
        return column;
    }

    /// Amenities with a weight of attraction by `kind` (such as `amenity=school`); others are left out.
    public static TripPlaces amenities(Snapshot city, Map<String, Double> weights) {
        List<Feature> places = placed(city, Layers.AMENITY).stream()
                .filter(place ->
                        weights.containsKey(place.properties().text("kind").orElse("")))
                .toList();
        double[] attraction = places.stream()
                .mapToDouble(
                        place -> weights.get(place.properties().text("kind").orElse("")))
                .toArray();
        return at(places, Layers.AMENITY, new double[places.size()], attraction, List.of());
    }

    /// A number of people and of jobs spread over the buildings by floor area (footprint times `levels`, or a
    /// third of `height_metres`, or one level): a stand-in where no census is at hand. Nobody lives in what the
    /// tag `building` calls a work place or a public house, and nobody is in roofs, garages, sheds and sites;
    /// other kinds have both.
    public static TripPlaces buildings(Snapshot city, double people, double jobs) {
        List<Feature> places = placed(city, Layers.BUILDING);
        return at(
                places,
                Layers.BUILDING,
                spread(places, people, kind -> !(NO_HOMES.contains(kind) || EMPTY.contains(kind))),
                spread(places, jobs, kind -> !EMPTY.contains(kind)),
                List.of());
    }

    private static double[] spread(List<Feature> buildings, double total, Predicate<String> some) {
        double[] area = buildings.stream()
                .mapToDouble(
                        each -> some.test(each.properties().text("building").orElse("")) ? floorArea(each) : 0)
                .toArray();
        double sum = Arrays.stream(area).sum();
        if (!(sum > 0)) {
            throw RoadProblems.noDemand("the layer \"building\" has no areas to spread people over");
        }
        return Arrays.stream(area).map(a -> total * a / sum).toArray();
    }

    private static double floorArea(Feature building) {
        double latitude = building.shape().getEnvelopeInternal().centre() == null
                ? 0
                : building.shape().getEnvelopeInternal().centre().y;
        double metres = building.shape().getArea()
                * LocalMetres.perDegreeLatitude(latitude)
                * LocalMetres.perDegreeLongitude(latitude);
        var levels = building.properties().number("levels");
        var height = building.properties().number("height_metres");
        double floors = levels.isPresent()
                ? levels.getAsDouble()
                : height.isPresent() ? Math.rint(height.getAsDouble() / 3) : 1;
        return metres * Math.max(1, floors);
    }

    private static List<Feature> placed(Snapshot city, String layer) {
        return city.features(layer).stream()
                .filter(place -> place.geometry().isPresent())
                .sorted(Comparator.comparing(Feature::localId))
                .toList();
    }

    private static TripPlaces at(
            List<Feature> places, String layer, double[] people, double[] attraction, List<String> missing) {
        var ids = new String[places.size()];
        double[] longitude = new double[ids.length];
        double[] latitude = new double[ids.length];
        for (int i = 0; i < ids.length; i++) {
            Point point = places.get(i).shape().getInteriorPoint();
            ids[i] = layer + "/" + places.get(i).localId();
            longitude[i] = point.getX();
            latitude[i] = point.getY();
        }
        return new TripPlaces(ids, longitude, latitude, people, attraction, missing);
    }

    /// These places and others after them.
    public TripPlaces and(TripPlaces others) {
        int count = size() + others.size();
        String[] both = Arrays.copyOf(ids, count);
        System.arraycopy(others.ids, 0, both, size(), others.size());
        var named = new ArrayList<>(missing);
        named.addAll(others.missing);
        return new TripPlaces(
                both,
                joined(longitude, others.longitude),
                joined(latitude, others.latitude),
                joined(people, others.people),
                joined(attraction, others.attraction),
                named);
    }

    private static double[] joined(double[] some, double[] others) {
        double[] both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return both;
    }
}
