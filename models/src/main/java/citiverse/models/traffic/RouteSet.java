package citiverse.models.traffic;

/// Routes that carry trips, and how many. Immutable.
///
/// Which routes an equilibrium uses is not unique (the flows of links are): of many possible sets this is one, the same
/// for the same input. The routes of a pair are walked with
/// `for (int route = first(pair); route != NONE; route = next(route))`.
public final class RouteSet {
    /// Stands for no route.
    public static final int NONE = RoutePool.NONE;

    final RoutePool pool;

    RouteSet(RoutePool pool) {
        this.pool = pool;
    }

    /// A route of a pair, [#NONE] where it is cut off.
    public int first(int pair) {
        return pool.head[pair];
    }

    /// The next route of the same pair, [#NONE] after the last.
    public int next(int route) {
        return pool.next[route];
    }

    /// Trips on a route per demand period, above 0.
    public double flow(int route) {
        return pool.flow[route];
    }

    /// Number of links of a route.
    public int length(int route) {
        return pool.end[route] - pool.begin[route];
    }

    /// The k-th link of a route, from its origin on.
    public int link(int route, int k) {
        return pool.links[pool.begin[route] + k];
    }
}
