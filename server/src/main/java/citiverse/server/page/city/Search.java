package citiverse.server.page.city;

import citiverse.server.city.CityPlaces;
import citiverse.server.city.LayerPlaces;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Point;

/// Finds things by name, by id, or a place by its coordinates.
final class Search {
    /// Longest text that is searched for.
    static final int LONGEST = 200;

    private static final Pattern COORDINATES =
            Pattern.compile("\\s*(-?\\d{1,3}(?:\\.\\d{1,12})?)\\s*[,; ]\\s*(-?\\d{1,2}(?:\\.\\d{1,12})?)\\s*");
    /// A street is many segments of one name; one of them stands for it.
    private static final Set<String> ONCE = Set.of(Layers.STREET);

    private final Snapshot city;
    private final List<LayerSchema> visible;
    private final CityPlaces places;

    Search(Snapshot city, List<LayerSchema> visible, CityPlaces places) {
        this.city = city;
        this.visible = visible;
        this.places = places;
    }

    /// Something found.
    ///
    /// @param name as in the data; empty where it has none
    /// @param longitude degrees CRS84, `NaN` where it has no place
    /// @param latitude degrees CRS84
    record Hit(Feature feature, String name, double longitude, double latitude) {}

    /// The place that a text names as "longitude, latitude".
    static Optional<double[]> coordinates(String text) {
        Matcher found = COORDINATES.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        double longitude = Double.parseDouble(found.group(1));
        double latitude = Double.parseDouble(found.group(2));
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
                ? Optional.of(new double[] {longitude, latitude})
                : Optional.empty();
    }

    /// Things whose name, or whose id, is or holds the text; best first.
    List<Hit> find(String text, int most) {
        String wanted = LayerPlaces.fold(text);
        if (wanted.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        if (text.strip().startsWith("urn:citiverse:")) {
            return city.feature(text.strip()).filter(this::isVisible).map(Search::hit).stream()
                    .toList();
        }
        var found = new ArrayList<LayerPlaces.Named>();
        for (LayerSchema layer : visible) {
            var seen = new HashSet<String>();
            for (LayerPlaces.Named named : places.of(city, layer.type()).named(wanted, 20 * most)) {
                if (!ONCE.contains(layer.type()) || seen.add(named.name())) {
                    found.add(named);
                }
            }
        }
        found.sort(Comparator.comparingInt(LayerPlaces.Named::rank)
                .thenComparing(LayerPlaces.Named::name)
                .thenComparing(named -> named.feature().id()));
        return found.stream().limit(most).map(named -> hit(named.feature())).toList();
    }

    private boolean isVisible(Feature feature) {
        return visible.stream().anyMatch(layer -> layer.type().equals(feature.type()));
    }

    static Hit hit(Feature feature) {
        Point point = feature.shape() == null || feature.shape().isEmpty()
                ? null
                : feature.shape().getInteriorPoint();
        return new Hit(
                feature,
                LayerPlaces.name(feature),
                point == null ? Double.NaN : round(point.getX()),
                point == null ? Double.NaN : round(point.getY()));
    }

    /// Six decimals of a degree, about a decimetre.
    static double round(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }
}
