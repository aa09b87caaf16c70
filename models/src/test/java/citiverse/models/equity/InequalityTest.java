package citiverse.models.equity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InequalityTest {
    private static final double NONE = Double.NaN;
    private final Sample tens = Sample.of(10, 20, 30, 40, 50);

    @Test
    void tensHaveTheirExactValues() {
        assertEquals(.2666667, Inequality.gini(tens), 5e-8);
        assertEquals(.1196876, Inequality.theilT(tens), 5e-8);
        assertEquals(.1411139, Inequality.theilL(tens), 5e-8);
        assertEquals(.0631534, Inequality.atkinson(tens, 0.5), 5e-8);
        assertEquals(.1316096, Inequality.atkinson(tens, 1), 5e-8);
        assertEquals(.2700730, Inequality.atkinson(tens, 2), 5e-8);
    }

    @Test
    void tensSplitIntoTwoGroups() {
        Decomposition split = Decomposition.theilT(tens, new int[] {0, 0, 1, 1, 1}, 2);
        assertEquals(.0915162, split.between(), 5e-8);
        assertEquals(.0281714, split.within(), 5e-8);
        assertEquals(split.total(), split.between() + split.within(), 1e-15);
    }

    @Test
    void halvesDifferOnlyBetween() {
        Sample halves = Sample.of(0, 0, 0, 10, 10, 10);
        Decomposition split = Decomposition.theilT(halves, new int[] {0, 0, 0, 1, 1, 1}, 2);
        assertEquals(.6931472, split.total(), 5e-8);
        assertEquals(.6931472, split.between(), 5e-8);
        assertEquals(0, split.within());
    }

    @Test
    void weightsAreNumbersOfPeople() {
        Sample weighted = Sample.of(new double[] {1, 2, 4}, new double[] {5, 3, 2});
        assertEquals(1.9, weighted.mean(), 1e-15);
        assertEquals(.3, Inequality.gini(weighted), 1e-15);
        Sample people = Sample.of(1, 1, 1, 1, 1, 2, 2, 2, 4, 4);
        assertEquals(Inequality.theilT(people), Inequality.theilT(weighted), 1e-15);
        assertEquals(Inequality.theilL(people), Inequality.theilL(weighted), 1e-15);
        assertEquals(Inequality.atkinson(people, 2), Inequality.atkinson(weighted, 2), 1e-15);
        assertEquals(Inequality.palma(people), Inequality.palma(weighted), 1e-15);
    }

    @Test
    void oneToTen() {
        Sample ranks = Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertEquals(.3, Inequality.gini(ranks), 1e-15);
        assertEquals(1.0, Inequality.palma(ranks), 1e-12);
    }

    @Test
    void palmaSplitsThePlaceOnTheLimit() {
        // 100 people: 40 poorest have 30·1 + 10·2, the 10 richest 10·5 of the 20 in the last place.
        Sample places = Sample.of(new double[] {1, 2, 5}, new double[] {30, 50, 20});
        assertEquals(50.0 / 50.0, Inequality.palma(places), 1e-12);
        assertEquals(0.25, Inequality.palma(Sample.of(7, 7, 7)), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, Inequality.palma(Sample.of(0, 0, 1, 1)));
    }

    @Test
    void mexico1940() {
        String[][] rows = Table.read("mexico-1940.csv");
        var gdp = new double[rows.length];
        var region = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gdp[i] = Double.parseDouble(rows[i][1]);
            region[i] = Integer.parseInt(rows[i][2]) - 1;
        }
        Sample states = Sample.of(gdp);
        assertEquals(.3537237, Inequality.gini(states), 5e-8);
        Decomposition split = Decomposition.theilT(states, region, 5);
        assertEquals(.2089434, split.total(), 5e-8);
        assertEquals(.0345889, split.between(), 5e-8);
    }

    @Test
    void zerosGoToTheirLimits() {
        Sample some = Sample.of(0, 1, 3);
        assertTrue(Double.isFinite(Inequality.theilT(some)));
        assertEquals(Double.POSITIVE_INFINITY, Inequality.theilL(some));
        assertTrue(Inequality.atkinson(some, 0.5) < 1);
        assertEquals(1, Inequality.atkinson(some, 1));
        assertEquals(1, Inequality.atkinson(some, 2));
        Sample nothing = Sample.of(0, 0, 0);
        assertEquals(0, Inequality.gini(nothing));
        assertEquals(0, Inequality.theilT(nothing));
        assertEquals(0, Inequality.theilL(nothing));
        assertEquals(0, Inequality.atkinson(nothing, 1));
        assertEquals(NONE, Inequality.palma(nothing));
    }

    @Test
    void missingPlacesAreLeftOutAndCounted() {
        Sample sample = Sample.of(
                new double[] {10, NONE, 20, 30, 40, 50, NONE, 5, 99}, new double[] {1, 7, 1, 1, 1, 1, 0, NONE, 0});
        assertEquals(Inequality.gini(tens), Inequality.gini(sample));
        assertEquals(2, sample.missingPlaces());
        assertEquals(7, sample.missingPeople());
        assertEquals(5.0 / 12, sample.coverage(), 1e-15);
        Decomposition split = Decomposition.theilT(sample, new int[] {0, 1, 0, 1, 1, 1, 1, 0, 0}, 2);
        assertEquals(.0915162, split.between(), 5e-8);
        assertEquals(NONE, Inequality.gini(Sample.of(NONE)));
        assertEquals(NONE, Inequality.atkinson(Sample.of(NONE), 1));
        assertThrows(IllegalArgumentException.class, () -> Sample.of(-1));
        assertThrows(IllegalArgumentException.class, () -> Sample.of(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Sample.of(new double[2], new double[1]));
    }

    @Test
    void giniAgreesWithItsDefinitionOnRandomCities() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            int n = random.nextInt(1, 60);
            var x = new double[n];
            var w = new double[n];
            Arrays.setAll(x, i -> random.nextInt(4) == 0 ? random.nextInt(5) : random.nextDouble(1000));
            Arrays.setAll(w, i -> random.nextDouble(0.1, 500));
            Sample sample = Sample.of(x, w);
            double slow = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    slow += w[i] * w[j] * Math.abs(x[i] - x[j]);
                }
            }
            double population = sample.population();
            slow /= 2 * population * population * sample.mean();
            assertEquals(slow, Inequality.gini(sample), 1e-12, "seed " + seed);
        }
    }

    @Test
    void scaleAndReplicationChangeNothing() {
        var random = new SplittableRandom(7);
        var x = random.doubles(40, 1, 100).toArray();
        var w = random.doubles(40, 1, 100).toArray();
        Sample sample = Sample.of(x, w);
        Sample scaled = Sample.of(Arrays.stream(x).map(v -> v * 1024).toArray(), w);
        Sample doubled = Sample.of(x, Arrays.stream(w).map(v -> v * 2).toArray());
        for (Sample other : new Sample[] {scaled, doubled}) {
            assertEquals(Inequality.gini(sample), Inequality.gini(other), 1e-13);
            assertEquals(Inequality.theilT(sample), Inequality.theilT(other), 1e-13);
            assertEquals(Inequality.theilL(sample), Inequality.theilL(other), 1e-13);
            assertEquals(Inequality.atkinson(sample, 0.5), Inequality.atkinson(other, 0.5), 1e-13);
            assertEquals(Inequality.palma(sample), Inequality.palma(other), 1e-12);
        }
    }

    @Test
    void givingFromRichToPoorLowersAll() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 100; round++) {
            var before = random.doubles(12, 1, 100).toArray();
            Arrays.sort(before);
            var after = before.clone();
            double gift = 0.4 * (before[10] - before[1]);
            after[10] -= gift;
            after[1] += gift;
            Sample rough = Sample.of(before);
            Sample smooth = Sample.of(after);
            assertTrue(Inequality.gini(smooth) < Inequality.gini(rough));
            assertTrue(Inequality.theilT(smooth) < Inequality.theilT(rough));
            assertTrue(Inequality.theilL(smooth) < Inequality.theilL(rough));
            assertTrue(Inequality.atkinson(smooth, 0.5) < Inequality.atkinson(rough, 0.5));
        }
    }

    @Test
    void decompositionsAddUpOnRandomGroups() {
        var random = new SplittableRandom(13);
        for (int round = 0; round < 50; round++) {
            var x = random.doubles(30, 0.5, 100).toArray();
            var w = random.doubles(30, 1, 100).toArray();
            var group = random.ints(30, 0, 5).toArray();
            Decomposition t = Decomposition.theilT(Sample.of(x, w), group, 5);
            Decomposition l = Decomposition.theilL(Sample.of(x, w), group, 5);
            assertEquals(t.total(), t.between() + t.within(), 1e-13);
            assertEquals(l.total(), l.between() + l.within(), 1e-13);
            assertEquals(1, Arrays.stream(t.share()).sum(), 1e-13);
            assertEquals(1, Arrays.stream(l.share()).sum(), 1e-13);
            assertTrue(t.between() >= -1e-15 && l.between() >= -1e-15);
        }
    }
}
