package citiverse.rehearse.run;

import citiverse.models.access.Places;
import citiverse.rehearse.question.Where;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/// Which community each place belongs to: the area that it lies in, or where communities are points the
/// nearest one.
final class Communities {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Communities() {}

    /// One community.
    ///
    /// @param name what people call it
    /// @param members for each place whether it belongs to it
    record Community(String name, boolean[] members) {}

    /// The communities of a layer, by name.
    static List<Community> of(Snapshot city, String layer, Places places, Where where) {
        if (city.layer(layer).isEmpty()) {
            throw where.unknown(
                    "layer",
                    layer,
                    city.layers().stream().map(LayerSchema::type).toList());
        }
        List<Feature> features = city.features(layer).stream()
                .filter(feature -> feature.shape() != null)
                .sorted(Comparator.comparing(Communities::name).thenComparing(Feature::id))
                .toList();
        var communities = new ArrayList<Community>();
        for (Feature feature : features) {
            communities.add(new Community(name(feature), new boolean[places.size()]));
        }
        for (int i = 0; i < places.size(); i++) {
            int of = home(features, places.longitude()[i], places.latitude()[i]);
            if (of >= 0) {
                communities.get(of).members()[i] = true;
            }
        }
        return List.copyOf(communities);
    }

    private static String name(Feature feature) {
        return feature.properties().text("name").filter(name -> !name.isBlank()).orElse(feature.localId());
    }

    private static int home(List<Feature> features, double longitude, double latitude) {
        var at = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
        double cosine = StrictMath.cos(StrictMath.toRadians(latitude));
        double least = Double.POSITIVE_INFINITY;
        int nearest = -1;
        for (int f = 0; f < features.size(); f++) {
            if (features.get(f).shape() instanceof Point point) {
                double x = (point.getX() - longitude) * cosine;
                double y = point.getY() - latitude;
                if (x * x + y * y < least) {
                    least = x * x + y * y;
                    nearest = f;
                }
            } else if (features.get(f).shape().intersects(at)) {
                return f;
            }
        }
        return nearest;
    }
}
