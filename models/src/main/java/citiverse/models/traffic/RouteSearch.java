package citiverse.models.traffic;

import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// One run of the equilibrium: rounds of new routes at costs that stand still, which measure the true gap, each
/// followed by sweeps over the pairs that use several routes.
final class RouteSearch {
    /// Most sweeps between two rounds.
    private static final int SWEEPS = 20;
    /// Sweeps end once what trips pay above the cheapest of their routes has fallen to this share of the excess.
    private static final double ENOUGH = 0.1;
    /// Share of the asked gap that a pair or a new route may leave.
    private static final double FINE = 0.05;
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
    private int severalCount;
    private RoutePool pool;

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
        trees = new int[trips.zones()][];
        for (int pair = 0; pair < demand.length; pair++) {
            demand[pair] = trips.trips(pair);
        }
    }

    Assignment run(Optional<Assignment> warm) {
        pool = warm.isPresent() ? kept(warm.get()) : new RoutePool(trips.pairs(), LINKS_EXPECTED * trips.pairs());
        try (var round = new TreeRound(network, trips, pool, trees, settings.threads())) {
            if (warm.isPresent()) {
                reload();
            }
            place(round);
            return rounds(round);
        }
    }

    private Assignment rounds(TreeRound round) {
        var shift = new RouteShift(pool, costs, network.links());
        boolean exact = false;
        for (int iterations = 1; ; iterations++) {
            measure(round);
            tell();
            boolean reached = gap() <= settings.gap() && demandGap() <= settings.gap();
            boolean ends = reached || iterations >= settings.maxIterations() || progress.cancelled();
            if (ends && !exact) {
                // Told of the flows of the routes, not of what many small moves left.
                reload();
                exact = true;
                measure(round);
                reached = gap() <= settings.gap() && demandGap() <= settings.gap();
                ends = reached || iterations >= settings.maxIterations() || progress.cancelled();
            }
            if (ends) {
                return assignment(round, iterations, reached);
            }
            widen(round);
            double left = sweeps(shift);
            for (int k = 0; k < severalCount; k++) {
                pool.prune(several[k]);
            }
            exact = left <= 2 * settings.gap() * total;
            if (exact) {
                reload();
            }
        }
    }

    /// The routes of an earlier assignment that are still open, made to carry the trips of their pairs.
    private RoutePool kept(Assignment warm) {
        RoutePool routes = warm.routes().pool;
        RoutePool copy;
        if (trips.samePairs(warm.trips())) {
            copy = new RoutePool(routes);
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
        boolean[] shut = new boolean[network.links()];
        boolean any = false;
        for (int link = 0; link < shut.length; link++) {
            shut[link] = network.closed(link);
            any |= shut[link] && warm.loads().flow(link) > 0;
        }
        for (int pair = 0; pair < demand.length; pair++) {
            if (any) {
                leave(copy, pair, shut);
            }
            fit(copy, pair);
        }
        return copy;
    }

    /// Takes the flow off routes that lead over a link that is shut.
    private static void leave(RoutePool routes, int pair, boolean[] shut) {
        boolean left = false;
        for (int route = routes.head[pair]; route != RoutePool.NONE; route = routes.next[route]) {
            for (int k = routes.begin[route]; k < routes.end[route]; k++) {
                if (shut[routes.links[k]]) {
                    routes.flow[route] = 0;
                    left = true;
                    break;
                }
            }
        }
        if (left) {
            routes.prune(pair);
        }
    }

    /// Scales the flows of a pair to its trips; where demand is elastic the trips that are made stay.
    private void fit(RoutePool routes, int pair) {
        double carried = routes.total(pair);
        if (elastic) {
            demand[pair] = carried > 0 ? carried : demand[pair];
        } else if (carried > 0 && carried != demand[pair]) {
            double factor = demand[pair] / carried;
            for (int route = routes.head[pair]; route != RoutePool.NONE; route = routes.next[route]) {
                routes.flow[route] *= factor;
            }
        }
    }

    /// Puts the trips of pairs without a route on the cheapest way, origin after origin, the costs following.
    private void place(TreeRound round) {
        var unreached = new Unreached(network, trips);
        for (int origin = 0; origin < trips.zones(); origin++) {
            boolean placed = false;
            for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
                if (pool.head[pair] != RoutePool.NONE) {
                    continue;
                }
                if (!placed) {
                    round.tree(origin, costs.cost, round.search());
                    placed = true;
                }
                if (Double.isInfinite(round.search().cost(trips.destination(pair)))) {
                    unreached.add(pair);
                    demand[pair] = 0;
                } else {
                    int route = pool.add(pair, trips.destination(pair), trees[origin], network.from);
                    pool.flow[route] = demand[pair];
                    pool.load(route, demand[pair], costs.flow);
                }
            }
            if (placed) {
                for (int link = 0; link < costs.flow.length; link++) {
                    costs.set(link, costs.flow[link]);
                }
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

    private void widen(TreeRound round) {
        severalCount = 0;
        for (int pair = 0; pair < demand.length; pair++) {
            if (round.wanted[pair]) {
                pool.add(pair, trips.destination(pair), trees[trips.origin(pair)], network.from);
            }
            if (pool.several(pair)) {
                several[severalCount++] = pair;
            }
        }
    }

    /// Evens out the routes of the pairs that have several.
    ///
    /// @return what trips paid above the cheapest of their routes in the last sweep
    private double sweeps(RouteShift shift) {
        double fine = FINE * settings.gap();
        double enough = ENOUGH * (excess + total * demandGap());
        double left = 0;
        for (int sweep = 0; sweep < SWEEPS && (sweep == 0 || left > enough); sweep++) {
            left = elastic ? elasticSweep(shift, fine) : sweep(shift, fine);
        }
        return left;
    }

    private double sweep(RouteShift shift, double fine) {
        double left = 0;
        for (int k = 0; k < severalCount; k++) {
            left += shift.even(several[k], fine);
        }
        return left;
    }

    private double elasticSweep(RouteShift shift, double fine) {
        double left = 0;
        for (int pair = 0; pair < demand.length; pair++) {
            if (demand[pair] > 0) {
                left += shift.even(pair, fine) + respond(pair, shift, fine);
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
                trees);
    }
}
