package citiverse.models.uncertainty;

/// Points spread evenly over the unit cube, one a draw: what every uncertain parameter's quantile is taken of.
///
/// The same points serve all options (common random numbers), so that options differ by what they do and not by luck.
/// All coordinates lie strictly between 0 and 1.
public final class Draws {
    private Draws() {}

    /// A Latin hypercube (McKay, Beckman and Conover 1979): in every dimension each of the n equal strata holds exactly
    /// one point, at a random place inside it; the strata of different dimensions are paired at random.
    ///
    /// Adding a dimension leaves the earlier ones as they were.
    ///
    /// @param n draws, at least 1
    /// @param dimensions parameters, at least 0
    /// @return `[draw][dimension]`
    public static double[][] latinHypercube(int n, int dimensions, long seed) {
        check(n, dimensions);
        var points = new double[n][dimensions];
        for (int d = 0; d < dimensions; d++) {
            SplitMix random = SplitMix.stream(seed, d);
            int[] stratum = random.permutation(n);
            for (int k = 0; k < n; k++) {
                double place = (stratum[k] + random.nextOpen()) / n;
                points[k][d] = Math.clamp(
                        place, Math.nextUp(stratum[k] / (double) n), Math.nextDown((stratum[k] + 1) / (double) n));
            }
        }
        return points;
    }

    /// Independent points, for comparison.
    ///
    /// @return `[draw][dimension]`
    public static double[][] independent(int n, int dimensions, long seed) {
        check(n, dimensions);
        var points = new double[n][dimensions];
        for (int d = 0; d < dimensions; d++) {
            SplitMix random = SplitMix.stream(seed, d);
            for (int k = 0; k < n; k++) {
                points[k][d] = random.nextOpen();
            }
        }
        return points;
    }

    private static void check(int n, int dimensions) {
        if (n < 1 || dimensions < 0) {
            throw new IllegalArgumentException(
                    "at least 1 draw and 0 dimensions are needed, not " + n + " and " + dimensions);
        }
    }
}
