package citiverse.models.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final double[][] PAYOFFS = {{10, 6, 2}, {7, 7, 5}, {4, 8, 6}};

    @Test
    void regretOfThreeOptions() {
        Regret regret = Regret.of(PAYOFFS);
        assertArrayEquals(new double[] {4, 3, 6}, regret.greatest());
        assertEquals(1, regret.leastGreatest());
        assertArrayEquals(new double[] {2, 5.0 / 3, 2}, regret.expected(), 1e-15);
        assertArrayEquals(
                new double[] {0, 3, 6},
                Regret.of(PAYOFFS, new double[] {2, 0, 0}).greatest());
        assertThrows(IllegalArgumentException.class, () -> Regret.of(PAYOFFS, new double[] {0, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> Regret.of(new double[][] {{Double.NaN}}));
    }

    @Test
    void chanceOfBestSharesTies() {
        double[][] payoff = {{5, 5, 1, 0}, {5, 2, 1, 0}, {1, 2, 1, 3}};
        double[] chance = ChanceOfBest.of(payoff, new double[] {1, 1, 1, 1}, 0);
        assertArrayEquals(
                new double[] {(0.5 + 1 + 1.0 / 3) / 4, (0.5 + 1.0 / 3) / 4, (1.0 / 3 + 1) / 4}, chance, 1e-15);
        assertEquals(1, Arrays.stream(chance).sum(), 1e-15);
        double[] tolerant = ChanceOfBest.of(payoff, new double[] {1, 1, 1, 1}, 10);
        assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, tolerant, 1e-15);
    }

    @Test
    void tiesFollowThePairedDifference() {
        // The second scatters with the first and is always 1 behind: apart. The third crosses the second: tied with it.
        double[][] payoff = {{10, 50, 90, 30}, {9, 49, 89, 29}, {8.9, 49.1, 88.9, 28.9}, {0, 0, 0, 0}};
        double[] even = {1, 1, 1, 1};
        assertArrayEquals(new int[] {1, 2, 2, 3}, ChanceOfBest.ties(payoff, even, new int[] {0, 1, 2, 3}, 0));
        assertArrayEquals(new int[] {1, 1, 1, 2}, ChanceOfBest.ties(payoff, even, new int[] {0, 1, 2, 3}, 1));
        double[][] once = {{3}, {3}, {2}};
        assertArrayEquals(new int[] {1, 1, 2}, ChanceOfBest.ties(once, new double[] {1}, new int[] {0, 1, 2}, 0));
    }

    @Test
    void paretoFrontFollowsDirections() {
        double[][] values = {{10, 5}, {8, 3}, {8, 4}, {12, 9}, {10, 5}, {Double.NaN, 1}};
        boolean[] gainAndCost = {true, false};
        assertArrayEquals(new boolean[] {true, true, false, true, true, true}, ParetoFront.of(values, gainAndCost));
        assertThrows(IllegalArgumentException.class, () -> ParetoFront.of(values, new boolean[] {true}));
    }

    @Test
    void aDominatedOptionLeavesTheParetoSet() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new SplittableRandom(seed);
            int options = random.nextInt(1, 15);
            int criteria = random.nextInt(1, 5);
            var directions = new boolean[criteria];
            var values = new double[options + 1][criteria];
            for (int c = 0; c < criteria; c++) {
                directions[c] = random.nextBoolean();
                for (int o = 0; o < options; o++) {
                    values[o][c] = random.nextInt(6);
                }
            }
            int victim = random.nextInt(options);
            for (int c = 0; c < criteria; c++) {
                int worse = random.nextInt(2) + (c == 0 ? 1 : 0);
                values[options][c] = values[victim][c] + (directions[c] ? -worse : worse);
            }
            boolean[] with = ParetoFront.of(values, directions);
            boolean[] without = ParetoFront.of(Arrays.copyOf(values, options), directions);
            assertFalse(with[options], "seed " + seed);
            assertArrayEquals(without, Arrays.copyOf(with, options), "seed " + seed);
        }
    }

    @Test
    void tailMeanIsTheMeanOfTheWorst() {
        double[] outcomes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] even = new double[10];
        Arrays.fill(even, 1);
        assertEquals(1.5, TailMean.of(outcomes, even, 0.2, true), 1e-12);
        assertEquals(9.5, TailMean.of(outcomes, even, 0.2, false), 1e-12);
        assertEquals((1 + 2 + 0.5 * 3) / 2.5, TailMean.of(outcomes, even, 0.25, true), 1e-12);
        assertEquals(5.5, TailMean.of(outcomes, even, 1, true), 1e-12);
        assertEquals(3, TailMean.of(new double[] {3, -9}, new double[] {1, 0}, 0.1, true), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> TailMean.of(outcomes, even, 0, true));
    }

    @Test
    void topsisTextbookCase() {
        double[][] phones = {{250, 16, 12, 5}, {200, 16, 8, 3}, {300, 32, 16, 4}, {275, 32, 8, 4}, {225, 16, 16, 2}};
        double[] closeness =
                Topsis.closeness(phones, new double[] {1, 1, 1, 1}, new boolean[] {false, true, true, true});
        assertArrayEquals(new double[] {.534277, .308368, .691632, .534737, .401046}, closeness, 5e-7);
        assertArrayEquals(
                new double[] {.5, .5},
                Topsis.closeness(new double[][] {{1, 2}, {1, 2}}, new double[] {1, 1}, new boolean[] {true, true}));
    }

    @Test
    void prometheeByHand() {
        // Three options, two criteria of weight 3 and 1, usual preference: a beats b and c in the first, and so on.
        double[][] values = {{3, 1}, {2, 2}, {1, 3}};
        var usual = new Promethee.Preference.Usual();
        double[] flows = Promethee.netFlows(
                values, new double[] {3, 1}, new boolean[] {true, true}, new Promethee.Preference[] {usual, usual});
        assertArrayEquals(new double[] {0.5, 0, -0.5}, flows, 1e-15);
        var linear = new Promethee.Preference.Linear(0.5, 2.5);
        assertEquals(0, linear.of(0.5));
        assertEquals(0.5, linear.of(1.5));
        assertEquals(1, linear.of(2.5));
        assertEquals(0, linear.of(-7));
        assertEquals(1 - Math.exp(-0.5), new Promethee.Preference.Gaussian(3).of(3), 1e-15);
        assertEquals(
                0,
                Promethee.netFlows(
                        new double[][] {{4}}, new double[] {1}, new boolean[] {false}, new Promethee.Preference[] {usual
                        })[0]);
    }

    @Test
    void prometheeFlowsSumToZeroAndKeepDominance() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            var values = new double[8][3];
            for (double[] row : values) {
                Arrays.setAll(row, c -> random.nextInt(10));
            }
            boolean[] directions = {true, false, true};
            var gaussian = new Promethee.Preference.Gaussian(2);
            double[] flows = Promethee.netFlows(values, new double[] {1, 2, 3}, directions, new Promethee.Preference[] {
                gaussian, new Promethee.Preference.Linear(1, 4), gaussian
            });
            assertEquals(0, Arrays.stream(flows).sum(), 1e-13);
            for (int a = 0; a < 8; a++) {
                for (int b = 0; b < 8; b++) {
                    if (ParetoFront.dominates(values[a], values[b], directions)) {
                        assertTrue(flows[a] >= flows[b] - 1e-13, "seed " + seed);
                    }
                }
            }
        }
    }

    @Test
    void socialReturnOfFiveYears() {
        var outcome = new SocialReturn.Outcome(1, 10_000, 0.20, 0.10, 0.25, 0.10, 5);
        assertEquals(5400, outcome.firstYear(), 1e-9);
        assertEquals(20_112.93, outcome.presentValue(0.035), 0.005);
        SocialReturn result = SocialReturn.of(List.of(outcome, outcome), 0.035, 10_000);
        assertEquals(4.022586, result.ratio(), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> new SocialReturn.Outcome(1, 1, 1.2, 0, 0, 0, 1));
    }
}
