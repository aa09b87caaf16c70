package citiverse.models.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The cheapest ways of all pairs at costs that stand still: what the gap is measured by, and where new routes come
/// from. Each origin is for itself, so several threads give what one gives; sums are taken in the order of the origins.
final class TreeRound implements AutoCloseable {
    private final RoadNetwork network;
    private final Trips trips;
    private final RoutePool pool;
    private final int[][] trees;
    private final List<ShortestPaths> searches = new ArrayList<>();
    private final ExecutorService threads;
    /// Cost of the cheapest way of each pair, infinite where there is none.
    final double[] cheapest;
    /// True where that way is cheaper than every route of the pair by more than the tolerance.
    final boolean[] wanted;
    /// True where a route of the pair leads over a closed link.
    final boolean[] lost;
    /// What the trips of each origin pay above their cheapest ways.
    final double[] excessOf;
    /// True where the only route of a pair is the way of the tree, so that it need not be summed while the tree stays.
    final boolean[] onTree;

    TreeRound(RoadNetwork network, Trips trips, RoutePool pool, int[][] trees, boolean[] onTree, int threads) {
        this.network = network;
        this.trips = trips;
        this.pool = pool;
        this.trees = trees;
        for (int k = 0; k < threads; k++) {
            searches.add(new ShortestPaths(network));
        }
        this.threads = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        cheapest = new double[trips.pairs()];
        wanted = new boolean[trips.pairs()];
        lost = new boolean[trips.pairs()];
        excessOf = new double[trips.zones()];
        this.onTree = onTree;
    }

    /// A search for use between rounds.
    ShortestPaths search() {
        return searches.getFirst();
    }

    /// Brings the tree of an origin up to the costs.
    void tree(int origin, double[] costs, ShortestPaths search) {
        if (trees[origin] == null) {
            trees[origin] = new int[network.nodes()];
            search.search(origin, costs, trees[origin]);
        } else {
            search.repair(origin, costs, trees[origin]);
        }
    }

    /// Finds [#cheapest], [#wanted] and [#excessOf] of all origins.
    ///
    /// @param tolerance share of the cheapest cost that a new route must save
    void run(double[] costs, double tolerance) {
        if (threads == null) {
            for (int origin = 0; origin < trips.zones(); origin++) {
                one(origin, costs, tolerance, search());
            }
            return;
        }
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (ShortestPaths search : searches) {
            work.add(() -> {
                for (int origin = next.getAndIncrement(); origin < trips.zones(); origin = next.getAndIncrement()) {
                    one(origin, costs, tolerance, search);
                }
                return null;
            });
        }
        try {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Finds [#cheapest], [#wanted] and [#excessOf] of one origin.
    void one(int origin, double[] costs, double tolerance, ShortestPaths search) {
        int last = trips.first(origin + 1);
        if (trips.first(origin) == last) {
            return;
        }
        boolean known = trees[origin] != null;
        tree(origin, costs, search);
        double excess = 0;
        for (int pair = trips.first(origin); pair < last; pair++) {
            int destination = trips.destination(pair);
            double way = search.cost(destination);
            cheapest[pair] = way;
            wanted[pair] = false;
            lost[pair] = false;
            if (onTree[pair] && known && search.stayed(destination)) {
                continue;
            }
            double least = Double.POSITIVE_INFINITY;
            double paid = 0;
            double carried = 0;
            for (int route = pool.head[pair]; route != RoutePool.NONE; route = pool.next[route]) {
                double cost = pool.cost(route, costs);
                if (cost == Double.POSITIVE_INFINITY) {
                    lost[pair] = true;
                } else {
                    least = Math.min(least, cost);
                    paid += pool.flow[route] * cost;
                    carried += pool.flow[route];
                }
            }
            if (carried > 0) {
                excess += paid - carried * way;
            }
            wanted[pair] = least - way > tolerance * way;
            onTree[pair] = least == way && pool.follows(pair, destination, trees[origin], network.from);
        }
        excessOf[origin] = Math.max(0, excess);
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
    }
}
