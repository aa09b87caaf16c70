package citiverse.models.decision;

/// The smallest change of one criterion's weight that gives another option the first place, or none.
///
/// Weights are made to sum to 1. When the weight of criterion c goes from w_c to v, the others keep their ratios:
/// w_k(v) = w_k (1 − v)/(1 − w_c), equal shares where c has all the weight. Each option's score is then linear in v,
/// S_o(v) = v x_oc + (1 − v) r_o, and two scores cross at most once: the flip is found exactly, without search.
///
/// @param criterion whose weight changes
/// @param from its weight now, 0 to 1
/// @param to the nearest weight from which another option scores at least as well; `NaN` where none from 0 to 1 does
/// @param first the option that is first now (of equals, the first in order)
/// @param winner the option that is first beyond `to`; −1 where none
public record WeightFlip(int criterion, double from, double to, int first, int winner) {

    /// True where some weight changes the first place.
    public boolean exists() {
        return winner >= 0;
    }

    /// @param values `[option][criterion]`, more is better, on comparable scales
    /// @param weights of the criteria, at least 0; only their ratios matter
    /// @param criterion whose weight is to change
    public static WeightFlip of(double[][] values, double[] weights, int criterion) {
        Scenarios.check(values, weights);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double from = weights[criterion] / total;
        double others = total - weights[criterion];
        var rest = new double[values.length];
        for (int o = 0; o < values.length; o++) {
            for (int c = 0; c < weights.length; c++) {
                double share = others > 0 ? weights[c] / others : 1.0 / Math.max(1, weights.length - 1);
                rest[o] += c == criterion || share == 0 ? 0 : share * values[o][c];
            }
        }
        int first = WeightedSum.ranking(WeightedSum.scores(values, weights))[0];
        WeightFlip up = towards(values, rest, criterion, from, first, 1);
        WeightFlip down = towards(values, rest, criterion, from, first, -1);
        if (!down.exists()) {
            return up;
        }
        return up.exists() && up.to - from <= from - down.to ? up : down;
    }

    /// The first crossing above (side 1) or below (side −1) the present weight.
    private static WeightFlip towards(
            double[][] values, double[] rest, int criterion, double from, int first, int side) {
        double nearest = Double.POSITIVE_INFINITY;
        double steepest = 0;
        int winner = -1;
        double room = side > 0 ? 1 - from : from;
        for (int o = 0; o < values.length; o++) {
            // How fast o gains on the first while the weight moves to this side, and how far it lies behind now.
            double gain = side * ((values[o][criterion] - rest[o]) - (values[first][criterion] - rest[first]));
            double behind =
                    from * (values[first][criterion] - values[o][criterion]) + (1 - from) * (rest[first] - rest[o]);
            if (o == first || !(gain > 0)) {
                continue;
            }
            double distance = Math.max(0, behind) / gain;
            // Who draws level only at the very end of the range shares the first place there, but does not take it.
            if (distance >= room) {
                continue;
            }
            if (distance < nearest || distance == nearest && gain > steepest) {
                nearest = distance;
                steepest = gain;
                winner = o;
            }
        }
        double to = winner < 0 ? Double.NaN : Math.clamp(from + side * nearest, 0.0, 1.0);
        return new WeightFlip(criterion, from, to, first, winner);
    }
}
