package citiverse.models.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The doubly constrained gravity model T_ij = a_i O_i b_j D_j f(c_ij) (Wilson 1967): of all demands with these
/// origins, destinations and deterrence it is the most likely one. The factors a and b are found by balancing
/// rows and columns in turn (Furness 1965), which converges wherever a demand exists.
///
/// @param trips from zone i to zone j at i n + j
/// @param rounds of balancing that were needed
/// @param largestError largest relative difference between a sum of trips and what it should be
/// @param unserved zones with origins or destinations that no finite duration serves; their trips are left out
public record Gravity(double[] trips, int rounds, double largestError, List<Integer> unserved) {
    private static final int MOST_ROUNDS = 10_000;
    /// Relative difference at which the balancing ends.
    public static final double TOLERANCE = 1e-9;

    /// Balances a demand. Destinations are first scaled to the sum of the origins.
    ///
    /// @param origins trips that begin in each zone
    /// @param destinations trips that end in each zone, or any numbers in proportion to them
    /// @param minutes from zone i to zone j at i n + j, infinite where there is no way
    public static Gravity balance(double[] origins, double[] destinations, double[] minutes, Deterrence deterrence) {
        int n = origins.length;
        double[] seed = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                seed[i * n + j] = origins[i] > 0 && destinations[j] > 0 ? deterrence.of(minutes[i * n + j]) : 0;
            }
        }
        return furness(origins, destinations, seed);
    }

    /// Scales rows and columns of a seed until their sums are as asked.
    static Gravity furness(double[] origins, double[] destinations, double[] seed) {
        int n = origins.length;
        double[] rows = origins.clone();
        double[] columns = destinations.clone();
        List<Integer> unserved = dropUnserved(rows, columns, seed);
        double total = Arrays.stream(rows).sum();
        double wanted = Arrays.stream(columns).sum();
        if (total == 0 || wanted == 0) {
            return new Gravity(new double[n * n], 0, 0, unserved);
        }
        for (int j = 0; j < n; j++) {
            columns[j] *= total / wanted;
        }
        double[] a = new double[n];
        double[] b = new double[n];
        Arrays.fill(b, 1);
        double error = Double.POSITIVE_INFINITY;
        int rounds = 0;
        while (error > TOLERANCE && rounds < MOST_ROUNDS) {
            rounds++;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += seed[i * n + j] * b[j];
                }
                a[i] = sum > 0 ? rows[i] / sum : 0;
            }
            error = 0;
            double[] sums = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sums[j] += a[i] * seed[i * n + j];
                }
            }
            for (int j = 0; j < n; j++) {
                if (columns[j] > 0) {
                    error = Math.max(error, Math.abs(sums[j] * b[j] / columns[j] - 1));
                }
                b[j] = sums[j] > 0 ? columns[j] / sums[j] : 0;
            }
        }
        double[] trips = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                trips[i * n + j] = a[i] * seed[i * n + j] * b[j];
            }
        }
        return new Gravity(trips, rounds, error, unserved);
    }

    private static List<Integer> dropUnserved(double[] rows, double[] columns, double[] seed) {
        int n = rows.length;
        var unserved = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            double out = 0;
            double in = 0;
            for (int j = 0; j < n; j++) {
                out += seed[i * n + j];
                in += seed[j * n + i];
            }
            if (rows[i] > 0 && out == 0 || columns[i] > 0 && in == 0) {
                unserved.add(i);
                rows[i] = out == 0 ? 0 : rows[i];
                columns[i] = in == 0 ? 0 : columns[i];
            }
        }
        return List.copyOf(unserved);
    }

    /// Mean duration of the trips in minutes; 0 where there are none.
    public double meanMinutes(double[] minutes) {
        double weighted = 0;
        double sum = 0;
        for (int k = 0; k < trips.length; k++) {
            if (trips[k] > 0) {
                weighted += trips[k] * minutes[k];
                sum += trips[k];
            }
        }
        return sum == 0 ? 0 : weighted / sum;
    }
}
