package citiverse.models.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void splitMixGivesThePublishedNumbers() {
        var random = new SplitMix(1234567);
        long[] published = {
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L,
            Long.parseUnsignedLong("16408922859458223821")
        };
        for (long number : published) {
            assertEquals(number, random.nextLong());
        }
    }

    @Test
    void splitMixIsEvenAndOpen() {
        var random = new SplitMix(99);
        var counts = new int[7];
        double sum = 0;
        for (int k = 0; k < 700_000; k++) {
            counts[random.nextInt(7)]++;
            double u = random.nextOpen();
            assertTrue(u > 0 && u < 1);
            sum += u;
        }
        for (int count : counts) {
            assertEquals(100_000, count, 1_500);
        }
        assertEquals(0.5, sum / 700_000, 0.002);
        assertTrue(SplitMix.open(0) > 0 && SplitMix.open(-1L) < 1);
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    @Test
    void permutationsHoldEachNumberOnceAndAllOrdersAlike() {
        var random = new SplitMix(5);
        var counts = new int[6];
        for (int k = 0; k < 60_000; k++) {
            int[] order = random.permutation(3);
            counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 400);
        }
    }

    @Test
    void latinHypercubeHasOnePointInEachStratum() {
        for (int n : new int[] {1, 2, 7, 16, 100, 1000}) {
            assertOnePerStratum(Draws.latinHypercube(n, 5, 3), "n = " + n);
        }
    }

    @Test
    void aFurtherDimensionLeavesTheOthers() {
        double[][] three = Draws.latinHypercube(10, 3, 4);
        double[][] four = Draws.latinHypercube(10, 4, 4);
        double[][] sobolThree = Sobol.scrambled(4, 3, 4);
        double[][] sobolFour = Sobol.scrambled(4, 4, 4);
        for (int k = 0; k < 10; k++) {
            assertArrayEquals(three[k], Arrays.copyOf(four[k], 3));
            assertArrayEquals(sobolThree[k], Arrays.copyOf(sobolFour[k], 3));
        }
    }

    @Test
    void seedsDecide() {
        assertTrue(Arrays.deepEquals(Draws.latinHypercube(8, 3, 1), Draws.latinHypercube(8, 3, 1)));
        assertFalse(Arrays.deepEquals(Draws.latinHypercube(8, 3, 1), Draws.latinHypercube(8, 3, 2)));
        assertTrue(Arrays.deepEquals(Sobol.scrambled(3, 3, 1), Sobol.scrambled(3, 3, 1)));
        assertFalse(Arrays.deepEquals(Sobol.scrambled(3, 3, 1), Sobol.scrambled(3, 3, 2)));
    }

    @Test
    void plainSobolBeginsAsPublished() {
        // The first points in three dimensions, as listed with Joe and Kuo's generator.
        double[][] published = {
            {0, 0, 0},
            {.5, .5, .5},
            {.75, .25, .25},
            {.25, .75, .75},
            {.375, .375, .625},
            {.875, .875, .125},
            {.625, .125, .875},
            {.125, .625, .375},
            {.1875, .3125, .9375},
            {.6875, .8125, .4375}
        };
        int[][] points = Sobol.points(4, 3);
        for (int k = 0; k < published.length; k++) {
            for (int d = 0; d < 3; d++) {
                assertEquals(published[k][d], Integer.toUnsignedLong(points[k][d]) * 0x1p-32, "point " + k);
            }
        }
    }

    @Test
    void sobolHasOnePointInEachStratumOfAllDimensions() {
        for (int m = 0; m <= 10; m++) {
            assertOnePerStratum(Sobol.scrambled(m, Sobol.DIMENSIONS, 17), "m = " + m);
        }
    }

    @Test
    void firstTwoDimensionsFillEveryElementaryBox() {
        // Dimensions 1 and 2 form a (0, m, 2)-net: every dyadic box of area 2^-m holds exactly one point.
        int m = 8;
        double[][] points = Sobol.scrambled(m, 2, 23);
        for (int across = 0; across <= m; across++) {
            var hit = new boolean[1 << m];
            for (double[] point : points) {
                int column = (int) (point[0] * (1 << across));
                int row = (int) (point[1] * (1 << (m - across)));
                int box = column << (m - across) | row;
                assertFalse(hit[box], "box " + box + " at split " + across);
                hit[box] = true;
            }
        }
    }

    @Test
    void directionNumbersSatisfyPropertyA() {
        // Sobol's property A: the first 2^d points put one point in each of the 2^d boxes that halve every dimension,
        // which holds if the highest bits of the direction numbers form a regular matrix modulo 2.
        int d = 16;
        int[][] points = Sobol.points(d, d);
        var hit = new boolean[1 << d];
        for (int[] point : points) {
            int box = 0;
            for (int k = 0; k < d; k++) {
                box = box << 1 | point[k] >>> 31;
            }
            assertFalse(hit[box]);
            hit[box] = true;
        }
    }

    @Test
    void scrambledAveragesHaveNoBiasAndLittleError() {
        // The mean of the product of 2u over 5 dimensions is 1.
        double squares = 0;
        double plain = 0;
        double sum = 0;
        int rounds = 40;
        for (long seed = 0; seed < rounds; seed++) {
            double sobol = product(Sobol.scrambled(10, 5, seed));
            double chance = product(Draws.independent(1024, 5, seed));
            sum += sobol - 1;
            squares += (sobol - 1) * (sobol - 1);
            plain += (chance - 1) * (chance - 1);
        }
        double rms = Math.sqrt(squares / rounds);
        System.out.printf(
                Locale.ROOT,
                "rms error of a 5-dimensional mean, 1024 points: scrambled Sobol %.5f, " + "independent %.5f%n",
                rms,
                Math.sqrt(plain / rounds));
        assertEquals(0, sum / rounds, 4 * rms / Math.sqrt(rounds));
        assertTrue(rms < 0.25 * Math.sqrt(plain / rounds));
    }

    @Test
    void scramblingIsUniformEverywhere() {
        // The first point of the plain sequence is the origin; scrambled, it may lie anywhere.
        var counts = new int[10];
        for (long seed = 0; seed < 10_000; seed++) {
            counts[(int) (Sobol.scrambled(0, 1, seed)[0][0] * 10)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count, 130);
        }
        assertNotEquals(Sobol.scrambled(0, 2, 1)[0][0], Sobol.scrambled(0, 2, 1)[0][1]);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Sobol.scrambled(3, Sobol.DIMENSIONS + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Sobol.scrambled(21, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Draws.latinHypercube(0, 1, 1));
    }

    private static double product(double[][] points) {
        double mean = 0;
        for (double[] point : points) {
            double product = 1;
            for (double u : point) {
                product *= 2 * u;
            }
            mean += product;
        }
        return mean / points.length;
    }

    private static void assertOnePerStratum(double[][] points, String message) {
        int n = points.length;
        for (int d = 0; d < points[0].length; d++) {
            var hit = new boolean[n];
            for (double[] point : points) {
                assertTrue(point[d] > 0 && point[d] < 1, message);
                int stratum = (int) (point[d] * n);
                assertFalse(hit[stratum], message + ", dimension " + d + ", stratum " + stratum);
                hit[stratum] = true;
            }
        }
    }
}
