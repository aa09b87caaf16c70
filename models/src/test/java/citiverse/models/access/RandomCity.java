package citiverse.models.access;

import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Raster;
import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small cities drawn at random: streets with gaps, short cuts, one-way paths and closures; stops beside streets; lines
/// with trips that overtake, headways, calls without boarding or alighting.
final class RandomCity {
    static final int SIZE = 9;
    static final double SPACING = 130;

    private RandomCity() {}

    static MemorySnapshot of(long seed) {
        var random = new Random(seed);
        var city = new GridCity(SIZE, SPACING);
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                if (column + 1 < SIZE && random.nextInt(8) > 0) {
                    city.street(column, row, column + 1, row, tags(random));
                }
                if (row + 1 < SIZE && random.nextInt(8) > 0) {
                    city.street(column, row, column, row + 1, tags(random));
                }
                if (column + 1 < SIZE && row + 1 < SIZE && random.nextInt(10) == 0) {
                    city.street(column, row, column + 1, row + 1, tags(random));
                }
            }
        }
        city.service("never");
        int lines = 2 + random.nextInt(4);
        for (int l = 0; l < lines; l++) {
            line(city, "l" + l, random);
        }
        float[] heights = new float[36];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = random.nextInt(60);
        }
        double cell = 0.0022;
        city.terrain(new Raster(
                Layers.TERRAIN,
                "made",
                6,
                6,
                GridCity.WEST - 0.001,
                GridCity.SOUTH + 5 * cell,
                cell,
                cell,
                heights,
                "m",
                ""));
        return city.build();
    }

    private static String[] tags(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new String[] {"highway", "motorway"};
            case 1 -> new String[] {"access", "private"};
            case 2 -> new String[] {"oneway:foot", "yes"};
            case 3 -> new String[] {"oneway:foot", "-1"};
            case 4 -> new String[] {"tunnel", "yes"};
            case 5 -> new String[] {"closed_to", "car foot"};
            default -> new String[0];
        };
    }

    private static void line(GridCity city, String name, Random random) {
        int calls = 3 + random.nextInt(7);
        List<String> stops = new ArrayList<>();
        boolean[] pickup = new boolean[calls];
        boolean[] dropOff = new boolean[calls];
        for (int i = 0; i < calls; i++) {
            int which = random.nextInt(25);
            var place = new Random(which);
            double extent = (SIZE - 1) * SPACING;
            stops.add(city.stop("s" + which, place.nextDouble() * extent, place.nextDouble() * extent));
            pickup[i] = random.nextInt(9) > 0;
            dropOff[i] = random.nextInt(9) > 0;
        }
        var trips = new ArrayList<Timetable.Trip>();
        var frequencies = new ArrayList<Timetable.Frequency>();
        String daily = city.id(Layers.TRANSIT_SERVICE, random.nextInt(8) == 0 ? "never" : "daily");
        if (random.nextInt(3) == 0) {
            int[][] times = times(calls, random);
            frequencies.add(new Timetable.Frequency(
                    name,
                    daily,
                    5 * 3600,
                    12 * 3600,
                    200 + random.nextInt(900),
                    random.nextInt(3) == 0,
                    times[0],
                    times[1]));
        } else {
            for (int t = 0; t < 12; t++) {
                int[][] times = times(calls, random);
                int leave = 6 * 3600 + 45 * 60 + random.nextInt(5400);
                trips.add(new Timetable.Trip(
                        name + t, daily, GridCity.shifted(times[0], leave), GridCity.shifted(times[1], leave)));
            }
        }
        city.pattern(name, new Timetable(stops, pickup, dropOff, trips, frequencies));
    }

    /// Arrivals and departures after leaving the first stop.
    private static int[][] times(int calls, Random random) {
        int[] arrivals = new int[calls];
        int[] departures = new int[calls];
        for (int i = 1; i < calls; i++) {
            arrivals[i] = departures[i - 1] + 30 + random.nextInt(200);
            departures[i] = arrivals[i] + (random.nextBoolean() ? 0 : random.nextInt(60));
        }
        return new int[][] {arrivals, departures};
    }

    static Places places(long seed, int count) {
        var random = new Random(seed);
        double[] metres = new double[2 * count];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = (random.nextDouble() * 1.2 - 0.1) * (SIZE - 1) * SPACING;
        }
        return GridCity.places(metres);
    }

    static AccessSettings settings(long seed) {
        var random = new Random(seed);
        int departures = 1 + random.nextInt(20);
        int start = 7 * 3600 + random.nextInt(600);
        return new AccessSettings(
                GridCity.DAY,
                start,
                start + 60 * departures,
                1 + random.nextInt(99),
                15 + random.nextInt(60),
                0.8 + random.nextInt(8) / 10.0,
                10 + random.nextInt(40),
                random.nextInt(4),
                random.nextInt(120),
                300 + random.nextInt(900),
                200 + random.nextInt(800),
                1600,
                random.nextBoolean(),
                1 + random.nextInt(3),
                seed);
    }
}
