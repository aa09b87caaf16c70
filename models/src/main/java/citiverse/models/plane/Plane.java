package citiverse.models.plane;

import org.locationtech.jts.geom.Envelope;

/// A plane in metres that touches the ellipsoid at one place: x east, y north.
///
/// The scales are those of the radii of curvature at the origin. A degree of longitude is as long everywhere as it is
/// at the origin, so that at a distance of d kilometres north or south of it lengths from west to east are off by
/// d · tan(latitude) / 6378 of themselves: 0.1 % at 6 km and 45°. North is true north at every place.
///
/// @param longitude of the origin, degrees CRS84
/// @param latitude of the origin, degrees CRS84, strictly between −90 and 90
/// @param metresPerDegreeEast at the origin
/// @param metresPerDegreeNorth at the origin
public record Plane(double longitude, double latitude, double metresPerDegreeEast, double metresPerDegreeNorth) {

    public Plane {
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) < 90)) {
            throw new IllegalArgumentException("no place on the earth: " + longitude + ", " + latitude);
        }
    }

    /// The plane around a place.
    public static Plane around(double longitude, double latitude) {
        return new Plane(
                longitude, latitude, LocalMetres.perDegreeLongitude(latitude), LocalMetres.perDegreeLatitude(latitude));
    }

    /// The plane around the middle of a box in degrees.
    public static Plane around(Envelope box) {
        return around((box.getMinX() + box.getMaxX()) / 2, (box.getMinY() + box.getMaxY()) / 2);
    }

    /// Metres east of the origin.
    public double x(double lon) {
        return (lon - longitude) * metresPerDegreeEast;
    }

    /// Metres north of the origin.
    public double y(double lat) {
        return (lat - latitude) * metresPerDegreeNorth;
    }

    /// Degrees of longitude of a place x metres east of the origin.
    public double longitudeOf(double x) {
        return longitude + x / metresPerDegreeEast;
    }

    /// Degrees of latitude of a place y metres north of the origin.
    public double latitudeOf(double y) {
        return latitude + y / metresPerDegreeNorth;
    }
}
