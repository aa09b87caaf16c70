package citiverse.models.equity;

import citiverse.models.uncertainty.SplitMix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Local Moran statistics: at which places do like values gather, and which places differ from their surroundings?
///
/// I_i = z_i Σ_j w_ij z_j / m2 with m2 = Σz²/n (Anselin 1995). The chance of so extreme an I_i without any pattern is
/// estimated by conditional permutation: the value of i stays, the others are dealt out anew, p_i = 2 (m + 1)/(M + 1)
/// at most 1, with m the smaller count of the M deals that lie at or beyond I_i on either side. As many places are
/// tested at once, what counts is the false discovery rate q_i (Benjamini and Hochberg 1995).
///
/// @param i local index per place; `NaN` where the value is missing
/// @param p two-sided pseudo p-value per place; `NaN` where the value is missing or the place has no neighbour
/// @param q share of false alarms to expect if this place and all with a smaller p are called clusters
/// @param kind what the place would be called if it were significant
public record LocalMoran(double[] i, double[] p, double[] q, Kind[] kind) {

    /// A place and its surroundings, each above or below the mean.
    public enum Kind {
        /// High among high.
        HIGH_HIGH,
        /// Low among low.
        LOW_LOW,
        /// High among low.
        HIGH_LOW,
        /// Low among high.
        LOW_HIGH,
        /// No value, no neighbours, or exactly on the mean.
        NONE
    }

    /// Computes the local indices and their chances.
    ///
    /// @param values value per place; `NaN` where missing
    /// @param weights neighbours among all places, as a rule row-standardised
    /// @param permutations deals per place, at least 99; 999 is usual and bounds p from below by 0.002
    /// @param seed seed of the deals; each place has its own stream, so that the order of work does not matter
    public static LocalMoran of(double[] values, SpatialWeights weights, int permutations, long seed) {
        if (permutations < 99) {
            throw new IllegalArgumentException("at least 99 permutations are needed, not " + permutations);
        }
        Moran.Deviations d = Moran.Deviations.of(values, weights);
        var local = filled(values.length);
        var p = filled(values.length);
        var kind = new Kind[values.length];
        Arrays.fill(kind, Kind.NONE);
        double m2 = d.squares() / d.z().length;
        for (int k = 0; k < d.z().length; k++) {
            SpatialWeights w = d.weights();
            double lag = 0;
            for (int e = w.start()[k]; e < w.start()[k + 1]; e++) {
                lag += w.weight()[e] * d.z()[w.neighbour()[e]];
            }
            int place = d.index()[k];
            local[place] = d.z()[k] * lag / m2;
            if (w.start()[k] < w.start()[k + 1]) {
                p[place] = chance(d, k, lag, permutations, SplitMix.stream(seed, place));
                kind[place] = kind(d.z()[k], lag);
            }
        }
        return new LocalMoran(local, p, falseDiscoveryRates(p), kind);
    }

    /// Places that are significant at this false discovery rate, `NONE` elsewhere.
    public Kind[] clusters(double rate) {
        var clusters = new Kind[kind.length];
        for (int k = 0; k < kind.length; k++) {
            clusters[k] = q[k] <= rate ? kind[k] : Kind.NONE;
        }
        return clusters;
    }

    /// Benjamini and Hochberg's adjusted p-values q_(k) = min over l ≥ k of m p_(l) / l.
    ///
    /// @param p p-values; `NaN` where there was no test, which then does not count
    public static double[] falseDiscoveryRates(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(k -> !Double.isNaN(p[k]))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> p[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        var q = filled(p.length);
        double least = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            int place = order[rank - 1];
            least = Math.min(least, p[place] * order.length / rank);
            q[place] = least;
        }
        return q;
    }

    /// Two-sided pseudo p-value of the sum of neighbours of place k, with the other values dealt out by chance.
    private static double chance(Moran.Deviations d, int k, double lag, int permutations, SplitMix random) {
        SpatialWeights w = d.weights();
        int from = w.start()[k];
        int neighbours = w.start()[k + 1] - from;
        var deck = new double[d.z().length - 1];
        for (int j = 0, c = 0; j < d.z().length; j++) {
            if (j != k) {
                deck[c++] = d.z()[j];
            }
        }
        int above = 0;
        int below = 0;
        double slack = 1e-12 * Math.abs(lag);
        for (int deal = 0; deal < permutations; deal++) {
            double sum = 0;
            for (int e = 0; e < neighbours; e++) {
                int drawn = e + random.nextInt(deck.length - e);
                double value = deck[drawn];
                deck[drawn] = deck[e];
                deck[e] = value;
                sum += w.weight()[from + e] * value;
            }
            above += sum >= lag - slack ? 1 : 0;
            below += sum <= lag + slack ? 1 : 0;
        }
        return Math.min(1, 2.0 * (Math.min(above, below) + 1) / (permutations + 1));
    }

    private static Kind kind(double z, double lag) {
        if (z == 0 || lag == 0) {
            return Kind.NONE;
        }
        if (z > 0) {
            return lag > 0 ? Kind.HIGH_HIGH : Kind.HIGH_LOW;
        }
        return lag > 0 ? Kind.LOW_HIGH : Kind.LOW_LOW;
    }

    private static double[] filled(int length) {
        var array = new double[length];
        Arrays.fill(array, Double.NaN);
        return array;
    }
}
