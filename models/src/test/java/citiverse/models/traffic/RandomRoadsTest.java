package citiverse.models.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.uncertainty.SplitMix;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Random networks with every form of delay, against the slow, obvious solver.
class RandomRoadsTest {
    private static final AssignmentSettings FINE =
            AssignmentSettings.DEFAULTS.withGap(1e-11).withFactors(0.5, 0.3).withMaxIterations(5000);

    @Test
    void theSlowSolverAgrees() {
        double worst = 0;
        double slowest = 0;
        for (long seed = 1; seed <= 120; seed++) {
            var random = new SplitMix(seed);
            int zones = 3 + random.nextInt(4);
            RoadNetwork network = MadeRoads.random(random, zones + 6, zones, random.nextInt(2) * zones);
            Trips trips = MadeRoads.randomTrips(random, zones, 400);
            Assignment found = Equilibrium.solve(network, trips, FINE);
            assertTrue(found.convergence().converged(), "seed " + seed + ": gap " + found.relativeGap());
            var slow = new SlowEquilibrium(network, trips, FINE);
            double gap = slow.gap(found.loads().flows());
            assertTrue(gap <= 2e-11, "seed " + seed + ": the slow search sees a gap of " + gap);
            double[] flows = slow.flows(300);
            LinkLoads loads = LinkLoads.of(network, FINE, flows);
            double apart = (loads.objective() - found.objective()) / found.objective();
            double slowGap = slow.gap(flows);
            assertTrue(apart >= -1e-10, "seed " + seed + ": the slow solver found less, " + apart);
            assertTrue(apart <= slowGap * loads.totalCost() / loads.objective() + 1e-10, "seed " + seed + ": " + apart);
            worst = Math.max(worst, apart);
            slowest = Math.max(slowest, slowGap);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "120 random networks (seeds 1 to 120): objectives of the slow solver up to %.1e above, its gap up to %.1e",
                worst,
                slowest));
    }

    @Test
    void closuresFromAWarmStartEndWhereAColdOneDoes() {
        for (long seed = 1; seed <= 120; seed++) {
            var random = new SplitMix(1000 + seed);
            int zones = 3 + random.nextInt(4);
            RoadNetwork network = MadeRoads.random(random, zones + 6, zones, random.nextInt(2) * zones);
            Trips trips = MadeRoads.randomTrips(random, zones, 400);
            Assignment base = Equilibrium.solve(network, trips, FINE);
            double[] factors = new double[network.links()];
            for (int link = 0; link < factors.length; link++) {
                int kind = random.nextInt(6);
                factors[link] = kind == 0 ? 0 : kind == 1 ? 0.5 : 1;
            }
            RoadNetwork changed = network.withCapacityFactors(factors);
            Assignment cold = Equilibrium.solve(changed, trips, FINE);
            Assignment warm = Equilibrium.solve(changed, trips, FINE, base);
            String what = "seed " + seed;
            assertTrue(cold.convergence().converged() && warm.convergence().converged(), what);
            assertEquals(cold.objective(), warm.objective(), 2e-11 * cold.totalCost() + 1e-9, what);
            assertEquals(cold.cutOff(), warm.cutOff(), what);
            assertArrayEquals(cold.costs(), warm.costs(), 2e-3, what);
            double served = 0;
            for (int pair = 0; pair < trips.pairs(); pair++) {
                served += warm.served(pair);
            }
            assertEquals(trips.total(), served + warm.cutOffTrips(), 1e-9 * trips.total(), what);
            HeldRoutes held = HeldRoutes.of(base, changed, FINE);
            assertEquals(warm.cutOffTrips(), held.cutOffTrips(), 1e-9 * trips.total(), what);
            Assignment back = Equilibrium.solve(network, trips, FINE, warm);
            assertEquals(base.objective(), back.objective(), 2e-11 * base.totalCost() + 1e-9, what);
        }
    }

    @Test
    void otherTripsFromAWarmStartEndWhereAColdOneDoes() {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new SplitMix(5000 + seed);
            RoadNetwork network = MadeRoads.random(random, 10, 4, 0);
            Assignment base = Equilibrium.solve(network, MadeRoads.randomTrips(random, 4, 300), FINE);
            Trips others = MadeRoads.randomTrips(random, 4, 300);
            Assignment warm = Equilibrium.solve(network, others, FINE, base);
            Assignment cold = Equilibrium.solve(network, others, FINE);
            assertEquals(cold.objective(), warm.objective(), 2e-11 * cold.totalCost(), "seed " + seed);
            Trips more = base.trips().scaled(1.3);
            assertEquals(
                    Equilibrium.solve(network, more, FINE).objective(),
                    Equilibrium.solve(network, more, FINE, base).objective(),
                    2e-11 * cold.totalCost() + 1e-7,
                    "seed " + seed);
        }
    }
}
