package citiverse.models.decision;

import java.util.Arrays;

/// Shape of tables `[option][scenario]`.
final class Scenarios {
    private Scenarios() {}

    static void check(double[][] payoff, double[] weights) {
        if (payoff.length == 0) {
            throw new IllegalArgumentException("at least one option is needed");
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a weight must be finite and at least 0, not " + weight);
            }
            sum += weight;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("at least one weight must be greater than 0");
        }
        for (int o = 0; o < payoff.length; o++) {
            if (payoff[o].length != weights.length) {
                throw new IllegalArgumentException(
                        "option " + o + " has " + payoff[o].length + " values where " + weights.length + " are needed");
            }
            for (double value : payoff[o]) {
                if (Double.isNaN(value)) {
                    throw new IllegalArgumentException("option " + o + " lacks a value");
                }
            }
        }
    }

    static double[] equal(double[][] payoff) {
        var weights = new double[payoff.length == 0 ? 0 : payoff[0].length];
        Arrays.fill(weights, 1);
        return weights;
    }

    static double best(double[][] payoff, int scenario) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] row : payoff) {
            best = Math.max(best, row[scenario]);
        }
        return best;
    }
}
