package citiverse.models.location;

import java.util.Arrays;

/// Good choices of sites, found by adding and exchanging them one by one.
final class Exchange {
    private Exchange() {}

    /// Adds the site that saves most, again and again, to those that are fixed.
    static int[] greedy(double[][] costs, boolean[] fixed, int open) {
        int sites = fixed.length;
        var nearest = new double[costs.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        var chosen = new int[open];
        var used = fixed.clone();
        int count = 0;
        for (int j = 0; j < sites; j++) {
            if (fixed[j]) {
                chosen[count++] = j;
                shorten(nearest, costs, j);
            }
        }
        while (count < open) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < sites; j++) {
                double sum = 0;
                for (int i = 0; i < costs.length && !used[j]; i++) {
                    sum += Math.min(nearest[i], costs[i][j]);
                }
                if (!used[j] && (best < 0 || sum < least)) {
                    least = sum;
                    best = j;
                }
            }
            used[best] = true;
            chosen[count++] = best;
            shorten(nearest, costs, best);
        }
        return chosen;
    }

    /// Exchanges an open for a closed site as long as the best exchange saves something (Teitz and Bart 1968; gains
    /// and losses of all exchanges at once after Whitaker 1983).
    static int[] improve(double[][] costs, boolean[] fixed, int[] start) {
        int[] open = start.clone();
        int sites = fixed.length;
        int places = costs.length;
        var isOpen = new boolean[sites];
        for (int site : open) {
            isOpen[site] = true;
        }
        var first = new int[places];
        var near = new double[places];
        var second = new double[places];
        var loss = new double[open.length];
        while (true) {
            nearestTwo(costs, open, first, near, second);
            double best = -1e-9 * Math.max(1, sum(near));
            int in = -1;
            int out = -1;
            for (int j = 0; j < sites; j++) {
                if (isOpen[j]) {
                    continue;
                }
                Arrays.fill(loss, 0);
                double gain = 0;
                for (int i = 0; i < places; i++) {
                    double cost = costs[i][j];
                    if (cost < near[i]) {
                        gain += near[i] - cost;
                    } else {
                        loss[first[i]] += Math.min(cost, second[i]) - near[i];
                    }
                }
                for (int k = 0; k < open.length; k++) {
                    if (!fixed[open[k]] && loss[k] - gain < best) {
                        best = loss[k] - gain;
                        in = j;
                        out = k;
                    }
                }
            }
            if (in < 0) {
                return open;
            }
            isOpen[open[out]] = false;
            isOpen[in] = true;
            open[out] = in;
        }
    }

    /// Σ over places of the least cost over open sites.
    static double value(double[][] costs, int[] open) {
        double sum = 0;
        for (double[] row : costs) {
            double least = Double.POSITIVE_INFINITY;
            for (int site : open) {
                least = Math.min(least, row[site]);
            }
            sum += least;
        }
        return sum;
    }

    private static void nearestTwo(double[][] costs, int[] open, int[] first, double[] near, double[] second) {
        for (int i = 0; i < costs.length; i++) {
            near[i] = Double.POSITIVE_INFINITY;
            second[i] = Double.POSITIVE_INFINITY;
            for (int k = 0; k < open.length; k++) {
                double cost = costs[i][open[k]];
                if (cost < near[i]) {
                    second[i] = near[i];
                    near[i] = cost;
                    first[i] = k;
                } else if (cost < second[i]) {
                    second[i] = cost;
                }
            }
        }
    }

    private static void shorten(double[] nearest, double[][] costs, int site) {
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Math.min(nearest[i], costs[i][site]);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
