package citiverse.models.decision;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Mean of the worst outcomes, also called conditional value at risk or expected shortfall (Rockafellar and Uryasev
/// 2000): what to expect if things go badly.
public final class TailMean {
    private TailMean() {}

    /// Mean over the worst share of the weight; the scenario on the limit counts with the part that is needed.
    ///
    /// @param outcomes by scenario
    /// @param weights likelihood of each scenario relative to the others
    /// @param share how much of the bad end, greater than 0, at most 1 (then the mean of all)
    /// @param moreIsBetter true where low outcomes are the bad ones
    public static double of(double[] outcomes, double[] weights, double share, boolean moreIsBetter) {
        Scenarios.check(new double[][] {outcomes}, weights);
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share lies above 0 and at most at 1, not at " + share);
        }
        Comparator<Integer> rising = Comparator.comparingDouble(s -> outcomes[s]);
        int[] order = IntStream.range(0, outcomes.length)
                .filter(s -> weights[s] > 0)
                .boxed()
                .sorted(moreIsBetter ? rising : rising.reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double total = 0;
        for (int s : order) {
            total += weights[s];
        }
        double wanted = share * total;
        double reached = 0;
        double sum = 0;
        for (int s : order) {
            double part = Math.min(weights[s], wanted - reached);
            if (part <= 0) {
                break;
            }
            sum += part * outcomes[s];
            reached += part;
        }
        return sum / reached;
    }
}
