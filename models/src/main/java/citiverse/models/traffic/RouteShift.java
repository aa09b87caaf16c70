package citiverse.models.traffic;

/// Moves trips of one pair between its routes until they cost the same, by Newton steps: the difference of two routes'
/// costs over the slope of that difference, both summed over the links that only one of them has.
final class RouteShift {
    private final RoutePool pool;
    private final LinkCosts costs;
    private final int[] mark;
    private int[] only = new int[64];
    private int stamp;
    private double least;

    RouteShift(RoutePool pool, LinkCosts costs, int links) {
        this.pool = pool;
        this.costs = costs;
        mark = new int[links];
    }

    /// Evens out the routes of a pair.
    ///
    /// @param tolerance share of the cheapest cost by which routes in use may differ
    /// @return what the trips paid above the cheapest of their routes when they were visited
    double even(int pair, double tolerance) {
        double[] cost = costs.cost;
        int[] links = pool.links;
        int best = RoutePool.NONE;
        double lowest = Double.POSITIVE_INFINITY;
        double worst = 0;
        double paid = 0;
        double trips = 0;
        for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
            double sum = 0;
            for (int k = pool.begin[route], end = pool.end[route]; k < end; k++) {
                sum += cost[links[k]];
            }
            double flow = pool.flow[route];
            if (sum < lowest) {
                lowest = sum;
                best = route;
            }
            if (flow > 0) {
                paid += flow * sum;
                trips += flow;
                worst = Math.max(worst, sum);
            }
        }
        if (worst - lowest > tolerance * lowest) {
            shift(pair, best);
        }
        return paid - trips * lowest;
    }

    RoutePool pool() {
        return pool;
    }

    /// Cost of a route at the present costs.
    double cost(int route) {
        return pool.cost(route, costs.cost);
    }

    /// The cheapest route of a pair at the present costs; its cost is [#cheapestCost].
    int cheapest(int pair) {
        int best = RoutePool.NONE;
        least = Double.POSITIVE_INFINITY;
        for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
            double cost = pool.cost(route, costs.cost);
            if (cost < least) {
                least = cost;
                best = route;
            }
        }
        return best;
    }

    double cheapestCost() {
        return least;
    }

    /// Slope of the cost of a route by its flow.
    double slope(int route) {
        return pool.cost(route, costs.slope);
    }

    /// Adds trips to a route, at most taking all that it has.
    ///
    /// @return what was added
    double change(int route, double trips) {
        double added = Math.max(trips, -pool.flow[route]);
        pool.flow[route] += added;
        for (int k = pool.begin[route]; k < pool.end[route]; k++) {
            int link = pool.links[k];
            costs.set(link, costs.flow[link] + added);
        }
        return added;
    }

    private void shift(int pair, int best) {
        stamp += 2;
        if (stamp < 0) {
            java.util.Arrays.fill(mark, 0);
            stamp = 2;
        }
        for (int k = pool.begin[best], end = pool.end[best]; k < end; k++) {
            mark[pool.links[k]] = stamp;
        }
        for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
            if (route != best && pool.flow[route] > 0) {
                move(route, best);
            }
        }
    }

    private void move(int route, int best) {
        double[] cost = costs.cost;
        double[] slope = costs.slope;
        int[] links = pool.links;
        int length = pool.end[route] - pool.begin[route] + pool.end[best] - pool.begin[best];
        if (only.length < length) {
            only = new int[2 * length];
        }
        double dearer = 0;
        double steeper = 0;
        int count = 0;
        for (int k = pool.begin[route], end = pool.end[route]; k < end; k++) {
            int link = links[k];
            if (mark[link] == stamp) {
                mark[link] = stamp + 1;
            } else {
                only[count++] = link;
                dearer += cost[link];
                steeper += slope[link];
            }
        }
        int split = count;
        for (int k = pool.begin[best], end = pool.end[best]; k < end; k++) {
            int link = links[k];
            if (mark[link] == stamp) {
                only[count++] = link;
                dearer -= cost[link];
                steeper += slope[link];
            } else {
                mark[link] = stamp;
            }
        }
        double most = dearer > 0 ? pool.flow[route] : -pool.flow[best];
        double step = dearer / steeper;
        // Flat where nothing flows: all of it moves, and moves back where that was too much.
        double moved = steeper > 0 && Math.abs(step) < Math.abs(most) ? step : most;
        if (moved == 0 || dearer == 0) {
            return;
        }
        pool.flow[route] = moved == pool.flow[route] ? 0 : pool.flow[route] - moved;
        pool.flow[best] = moved == -pool.flow[best] ? 0 : pool.flow[best] + moved;
        for (int k = 0; k < split; k++) {
            costs.set(only[k], costs.flow[only[k]] - moved);
        }
        for (int k = split; k < count; k++) {
            costs.set(only[k], costs.flow[only[k]] + moved);
        }
    }
}
