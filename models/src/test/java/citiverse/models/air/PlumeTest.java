package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.uncertainty.Normal;
import org.junit.jupiter.api.Test;

class PlumeTest {
    private static final double SLOPE = 0.3 / 3;

    @Test
    void spreadsOfTheCurves() {
        double[][] expected = {{7.000, 5.6538, 8.400}, {5.700, 3.8612, 7.410}};
        for (DispersionCurves curves : DispersionCurves.values()) {
            double[] row = expected[curves.ordinal()];
            double[] found = {
                curves.sigmaZ(SLOPE, 100, 0), curves.sigmaZ(SLOPE, 100, 1 / 50.0), curves.sigmaZ(SLOPE, 100, -1 / 50.0)
            };
            System.out.printf("σz %s: %.4f %.4f %.4f%n", curves, found[0], found[1], found[2]);
            for (int k = 0; k < 3; k++) {
                assertEquals(row[k], found[k], 5e-5);
            }
        }
        DispersionCurves curves = DispersionCurves.AERMOD;
        assertEquals(1.4 * 1.9 * 7, curves.sigmaY(1.9, 7, 0), 1e-12);
        assertEquals(1.4 * 1.9 * 7 * (1 + 1.5 * 7 / 50), curves.sigmaY(1.9, 7, 1 / 50.0), 1e-12);
        assertEquals(1.4 * 1.9 * 7 / Math.sqrt(1 + 2.5 * 7 / 50), curves.sigmaY(1.9, 7, -1 / 50.0), 1e-12);
    }

    @Test
    void anInfiniteLineAcrossTheWind() {
        double plain = 1e6 * 1e-4 * Plume.infiniteLine(7, 3, 0);
        double wake = 1e6 * 1e-4 * Plume.infiniteLine(Math.sqrt(7 * 7 + 1.5 * 1.5), 3, 0);
        System.out.printf("infinite line: %.4f µg/m³, with σz₀ 1.5 m %.4f%n", plain, wake);
        assertEquals(3.7995, plain, 5e-5);
        assertEquals(3.7151, wake, 5e-5);
    }

    @Test
    void aFiniteLineHidesInTheIntegral() {
        // ∫ over ±100 m of a Gaussian of 20 m, summed as points are.
        int points = 4000;
        double sum = 0;
        for (int k = 0; k < points; k++) {
            double y = -100 + 200 * (k + 0.5) / points;
            sum += Normal.density(y / 20) / 20 * 200 / points;
        }
        System.out.printf("finite line: factor %.7f%n", sum);
        assertEquals(.9999994, sum, 5e-8);
        assertEquals(1 - 2 * Normal.upperTail(5), sum, 1e-9);
    }

    @Test
    void pointsAlongALineAddUpToTheLine() {
        // Across a strong wind, meander aside, the sum of points is the vertical part of the plume alone.
        SurfaceLayer layer = SurfaceLayer.of(0.3, Double.POSITIVE_INFINITY, 0.1, Double.POSITIVE_INFINITY);
        var plume = new Plume(DispersionCurves.AERMOD, layer, 0.5, 1.5, 1.5);
        double x = 40;
        Plume.Spread spread = plume.at(x);
        double share =
                2 * layer.sigmaV() * layer.sigmaV() / (spread.windMetresPerSecond() * spread.windMetresPerSecond());
        double step = 0.25;
        double sum = 0;
        for (double y = -1000; y < 1000; y += step) {
            double r = Math.sqrt(x * x + (y + step / 2) * (y + step / 2));
            sum += step * (plume.concentration(x, y + step / 2) - share * plume.meander(r));
        }
        assertEquals((1 - share) * spread.vertical(), sum, 1e-9 * sum);
    }

    @Test
    void theWindSpeedSolvesItsOwnEquation() {
        for (double obukhov : new double[] {-20, Double.POSITIVE_INFINITY, 20}) {
            SurfaceLayer layer = SurfaceLayer.of(0.25, obukhov, 0.03, 500);
            var plume = new Plume(DispersionCurves.AERMOD, layer, 0.46, 1.5, 0);
            for (double x : new double[] {5, 50, 800}) {
                Plume.Spread spread = plume.at(x);
                double sigma =
                        DispersionCurves.AERMOD.sigmaZ(0.25 / spread.windMetresPerSecond(), x, layer.inverseObukhov());
                assertEquals(Math.min(sigma, Math.sqrt(2 / Math.PI) * 500), spread.sigmaZ(), 1e-6 * sigma);
            }
            assertTrue(plume.concentration(100, 0) > plume.concentration(200, 0));
            assertTrue(plume.concentration(100, 0) > plume.concentration(100, 20));
            assertTrue(plume.concentration(-100, 0) > 0, "a meandering plume reaches upwind");
            assertTrue(plume.concentration(-100, 0) < plume.concentration(100, 0));
        }
    }

    @Test
    void theWindProfileIsLogarithmicWhenNeutral() {
        SurfaceLayer layer = SurfaceLayer.of(0.4, Double.POSITIVE_INFINITY, 0.1, 1000);
        assertEquals(0.4 / 0.4 * Math.log((10 - 0.5) / 0.1), layer.wind(10), 1e-12);
        assertEquals(6, layer.through(6, 10).wind(10), 1e-12);
        assertEquals(Math.sqrt(2) * 1.9 * 0.4, layer.wind(0.2), 1e-12);
        SurfaceLayer unstable = SurfaceLayer.of(0.4, -20, 0.1, 1000);
        SurfaceLayer stable = SurfaceLayer.of(0.4, 20, 0.1, 1000);
        assertTrue(unstable.wind(10) < layer.wind(10) && layer.wind(10) < stable.wind(10));
        assertEquals(0.4 * Math.cbrt(1000 / (0.4 * 20)), unstable.convectiveVelocity(), 1e-12);
        assertEquals(0, stable.convectiveVelocity());
    }
}
