package citiverse.models.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.RoadNetwork;
import citiverse.models.traffic.Trips;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Streets become links: tags, chains, closures, and what is cut off.
class StreetNetworkTest {
    private static final RoadClass RESIDENTIAL =
            RoadClasses.defaults().of("residential").orElseThrow();

    private static final long[] ENDS = {0, 3, 300, 303};

    @Test
    void tagsSayWhereCarsMayDrive() {
        assertDirections(true, true);
        assertDirections(true, false, "oneway", "yes");
        assertDirections(false, true, "oneway", "-1");
        assertDirections(true, false, "junction", "roundabout");
        assertDirections(true, true, "junction", "roundabout", "oneway", "no");
        assertDirections(true, false, "highway", "motorway");
        assertDirections(false, false, "access", "private");
        assertDirections(true, true, "access", "private", "motor_vehicle", "yes");
        assertDirections(false, false, "motor_vehicle", "no");
        assertDirections(true, true, "access", "destination");
    }

    private static void assertDirections(boolean along, boolean against, String... tags) {
        boolean[] open = CarRules.directions(properties(tags));
        assertEquals(List.of(along, against), List.of(open[0], open[1]), String.join(" ", tags));
    }

    private static Properties properties(String... tags) {
        var properties = Properties.builder().put("highway", "residential");
        for (int i = 0; i < tags.length; i += 2) {
            properties.put(tags[i], tags[i + 1]);
        }
        return properties.build();
    }

    @Test
    void tagsSayHowFastAndHowWide() {
        assertEquals(27, CarRules.freeSpeed(properties(), RESIDENTIAL, 0.9));
        assertEquals(45, CarRules.freeSpeed(properties("maxspeed", "50"), RESIDENTIAL, 0.9));
        assertEquals(70, CarRules.freeSpeed(properties("maxspeed", "70"), RESIDENTIAL, 0.9));
        assertEquals(0.9 * 30 * 1.609344, CarRules.freeSpeed(properties("maxspeed", "30 mph"), RESIDENTIAL, 0.9), 1e-9);
        for (String unclear : List.of("FR:urban", "none", "signals", "0", "-5", "50;30")) {
            assertEquals(27, CarRules.freeSpeed(properties("maxspeed", unclear), RESIDENTIAL, 0.9), unclear);
        }
        assertEquals(1, CarRules.lanes(properties(), true, RESIDENTIAL));
        assertEquals(2, CarRules.lanes(properties("lanes", "4"), true, RESIDENTIAL));
        assertEquals(4, CarRules.lanes(properties("lanes", "4"), false, RESIDENTIAL));
        assertEquals(1, CarRules.lanes(properties("lanes", "1"), true, RESIDENTIAL));
        assertEquals(1, CarRules.lanes(properties("lanes", "0"), true, RESIDENTIAL), "no lanes is no number");
    }

    @Test
    void streetsInARowAreOneLink() {
        var city = new RoadCity();
        for (int n = 0; n < 6; n++) {
            city.junction(n, 100 * n, 0).junction(10 + n, 100 * n, 100);
        }
        for (int n = 0; n < 5; n++) {
            city.street(n, n + 1).street(10 + n, 11 + n);
        }
        city.street(0, 10).street(5, 15).street(2, 12, "lanes", "4");
        StreetNetwork network = city.network();
        assertEquals(2, network.nodes(), "only where three streets meet");
        assertEquals(6, network.links(), "both ways around both sides, and across");
        int link = network.linkOf(network.find(RoadCity.id(0, 1)).getAsInt(), true);
        assertEquals(link, network.linkOf(network.find(RoadCity.id(1, 2)).getAsInt(), true));
        assertEquals(500, network.metresOfLink(link), 0.1);
        assertEquals(
                network.linkOf(network.find(RoadCity.id(0, 10)).getAsInt(), true),
                network.linkOf(network.find(RoadCity.id(0, 1)).getAsInt(), false));
    }

    @Test
    void aRingAndABlindLoopAreNetworksToo() {
        var ring = new RoadCity();
        for (int n = 0; n < 5; n++) {
            ring.junction(n, 100 * n, n % 2 * 100);
        }
        for (int n = 0; n < 5; n++) {
            ring.street(n, (n + 1) % 5, "oneway", "yes");
        }
        assertEquals(2, ring.network().links(), "a ring without junctions is cut into two");
        ring.junction(5, 0, 500).street(0, 5).street(5, 5);
        StreetNetwork network = ring.network();
        assertEquals(-1, network.linkOf(network.find(RoadCity.id(5, 5)).getAsInt(), true), "a loop leads nowhere");
        assertEquals(List.of(), network.dropped().ids());
    }

    @Test
    void whatIsCutOffIsNamed() {
        var city = RoadCity.grid(3, 3, 200);
        city.junction(900, 5000, 0).junction(901, 5200, 0).street(900, 901);
        city.junction(902, 0, 900).street(200, 902, "oneway", "yes");
        StreetNetwork.Dropped dropped = city.network().dropped();
        assertEquals(List.of(RoadCity.id(200, 902), RoadCity.id(900, 901)), dropped.ids());
        assertEquals(500 + 200, dropped.metres(), 0.5);
    }

    @Test
    void faultsAreNamed() {
        var nothing = assertThrows(Problem.class, () -> new RoadCity().network());
        assertEquals("CV-ROADS-003", nothing.code());
        var zero = assertThrows(
                Problem.class, () -> RoadClasses.defaults().with(Map.of("residential", Map.of("capacity", 0.0))));
        assertEquals("CV-ROADS-001", zero.code());
        assertTrue(zero.getMessage().contains("residential"), zero.getMessage());
        var unknown = assertThrows(
                Problem.class, () -> RoadClasses.defaults().with(Map.of("residential", Map.of("capcity", 1.0))));
        assertTrue(unknown.getMessage().contains("capcity"), unknown.getMessage());
        var incomplete =
                assertThrows(Problem.class, () -> RoadClasses.defaults().with(Map.of("service", Map.of("speed", 1.0))));
        assertTrue(incomplete.getMessage().contains("capacity"), incomplete.getMessage());
        var edited = RoadClasses.defaults().with(Map.of("residential", Map.of("capacity", 500.0)));
        assertEquals(500, edited.of("residential").orElseThrow().capacityPerLane());
        assertEquals(27, edited.of("residential").orElseThrow().freeKilometresPerHour());
    }

    /// Joining streets into links changes neither flows nor times, works on single streets included.
    @Test
    void linksOfSeveralStreetsBehaveLikeTheStreets() {
        double worst = 0;
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            RoadCity city = splitGrid(random);
            var features = city.snapshot().features("street");
            var joined = StreetNetwork.compile(features, RoadClasses.defaults(), List.of(), false);
            var single = StreetNetwork.compile(features, RoadClasses.defaults(), List.of(), true);
            assertTrue(joined.links() < single.links(), "seed " + seed);
            int[] narrow = random.ints(20, 0, joined.streets()).distinct().toArray();
            Assignment few = solved(joined, narrow);
            Assignment many = solved(single, narrow);
            worst = Math.max(worst, Math.abs(few.totalTravelTime() / many.totalTravelTime() - 1));
            var a = new StreetTimes(joined, state(joined, narrow), few.loads(), 1);
            var b = new StreetTimes(single, state(single, narrow), many.loads(), 1);
            for (int s = 0; s < joined.streets(); s++) {
                assertEquals(b.seconds()[2 * s], a.seconds()[2 * s], 1e-4 * b.seconds()[2 * s], "seed " + seed);
            }
        }
        System.out.printf("joined streets against single ones: total time differs by at most %.1e%n", worst);
        assertTrue(worst < 1e-7, "differs by " + worst);
    }

    /// A grid of four by four whose streets are cut into pieces of different limits, with a stub at each
    /// corner.
    private static RoadCity splitGrid(Random random) {
        var city = new RoadCity();
        for (int n = 0; n < 16; n++) {
            city.junction(100 * (n / 4) + n % 4, 250 * (n % 4), 250 * (n / 4));
        }
        for (long end : ENDS) {
            city.junction(end + 1000, end % 100 == 0 ? -100 : 850, 2.5 * end).street(end + 1000, end);
        }
        long piece = 5000;
        for (int n = 0; n < 16; n++) {
            long from = 100 * (n / 4) + n % 4;
            for (long to : new long[] {from + 1, from + 100}) {
                if (to % 100 < 4 && to < 400) {
                    double share = random.nextDouble();
                    city.junction(
                                    piece,
                                    250 * (from % 100 + share * (to % 100 - from % 100)),
                                    250 * (from / 100 + share * (to / 100 - from / 100)))
                            .street(from, piece, "maxspeed", String.valueOf(20 + random.nextInt(60)))
                            .street(piece++, to, "maxspeed", String.valueOf(20 + random.nextInt(60)));
                }
            }
        }
        return city;
    }

    private static StreetState state(StreetNetwork network, int[] narrow) {
        return StreetState.of(network.streets).narrowed(narrow, 0.4);
    }

    private static Assignment solved(StreetNetwork network, int[] narrow) {
        RoadNetwork.Builder builder = RoadNetwork.builder(4, 4 + network.nodes(), 4);
        double[] seconds = network.freeSeconds(state(network, narrow));
        double[] factors = network.factors(state(network, narrow));
        for (int l = 0; l < network.links(); l++) {
            builder.link(
                    "link " + l,
                    4 + network.tail(l),
                    4 + network.head(l),
                    network.builtCapacity(l) * factors[l],
                    seconds[l],
                    network.b(l),
                    network.power(l),
                    0,
                    0);
        }
        Trips.Builder trips = Trips.builder(4);
        for (int z = 0; z < 4; z++) {
            int vertex = Arrays.binarySearch(network.streets.nodes, ENDS[z] + 1000);
            builder.link("out " + z, z, 4 + network.nodeOf[vertex], 1e9, 1, 0, 0, 0, 0);
            builder.link("in " + z, 4 + network.nodeOf[vertex], z, 1e9, 1, 0, 0, 0, 0);
            for (int other = 0; other < 4; other++) {
                trips.add(z, other, z == other ? 0 : 300);
            }
        }
        return Equilibrium.solve(builder.build(), trips.build(), AssignmentSettings.DEFAULTS.withGap(1e-11));
    }
}
