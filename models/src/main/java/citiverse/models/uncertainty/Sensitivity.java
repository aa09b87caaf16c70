package citiverse.models.uncertainty;

import java.util.function.ToDoubleFunction;

/// Which uncertain parameter moves the result? Shares of its variance by Sobol's indices.
///
/// Two independent sets A and B of n draws; A_B^i is A with column i from B. First order
/// S_i = (1/n) Σ f(B) (f(A_B^i) − f(A)) / V (Saltelli et al. 2010), total ST_i = (1/2n) Σ (f(A) − f(A_B^i))² / V
/// (Jansen 1999), second order S_ij = (1/n) Σ f(B_A^i) f(A_B^j) / V − … (Saltelli 2002). V is the variance of f over A
/// and B. The model is run n (d + 2) times, and n d times more for second order. The result is centred first, which
/// lowers the error of the estimates.
///
/// @param mean mean of the result
/// @param variance its variance
/// @param first S_i, share of the variance that would vanish if parameter i were known; may be slightly negative
/// @param total ST_i, share that would remain if all others were known; 0 for what does not matter at all
/// @param second S_ij for i < j, the part of the variance that i and j bring about only together; empty if not asked
public record Sensitivity(double mean, double variance, double[] first, double[] total, double[][] second) {

    /// Runs a model.
    ///
    /// @param model from a point of the unit cube to the result; the caller puts the quantiles in between
    /// @param dimensions parameters, at most half of [Sobol#DIMENSIONS]
    /// @param m n = 2^m draws
    /// @param pairs true to estimate second order too
    public static Sensitivity of(ToDoubleFunction<double[]> model, int dimensions, int m, long seed, boolean pairs) {
        double[][] points = Sobol.scrambled(m, 2 * dimensions, seed);
        int n = points.length;
        var a = new double[n];
        var b = new double[n];
        var ab = new double[dimensions][n];
        var ba = new double[pairs ? dimensions : 0][n];
        for (int k = 0; k < n; k++) {
            var left = new double[dimensions];
            var right = new double[dimensions];
            System.arraycopy(points[k], 0, left, 0, dimensions);
            System.arraycopy(points[k], dimensions, right, 0, dimensions);
            a[k] = model.applyAsDouble(left.clone());
            b[k] = model.applyAsDouble(right.clone());
            for (int d = 0; d < dimensions; d++) {
                var mixed = left.clone();
                mixed[d] = right[d];
                ab[d][k] = model.applyAsDouble(mixed);
                if (pairs) {
                    var other = right.clone();
                    other[d] = left[d];
                    ba[d][k] = model.applyAsDouble(other);
                }
            }
        }
        return of(a, b, ab, ba);
    }

    /// From results that were computed elsewhere.
    ///
    /// @param a f(A) by draw
    /// @param b f(B) by draw
    /// @param ab f(A_B^i) by parameter and draw
    /// @param ba f(B_A^i) by parameter and draw; empty where second order is not wanted
    public static Sensitivity of(double[] a, double[] b, double[][] ab, double[][] ba) {
        int n = a.length;
        int dimensions = ab.length;
        double mean = 0;
        for (int k = 0; k < n; k++) {
            mean += a[k] + b[k];
        }
        mean /= 2.0 * n;
        double variance = 0;
        double product = 0;
        for (int k = 0; k < n; k++) {
            variance += (a[k] - mean) * (a[k] - mean) + (b[k] - mean) * (b[k] - mean);
            product += (a[k] - mean) * (b[k] - mean);
        }
        variance /= 2.0 * n - 1;
        product /= n;
        var first = new double[dimensions];
        var total = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            for (int k = 0; k < n; k++) {
                double step = ab[d][k] - a[k];
                first[d] += (b[k] - mean) * step;
                total[d] += step * step;
            }
            first[d] /= n * variance;
            total[d] /= 2.0 * n * variance;
        }
        var second = new double[ba.length][ba.length];
        for (int i = 0; i < ba.length; i++) {
            for (int j = i + 1; j < ba.length; j++) {
                double closed = 0;
                for (int k = 0; k < n; k++) {
                    closed += (ba[i][k] - mean) * (ab[j][k] - mean);
                }
                second[i][j] = (closed / n - product) / variance - first[i] - first[j];
            }
        }
        return new Sensitivity(mean, variance, first, total, second);
    }
}
