package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Travel times that can be found by hand, in a city on a grid.
class GridCityTest {
    private static final int HOP = 30;

    /// Vehicles every 20 minutes from 06:00 to 10:00, first at `offset`.
    private static int[] everyTwentyMinutes(int offset) {
        int[] starts = new int[12];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = 6 * 3600 + offset + i * 1200;
        }
        return starts;
    }

    /// From (0, 0) 20 blocks east and 20 north: two rides of 10 minutes.
    private static AccessRun run(MemorySnapshot city, AccessSettings settings) {
        return AccessNetwork.compile(city).run(GridCity.places(0, 0), GridCity.places(20 * 200, 20 * 200), settings);
    }

    @Test
    void synchronisedTimetableGivesAUniformDistribution() {
        MemorySnapshot city = new GridCity(21, 200)
                .streets()
                .line("east", 0, 0, 20, 0, HOP, everyTwentyMinutes(0))
                .line("north", 20, 0, 20, 20, HOP, everyTwentyMinutes(0))
                .build();
        for (int percentile = 1; percentile <= 99; percentile++) {
            AccessSettings settings = GridCity.settings(60, percentile, 1);
            int rank = (60 * percentile + 99) / 100;
            int waiting = (rank + 2) / 3;
            assertEquals(
                    60 * (waiting + 10 + 10 + 10),
                    GridCity.seconds(run(city, settings), 0, 0, Mode.TRANSIT),
                    "waiting 1 to 20 minutes in steps of one, riding 10, waiting 10, riding 10; " + percentile + " %");
        }
    }

    @Test
    void pureFrequenciesGiveATriangularDistribution() {
        MemorySnapshot city = new GridCity(21, 200)
                .streets()
                .frequentLine("east", 0, 0, 20, 0, HOP, 1200)
                .frequentLine("north", 20, 0, 20, 20, HOP, 1200)
                .build();
        for (int percentile : new int[] {5, 25, 50, 75, 95}) {
            double share = percentile / 100.0;
            double minutes = share <= 0.5 ? 22 + Math.sqrt(share * 800) : 62 - Math.sqrt((1 - share) * 800);
            int seconds = GridCity.seconds(run(city, GridCity.settings(20, percentile, 400)), 0, 0, Mode.TRANSIT);
            System.out.printf(
                    "frequencies: %d %% within %.1f minutes, by theory %.1f%n", percentile, seconds / 60.0, minutes);
            assertEquals(minutes, seconds / 60.0, 0.9, "triangular on 22, 42, 62 minutes at " + percentile + " %");
        }
    }

    @Test
    void waitsForTheVehicleThatOvertakes() {
        var city = new GridCity(51, 500).streets();
        List<String> stops = city.stopsAlong(0, 25, 50, 25);
        int[] plain = new int[stops.size()];
        int[] slow = new int[stops.size()];
        for (int i = 1; i < plain.length; i++) {
            plain[i] = plain[i - 1] + HOP;
            slow[i] = slow[i - 1] + (i == 21 || i == 22 ? 20 * HOP : HOP);
        }
        String daily = city.id(Layers.TRANSIT_SERVICE, "daily");
        int[] a = GridCity.shifted(slow, 7 * 3600 + 600);
        int[] b = GridCity.shifted(plain, 7 * 3600 + 1200);
        var tripA = new Timetable.Trip("a", daily, a, a);
        var tripB = new Timetable.Trip("b", daily, b, b);
        MemorySnapshot both =
                city.pattern("line", stops, List.of(tripA, tripB), List.of()).build();

        assertEquals(
                minutes(35 + 6, 34 + 6, 33 + 6, 32 + 6, 31 + 6),
                eachDeparture(both, 30, 42, 0),
                "upstream overtaking: B comes to stop 30 first, at 7:35");
        assertEquals(
                minutes(12 + 16, 11 + 16, 10 + 16, 9 + 16, 8 + 16),
                eachDeparture(both, 10, 42, 13),
                "A can be boarded at 7:15, but waiting for B at 7:25 is faster");
        assertEquals(
                minutes(25 + 16, 24 + 16, 23 + 16, 22 + 16, 21 + 16),
                eachDeparture(both, 10, 42, 0),
                "the same for those who leave earlier: the earliest arrival looks ahead");

        var alone = new GridCity(51, 500).streets();
        MemorySnapshot onlyA = alone.pattern("line", alone.stopsAlong(0, 25, 50, 25), List.of(tripA), List.of())
                .build();
        assertEquals(
                minutes(15 + 35, 14 + 35, 13 + 35, 12 + 35, 11 + 35),
                eachDeparture(onlyA, 10, 42, 0),
                "riding A takes 35 minutes from stop 10 to stop 42");
    }

    private static List<Integer> minutes(int... minutes) {
        return java.util.Arrays.stream(minutes).boxed().toList();
    }

    /// Minutes from a stop to another for five departures, one run each.
    private static List<Integer> eachDeparture(MemorySnapshot city, int from, int to, int firstMinute) {
        AccessNetwork network = AccessNetwork.compile(city);
        var minutes = new ArrayList<Integer>();
        for (int m = firstMinute; m < firstMinute + 5; m++) {
            int start = 7 * 3600 + 60 * m;
            var settings = new AccessSettings(
                    GridCity.DAY, start, start + 60, 50, 120, 1.0, 120, 1, 60, 150, 150, 1600, false, 1, 1);
            AccessRun run =
                    network.run(GridCity.places(from * 500, 25 * 500), GridCity.places(to * 500, 25 * 500), settings);
            int seconds = GridCity.seconds(run, 0, 0, Mode.TRANSIT);
            assertEquals(0, seconds % 60);
            minutes.add(seconds / 60);
        }
        return minutes;
    }

    @Test
    void walksAlongStreetsAndRoundsUpAtEachJunction() {
        MemorySnapshot city = new GridCity(8, 100).streets().build();
        AccessNetwork network = AccessNetwork.compile(city);
        assertEquals(64, network.junctions());
        AccessRun run = network.run(
                GridCity.places(0, 0, 10, 30), GridCity.places(300, 400, 90, 20), GridCity.settings(1, 50, 1));
        int seconds = GridCity.seconds(run, 0, 0, Mode.WALK);
        assertTrue(seconds >= 697 && seconds <= 707, "7 blocks of 100 m at 1 m/s, not " + seconds);
        int offStreet = GridCity.seconds(run, 1, 1, Mode.WALK);
        assertTrue(
                offStreet >= 10 + 30 + 100 + 20 + 10 - 5 && offStreet <= 10 + 30 + 100 + 20 + 10 + 3,
                "10 m to the street, 30 m along it, a block, 20 m and 10 m: " + offStreet);
    }

    @Test
    void boardsOnlyWithSlackAndRidesNoMoreThanAllowed() {
        MemorySnapshot city = new GridCity(21, 200)
                .streets()
                .line("east", 0, 0, 20, 0, HOP, 7 * 3600 + 60, 7 * 3600 + 59, 7 * 3600 + 1200)
                .line("north", 20, 0, 20, 20, HOP, everyTwentyMinutes(0))
                .build();
        AccessSettings settings = GridCity.settings(1, 50, 1);
        assertEquals(
                60 + 600 + 540 + 600,
                GridCity.seconds(run(city, settings), 0, 0, Mode.TRANSIT),
                "the vehicle that leaves 60 s after the rider is at the stop is caught");
        var impatient = settings.withBoardSlackSeconds(61);
        assertEquals(1200 + 600 + 600 + 600, GridCity.seconds(run(city, impatient), 0, 0, Mode.TRANSIT));
        var oneRide = new AccessSettings(
                GridCity.DAY, 7 * 3600, 7 * 3600 + 60, 50, 240, 1.0, 240, 1, 60, 2000, 1000, 1600, false, 1, 1);
        int walkAll = GridCity.seconds(run(city, oneRide), 0, 0, Mode.WALK);
        assertTrue(GridCity.seconds(run(city, oneRide), 0, 0, Mode.TRANSIT) <= walkAll);
        var noRide = new AccessSettings(
                GridCity.DAY, 7 * 3600, 7 * 3600 + 60, 50, 240, 1.0, 240, 0, 60, 2000, 1000, 1600, false, 1, 1);
        assertEquals(walkAll, GridCity.seconds(run(city, noRide), 0, 0, Mode.TRANSIT), "without rides all is walked");
    }

    @Test
    void vehiclesOfTheDayBeforeRunPastMidnight() {
        MemorySnapshot city = new GridCity(21, 200)
                .streets()
                .line("east", 0, 0, 20, 0, HOP, 24 * 3600 + 1800)
                .build();
        var settings = new AccessSettings(GridCity.DAY, 0, 60, 50, 120, 1.0, 120, 1, 60, 2000, 1000, 1600, false, 1, 1);
        AccessRun run = AccessNetwork.compile(city).run(GridCity.places(0, 0), GridCity.places(4000, 0), settings);
        assertEquals(1800 + 600, GridCity.seconds(run, 0, 0, Mode.TRANSIT), "24:30 of the day before is 0:30");
    }
}
