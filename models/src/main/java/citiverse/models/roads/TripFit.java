package citiverse.models.roads;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.RouteSet;
import citiverse.models.traffic.Trips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trips moved as little as needed to meet counts: of all tables that meet them the one of least information
/// against the first (Van Zuylen and Willumsen 1980). The trips of a pair are multiplied by X_a^p for every
/// counted link a, with the share p of the pair that uses it; the factors X are found link by link, the shares
/// anew in each round.
///
/// What it fits is not what it predicts: many tables meet the same counts. Keep counts aside to see how good it
/// is.
///
/// @param demand the fitted one
/// @param misfitBefore mean GEH² / 2 at the counts before
/// @param misfitAfter and after
/// @param shareGoodBefore share of the counts with a GEH below 5 before
/// @param shareGoodAfter and after
/// @param unused counts that no trip of the table passes, so that nothing could be fitted to them
public record TripFit(
        Demand demand,
        double misfitBefore,
        double misfitAfter,
        double shareGoodBefore,
        double shareGoodAfter,
        List<CityTraffic.Count> unused) {
    private static final int SWEEPS = 40;
    /// Most that one count multiplies or divides trips by at a time.
    private static final double LARGEST_STEP = 2;

    private record Use(int[] pairs, double[] shares) {}

    /// @param links counted, in the order of the counts
    static TripFit of(
            CityTraffic city,
            TrafficNumbers numbers,
            Demand demand,
            List<CityTraffic.Count> counts,
            int[] links,
            int rounds) {
        double[] counted =
                counts.stream().mapToDouble(CityTraffic.Count::vehiclesPerHour).toArray();
        var roads = city.assembly.network(city.state, numbers.capacityFactor());
        Assignment solved =
                Equilibrium.solve(roads, demand.trips(), city.settings().assignment());
        double[] before = flows(solved, links);
        double[] trips = new double[demand.trips().pairs()];
        for (int pair = 0; pair < trips.length; pair++) {
            trips[pair] = demand.trips().trips(pair);
        }
        for (int round = 0; round < rounds; round++) {
            sweep(uses(solved, links), counted, trips);
            solved = Equilibrium.solve(
                    roads, demand.trips().with(trips), city.settings().assignment(), solved);
        }
        double[] after = flows(solved, links);
        var unused = new ArrayList<CityTraffic.Count>();
        for (int a = 0; a < links.length; a++) {
            if (after[a] == 0 && counted[a] > 0) {
                unused.add(counts.get(a));
            }
        }
        return new TripFit(
                new Demand(
                        demand.period(),
                        solved.trips(),
                        demand.meanMinutes(),
                        demand.gravity(),
                        demand.unserved(),
                        demand.unservedPeople()),
                Geh.misfit(before, counted),
                Geh.misfit(after, counted),
                Geh.shareGood(before, counted),
                Geh.shareGood(after, counted),
                List.copyOf(unused));
    }

    private static double[] flows(Assignment solved, int[] links) {
        double[] flows = new double[links.length];
        for (int a = 0; a < links.length; a++) {
            flows[a] = solved.loads().flow(links[a]);
        }
        return flows;
    }

    private static List<Use> uses(Assignment solved, int[] links) {
        int[] countOf = new int[solved.network().links()];
        Arrays.fill(countOf, -1);
        var pairs = new ArrayList<List<Integer>>();
        var shares = new ArrayList<List<Double>>();
        for (int a = 0; a < links.length; a++) {
            countOf[links[a]] = countOf[links[a]] < 0 ? a : countOf[links[a]];
            pairs.add(new ArrayList<>());
            shares.add(new ArrayList<>());
        }
        RouteSet routes = solved.routes();
        Trips table = solved.trips();
        for (int pair = 0; pair < table.pairs(); pair++) {
            for (int route = routes.first(pair); route != RouteSet.NONE; route = routes.next(route)) {
                for (int k = 0; k < routes.length(route); k++) {
                    int a = countOf[routes.link(route, k)];
                    if (a >= 0) {
                        pairs.get(a).add(pair);
                        shares.get(a).add(routes.flow(route) / table.trips(pair));
                    }
                }
            }
        }
        var uses = new ArrayList<Use>();
        for (int a = 0; a < links.length; a++) {
            int of = countOf[links[a]];
            uses.add(new Use(
                    pairs.get(of).stream().mapToInt(pair -> pair).toArray(),
                    shares.get(of).stream().mapToDouble(share -> share).toArray()));
        }
        return uses;
    }

    private static void sweep(List<Use> uses, double[] counted, double[] trips) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int a = 0; a < counted.length; a++) {
                Use use = uses.get(a);
                double flow = 0;
                for (int k = 0; k < use.pairs.length; k++) {
                    flow += use.shares[k] * trips[use.pairs[k]];
                }
                if (flow > 0) {
                    double step = Math.clamp(counted[a] / flow, 1 / LARGEST_STEP, LARGEST_STEP);
                    for (int k = 0; k < use.pairs.length; k++) {
                        trips[use.pairs[k]] *= StrictMath.pow(step, use.shares[k]);
                    }
                }
            }
        }
    }
}
