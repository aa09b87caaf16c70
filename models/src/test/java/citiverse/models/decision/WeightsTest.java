package citiverse.models.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.uncertainty.SplitMix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void twoOptionsFlipWhereTheirScoresCross() {
        // Scores 0.8 v + 0.1 (1 − v) and 0.2 v + 0.5 (1 − v) cross at v = 0.4.
        double[][] values = {{0.8, 0.1}, {0.2, 0.5}};
        WeightFlip flip = WeightFlip.of(values, new double[] {3, 2}, 0);
        assertEquals(0.6, flip.from(), 1e-15);
        assertEquals(0.4, flip.to(), 1e-15);
        assertEquals(0, flip.first());
        assertEquals(1, flip.winner());
        WeightFlip same = WeightFlip.of(values, new double[] {3, 2}, 1);
        assertEquals(0.6, same.to(), 1e-15);
    }

    @Test
    void whatDominatesCannotBeFlipped() {
        double[][] values = {{0.8, 0.6}, {0.2, 0.5}, {0.8, 0.1}};
        for (int c = 0; c < 2; c++) {
            WeightFlip flip = WeightFlip.of(values, new double[] {1, 1}, c);
            assertFalse(flip.exists());
            assertEquals(Double.NaN, flip.to());
            assertEquals(-1, flip.winner());
        }
    }

    @Test
    void allTheWeightMayGoToTheOthers() {
        double[][] values = {{1, 0, 0}, {0, 1, 0.4}};
        WeightFlip flip = WeightFlip.of(values, new double[] {1, 0, 0}, 0);
        // The others share equally: v = 0.7 (1 − v).
        assertEquals(0.7 / 1.7, flip.to(), 1e-15);
    }

    @Test
    void flipsAgreeWithAFineSearch() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new SplittableRandom(seed);
            int options = random.nextInt(2, 8);
            int criteria = random.nextInt(2, 5);
            var values = new double[options][criteria];
            for (double[] row : values) {
                Arrays.setAll(row, c -> random.nextDouble());
            }
            var weights = random.doubles(criteria, 0.05, 1).toArray();
            int criterion = random.nextInt(criteria);
            WeightFlip flip = WeightFlip.of(values, weights, criterion);
            double step = 1e-4;
            double nearest = Double.NaN;
            for (int k = 1; k * step < 1 && Double.isNaN(nearest); k++) {
                for (int side = -1; side <= 1; side += 2) {
                    double v = flip.from() + side * k * step;
                    if (v > 0 && v < 1 && first(values, weights, criterion, v) != flip.first()) {
                        nearest = v;
                    }
                }
            }
            String message = "seed " + seed + ": " + flip + ", search " + nearest;
            if (Double.isNaN(nearest)) {
                assertTrue(!flip.exists() || flip.to() < 2 * step || flip.to() > 1 - 2 * step, message);
                continue;
            }
            assertEquals(Math.abs(nearest - flip.from()), Math.abs(flip.to() - flip.from()), 2 * step, message);
            double beyond = flip.to() + Math.signum(flip.to() - flip.from()) * 1e-9;
            assertEquals(flip.winner(), first(values, weights, criterion, beyond), message);
            double before = flip.to() - Math.signum(flip.to() - flip.from()) * 1e-9;
            assertEquals(flip.first(), first(values, weights, criterion, before), message);
        }
    }

    @Test
    void acceptabilityOfTwoOptionsIsTheShareOfWeights() {
        // Option 0 is first where v > 0.4; v is uniform on 0 … 1.
        double[][] values = {{0.8, 0.1}, {0.2, 0.5}};
        WeightSensitivity sensitivity = WeightSensitivity.of(values, new double[] {1, 1}, 40_000, 7);
        assertEquals(0.6, sensitivity.acceptability()[0][0], 0.01);
        assertEquals(0.4, sensitivity.acceptability()[0][1], 0.01);
        assertEquals(0.7, sensitivity.centralWeights()[0][0], 0.01);
        assertEquals(0.2, sensitivity.centralWeights()[1][0], 0.01);
    }

    @Test
    void acceptabilityIsDoublyStochasticAndSharesTies() {
        double[][] values = {{1, 0}, {1, 0}, {0, 0.9}};
        double[][] share =
                WeightSensitivity.of(values, new double[] {2, 3}, 2000, 1).acceptability();
        for (int k = 0; k < 3; k++) {
            assertEquals(1, Arrays.stream(share[k]).sum(), 1e-9);
            assertEquals(1, share[0][k] + share[1][k] + share[2][k], 1e-9);
        }
        assertArrayEquals(share[0], share[1], 1e-12);
    }

    @Test
    void dirichletHasItsMoments() {
        double[] parameters = {0.5, 1, 3.5, 0};
        int n = 60_000;
        var mean = new double[4];
        var squares = new double[4];
        for (int k = 0; k < n; k++) {
            double[] weights = WeightSensitivity.dirichlet(parameters, SplitMix.stream(3, k));
            assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
            for (int c = 0; c < 4; c++) {
                mean[c] += weights[c] / n;
                squares[c] += weights[c] * weights[c] / n;
            }
        }
        for (int c = 0; c < 4; c++) {
            double m = parameters[c] / 5;
            assertEquals(m, mean[c], 0.003);
            assertEquals(m * (1 - m) / 6, squares[c] - mean[c] * mean[c], 0.0015);
        }
        assertEquals(0, mean[3]);
    }

    @Test
    void theNarrowerTheWeightsTheSurerTheRanking() {
        double[][] values = {{0.6, 0.5}, {0.5, 0.55}};
        double wide = WeightSensitivity.of(values, new double[] {1, 1}, 4000, 5).acceptability()[0][0];
        double narrow =
                WeightSensitivity.of(values, new double[] {200, 200}, 4000, 5).acceptability()[0][0];
        assertTrue(narrow > 0.99 && wide < 0.75, wide + " and " + narrow);
    }

    private static int first(double[][] values, double[] weights, int criterion, double v) {
        double others = Arrays.stream(weights).sum() - weights[criterion];
        var changed = new double[weights.length];
        Arrays.setAll(changed, c -> c == criterion ? v : weights[c] / others * (1 - v));
        return WeightedSum.ranking(WeightedSum.scores(values, changed))[0];
    }
}
