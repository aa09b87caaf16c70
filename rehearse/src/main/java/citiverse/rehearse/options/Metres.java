package citiverse.rehearse.options;

import citiverse.models.plane.Plane;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Moves and measures on the ground, on the plane that touches the ellipsoid at the place.
public final class Metres {
    private static final double DEGREE_DIGITS = 1e9;

    private Metres() {}

    /// The place so many metres east and north of another, rounded to a billionth of a degree.
    static Coordinate moved(Coordinate from, double east, double north) {
        Plane plane = Plane.around(from.x, from.y);
        return new Coordinate(
                Math.rint(plane.longitudeOf(east) * DEGREE_DIGITS) / DEGREE_DIGITS,
                Math.rint(plane.latitudeOf(north) * DEGREE_DIGITS) / DEGREE_DIGITS);
    }

    /// Square metres of an area in CRS84.
    public static double area(Geometry area) {
        double sum = 0;
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                Plane plane = Plane.around(polygon.getEnvelopeInternal());
                sum += polygon.getArea() * plane.metresPerDegreeEast() * plane.metresPerDegreeNorth();
            }
        }
        return sum;
    }
}
