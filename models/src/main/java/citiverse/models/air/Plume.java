package citiverse.models.air;

import citiverse.models.uncertainty.Normal;

/// The mean concentration around a steady point source near the ground: a Gaussian plume that points downwind
/// and a part that meanders all around.
///
/// C = (1 − f) V(x) H(y) + f V(r)/(2πr), f = 2σv²/U_e², V = (e^(−(h−z)²/2σz²) + e^(−(h+z)²/2σz²)) / (√(2π) σz
/// U_e), H = e^(−y²/2σy²)/(√(2π) σy), U_e = √(U(z̄)² + 2σv²) at the mean height z̄ = √(2/π) σz e^(−h²/2σz²) + h
/// erf(h/√2σz), which depends on σz, which depends on U_e: the two are solved together. σz² gains σz₀² and is
/// at most √(2/π) z_i. (Snyder et al. 2013.)
///
/// Units: metres, seconds; concentrations in s/m³, that is g/m³ for a source of 1 g/s.
public final class Plume {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);
    /// Nearest distance to the source that is told apart, as in R-LINE.
    private static final double NEAREST = 1;
    private static final int MOST_STEPS = 50;
    private static final double PRECISION = 1e-9;

    private final DispersionCurves curves;
    private final SurfaceLayer layer;
    private final double sourceMetres;
    private final double receptorMetres;
    private final double initialMetres;
    private final double sigmaV;
    private final double relativeSigmaV;
    private final double lid;
    private final double atSource;

    /// @param sourceMetres height of the source
    /// @param receptorMetres height where the concentration is wanted
    /// @param initialMetres σz₀, vertical spread at the source; at least 0
    public Plume(
            DispersionCurves curves,
            SurfaceLayer layer,
            double sourceMetres,
            double receptorMetres,
            double initialMetres) {
        this.curves = curves;
        this.layer = layer;
        this.sourceMetres = sourceMetres;
        this.receptorMetres = receptorMetres;
        this.initialMetres = initialMetres;
        sigmaV = layer.sigmaV();
        relativeSigmaV = sigmaV / layer.frictionVelocity();
        lid = ROOT_TWO_OVER_PI * layer.mixingHeightMetres();
        atSource = effective(layer.wind(sourceMetres));
    }

    /// The plume at a distance.
    ///
    /// @param windMetresPerSecond U_e
    /// @param sigmaZ vertical spread in metres
    /// @param sigmaY horizontal spread in metres
    /// @param vertical V in s/m²
    public record Spread(double windMetresPerSecond, double sigmaZ, double sigmaY, double vertical) {}

    /// Spread at a distance downwind.
    public Spread at(double metres) {
        double x = Math.max(NEAREST, metres);
        double wind = atSource;
        double sigma = initial(curves.sigmaZ(layer.frictionVelocity() / wind, x, layer.inverseObukhov()));
        for (int step = 0; step < MOST_STEPS; step++) {
            wind = effective(layer.wind(Math.max(meanHeight(Math.min(lid, sigma)), sourceMetres)));
            double next = initial(curves.sigmaZ(layer.frictionVelocity() / wind, x, layer.inverseObukhov()));
            boolean settled = Math.abs(next - sigma) <= PRECISION * sigma;
            sigma = next;
            if (settled) {
                break;
            }
        }
        double sigmaZ = Math.min(lid, sigma);
        double below = (sourceMetres - receptorMetres) / sigmaZ;
        double mirrored = (sourceMetres + receptorMetres) / sigmaZ;
        double vertical = (StrictMath.exp(-0.5 * below * below) + StrictMath.exp(-0.5 * mirrored * mirrored))
                / (ROOT_TWO_PI * sigmaZ * wind);
        return new Spread(wind, sigmaZ, curves.sigmaY(relativeSigmaV, sigma, layer.inverseObukhov()), vertical);
    }

    /// Concentration in s/m³ at a point.
    ///
    /// @param x metres downwind of the source, negative upwind
    /// @param y metres to the side
    public double concentration(double x, double y) {
        return concentration(x, y, at(Math.abs(x)), meander(Math.sqrt(x * x + y * y)));
    }

    /// The part that spreads all around, at a distance, before its weight.
    double meander(double metres) {
        double r = Math.max(NEAREST, metres);
        return at(r).vertical() / (2 * Math.PI * r);
    }

    /// The same from parts that a caller keeps.
    double concentration(double x, double y, Spread spread, double meander) {
        double share = 2 * sigmaV * sigmaV / (spread.windMetresPerSecond() * spread.windMetresPerSecond());
        double direct = 0;
        if (x > 0) {
            double side = y / spread.sigmaY();
            direct = spread.vertical() * StrictMath.exp(-0.5 * side * side) / (ROOT_TWO_PI * spread.sigmaY());
        }
        return (1 - share) * direct + share * meander;
    }

    /// Concentration in s/m² at a distance downwind of an infinite line across the wind, all of it carried
    /// downwind: C = √(2/π)/(σz U_e) e^(−h²/2σz²) on the ground.
    public static double infiniteLine(double sigmaZ, double wind, double sourceMetres) {
        double height = sourceMetres / sigmaZ;
        return ROOT_TWO_OVER_PI / (sigmaZ * wind) * StrictMath.exp(-0.5 * height * height);
    }

    private double initial(double sigma) {
        return Math.sqrt(sigma * sigma + initialMetres * initialMetres);
    }

    private double effective(double wind) {
        return Math.sqrt(wind * wind + 2 * sigmaV * sigmaV);
    }

    private double meanHeight(double sigma) {
        double height = sourceMetres / sigma;
        return ROOT_TWO_OVER_PI * sigma * StrictMath.exp(-0.5 * height * height)
                + sourceMetres * (1 - 2 * Normal.upperTail(height));
    }
}
