package citiverse.models.equity;

import citiverse.models.uncertainty.Normal;

/// Moran's I: do like values lie beside like ones? I = (n/S0) · zᵀWz / zᵀz with z the deviations from the plain mean
/// of the places and S0 the sum of all weights (Moran 1950; moments after Cliff and Ord 1981).
///
/// Places count alike here, whatever their people: it is a statement on the map. Places without a value are left out
/// of values and weights.
///
/// @param i the index; about 1 where like lies beside like, below 0 where unlike does; `NaN` where all values are the
///     same or nobody has a neighbour
/// @param expected −1/(n − 1), what to expect where values are scattered by chance
/// @param varianceNormal variance if the values were drawn from a normal distribution
/// @param varianceRandom variance if the values found were dealt out to the places by chance; `NaN` below 4 places
/// @param zNormal (I − expected) / √varianceNormal
/// @param zRandom (I − expected) / √varianceRandom
/// @param pNormal chance, one-sided, of so large a |zNormal| without any pattern
/// @param pRandom the same for zRandom
/// @param places places with a value
/// @param missing places without one
/// @param islands places with a value that have no neighbour with one; they add nothing to the numerator
public record Moran(
        double i,
        double expected,
        double varianceNormal,
        double varianceRandom,
        double zNormal,
        double zRandom,
        double pNormal,
        double pRandom,
        int places,
        int missing,
        int islands) {

    /// Computes the index.
    ///
    /// @param values value per place; `NaN` where missing
    /// @param weights neighbours among all places
    public static Moran of(double[] values, SpatialWeights weights) {
        Deviations d = Deviations.of(values, weights);
        int n = d.z().length;
        double s0 = 0;
        double cross = 0;
        double s1 = 0;
        SpatialWeights w = d.weights();
        var both = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = w.start()[i]; k < w.start()[i + 1]; k++) {
                int j = w.neighbour()[k];
                double here = w.weight()[k];
                double back = w.between(j, i);
                s0 += here;
                cross += here * d.z()[i] * d.z()[j];
                s1 += back == 0 ? here * here : 0.5 * (here + back) * (here + back);
                both[i] += here;
                both[j] += here;
            }
        }
        double s2 = 0;
        for (double sum : both) {
            s2 += sum * sum;
        }
        double moran = n / s0 * cross / d.squares();
        double expected = -1.0 / (n - 1);
        double normal = varianceNormal(n, s0, s1, s2);
        double random = varianceRandom(n, s0, s1, s2, n * d.fourths() / (d.squares() * d.squares()));
        double zNormal = (moran - expected) / Math.sqrt(normal);
        double zRandom = (moran - expected) / Math.sqrt(random);
        return new Moran(
                moran,
                expected,
                normal,
                random,
                zNormal,
                zRandom,
                Normal.upperTail(Math.abs(zNormal)),
                Normal.upperTail(Math.abs(zRandom)),
                n,
                values.length - n,
                w.islands());
    }

    private static double varianceNormal(double n, double s0, double s1, double s2) {
        return (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - 1 / ((n - 1) * (n - 1));
    }

    /// @param kurtosis (Σz⁴/n) / (Σz²/n)²
    private static double varianceRandom(double n, double s0, double s1, double s2, double kurtosis) {
        if (n < 4) {
            return Double.NaN;
        }
        double plain = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
        double peaked = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
        return (plain - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - 1 / ((n - 1) * (n - 1));
    }

    /// Deviations from the mean of the places that have a value, and the weights among these.
    ///
    /// @param index where each place stood among all
    record Deviations(double[] z, int[] index, double squares, double fourths, SpatialWeights weights) {

        static Deviations of(double[] values, SpatialWeights weights) {
            if (values.length != weights.size()) {
                throw new IllegalArgumentException("as many values as rows of weights are needed, not " + values.length
                        + " and " + weights.size());
            }
            var known = new boolean[values.length];
            int n = 0;
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                known[i] = !Double.isNaN(values[i]);
                n += known[i] ? 1 : 0;
                sum += known[i] ? values[i] : 0;
            }
            var z = new double[n];
            var index = new int[n];
            int k = 0;
            double squares = 0;
            double fourths = 0;
            for (int i = 0; i < values.length; i++) {
                if (known[i]) {
                    index[k] = i;
                    z[k] = values[i] - sum / n;
                    double square = z[k] * z[k];
                    squares += square;
                    fourths += square * square;
                    k++;
                }
            }
            return new Deviations(z, index, squares, fourths, n == values.length ? weights : weights.only(known));
        }
    }
}
