package citiverse.report;

import java.util.Comparator;
import java.util.stream.IntStream;

/// People in the order of what they have; those of whom it is not known are left out.
final class Quantiles {
    private Quantiles() {}

    /// The values up to which the first and the second third of the people reach.
    static double[] limits(double[] values, double[] people) {
        int[] order = byValue(values, values);
        double all = sum(order, people);
        var limits = new double[2];
        double below = 0;
        int next = 0;
        for (int i : order) {
            below += people[i];
            while (next < 2 && below >= all * (next + 1) / 3) {
                limits[next++] = values[i];
            }
        }
        return limits;
    }

    /// Mean of values over each fifth of the people, who are ordered by what they have before; a place that lies in
    /// two fifths counts in both with its share.
    ///
    /// @param before orders the people
    /// @param values are averaged
    /// @return five means, of those with least first
    static double[] fifths(double[] before, double[] values, double[] people) {
        int[] order = byValue(before, values);
        double all = sum(order, people);
        var sums = new double[5];
        double from = 0;
        for (int i : order) {
            double to = from + people[i];
            for (int fifth = 0; fifth < 5; fifth++) {
                double low = Math.max(from, all * fifth / 5);
                double high = Math.min(to, all * (fifth + 1) / 5);
                sums[fifth] += Math.max(0, high - low) * values[i];
            }
            from = to;
        }
        for (int fifth = 0; fifth < 5; fifth++) {
            sums[fifth] = all > 0 ? sums[fifth] / (all / 5) : Double.NaN;
        }
        return sums;
    }

    private static double sum(int[] order, double[] people) {
        double all = 0;
        for (int i : order) {
            all += people[i];
        }
        return all;
    }

    private static int[] byValue(double[] before, double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(before[i]) && Double.isFinite(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> before[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
