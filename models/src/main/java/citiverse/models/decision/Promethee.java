package citiverse.models.decision;

/// Pairwise preference (PROMETHEE II, Brans and Vincke 1985): how far each option outranks the others, and is
/// outranked, weighed over the criteria.
///
/// π(a, b) = Σ_c w_c P_c(a, b); net flow of a = Σ_b (π(a, b) − π(b, a)) / (n − 1), from −1 to 1. Net flows sum to 0.
public final class Promethee {
    private Promethee() {}

    /// How a difference in one criterion, in favour of an option, turns into a preference between 0 and 1.
    public sealed interface Preference {
        /// Any difference counts in full.
        record Usual() implements Preference {}

        /// None up to `indifference`, full from `preference` on, linear in between; both in the criterion's unit.
        record Linear(double indifference, double preference) implements Preference {
            public Linear {
                if (!(indifference >= 0 && preference >= indifference)) {
                    throw new IllegalArgumentException(
                            "0 ≤ indifference ≤ preference is needed, not " + indifference + " and " + preference);
                }
            }
        }

        /// 1 − exp(−d²/(2 s²)).
        record Gaussian(double s) implements Preference {
            public Gaussian {
                if (!(s > 0)) {
                    throw new IllegalArgumentException("a spread greater than 0 is needed, not " + s);
                }
            }
        }

        /// Preference that a difference in favour brings.
        default double of(double difference) {
            if (!(difference > 0)) {
                return 0;
            }
            return switch (this) {
                case Usual() -> 1;
                case Linear(double indifference, double preference) ->
                    difference <= indifference
                            ? 0
                            : difference >= preference ? 1 : (difference - indifference) / (preference - indifference);
                case Gaussian(double s) -> 1 - StrictMath.exp(-difference * difference / (2 * s * s));
            };
        }
    }

    /// @param values `[option][criterion]`, finite
    /// @param weights of the criteria, at least 0; only their ratios matter
    /// @param moreIsBetter direction of each criterion
    /// @param preferences how differences count in each criterion
    /// @return net flow of each option, more is better; 0 where there is only one
    public static double[] netFlows(
            double[][] values, double[] weights, boolean[] moreIsBetter, Preference[] preferences) {
        Scenarios.check(values, weights);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        var flows = new double[values.length];
        for (int a = 0; a < values.length; a++) {
            for (int b = 0; b < values.length; b++) {
                for (int c = 0; c < weights.length; c++) {
                    double difference = moreIsBetter[c] ? values[a][c] - values[b][c] : values[b][c] - values[a][c];
                    double preference = preferences[c].of(difference) - preferences[c].of(-difference);
                    flows[a] += weights[c] / total * preference / Math.max(1, values.length - 1);
                }
            }
        }
        return flows;
    }
}
