package citiverse.models.sun;

/// Elevations as whole numbers of 16 bits: 0 is level, 65,535 the zenith, a step 0.00137°.
///
/// Rounding is monotone, so that the greater of two elevations stays the greater; an elevation is off by at
/// most 0.0007°, a four-hundredth of the radius of the sun.
final class Angle {
    /// The zenith.
    static final int ZENITH = 65_535;
    /// Steps of a degree.
    static final double STEPS_A_DEGREE = ZENITH / 90.0;

    private static final double[] TANGENT = tangents();

    private Angle() {}

    private static double[] tangents() {
        double[] tangent = new double[ZENITH + 1];
        for (int u = 0; u < ZENITH; u++) {
            tangent[u] = StrictMath.tan(radians(u));
        }
        tangent[ZENITH] = Double.POSITIVE_INFINITY;
        return tangent;
    }

    /// The elevation of a slope, rise over run; downward slopes are level.
    static int of(double slope) {
        if (!(slope > 0)) {
            return 0;
        }
        return (int) Math.round(StrictMath.toDegrees(StrictMath.atan(slope)) * STEPS_A_DEGREE);
    }

    /// The slope of an elevation: one that is not steeper raises nothing that stands at this elevation.
    static double slope(int elevation) {
        return TANGENT[elevation];
    }

    static double degrees(int elevation) {
        return elevation / STEPS_A_DEGREE;
    }

    static double radians(int elevation) {
        return StrictMath.toRadians(degrees(elevation));
    }
}
