package citiverse.models.decision;

import java.util.Arrays;

/// What one will wish to have done: the best payoff of a scenario minus that of the option chosen (Savage 1951).
///
/// @param greatest per option, the greatest regret over scenarios
/// @param expected per option, the mean regret over scenarios by their weights
public record Regret(double[] greatest, double[] expected) {

    /// @param payoff `[option][scenario]`, more is better, no `NaN`
    /// @param weights likelihood of each scenario relative to the others, at least 0; those of weight 0 are
    ///     left out
    public static Regret of(double[][] payoff, double[] weights) {
        Scenarios.check(payoff, weights);
        var greatest = new double[payoff.length];
        var expected = new double[payoff.length];
        double total = Arrays.stream(weights).sum();
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] == 0) {
                continue;
            }
            double best = Scenarios.best(payoff, s);
            for (int o = 0; o < payoff.length; o++) {
                double regret = best - payoff[o][s];
                greatest[o] = Math.max(greatest[o], regret);
                expected[o] += weights[s] / total * regret;
            }
        }
        return new Regret(greatest, expected);
    }

    /// Scenarios that are all as likely.
    public static Regret of(double[][] payoff) {
        return of(payoff, Scenarios.equal(payoff));
    }

    /// The option whose greatest regret is least, the first of several.
    public int leastGreatest() {
        int least = 0;
        for (int o = 1; o < greatest.length; o++) {
            if (greatest[o] < greatest[least]) {
                least = o;
            }
        }
        return least;
    }
}
