package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreetCanyonTest {
    private static final double TRAFFIC = StreetCanyon.ASSUMED_TRAFFIC_TURBULENCE;

    @Test
    void theLeeSideIsDirtier() {
        for (double wind : new double[] {2, 4, 8}) {
            StreetCanyon.Sides across = StreetCanyon.sides(20, 20, 1, wind, TRAFFIC);
            System.out.printf(
                    "canyon 20 × 20 m, wind %.0f m/s across: lee %.3f, windward %.3f s/m²%n",
                    wind, across.lee(), across.windward());
            assertTrue(across.lee() > 1.5 * across.windward());
        }
    }

    @Test
    void strongerWindsClean() {
        double before = Double.POSITIVE_INFINITY;
        for (double wind = 2; wind < 12; wind += 0.5) {
            double lee = StreetCanyon.sides(20, 20, 1, wind, TRAFFIC).lee();
            assertTrue(lee < before);
            before = lee;
        }
    }

    /// A narrow street is one vortex, closed by both walls: what turns around leaves by the top alone.
    @Test
    void aNarrowStreetBreathesThroughItsTop() {
        double wind = 4;
        StreetCanyon.Sides sides = StreetCanyon.sides(20, 15, 1, wind, TRAFFIC);
        double exchange = Math.sqrt(0.01 * wind * wind + 0.4 * TRAFFIC * TRAFFIC);
        assertEquals(1 / (exchange * 15), sides.windward(), 1e-12);
        double street = wind * Math.log(2 / 0.6) / Math.log(20 / 0.6) * 0.8;
        double spread = Math.sqrt(0.01 * street * street + TRAFFIC * TRAFFIC);
        double direct = Math.sqrt(2 / Math.PI) / (15 * spread) * Math.log((2 + spread * 15 / street) / 2);
        assertEquals(direct + sides.windward(), sides.lee(), 1e-12);
    }

    @Test
    void trafficStirs() {
        double calm = StreetCanyon.sides(20, 20, 1, 1, 0.1).lee();
        assertTrue(StreetCanyon.sides(20, 20, 1, 1, 0.5).lee() < calm);
        double turbulence = StreetCanyon.trafficTurbulence(1000, 0, 40, 15);
        System.out.printf("1,000 cars an hour at 40 km/h in 15 m: σw₀ %.3f m/s%n", turbulence);
        assertEquals(0.3 * Math.sqrt(2 * 1000 / 3600.0 * 40 / 3.6 / 15), turbulence, 1e-12);
        assertTrue(Math.abs(turbulence - TRAFFIC) < 0.1, "the assumed value is of this order");
    }

    @Test
    void bothSidesAreAlikeInEvenWeather() {
        WeatherBins weather = WeatherBins.assumed(0.5);
        double left = StreetCanyon.mean(weather, 0.5, 20, 20, 1, 0, 0, 1, TRAFFIC);
        double right = StreetCanyon.mean(weather, 0.5, 20, 20, 1, 0, 0, -1, TRAFFIC);
        assertEquals(left, right, 1e-12 * left);
        // Wind from the north over an east-west street: the north side is the lee side.
        var north = new WeatherBins(
                "made", false, 10, List.of(new WeatherBins.Bin(1, 0, 22.5, 5, 0.5, Double.POSITIVE_INFINITY, 1000)));
        assertTrue(StreetCanyon.mean(north, 0.5, 20, 20, 1, 0, 0, 1, TRAFFIC)
                > StreetCanyon.mean(north, 0.5, 20, 20, 1, 0, 0, -1, TRAFFIC));
    }

    @Test
    void valuesAreFiniteForAnyStreet() {
        var random = new SplittableRandom(5);
        for (int k = 0; k < 10_000; k++) {
            StreetCanyon.Sides sides = StreetCanyon.sides(
                    random.nextDouble(1, 100),
                    random.nextDouble(3, 60),
                    random.nextDouble(),
                    random.nextDouble(0.05, 15),
                    random.nextDouble(0.05, 1));
            assertTrue(sides.lee() > 0 && Double.isFinite(sides.lee()));
            assertTrue(sides.windward() >= 0 && Double.isFinite(sides.windward()));
        }
    }

    @Test
    void widthAndHeightAreReadOffTheWalls() {
        double[] line = {0, 0, 100, 0};
        List<CanyonShape.Wall> walls = new ArrayList<>();
        walls.add(new CanyonShape.Wall(-10, 8, 110, 8, 20));
        walls.add(new CanyonShape.Wall(-10, -7, 110, -7, 12));
        walls.add(new CanyonShape.Wall(-10, -30, 110, -30, 90));
        CanyonShape shape = CanyonShape.along(line, (east, north, reach) -> walls);
        assertEquals(15, shape.widthMetres(), 1e-12);
        assertEquals(16, shape.heightMetres(), 1e-12);
        assertEquals(1, shape.lined());
        // One side only at six points in ten: an open street.
        walls.set(1, new CanyonShape.Wall(-10, -7, 40, -7, 12));
        walls.remove(2);
        shape = CanyonShape.along(line, (east, north, reach) -> walls);
        assertEquals(new CanyonShape(0, 0, 0.4), shape);
    }
}
