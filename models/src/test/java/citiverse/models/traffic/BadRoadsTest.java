package citiverse.models.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What does not fit together is refused by name, never assigned as a silent zero.
class BadRoadsTest {
    private static void refused(String code, String named, Executable what) {
        Problem problem = assertThrows(Problem.class, what);
        assertEquals(code, problem.code());
        assertTrue(problem.getMessage().contains(named), problem.getMessage());
        assertTrue(!problem.remedy().isEmpty(), problem.getMessage());
    }

    @Test
    void linksThatLetNothingPassAreRefused() {
        RoadNetwork.Builder links = RoadNetwork.builder(2, 3, 0);
        for (double capacity : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused("CV-TRAFFIC-002", "link bridge", () -> links.link("bridge", 0, 1, capacity, 1, 0.15, 4, 0, 0));
        }
        refused("CV-TRAFFIC-001", "link x", () -> links.link("x", 0, 3, 1, 1, 0.15, 4, 0, 0));
        refused("CV-TRAFFIC-001", "link x", () -> links.link("x", -1, 2, 1, 1, 0.15, 4, 0, 0));
        refused("CV-TRAFFIC-003", "free-flow time", () -> links.link("x", 0, 1, 1, -1, 0.15, 4, 0, 0));
        refused("CV-TRAFFIC-003", "power", () -> links.link("x", 0, 1, 1, 1, 0.15, Double.NaN, 0, 0));
        links.link("x", 0, 1, 1, 1, 0.15, 4, 0, 0).link("x", 1, 0, 1, 1, 0.15, 4, 0, 0);
        refused("CV-TRAFFIC-003", "\"x\"", links::build);
        refused("CV-TRAFFIC-001", "3 zones", () -> RoadNetwork.builder(3, 2, 0));
        refused("CV-TRAFFIC-001", "5", () -> RoadNetwork.builder(2, 4, 5));
    }

    @Test
    void factorsAndTripsAreChecked() {
        RoadNetwork network = MadeRoads.twoLinks();
        refused("CV-TRAFFIC-004", "link b", () -> network.withCapacityFactors(new double[] {1, -0.1}));
        refused("CV-TRAFFIC-004", "3 capacity factors", () -> network.withCapacityFactors(new double[3]));
        refused("CV-TRAFFIC-005", "zone 0 to zone 2", () -> Trips.builder(2).add(0, 2, 1));
        refused("CV-TRAFFIC-005", "zone 0 to zone 1", () -> Trips.builder(2).add(0, 1, -1));
        refused("CV-TRAFFIC-005", "NaN", () -> Trips.builder(2).add(0, 1, Double.NaN));
        Trips trips = Trips.builder(2)
                .add(1, 0, 2)
                .add(0, 1, 1)
                .add(0, 1, 3)
                .add(1, 1, 5)
                .add(0, 0, 0)
                .build();
        assertEquals(2, trips.pairs());
        assertEquals(4, trips.trips(trips.pair(0, 1)));
        assertEquals(-1, trips.pair(0, 0));
        assertEquals(5, trips.intrazonal());
        refused("CV-TRAFFIC-005", "zone 0 to zone 1", () -> trips.scaled(0));
        refused("CV-TRAFFIC-006", "gap", () -> AssignmentSettings.DEFAULTS.withGap(0));
        refused("CV-TRAFFIC-006", "toll", () -> AssignmentSettings.DEFAULTS.withFactors(-1, 0));
        refused("CV-TRAFFIC-006", "threads", () -> AssignmentSettings.DEFAULTS.withThreads(0));
        refused("CV-TRAFFIC-006", "elasticity", () -> new DemandResponse.PowerLaw(new double[1], -1));
    }

    @Test
    void zonesWithoutAWayAreNamed() {
        RoadNetwork network = RoadNetwork.builder(3, 3, 0)
                .link("a", 0, 1, 1, 1, 0.15, 4, 0, 0)
                .build();
        Trips trips = Trips.builder(3).add(0, 1, 1).add(0, 2, 7).add(1, 2, 2).build();
        refused(
                "CV-TRAFFIC-007",
                "from zone 0 to 2, 1 to 2: 2 pairs of zones with 9 trips",
                () -> Equilibrium.solve(network, trips, AssignmentSettings.DEFAULTS));
        Trips fine = MadeRoads.between(3, 0, 1, 4);
        Assignment cut = Equilibrium.solve(network.withClosed(0), fine, AssignmentSettings.DEFAULTS);
        assertEquals(4, cut.cutOffTrips());
        assertEquals(0, cut.relativeGap());
        assertEquals(Double.POSITIVE_INFINITY, cut.cost(0));
        assertEquals(
                0,
                Equilibrium.solve(network, Trips.builder(3).build(), AssignmentSettings.DEFAULTS)
                        .totalTravelTime());
    }

    @Test
    void whatIsOfAnotherCityIsRefused() {
        RoadNetwork network = MadeRoads.twoLinks();
        Trips trips = MadeRoads.between(2, 0, 1, 1);
        AssignmentSettings settings = AssignmentSettings.DEFAULTS;
        refused("CV-TRAFFIC-008", "3 zones", () -> Equilibrium.solve(network, MadeRoads.between(3, 0, 1, 1), settings));
        refused(
                "CV-TRAFFIC-008",
                "2 reference costs",
                () -> Equilibrium.solve(
                        network,
                        trips,
                        settings,
                        new DemandResponse.PowerLaw(new double[2], 0.3),
                        Optional.empty(),
                        Progress.NONE));
        RoadNetwork other =
                RoadNetwork.builder(2, 2, 0).link("a", 0, 1, 1, 1, 0, 0, 0, 0).build();
        Assignment elsewhere = Equilibrium.solve(other, trips, settings);
        refused("CV-TRAFFIC-008", "another network", () -> Equilibrium.solve(network, trips, settings, elsewhere));
    }
}
