package citiverse.models.location;

import java.util.Arrays;

/// The p sites from which people have the shortest ways in all (p-median, Hakimi 1964), or from which most people are
/// near (maximal covering, Church and ReVelle 1974), beside sites that exist already.
///
/// Minimises Σ_i min over open sites j of c_ij. A good choice is found by exchanging sites (Teitz and Bart 1968) and
/// proven, or improved, by branch and bound with Lagrangian bounds ([MedianSearch]).
public final class Median {
    /// Parts of a problem that are looked into at most before the best choice so far is returned with its gap.
    public static final long PARTS = 20_000;

    private static final long WORK = 100_000_000;

    private Median() {}

    /// The p-median: least sum of people times way to the nearest open site.
    ///
    /// @param people demand per place, at least 0
    /// @param distance `[place][site]`, finite, at least 0; put a penalty where there is no way
    /// @param existing sites that stay open, may be empty
    /// @param p new sites to choose, at least 1 together with the existing ones
    /// @return value Σ people · distance
    public static Siting shortestWays(double[] people, double[][] distance, int[] existing, int p) {
        return shortestWays(people, distance, existing, p, parts(distance));
    }

    /// The same, looking into at most so many parts of the problem.
    public static Siting shortestWays(double[] people, double[][] distance, int[] existing, int p, long parts) {
        var costs = new double[people.length][];
        for (int i = 0; i < people.length; i++) {
            costs[i] = distance[i].clone();
            for (int j = 0; j < costs[i].length; j++) {
                if (!(distance[i][j] >= 0) || Double.isInfinite(distance[i][j]) || !(people[i] >= 0)) {
                    throw new IllegalArgumentException("place " + i + ", site " + j + ": " + people[i] + " people and "
                            + distance[i][j] + " of way; both must be finite and at least 0");
                }
                costs[i][j] *= people[i];
            }
        }
        return solve(costs, existing, p, parts);
    }

    /// Maximal covering: most people within a limit of an open site.
    ///
    /// @param distance `[place][site]`; infinite where out of reach
    /// @param limit in the same unit, itself included
    /// @return value people covered, those of the existing sites among them
    public static Siting mostCovered(double[] people, double[][] distance, double limit, int[] existing, int p) {
        var costs = new double[people.length][];
        double everyone = 0;
        for (int i = 0; i < people.length; i++) {
            costs[i] = new double[distance[i].length];
            everyone += people[i];
            for (int j = 0; j < costs[i].length; j++) {
                costs[i][j] = distance[i][j] <= limit ? 0 : people[i];
            }
        }
        Siting uncovered = solve(costs, existing, p, parts(distance));
        double covered = everyone - uncovered.value();
        double bound = uncovered.proven() ? covered : everyone - uncovered.bound();
        return new Siting(uncovered.sites(), covered, bound, uncovered.searched());
    }

    /// Fewer parts of larger problems, so that the work stays bounded (some seconds).
    private static long parts(double[][] distance) {
        long size = (long) distance.length * (distance.length == 0 ? 0 : distance[0].length);
        return Math.clamp(WORK / Math.max(1, size), 1, PARTS);
    }

    private static Siting solve(double[][] costs, int[] existing, int p, long parts) {
        int sites = costs.length == 0 ? 0 : costs[0].length;
        var fixed = new boolean[sites];
        for (int site : existing) {
            fixed[site] = true;
        }
        int old = 0;
        for (boolean here : fixed) {
            old += here ? 1 : 0;
        }
        if (p < 0 || p + old < 1 || p + old > sites) {
            throw new IllegalArgumentException(
                    p + " new sites beside " + old + " existing ones cannot be chosen among " + sites);
        }
        int[] start = Exchange.improve(costs, fixed, Exchange.greedy(costs, fixed, p + old));
        var search = new MedianSearch(costs, fixed, p + old, start, parts);
        search.run();
        int[] chosen = Arrays.stream(search.best())
                .filter(site -> !fixed[site])
                .sorted()
                .toArray();
        return new Siting(chosen, search.value(), search.bound(), search.searched());
    }
}
