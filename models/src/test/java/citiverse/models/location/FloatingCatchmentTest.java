package citiverse.models.location;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatingCatchmentTest {
    private static final double[] PEOPLE = {100, 50, 10};
    private static final double[] SUPPLY = {15, 20, 100};
    private static final double[][] WAYS = {{1, 80, 40}, {80, 1, 40}, {40, 40, 1}};
    private static final double[][] HALF = {{1, 40, 20}, {40, 1, 20}, {20, 20, 1}};

    @Test
    void threeCells() {
        assertAccess(WAYS, FloatingCatchment.inverse(61), .3314441, .5798281, 7.2864182);
        assertAccess(HALF, FloatingCatchment.inverse(61), .4425684, .6667583, 5.7405247);
        assertAccess(WAYS, FloatingCatchment.step(61), .7613636, .9583333, 1.0946970);
    }

    private static void assertAccess(double[][] ways, DoubleUnaryOperator weight, double... expected) {
        FloatingCatchment found = FloatingCatchment.of(PEOPLE, SUPPLY, ways, weight);
        assertArrayEquals(expected, found.access(), 6e-8);
        double shared = 0;
        for (int i = 0; i < 3; i++) {
            shared += PEOPLE[i] * found.access()[i];
        }
        assertEquals(135, shared, 1e-12);
    }

    @Test
    void gaussianFallsFromOneToZero() {
        var weight = FloatingCatchment.gaussian(30);
        assertEquals(1, weight.applyAsDouble(0), 1e-15);
        assertEquals(.7013666, weight.applyAsDouble(15), 5e-8);
        assertEquals(0, weight.applyAsDouble(30), 1e-15);
        assertEquals(0, weight.applyAsDouble(31));
    }

    @Test
    void bandsTakeTheirWeight() {
        var weight = FloatingCatchment.bands(new double[] {10, 20, 30}, new double[] {1, .68, .22});
        assertArrayEquals(
                new double[] {1, .68, .22, .22, 0},
                Arrays.stream(new double[] {10, 10.1, 25, 30, 30.1}).map(weight).toArray());
        assertThrows(IllegalArgumentException.class, () -> FloatingCatchment.inverse(9)
                .applyAsDouble(0));
    }

    @Test
    void supplyIsConservedOnRandomCities() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new SplittableRandom(seed);
            var people = random.doubles(40, 0, 500).toArray();
            var supply = random.doubles(12, 0, 50).toArray();
            var ways = new double[40][];
            Arrays.setAll(ways, i -> random.doubles(12, 0, 90)
                    .map(minutes -> minutes > 80 ? Double.POSITIVE_INFINITY : minutes)
                    .toArray());
            FloatingCatchment found = FloatingCatchment.of(people, supply, ways, FloatingCatchment.gaussian(8));
            double shared = found.unreached();
            for (int i = 0; i < 40; i++) {
                shared += people[i] * found.access()[i];
            }
            assertEquals(Arrays.stream(supply).sum(), shared, 1e-9, "seed " + seed);
        }
    }
}
