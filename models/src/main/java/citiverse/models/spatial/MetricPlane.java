package citiverse.models.spatial;

import citiverse.models.access.LocalMetres;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A plane in metres around a place: x east, y north, straight lines in degrees stay straight. The radii of curvature
/// of the WGS 84 ellipsoid at the place make it exact there; 25 km north or south of it eastward distances are off by
/// 0.4 % (at 45°), which for gaps of metres is centimetres.
///
/// @param longitude of the origin, degrees CRS84
/// @param latitude of the origin, degrees CRS84
/// @param metresPerDegreeEast at that latitude
/// @param metresPerDegreeNorth at that latitude
public record MetricPlane(double longitude, double latitude, double metresPerDegreeEast, double metresPerDegreeNorth) {

    /// The plane around a place.
    public static MetricPlane around(double longitude, double latitude) {
        return new MetricPlane(
                longitude, latitude, LocalMetres.perDegreeLongitude(latitude), LocalMetres.perDegreeLatitude(latitude));
    }

    /// The plane around the middle of some extents in degrees; around 0, 0 where they are empty.
    public static MetricPlane around(List<Envelope> extents) {
        var all = new Envelope();
        extents.forEach(all::expandToInclude);
        Coordinate centre = all.isNull() ? new Coordinate(0, 0) : all.centre();
        return around(centre.x, centre.y);
    }

    public double x(double lon) {
        return (lon - longitude) * metresPerDegreeEast;
    }

    public double y(double lat) {
        return (lat - latitude) * metresPerDegreeNorth;
    }

    public double longitude(double x) {
        return longitude + x / metresPerDegreeEast;
    }

    public double latitude(double y) {
        return latitude + y / metresPerDegreeNorth;
    }

    /// A copy of a geometry in the plane; z stays.
    public Geometry project(Geometry degrees) {
        Geometry metres = degrees.copy();
        metres.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                points.setOrdinate(i, CoordinateSequence.X, x(points.getX(i)));
                points.setOrdinate(i, CoordinateSequence.Y, y(points.getY(i)));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return metres;
    }
}
