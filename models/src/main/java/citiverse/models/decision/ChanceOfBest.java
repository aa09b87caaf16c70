package citiverse.models.decision;

import citiverse.models.uncertainty.Quantiles;
import java.util.Arrays;

/// How often each option comes out best over scenarios, given these models; and which options cannot be told apart.
public final class ChanceOfBest {
    private ChanceOfBest() {}

    /// Share of the weight of scenarios in which an option has the best payoff. Options within the tolerance of the
    /// best share the scenario equally, so the chances sum to 1.
    ///
    /// @param payoff `[option][scenario]`, more is better
    /// @param weights likelihood of each scenario relative to the others
    /// @param tolerance payoffs closer to the best than this count as best too, at least 0
    public static double[] of(double[][] payoff, double[] weights, double tolerance) {
        Scenarios.check(payoff, weights);
        var chance = new double[payoff.length];
        double total = Arrays.stream(weights).sum();
        for (int s = 0; s < weights.length; s++) {
            double best = Scenarios.best(payoff, s);
            int winners = 0;
            for (double[] row : payoff) {
                winners += row[s] >= best - tolerance ? 1 : 0;
            }
            for (int o = 0; o < payoff.length; o++) {
                if (payoff[o][s] >= best - tolerance) {
                    chance[o] += weights[s] / total / winners;
                }
            }
        }
        return chance;
    }

    /// Groups of options that cannot be told apart, from the best on.
    ///
    /// Going down the ranking, an option joins the group of the leader above it while the central 90 % of the
    /// paired difference (same scenario, leader minus option) holds 0 or comes within the tolerance of it; the
    /// first that does not opens the next group. Each option is compared with the leader of its group, not with
    /// its neighbour.
    ///
    /// @param ranking options, best first
    /// @return group of each option, 1 for the best
    public static int[] ties(double[][] payoff, double[] weights, int[] ranking, double tolerance) {
        Scenarios.check(payoff, weights);
        var group = new int[payoff.length];
        int current = 0;
        int leader = -1;
        var difference = new double[weights.length];
        for (int option : ranking) {
            if (leader >= 0) {
                for (int s = 0; s < difference.length; s++) {
                    difference[s] = payoff[leader][s] - payoff[option][s];
                }
            }
            boolean tied = leader >= 0
                    && Quantiles.weighted(difference, weights, 0.05) <= tolerance
                    && Quantiles.weighted(difference, weights, 0.95) >= -tolerance;
            if (!tied) {
                leader = option;
                current++;
            }
            group[option] = current;
        }
        return group;
    }
}
