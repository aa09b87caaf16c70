package citiverse.models.location;

import java.util.Arrays;

/// Branch and bound for [Median]: sites are opened and closed one by one; each part is bounded from below and left
/// where it cannot hold anything better.
///
/// The bound relaxes "every place is served once" with prices λ_i (Lagrange; Cornuéjols, Fisher and Nemhauser 1977):
/// L(λ) = Σ λ_i + sum of the open sites' and of the least free sites' ρ_j, where ρ_j = Σ_i min(0, c_ij − λ_i), improved
/// by subgradient steps. Sites whose opening or closing alone would lift the bound above the best value are settled.
final class MedianSearch {
    private static final byte FREE = 0;
    private static final byte OPEN = 1;
    private static final byte CLOSED = 2;
    private static final int ROOT_STEPS = 600;
    private static final int STEPS = 60;

    private final double[][] costs;
    private final int places;
    private final int sites;
    private final int open;
    private final long parts;
    private final boolean whole;
    private final byte[] status;
    private final double[] rho;
    private int[] best;
    private double value;
    private double unexplored = Double.POSITIVE_INFINITY;
    private long searched;

    MedianSearch(double[][] costs, boolean[] fixed, int open, int[] start, long parts) {
        this.costs = costs;
        this.places = costs.length;
        this.sites = fixed.length;
        this.open = open;
        this.parts = parts;
        this.whole = allWhole(costs);
        this.status = new byte[sites];
        for (int j = 0; j < sites; j++) {
            status[j] = fixed[j] ? OPEN : FREE;
        }
        this.rho = new double[sites];
        this.best = start;
        this.value = Exchange.value(costs, start);
    }

    void run() {
        var prices = new double[places];
        for (int i = 0; i < places; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int site : best) {
                least = Math.min(least, costs[i][site]);
            }
            prices[i] = least;
        }
        search(prices, ROOT_STEPS, Double.NEGATIVE_INFINITY);
    }

    int[] best() {
        return best;
    }

    double value() {
        return value;
    }

    /// No choice costs less; the value itself where everything was searched.
    double bound() {
        return unexplored >= value - slack() ? value : rounded(unexplored);
    }

    long searched() {
        return searched;
    }

    /// Searches the part of the problem that the status of the sites describes, and leaves the status as it was.
    private void search(double[] parentPrices, int steps, double parentBound) {
        if (searched >= parts) {
            unexplored = Math.min(unexplored, parentBound);
            return;
        }
        searched++;
        byte[] entry = status.clone();
        var prices = parentPrices.clone();
        double bound = Math.max(parentBound, raise(prices, steps));
        if (!hopeless(bound)) {
            settle(prices);
            int branch = branchingSite();
            if (branch >= 0) {
                status[branch] = OPEN;
                search(prices, STEPS, bound);
                if (!hopeless(bound)) {
                    status[branch] = CLOSED;
                    search(prices, STEPS, bound);
                }
            }
        }
        System.arraycopy(entry, 0, status, 0, sites);
    }

    /// Raises the bound by subgradient steps; leaves the best prices in place and keeps better choices on the way.
    private double raise(double[] prices, int steps) {
        double scale = 2;
        double top = Double.NEGATIVE_INFINITY;
        int idle = 0;
        var bestPrices = prices.clone();
        var served = new int[places];
        for (int step = 0; step < steps && scale > 1e-4; step++) {
            double bound = price(prices);
            int[] chosen = cheapest();
            if (chosen.length < open) {
                return Double.POSITIVE_INFINITY;
            }
            keep(chosen, step == 0);
            if (bound > top) {
                top = bound;
                idle = 0;
                System.arraycopy(prices, 0, bestPrices, 0, places);
            } else if (++idle >= 15) {
                scale /= 2;
                idle = 0;
                System.arraycopy(bestPrices, 0, prices, 0, places);
            }
            if (hopeless(top)) {
                break;
            }
            double norm = 0;
            for (int i = 0; i < places; i++) {
                served[i] = 1;
                for (int site : chosen) {
                    served[i] -= costs[i][site] < prices[i] ? 1 : 0;
                }
                norm += served[i] * served[i];
            }
            if (norm == 0) {
                break;
            }
            double length = scale * (1.0001 * value - bound + 1e-9) / norm;
            for (int i = 0; i < places; i++) {
                prices[i] = Math.max(0, prices[i] + length * served[i]);
            }
        }
        System.arraycopy(bestPrices, 0, prices, 0, places);
        return top;
    }

    /// L(λ), leaving ρ of every site that is not closed.
    private double price(double[] prices) {
        Arrays.fill(rho, 0);
        double bound = 0;
        for (int i = 0; i < places; i++) {
            double price = prices[i];
            double[] row = costs[i];
            bound += price;
            for (int j = 0; j < sites; j++) {
                rho[j] += Math.min(0, row[j] - price);
            }
        }
        for (int site : cheapest()) {
            bound += rho[site];
        }
        return bound;
    }

    /// Open sites and the free ones of least ρ, as many as are wanted in all; fewer where too many are closed.
    private int[] cheapest() {
        int[] free = sortedFree();
        int opened = 0;
        var chosen = new int[open];
        for (int j = 0; j < sites; j++) {
            if (status[j] == OPEN) {
                chosen[opened++] = j;
            }
        }
        int wanted = Math.min(free.length, open - opened);
        System.arraycopy(free, 0, chosen, opened, wanted);
        return opened + wanted == open ? chosen : Arrays.copyOf(chosen, opened + wanted);
    }

    private int[] sortedFree() {
        var free = new Integer[sites];
        int count = 0;
        for (int j = 0; j < sites; j++) {
            if (status[j] == FREE) {
                free[count++] = j;
            }
        }
        Arrays.sort(free, 0, count, (a, b) -> Double.compare(rho[a], rho[b]));
        var sorted = new int[count];
        for (int k = 0; k < count; k++) {
            sorted[k] = free[k];
        }
        return sorted;
    }

    /// Settles free sites that must be open, or closed, in anything better than the best choice so far.
    private void settle(double[] prices) {
        double bound = price(prices);
        int[] free = sortedFree();
        int wanted = open - count(OPEN);
        if (wanted <= 0 || wanted >= free.length) {
            byte last = wanted <= 0 ? CLOSED : OPEN;
            for (int site : free) {
                status[site] = last;
            }
            keep(cheapest(), false);
            return;
        }
        double lastIn = rho[free[wanted - 1]];
        double firstOut = rho[free[wanted]];
        for (int k = 0; k < free.length; k++) {
            if (k < wanted && hopeless(bound - rho[free[k]] + firstOut)) {
                status[free[k]] = OPEN;
            } else if (k >= wanted && hopeless(bound + rho[free[k]] - lastIn)) {
                status[free[k]] = CLOSED;
            }
        }
        int left = open - count(OPEN);
        if (left == 0 || left == count(FREE)) {
            settle(prices);
        }
    }

    /// The free site that matters most, or −1 where all are settled.
    private int branchingSite() {
        int[] free = sortedFree();
        return free.length == 0 ? -1 : free[0];
    }

    private int count(byte wanted) {
        int count = 0;
        for (byte here : status) {
            count += here == wanted ? 1 : 0;
        }
        return count;
    }

    /// Keeps a choice that is better than the best so far.
    private void keep(int[] chosen, boolean exchange) {
        if (chosen.length < open) {
            return;
        }
        int[] candidate = chosen;
        if (exchange) {
            var held = new boolean[sites];
            for (int j = 0; j < sites; j++) {
                held[j] = status[j] == OPEN;
            }
            candidate = Exchange.improve(costs, held, chosen);
        }
        double cost = Exchange.value(costs, candidate);
        if (cost < value - slack()) {
            value = cost;
            best = candidate.clone();
        }
    }

    private boolean hopeless(double bound) {
        return rounded(bound) >= value - slack();
    }

    /// Where all costs are whole numbers, so is every value: a bound of 7.2 means at least 8.
    private double rounded(double bound) {
        return whole && Math.abs(bound) < 1e15 ? Math.ceil(bound - 1e-6) : bound;
    }

    private double slack() {
        return 1e-9 * Math.max(1, Math.abs(value));
    }

    private static boolean allWhole(double[][] costs) {
        for (double[] row : costs) {
            for (double cost : row) {
                if (cost != Math.rint(cost)) {
                    return false;
                }
            }
        }
        return true;
    }
}
