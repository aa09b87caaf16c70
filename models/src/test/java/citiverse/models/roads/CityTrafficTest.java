package citiverse.models.roads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.traffic.AssignmentSettings;
import citiverse.models.traffic.ShortestPaths;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A whole city: the city as it is, closures, works, and who is cut off.
class CityTrafficTest {
    private static final TrafficSettings SETTINGS =
            TrafficSettings.defaults().with(AssignmentSettings.DEFAULTS.withGap(1e-9));

    /// Two grids of streets on both sides of a river with two bridges; hospital and fire station in the west.
    private static RoadCity twoBanks() {
        var city = new RoadCity();
        for (int side = 0; side < 2; side++) {
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 4; column++) {
                    city.junction(1000 * side + 100 * row + column, 1800 * side + 300 * column, 300 * row);
                }
            }
        }
        for (int side = 0; side < 2; side++) {
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 4; column++) {
                    long here = 1000 * side + 100 * row + column;
                    if (column < 3) {
                        city.street(here, here + 1, "maxspeed", "50");
                    }
                    if (row < 3) {
                        city.street(here, here + 100, "maxspeed", "50");
                    }
                }
            }
        }
        city.street(3, 1000, "highway", "primary", "bridge", "yes");
        city.street(303, 1300, "highway", "primary", "bridge", "yes");
        var random = new Random(5);
        for (int k = 0; k < 16; k++) {
            city.cell("w" + k, random.nextInt(900), random.nextInt(900), 800, 30);
            city.cell("e" + k, 1800 + random.nextInt(900), random.nextInt(900), 1000, 20);
        }
        return city.amenity("amenity=hospital", 300, 310)
                .amenity("amenity=fire_station", 0, 590)
                .amenity("amenity=school", 2000, 300);
    }

    private static final String SOUTH_BRIDGE = RoadCity.id(3, 1000);
    private static final String NORTH_BRIDGE = RoadCity.id(303, 1300);

    @Test
    void nothingChangedIsTheBaseToTheLastBit() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        assertSame(base.result(), base.with(List.of()));
        assertSame(base.result(), base.withShares(Map.of(SOUTH_BRIDGE, 1.0)));
        Change renamed = RoadCity.set(city, SOUTH_BRIDGE, "name", Value.of("Old Bridge"));
        assertSame(base.result(), base.with(List.of(renamed)), "a name changes no traffic");
        assertEquals(0, base.result().delayVehicleHours());
        TrafficResult again =
                twoBanks().traffic(SETTINGS).solve(TrafficNumbers.of(SETTINGS)).result();
        assertArrayEquals(
                base.result().streets().flowAlong(), again.streets().flowAlong(), 0, "equal input, equal bits");
        assertEquals(base.result().vehicleHours(), again.vehicleHours());
    }

    @Test
    void aClosedBridgeSendsItsTrafficOverTheOther() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        TrafficResult closed = base.with(List.of(RoadCity.closed(city, SOUTH_BRIDGE)));
        StreetLoads before = base.result().streets();
        StreetLoads after = closed.streets();
        double both = before.flow(before.find(SOUTH_BRIDGE)) + before.flow(before.find(NORTH_BRIDGE));
        assertEquals(0, after.flow(after.find(SOUTH_BRIDGE)));
        assertEquals(0, after.kilometresPerHour(after.find(SOUTH_BRIDGE)));
        assertEquals(both, after.flow(after.find(NORTH_BRIDGE)), 1e-6 * both, "who crosses goes on crossing");
        assertEquals(0, closed.lostTrips());
        assertTrue(closed.delayVehicleHours() > 0);
        assertTrue(closed.held().delayVehicleHours() >= closed.delayVehicleHours() - 1e-9, "the bracket");
        assertEquals(closed.vehicleHours() - base.result().vehicleHours(), closed.delayVehicleHours(), 1e-9);
        assertEquals(0, closed.peopleNewlyCutOff());
        double[] minutes = closed.facility("emergency").orElseThrow().minutes();
        double[] free = base.result().facility("emergency").orElseThrow().minutes();
        int longer = 0;
        for (int i = 0; i < minutes.length; i++) {
            longer += minutes[i] > free[i] ? 1 : 0;
        }
        assertTrue(longer > 8, "help takes longer");
        assertTrue(
                closed.nearCapacity().contains(NORTH_BRIDGE) == (after.saturation()[after.find(NORTH_BRIDGE)] > 0.9));
    }

    @Test
    void withoutBridgesTheOtherBankIsCutOffByName() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        TrafficResult cut =
                base.with(List.of(RoadCity.closed(city, SOUTH_BRIDGE), RoadCity.closed(city, NORTH_BRIDGE)));
        FacilityAccess help = cut.facility("emergency").orElseThrow();
        assertEquals(16 * 1000, help.peopleNewlyCutOff(), 1e-9);
        assertEquals(16, help.newlyCutOff().size());
        assertTrue(help.newlyCutOff().stream().allMatch(name -> name.startsWith("cells/e")));
        assertEquals(16 * 800, cut.facility("school").orElseThrow().peopleNewlyCutOff(), 1e-9);
        assertTrue(cut.lostTrips() > 100);
        assertEquals(base.result().trips(), cut.trips() + cut.lostTrips(), 1e-6, "no trip disappears");
        assertTrue(cut.lost().stream()
                .allMatch(pair -> pair.from().charAt(6) != pair.to().charAt(6)));
        assertTrue(cut.delayVehicleHours() <= 0, "who remains has emptier streets: " + cut.delayVehicleHours());
        assertTrue(city.kindsWithout().contains("clinic"));
    }

    @Test
    void closingNeverShortensAWayAtFixedTimes() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        double[] times = base.result().assignment().loads().times();
        var random = new Random(9);
        var roads = base.result().assignment().network();
        var before = new ShortestPaths(roads);
        var after = new ShortestPaths(roads);
        for (int k = 0; k < 30; k++) {
            double[] closed = times.clone();
            closed[random.nextInt(city.network().links())] = Double.POSITIVE_INFINITY;
            int from = random.nextInt(roads.zones());
            before.from(from, times);
            after.from(from, closed);
            for (int to = 0; to < roads.zones(); to++) {
                assertTrue(after.cost(to) >= before.cost(to), "closed a link, yet from " + from + " to " + to);
            }
        }
    }

    @Test
    void aSlowedStreetIsSlower() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        TrafficResult slowed = base.with(List.of(RoadCity.set(city, SOUTH_BRIDGE, "speed_factor", Value.of(0.5))));
        assertTrue(slowed.delayVehicleHours() > 0);
        TrafficResult limited = base.with(List.of(RoadCity.set(city, SOUTH_BRIDGE, "maxspeed", Value.of("20"))));
        assertTrue(limited.delayVehicleHours() > 0);
        TrafficResult wider = base.with(List.of(RoadCity.set(city, SOUTH_BRIDGE, "lanes", Value.of("6"))));
        assertTrue(wider.delayVehicleHours() <= 1e-9, "more lanes: " + wider.delayVehicleHours());
        assertTrue(wider.held().delayVehicleHours() <= 0, "more capacity never hurts with fixed routes");
    }

    /// From the base or from nothing: the same equilibrium, up to its gap.
    @Test
    void anOptionFromTheBaseEqualsOneFromNothing() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        double worst = 0;
        for (String street : List.of(SOUTH_BRIDGE, NORTH_BRIDGE, RoadCity.id(102, 103), RoadCity.id(1100, 1101))) {
            List<Change> changes = List.of(RoadCity.closed(city, street));
            TrafficResult warm = base.with(changes);
            TrafficResult cold = CityTraffic.compile(Branches.view(city.snapshot, changes), city.places(), SETTINGS)
                    .solve(base.numbers(), base.demand())
                    .result();
            worst = Math.max(worst, Math.abs(warm.vehicleHours() / cold.vehicleHours() - 1));
            for (int s = 0; s < warm.streets().size(); s++) {
                assertEquals(cold.streets().flow(s), warm.streets().flow(s), 1, street);
            }
        }
        var other = new TrafficNumbers(1.1, 0.12, 0.95);
        double drawn = city.solve(other, base).result().vehicleHours();
        worst = Math.max(worst, Math.abs(drawn / city.solve(other).result().vehicleHours() - 1));
        System.out.printf("from the base against from nothing: total time differs by at most %.1e%n", worst);
        assertTrue(worst < 1e-7, "differs by " + worst);
    }

    /// A third bridge, and a street turned into a one-way street, make another network.
    @Test
    void newStreetsAreCompiledAnew() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        RoadCity other = twoBanks().street(103, 1100, "highway", "primary");
        Feature bridge = other.snapshot().feature(RoadCity.id(103, 1100)).orElseThrow();
        TrafficResult opened = base.with(List.of(new Change.Add(bridge)));
        assertTrue(opened.streets().flow(opened.streets().find(bridge.id())) > 0);
        assertTrue(opened.delayVehicleHours() < 0, "a third bridge saves time");
        assertEquals(base.result().trips(), opened.trips(), 1e-9);
        TrafficResult oneWay = base.with(List.of(RoadCity.set(city, SOUTH_BRIDGE, "oneway", Value.of("yes"))));
        assertEquals(0, oneWay.streets().flowAgainst()[oneWay.streets().find(SOUTH_BRIDGE)]);
        assertTrue(oneWay.delayVehicleHours() > 0);
        RoadCity turning = twoBanks().ban("no_right_turn", 1000, 3, 103);
        Feature ban = turning.snapshot().features("turn_restriction").getFirst();
        TrafficResult banned = base.with(List.of(new Change.Add(ban)));
        assertTrue(banned.delayVehicleHours() > 0, "a turn that many take is banned");
    }

    @Test
    void elasticDemandSoftensTheClosure() {
        CityTraffic city = twoBanks().traffic(SETTINGS.withElasticity(0.5));
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        TrafficResult closed = base.with(List.of(RoadCity.closed(city, SOUTH_BRIDGE)));
        TrafficResult fixed = twoBanks()
                .traffic(SETTINGS)
                .solve(TrafficNumbers.of(SETTINGS))
                .with(List.of(RoadCity.closed(city, SOUTH_BRIDGE)));
        assertTrue(closed.trips() < base.result().trips());
        assertTrue(closed.delayVehicleHours() < fixed.delayVehicleHours());
    }

    @Test
    void fewerCarsFromSomeZonesLeaveTheStreetsEmptier() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        double[] factors = new double[city.zones().count()];
        Arrays.fill(factors, 0.8);
        TrafficResult fewer = base.with(List.of(), factors);
        assertEquals(0.8 * base.result().trips(), fewer.trips(), 1e-6);
        assertTrue(fewer.delayVehicleHours() <= 0);
        Arrays.fill(factors, 1);
        assertEquals(base.result().vehicleHours(), base.with(List.of(), factors).vehicleHours(), 1e-6);
    }

    /// West to south is 900 m straight, and 1500 m around where the turn at the crossing is banned.
    @Test
    void bannedTurnsAreNotDriven() {
        TrafficSettings one = SETTINGS.with(new ZoneSettings(2, 1, 500, 15, List.of()));
        assertMinutes(900, 900, crossing().traffic(one));
        CityTraffic banned = crossing().ban("no_right_turn", 0, 1, 3).traffic(one);
        assertMinutes(1500, 900, banned);
        assertArrayEquals(new int[] {1, 0}, banned.turnRestrictions());
        assertMinutes(1500, 900, crossing().ban("only_straight_on", 0, 1, 2).traffic(one));
        CityTraffic unused =
                crossing().ban("no_entry", 2, 4, 3).ban("conditional", 0, 1, 3).traffic(one);
        assertMinutes(900, 900, unused);
        assertArrayEquals(new int[] {0, 2}, unused.turnRestrictions());
        TrafficResult solved = banned.solve(TrafficNumbers.of(one)).result();
        double around = solved.streets().flowAlong()[solved.streets().find(RoadCity.id(2, 4))];
        assertEquals(1000 * 0.27 * 0.5 / 1.2, around, 1e-6, "all of the west drives around");
    }

    private static RoadCity crossing() {
        return new RoadCity()
                .junction(0, 0, 300)
                .junction(1, 300, 300)
                .junction(2, 600, 300)
                .junction(3, 300, 0)
                .junction(4, 600, 0)
                .junction(5, 300, -300)
                .street(0, 1)
                .street(1, 2)
                .street(1, 3)
                .street(2, 4)
                .street(4, 3)
                .street(3, 5)
                .cell("west", 0, 300, 1000, 0)
                .cell("zouth", 300, -300, 0, 10);
    }

    private static void assertMinutes(double metresThere, double metresBack, CityTraffic city) {
        assertEquals(metresThere / 7.5 / 60, city.freeMinutes()[1], 1e-3);
        assertEquals(metresBack / 7.5 / 60, city.freeMinutes()[2], 1e-3);
    }

    @Test
    void worksOnBothBridgesAreNotDoneAtOnce() {
        CityTraffic city = twoBanks().traffic(SETTINGS);
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        var works = List.of(
                Works.closing("south", List.of(SOUTH_BRIDGE), 10),
                Works.closing("north", List.of(NORTH_BRIDGE), 10),
                Works.narrowing("street", List.of(RoadCity.id(0, 1)), 5, 2, 1));
        WorksPlanner planner = base.works(works, new WorksSettings(3, 1, 1));
        WorksSchedule best = planner.best();
        WorksSchedule atOnce = planner.given(0, 0, 0);
        System.out.printf(
                "two bridges: %.1f vehicle-hours one after the other, %.1f and %.0f lost trips at once%n",
                best.cost(), atOnce.delayVehicleHours(), atOnce.lostTrips());
        assertEquals(0, best.lostTrips());
        assertTrue(best.lastDay() == 20, "one bridge stays open");
        assertTrue(atOnce.lostTrips() > 0 && best.cost() < atOnce.cost());
        TrafficResult worst = base.during(works, atOnce.phases().getFirst());
        assertEquals(16_000, worst.peopleNewlyCutOff(), 1e-9, "while both are closed");
        for (WorksSchedule.Phase phase : best.phases()) {
            TrafficResult then = base.during(works, phase);
            assertEquals(0, then.peopleNewlyCutOff());
            assertEquals(phase.delayVehicleHoursPerDay(), then.delayVehicleHours(), 1e-9);
        }
        double south = base.with(List.of(RoadCity.closed(city, SOUTH_BRIDGE))).delayVehicleHours();
        assertEquals(
                south * 10,
                base.works(works.subList(0, 1), WorksSettings.defaults()).best().cost(),
                1e-6);
    }

    @Test
    void faultsAreNamed() {
        RoadCity drawn = twoBanks();
        drawn.junction(9000, 9000, 0).junction(9001, 9300, 0).street(9000, 9001).cell("island", 9100, 10, 70, 5);
        drawn.cell("desert", 5000, 5000, 30, 0);
        CityTraffic city = drawn.traffic(SETTINGS);
        assertEquals(2, city.cutOff().size());
        assertEquals("cells/desert", city.cutOff().get(0).id());
        assertEquals(30, city.cutOff().get(0).people());
        assertTrue(city.cutOff().get(0).reason().startsWith("no street for cars within 500 m"));
        assertEquals("cells/island", city.cutOff().get(1).id());
        assertTrue(city.cutOff().get(1).reason().contains(RoadCity.id(9000, 9001)));
        TrafficBase base = city.solve(TrafficNumbers.of(SETTINGS));
        var unknown = assertThrows(Problem.class, () -> base.withShares(Map.of("urn:nowhere", 0.0)));
        assertTrue(unknown.getMessage().contains("urn:nowhere"), unknown.getMessage());
        var works = List.of(Works.closing("w", List.of("urn:nowhere"), 3));
        var named = assertThrows(Problem.class, () -> base.works(works, WorksSettings.defaults()));
        assertTrue(named.getMessage().contains("works w"), named.getMessage());
        var far = SETTINGS.with(ZoneSettings.defaults().withGates(List.of(new Zones.Gate("sea", 6, 45, 10, 10))));
        var away = assertThrows(Problem.class, () -> drawn.traffic(far));
        assertTrue(away.getMessage().contains("gate sea"), away.getMessage());
        var empty = RoadCity.grid(2, 2, 100).cell("a", 0, 0, 0, 0);
        assertEquals(
                "CV-ROADS-004",
                assertThrows(Problem.class, () -> empty.traffic(SETTINGS)).code());
        var noJobs = RoadCity.grid(2, 2, 100).cell("a", 0, 0, 10, 0).cell("b", 100, 100, 10, 0);
        var idle = noJobs.traffic(SETTINGS);
        assertEquals(
                "CV-ROADS-004",
                assertThrows(Problem.class, () -> idle.demand(TrafficNumbers.of(SETTINGS)))
                        .code());
    }
}
