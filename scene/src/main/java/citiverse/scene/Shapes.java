package citiverse.scene;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Measures along lines on the plane, in metres.
public final class Shapes {
    private Shapes() {}

    /// A point on a line.
    ///
    /// @param along metres from its begin
    /// @param x metres
    /// @param y metres
    /// @param dx direction of the line there, unit vector
    /// @param dy direction of the line there, unit vector
    public record Spot(double along, double x, double y, double dx, double dy) {
        /// The place so many metres to the right of the line.
        public Coordinate right(double metres) {
            return new Coordinate(x + dy * metres, y - dx * metres);
        }
    }

    /// The point so many metres from the begin, held within the line.
    public static Spot at(List<Coordinate> line, double metres) {
        double walked = 0;
        for (int i = 1; i < line.size(); i++) {
            Coordinate a = line.get(i - 1);
            Coordinate b = line.get(i);
            double length = a.distance(b);
            if (walked + length >= metres || i == line.size() - 1) {
                double t = length == 0 ? 0 : Math.clamp((metres - walked) / length, 0.0, 1.0);
                double inverse = length == 0 ? 0 : 1 / length;
                return new Spot(
                        walked + t * length,
                        a.x + t * (b.x - a.x),
                        a.y + t * (b.y - a.y),
                        (b.x - a.x) * inverse,
                        (b.y - a.y) * inverse);
            }
            walked += length;
        }
        throw new IllegalArgumentException("a line has at least two points");
    }

    /// Metres from the begin of the line to the nearest point for each of the places, never backwards.
    public static double[] along(List<Coordinate> line, List<Coordinate> places) {
        var result = new double[places.size()];
        double last = 0;
        for (int p = 0; p < result.length; p++) {
            double best = Double.POSITIVE_INFINITY;
            double at = last;
            double walked = 0;
            for (int i = 1; i < line.size(); i++) {
                Coordinate a = line.get(i - 1);
                Coordinate b = line.get(i);
                double length = a.distance(b);
                if (walked + length >= last && length > 0) {
                    double from = Math.clamp((last - walked) / length, 0.0, 1.0);
                    double t = Math.clamp(share(a, b, places.get(p)), from, 1.0);
                    double distance = distance(a, b, t, places.get(p));
                    if (distance < best - 1e-6) {
                        best = distance;
                        at = walked + t * length;
                    }
                }
                walked += length;
            }
            last = at;
            result[p] = at;
        }
        return result;
    }

    /// Metres from the begin of the line to each of its points.
    static double[] milestones(List<Coordinate> line) {
        var miles = new double[line.size()];
        for (int i = 1; i < miles.length; i++) {
            miles[i] = miles[i - 1] + line.get(i - 1).distance(line.get(i));
        }
        return miles;
    }

    /// Length of a line, metres.
    public static double length(List<Coordinate> line) {
        return Course.length(line);
    }

    /// The part of a line from its first crossing with another to its end; the whole where they do not cross.
    public static List<Coordinate> after(List<Coordinate> line, List<Coordinate> other) {
        for (int i = 1; i < line.size(); i++) {
            Coordinate crossing = crossing(line.get(i - 1), line.get(i), other);
            if (crossing != null) {
                var rest = new ArrayList<Coordinate>();
                rest.add(crossing);
                rest.addAll(line.subList(i, line.size()));
                return rest;
            }
        }
        return line;
    }

    /// The part of a line up to its first crossing with another; the whole where they do not cross.
    public static List<Coordinate> before(List<Coordinate> line, List<Coordinate> other) {
        for (int i = 1; i < line.size(); i++) {
            Coordinate crossing = crossing(line.get(i - 1), line.get(i), other);
            if (crossing != null) {
                var first = new ArrayList<>(line.subList(0, i));
                first.add(crossing);
                return first;
            }
        }
        return line;
    }

    /// The part of a line between its first and its last crossing with another.
    public static List<Coordinate> between(List<Coordinate> line, List<Coordinate> other) {
        return after(after(line, other).reversed(), other).reversed();
    }

    private static Coordinate crossing(Coordinate a, Coordinate b, List<Coordinate> other) {
        for (int i = 1; i < other.size(); i++) {
            Coordinate c = other.get(i - 1);
            Coordinate d = other.get(i);
            double cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
            if (Math.abs(cross) > 1e-9) {
                double t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
                double s = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross;
                if (t >= 0 && t <= 1 && s >= 0 && s <= 1) {
                    return new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
                }
            }
        }
        return null;
    }

    /// Where on the way from a to b the foot of a point lies, 0 at a and 1 at b, unbounded.
    static double share(Coordinate a, Coordinate b, Coordinate point) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double square = dx * dx + dy * dy;
        return square == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
    }

    private static double distance(Coordinate a, Coordinate b, double t, Coordinate point) {
        double x = a.x + t * (b.x - a.x) - point.x;
        double y = a.y + t * (b.y - a.y) - point.y;
        return Math.sqrt(x * x + y * y);
    }

    /// Distance of a point from a line, metres.
    public static double distance(List<Coordinate> line, Coordinate point) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            double t = Math.clamp(share(line.get(i - 1), line.get(i), point), 0.0, 1.0);
            best = Math.min(best, distance(line.get(i - 1), line.get(i), t, point));
        }
        return best;
    }

    /// A smooth line through points (uniform Catmull–Rom spline), `steps` pieces between two of them.
    public static List<Coordinate> smooth(List<Coordinate> points, int steps) {
        var line = new ArrayList<Coordinate>();
        int last = points.size() - 1;
        for (int i = 0; i < last; i++) {
            Coordinate a = points.get(Math.max(0, i - 1));
            Coordinate b = points.get(i);
            Coordinate c = points.get(i + 1);
            Coordinate d = points.get(Math.min(last, i + 2));
            for (int s = 0; s < steps; s++) {
                double t = s / (double) steps;
                line.add(new Coordinate(spline(a.x, b.x, c.x, d.x, t), spline(a.y, b.y, c.y, d.y, t)));
            }
        }
        line.add(points.get(last).copy());
        return line;
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
