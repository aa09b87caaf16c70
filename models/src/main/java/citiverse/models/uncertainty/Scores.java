package citiverse.models.uncertainty;

import java.util.Arrays;

/// How good was a forecast, once the outcome is known? Lower is better for errors and scores.
public final class Scores {
    private Scores() {}

    /// Continuous ranked probability score of a normal forecast, in the unit of the outcome:
    /// σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ (Gneiting and Raftery 2007).
    ///
    /// @param sd σ, at least 0; with 0 the score is |y − μ|
    public static double crpsNormal(double mean, double sd, double outcome) {
        if (sd == 0) {
            return Math.abs(outcome - mean);
        }
        double z = (outcome - mean) / sd;
        return sd * (z * (2 * Normal.below(z) - 1) + 2 * Normal.density(z) - 1 / Math.sqrt(Math.PI));
    }

    /// Continuous ranked probability score of an ensemble: mean |x_i − y| − ½ mean |x_i − x_j| over all n² pairs.
    public static double crpsEnsemble(double[] members, double outcome) {
        double n = members.length;
        return error(members, outcome) - spread(members) / (n * n);
    }

    /// The same, fair to small ensembles: pairs are averaged over n (n − 1), as if the members were a sample of an
    /// endless ensemble (Ferro 2014). At least 2 members; may be negative.
    public static double crpsEnsembleFair(double[] members, double outcome) {
        double n = members.length;
        return error(members, outcome) - spread(members) / (n * (n - 1));
    }

    /// Share of outcomes inside their intervals, ends included. A 90 % interval should hold 90 %.
    public static double coverage(double[] low, double[] high, double[] outcomes) {
        int inside = 0;
        for (int k = 0; k < outcomes.length; k++) {
            inside += outcomes[k] >= low[k] && outcomes[k] <= high[k] ? 1 : 0;
        }
        return inside / (double) outcomes.length;
    }

    /// Where the outcome lies in its ensemble (probability integral transform), 0 to 1: evenly spread over many
    /// forecasts if the ensembles tell the truth. Where the outcome equals k of the n members, the place is drawn
    /// among the k + 1 that it might have.
    public static double pit(double[] members, double outcome, SplitMix random) {
        int below = 0;
        int equal = 0;
        for (double member : members) {
            below += member < outcome ? 1 : 0;
            equal += member == outcome ? 1 : 0;
        }
        return (below + (equal + 1) * random.nextOpen()) / (members.length + 1);
    }

    /// Mean of forecast − outcome.
    public static double bias(double[] forecasts, double[] outcomes) {
        double sum = 0;
        for (int k = 0; k < outcomes.length; k++) {
            sum += forecasts[k] - outcomes[k];
        }
        return sum / outcomes.length;
    }

    /// Mean of |forecast − outcome|.
    public static double meanAbsoluteError(double[] forecasts, double[] outcomes) {
        double sum = 0;
        for (int k = 0; k < outcomes.length; k++) {
            sum += Math.abs(forecasts[k] - outcomes[k]);
        }
        return sum / outcomes.length;
    }

    /// 1 − score / score of a simple reference, such as "tomorrow is as today": 1 perfect, 0 no better, negative worse.
    public static double skill(double score, double reference) {
        return 1 - score / reference;
    }

    private static double error(double[] members, double outcome) {
        if (members.length == 0) {
            throw new IllegalArgumentException("an ensemble needs members");
        }
        double sum = 0;
        for (double member : members) {
            sum += Math.abs(member - outcome);
        }
        return sum / members.length;
    }

    /// ½ ΣΣ |x_i − x_j|, from the sorted members.
    private static double spread(double[] members) {
        var sorted = members.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int k = 0; k < sorted.length; k++) {
            sum += sorted[k] * (2.0 * k + 1 - sorted.length);
        }
        return sum;
    }
}
