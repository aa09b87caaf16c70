package citiverse.models.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.tntp.TntpFlows;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The Transportation Networks for Research, against their best known solutions.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedNetworksTest {
    private static void tell(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static double[] published(TntpCity city) {
        TntpFlows flows = city.published();
        double[] volume = new double[city.network().links()];
        for (int k = 0; k < flows.from().length; k++) {
            int link = city.network().link(flows.from()[k] + "-" + flows.to()[k]);
            volume[link] = flows.volume()[k];
        }
        return volume;
    }

    @Test
    void publishedFlowsGiveThePublishedFigures() {
        for (TntpCity city : new TntpCity[] {TntpCity.siouxFalls(), TntpCity.anaheim(), TntpCity.chicago()}) {
            LinkLoads loads = LinkLoads.of(city.network(), city.settings(), published(city));
            TntpFlows flows = city.published();
            double worst = 0;
            for (int k = 0; k < flows.from().length; k++) {
                int link = city.network().link(flows.from()[k] + "-" + flows.to()[k]);
                double apart = Math.abs(loads.cost(link) - flows.cost()[k]);
                worst = Math.max(worst, apart / Math.max(1e-12, Math.abs(flows.cost()[k])));
            }
            tell(
                    "%s published flows: objective %.6f (asked %.6f), time %.4f (asked %.4f), worst cost error %.1e",
                    city.name(),
                    loads.objective(),
                    city.objective(),
                    loads.totalTravelTime(),
                    city.travelTime(),
                    worst);
            assertEquals(city.objective(), loads.objective(), 1e-9 * city.objective());
            assertEquals(city.travelTime(), loads.totalTravelTime(), 1e-9 * city.travelTime());
            assertTrue(worst < 1e-12, city.name() + " " + worst);
        }
        TntpCity chicago = TntpCity.chicago();
        LinkLoads loads = LinkLoads.of(chicago.network(), chicago.settings(), published(chicago));
        assertEquals(18935450.26, loads.totalCost(), 0.01);
    }

    @Test
    void theFilesHoldWhatIsSaidOfThem() {
        TntpCity falls = TntpCity.siouxFalls();
        assertEquals(24, falls.network().zones());
        assertEquals(76, falls.network().links());
        assertEquals(528, falls.trips().pairs());
        assertEquals(360600, falls.trips().total(), 1e-9);
        TntpCity anaheim = TntpCity.anaheim();
        assertEquals(38, anaheim.network().firstThroughNode());
        assertEquals(914, anaheim.network().links());
        assertEquals(1406, anaheim.trips().pairs());
        assertEquals(104694.4, anaheim.trips().total(), 1e-6);
        TntpCity chicago = TntpCity.chicago();
        assertEquals(387, chicago.network().zones());
        assertEquals(2950, chicago.network().links());
        assertEquals(1260907.44, chicago.trips().total() + chicago.trips().intrazonal(), 1e-3);
        assertEquals(123414, chicago.trips().intrazonal(), 1);
    }

    @Test
    void theBestKnownSolutionsAreReached() {
        for (TntpCity city : new TntpCity[] {TntpCity.siouxFalls(), TntpCity.anaheim(), TntpCity.chicago()}) {
            for (double gap : new double[] {1e-6, 1e-10}) {
                Assignment found = Equilibrium.solve(
                        city.network(), city.trips(), city.settings().withGap(gap));
                double above = (found.objective() - city.objective()) / city.objective();
                tell(
                        "%s to gap %.0e: gap %.2e in %d rounds, objective %.6f (%+.1e of the best known), time %.4f",
                        city.name(),
                        gap,
                        found.relativeGap(),
                        found.iterations(),
                        found.objective(),
                        above,
                        found.totalTravelTime());
                assertTrue(found.convergence().converged());
                assertTrue(found.relativeGap() <= gap);
                assertTrue(above <= gap && above >= -1e-12, city.name() + ": " + above);
                gapIsTrue(city, found);
            }
            Assignment found = Equilibrium.solve(
                    city.network(), city.trips(), city.settings().withGap(1e-10));
            assertEquals(city.objective(), found.objective(), 1e-9 * city.objective());
            assertEquals(city.travelTime(), found.totalTravelTime(), 1e-7 * city.travelTime());
            double[] flows = published(city);
            double worst = IntStream.range(0, flows.length)
                    .mapToDouble(link -> Math.abs(flows[link] - found.loads().flow(link)))
                    .max()
                    .orElseThrow();
            tell("%s: largest difference from a published flow %.4f vehicles", city.name(), worst);
        }
    }

    /// The gap again, from searches that share nothing with the rounds, and the flows from the routes.
    private static void gapIsTrue(TntpCity city, Assignment found) {
        double[] costs = found.loads().costs();
        var search = new ShortestPaths(city.network());
        double least = 0;
        double[] flows = new double[city.network().links()];
        for (int origin = 0; origin < city.trips().zones(); origin++) {
            search.from(origin, costs);
            for (int pair = city.trips().first(origin); pair < city.trips().first(origin + 1); pair++) {
                double way = search.cost(city.trips().destination(pair));
                assertEquals(way, found.cost(pair), 1e-12 * way);
                least += city.trips().trips(pair) * way;
                double carried = 0;
                RouteSet routes = found.routes();
                for (int route = routes.first(pair); route != RouteSet.NONE; route = routes.next(route)) {
                    assertTrue(routes.flow(route) > 0);
                    carried += routes.flow(route);
                    int at = origin;
                    for (int k = 0; k < routes.length(route); k++) {
                        int link = routes.link(route, k);
                        assertEquals(at, city.network().from(link));
                        assertTrue(k == 0 || at >= city.network().firstThroughNode());
                        at = city.network().to(link);
                        flows[link] += routes.flow(route);
                    }
                    assertEquals(city.trips().destination(pair), at);
                }
                assertEquals(city.trips().trips(pair), carried, 1e-9 * carried);
            }
        }
        assertArrayEquals(found.loads().flows(), flows, 1e-6);
        double gap = (found.totalCost() - least) / found.totalCost();
        assertEquals(gap, found.relativeGap(), 1e-13);
    }

    @Test
    void closuresOfSiouxFalls() {
        TntpCity city = TntpCity.siouxFalls();
        AssignmentSettings settings = city.settings().withGap(1e-10);
        Assignment base = Equilibrium.solve(city.network(), city.trips(), settings);
        String[][] closed = {{"6-8", "8-6"}, {"10-16", "16-10"}, {"15-22", "22-15"}};
        double[] objective = {5062349.0, 4805329, 5027312};
        double[] time = {10792217, 9486430, 10107479};
        for (int k = 0; k < closed.length; k++) {
            int[] links =
                    Arrays.stream(closed[k]).mapToInt(city.network()::link).toArray();
            RoadNetwork changed = city.network().withClosed(links);
            Assignment warm = Equilibrium.solve(changed, city.trips(), settings, base);
            Assignment cold = Equilibrium.solve(changed, city.trips(), settings);
            tell(
                    "Sioux Falls without %s: objective %.3f (asked %.1f), time %.1f (asked %.1f, %+.2f %%)",
                    closed[k][0],
                    warm.objective(),
                    objective[k],
                    warm.totalTravelTime(),
                    time[k],
                    100 * (warm.totalTravelTime() / base.totalTravelTime() - 1));
            assertEquals(objective[k], warm.objective(), 1e-5 * objective[k]);
            assertEquals(time[k], warm.totalTravelTime(), 1e-3 * time[k]);
            assertEquals(cold.objective(), warm.objective(), 1e-9 * cold.objective());
            assertArrayEquals(cold.loads().flows(), warm.loads().flows(), 0.5);
            for (int link : links) {
                assertEquals(0, warm.loads().flow(link));
            }
        }
    }

    @Test
    void aWarmStartOnChicagoEndsWhereAColdOneDoes() {
        TntpCity city = TntpCity.chicago();
        Assignment base = Equilibrium.solve(city.network(), city.trips(), city.settings());
        AssignmentSettings settings = city.settings().withGap(1e-8);
        int[] busiest = IntStream.range(0, city.network().links())
                .filter(link -> city.network().from(link) >= city.network().zones()
                        && city.network().to(link) >= city.network().zones())
                .boxed()
                .sorted((a, b) ->
                        Double.compare(base.loads().flow(b), base.loads().flow(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank : new int[] {0, 200}) {
            RoadNetwork changed = city.network().withClosed(busiest[rank]);
            Assignment warm = Equilibrium.solve(changed, city.trips(), settings, base);
            Assignment cold = Equilibrium.solve(changed, city.trips(), settings);
            tell(
                    "Chicago without %s: warm %d rounds, cold %d rounds, objectives apart %.1e",
                    city.network().id(busiest[rank]),
                    warm.iterations(),
                    cold.iterations(),
                    (warm.objective() - cold.objective()) / cold.objective());
            assertTrue(warm.convergence().converged());
            assertEquals(cold.objective(), warm.objective(), 1e-8 * cold.objective());
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        for (TntpCity city : new TntpCity[] {TntpCity.siouxFalls(), TntpCity.chicago()}) {
            Assignment one = Equilibrium.solve(city.network(), city.trips(), city.settings());
            for (int threads : new int[] {2, 3}) {
                Assignment more = Equilibrium.solve(
                        city.network(), city.trips(), city.settings().withThreads(threads));
                assertArrayEquals(one.loads().flows(), more.loads().flows());
                assertArrayEquals(one.costs(), more.costs());
                assertEquals(one.convergence(), more.convergence());
            }
        }
    }

    @Test
    void braessPaysLessWithoutItsMiddleLink() {
        TntpCity city = TntpCity.braess();
        AssignmentSettings settings = city.settings().withGap(1e-12);
        Assignment with = Equilibrium.solve(city.network(), city.trips(), settings);
        int pair = city.trips().pair(0, 1);
        RoadNetwork changed = city.network().withClosed(city.network().link("3-4"));
        Assignment without = Equilibrium.solve(changed, city.trips(), settings, with);
        tell(
                "Braess: cost %.6f, time %.6f (asked 92, 552); without the middle link %.6f, %.6f (asked 83, 498)",
                with.cost(pair), with.totalTravelTime(), without.cost(pair), without.totalTravelTime());
        assertEquals(92, with.cost(pair), 1e-6);
        assertEquals(552, with.totalTravelTime(), 1e-6);
        assertEquals(83, without.cost(pair), 1e-6);
        assertEquals(498, without.totalTravelTime(), 1e-6);
    }
}
