package citiverse.models.uncertainty;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Quantiles, of which there are several definitions; each method says which it is.
public final class Quantiles {
    private Quantiles() {}

    /// Linear interpolation between the order statistics at position (n − 1) p (definition 7 of Hyndman and Fan
    /// 1996, the default of R and NumPy).
    ///
    /// @param values finite, in any order, left as they are; `NaN` for none
    /// @param p 0 to 1
    public static double linear(double[] values, double p) {
        check(p);
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// The least value that, with all smaller ones, holds at least the share p of the weight (the inverse of the
    /// weighted distribution function; with equal weights definition 1 of Hyndman and Fan).
    ///
    /// @param values in any order, left as they are
    /// @param weights at least 0; what has none does not count
    /// @param p 0 to 1
    public static double weighted(double[] values, double[] weights, double p) {
        check(p);
        int[] order = IntStream.range(0, values.length)
                .filter(k -> weights[k] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> values[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = 0;
        for (int k : order) {
            total += weights[k];
        }
        // What rounding may lose of a sum of weights must not push the answer to the next value.
        double wanted = p * total * (1 - 1e-12);
        double reached = 0;
        for (int k : order) {
            reached += weights[k];
            if (reached >= wanted) {
                return values[k];
            }
        }
        return order.length == 0 ? Double.NaN : values[order[order.length - 1]];
    }

    private static void check(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1, not at " + p);
        }
    }
}
