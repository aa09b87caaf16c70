package citiverse.models.sun;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Ground;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import citiverse.twin.Raster;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/// Horizons on terrain that is made by a formula.
class TerrainSunTest {
    private static final Plane PLANE = Plane.around(7, 46);
    private static final double CELL = 0.0003;
    private static final int SIZE = 400;

    private static Raster raster(DoubleBinaryOperator height) {
        double west = 7 - SIZE * CELL / 2;
        double north = 46 + SIZE * CELL / 2;
        float[] values = new float[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double x = PLANE.x(west + (column + 0.5) * CELL);
                double y = PLANE.y(north - (row + 0.5) * CELL);
                values[row * SIZE + column] = (float) height.applyAsDouble(x, y);
            }
        }
        return new Raster("terrain", "made", SIZE, SIZE, west, north, CELL, CELL, values, "m", "");
    }

    private static SunModel model(DoubleBinaryOperator height, Solid... solids) {
        BuiltForm form = BuiltForm.of(
                PLANE,
                Ground.of(PLANE, raster(height)),
                java.util.stream.IntStream.range(0, solids.length)
                        .mapToObj(i -> Building.of("b" + i, solids[i]))
                        .toList());
        Receptors receptors = Receptors.builder()
                .subject("here", Sort.PLACE)
                .add(Kind.GROUND, 0, 0, form.ground().at(0, 0) + 0.01, 0, 0, 1, 1)
                .build();
        return SunModel.compile(form, receptors, SunSettings.of(2026, ZoneOffset.UTC));
    }

    @Test
    void aSlopeIsItsOwnHorizon() {
        SunResult result = model((x, y) -> 500 + 0.3 * y).baseline();
        double north = result.horizonDegrees(0, 0.5);
        double aside = result.horizonDegrees(0, 60.5);
        System.out.printf("slope of 0.3: horizon %.3f° uphill, %.3f° at 60°%n", north, aside);
        assertEquals(Math.toDegrees(Math.atan(0.3)), north, 0.02);
        assertEquals(Math.toDegrees(Math.atan(0.3 * Math.cos(Math.toRadians(60.5)))), aside, 0.02);
        assertEquals(0, result.horizonDegrees(0, 180), 1e-9, "downhill is level");
    }

    @Test
    void highGroundHidesTheWinterSun() {
        // High ground of 600 m from 2 km to the south on.
        SunModel model = model((x, y) -> y < -2000 ? 600 : 0);
        double south = model.baseline().horizonDegrees(0, 180);
        double fall = 2000.0 * 2000 * 0.87 / (2 * 6_371_000.0);
        System.out.printf(
                "high ground of 600 m at 2 km: horizon %.2f° (%.2f°)%n",
                south, Math.toDegrees(Math.atan((600 - fall) / 2000)));
        assertEquals(Math.toDegrees(Math.atan((600 - fall) / 2000)), south, 0.3, "its edge lies between cells");
        double winter = model.baseline().dateHours(2, 0);
        assertTrue(winter > 2 && winter < 6, "noon of 21 December stands at 20.6°: " + winter);
        assertTrue(model.baseline().dateHours(1, 0) > 14);
    }

    /// Every half metre along each ray, all of it: slow and obvious.
    @Test
    void looksAtTheSameHeightsAsALongWalkDoes() {
        DoubleBinaryOperator hills =
                (x, y) -> 300 + 120 * Math.sin(x / 400) * Math.cos(y / 300) + 15 * Math.sin(x / 70 + y / 50);
        SunModel model = model(hills);
        Raster terrain = raster(hills);
        double z = model.receptors().z()[0];
        double worst = 0;
        for (int k = 0; k < Horizons.BINS; k++) {
            double slope = 0;
            for (double d = 0.5; d < 6000; d += 0.5) {
                double x = d * Horizons.EAST[k];
                double y = d * Horizons.NORTH[k];
                double height = terrain.at(PLANE.longitudeOf(x), PLANE.latitudeOf(y));
                if (Math.abs(PLANE.longitudeOf(x) - 7) > CELL * (SIZE - 1) / 2
                        || Math.abs(PLANE.latitudeOf(y) - 46) > CELL * (SIZE - 1) / 2) {
                    break;
                }
                slope = Math.max(slope, (height - d * d * 0.87 / (2 * 6_371_000.0) - z) / d);
            }
            worst = Math.max(
                    worst, Math.abs(Math.toDegrees(Math.atan(slope)) - Angle.degrees(model.baseline().rows[0][k])));
        }
        System.out.printf("terrain by blocks against every half metre: off by %.4f° at most%n", worst);
        assertTrue(worst < 0.02, "off by " + worst);
    }

    @Test
    void aBuildingOnTerrainEqualsAllAnew() {
        DoubleBinaryOperator hills = (x, y) -> 300 + 100 * Math.sin(x / 700) * Math.cos(y / 500);
        Solid house = Solid.prism(
                (org.locationtech.jts.geom.Polygon) Shadows.footprint(Solid.box(-60, -40, -40, -20, 1)), 280, 330);
        SunResult fast = model(hills).with(List.of(house));
        SunResult slow = model(hills, house).baseline();
        assertArrayEquals(slow.rows[0], fast.rows[0]);
        assertEquals(slow.yearSeconds[0], fast.yearSeconds[0]);
        assertTrue(fast.changed().length == 1);
    }
}
