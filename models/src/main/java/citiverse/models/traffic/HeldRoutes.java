package citiverse.models.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A changed network under routes that are held: nobody re-routes but those whose route is cut, who take the cheapest
/// way that is left at the costs that they know from before. The upper end of what a closure costs, as the equilibrium
/// after it is the lower one.
///
/// @param loads flows on the changed network, with the times under these flows
/// @param moved trips whose route was cut and who found another
/// @param cutOff pairs that have no way any more; their trips load nothing
public record HeldRoutes(LinkLoads loads, double moved, List<CutOff> cutOff) {
    public HeldRoutes {
        cutOff = List.copyOf(cutOff);
    }

    /// Holds the routes of an assignment on a changed network.
    ///
    /// A link that was closed before and is open now is known by its cost at no flow.
    ///
    /// @param base the assignment whose routes are held
    /// @param changed the same links with other capacities
    public static HeldRoutes of(Assignment base, RoadNetwork changed, AssignmentSettings settings) {
        Trips trips = base.trips();
        RoutePool routes = base.routes().pool;
        double[] known = base.loads().costs();
        double[] empty = new LinkCosts(changed, settings).cost;
        boolean[] shut = new boolean[known.length];
        for (int link = 0; link < known.length; link++) {
            shut[link] = changed.closed(link);
            if (shut[link] || base.network().closed(link)) {
                known[link] = empty[link];
            }
        }
        var search = new ShortestPaths(changed);
        double[] flows = new double[known.length];
        var cutOff = new ArrayList<CutOff>();
        double moved = 0;
        int[] tree = new int[changed.nodes()];
        for (int origin = 0; origin < trips.zones(); origin++) {
            boolean searched = false;
            for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
                double cut = routes.head[pair] == RoutePool.NONE ? trips.trips(pair) : 0;
                for (int route = routes.head[pair]; route != RoutePool.NONE; route = routes.next[route]) {
                    if (leads(routes, route, shut)) {
                        cut += routes.flow[route];
                    } else {
                        routes.load(route, routes.flow[route], flows);
                    }
                }
                if (cut == 0) {
                    continue;
                }
                if (!searched) {
                    Arrays.fill(tree, ShortestPaths.NONE);
                    search.search(origin, known, tree);
                    searched = true;
                }
                int destination = trips.destination(pair);
                if (Double.isInfinite(search.cost(destination))) {
                    cutOff.add(new CutOff(origin, destination, cut));
                } else {
                    moved += cut;
                    for (int at = destination; tree[at] != ShortestPaths.NONE; at = changed.from[tree[at]]) {
                        flows[tree[at]] += cut;
                    }
                }
            }
        }
        return new HeldRoutes(LinkLoads.of(changed, settings, flows), moved, cutOff);
    }

    /// Trips of all pairs that are cut off.
    public double cutOffTrips() {
        return cutOff.stream().mapToDouble(CutOff::trips).sum();
    }

    private static boolean leads(RoutePool routes, int route, boolean[] shut) {
        for (int k = routes.begin[route]; k < routes.end[route]; k++) {
            if (shut[routes.links[k]]) {
                return true;
            }
        }
        return false;
    }
}
