package citiverse.models.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final List<Distribution> all = List.of(
            new Distribution.Fixed(3),
            new Distribution.Uniform(-1, 5),
            new Distribution.Triangular(0.9, 1.1, 1.4),
            new Distribution.Triangular(2, 2, 4),
            new Distribution.Triangular(2, 4, 4),
            new Distribution.Triangular(5, 5, 5),
            new Distribution.Gaussian(60, 10),
            new Distribution.LogNormal(2, 1.5),
            new Distribution.Choice(new double[] {1, 0, 3}));

    @Test
    void meansOfQuantilesAreTheMeans() {
        int n = 200_000;
        for (Distribution distribution : all) {
            double sum = 0;
            double last = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                double value = distribution.quantile((k + 0.5) / n);
                assertEquals(true, value >= last, distribution.toString());
                last = value;
                sum += value;
            }
            double scale = Math.max(1, Math.abs(distribution.mean()));
            assertEquals(distribution.mean(), sum / n, 2e-5 * scale, distribution.toString());
        }
    }

    @Test
    void quantilesAreExactWhereKnown() {
        assertEquals(2, new Distribution.Uniform(-1, 5).quantile(0.5));
        // Of the triangle 0, 1, 4 a quarter of the area lies below the mode.
        var triangle = new Distribution.Triangular(0, 1, 4);
        assertEquals(1, triangle.quantile(0.25), 1e-15);
        assertEquals(0.5, triangle.quantile(0.0625), 1e-15);
        assertEquals(4 - Math.sqrt(6), triangle.quantile(0.5), 1e-15);
        assertEquals(69.9999999999, new Distribution.Gaussian(60, 10).quantile(0.841344746068543), 1e-9);
        assertEquals(3, new Distribution.LogNormal(2, 1.5).quantile(0.841344746068543), 1e-12);
        assertEquals(2, new Distribution.LogNormal(2, 1.5).quantile(0.5), 1e-15);
        var choice = new Distribution.Choice(new double[] {1, 0, 3});
        assertEquals(0, choice.quantile(0.2499));
        assertEquals(2, choice.quantile(0.25));
        assertEquals(2, choice.quantile(Math.nextDown(1.0)));
        assertEquals(0, new Distribution.Choice(new double[] {1, 0}).quantile(Math.nextDown(1.0)));
        assertEquals(new Distribution.Choice(new double[] {1, 1}), Distribution.Choice.among(2));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Triangular(0, 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Gaussian(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.LogNormal(0, 2));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.LogNormal(1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Choice(new double[] {0, 0}));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Choice(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(0, 1).quantile(0));
    }
}
