package citiverse.models.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The order of works, against all orders and all days tried plainly.
class WorksPlannerTest {
    private static final List<String> STREET = List.of("s");

    /// Costs of random states: each of the works costs something for what it takes away, and pairs of them
    /// interact.
    private static WorksState.DayCost costs(long seed, boolean worsening) {
        Map<String, Double> pairs = new HashMap<>();
        var random = new Random(seed);
        double[] single = random.doubles(20, 1, 10).toArray();
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < i; j++) {
                double both = random.nextDouble() * 12 - (worsening ? 0 : 6);
                pairs.put(i + " " + j, Math.max(-Math.min(single[i], single[j]) / 4, both));
            }
        }
        return shares -> {
            double cost = 0;
            for (int i = 0; i < shares.length; i++) {
                cost += (1 - shares[i]) * single[i];
                for (int j = 0; j < i; j++) {
                    cost += (1 - shares[i]) * (1 - shares[j]) * pairs.get(i + " " + j);
                }
            }
            return new WorksState.Day(cost, 0, cost);
        };
    }

    private static List<Works> works(Random random, int count, int longest, double before) {
        var works = new ArrayList<Works>();
        for (int j = 0; j < count; j++) {
            works.add(new Works("w" + j, STREET, 1 + random.nextInt(longest), 0, false, before, 0));
        }
        return works;
    }

    /// Cost of first days, day by day, from nothing but the definition; infinite where there are too few crews.
    private static double plainly(List<Works> works, int[] start, int crews, WorksState.DayCost costs) {
        int last = 0;
        for (int j = 0; j < start.length; j++) {
            last = Math.max(last, start[j] + works.get(j).durationDays());
        }
        double total = 0;
        for (int day = 0; day < last; day++) {
            double[] shares = new double[start.length];
            int going = 0;
            for (int j = 0; j < start.length; j++) {
                boolean now = day >= start[j] && day < start[j] + works.get(j).durationDays();
                going += now ? 1 : 0;
                shares[j] = now
                        ? works.get(j).during()
                        : day < start[j] ? works.get(j).before() : 1;
            }
            if (going > crews) {
                return Double.POSITIVE_INFINITY;
            }
            total += costs.of(shares).cost();
        }
        return total;
    }

    private static double bestPlainly(List<Works> works, int crews, WorksState.DayCost costs) {
        int horizon = works.stream().mapToInt(Works::durationDays).sum();
        int[] start = new int[works.size()];
        double best = Double.POSITIVE_INFINITY;
        while (true) {
            best = Math.min(best, plainly(works, start, crews, costs));
            int j = 0;
            while (j < start.length && ++start[j] > horizon - works.get(j).durationDays()) {
                start[j++] = 0;
            }
            if (j == start.length) {
                return best;
            }
        }
    }

    @Test
    void enumerationFindsTheBestOfAllDays() {
        int met = 0;
        int tried = 0;
        double worst = 0;
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            int crews = 1 + random.nextInt(3);
            double before = random.nextInt(3) == 0 ? 0 : random.nextBoolean() ? 1 : 0.5;
            List<Works> works = works(random, 2 + random.nextInt(3), 4, before);
            WorksState.DayCost costs = costs(seed, random.nextBoolean());
            WorksSchedule found = new WorksPlanner(works, crews, costs).best();
            double best = bestPlainly(works, crews, costs);
            assertEquals(WorksSchedule.Search.ENUMERATED, found.search());
            assertTrue(found.cost() >= best - 1e-9, "seed " + seed + " cannot beat all days");
            assertEquals(found.cost(), plainly(works, starts(works, found), crews, costs), 1e-9, "seed " + seed);
            tried++;
            met += found.cost() <= best + 1e-9 ? 1 : 0;
            worst = Math.max(worst, found.cost() / best - 1);
        }
        System.out.printf("enumeration meets the best of all days in %d of %d, worst %.4f above%n", met, tried, worst);
        assertEquals(tried, met);
    }

    private static int[] starts(List<Works> works, WorksSchedule schedule) {
        return works.stream()
                .mapToInt(each -> schedule.works().stream()
                        .filter(placed -> placed.id().equals(each.id()))
                        .findFirst()
                        .orElseThrow()
                        .startDay())
                .toArray();
    }

    @Test
    void swapsComeCloseToAllOrders() {
        double sum = 0;
        double worst = 0;
        for (long seed = 1; seed <= 25; seed++) {
            var random = new Random(seed);
            double before = seed % 2 == 0 ? 1 : 0;
            List<Works> works = works(random, 6, 9, before);
            WorksState.DayCost costs = costs(seed, seed % 3 == 0);
            int crews = 1 + random.nextInt(2);
            double best = new WorksPlanner(works, crews, costs).best().cost();
            WorksSchedule swapped = new WorksPlanner(works, crews, costs).bySwaps();
            assertTrue(swapped.cost() >= best - 1e-9 * best, "seed " + seed);
            assertEquals(swapped.cost(), plainly(works, starts(works, swapped), crews, costs), 1e-6, "seed " + seed);
            sum += swapped.cost() / best - 1;
            worst = Math.max(worst, swapped.cost() / best - 1);
        }
        System.out.printf(
                "swaps against all orders of 6 works: %.4f above on average, %.4f at worst%n", sum / 25, worst);
        assertTrue(worst < 0.05, "worst " + worst);
    }

    @Test
    void oneCrewRepairsByCostPerDayWhereNothingInteracts() {
        // Smith's rule: costs 6, 2, 9 and days 3, 1, 2 make rates of 2, 2, 4.5 saved for each day of work.
        var works = List.of(Works.repair("a", STREET, 3), Works.repair("b", STREET, 1), Works.repair("c", STREET, 2));
        double[] single = {6, 2, 9};
        WorksState.DayCost costs = shares -> {
            double cost = 0;
            for (int j = 0; j < shares.length; j++) {
                cost += single[j] * (1 - shares[j]);
            }
            return new WorksState.Day(cost, 0, cost);
        };
        WorksSchedule best = new WorksPlanner(works, 1, costs).best();
        assertEquals("c", best.works().getFirst().id());
        assertEquals(2 * 17 + 1 * 8 + 3 * 6, best.cost(), 1e-12);
        assertEquals(6, best.lastDay());
        assertEquals(List.of("a", "b"), best.phases().getFirst().waiting());
        assertEquals(List.of("c"), best.phases().getFirst().going());
    }

    @Test
    void worksThatHarmEachOtherGoOneAfterAnotherAndTheRestAtOnce() {
        // a and b together cost 100, everything else is a sum of ones.
        WorksState.DayCost costs = shares -> {
            double closed = 0;
            for (double share : shares) {
                closed += 1 - share;
            }
            double cost = shares[0] == 0 && shares[1] == 0 ? 100 : closed;
            return new WorksState.Day(cost, 0, cost);
        };
        var works =
                List.of(Works.closing("a", STREET, 5), Works.closing("b", STREET, 5), Works.closing("c", STREET, 3));
        WorksSchedule best = new WorksPlanner(works, 3, costs).best();
        assertEquals(13, best.cost(), 1e-12);
        assertEquals(10, best.lastDay(), "of equal costs the one that ends first");
    }

    @Test
    void fixedDaysAreKept() {
        var works = List.of(
                Works.closing("a", STREET, 4).on(3),
                Works.closing("b", STREET, 2),
                Works.closing("c", STREET, 5).from(1));
        WorksSchedule best = new WorksPlanner(works, 1, costs(5, true)).best();
        int[] start = starts(works, best);
        assertEquals(3, start[0]);
        assertTrue(start[1] + 2 <= 3 || start[1] >= 7, "b beside a");
        assertTrue(start[2] >= 7, "c fits only after a");
        best.works().forEach(placed -> assertEquals(1, placed.crew()));
        var clash = List.of(
                Works.closing("a", STREET, 4).on(3),
                Works.closing("b", STREET, 4).on(5));
        assertThrows(Problem.class, () -> new WorksPlanner(clash, 1, costs(5, true)).best());
    }

    @Test
    void manyWorksAreOrderedToo() {
        var random = new Random(11);
        List<Works> works = works(random, 14, 20, 1);
        var planner = new WorksPlanner(works, 2, costs(11, false));
        WorksSchedule found = planner.best();
        System.out.printf(
                "14 works: %s, %d states, cost %.0f against %.0f as listed%n",
                found.search(), found.states(), found.cost(), planner.asListed().cost());
        assertTrue(found.cost() <= planner.asListed().cost() + 1e-9);
        assertEquals(14, found.works().size());
    }

    @Test
    void faultsAreNamed() {
        assertThrows(Problem.class, () -> Works.closing("a", List.of(), 3));
        assertThrows(Problem.class, () -> Works.closing("a", STREET, 0));
        assertThrows(Problem.class, () -> Works.narrowing("a", STREET, 3, 2, 3));
        assertEquals(0.45, Works.narrowing("a", STREET, 3, 2, 1).during(), 1e-12);
        var twice = List.of(Works.closing("a", STREET, 3), Works.closing("a", STREET, 3));
        assertThrows(Problem.class, () -> new WorksPlanner(twice, 1, costs(1, true)));
        var planner = new WorksPlanner(
                List.of(Works.closing("a", STREET, 3), Works.closing("b", STREET, 3)), 1, costs(1, true));
        assertEquals(
                "CV-ROADS-005",
                assertThrows(Problem.class, () -> planner.given(0, 2)).code());
        assertEquals(6, planner.given(0, 3).lastDay());
    }
}
