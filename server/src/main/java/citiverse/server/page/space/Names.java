package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.server.city.LayerPlaces;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// What has a name in a city, to be found by it or shown with it.
///
/// @param all by name
record Names(List<Named> all) {
    private static final int MOST_FOUND = 20;
    private static final int SUGGESTED_OF_A_KIND = 3;
    private static final int MOST = 200_000;

    /// @param urn of the feature
    /// @param layer its type
    /// @param longitude of a place in it, degrees
    /// @param latitude of the same
    /// @param weight how much it stands out among its kind: height, area or length in metres
    /// @param key the name as it is compared
    record Named(String urn, String name, String layer, double longitude, double latitude, double weight, String key) {

        static Named of(Feature feature, String name, Coordinate at, double weight) {
            return new Named(feature.id(), name, feature.type(), at.x, at.y, weight, LayerPlaces.fold(name));
        }
    }

    static Names of(Snapshot city, BuiltForm form) {
        var all = new ArrayList<Named>();
        for (String layer : List.of(Layers.BUILDING, Layers.GREEN, Layers.WATER, Layers.AMENITY)) {
            for (Feature feature : city.features(layer)) {
                String name = nameOf(feature);
                Geometry shape = feature.shape();
                if (!name.isEmpty() && shape != null && !shape.isEmpty() && all.size() < MOST) {
                    double weight = layer.equals(Layers.BUILDING)
                            ? form.building(feature.id())
                                    .map(Building::heightMetres)
                                    .orElse(0.0)
                            : shape.getArea();
                    all.add(Named.of(feature, name, shape.getEnvelopeInternal().centre(), weight));
                }
            }
        }
        all.addAll(streets(city));
        all.sort(Comparator.comparing(Named::key).thenComparing(Named::urn));
        return new Names(List.copyOf(all));
    }

    /// Each name of a street once, at the middle of its longest segment.
    private static List<Named> streets(Snapshot city) {
        Map<String, Feature> longest = new HashMap<>();
        Map<String, Double> length = new HashMap<>();
        for (Feature street : city.features(Layers.STREET)) {
            String name = nameOf(street);
            if (!name.isEmpty() && street.shape() != null && !street.shape().isEmpty()) {
                length.merge(name, street.shape().getLength(), Double::sum);
                longest.merge(
                        name,
                        street,
                        (a, b) -> a.shape().getLength() >= b.shape().getLength() ? a : b);
            }
        }
        var named = new ArrayList<Named>();
        longest.forEach((name, street) -> {
            Coordinate[] line = street.shape().getCoordinates();
            named.add(Named.of(street, name, line[line.length / 2], length.get(name)));
        });
        return named;
    }

    static String nameOf(Feature feature) {
        String name = feature.properties().text("name").orElse("").strip();
        return name.length() > 120 ? name.substring(0, 120) : name;
    }

    /// What has the words in its name, names that begin with them first.
    List<Named> find(String words) {
        String key = LayerPlaces.fold(words.strip());
        if (key.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(named -> named.key().contains(key))
                .sorted(Comparator.comparing((Named named) -> !named.key().startsWith(key))
                        .thenComparing(named -> named.key().length())
                        .thenComparing(Named::urn))
                .limit(MOST_FOUND)
                .toList();
    }

    /// Places worth standing at: the tallest buildings, the greatest green, the longest streets that have names.
    List<Named> suggested() {
        var suggested = new ArrayList<Named>();
        for (String layer : List.of(Layers.BUILDING, Layers.GREEN, Layers.STREET)) {
            all.stream()
                    .filter(named -> named.layer().equals(layer))
                    .sorted(Comparator.comparingDouble(Named::weight).reversed().thenComparing(Named::urn))
                    .limit(SUGGESTED_OF_A_KIND)
                    .forEach(suggested::add);
        }
        return Collections.unmodifiableList(suggested);
    }
}
