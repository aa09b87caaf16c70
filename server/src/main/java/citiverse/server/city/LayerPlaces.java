package citiverse.server.city;

import citiverse.twin.Feature;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/// The features of one layer, found by place and by name. Immutable; safe to share among threads.
public final class LayerPlaces {
    /// Mean radius of the earth by IUGG, times π/180.
    private static final double METRES_PER_LATITUDE = 6_371_008.8 * Math.PI / 180;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final STRtree tree = new STRtree();
    private final boolean placed;
    private final List<Feature> named = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();

    /// @param features of one layer
    public LayerPlaces(List<Feature> features) {
        boolean some = false;
        for (Feature feature : features) {
            if (feature.shape() != null && !feature.shape().isEmpty()) {
                tree.insert(feature.shape().getEnvelopeInternal(), feature);
                some = true;
            }
            String name = name(feature);
            if (!name.isEmpty()) {
                named.add(feature);
                folded.add(fold(name));
            }
        }
        placed = some;
        if (some) {
            tree.build();
        }
    }

    /// A feature and how far it is.
    ///
    /// @param metres in a straight line from the place asked about to the nearest point of it
    public record Near(Feature feature, double metres) {}

    /// A feature whose name was found.
    ///
    /// @param rank 0 where the name is the text, 1 where it begins with it, 2 where a word does, 3 where it holds
    // it
    public record Named(Feature feature, String name, int rank) {}

    /// The name of a feature for people; empty where it has none.
    public static String name(Feature feature) {
        return feature.properties()
                .text("name")
                .filter(name -> !name.isBlank())
                .or(() -> feature.properties().text("long_name").filter(name -> !name.isBlank()))
                .or(() -> feature.properties().text("short_name").filter(name -> !name.isBlank()))
                .orElse("");
    }

    /// A text without case and accents, so that they do not matter in a search.
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /// The nearest features within a distance, nearest first, of those equally near the first by id.
    ///
    /// @param longitude degrees CRS84
    /// @param latitude degrees CRS84
    /// @param withinMetres how far to look
    /// @param most how many to give
    public List<Near> near(double longitude, double latitude, double withinMetres, int most) {
        if (!placed) {
            return List.of();
        }
        double squeeze = Math.max(0.01, StrictMath.cos(StrictMath.toRadians(latitude)));
        double down = withinMetres / METRES_PER_LATITUDE;
        double across = down / squeeze;
        var box = new Envelope(longitude - across, longitude + across, latitude - down, latitude + down);
        var found = new ArrayList<Near>();
        Point here = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
        for (Object hit : tree.query(box)) {
            Feature feature = (Feature) hit;
            double metres = metres(feature.shape(), here, squeeze);
            if (metres <= withinMetres) {
                found.add(new Near(feature, metres));
            }
        }
        found.sort(Comparator.comparingDouble(Near::metres)
                .thenComparing(near -> near.feature().id()));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static double metres(Geometry shape, Point here, double squeeze) {
        Coordinate[] nearest = org.locationtech.jts.operation.distance.DistanceOp.nearestPoints(shape, here);
        double x = (nearest[0].x - nearest[1].x) * squeeze;
        double y = nearest[0].y - nearest[1].y;
        return StrictMath.hypot(x, y) * METRES_PER_LATITUDE;
    }

    /// Features whose name holds a text, best first.
    ///
    /// @param text folded, not empty
    public List<Named> named(String text, int most) {
        var found = new ArrayList<Named>();
        for (int i = 0; i < folded.size(); i++) {
            String name = folded.get(i);
            int at = name.indexOf(text);
            if (at >= 0) {
                int rank = name.equals(text) ? 0 : at == 0 ? 1 : Character.isLetterOrDigit(name.charAt(at - 1)) ? 3 : 2;
                found.add(new Named(named.get(i), name(named.get(i)), rank));
            }
        }
        found.sort(
                Comparator.comparingInt(Named::rank).thenComparing(Named::name).thenComparing(hit -> hit.feature()
                        .id()));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }
}
