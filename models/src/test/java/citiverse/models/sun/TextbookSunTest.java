package citiverse.models.sun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.models.built.Solid;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import org.junit.jupiter.api.Test;

/// Cases that can be worked out by hand.
class TextbookSunTest {
    private static SunResult baseline(double latitude, Receptors receptors, Solid... solids) {
        return SunModel.compile(Street.form(latitude, solids), receptors, Street.settings())
                .baseline();
    }

    private static void told(String what, double measured, double asked, double within) {
        System.out.printf("%s: %.5f (asked %.5f)%n", what, measured, asked);
        assertEquals(asked, measured, within, what);
    }

    @Test
    void shadowsAreAsLongAsHeightOverTangent() {
        Solid box = Solid.box(0, 0, 10, 10, 20);
        double north = Shadows.of(box, 0, 180, 30).getEnvelopeInternal().getMaxY() - 10;
        told("shadow of a 20 m box at 30°, m", north, 34.6410, 5e-5);
        Solid house = Solid.box(0, 0, 10, 10, 10);
        double equinox =
                Shadows.of(house, 0, 180, 90 - 51.5).getEnvelopeInternal().getMaxY() - 10;
        told("shadow of 10 m at 51.5°N, equinox noon, m", equinox, 12.572, 5e-4);
        double winter = 90 - 51.5 - 23.44;
        double solstice =
                Shadows.of(house, 0, 180, winter).getEnvelopeInternal().getMaxY() - 10;
        told("shadow of 10 m at 51.5°N, winter noon at 15.06°, m", solstice, 37.165, 5e-4);
        assertEquals(10 * 10 + 10 * north, Shadows.of(box, 0, 180, 30).getArea(), 1e-6);
    }

    @Test
    void aWallOfTwentyMetresAtThirtyIsAHorizonOf33Point69() {
        var result = baseline(0, Street.ground(0, 0), Solid.box(-1000, 30, 1000, 40, 20));
        // The direction due north lies between two of the 360, both half a degree off.
        told("horizon of a 20 m wall at 30 m, °", result.horizonDegrees(0, 0), 33.6901, 2e-3);
        double exact = Math.toDegrees(Math.atan(20 * Math.cos(Math.toRadians(0.5)) / 30));
        assertEquals(exact, result.horizonDegrees(0, 0.5), 0.0007, "along the ray itself");
    }

    @Test
    void daysAreAsLongAsGeometrySays() {
        double[][] cases = {{0, 12}, {-23.44, 7.596}, {23.44, 16.404}};
        for (double[] each : cases) {
            double hours = SunPath.geometric(51.5, each[0], 1).totalSeconds() / 3600.0;
            told("day at 51.5°N, declination " + each[0] + "°, h", hours, each[1], 1e-3);
        }
    }

    @Test
    void sunInTheMiddleOfAStreetAtTheEquator() {
        SunPath equinox = SunPath.geometric(0, 0, 1);
        double[][] cases = {{0.5, 6.000}, {1, 3.542}};
        for (double[] each : cases) {
            var result = baseline(0, Street.ground(0, 0), Street.canyon(20, 20 * each[0]));
            told("equator, equinox, H/W " + each[0] + ", h", result.hours(equinox, 0), each[1], 1e-3);
        }
    }

    @Test
    void skyViewFactorsOfCanyonsBasinsAndWalls() {
        double[][] floors = {{0.5, .70711}, {1, .44721}, {2, .24254}, {3, .16440}};
        for (double[] each : floors) {
            var result = baseline(0, Street.ground(0, 0), Street.canyon(20, 20 * each[0]));
            told("SVF, middle of the floor, H/W " + each[0], result.skyView(0), each[1], 1e-5);
        }
        int parts = 400;
        Receptors.Builder floor = Receptors.builder().subject("floor", Sort.PLACE);
        Receptors.Builder wall = Receptors.builder().subject("wall", Sort.PLACE);
        for (int i = 0; i < parts; i++) {
            floor.add(Kind.GROUND, -10 + 20 * (i + 0.5) / parts, 0, 0, 0, 0, 1, 1);
            wall.add(Kind.GROUND, -10 + 1e-9, 0, 20 * (i + 0.5) / parts, 1, 0, 0, 1);
        }
        told("SVF, mean of the floor, H/W 1", mean(baseline(0, floor.build(), Street.canyon(20, 20))), .41421, 1e-5);
        told("SVF, mean of a wall, H/W 1", mean(baseline(0, wall.build(), Street.canyon(20, 20))), .29289, 1e-5);
        var basin = new Solid[360];
        for (int k = 0; k < 360; k++) {
            // Each direction meets a small wall square to it, 50 m away and 50 m high.
            basin[k] = square(k + 0.5, 50, 50);
        }
        told(
                "SVF, middle of a round basin, H = R",
                baseline(0, Street.ground(0, 0), basin).skyView(0),
                .5,
                1e-5);
        var lone = baseline(0, Street.ground(0, 0), Solid.box(30, -1e5, 50, 1e5, 30));
        told("SVF, one height from an endless wall", lone.skyView(0), .85355, 1e-5);
    }

    private static Solid square(double azimuth, double away, double height) {
        double a = Math.toRadians(azimuth);
        double half = away * Math.tan(Math.toRadians(0.499));
        double[] ring = new double[8];
        double[][] corners = {{-half, away}, {half, away}, {half, away + 1}, {-half, away + 1}};
        for (int c = 0; c < 4; c++) {
            ring[2 * c] = corners[c][0] * Math.cos(a) + corners[c][1] * Math.sin(a);
            ring[2 * c + 1] = -corners[c][0] * Math.sin(a) + corners[c][1] * Math.cos(a);
        }
        double[] edges = new double[24];
        for (int c = 0; c < 4; c++) {
            int next = (c + 1) % 4;
            edges[6 * c] = ring[2 * c];
            edges[6 * c + 1] = ring[2 * c + 1];
            edges[6 * c + 2] = height;
            edges[6 * c + 3] = ring[2 * next];
            edges[6 * c + 4] = ring[2 * next + 1];
            edges[6 * c + 5] = height;
        }
        return Solid.of(new double[][] {ring}, 0, height, height, edges);
    }

    private static double mean(SunResult result) {
        double sum = 0;
        int size = result.model().receptors().size();
        for (int r = 0; r < size; r++) {
            sum += result.skyView(r);
        }
        return sum / size;
    }

    @Test
    void verticalSkyComponents() {
        Receptors south = Street.wall(0, 0, 0, 180);
        told("VSC, nothing before it, %", 100 * baseline(0, south).skyComponent(0), 39.6177, 1e-3);
        double[][] cases = {{25, 27.31}, {45, 15.37}};
        for (double[] each : cases) {
            double height = 30 * Math.tan(Math.toRadians(each[0]));
            var result = baseline(0, south, Solid.box(-1e5, -40, 1e5, -30, height));
            told("VSC, endless obstacle at " + each[0] + "°, %", 100 * result.skyComponent(0), each[1], 5e-3);
        }
        Receptors level = Street.ground(0, 0);
        told("sky component of open level ground, %", 100 * baseline(0, level).skyComponent(0), 100, 1e-3);
        told("SVF of a wall with nothing before it", baseline(0, south).skyView(0), 0.5, 1e-6);
    }

    @Test
    void roofsSeeTheSunByTheirTilt() {
        // At the equator at equinox the sun goes over from east to west: a roof tilted 45° to the west sees it from
        // 45° in the east on.
        SunPath equinox = SunPath.geometric(0, 0, 1);
        double s = Math.sqrt(0.5);
        Receptors roof = Receptors.builder()
                .subject("roof", Sort.PLACE)
                .add(Kind.GROUND, 0, 0, 0, -s, 0, s, 1)
                .build();
        var result = baseline(0, roof);
        told("roof tilted 45° to the west, h", result.hours(equinox, 0), 9, 1e-3);
        told("SVF of a plane tilted 45°", result.skyView(0), (1 + s) / 2, 1e-4);
        told("wall to the west, h", baseline(0, Street.wall(0, 0, 0, 270)).hours(equinox, 0), 6, 1e-3);
        told(
                "wall to the north, h",
                baseline(51.5, Street.wall(0, 0, 0, 0)).hours(SunPath.geometric(51.5, 0, 1), 0),
                0,
                0.01);
    }

    @Test
    void beneathABuildingThereIsNoSun() {
        var result = baseline(40, Street.ground(5, 5), Solid.box(0, 0, 10, 10, 3));
        assertEquals(0, result.yearHours(0), 0);
        assertEquals(0, result.skyView(0), 1e-9);
    }
}
