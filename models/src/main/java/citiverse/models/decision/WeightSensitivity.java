package citiverse.models.decision;

import citiverse.models.uncertainty.Normal;
import citiverse.models.uncertainty.SplitMix;

/// How the ranking holds when nobody agrees on the weights: weights are drawn at random, and every draw ranks the
/// options by their weighted sum (stochastic multicriteria acceptability, Lahdelma and Salminen 2001).
///
/// Weights follow a Dirichlet distribution. With every parameter 1 all weights that sum to 1 are equally likely; with
/// parameters k·w they scatter around w, more narrowly the larger k is (standard deviation of weight c:
/// √(w_c (1 − w_c)/(k + 1))).
///
/// @param acceptability `[option][rank]`, share of the draws that give the option that rank (0 the best); options with
///     equal scores share their ranks; every row and every column sums to 1
/// @param centralWeights `[option][criterion]`, mean of the weights that put the option first; `NaN` where none do
public record WeightSensitivity(double[][] acceptability, double[][] centralWeights) {

    /// @param values `[option][criterion]`, more is better, on comparable scales
    /// @param parameters of the Dirichlet distribution, greater than 0; 0 keeps a weight at 0
    /// @param draws how many weights are drawn, at least 1; the standard error of a share s is √(s (1 − s)/draws)
    public static WeightSensitivity of(double[][] values, double[] parameters, int draws, long seed) {
        Scenarios.check(values, parameters);
        int options = values.length;
        var acceptability = new double[options][options];
        var central = new double[options][parameters.length];
        var wins = new double[options];
        for (int draw = 0; draw < draws; draw++) {
            double[] weights = dirichlet(parameters, SplitMix.stream(seed, draw));
            double[] scores = WeightedSum.scores(values, weights);
            int[] ranking = WeightedSum.ranking(scores);
            for (int from = 0, to; from < options; from = to) {
                to = from + 1;
                while (to < options && scores[ranking[to]] == scores[ranking[from]]) {
                    to++;
                }
                double share = 1.0 / (to - from) / draws;
                for (int k = from; k < to; k++) {
                    for (int rank = from; rank < to; rank++) {
                        acceptability[ranking[k]][rank] += share;
                    }
                    if (from == 0) {
                        wins[ranking[k]] += share;
                        for (int c = 0; c < weights.length; c++) {
                            central[ranking[k]][c] += share * weights[c];
                        }
                    }
                }
            }
        }
        for (int o = 0; o < options; o++) {
            for (int c = 0; c < parameters.length; c++) {
                central[o][c] /= wins[o];
            }
        }
        return new WeightSensitivity(acceptability, central);
    }

    /// Weights that sum to 1.
    static double[] dirichlet(double[] parameters, SplitMix random) {
        var weights = new double[parameters.length];
        double sum = 0;
        while (!(sum > 0)) {
            sum = 0;
            for (int c = 0; c < weights.length; c++) {
                weights[c] = parameters[c] == 0 ? 0 : gamma(parameters[c], random);
                sum += weights[c];
            }
        }
        for (int c = 0; c < weights.length; c++) {
            weights[c] /= sum;
        }
        return weights;
    }

    /// A gamma variate of scale 1 (Marsaglia and Tsang 2000); exponential for shape 1.
    static double gamma(double shape, SplitMix random) {
        if (shape == 1) {
            return -StrictMath.log(random.nextOpen());
        }
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.pow(random.nextOpen(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = Normal.quantile(random.nextOpen());
            double root = 1 + c * x;
            double u = random.nextOpen();
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
