package citiverse.models.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The emission of CNOSSOS-EU against published output of its reference program (coefficients of 2015).
class RoadNoiseTest {
    private static final int[] HERTZ = {63, 125, 250, 500, 1000, 2000, 4000, 8000};

    private static int band(int hertz) {
        return Arrays.binarySearch(HERTZ, hertz);
    }

    private static RoadNoise street(
            RoadSurface surface, double celsius, double slope, RoadNoise.Junction junction, double metres) {
        return new RoadNoise(RoadCoefficients.DIRECTIVE_2015, surface, celsius, 0.5, 4, slope, false, junction, metres);
    }

    @Test
    void mixedStreams() {
        double[] thousand = {1000, 1000, 1000, 1000, 1000};
        double[] seventy = {70, 70, 70, 70, 70};
        double[] slow = {40, 43, 45, 35, 32};
        double[] few = {58, 50, 40, 100, 100};
        var crossing = RoadNoise.Junction.CROSSING;
        double[][] found = {
            {77.6711, street(RoadSurface.NL01, 15, 10, crossing, 200).level(thousand, seventy, band(8000))},
            {
                79.6814,
                street(RoadSurface.NL02, 5, -5, crossing, 200)
                        .level(new double[] {582, 500, 400, 1000, 1100}, slow, band(1000))
            },
            {58.8222, street(RoadSurface.NL03, -5, -7, crossing, 200).level(few, slow, band(8000))},
            {82.785, street(RoadSurface.NL03, -5, -7, crossing, 50).level(few, slow, band(63))},
            {
                85.4991,
                street(RoadSurface.NL01, 15, 10, RoadNoise.Junction.ROUNDABOUT, 30)
                        .level(thousand, seventy, band(4000))
            }
        };
        for (double[] pair : found) {
            System.out.printf("CNOSSOS-EU road emission: asked %.4f dB, found %.4f%n", pair[0], pair[1]);
            assertEquals(pair[0], pair[1], 0.01);
        }
    }

    @Test
    void slowLightVehiclesDownASteepSlope() {
        double[] expected = {77.1136, 75.5712, 75.6919, 73.6689, 71.3471, 68.1195, 63.4796};
        double[] flow = {1000, 0, 0, 0, 0};
        double[] speed = {20, 20, 20, 20, 20};
        var down = new RoadNoise(
                RoadCoefficients.DIRECTIVE_2015,
                RoadSurface.NL01,
                -5,
                1,
                0.5,
                -15,
                false,
                RoadNoise.Junction.CROSSING,
                200);
        double worst = 0;
        for (int k = 0; k < 7; k++) {
            double found = down.level(flow, speed, k + 1);
            worst = Math.max(worst, Math.abs(found - expected[k]));
            assertEquals(expected[k], found, 0.01, HERTZ[k + 1] + " Hz");
        }
        System.out.printf("CNOSSOS-EU spectrum of light vehicles: worst of 7 bands %.5f dB%n", worst);
        // Both ways: half of the energy of each way.
        double up = new RoadNoise(
                        RoadCoefficients.DIRECTIVE_2015,
                        RoadSurface.NL01,
                        -5,
                        1,
                        0.5,
                        15,
                        false,
                        RoadNoise.Junction.CROSSING,
                        200)
                .power(flow, speed)[4];
        double both = new RoadNoise(
                        RoadCoefficients.DIRECTIVE_2015,
                        RoadSurface.NL01,
                        -5,
                        1,
                        0.5,
                        15,
                        true,
                        RoadNoise.Junction.CROSSING,
                        200)
                .power(flow, speed)[4];
        assertEquals((up + down.power(flow, speed)[4]) / 2, both, 1e-9 * both);
    }

    @Test
    void twiceTheTrafficIsThreeDecibels() {
        double[] speed = {50, 50, 50, 50, 50};
        for (int k = 0; k < 8; k++) {
            double once = RoadNoise.PLAIN.level(new double[] {500, 20, 10, 5, 5}, speed, k);
            double twice = RoadNoise.PLAIN.level(new double[] {1000, 40, 20, 10, 10}, speed, k);
            assertEquals(3.0103, twice - once, 5e-5);
        }
        System.out.println("twice the flow: +3.0103 dB in every band");
        assertThrows(
                IllegalArgumentException.class, () -> RoadNoise.PLAIN.level(new double[] {-1, 0, 0, 0, 0}, speed, 0));
    }

    @Test
    void fasterAndHeavierIsLouder() {
        double[] speed = {50, 50, 50, 50, 50};
        double[] fast = {90, 90, 90, 90, 90};
        for (int k = 3; k < 8; k++) {
            double light = RoadNoise.PLAIN.level(new double[] {100, 0, 0, 0, 0}, speed, k);
            assertTrue(RoadNoise.PLAIN.level(new double[] {100, 0, 0, 0, 0}, fast, k) > light);
            assertTrue(RoadNoise.PLAIN.level(new double[] {0, 0, 100, 0, 0}, speed, k) > light);
        }
    }
}
