package citiverse.scene.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/// The rectangles that stand already, so that no two overlap.
final class Footprints {
    private static final double BUCKET_METRES = 60;
    private static final double SLACK_METRES = 0.15;

    private final Map<Long, List<Coordinate[]>> buckets = new HashMap<>();

    /// Takes a rectangle in where it overlaps none before.
    ///
    /// @return true where it did
    boolean take(Coordinate[] rectangle) {
        List<Long> keys = keys(rectangle);
        for (long key : keys) {
            for (Coordinate[] other : buckets.getOrDefault(key, List.of())) {
                if (overlap(rectangle, other)) {
                    return false;
                }
            }
        }
        keys.forEach(key -> buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(rectangle));
        return true;
    }

    private static List<Long> keys(Coordinate[] rectangle) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Coordinate corner : rectangle) {
            west = Math.min(west, corner.x);
            east = Math.max(east, corner.x);
            south = Math.min(south, corner.y);
            north = Math.max(north, corner.y);
        }
        var keys = new ArrayList<Long>();
        for (long x = bucket(west); x <= bucket(east); x++) {
            for (long y = bucket(south); y <= bucket(north); y++) {
                keys.add(x << 32 ^ y & 0xFFFFFFFFL);
            }
        }
        return keys;
    }

    private static long bucket(double metres) {
        return (long) Math.floor(metres / BUCKET_METRES);
    }

    /// Two convex shapes are apart where a line along a side of one has them on different sides.
    private static boolean overlap(Coordinate[] one, Coordinate[] other) {
        return !apart(one, other) && !apart(other, one);
    }

    private static boolean apart(Coordinate[] one, Coordinate[] other) {
        for (int i = 0; i < one.length; i++) {
            Coordinate a = one[i];
            Coordinate b = one[(i + 1) % one.length];
            double length = a.distance(b);
            boolean all = length > 0;
            for (int j = 0; all && j < other.length; j++) {
                double side = ((b.x - a.x) * (other[j].y - a.y) - (b.y - a.y) * (other[j].x - a.x)) / length;
                all = side <= SLACK_METRES;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }
}
