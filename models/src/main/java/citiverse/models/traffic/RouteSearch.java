package citiverse.models.traffic;

import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// One run of the equilibrium. A pass visits the origins that pay much too much one after another, adds the routes
/// that their trees show and evens out their pairs at once, costs following every move; sweeps over all pairs with
/// several routes come after it. Now and then all trees are searched at costs that stand still, which gives the true
/// gap and tells which origins to visit. Only that search uses several threads: the moves depend on their order.
///
/// Measured on Chicago Sketch to a gap of 1e-6 (one core, warm): this 0.22 s; new routes for all origins at costs that
/// stand still, then sweeps, 0.29 s; the same with steps of 1.2 times Newton's 0.33 s, of 0.8 times 0.30 s; sweeps that
/// alternate forth and back 0.58 s.
final class RouteSearch {
    /// Most sweeps between two rounds.
    private static final int SWEEPS = 20;
    /// Sweeps end once what trips pay above the cheapest of their routes has fallen to this share of the excess.
    private static final double ENOUGH = 0.1;
    /// Share of the asked gap that a pair or a new route may leave.
    private static final double FINE = 0.05;
    /// Origins that pay less than this share of the mean excess are not visited.
    private static final double LITTLE = 0.1;
    /// Multiple of the asked gap that a pass may have met where the true gap is measured after it.
    private static final double NEAR = 2;
    /// Most passes between two measurements of the true gap.
    private static final int LONGEST_BLIND = 3;
    /// Passes whose rounding does not show at gaps of [#EXACT_BELOW] or more.
    private static final int MOST_MOVES = 20;
    private static final double EXACT_BELOW = 1e-8;
    private static final int LINKS_EXPECTED = 16;

    private final RoadNetwork network;
    private final Trips trips;
    private final AssignmentSettings settings;
    private final DemandResponse response;
    private final boolean elastic;
    private final Progress progress;
    private final LinkCosts costs;
    private final double[] demand;
    private final int[][] trees;
    private final int[] several;
    private final double[] leftOf;
    private final boolean[] onTree;
    private int severalCount;
    private RoutePool pool;
    /// Null where nothing is taken over.
    private WarmStart start;

    private double total;
    private double excess;
    private double mismatch;
    private double served;

    RouteSearch(
            RoadNetwork network, Trips trips, AssignmentSettings settings, DemandResponse response, Progress progress) {
        this.network = network;
        this.trips = trips;
        this.settings = settings;
        this.response = response;
        this.progress = progress;
        elastic = !(response instanceof DemandResponse.Fixed);
        costs = new LinkCosts(network, settings);
        demand = new double[trips.pairs()];
        several = new int[trips.pairs()];
        leftOf = new double[trips.pairs()];
        onTree = new boolean[trips.pairs()];
        trees = new int[trips.zones()][];
        for (int pair = 0; pair < demand.length; pair++) {
            demand[pair] = trips.trips(pair);
        }
    }

    Assignment run(Optional<Assignment> warm) {
        start = warm.map(from -> new WarmStart(network, trips, from, elastic, demand, trees, onTree))
                .orElse(null);
        pool = start == null ? new RoutePool(trips.pairs(), LINKS_EXPECTED * trips.pairs()) : start.routes();
        // Nothing is known yet: every origin is worth a visit, or every one that lost a route.
        boolean[] hit = start == null ? null : start.hit(pool);
        try (var round = new TreeRound(network, trips, pool, trees, onTree, settings.threads())) {
            for (int origin = 0; origin < trips.zones(); origin++) {
                round.excessOf[origin] = hit == null || hit[origin] ? unknown(origin) : 0;
            }
            excess = Double.MAX_VALUE;
            if (start == null) {
                place(round);
            } else if (start.sameFlows()) {
                for (int link = 0; link < network.links(); link++) {
                    costs.set(link, warm.orElseThrow().loads().flow(link));
                }
            } else {
                reload();
            }
            return rounds(round);
        }
    }

    private double unknown(int origin) {
        return trips.first(origin) < trips.first(origin + 1) ? Double.MAX_VALUE / trips.zones() : 0;
    }

    private Assignment rounds(TreeRound round) {
        var shift = new RouteShift(pool, costs, network.links());
        boolean exact = false;
        int blind = 0;
        int moves = 0;
        for (int iterations = 0; ; iterations++) {
            boolean mending = start != null && iterations == 0;
            boolean ends = iterations >= settings.maxIterations() || progress.cancelled();
            if (!mending && !exact && (ends || near() || blind == LONGEST_BLIND)) {
                if (moves >= MOST_MOVES || start == null) {
                    // Of the flows of the routes, not of what many small moves left.
                    reload();
                    moves = 0;
                }
                measure(round);
                exact = true;
                blind = 0;
            }
            if (exact && (reached() || ends)) {
                return assignment(round, iterations, reached());
            }
            pass(round, shift, mending);
            tell();
            exact = false;
            blind++;
            moves = settings.gap() < EXACT_BELOW ? MOST_MOVES : moves + 1;
        }
    }

    private boolean near() {
        return excess <= NEAR * settings.gap() * total && demandGap() <= NEAR * settings.gap();
    }

    private boolean reached() {
        return gap() <= settings.gap() && demandGap() <= settings.gap();
    }

    /// Visits the origins that pay much too much, one after another: the tree at the present costs, new routes along
    /// it, and the routes of its pairs evened out; then sweeps over all pairs with several routes.
    ///
    /// @param mending true in the first pass from another assignment, which may have routes over links that are
    ///     closed and pairs without a route
    private void pass(TreeRound round, RouteShift shift, boolean mending) {
        double fine = FINE * settings.gap();
        double little = LITTLE * excess / trips.zones();
        double seen = 0;
        var unreached = new Unreached(network, trips);
        for (int origin = 0; origin < trips.zones(); origin++) {
            if (elastic || round.excessOf[origin] > little) {
                round.one(origin, costs.cost, fine, round.search());
                if (mending && start.mend(origin, round, shift, unreached)) {
                    round.excessOf[origin] = unknown(origin);
                }
                visit(origin, round, shift, fine);
            }
            seen += round.excessOf[origin];
        }
        if (mending) {
            unreached.refuseWhereNeverReached();
            for (int link = 0; link < network.links(); link++) {
                costs.set(link, network.closed(link) ? 0 : costs.flow[link]);
            }
        }
        excess = seen;
        total = costs.total();
        severalCount = 0;
        for (int pair = 0; pair < demand.length; pair++) {
            if (pool.several(pair)) {
                several[severalCount++] = pair;
            }
        }
        sweeps(shift);
        for (int k = 0; k < severalCount; k++) {
            pool.prune(several[k]);
        }
    }

    private void visit(int origin, TreeRound round, RouteShift shift, double fine) {
        for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
            if (round.wanted[pair]) {
                pool.add(pair, trips.destination(pair), trees[origin], network.from);
                onTree[pair] = false;
            }
            if (pool.several(pair)) {
                shift.even(pair, fine);
            }
        }
    }

    /// Puts all trips on their cheapest ways, origin after origin, the costs following.
    private void place(TreeRound round) {
        var unreached = new Unreached(network, trips);
        for (int origin = 0; origin < trips.zones(); origin++) {
            if (trips.first(origin) == trips.first(origin + 1)) {
                continue;
            }
            round.tree(origin, costs.cost, round.search());
            for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
                if (Double.isInfinite(round.search().cost(trips.destination(pair)))) {
                    unreached.add(pair);
                    demand[pair] = 0;
                } else {
                    int route = pool.add(pair, trips.destination(pair), trees[origin], network.from);
                    pool.flow[route] = demand[pair];
                    pool.load(route, demand[pair], costs.flow);
                    onTree[pair] = true;
                }
            }
            for (int link = 0; link < costs.flow.length; link++) {
                costs.set(link, costs.flow[link]);
            }
        }
        unreached.refuseWhereNeverReached();
    }

    /// Flows of the links from the flows of the routes, which forgets the rounding of many small moves.
    private void reload() {
        pool.compact();
        double[] flow = costs.flow;
        Arrays.fill(flow, 0);
        for (int pair = 0; pair < demand.length; pair++) {
            for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
                pool.load(route, pool.flow[route], flow);
            }
        }
        for (int link = 0; link < flow.length; link++) {
            costs.set(link, flow[link]);
        }
    }

    /// The true gap of the present flows.
    private void measure(TreeRound round) {
        round.run(costs.cost, FINE * settings.gap());
        account(round);
        if (excess > settings.gap() * total && 2 * Arrays.stream(round.excessOf).sum() < excess) {
            // Ways that changed by less than rounding shows.
            Arrays.fill(onTree, false);
            round.run(costs.cost, FINE * settings.gap());
            account(round);
        }
    }

    private void account(TreeRound round) {
        double least = 0;
        double apart = 0;
        double made = 0;
        for (int pair = 0; pair < demand.length; pair++) {
            double way = round.cheapest[pair];
            if (demand[pair] > 0) {
                least += demand[pair] * way;
                made += demand[pair];
            }
            if (elastic && way != Double.POSITIVE_INFINITY) {
                apart += Math.abs(response.trips(pair, trips.trips(pair), way) - demand[pair]);
            }
        }
        total = costs.total();
        excess = Math.max(0, total - least);
        mismatch = apart;
        served = made;
    }

    private double gap() {
        return total > 0 ? excess / total : 0;
    }

    private double demandGap() {
        return served > 0 ? mismatch / served : 0;
    }

    /// Evens out the routes of the pairs that have several, until little is left.
    private void sweeps(RouteShift shift) {
        double fine = FINE * settings.gap();
        double enough = ENOUGH * (excess + total * demandGap());
        double left = 0;
        for (int sweep = 0; sweep < SWEEPS && (sweep == 0 || left > enough); sweep++) {
            left = elastic ? elasticSweep(shift, fine) : sweep(shift, fine, enough, sweep == 0);
        }
    }

    /// @param first true to visit all pairs, false for those that paid too much when they were seen last
    private double sweep(RouteShift shift, double fine, double enough, boolean first) {
        double left = 0;
        double little = LITTLE * enough / severalCount;
        for (int k = 0; k < severalCount; k++) {
            if (first || leftOf[k] > little) {
                leftOf[k] = shift.even(several[k], fine);
            }
            left += leftOf[k];
        }
        return left;
    }

    private double elasticSweep(RouteShift shift, double fine) {
        double left = 0;
        mismatch = 0;
        served = 0;
        for (int pair = 0; pair < demand.length; pair++) {
            if (demand[pair] > 0) {
                left += shift.even(pair, fine) + respond(pair, shift, fine);
                served += demand[pair];
            }
        }
        return left;
    }

    /// Moves the trips of a pair towards what they are at their cost: a Newton step that stays between the two, on the
    /// cheapest route.
    ///
    /// @return the difference times the cost
    private double respond(int pair, RouteShift shift, double tolerance) {
        int route = shift.cheapest(pair);
        double way = shift.cheapestCost();
        double apart = response.trips(pair, trips.trips(pair), way) - demand[pair];
        if (Math.abs(apart) > tolerance * demand[pair]) {
            double steep = -response.slope(pair, demand[pair] + apart, way) * shift.slope(route);
            double moved = shift.change(route, apart / (1 + steep));
            demand[pair] += moved;
        }
        mismatch += Math.abs(apart);
        return Math.abs(apart) * way;
    }

    private void tell() {
        double asked = -10 * StrictMath.log10(settings.gap());
        double left = Math.max(gap(), demandGap());
        double here = left <= settings.gap() ? asked : -10 * StrictMath.log10(left);
        progress.reached("relative gap, tenths of a decade", Math.max(0, (long) here), (long) Math.ceil(asked));
    }

    private Assignment assignment(TreeRound round, int iterations, boolean reached) {
        var cutOff = new ArrayList<CutOff>();
        for (int pair = 0; pair < demand.length; pair++) {
            if (round.cheapest[pair] == Double.POSITIVE_INFINITY) {
                cutOff.add(new CutOff(trips.origin(pair), trips.destination(pair), trips.trips(pair)));
            }
        }
        double perTrip = served > 0 ? excess / served : 0;
        return new Assignment(
                trips,
                LinkLoads.of(network, settings, costs.flow),
                new RouteSet(pool),
                demand,
                round.cheapest,
                cutOff,
                new Assignment.Convergence(gap(), demandGap(), perTrip, iterations, reached),
                trees,
                onTree);
    }
}
