package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Raster;
import citiverse.twin.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which streets are walked, how long they are, how points are joined to them.
class StreetsTest {

    private static Properties tags(String... tags) {
        var properties = Properties.builder();
        for (int i = 0; i < tags.length; i += 2) {
            properties.put(tags[i], tags[i + 1]);
        }
        return properties.build();
    }

    @Test
    void footBeforeSidewalkBeforeKindBeforeAccess() {
        assertTrue(WalkRules.walkable(tags("highway", "residential")));
        assertTrue(WalkRules.walkable(tags("highway", "steps", "access", "private")));
        assertTrue(WalkRules.walkable(tags("highway", "cycleway")));
        assertTrue(WalkRules.walkable(tags("highway", "motorway", "foot", "yes")));
        assertTrue(WalkRules.walkable(tags("highway", "trunk", "foot", "no", "sidewalk", "both")));
        assertTrue(WalkRules.walkable(tags("highway", "service", "access", "permissive")));
        assertFalse(WalkRules.walkable(tags("highway", "motorway")));
        assertFalse(WalkRules.walkable(tags("highway", "service", "access", "private")));
        assertFalse(WalkRules.walkable(tags("highway", "residential", "foot", "use_sidepath")));
        assertFalse(WalkRules.walkable(tags("highway", "construction")));
        assertFalse(WalkRules.walkable(tags("highway", "residential", "foot", "private")));
        assertFalse(WalkRules.linkable(tags("highway", "residential", "tunnel", "yes")));
        assertTrue(WalkRules.closed(tags("closed_to", "car foot")));
        assertFalse(WalkRules.closed(tags("closed_to", "car")));
    }

    @Test
    void shortDistancesAreThoseOfTheEllipsoid() {
        assertEquals(111_319.491, LocalMetres.perDegreeLongitude(0), 0.001, "a·π/180");
        assertEquals(110_574.276, LocalMetres.perDegreeLatitude(0), 0.001, "a(1−e²)·π/180");
        assertEquals(111_693.980, LocalMetres.perDegreeLatitude(90), 0.001, "a²/b·π/180");
        assertEquals(0, LocalMetres.perDegreeLongitude(90), 1e-6);
    }

    @Test
    void toblersSpeedIsGreatestOnAGentleDescent() {
        assertEquals(1, WalkSpeeds.relativeSpeed(0), 1e-15);
        assertEquals(6 / 5.036742, WalkSpeeds.relativeSpeed(-0.05), 1e-6, "6 km/h against 5.037 on the flat");
        assertEquals(Math.exp(-0.35), WalkSpeeds.relativeSpeed(0.1), 1e-12);
        assertTrue(WalkSpeeds.relativeSpeed(0.1) < WalkSpeeds.relativeSpeed(-0.1));
    }

    @Test
    void walkingUphillTakesLongerThanDown() {
        double cell = 0.01;
        float[] heights = {80, 80, 80, 0, 0, 0};
        var terrain = new Raster(
                Layers.TERRAIN,
                "made",
                3,
                2,
                GridCity.WEST - cell,
                GridCity.SOUTH + cell * 1.5,
                cell,
                cell,
                heights,
                "m",
                "");
        MemorySnapshot city = new GridCity(8, 100).streets().terrain(terrain).build();
        AccessSettings flat = GridCity.settings(1, 50, 1);
        var sloped = new AccessSettings(
                GridCity.DAY, 7 * 3600, 7 * 3600 + 60, 50, 120, 1.0, 120, 3, 60, 2000, 1000, 1600, true, 1, 1);
        AccessNetwork network = AccessNetwork.compile(city);
        Places low = GridCity.places(0, 0);
        Places high = GridCity.places(0, 700);
        int level = GridCity.seconds(network.run(low, high, flat), 0, 0, Mode.WALK);
        int up = GridCity.seconds(network.run(low, high, sloped), 0, 0, Mode.WALK);
        int down = GridCity.seconds(network.run(high, low, sloped), 0, 0, Mode.WALK);
        double slope = 80 / LocalMetres.perDegreeLatitude(GridCity.SOUTH) / cell;
        assertEquals(
                100 + (level - 100) * Math.exp(3.5 * slope),
                up,
                8,
                "the block at whose end the place lies counts as flat; slope " + slope);
        assertTrue(down < up && down <= level, "down " + down + ", level " + level + ", up " + up);
    }

    @Test
    void smallPiecesOfTheNetworkAreLeftOut() {
        MemorySnapshot large = new GridCity(7, 100).streets().build();
        assertEquals(49, AccessNetwork.compile(large).junctions());
        MemorySnapshot small = new GridCity(6, 100).streets().build();
        assertEquals(0, AccessNetwork.compile(small).junctions(), "36 junctions are fewer than 40");
        AccessRun nowhere = AccessNetwork.compile(small)
                .run(GridCity.places(0, 0), GridCity.places(100, 0), GridCity.settings(1, 50, 1));
        assertEquals(AccessRun.UNREACHABLE, GridCity.seconds(nowhere, 0, 0, Mode.WALK));
        assertEquals(AccessRun.UNREACHABLE, GridCity.seconds(nowhere, 0, 0, Mode.TRANSIT));
    }

    @Test
    void pointsAreJoinedToTheNearestStreet() {
        long seed = 11;
        AccessNetwork network = AccessNetwork.compile(RandomCity.of(seed));
        StreetGraph graph = network.graph;
        var random = new Random(seed);
        var links = new Links(new int[1], new int[1], new int[1], new int[1]);
        for (int i = 0; i < 300; i++) {
            double longitude = GridCity.longitude(random.nextDouble() * 1400 - 200);
            double latitude = GridCity.latitude(random.nextDouble() * 1400 - 200);
            network.index.link(longitude, latitude, 500, links, 0);
            double nearest = Double.POSITIVE_INFINITY;
            for (int s = 0; s < graph.segments(); s++) {
                for (int step = 0; graph.linkable[s] && step <= 1000; step++) {
                    int p = graph.shape[s];
                    double share = step / 1000.0;
                    double x = graph.points[2 * p] * (1 - share) + graph.points[2 * p + 2] * share;
                    double y = graph.points[2 * p + 1] * (1 - share) + graph.points[2 * p + 3] * share;
                    nearest = Math.min(nearest, LocalMetres.between(longitude, latitude, x, y));
                }
            }
            if (nearest < 499.9) {
                assertEquals(nearest, links.off()[0] / 1000.0, 0.1, "seed " + seed + ", point " + i);
                int segment = links.segment()[0];
                assertEquals(graph.lengthMillimetres[segment], links.before()[0] + links.after()[0]);
            } else if (nearest > 500.1) {
                assertEquals(-1, links.segment()[0], "farther than 500 m");
            }
        }
    }

    @Test
    void aClosedStreetCanStillBeLeftByThoseWhoLiveOnIt() {
        var grid = new GridCity(8, 100).streets();
        MemorySnapshot city = grid.build();
        AccessNetwork network = AccessNetwork.compile(city);
        Places home = GridCity.places(40, 0);
        Places neighbour = GridCity.places(60, 0, 0, 0, 100, 0);
        AccessRun run = network.run(home, neighbour, GridCity.settings(1, 50, 1));
        Feature street = city.features(Layers.STREET).stream()
                .filter(feature -> feature.shape().distance(GridCityPoint.at(40, 0)) < 1e-9)
                .findFirst()
                .orElseThrow();
        AccessRun.Option closed = run.option(List.of(
                new Change.Alter(street, street.with(street.properties().with("closed_to", Value.of("foot"))))));
        AccessRun.Worker worker = run.worker();
        int[] before = new int[3];
        int[] after = new int[3];
        worker.origin(0);
        worker.seconds(Mode.WALK, before);
        worker.seconds(closed, Mode.WALK, after);
        assertEquals(before[0], after[0], "the neighbour on the same street");
        assertEquals(before[1], after[1], "the near end");
        assertEquals(before[2], after[2], "the far end");
        Places passer = GridCity.places(0, 40);
        AccessRun passing = network.run(passer, GridCity.places(100, 40, 100, 60, 0, 60), GridCity.settings(1, 50, 1));
        AccessRun.Option barred = passing.option(List.of(
                new Change.Alter(street, street.with(street.properties().with("closed_to", Value.of("foot"))))));
        AccessRun.Worker other = passing.worker();
        other.origin(0);
        other.seconds(Mode.WALK, before);
        assertTrue(other.seconds(barred, Mode.WALK, after));
        assertEquals(180, before[0], 3);
        assertEquals(220, after[0], 3, "around the block");
        assertNotEquals(before[0], after[0]);
    }

    /// Points of a grid city as geometries.
    private static final class GridCityPoint {
        static org.locationtech.jts.geom.Point at(double east, double north) {
            return new org.locationtech.jts.geom.GeometryFactory().createPoint(GridCity.at(east, north));
        }
    }

    @Test
    void segmentUseCountsPairsAlongShortestWalks() {
        var grid = new GridCity(8, 100);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 7; column++) {
                grid.street(column, row, column + 1, row);
            }
        }
        for (int row = 0; row < 7; row++) {
            grid.street(3, row, 3, row + 1);
        }
        AccessNetwork network = AccessNetwork.compile(grid.build());
        Places origins = GridCity.places(50, 0, 650, 0);
        Places destinations = GridCity.places(50, 700, 700, 300);
        double[] use = network.segmentUse(
                origins,
                new double[] {2, 3},
                destinations,
                new double[] {5, Double.NaN},
                7200,
                GridCity.settings(1, 50, 1));
        for (int segment : network.mostUsed(use, 9)) {
            assertEquals(25, use[segment], "both walk 7 blocks up the middle and 2 to the one destination that counts");
        }
        assertEquals(14, network.mostUsed(use, 100).size(), "2 and 3 blocks more for each alone");
        assertEquals(25 * 9 + 10 * 2 + 15 * 3, sum(use), 1e-9, "blocks walked, weighted");
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
