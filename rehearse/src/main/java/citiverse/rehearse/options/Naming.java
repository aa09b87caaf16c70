package citiverse.rehearse.options;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// What people call the things of a city.
public final class Naming {
    private final Snapshot snapshot;
    private List<Feature> named;

    public Naming(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// The name of a feature, else its local id.
    public static String name(Feature feature) {
        return feature.properties().text("name").filter(name -> !name.isBlank()).orElse(feature.localId());
    }

    /// The name of a feature and where it is; of one without a name its local id and the nearest street.
    public String placed(Feature feature) {
        boolean hasName = feature.properties()
                .text("name")
                .filter(name -> !name.isBlank())
                .isPresent();
        String near = near(feature);
        return hasName || near.equals(feature.localId()) ? name(feature) : near + " (" + feature.localId() + ')';
    }

    /// Name of the nearest street that has one, by its drawn points; the feature's own name where none has.
    public String near(Feature feature) {
        if (named == null) {
            named = snapshot.features(Layers.STREET).stream()
                    .filter(street -> street.shape() != null
                            && !street.properties().text("name").orElse("").isBlank())
                    .toList();
        }
        Coordinate at = Ground.point(feature);
        double cosine = StrictMath.cos(StrictMath.toRadians(at.y));
        double least = Double.POSITIVE_INFINITY;
        String name = name(feature);
        for (Feature street : named) {
            var box = street.shape().getEnvelopeInternal();
            double west = Math.max(0, Math.max(box.getMinX() - at.x, at.x - box.getMaxX())) * cosine;
            double south = Math.max(0, Math.max(box.getMinY() - at.y, at.y - box.getMaxY()));
            if (west * west + south * south >= least) {
                continue;
            }
            for (Coordinate point : street.shape().getCoordinates()) {
                double x = (point.x - at.x) * cosine;
                double y = point.y - at.y;
                if (x * x + y * y < least) {
                    least = x * x + y * y;
                    name = street.properties().text("name").orElseThrow();
                }
            }
        }
        return name;
    }
}
