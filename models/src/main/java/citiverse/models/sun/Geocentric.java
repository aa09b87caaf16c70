package citiverse.models.sun;

/// The sun as seen from the middle of the earth: steps 3.1 to 3.11 of the Solar Position Algorithm.
///
/// @param rightAscension apparent, degrees
/// @param declination apparent, degrees
/// @param siderealExcess apparent less mean sidereal time at Greenwich, degrees (equation of the equinoxes)
/// @param radius distance, astronomical units
/// @param longitude of the earth around the sun, degrees
/// @param latitude of the earth around the sun, degrees
/// @param nutationLongitude degrees
/// @param nutationObliquity degrees
/// @param obliquity true obliquity of the ecliptic, degrees
/// @param apparentLongitude of the sun, degrees
record Geocentric(
        double rightAscension,
        double declination,
        double siderealExcess,
        double radius,
        double longitude,
        double latitude,
        double nutationLongitude,
        double nutationObliquity,
        double obliquity,
        double apparentLongitude) {

    static final double JULIAN_DAY_2000 = 2_451_545;
    private static final double UNIX_EPOCH = 2_440_587.5;
    private static final double[] OBLIQUITY = {
        84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45
    };

    /// Julian day of an instant, days of universal time.
    static double julianDay(double epochSeconds) {
        return UNIX_EPOCH + epochSeconds / 86_400;
    }

    /// Mean sidereal time at Greenwich in degrees, not limited to a turn.
    static double meanSidereal(double julianDay) {
        double days = julianDay - JULIAN_DAY_2000;
        double centuries = days / 36_525;
        return 280.46061837 + 360.98564736629 * days + centuries * centuries * (0.000387933 - centuries / 38_710_000);
    }

    static Geocentric at(double julianDay, double deltaTSeconds) {
        double centuries = (julianDay + deltaTSeconds / 86_400 - JULIAN_DAY_2000) / 36_525;
        double millennia = centuries / 10;
        double longitude = turn(StrictMath.toDegrees(PeriodicTerms.sum('L', millennia)));
        double latitude = StrictMath.toDegrees(PeriodicTerms.sum('B', millennia));
        double radius = PeriodicTerms.sum('R', millennia);

        double[] arguments = {
            cubic(297.85036, 445_267.11148, -0.0019142, 1 / 189_474.0, centuries),
            cubic(357.52772, 35_999.05034, -0.0001603, -1 / 300_000.0, centuries),
            cubic(134.96298, 477_198.867398, 0.0086972, 1 / 56_250.0, centuries),
            cubic(93.27191, 483_202.017538, -0.0036825, 1 / 327_270.0, centuries),
            cubic(125.04452, -1934.136261, 0.0020708, 1 / 450_000.0, centuries)
        };
        double nutationLongitude = 0;
        double nutationObliquity = 0;
        for (double[] term : PeriodicTerms.NUTATION) {
            double angle = 0;
            for (int j = 0; j < arguments.length; j++) {
                angle += arguments[j] * term[j];
            }
            angle = StrictMath.toRadians(angle);
            nutationLongitude += (term[5] + term[6] * centuries) * StrictMath.sin(angle);
            nutationObliquity += (term[7] + term[8] * centuries) * StrictMath.cos(angle);
        }
        nutationLongitude /= 36_000_000;
        nutationObliquity /= 36_000_000;

        double u = millennia / 10;
        double mean = 0;
        for (int i = OBLIQUITY.length - 1; i >= 0; i--) {
            mean = mean * u + OBLIQUITY[i];
        }
        double obliquity = mean / 3600 + nutationObliquity;
        double apparent = longitude + 180 + nutationLongitude - 20.4898 / (3600 * radius);

        double lambda = StrictMath.toRadians(apparent);
        double epsilon = StrictMath.toRadians(obliquity);
        double beta = StrictMath.toRadians(-latitude);
        double ascension = StrictMath.atan2(
                StrictMath.sin(lambda) * StrictMath.cos(epsilon) - StrictMath.tan(beta) * StrictMath.sin(epsilon),
                StrictMath.cos(lambda));
        double declination = StrictMath.asin(StrictMath.sin(beta) * StrictMath.cos(epsilon)
                + StrictMath.cos(beta) * StrictMath.sin(epsilon) * StrictMath.sin(lambda));
        return new Geocentric(
                turn(StrictMath.toDegrees(ascension)),
                StrictMath.toDegrees(declination),
                nutationLongitude * StrictMath.cos(epsilon),
                radius,
                longitude,
                latitude,
                nutationLongitude,
                nutationObliquity,
                obliquity,
                turn(apparent));
    }

    /// An angle in degrees from 0 to 360.
    static double turn(double degrees) {
        double rest = degrees - 360 * Math.floor(degrees / 360);
        return rest >= 360 ? 0 : rest;
    }

    private static double cubic(double a, double b, double c, double d, double x) {
        return a + x * (b + x * (c + x * d));
    }
}
