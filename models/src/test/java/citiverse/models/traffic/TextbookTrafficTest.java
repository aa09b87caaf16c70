package citiverse.models.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.uncertainty.SplitMix;
import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Traffic whose answer can be worked out by hand, and what must hold whatever the network.
class TextbookTrafficTest {
    private static final AssignmentSettings FINE = AssignmentSettings.DEFAULTS.withGap(1e-12);

    @Test
    void twoLinksShareTheirTrips() {
        Assignment found = Equilibrium.solve(MadeRoads.twoLinks(), MadeRoads.between(2, 0, 1, 3000), FINE);
        System.out.println(String.format(
                Locale.ROOT,
                "two links: %.4f / %.4f at %.6f (asked 1408.4237 / 1591.5763 at 15.902345)",
                found.loads().flow(0),
                found.loads().flow(1),
                found.cost(0)));
        assertEquals(1408.4237, found.loads().flow(0), 1e-4);
        assertEquals(1591.5763, found.loads().flow(1), 1e-4);
        assertEquals(15.902345, found.cost(0), 1e-6);
        assertArrayEquals(new int[] {0}, found.loads().above(0.9));
    }

    @Test
    void elasticTripsMeetTheirCost() {
        RoadNetwork network = RoadNetwork.builder(2, 2, 0)
                .link("a", 0, 1, 100, 10, 1, 1, 0, 0)
                .build();
        Trips trips = MadeRoads.between(2, 0, 1, 100);
        // d = 100 (u / 10)^-1 and u = 10 + 0.1 d: d² + 100 d − 10,000 = 0.
        double byHand = (-100 + Math.sqrt(50000)) / 2;
        Assignment power = Equilibrium.solve(
                network,
                trips,
                FINE,
                new DemandResponse.PowerLaw(new double[] {10}, 1),
                Optional.empty(),
                Progress.NONE);
        assertEquals(byHand, power.served(0), 1e-8);
        assertEquals(10 + 0.1 * byHand, power.cost(0), 1e-8);
        assertTrue(power.convergence().demandGap() <= 1e-12);
        Assignment exponential = Equilibrium.solve(
                network,
                trips,
                FINE,
                new DemandResponse.Exponential(new double[] {10}, 0.5),
                Optional.empty(),
                Progress.NONE);
        assertEquals(100 * Math.exp(-0.5 * (exponential.cost(0) / 10 - 1)), exponential.served(0), 1e-8);
        System.out.println(String.format(Locale.ROOT, "elastic trips: %.8f (by hand %.8f)", power.served(0), byHand));
    }

    @Test
    void elasticDemandOnSiouxFallsIsConsistent() {
        TntpCity city = TntpCity.siouxFalls();
        AssignmentSettings settings = city.settings().withGap(1e-9);
        Assignment base = Equilibrium.solve(city.network(), city.trips(), settings);
        var response = new DemandResponse.PowerLaw(base.costs(), 0.5);
        Assignment same =
                Equilibrium.solve(city.network(), city.trips(), settings, response, Optional.of(base), Progress.NONE);
        assertEquals(base.totalTravelTime(), same.totalTravelTime(), 1e-4 * base.totalTravelTime());
        RoadNetwork closed = city.network()
                .withClosed(city.network().link("6-8"), city.network().link("8-6"));
        Assignment fixed = Equilibrium.solve(closed, city.trips(), settings, base);
        Assignment warm = Equilibrium.solve(closed, city.trips(), settings, response, Optional.of(base), Progress.NONE);
        Assignment cold = Equilibrium.solve(closed, city.trips(), settings, response, Optional.empty(), Progress.NONE);
        double made = 0;
        for (int pair = 0; pair < city.trips().pairs(); pair++) {
            double expected = city.trips().trips(pair) * Math.pow(warm.cost(pair) / base.cost(pair), -0.5);
            assertEquals(expected, warm.served(pair), 1e-5 * expected);
            assertEquals(cold.served(pair), warm.served(pair), 1e-4 * cold.served(pair));
            made += warm.served(pair);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "Sioux Falls without 6-8, elasticity 0.5: %.0f of %.0f trips, time %.0f (fixed demand %.0f)",
                made,
                city.trips().total(),
                warm.totalTravelTime(),
                fixed.totalTravelTime()));
        assertTrue(warm.totalTravelTime() < fixed.totalTravelTime());
        assertTrue(made < city.trips().total());
    }

    @Test
    void moreCapacityNeverHurtsWithFixedRoutes() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new SplitMix(seed);
            RoadNetwork network = MadeRoads.random(random, 12, 4, seed % 2 == 0 ? 4 : 0);
            Assignment base =
                    Equilibrium.solve(network, MadeRoads.randomTrips(random, 4, 300), AssignmentSettings.DEFAULTS);
            double[] factors = new double[network.links()];
            for (int link = 0; link < factors.length; link++) {
                factors[link] = random.nextInt(2) == 0 ? 1 : 1 + random.nextOpen();
            }
            RoadNetwork wider = network.withCapacityFactors(factors);
            HeldRoutes held = HeldRoutes.of(base, wider, AssignmentSettings.DEFAULTS);
            assertTrue(held.loads().totalTravelTime() <= base.totalTravelTime() * (1 + 1e-12), "seed " + seed);
            assertArrayEquals(base.loads().flows(), held.loads().flows(), 1e-6);
            Assignment adapted =
                    Equilibrium.solve(wider, base.trips(), AssignmentSettings.DEFAULTS.withGap(1e-9), base);
            assertTrue(adapted.objective() <= base.objective() * (1 + 1e-9), "seed " + seed);
        }
    }

    @Test
    void heldRoutesMoveOnlyWhatIsCut() {
        RoadNetwork network = RoadNetwork.builder(3, 4, 0)
                .link("a", 0, 3, 100, 1, 1, 1, 0, 0)
                .link("b", 3, 1, 100, 1, 1, 1, 0, 0)
                .link("c", 0, 1, 100, 9, 1, 1, 0, 0)
                .link("d", 3, 2, 100, 1, 1, 1, 0, 0)
                .build();
        Trips trips = Trips.builder(3).add(0, 1, 10).add(0, 2, 5).build();
        Assignment base = Equilibrium.solve(network, trips, FINE);
        assertArrayEquals(new double[] {15, 10, 0, 5}, base.loads().flows(), 1e-12);
        HeldRoutes held = HeldRoutes.of(base, network.withClosed(network.link("b")), FINE);
        assertArrayEquals(new double[] {5, 0, 10, 5}, held.loads().flows(), 1e-12);
        assertEquals(10, held.moved(), 1e-12);
        assertEquals(5 * 1.05 + 10 * 9.9 + 5 * 1.05, held.loads().totalTravelTime(), 1e-9);
        RoadNetwork cut = network.withClosed(network.link("d"));
        HeldRoutes lost = HeldRoutes.of(base, cut, FINE);
        assertEquals(List.of(new CutOff(0, 2, 5)), lost.cutOff());
        Bracket bracket = Bracket.of(base, cut, FINE, DemandResponse.FIXED, Progress.NONE);
        assertEquals(List.of(new CutOff(0, 2, 5)), bracket.everybody().cutOff());
        assertEquals(0, bracket.everybody().served(trips.pair(0, 2)));
        assertEquals(10, bracket.everybody().served(trips.pair(0, 1)));
        Assignment reopened = Equilibrium.solve(network, trips, FINE, bracket.everybody());
        assertArrayEquals(base.loads().flows(), reopened.loads().flows(), 1e-9);
        assertEquals(List.of(), reopened.cutOff());
        HeldRoutes again = HeldRoutes.of(bracket.everybody(), network, FINE);
        assertEquals(5, again.moved(), 1e-12);
    }

    @Test
    void noWayLeadsThroughAZoneBelowTheFirstThroughNode() {
        RoadNetwork.Builder links = RoadNetwork.builder(3, 4, 3)
                .link("short in", 0, 1, 100, 1, 0, 0, 0, 0)
                .link("short out", 1, 2, 100, 1, 0, 0, 0, 0)
                .link("long in", 0, 3, 100, 5, 0, 0, 0, 0)
                .link("long out", 3, 2, 100, 5, 0, 0, 0, 0);
        Assignment around = Equilibrium.solve(links.build(), MadeRoads.between(3, 0, 2, 1), FINE);
        assertEquals(10, around.cost(0));
        RoadNetwork.Builder open = RoadNetwork.builder(3, 4, 0)
                .link("short in", 0, 1, 100, 1, 0, 0, 0, 0)
                .link("short out", 1, 2, 100, 1, 0, 0, 0, 0);
        assertEquals(
                2,
                Equilibrium.solve(open.build(), MadeRoads.between(3, 0, 2, 1), FINE)
                        .cost(0));
    }

    @Test
    void timesCountNeitherTollNorDistance() {
        RoadNetwork network = RoadNetwork.builder(2, 2, 0)
                .link("a", 0, 1, 100, 10, 0, 0, 50, 2)
                .build();
        Assignment found = Equilibrium.solve(network, MadeRoads.between(2, 0, 1, 4), FINE.withFactors(0.1, 0.5));
        assertEquals(16, found.cost(0), 1e-12);
        assertEquals(10, found.times()[0], 1e-12);
        assertEquals(40, found.totalTravelTime(), 1e-12);
        assertEquals(64, found.totalCost(), 1e-12);
        assertEquals(64, found.objective(), 1e-12);
    }

    @Test
    void aRunThatIsCancelledOrCutShortSaysSo() {
        TntpCity city = TntpCity.siouxFalls();
        Assignment few =
                Equilibrium.solve(city.network(), city.trips(), city.settings().withMaxIterations(2));
        assertTrue(!few.convergence().converged() && few.relativeGap() > 1e-6);
        var told = new ArrayList<Long>();
        var stopping = new Progress() {
            @Override
            public void reached(String step, long done, long total) {
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return told.size() >= 3;
            }
        };
        Assignment stopped = Equilibrium.solve(
                city.network(), city.trips(), city.settings(), DemandResponse.FIXED, Optional.empty(), stopping);
        assertTrue(!stopped.convergence().converged());
        assertEquals(3, told.size());
        assertEquals(city.trips().total(), Arrays.stream(served(stopped)).sum(), 1e-6);
    }

    private static double[] served(Assignment found) {
        double[] served = new double[found.trips().pairs()];
        Arrays.setAll(served, found::served);
        return served;
    }
}
