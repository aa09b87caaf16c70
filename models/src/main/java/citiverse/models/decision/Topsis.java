package citiverse.models.decision;

/// Closeness to the ideal (TOPSIS, Hwang and Yoon 1981).
///
/// Each criterion is divided by the root of the sum of its squares and multiplied by its weight; the ideal has the
/// best value of every criterion, the anti-ideal the worst; C = d⁻ / (d⁺ + d⁻) by Euclidean distances. Because it
/// normalises over the options, adding or removing an option, even a dominated one, may reverse the order of others.
public final class Topsis {
    private Topsis() {}

    /// @param values `[option][criterion]`, finite
    /// @param weights of the criteria, at least 0; only their ratios matter
    /// @param moreIsBetter direction of each criterion
    /// @return closeness of each option, 0 to 1, more is better; 0.5 where all options are the same
    public static double[] closeness(double[][] values, double[] weights, boolean[] moreIsBetter) {
        Scenarios.check(values, weights);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        var toIdeal = new double[values.length];
        var toAntiIdeal = new double[values.length];
        for (int c = 0; c < weights.length; c++) {
            double squares = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] row : values) {
                squares += row[c] * row[c];
                low = Math.min(low, row[c]);
                high = Math.max(high, row[c]);
            }
            double scale = squares == 0 ? 0 : weights[c] / total / Math.sqrt(squares);
            double ideal = moreIsBetter[c] ? high : low;
            double antiIdeal = moreIsBetter[c] ? low : high;
            for (int o = 0; o < values.length; o++) {
                double above = scale * (values[o][c] - ideal);
                double below = scale * (values[o][c] - antiIdeal);
                toIdeal[o] += above * above;
                toAntiIdeal[o] += below * below;
            }
        }
        var closeness = new double[values.length];
        for (int o = 0; o < values.length; o++) {
            double best = Math.sqrt(toIdeal[o]);
            double worst = Math.sqrt(toAntiIdeal[o]);
            closeness[o] = best + worst == 0 ? 0.5 : worst / (best + worst);
        }
        return closeness;
    }
}
