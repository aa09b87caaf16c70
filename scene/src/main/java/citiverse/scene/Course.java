package citiverse.scene;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Points along a line or around an area on the plane, in metres, rounded to a centimetre, without repetition.
final class Course {
    private final List<Coordinate> points = new ArrayList<>();

    void add(double x, double y) {
        if (!(Math.abs(x) < 1e6) || !(Math.abs(y) < 1e6)) {
            throw new IllegalArgumentException("a scene ends 1,000 km from its origin, not at " + x + " " + y);
        }
        var point = new Coordinate(centimetre(x), centimetre(y));
        if (points.isEmpty() || !points.getLast().equals2D(point)) {
            points.add(point);
        }
    }

    List<Coordinate> points() {
        return points;
    }

    static double centimetre(double metres) {
        return Math.round(metres * 100) / 100.0;
    }

    /// Length of a line through points, metres.
    static double length(List<Coordinate> points) {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += points.get(i - 1).distance(points.get(i));
        }
        return sum;
    }
}
