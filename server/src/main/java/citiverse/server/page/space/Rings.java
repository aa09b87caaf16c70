package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import org.locationtech.jts.geom.Coordinate;

/// Lengths and areas of flat arrays of corners: x1, y1, x2, y2, …, metres on a plane.
final class Rings {
    private Rings() {}

    /// Area of outlines of which those that run clockwise are holes, square metres.
    static double area(double[][] rings) {
        double area = 0;
        for (double[] ring : rings) {
            int last = ring.length - 2;
            for (int i = 0; i < ring.length; i += 2) {
                area += (ring[last] * ring[i + 1] - ring[i] * ring[last + 1]) / 2;
                last = i;
            }
        }
        return Math.abs(area);
    }

    /// Ground that a building covers, square metres; the greatest of its solids at least.
    static double footprint(Building building) {
        double sum = 0;
        for (Solid solid : building.solids()) {
            if (solid.baseMetres() <= building.groundMetres() + 1) {
                sum += area(solid.rings());
            }
        }
        return sum;
    }

    /// The corners of a line in degrees, in metres.
    static double[] line(Coordinate[] degrees, Plane plane) {
        double[] line = new double[2 * degrees.length];
        for (int i = 0; i < degrees.length; i++) {
            line[2 * i] = plane.x(degrees[i].x);
            line[2 * i + 1] = plane.y(degrees[i].y);
        }
        return line;
    }

    static double length(double[] line) {
        double sum = 0;
        for (int i = 2; i < line.length; i += 2) {
            sum += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        }
        return sum;
    }

    /// The place on a line that is nearest to a place, and on which side of the line that place lies: x, y, and a
    /// number above 0 to the left of the line's direction, below 0 to its right.
    static double[] foot(double[] line, double x, double y) {
        double[] best = {line[0], line[1], 0};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 2; i < line.length; i += 2) {
            double dx = line[i] - line[i - 2];
            double dy = line[i + 1] - line[i - 1];
            double square = dx * dx + dy * dy;
            double along =
                    square == 0 ? 0 : Math.clamp(((x - line[i - 2]) * dx + (y - line[i - 1]) * dy) / square, 0.0, 1.0);
            double footX = line[i - 2] + along * dx;
            double footY = line[i - 1] + along * dy;
            double metres = Math.hypot(footX - x, footY - y);
            if (metres < least) {
                least = metres;
                best = new double[] {footX, footY, dx * (y - line[i - 1]) - dy * (x - line[i - 2])};
            }
        }
        return best;
    }

    /// Distance of a place from a building, 0 within it, and its nearest place: metres, x, y.
    static double[] nearest(Building building, double x, double y) {
        double[] best = {Double.POSITIVE_INFINITY, x, y};
        for (Solid solid : building.solids()) {
            if (solid.covers(x, y)) {
                return new double[] {0, x, y};
            }
            for (double[] ring : solid.rings()) {
                double[] closed = java.util.Arrays.copyOf(ring, ring.length + 2);
                closed[ring.length] = ring[0];
                closed[ring.length + 1] = ring[1];
                double[] foot = foot(closed, x, y);
                double metres = Math.hypot(foot[0] - x, foot[1] - y);
                if (metres < best[0]) {
                    best = new double[] {metres, foot[0], foot[1]};
                }
            }
        }
        return best;
    }

    /// Direction from one place to another, degrees clockwise from north, 0 to 360.
    static double bearing(double fromX, double fromY, double toX, double toY) {
        double degrees = Math.toDegrees(Math.atan2(toX - fromX, toY - fromY));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
