package citiverse.models.equity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MoranTest {
    private static final double[] ONE_TO_NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void threeByThreeRook() {
        Moran moran = Moran.of(ONE_TO_NINE, SpatialWeights.rook(3, 3));
        assertEquals(.5, moran.i(), 1e-15);
        assertEquals(-.125, moran.expected());
        assertEquals(.053125, moran.varianceNormal(), 1e-15);
        assertEquals(.0596875, moran.varianceRandom(), 1e-15);
        assertEquals(2.71163, moran.zNormal(), 5e-6);
        assertEquals(
                .555556,
                Moran.of(ONE_TO_NINE, SpatialWeights.rook(3, 3).standardised()).i(),
                5e-7);
    }

    @Test
    void checkerboardIsMinusOne() {
        var board = new double[16];
        Arrays.setAll(board, i -> (i / 4 + i % 4) % 2);
        assertEquals(-1, Moran.of(board, SpatialWeights.rook(4, 4)).i(), 1e-15);
        assertEquals(
                -1, Moran.of(board, SpatialWeights.rook(4, 4).standardised()).i(), 1e-15);
    }

    @Test
    void stLouisHomicides() {
        String[][] rows = Table.read("stlouis.csv");
        var rates = Arrays.stream(rows)
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
        var ids = Arrays.stream(rows).map(row -> row[0]).toArray(String[]::new);
        Moran moran = Moran.of(rates, Table.neighbours("stlouis.gal", ids).standardised());
        assertEquals(.2436558, moran.i(), 5e-8);
        assertEquals(.00013574, moran.pNormal(), 5e-9);
    }

    @Test
    void suddenInfantDeaths() {
        String[][] rows = Table.read("sids.csv");
        var rates = Arrays.stream(rows)
                .mapToDouble(row -> 1000 * Double.parseDouble(row[2]) / Double.parseDouble(row[1]))
                .toArray();
        var ids = Arrays.stream(rows).map(row -> row[0]).toArray(String[]::new);
        Moran moran = Moran.of(rates, Table.neighbours("sids.gal", ids).standardised());
        assertEquals(.2477252, moran.i(), 5e-7);
        assertEquals(5.79165e-5, moran.pNormal(), 1e-9);
    }

    @Test
    void momentsAgreeWithDealingOut() {
        var random = new SplittableRandom(3);
        var values = random.doubles(20, 0, 1).map(v -> v * v * v).toArray();
        SpatialWeights weights = SpatialWeights.rook(4, 5).standardised();
        Moran moran = Moran.of(values, weights);
        double sum = 0;
        double squares = 0;
        int deals = 20_000;
        for (int deal = 0; deal < deals; deal++) {
            for (int k = values.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                double held = values[k];
                values[k] = values[other];
                values[other] = held;
            }
            double i = Moran.of(values, weights).i();
            sum += i;
            squares += i * i;
        }
        double mean = sum / deals;
        assertEquals(moran.expected(), mean, 0.005);
        assertEquals(moran.varianceRandom(), squares / deals - mean * mean, 0.03 * moran.varianceRandom());
    }

    @Test
    void missingPlacesLeaveValuesAndWeights() {
        // A 3 × 3 grid in the left of a 3 × 4 grid whose last column has no values.
        double no = Double.NaN;
        double[] values = {1, 2, 3, no, 4, 5, 6, no, 7, 8, 9, no};
        for (boolean standardised : new boolean[] {false, true}) {
            SpatialWeights wide = SpatialWeights.rook(3, 4);
            SpatialWeights square = SpatialWeights.rook(3, 3);
            Moran with = Moran.of(values, standardised ? wide.standardised() : wide);
            Moran without = Moran.of(ONE_TO_NINE, standardised ? square.standardised() : square);
            assertEquals(without.i(), with.i());
            assertEquals(without.varianceRandom(), with.varianceRandom());
            assertEquals(3, with.missing());
            assertEquals(9, with.places());
        }
    }

    @Test
    void islandsAreCountedAndAddNothing() {
        SpatialWeights weights = SpatialWeights.binary(new int[][] {{1}, {0}, {3}, {2}, {}});
        Moran moran = Moran.of(new double[] {1, 1, 5, 5, 3}, weights.standardised());
        assertEquals(1, moran.islands());
        assertEquals(1.25, moran.i(), 1e-15);
    }

    @Test
    void distanceNeighboursOfAGridAreRooks() {
        var x = new double[12];
        var y = new double[12];
        Arrays.setAll(x, i -> 100.0 * (i % 4));
        Arrays.setAll(y, i -> 100.0 * (i / 4));
        SpatialWeights near = SpatialWeights.within(x, y, 100);
        SpatialWeights rook = SpatialWeights.rook(3, 4);
        assertArrayEquals(rook.start(), near.start());
        assertArrayEquals(rook.neighbour(), near.neighbour());
        assertThrows(IllegalArgumentException.class, () -> SpatialWeights.binary(new int[][] {{0}}));
        assertThrows(IllegalArgumentException.class, () -> SpatialWeights.binary(new int[][] {{1, 1}, {0}}));
    }

    @Test
    void localIndexOfTheCorner() {
        SpatialWeights weights = SpatialWeights.rook(3, 3).standardised();
        LocalMoran local = LocalMoran.of(ONE_TO_NINE, weights, 99, 1);
        assertEquals(1.2, local.i()[0], 1e-14);
        assertEquals(1.0667, local.i()[0] * 8 / 9, 5e-5);
        assertEquals(LocalMoran.Kind.LOW_LOW, local.kind()[0]);
        assertEquals(LocalMoran.Kind.HIGH_HIGH, local.kind()[8]);
        assertEquals(LocalMoran.Kind.NONE, local.kind()[4]);
        // With standardised rows the local indices average to the global one.
        assertEquals(
                Moran.of(ONE_TO_NINE, weights).i(),
                Arrays.stream(local.i()).average().orElseThrow(),
                1e-14);
    }

    @Test
    void localChancesDependOnTheSeedAlone() {
        var random = new SplittableRandom(5);
        var values = random.doubles(64, 0, 1).toArray();
        values[10] = Double.NaN;
        SpatialWeights weights = SpatialWeights.rook(8, 8).standardised();
        LocalMoran once = LocalMoran.of(values, weights, 999, 42);
        assertArrayEquals(once.p(), LocalMoran.of(values, weights, 999, 42).p());
        assertTrue(Double.isNaN(once.p()[10]) && Double.isNaN(once.i()[10]) && Double.isNaN(once.q()[10]));
        assertTrue(
                !Arrays.equals(once.p(), LocalMoran.of(values, weights, 999, 43).p()));
    }

    @Test
    void localChancesAgreeWithAllDeals() {
        // Place 0 has one neighbour, which holds each of the other four values alike often: 7 is the highest of
        // them (1 deal in 4 is as high), and in the second row 5 is the second highest (2 deals in 4).
        SpatialWeights weights = SpatialWeights.rook(1, 5);
        assertEquals(
                2.0 / 4,
                LocalMoran.of(new double[] {9, 7, 5, 2, 1}, weights, 99_999, 8).p()[0],
                0.01);
        assertEquals(
                1,
                LocalMoran.of(new double[] {9, 5, 7, 2, 1}, weights, 99_999, 8).p()[0],
                0.01);
    }

    @Test
    void aHotBlockIsFoundAndNoiseIsNot() {
        var random = new SplittableRandom(17);
        int side = 20;
        var noise = random.doubles(side * side, 0, 1).toArray();
        var hot = noise.clone();
        for (int r = 5; r < 10; r++) {
            for (int c = 5; c < 10; c++) {
                hot[r * side + c] += 3;
            }
        }
        SpatialWeights weights = SpatialWeights.rook(side, side).standardised();
        LocalMoran.Kind[] found = LocalMoran.of(hot, weights, 9999, 1).clusters(0.05);
        assertEquals(LocalMoran.Kind.HIGH_HIGH, found[7 * side + 7]);
        long alarms = Arrays.stream(LocalMoran.of(noise, weights, 9999, 1).clusters(0.05))
                .filter(kind -> kind != LocalMoran.Kind.NONE)
                .count();
        assertTrue(alarms <= 3, alarms + " alarms in noise");
    }

    @Test
    void falseDiscoveryRatesOfBenjaminiAndHochberg() {
        double[] q = LocalMoran.falseDiscoveryRates(new double[] {0.01, 0.04, Double.NaN, 0.03, 0.005});
        assertArrayEquals(new double[] {0.02, 0.04, Double.NaN, 0.04, 0.02}, q, 1e-15);
    }
}
