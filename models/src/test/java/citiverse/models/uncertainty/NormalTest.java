package citiverse.models.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void tabulatedValues() {
        assertEquals(0.5, Normal.below(0));
        assertEquals(0.841344746068542949, Normal.below(1), 1e-15);
        assertEquals(0.977249868051820793, Normal.below(2), 1e-15);
        assertEquals(0.0013498980316300945, Normal.below(-3), 1e-17);
        assertEquals(2.86651571879193912e-7, Normal.below(-5), 1e-20);
        assertEquals(7.61985302416052607e-24, Normal.below(-10), 1e-36);
        assertEquals(0.398942280401432678, Normal.density(0), 1e-16);
    }

    @Test
    void tabulatedQuantiles() {
        assertEquals(0, Normal.quantile(0.5));
        assertEquals(1.959963984540054236, Normal.quantile(0.975), 1e-15);
        assertEquals(2.575829303548900761, Normal.quantile(0.995), 3e-15);
        assertEquals(-0.6744897501960817432, Normal.quantile(0.25), 1e-15);
        assertEquals(-3.090232306167813542, Normal.quantile(0.001), 1e-15);
        assertEquals(-9.262340089798408, Normal.quantile(1e-20), 1e-14);
        assertEquals(Double.NEGATIVE_INFINITY, Normal.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, Normal.quantile(1));
        assertThrows(IllegalArgumentException.class, () -> Normal.quantile(1.5));
        assertThrows(IllegalArgumentException.class, () -> Normal.quantile(Double.NaN));
    }

    @Test
    void quantileUndoesBelow() {
        var random = new SplittableRandom(1);
        for (int k = 0; k < 20_000; k++) {
            double x = random.nextDouble(-37, 5);
            double error = Math.abs(Normal.quantile(Normal.below(x)) - x);
            // Just below 1 the doubles lie 1.1e-16 apart, which bounds what can be known of x.
            double grain = x < 0 ? 0 : 1.2e-16 / Normal.density(x);
            assertTrue(error <= 2e-14 * Math.max(1, Math.abs(x)) + grain, "x = " + x + ", error " + error);
        }
    }

    @Test
    void seriesAndFractionMeet() {
        for (double x : new double[] {2, -2}) {
            double slope = Normal.density(2) * 2e-9;
            assertEquals(Normal.below(x - 1e-9) + slope, Normal.below(x + 1e-9), 1e-15);
        }
    }
}
