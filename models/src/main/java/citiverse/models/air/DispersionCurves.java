package citiverse.models.air;

/// How wide a plume is at a distance: the coefficients of the curves of R-LINE.
///
/// With a = u*/U_e, x metres downwind and L the Obukhov length: stable σz = c a x / (1 + s a (x/L)^⅔), unstable
/// σz = c a x (1 + t a x/|L|); stable σy = d (σv/u*) σz (1 + e σz/L), unstable σy = d (σv/u*) σz (1 + f
/// σz/|L|)^−½. Source: Snyder et al. 2013 (form); v1.2 as distributed with AERMOD 21112; the later set as used
/// with AERMOD.
public enum DispersionCurves {
    /// Coefficients of the later versions distributed with AERMOD.
    AERMOD(0.70, 1.5, 1.0, 1.4, 1.5, 2.5),
    /// Coefficients of R-LINE 1.2.
    R_LINE_1_2(0.57, 3.0, 1.5, 1.6, 2.5, 1.0);

    private final double vertical;
    private final double verticalStable;
    private final double verticalUnstable;
    private final double horizontal;
    private final double horizontalStable;
    private final double horizontalUnstable;

    DispersionCurves(
            double vertical,
            double verticalStable,
            double verticalUnstable,
            double horizontal,
            double horizontalStable,
            double horizontalUnstable) {
        this.vertical = vertical;
        this.verticalStable = verticalStable;
        this.verticalUnstable = verticalUnstable;
        this.horizontal = horizontal;
        this.horizontalStable = horizontalStable;
        this.horizontalUnstable = horizontalUnstable;
    }

    /// Vertical spread in metres, without initial spread and lid.
    ///
    /// @param slope a = u*/U_e
    /// @param x metres downwind, at least 0
    /// @param inverseObukhov 1/L per metre: positive stable, 0 neutral, negative unstable
    public double sigmaZ(double slope, double x, double inverseObukhov) {
        if (inverseObukhov > 0) {
            double root = StrictMath.cbrt(x * inverseObukhov);
            return vertical * slope * x / (1 + verticalStable * slope * root * root);
        }
        return vertical * slope * x * (1 - verticalUnstable * slope * x * inverseObukhov);
    }

    /// Horizontal spread in metres.
    ///
    /// @param sigmaVOverFriction σv/u*
    /// @param sigmaZ vertical spread in metres
    /// @param inverseObukhov 1/L per metre
    public double sigmaY(double sigmaVOverFriction, double sigmaZ, double inverseObukhov) {
        double plain = horizontal * sigmaVOverFriction * sigmaZ;
        return inverseObukhov > 0
                ? plain * (1 + horizontalStable * sigmaZ * inverseObukhov)
                : plain / Math.sqrt(1 - horizontalUnstable * sigmaZ * inverseObukhov);
    }
}
