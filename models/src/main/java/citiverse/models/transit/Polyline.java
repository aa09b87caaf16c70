package citiverse.models.transit;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// A line in the local plane with the distance along it at each of its points.
///
/// @param x metres east
/// @param y metres north
/// @param along metres from the start, not descending
record Polyline(double[] x, double[] y, double[] along) {

    static Polyline of(Geometry line, LocalPlane plane) {
        Coordinate[] points = line.getCoordinates();
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        double[] along = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            x[i] = plane.x(points[i].x);
            y[i] = plane.y(points[i].y);
            along[i] = i == 0 ? 0 : along[i - 1] + length(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
        return new Polyline(x, y, along);
    }

    double length() {
        return along[along.length - 1];
    }

    int pieces() {
        return x.length - 1;
    }

    /// Square of the distance from a point to a piece of the line.
    double squareDistance(int piece, double px, double py) {
        double t = fraction(piece, px, py);
        double dx = x[piece] + t * (x[piece + 1] - x[piece]) - px;
        double dy = y[piece] + t * (y[piece + 1] - y[piece]) - py;
        return dx * dx + dy * dy;
    }

    /// Where along the line the point of a piece lies that is nearest to a point.
    double position(int piece, double px, double py) {
        return along[piece] + fraction(piece, px, py) * (along[piece + 1] - along[piece]);
    }

    private double fraction(int piece, double px, double py) {
        double dx = x[piece + 1] - x[piece];
        double dy = y[piece + 1] - y[piece];
        double square = dx * dx + dy * dy;
        return square == 0 ? 0 : Math.clamp(((px - x[piece]) * dx + (py - y[piece]) * dy) / square, 0.0, 1.0);
    }

    private static double length(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
