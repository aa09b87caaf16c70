package citiverse.models.sdg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SdgTest {
    private static final double FAR = Double.POSITIVE_INFINITY;
    private static final double NONE = Double.NaN;
    private static final StopClass LOW = StopClass.LOW_CAPACITY;
    private static final StopClass HIGH = StopClass.HIGH_CAPACITY;

    @Test
    void peopleBetweenTwoStopsCountOnce() {
        // 1000 people; 300 near one stop, 200 near the other, of whom 100 near both.
        double[] people = {200, 100, 100, 600};
        double[][] metres = {{300, 900}, {400, 450}, {700, 100}, {800, 900}};
        Share share = ConvenientTransport.of(people, metres, new StopClass[] {LOW, LOW});
        assertEquals(new Share(400, 1000, 1), share);
        assertEquals(40, share.percent(), 1e-12);
    }

    @Test
    void highCapacityReachesFarther() {
        double[] people = {1, 2, 4, 8};
        double[][] metres = {{500}, {500.1}, {1000}, {1000.1}};
        assertEquals(
                1, ConvenientTransport.of(people, metres, new StopClass[] {LOW}).numerator());
        assertEquals(
                7,
                ConvenientTransport.of(people, metres, new StopClass[] {HIGH}).numerator());
        assertEquals(
                0,
                ConvenientTransport.of(people, metres, new StopClass[] {StopClass.NOT_COUNTED})
                        .numerator());
    }

    @Test
    void whatIsNotKnownIsNeitherNearNorFar() {
        double[] people = {10, 20, 30, 40, NONE};
        double[][] metres = {{NONE, 100}, {NONE, 800}, {FAR, 800}, {NONE, NONE}, {1, 1}};
        Share share = ConvenientTransport.of(people, metres, new StopClass[] {LOW, LOW});
        assertEquals(10, share.numerator());
        assertEquals(40, share.denominator());
        assertEquals(0.4, share.coverage(), 1e-15);
    }

    @Test
    void aRiverWithABridgeKeepsPeopleAway() {
        // A grid of 100 m steps, a river between columns 4 and 5, one bridge in row 0; the stop at (5, 8).
        int side = 10;
        var metres = new double[side * side][1];
        int[] steps = walk(side, 8 * side + 5);
        double[] people = new double[side * side];
        double crow = 0;
        for (int cell = 0; cell < side * side; cell++) {
            people[cell] = 1;
            metres[cell][0] = 100.0 * steps[cell];
            crow += Math.hypot(cell % side - 5, cell / side - 8) <= 5 ? 1 : 0;
        }
        Share share = ConvenientTransport.of(people, metres, new StopClass[] {LOW});
        int opposite = 8 * side + 4;
        assertEquals(1700, metres[opposite][0]);
        assertTrue(share.numerator() < crow);
        // On the stop's bank the cells within five steps: 5 × 10 cells less those farther.
        double expected = 0;
        for (int x = 5; x < side; x++) {
            for (int y = 0; y < side; y++) {
                expected += Math.abs(x - 5) + Math.abs(y - 8) <= 5 ? 1 : 0;
            }
        }
        assertEquals(expected, share.numerator());
    }

    /// Steps from a cell to all others over streets that cross the river between columns 4 and 5 in row 0 only.
    private static int[] walk(int side, int start) {
        var steps = new int[side * side];
        Arrays.fill(steps, Integer.MAX_VALUE);
        steps[start] = 0;
        var queue = new ArrayDeque<Integer>(List.of(start));
        while (!queue.isEmpty()) {
            int cell = queue.remove();
            int x = cell % side;
            int y = cell / side;
            int[][] moves = {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}};
            for (int[] move : moves) {
                boolean inside = move[0] >= 0 && move[0] < side && move[1] >= 0 && move[1] < side;
                boolean river = move[0] != x && Math.max(move[0], x) == 5 && y != 0;
                int next = move[1] * side + move[0];
                if (inside && !river && steps[next] == Integer.MAX_VALUE) {
                    steps[next] = steps[cell] + 1;
                    queue.add(next);
                }
            }
        }
        return steps;
    }

    @Test
    void routeTypesHaveTheirClass() {
        for (int type : new int[] {0, 3, 5, 6, 7, 11, 200, 700, 704, 800, 900, 1300, 1400}) {
            assertEquals(LOW, StopClass.of(type), "route type " + type);
        }
        for (int type : new int[] {1, 2, 4, 12, 100, 109, 400, 401, 405, 1000, 1200}) {
            assertEquals(HIGH, StopClass.of(type), "route type " + type);
        }
        for (int type : new int[] {1100, 1500, 1700, 8, 99, -1}) {
            assertEquals(StopClass.NOT_COUNTED, StopClass.of(type), "route type " + type);
        }
        assertEquals(HIGH, LOW.orWider(HIGH));
        assertEquals(LOW, LOW.orWider(StopClass.NOT_COUNTED));
    }

    @Test
    void secondsBecomeMetres() {
        assertArrayEquals(
                new double[] {500, FAR}, ConvenientTransport.metres(new int[] {400, Integer.MAX_VALUE}, 1.25));
    }

    @Test
    void landConsumption() {
        LandConsumption land = LandConsumption.of(100, 150, 1000, 1200, 10);
        assertEquals(.05, land.landRate(), 1e-15);
        assertEquals(.0182322, land.populationRate(), 5e-8);
        assertEquals(2.742407, land.ratio(), 5e-7);
        assertEquals(0.1, land.squareMetresPerPersonBefore(), 1e-15);
        assertEquals(0.125, land.squareMetresPerPersonAfter(), 1e-15);
        assertEquals(NONE, LandConsumption.of(100, 150, 1000, 1000, 10).ratio());
        assertEquals(NONE, LandConsumption.of(100, 150, 1000, 900, 10).ratio());
        assertThrows(IllegalArgumentException.class, () -> LandConsumption.of(0, 1, 1, 1, 1));
    }

    @Test
    void openSpaceOfASquareKilometre() {
        assertEquals(35, OpenSpace.area(200_000, 150_000, 1_000_000).percent(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> OpenSpace.area(900_000, 150_000, 1_000_000));
        Share near = OpenSpace.access(new double[] {3, 4, 5, 6}, new double[] {400, 401, NONE, FAR});
        assertEquals(new Share(3, 13, 13.0 / 18), near);
    }

    @Test
    void exposureIsOfPeople() {
        double[] people = {100, 300, 50};
        double[] air = {10, 30, NONE};
        Share mean = Exposure.annualMean(people, air);
        assertEquals(25, mean.value(), 1e-15);
        assertEquals(400.0 / 450, mean.coverage(), 1e-15);
        assertEquals(0.75, Exposure.above(people, air, 15).value(), 1e-15);
    }

    @Test
    void ruralAccessCountsTheCountrysideOnly() {
        Share share =
                RuralAccess.of(new double[] {100, 50, 30, 20}, new boolean[] {false, true, true, true}, new double[] {
                    10, 2000, 2001, NONE
                });
        assertEquals(new Share(50, 80, 0.8), share);
    }

    @Test
    void waterIsAsGoodAsItsLeastComponent() {
        SafeWater water = SafeWater.of(1000, 950, 800, 700, 900);
        assertEquals(0.7, water.share().value(), 1e-15);
        assertEquals("available", water.limiting());
        SafeWater pipes = SafeWater.of(1000, 950, 800, 900, NONE);
        assertEquals(List.of("uncontaminated"), pipes.unknown());
        assertEquals(0.75, pipes.share().coverage());
        assertEquals(NONE, SafeWater.of(10, NONE, NONE, NONE, NONE).share().value());
        assertThrows(IllegalArgumentException.class, () -> SafeWater.of(10, 11, 1, 1, 1));
    }

    @Test
    void shortWaysTakeTheLeastOverCategories() {
        double[] people = {10, 20, 40, 80, 160};
        double[][] seconds = {{900, 100, 100, NONE, NONE}, {0, 901, 100, 100, 2000}};
        assertEquals(new Share(50, 230, 230.0 / 310), ShortWays.all(people, seconds, 15));
        Share[] each = ShortWays.each(people, seconds, 15);
        assertEquals(new Share(70, 70, 70.0 / 310), each[0]);
        assertEquals(new Share(130, 310, 1), each[1]);
        assertArrayEquals(new double[] {900, 901, 100, NONE, NONE}, ShortWays.worst(seconds));
        assertEquals(new Share(30, 70, 70.0 / 310), ShortWays.atLeastOne(people, new double[] {1, 7, 0, NONE, NONE}));
        assertThrows(IllegalArgumentException.class, () -> ShortWays.all(people, new double[0][], 15));
    }

    @Test
    void noSingleCategoryCanBeReachedByFewerThanAll() {
        var random = new SplittableRandom(9);
        var people = random.doubles(300, 0, 100).toArray();
        var seconds = new double[4][];
        Arrays.setAll(seconds, c -> random.doubles(300, 0, 2000).toArray());
        double all = ShortWays.all(people, seconds, 15).value();
        for (Share share : ShortWays.each(people, seconds, 15)) {
            assertTrue(share.value() >= all);
        }
    }

    @Test
    void splitCellsConservePeople() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            int cells = 20;
            var people = random.doubles(cells, 0, 1000).toArray();
            var areas = random.doubles(cells, 1e4, 1e6).toArray();
            var cell = new int[3 * cells];
            var zone = new int[3 * cells];
            var pieces = new double[3 * cells];
            for (int p = 0; p < pieces.length; p++) {
                cell[p] = p / 3;
                zone[p] = random.nextInt(5);
                pieces[p] = areas[cell[p]] * random.nextDouble() / 3;
            }
            Apportionment split = Apportionment.of(people, areas, cell, zone, pieces, 5);
            double sum = split.outside() + Arrays.stream(split.zones()).sum();
            assertEquals(Arrays.stream(people).sum(), sum, 1e-8, "seed " + seed);
        }
        Apportionment half = Apportionment.of(
                new double[] {100}, new double[] {4}, new int[] {0, 0}, new int[] {0, 1}, new double[] {1, 2}, 2);
        assertArrayEquals(new double[] {25, 50}, half.zones());
        assertEquals(25, half.outside());
        assertThrows(
                IllegalArgumentException.class,
                () -> Apportionment.of(
                        new double[] {1}, new double[] {1}, new int[] {0}, new int[] {0}, new double[] {1.1}, 1));
    }
}
