package citiverse.models.traffic;

import java.util.List;

/// Trips assigned to a network in user equilibrium: no trip could be made more cheaply by another route, up to the
/// relative gap. Immutable.
public final class Assignment {
    private final Trips trips;
    private final LinkLoads loads;
    private final RouteSet routes;
    private final double[] served;
    private final double[] costs;
    private final List<CutOff> cutOff;
    private final Convergence convergence;
    final int[][] trees;
    final boolean[] onTree;

    /// How far the search came.
    ///
    /// @param relativeGap `(Σ t·v − Σ d·u) / Σ t·v` in generalised costs, with u the cheapest way at the costs t
    /// @param demandGap share of the trips by which demand and its response to the costs differ; 0 for fixed demand
    /// @param averageExcessCost what a trip pays above the cheapest way, mean over the trips
    /// @param iterations rounds in which new routes were sought
    /// @param converged false where it ended by the number of iterations or was cancelled
    public record Convergence(
            double relativeGap, double demandGap, double averageExcessCost, int iterations, boolean converged) {}

    Assignment(
            Trips trips,
            LinkLoads loads,
            RouteSet routes,
            double[] served,
            double[] costs,
            List<CutOff> cutOff,
            Convergence convergence,
            int[][] trees,
            boolean[] onTree) {
        this.trips = trips;
        this.loads = loads;
        this.routes = routes;
        this.served = served;
        this.costs = costs;
        this.cutOff = List.copyOf(cutOff);
        this.convergence = convergence;
        this.trees = trees;
        this.onTree = onTree;
    }

    public RoadNetwork network() {
        return loads.network();
    }

    /// The trips that were asked for.
    public Trips trips() {
        return trips;
    }

    /// Flow, time and cost of every link.
    public LinkLoads loads() {
        return loads;
    }

    public RouteSet routes() {
        return routes;
    }

    /// Beckmann's objective, in generalised costs.
    public double objective() {
        return loads.objective();
    }

    /// Total system travel time: time only.
    public double totalTravelTime() {
        return loads.totalTravelTime();
    }

    /// Total generalised cost.
    public double totalCost() {
        return loads.totalCost();
    }

    public Convergence convergence() {
        return convergence;
    }

    public double relativeGap() {
        return convergence.relativeGap();
    }

    public double averageExcessCost() {
        return convergence.averageExcessCost();
    }

    public int iterations() {
        return convergence.iterations();
    }

    /// Trips of a pair that are made: those asked for, fewer or more where demand is elastic, 0 where cut off.
    public double served(int pair) {
        return served[pair];
    }

    /// Generalised cost of the cheapest way of a pair at the costs of the loaded network; infinite where cut off.
    public double cost(int pair) {
        return costs[pair];
    }

    /// Times on those ways, one for each pair; infinite where cut off. Computed at each call.
    public double[] times() {
        var search = new ShortestPaths(network());
        double[] times = new double[costs.length];
        double[] linkTimes = loads.times();
        for (int origin = 0; origin < trips.zones(); origin++) {
            if (trips.first(origin) < trips.first(origin + 1)) {
                search.relabel(origin, linkTimes, trees[origin].clone());
                for (int pair = trips.first(origin); pair < trips.first(origin + 1); pair++) {
                    times[pair] = search.cost(trips.destination(pair));
                }
            }
        }
        return times;
    }

    /// [#cost] of all pairs, such as the reference of a [DemandResponse].
    public double[] costs() {
        return costs.clone();
    }

    /// Pairs that closed links leave without a way, with all their trips.
    public List<CutOff> cutOff() {
        return cutOff;
    }

    /// Trips of all pairs that are cut off.
    public double cutOffTrips() {
        return cutOff.stream().mapToDouble(CutOff::trips).sum();
    }
}
