package citiverse.models.sun;

/// Horizons: for each receptor the elevation up to which obstacles rise, in 360 directions.
///
/// Direction k is the azimuth of k + ½ degrees; along it the elevation is that of the exact ray. Between two
/// directions it is linear. An elevation is held in 16 bits ([Angle]); nothing below level is told.
final class Horizons {
    static final int BINS = 360;
    /// Unit vectors of the directions.
    static final double[] EAST = new double[BINS];
    static final double[] NORTH = new double[BINS];

    static {
        for (int k = 0; k < BINS; k++) {
            EAST[k] = StrictMath.sin(StrictMath.toRadians((k + 0.5) * 360 / BINS));
            NORTH[k] = StrictMath.cos(StrictMath.toRadians((k + 0.5) * 360 / BINS));
        }
    }

    private Horizons() {}

    /// How far obstacles are looked for. What rises less than the least slope above a receptor hides the sun
    /// only where it stands lower than that; what is farther away is left out.
    ///
    /// @param metres greatest distance
    /// @param leastSlope rise over run
    record Reach(double metres, double leastSlope) {
        static Reach of(SunSettings settings) {
            double least = StrictMath.toRadians(settings.leastHorizonDegrees());
            return new Reach(settings.reachMetres(), StrictMath.tan(least));
        }
    }
}
