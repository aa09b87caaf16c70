package citiverse.models.location;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;

class SitingTest {
    private static final int[] NONE = {};

    @Test
    void sixBySixGrid() {
        double[][] ways = grid(6);
        double[] ones = ones(36);
        double[] best = {108, 78, 61, 48};
        for (int p = 1; p <= 4; p++) {
            Siting siting = Median.shortestWays(ones, ways, NONE, p);
            assertEquals(best[p - 1], siting.value(), siting.toString());
            assertTrue(siting.proven(), siting.toString());
            assertEquals(p, siting.sites().length);
        }
        Siting covering = Median.mostCovered(ones, ways, 1, NONE, 4);
        assertEquals(20, covering.value());
        assertTrue(covering.proven(), covering.toString());
        // The domination number of the 6 × 6 grid is 10.
        Siting fewest = Covering.fewest(ways, 1, NONE);
        assertEquals(10, fewest.value());
        assertTrue(fewest.proven(), fewest.toString());
    }

    @Test
    void pathOfFive() {
        double[][] ways = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                ways[i][j] = Math.abs(i - j);
            }
        }
        assertEquals(6, Median.shortestWays(ones(5), ways, NONE, 1).value());
        assertArrayEquals(
                new int[] {2}, Median.shortestWays(ones(5), ways, NONE, 1).sites());
        assertEquals(3, Median.shortestWays(ones(5), ways, NONE, 2).value());
        assertEquals(2, Covering.nearestFarthest(ways, NONE, 1).value());
        assertEquals(1, Covering.nearestFarthest(ways, NONE, 2).value());
        assertEquals(2, Covering.fewest(ways, 1, NONE).value());
    }

    @Test
    void theFirstCaseOfTheLibrary() throws IOException {
        assertMedian(5819, distances(true));
        assertMedian(5718, distances(false));
    }

    private static void assertMedian(double optimum, double[][] ways) {
        Siting siting = Median.shortestWays(ones(100), ways, NONE, 5);
        System.out.printf(Locale.ROOT, "pmed1: %s, gap %.4f%n", siting, siting.gap());
        assertEquals(optimum, siting.value());
        assertTrue(siting.proven());
    }

    @Test
    void agreesWithTryingAll() {
        for (long seed = 1; seed <= 120; seed++) {
            var random = new SplittableRandom(seed);
            int places = random.nextInt(1, 15);
            int sites = random.nextInt(2, 10);
            int[] existing = random.nextBoolean() ? NONE : new int[] {random.nextInt(sites)};
            int p = random.nextInt(1, sites - existing.length + 1);
            boolean whole = random.nextBoolean();
            var people = random.doubles(places, 0, 10)
                    .map(v -> whole ? Math.rint(v) : v)
                    .toArray();
            var ways = new double[places][];
            Arrays.setAll(ways, i -> random.doubles(sites, 0, 9)
                    .map(v -> whole ? Math.rint(v) : v)
                    .toArray());
            double limit = 3;
            double[] best = tryAll(people, ways, existing, p, limit);
            String message = "seed " + seed;
            Siting median = Median.shortestWays(people, ways, existing, p);
            assertEquals(best[0], median.value(), 1e-9, message);
            assertTrue(median.proven(), message);
            Siting covering = Median.mostCovered(people, ways, limit, existing, p);
            assertEquals(best[1], covering.value(), 1e-9, message);
            Siting center = Covering.nearestFarthest(ways, existing, p);
            assertEquals(best[2], center.value(), message);
            assertTrue(center.proven(), message);
            assertEquals(p, center.sites().length, message);
            if (best[3] < 1) {
                continue;
            }
            // All places can be covered by p sites: then the fewest are at most p.
            Siting fewest = Covering.fewest(ways, limit, existing);
            assertTrue(fewest.value() <= p, message);
            if (fewest.value() > 0) {
                double[] fewer = tryAll(people, ways, existing, (int) fewest.value() - 1, limit);
                assertEquals(0, fewer[3], message);
            }
        }
    }

    /// Best median, most covered, least farthest way, and whether all can be covered, over all choices.
    private static double[] tryAll(double[] people, double[][] ways, int[] existing, int p, double limit) {
        int sites = ways[0].length;
        double[] best = {Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0};
        for (int choice = 0; choice < 1 << sites; choice++) {
            int open = choice;
            boolean clash = false;
            for (int site : existing) {
                clash |= (choice >> site & 1) == 1;
                open |= 1 << site;
            }
            if (clash || Integer.bitCount(choice) != p) {
                continue;
            }
            double sum = 0;
            double covered = 0;
            double farthest = 0;
            for (int i = 0; i < ways.length; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = 0; j < sites; j++) {
                    least = (open >> j & 1) == 1 ? Math.min(least, ways[i][j]) : least;
                }
                sum += people[i] * least;
                covered += least <= limit ? people[i] : 0;
                farthest = Math.max(farthest, least);
            }
            best[0] = Math.min(best[0], sum);
            best[1] = Math.max(best[1], covered);
            best[2] = Math.min(best[2], farthest);
            best[3] = farthest <= limit ? 1 : best[3];
        }
        return best;
    }

    @Test
    void existingSitesStay() {
        double[][] ways = grid(6);
        Siting free = Median.shortestWays(ones(36), ways, NONE, 2);
        Siting beside = Median.shortestWays(ones(36), ways, new int[] {0}, 1);
        assertTrue(beside.value() > free.value());
        assertEquals(1, beside.sites().length);
        Siting nothing = Median.shortestWays(ones(36), ways, new int[] {14}, 0);
        assertEquals(0, nothing.sites().length);
        assertEquals(108, nothing.value());
    }

    @Test
    void withoutSearchTheGapIsTold() {
        double[][] ways = grid(11);
        double[] people = ones(121);
        Siting cut = Median.shortestWays(people, ways, NONE, 11, 1);
        Siting full = Median.shortestWays(people, ways, NONE, 11);
        System.out.printf(
                Locale.ROOT,
                "11 x 11 grid, 11 sites: gap at the root %.5f, at the end %.5f after %d parts%n",
                cut.gap(),
                full.gap(),
                full.searched());
        assertTrue(cut.bound() <= full.value() + 1e-6 && full.value() <= cut.value() + 1e-6);
        assertTrue(cut.gap() < 0.05 && full.gap() <= cut.gap());
        assertEquals(Median.shortestWays(people, ways, NONE, 11), full);
    }

    @Test
    void nonsenseIsRefused() {
        double[][] ways = grid(2);
        assertThrows(IllegalArgumentException.class, () -> Median.shortestWays(ones(4), ways, NONE, 0));
        assertThrows(IllegalArgumentException.class, () -> Median.shortestWays(ones(4), ways, NONE, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> Median.shortestWays(new double[] {1}, new double[][] {{Double.POSITIVE_INFINITY}}, NONE, 1));
        assertThrows(IllegalArgumentException.class, () -> Covering.fewest(new double[][] {{5}}, 4, NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> Covering.nearestFarthest(new double[][] {{Double.POSITIVE_INFINITY}}, NONE, 1));
    }

    private static double[][] grid(int side) {
        var ways = new double[side * side][side * side];
        for (int i = 0; i < ways.length; i++) {
            for (int j = 0; j < ways.length; j++) {
                ways[i][j] = Math.abs(i / side - j / side) + Math.abs(i % side - j % side);
            }
        }
        return ways;
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Shortest paths of the library's case; of a repeated edge the last or the least cost.
    private static double[][] distances(boolean last) throws IOException {
        StringTokenizer tokens;
        try (var in = SitingTest.class.getResourceAsStream("pmed1.txt")) {
            tokens = new StringTokenizer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        int n = Integer.parseInt(tokens.nextToken());
        int edges = Integer.parseInt(tokens.nextToken());
        tokens.nextToken();
        var ways = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(ways[i], Double.POSITIVE_INFINITY);
            ways[i][i] = 0;
        }
        for (int e = 0; e < edges; e++) {
            int a = Integer.parseInt(tokens.nextToken()) - 1;
            int b = Integer.parseInt(tokens.nextToken()) - 1;
            double cost = Double.parseDouble(tokens.nextToken());
            ways[a][b] = last ? cost : Math.min(ways[a][b], cost);
            ways[b][a] = ways[a][b];
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    ways[i][j] = Math.min(ways[i][j], ways[i][k] + ways[k][j]);
                }
            }
        }
        return ways;
    }
}
