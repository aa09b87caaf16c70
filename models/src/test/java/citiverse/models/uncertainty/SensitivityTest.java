package citiverse.models.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    /// Ishigami's function with a = 7 and b = 0.1 on [−π, π]³.
    private static double ishigami(double[] u) {
        double x1 = Math.PI * (2 * u[0] - 1);
        double x2 = Math.PI * (2 * u[1] - 1);
        double x3 = Math.PI * (2 * u[2] - 1);
        double sine = StrictMath.sin(x2);
        return StrictMath.sin(x1) * (1 + 0.1 * x3 * x3 * x3 * x3) + 7 * sine * sine;
    }

    @Test
    void ishigamiHasItsIndices() {
        Sensitivity s = Sensitivity.of(SensitivityTest::ishigami, 3, 14, 1, true);
        double[] first = {.313905, .442411, 0};
        double[] total = {.557589, .442411, .243684};
        double worst = 0;
        for (int k = 0; k < 3; k++) {
            worst = Math.max(worst, Math.abs(first[k] - s.first()[k]));
            worst = Math.max(worst, Math.abs(total[k] - s.total()[k]));
        }
        System.out.printf(
                Locale.ROOT,
                "Ishigami, 16,384 draws: mean %.5f, variance %.5f, worst index error %.5f, " + "S13 %.5f%n",
                s.mean(),
                s.variance(),
                worst,
                s.second()[0][2]);
        assertEquals(3.5, s.mean(), 1e-3);
        assertEquals(13.844588, s.variance(), 0.02);
        assertEquals(0, worst, 5e-3);
        assertEquals(.243684, s.second()[0][2], 0.01);
        assertEquals(0, s.second()[0][1], 0.01);
        assertEquals(0, s.second()[1][2], 0.01);
    }

    @Test
    void anAdditiveModelHasNoInteractions() {
        // Variances 1/12, 4/12 and 9/12 of 14/12.
        Sensitivity s = Sensitivity.of(u -> u[0] + 2 * u[1] + 3 * u[2], 3, 12, 2, true);
        for (int k = 0; k < 3; k++) {
            assertEquals((k + 1) * (k + 1) / 14.0, s.first()[k], 2e-3);
            assertEquals((k + 1) * (k + 1) / 14.0, s.total()[k], 2e-3);
        }
    }

    @Test
    void whatDoesNotMatterHasATotalOfExactlyZero() {
        assertEquals(0, Sensitivity.of(u -> u[0] * 3, 2, 8, 3, false).total()[1]);
    }
}
