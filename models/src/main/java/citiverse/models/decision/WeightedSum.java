package citiverse.models.decision;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Scores as weighted sums of criteria that are already on comparable scales, more being better.
public final class WeightedSum {
    private WeightedSum() {}

    /// Σ_c w_c x_c per option, with weights that are made to sum to 1.
    ///
    /// @param values `[option][criterion]`, more is better, on comparable scales
    public static double[] scores(double[][] values, double[] weights) {
        Scenarios.check(values, weights);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        var scores = new double[values.length];
        for (int o = 0; o < values.length; o++) {
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] == 0 ? 0 : weights[c] / total * values[o][c];
            }
            scores[o] = sum;
        }
        return scores;
    }

    /// Options by falling score, equal ones as they came.
    public static int[] ranking(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(o -> -scores[o]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
