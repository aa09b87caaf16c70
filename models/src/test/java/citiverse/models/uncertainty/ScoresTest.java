package citiverse.models.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void crpsOfTheNormal() {
        assertEquals(.2336950, Scores.crpsNormal(0, 1, 0), 5e-8);
        assertEquals(.6024414, Scores.crpsNormal(0, 1, 1), 5e-8);
        assertEquals(2.4365747, Scores.crpsNormal(0, 1, -3), 5e-7);
        assertEquals(10 * Scores.crpsNormal(0, 1, 1), Scores.crpsNormal(5, 10, 15), 1e-14);
        assertEquals(3, Scores.crpsNormal(1, 0, 4));
    }

    @Test
    void crpsOfAnEnsemble() {
        double[] members = {4, 1, 3, 2};
        assertEquals(.375, Scores.crpsEnsemble(members, 2.5), 1e-15);
        assertEquals(.1666667, Scores.crpsEnsembleFair(members, 2.5), 5e-8);
        assertThrows(IllegalArgumentException.class, () -> Scores.crpsEnsemble(new double[0], 1));
    }

    @Test
    void aLargeEnsembleScoresAsItsDistribution() {
        int n = 20_000;
        var members = new double[n];
        Arrays.setAll(members, k -> Normal.quantile((k + 0.5) / n));
        for (double outcome : new double[] {0, 1, -3}) {
            assertEquals(Scores.crpsNormal(0, 1, outcome), Scores.crpsEnsemble(members, outcome), 1e-4);
        }
    }

    @Test
    void ensembleAgreesWithItsDefinition() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new SplittableRandom(seed);
            var x = random.doubles(random.nextInt(2, 30), -5, 5).toArray();
            double y = random.nextDouble(-6, 6);
            double error = 0;
            double pairs = 0;
            for (double a : x) {
                error += Math.abs(a - y) / x.length;
                for (double b : x) {
                    pairs += Math.abs(a - b);
                }
            }
            assertEquals(error - pairs / 2 / x.length / x.length, Scores.crpsEnsemble(x, y), 1e-12, "seed " + seed);
            assertEquals(
                    error - pairs / 2 / x.length / (x.length - 1),
                    Scores.crpsEnsembleFair(x, y),
                    1e-12,
                    "seed " + seed);
        }
    }

    @Test
    void honestEnsemblesHaveAFlatTransformAndTheirCoverage() {
        var random = new SplitMix(12);
        var counts = new int[10];
        int rounds = 20_000;
        var low = new double[rounds];
        var high = new double[rounds];
        var outcomes = new double[rounds];
        for (int k = 0; k < rounds; k++) {
            var members = new double[19];
            for (int m = 0; m < members.length; m++) {
                members[m] = Math.floor(6 * random.nextOpen());
            }
            double outcome = Math.floor(6 * random.nextOpen());
            counts[(int) (10 * Scores.pit(members, outcome, random))]++;
            low[k] = Normal.quantile(0.05);
            high[k] = Normal.quantile(0.95);
            outcomes[k] = Normal.quantile(random.nextOpen());
        }
        for (int count : counts) {
            assertEquals(2000, count, 200);
        }
        assertEquals(0.9, Scores.coverage(low, high, outcomes), 0.01);
    }

    @Test
    void errorsOfForecasts() {
        double[] forecasts = {3, 5, 9};
        double[] outcomes = {2, 7, 9};
        assertEquals(-1.0 / 3, Scores.bias(forecasts, outcomes), 1e-15);
        assertEquals(1, Scores.meanAbsoluteError(forecasts, outcomes), 1e-15);
        assertEquals(0.75, Scores.skill(1, 4));
    }

    @Test
    void brierSplitsExactly() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            int n = 200;
            var chances = new double[n];
            var happened = new boolean[n];
            for (int k = 0; k < n; k++) {
                chances[k] = random.nextInt(11) / 10.0;
                happened[k] = random.nextDouble() < 0.2 + 0.6 * chances[k];
            }
            Brier brier = Brier.of(chances, happened);
            assertEquals(
                    brier.score(),
                    brier.reliability() - brier.resolution() + brier.uncertainty(),
                    1e-12,
                    "seed " + seed);
            assertTrue(brier.bins().size() <= 11);
        }
    }

    @Test
    void brierKnowsThePerfectAndTheIgnorant() {
        boolean[] happened = {true, false, false, true};
        Brier perfect = Brier.of(new double[] {1, 0, 0, 1}, happened);
        assertEquals(0, perfect.score());
        assertEquals(perfect.uncertainty(), perfect.resolution());
        Brier ignorant = Brier.of(new double[] {.5, .5, .5, .5}, happened);
        assertEquals(.25, ignorant.score());
        assertEquals(0, ignorant.resolution());
        assertEquals(0, ignorant.reliability());
        assertThrows(IllegalArgumentException.class, () -> Brier.of(new double[] {1.1}, new boolean[] {true}));
    }

    @Test
    void quantilesByTheirDefinitions() {
        double[] values = {4, 1, 3, 2};
        assertEquals(2.5, Quantiles.linear(values, 0.5));
        assertEquals(1.75, Quantiles.linear(values, 0.25));
        assertEquals(1, Quantiles.linear(values, 0));
        assertEquals(4, Quantiles.linear(values, 1));
        assertEquals(Double.NaN, Quantiles.linear(new double[0], 0.5));
        double[] ones = {1, 1, 1, 1};
        assertEquals(2, Quantiles.weighted(values, ones, 0.5));
        assertEquals(3, Quantiles.weighted(values, ones, 0.51));
        assertEquals(1, Quantiles.weighted(values, ones, 0));
        assertEquals(4, Quantiles.weighted(values, ones, 1));
        assertEquals(4, Quantiles.weighted(values, new double[] {7, 1, 1, 1}, 0.5));
        assertEquals(2, Quantiles.weighted(values, new double[] {0, 1, 0, 1}, 1));
        assertEquals(Double.NaN, Quantiles.weighted(values, new double[4], 0.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.linear(values, 1.01));
    }

    @Test
    void weightedQuantilesBearRounding() {
        // Ten weights of 0.1 sum to less than 1; the 10 % quantile must still be the first value.
        var values = new double[20];
        var weights = new double[20];
        Arrays.setAll(values, k -> k);
        Arrays.fill(weights, 0.05);
        for (int k = 1; k <= 20; k++) {
            assertEquals(k - 1, Quantiles.weighted(values, weights, k / 20.0), "quantile " + k + "/20");
        }
    }
}
