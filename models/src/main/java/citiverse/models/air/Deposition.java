package citiverse.models.air;

/// How fast leaves take up what does not depend on the wind here, m/s onto a square metre of leaf, net of
/// resuspension and of the hours when stomata are closed. PM2.5 goes by [Vegetation].
///
/// Defaults: PM10 0.0064 m/s onto a canopy of LAI 6 with half resuspended (Lovett 1994, as used by i-Tree), so
/// 0.00107 onto leaves; NO₂ 0.003 m/s onto such a canopy by day (range 0.001 to 0.005 in i-Tree), half the
/// hours, so 0.00025. Both are rough: vary them.
///
/// @param no2 nitrogen dioxide
/// @param pm10 particles below 10 µm
public record Deposition(double no2, double pm10) {
    /// The defaults.
    public static final Deposition DEFAULT = new Deposition(0.00025, 0.00107);

    public Deposition {
        if (!(no2 >= 0) || !(pm10 >= 0)) {
            throw new IllegalArgumentException("deposition velocities must be at least 0, not " + no2 + ", " + pm10);
        }
    }
}
