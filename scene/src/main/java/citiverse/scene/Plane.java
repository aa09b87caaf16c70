package citiverse.scene;

/// A flat plane in metres that touches the WGS 84 ellipsoid at an origin: x to the east, y to the north.
///
/// Lengths on it are true at the origin; 10 km away they are off by less than 0.2 % at latitudes up to 45°, since
/// the scale of the origin is kept. Degrees are rounded to 10⁻⁷ (about 1 cm), as OpenStreetMap stores them.
///
/// @param originLongitude degrees CRS84 of x = 0
/// @param originLatitude degrees CRS84 of y = 0, between −80 and 80
public record Plane(double originLongitude, double originLatitude) {
    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669437999014;

    public Plane {
        if (!(StrictMath.abs(originLatitude) <= 80) || !(StrictMath.abs(originLongitude) <= 179)) {
            throw new IllegalArgumentException("a scene lies within 80° of the equator and 179° of Greenwich");
        }
    }

    /// Longitude of a place, degrees.
    public double longitude(double x) {
        return round(originLongitude + x / metresPerDegreeEast());
    }

    /// Latitude of a place, degrees.
    public double latitude(double y) {
        return round(originLatitude + y / metresPerDegreeNorth());
    }

    /// Metres east of the origin.
    public double x(double longitude) {
        return (longitude - originLongitude) * metresPerDegreeEast();
    }

    /// Metres north of the origin.
    public double y(double latitude) {
        return (latitude - originLatitude) * metresPerDegreeNorth();
    }

    /// Metres in a degree of longitude at the origin: N cos φ π / 180, N the radius of curvature in the prime vertical.
    public double metresPerDegreeEast() {
        double phi = StrictMath.toRadians(originLatitude);
        double sine = StrictMath.sin(phi);
        double radius = SEMI_MAJOR_METRES / StrictMath.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
        return StrictMath.toRadians(radius * StrictMath.cos(phi));
    }

    /// Metres in a degree of latitude at the origin: M π / 180, M the radius of curvature in the meridian.
    public double metresPerDegreeNorth() {
        double sine = StrictMath.sin(StrictMath.toRadians(originLatitude));
        double root = StrictMath.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
        return StrictMath.toRadians(SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED) / (root * root * root));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
