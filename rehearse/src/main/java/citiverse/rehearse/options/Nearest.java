package citiverse.rehearse.options;

import citiverse.twin.Feature;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Distances on the ground between nearby places.
final class Nearest {
    /// Metres of a degree of latitude on the sphere of mean radius 6,371,008.8 m (IUGG).
    private static final double METRES_PER_DEGREE = 6_371_008.8 * StrictMath.PI / 180;

    private Nearest() {}

    /// Metres between two places, on the plane that touches the sphere at their mean latitude; good to 0.1 % within
    /// a city away from the poles.
    static double metres(Coordinate a, Coordinate b) {
        double cosine = StrictMath.cos(StrictMath.toRadians((a.y + b.y) / 2));
        double x = (a.x - b.x) * cosine * METRES_PER_DEGREE;
        double y = (a.y - b.y) * METRES_PER_DEGREE;
        return Math.sqrt(x * x + y * y);
    }

    /// The nearest feature, ties by id; there must be one.
    static Feature to(Coordinate place, List<Feature> features) {
        return features.stream()
                .filter(f -> f.shape() != null)
                .min(Comparator.comparingDouble((Feature f) -> metres(place, Ground.point(f)))
                        .thenComparing(Feature::id))
                .orElseThrow();
    }

    /// Metres along a line of coordinates.
    static double length(Coordinate[] line) {
        double sum = 0;
        for (int i = 1; i < line.length; i++) {
            sum += metres(line[i - 1], line[i]);
        }
        return sum;
    }

    /// The point at a share of a line's length.
    static Coordinate along(Coordinate[] line, double share) {
        double left = length(line) * share;
        for (int i = 1; i < line.length; i++) {
            double length = metres(line[i - 1], line[i]);
            if (left <= length && length > 0) {
                double part = left / length;
                return new Coordinate(
                        line[i - 1].x + part * (line[i].x - line[i - 1].x),
                        line[i - 1].y + part * (line[i].y - line[i - 1].y));
            }
            left -= length;
        }
        return line[line.length - 1];
    }
}
