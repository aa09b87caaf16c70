package citiverse.models.spatial;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// A part of a body over which its bottom and its top are planes.
///
/// @param footprint an area in the metric plane
/// @param bottom its lower side, before the offsets of the body
/// @param top its upper side, before the offsets of the body
/// @param axis the straight line whose both sides the footprint covers, or null where it is another shape
public record Patch(Geometry footprint, Plane3 bottom, Plane3 top, Axis axis) {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// A straight line with a width.
    public record Axis(double x0, double y0, double x1, double y1, double halfWidth) {

        Geometry rectangle() {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double length = Math.sqrt(dx * dx + dy * dy);
            double nx = -dy / length * halfWidth;
            double ny = dx / length * halfWidth;
            return SHAPES.createPolygon(new Coordinate[] {
                new Coordinate(x0 + nx, y0 + ny),
                new Coordinate(x0 - nx, y0 - ny),
                new Coordinate(x1 - nx, y1 - ny),
                new Coordinate(x1 + nx, y1 + ny),
                new Coordinate(x0 + nx, y0 + ny)
            });
        }
    }

    static Patch along(Axis axis, Plane3 level) {
        return new Patch(axis.rectangle(), level, level, axis);
    }

    /// The same part with so much more ground on all sides. Along an axis the slope goes on; elsewhere the rim takes
    /// the lowest bottom and the highest top of the part.
    Patch widened(double metres) {
        if (axis != null) {
            var wider = new Axis(axis.x0, axis.y0, axis.x1, axis.y1, axis.halfWidth + metres);
            return new Patch(wider.rectangle(), bottom, top, wider);
        }
        Geometry wider = footprint.buffer(metres, Footprints.QUADRANT_SEGMENTS);
        if (bottom.flat() && top.flat()) {
            return new Patch(wider, bottom, top, null);
        }
        return new Patch(
                wider,
                Plane3.level(range(bottom).low()),
                Plane3.level(range(top).high()),
                null);
    }

    /// The values of a plane over the footprint.
    Interval range(Plane3 plane) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Coordinate at : footprint.getCoordinates()) {
            double z = plane.at(at.x, at.y);
            low = Math.min(low, z);
            high = Math.max(high, z);
        }
        return new Interval(low, high);
    }
}
