package citiverse.models.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.air.CanyonShape;
import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseModelTest {
    private static final double[] SPEED = {50, 50, 50, 50, 50};

    @Test
    void levelsOverTheDay() {
        double alike = new Lden(60, 60, 60).lden();
        double falling = new Lden(60, 55, 50).lden();
        System.out.printf(
                "Lden of 60/60/60: %.4f, of 60/55/50: %.4f; A_div(50 m) %.4f dB%n",
                alike, falling, Propagation.spreading(50));
        assertEquals(66.3952, alike, 5e-5);
        assertEquals(60.000, falling, 5e-4);
        assertEquals(44.9794, Propagation.spreading(50), 5e-5);
        assertEquals(
                Double.NEGATIVE_INFINITY,
                new Lden(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY).lden());
    }

    private static double[][] power(double flow) {
        return new double[][] {RoadNoise.PLAIN.power(new double[] {flow, 0, 0, 0, 0}, SPEED)};
    }

    /// A long straight street: 3 dB less for each doubling of the distance, air and ground aside.
    @Test
    void aLineFallsByThreeDecibels() {
        Streets street = Streets.open(List.of("s"), List.of(new double[] {-20_000, 0, 20_000, 0}));
        var places = new Receptors(new String[] {"a", "b"}, new double[] {0, 0}, new double[] {20, 40});
        var settings = new NoiseModel.Settings(0, 0.05, 1, 20_000);
        double[] levels = NoiseModel.compile(street, places, NoiseModel.Screens.NONE, settings)
                .levels(power(1000));
        System.out.printf("1,000 cars an hour at 50 km/h: %.1f dB(A) at 20 m, %.1f at 40 m%n", levels[0], levels[1]);
        // A little more than 3.01: the air takes its part.
        assertTrue(levels[0] - levels[1] > 3.01 && levels[0] - levels[1] < 3.5);
        // In the lowest bands, where the air takes next to nothing, the sum of points is that of a line, π/d.
        double[] low = power(1000)[0];
        double[] weight = {-26.2, -16.1, -8.6, -3.2};
        double expected = 0;
        for (int k = 0; k < low.length; k++) {
            low[k] = k < weight.length ? low[k] : 0;
            expected += k < weight.length
                    ? low[k] * RoadNoise.energy(weight[k]) * Math.PI / 20 * RoadNoise.energy(-11 + 3)
                    : 0;
        }
        double found = NoiseModel.compile(street, places, NoiseModel.Screens.NONE, settings)
                .levels(new double[][] {low})[0];
        assertEquals(10 * Math.log10(expected), found, 0.25);
    }

    @Test
    void twiceTheTrafficIsThreeDecibelsAtTheFacadeToo() {
        Streets street = Streets.open(List.of("s"), List.of(new double[] {-100, 0, 100, 30}));
        var places = new Receptors(new String[] {"a"}, new double[] {7}, new double[] {40});
        NoiseModel model = NoiseModel.compile(street, places, NoiseModel.Screens.NONE, NoiseModel.Settings.DEFAULT);
        assertEquals(3.0103, model.levels(power(800))[0] - model.levels(power(400))[0], 5e-5);
        double level = model.levels(power(400))[0];
        assertEquals(level + 6.3952, model.lden(power(400), power(400), power(400))[0], 5e-5);
        assertTrue(NoiseModel.VALIDATION.isExploratory());
    }

    @Test
    void aWallShelters() {
        assertEquals(0, Propagation.edge(-10, 4));
        assertEquals(10 * Math.log10(3), Propagation.edge(0, 4), 1e-12);
        assertEquals(10 * Math.log10(3 + 40 * 0.5 * 1000 / 340), Propagation.edge(0.5, 4), 1e-12);
        assertEquals(25, Propagation.edge(1000, 7));
        double detour = Propagation.detour(10, 10, 0.05, 4, 4);
        assertEquals(Math.hypot(10, 3.95) + 10 - Math.hypot(20, 3.95), detour, 1e-12);
        assertTrue(Propagation.detour(10, 10, 0.05, 0.5, 4) < 0, "the line of sight passes above");
        Streets street = Streets.open(List.of("s"), List.of(new double[] {-100, 0, 100, 0}));
        var places = new Receptors(new String[] {"a"}, new double[] {0}, new double[] {30});
        NoiseModel.Screens wall = (fe, fn, te, tn, source, place) -> {
            double length = Math.hypot(te - fe, tn - fn);
            double toEdge = length * (10 - fn) / (tn - fn);
            return Propagation.detour(toEdge, length - toEdge, source, 6, place);
        };
        double open = NoiseModel.compile(street, places, NoiseModel.Screens.NONE, NoiseModel.Settings.DEFAULT)
                .levels(power(500))[0];
        double sheltered = NoiseModel.compile(street, places, wall, NoiseModel.Settings.DEFAULT)
                .levels(power(500))[0];
        var built = new WallScreens((east, north, reach) ->
                List.of(new CanyonShape.Wall(-500, 10, 500, 10, 6), new CanyonShape.Wall(-500, 40, 500, 40, 30)));
        assertEquals(
                sheltered,
                NoiseModel.compile(street, places, built, NoiseModel.Settings.DEFAULT)
                        .levels(power(500))[0],
                1e-6);
        System.out.printf("a wall of 6 m at 10 m: %.1f dB(A) become %.1f%n", open, sheltered);
        assertTrue(open - sheltered > 8 && open - sheltered < 28);
    }
}
