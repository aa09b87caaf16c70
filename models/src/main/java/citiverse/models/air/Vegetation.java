package citiverse.models.air;

/// What leaves take out of the air: F = V_d C for each square metre of leaf.
///
/// PM2.5 by wind speed, and the share that the wind lifts off again, after Nowak et al. 2013 (i-Tree), between
/// whole metres per second straight, from 13 m/s on as at 13. Resuspension is applied to the same hour here;
/// i-Tree applies it to the stock since the last rain that washes the leaves (0.2·LAI mm).
public final class Vegetation {
    private static final double[] CENTIMETRES_PER_SECOND = {
        0, 0.03, 0.09, 0.15, 0.17, 0.19, 0.20, 0.56, 0.92, 0.92, 2.11, 2.11, 2.11, 2.11
    };
    private static final double[] RESUSPENDED_PERCENT = {0, 1.5, 3, 4.5, 6, 7.5, 9, 10, 11, 12, 13, 16, 20, 23};

    private Vegetation() {}

    /// Deposition velocity of PM2.5 onto leaves, m/s.
    public static double fineVelocity(double windMetresPerSecond) {
        return at(CENTIMETRES_PER_SECOND, windMetresPerSecond) / 100;
    }

    /// Share of the deposited PM2.5 that the wind lifts off again, 0 to 1.
    public static double resuspended(double windMetresPerSecond) {
        return at(RESUSPENDED_PERCENT, windMetresPerSecond) / 100;
    }

    /// What a square metre of canopy takes up, µg/m², before resuspension.
    ///
    /// @param velocity V_d in m/s
    /// @param micrograms C in µg/m³
    public static double uptake(double velocity, double micrograms, double leafAreaIndex, double seconds) {
        return velocity * micrograms * leafAreaIndex * seconds;
    }

    /// Share that canopy takes out of a box of air of this height that stands over it: 1 − e^(−V_d LAI t/H).
    /// Only for ground that is wholly under canopy.
    public static double boxRemoval(double velocity, double leafAreaIndex, double seconds, double heightMetres) {
        return -StrictMath.expm1(-velocity * leafAreaIndex * seconds / heightMetres);
    }

    private static double at(double[] table, double wind) {
        if (!(wind >= 0)) {
            throw new IllegalArgumentException("a wind must be at least 0 m/s, not " + wind);
        }
        int below = (int) Math.min(wind, table.length - 1);
        int above = Math.min(below + 1, table.length - 1);
        double part = Math.min(1, wind - below);
        return table[below] + part * (table[above] - table[below]);
    }
}
