package citiverse.models.air;

/// The wind and its turbulence near the ground, from similarity theory.
///
/// @param frictionVelocity u* in m/s, greater than 0
/// @param inverseObukhov 1/L per metre: positive stable, 0 neutral, negative unstable
/// @param roughnessMetres z₀, greater than 0
/// @param mixingHeightMetres height of the lid; infinite where there is none
/// @param windFactor what the profile is multiplied by so that it meets a measured wind; 1 to take the profile
///     as it is
/// @param crosswindTurbulence σv in m/s where it was measured, greater than 0; `NaN` to take it from u* and w*
public record SurfaceLayer(
        double frictionVelocity,
        double inverseObukhov,
        double roughnessMetres,
        double mixingHeightMetres,
        double windFactor,
        double crosswindTurbulence) {
    private static final double KARMAN = 0.4;
    /// Displacement height in roughness lengths, as in R-LINE.
    private static final double DISPLACEMENT = 5;
    /// Roughness lengths above it from which on the logarithm holds.
    private static final double BLENDED = 3;
    /// Least σv in m/s, as in R-LINE.
    private static final double LEAST_SIGMA_V = 0.2;

    public SurfaceLayer {
        if (!(frictionVelocity > 0) || !(roughnessMetres > 0) || !(mixingHeightMetres > 0) || !(windFactor > 0)) {
            throw new IllegalArgumentException(
                    "friction velocity, roughness, mixing height and wind factor must be greater than 0, not "
                            + frictionVelocity + ", " + roughnessMetres + ", " + mixingHeightMetres + ", "
                            + windFactor);
        }
        if (crosswindTurbulence <= 0) {
            throw new IllegalArgumentException("σv must be greater than 0, not " + crosswindTurbulence);
        }
        if (!Double.isFinite(inverseObukhov)) {
            throw new IllegalArgumentException("1/L must be finite, not " + inverseObukhov);
        }
    }

    /// The profile as similarity theory gives it.
    ///
    /// @param obukhovMetres L; infinite or 0 for neutral
    public static SurfaceLayer of(
            double frictionVelocity, double obukhovMetres, double roughnessMetres, double mixingHeightMetres) {
        return new SurfaceLayer(
                frictionVelocity, inverse(obukhovMetres), roughnessMetres, mixingHeightMetres, 1, Double.NaN);
    }

    /// The profile scaled to a wind measured at a height.
    public SurfaceLayer through(double windMetresPerSecond, double heightMetres) {
        double unscaled = wind(heightMetres) / windFactor;
        return new SurfaceLayer(
                frictionVelocity,
                inverseObukhov,
                roughnessMetres,
                mixingHeightMetres,
                windMetresPerSecond / unscaled,
                crosswindTurbulence);
    }

    /// The same with σv as measured.
    public SurfaceLayer withSigmaV(double metresPerSecond) {
        return new SurfaceLayer(
                frictionVelocity, inverseObukhov, roughnessMetres, mixingHeightMetres, windFactor, metresPerSecond);
    }

    static double inverse(double obukhovMetres) {
        return Double.isInfinite(obukhovMetres) || obukhovMetres == 0 ? 0 : 1 / obukhovMetres;
    }

    /// Convective velocity w* = u* (−z_i/(κL))^⅓ in m/s, 0 unless unstable; without a lid z_i is taken as 1,000
    /// m.
    public double convectiveVelocity() {
        if (inverseObukhov >= 0) {
            return 0;
        }
        double lid = Double.isInfinite(mixingHeightMetres) ? 1000 : mixingHeightMetres;
        return frictionVelocity * StrictMath.cbrt(-lid * inverseObukhov / KARMAN);
    }

    /// Crosswind turbulence σv = √((0.6 w*)² + (1.9 u*)²) in m/s, at least 0.2, unless it was measured.
    public double sigmaV() {
        if (!Double.isNaN(crosswindTurbulence)) {
            return crosswindTurbulence;
        }
        double convective = 0.6 * convectiveVelocity();
        double mechanical = 1.9 * frictionVelocity;
        return Math.max(LEAST_SIGMA_V, Math.sqrt(convective * convective + mechanical * mechanical));
    }

    /// Mean wind in m/s at a height above the ground; below the displacement height of 5 z₀ it is √2 σv, as in
    /// R-LINE. From there to three roughness lengths higher, where the logarithm takes over, it goes straight
    /// from one to the other: R-LINE jumps there, down to nothing and up again.
    public double wind(double heightMetres) {
        double above = heightMetres - DISPLACEMENT * roughnessMetres;
        double blended = BLENDED * roughnessMetres;
        if (above >= blended) {
            return profile(above);
        }
        double sheltered = Math.sqrt(2) * sigmaV();
        double part = Math.max(0, above / blended);
        return (1 - part) * sheltered + part * profile(blended);
    }

    private double profile(double above) {
        return windFactor
                * frictionVelocity
                / KARMAN
                * (StrictMath.log(above / roughnessMetres)
                        - stability(above * inverseObukhov)
                        + stability(roughnessMetres * inverseObukhov));
    }

    private static double stability(double z) {
        if (z >= 0) {
            return -17 * (1 - StrictMath.exp(-0.29 * z));
        }
        double x = Math.sqrt(Math.sqrt(1 - 16 * z));
        return 2 * StrictMath.log((1 + x) / 2) + StrictMath.log((1 + x * x) / 2) - 2 * StrictMath.atan(x) + Math.PI / 2;
    }
}
