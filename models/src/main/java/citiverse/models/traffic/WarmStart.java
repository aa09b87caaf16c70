package citiverse.models.traffic;

/// Takes over the routes and trees of an earlier assignment, and mends what no longer fits: routes over links that are
/// closed now, pairs that had no route.
final class WarmStart {
    private static final double ROUNDING = 1e-12;
    private static final int LINKS_EXPECTED = 16;

    private final RoadNetwork network;
    private final Trips trips;
    private final Assignment warm;
    private final boolean elastic;
    private final double[] demand;
    private final int[][] trees;
    private final boolean[] onTree;
    private boolean sameFlows;

    /// @param demand trips of each pair, set to those that are made where demand is elastic
    /// @param trees receives the trees
    /// @param onTree receives which pairs follow them
    WarmStart(
            RoadNetwork network,
            Trips trips,
            Assignment warm,
            boolean elastic,
            double[] demand,
            int[][] trees,
            boolean[] onTree) {
        this.network = network;
        this.trips = trips;
        this.warm = warm;
        this.elastic = elastic;
        this.demand = demand;
        this.trees = trees;
        this.onTree = onTree;
    }

    /// The routes, made to carry the trips of their pairs.
    RoutePool routes() {
        RoutePool routes = warm.routes().pool;
        boolean samePairs = trips.samePairs(warm.trips());
        RoutePool copy;
        if (samePairs) {
            copy = new RoutePool(routes);
            System.arraycopy(warm.onTree, 0, onTree, 0, onTree.length);
        } else {
            copy = new RoutePool(trips.pairs(), LINKS_EXPECTED * trips.pairs());
            for (int pair = 0; pair < demand.length; pair++) {
                int before = warm.trips().pair(trips.origin(pair), trips.destination(pair));
                for (int route = before < 0 ? RoutePool.NONE : routes.head[before];
                        route != RoutePool.NONE;
                        route = routes.next[route]) {
                    copy.add(pair, routes, route);
                }
            }
        }
        for (int origin = 0; origin < trees.length; origin++) {
            trees[origin] = warm.trees[origin] == null ? null : warm.trees[origin].clone();
        }
        sameFlows = samePairs;
        for (int pair = 0; pair < demand.length; pair++) {
            sameFlows &= fit(copy, pair);
        }
        return copy;
    }

    /// True where [#routes] carry what they carried, so that the flows of the links are known.
    boolean sameFlows() {
        return sameFlows;
    }

    /// Scales the flows of a pair to its trips; where demand is elastic the trips that are made stay.
    ///
    /// @return whether nothing had to change
    private boolean fit(RoutePool routes, int pair) {
        double carried = routes.total(pair);
        if (carried == 0 || Math.abs(carried - demand[pair]) <= ROUNDING * carried) {
            return true;
        }
        if (elastic) {
            demand[pair] = carried;
            return true;
        }
        double factor = demand[pair] / carried;
        for (int route = routes.head[pair]; route != RoutePool.NONE; route = routes.next[route]) {
            routes.flow[route] *= factor;
        }
        return false;
    }

    /// Origins with pairs that have no route, or one over a link that is closed now and was open before.
    boolean[] hit(RoutePool pool) {
        boolean[] shut = new boolean[network.links()];
        boolean[] hit = new boolean[trips.zones()];
        for (int link = 0; link < shut.length; link++) {
            shut[link] = network.closed(link) && !warm.network().closed(link);
            if (shut[link]) {
                for (int origin = 0; origin < hit.length; origin++) {
                    hit[origin] |= trees[origin] != null && trees[origin][network.to[link]] == link;
                }
            }
        }
        for (int pair = 0; pair < demand.length; pair++) {
            // What is on the tree was seen above.
            if (!onTree[pair] && !hit[trips.origin(pair)]) {
                hit[trips.origin(pair)] = pool.head[pair] == RoutePool.NONE || pool.uses(pair, shut);
            }
        }
        return hit;
    }

    /// Gives the pairs of an origin that lost a route, or had none, the cheapest way; takes their trips off the roads
    /// where there is none.
    ///
    /// @return whether there were such pairs
    boolean mend(int origin, TreeRound round, RouteShift shift, Unreached unreached) {
        RoutePool pool = shift.pool();
        boolean mended = false;
        for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
            if (round.cheapest[pair] == Double.POSITIVE_INFINITY) {
                for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
                    shift.change(route, -pool.flow[route]);
                }
                pool.prune(pair);
                onTree[pair] = false;
                demand[pair] = 0;
                unreached.add(pair);
            } else if (round.lost[pair] || pool.head[pair] == RoutePool.NONE) {
                mended = true;
                replace(pair, trees[origin], round, shift);
            }
        }
        return mended;
    }

    private void replace(int pair, int[] tree, TreeRound round, RouteShift shift) {
        RoutePool pool = shift.pool();
        boolean bare = true;
        double lost = 0;
        for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
            if (shift.cost(route) == Double.POSITIVE_INFINITY) {
                lost -= shift.change(route, -pool.flow[route]);
            } else {
                bare = false;
            }
        }
        pool.prune(pair);
        int route = bare ? RoutePool.NONE : shift.cheapest(pair);
        if (bare || round.wanted[pair]) {
            route = pool.add(pair, trips.destination(pair), tree, network.from);
        }
        shift.change(route, bare ? demand[pair] : lost);
        onTree[pair] = bare;
        round.wanted[pair] = false;
    }
}
