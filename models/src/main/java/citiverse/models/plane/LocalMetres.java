package citiverse.models.plane;

/// Short distances on the WGS 84 ellipsoid.
///
/// Within a city the ellipsoid is flat enough: with the radii of curvature at the middle latitude, a distance of 1 km
/// is off by less than a millimetre from the geodesic (M = a(1−e²)/(1−e²sin²φ)^1.5 along the meridian,
/// N = a/√(1−e²sin²φ) across it).
public final class LocalMetres {
    private LocalMetres() {}

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);

    /// Metres of one degree of latitude at a latitude in degrees.
    public static double perDegreeLatitude(double latitude) {
        double sine = StrictMath.sin(StrictMath.toRadians(latitude));
        double w = 1 - E2 * sine * sine;
        return StrictMath.toRadians(A * (1 - E2) / (w * Math.sqrt(w)));
    }

    /// Metres of one degree of longitude at a latitude in degrees.
    public static double perDegreeLongitude(double latitude) {
        double radians = StrictMath.toRadians(latitude);
        double sine = StrictMath.sin(radians);
        return StrictMath.toRadians(A / Math.sqrt(1 - E2 * sine * sine) * StrictMath.cos(radians));
    }

    /// Metres between two near points in degrees.
    public static double between(double longitude1, double latitude1, double longitude2, double latitude2) {
        double middle = (latitude1 + latitude2) / 2;
        double x = (longitude2 - longitude1) * perDegreeLongitude(middle);
        double y = (latitude2 - latitude1) * perDegreeLatitude(middle);
        return Math.sqrt(x * x + y * y);
    }
}
