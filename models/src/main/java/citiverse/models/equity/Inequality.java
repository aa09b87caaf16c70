package citiverse.models.equity;

import java.util.Comparator;
import java.util.stream.IntStream;

/// How unevenly a value is shared among people. Every measure is 0 where all have the same, and does not change when
/// all values are multiplied by one number or when every person is counted twice.
///
/// Symbols: x_i value of place i, w_i its people, W = Σw_i, μ = Σw_i x_i / W, s_i = w_i x_i / (Wμ). An empty sample
/// gives `NaN`. Where everyone has nothing (μ = 0) all have the same, so the measures are 0, except [#palma].
public final class Inequality {
    private Inequality() {}

    /// Gini coefficient G = Σ_i Σ_j w_i w_j |x_i − x_j| / (2 W² μ), 0 to 1 (Gini 1912).
    ///
    /// Computed in O(n log n) from the sorted values; n people of whom one has everything give 1 − 1/n.
    public static double gini(Sample sample) {
        int[] order = ascending(sample);
        double population = sample.population();
        double total = 0;
        double sum = 0;
        double below = 0;
        for (int i : order) {
            double people = sample.people()[i];
            double above = population - below - people;
            sum += people * sample.values()[i] * (below - above);
            total += people * sample.values()[i];
            below += people;
        }
        if (population == 0) {
            return Double.NaN;
        }
        return total == 0 ? 0 : Math.max(0, sum / (population * total));
    }

    /// Theil's T = Σ (w_i/W) (x_i/μ) ln(x_i/μ), 0 to ln(W/w_least) (Theil 1967). A value of 0 adds 0, its limit.
    public static double theilT(Sample sample) {
        double population = sample.population();
        double mean = sample.mean();
        if (mean == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            double ratio = sample.values()[i] / mean;
            if (ratio > 0) {
                sum += sample.people()[i] / population * ratio * StrictMath.log(ratio);
            }
        }
        return population == 0 ? Double.NaN : sum;
    }

    /// Theil's L, the mean logarithmic deviation: Σ (w_i/W) ln(μ/x_i). Infinite where someone has nothing and others
    /// have something.
    public static double theilL(Sample sample) {
        double population = sample.population();
        double mean = sample.mean();
        if (mean == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            if (sample.values()[i] == 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += sample.people()[i] / population * StrictMath.log(mean / sample.values()[i]);
        }
        return population == 0 ? Double.NaN : sum;
    }

    /// Atkinson's index 1 − (Σ (w_i/W) (x_i/μ)^(1−ε))^(1/(1−ε)), and 1 − exp(Σ (w_i/W) ln x_i)/μ for ε = 1
    /// (Atkinson 1970): the share of the total that could be given away if the rest were shared evenly, by a judge
    /// whose dislike of inequality is ε. With ε ≥ 1 it is 1 where someone has nothing and others have something.
    ///
    /// @param epsilon dislike of inequality, greater than 0; 0.5, 1 and 2 are usual
    public static double atkinson(Sample sample, double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be greater than 0, not " + epsilon);
        }
        double population = sample.population();
        double mean = sample.mean();
        if (mean == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            double ratio = sample.values()[i] / mean;
            if (ratio == 0 && epsilon >= 1) {
                return 1;
            }
            double utility = epsilon == 1 ? StrictMath.log(ratio) : StrictMath.pow(ratio, 1 - epsilon);
            sum += sample.people()[i] / population * utility;
        }
        if (population == 0) {
            return Double.NaN;
        }
        return 1 - (epsilon == 1 ? StrictMath.exp(sum) : StrictMath.pow(sum, 1 / (1 - epsilon)));
    }

    /// Palma ratio: what the best-off 10 % of people have, divided by what the worst-off 40 % have (Palma 2011).
    ///
    /// A place that straddles a limit counts with the share of its people on either side. 0.25 where all have the
    /// same; infinite where the worst-off 40 % have nothing; `NaN` where nobody has anything.
    public static double palma(Sample sample) {
        int[] order = ascending(sample);
        double population = sample.population();
        double bottomLimit = 0.4 * population;
        double topLimit = 0.9 * population;
        double bottom = 0;
        double top = 0;
        double from = 0;
        for (int i : order) {
            double to = from + sample.people()[i];
            bottom += sample.values()[i] * Math.max(0, Math.min(to, bottomLimit) - from);
            top += sample.values()[i] * Math.max(0, to - Math.max(from, topLimit));
            from = to;
        }
        return top / bottom;
    }

    /// Places of a sample by value, then as they came.
    private static int[] ascending(Sample sample) {
        return IntStream.range(0, sample.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sample.values()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
