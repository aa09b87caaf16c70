package citiverse.rehearse;

import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.rehearse.run.TravelModel;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;

/// A travel model that is slow and obvious, for tests of the rehearsal alone: shortest walks by relaxing every street
/// until nothing changes, and at most one ride with the first trip of each pattern after the start of the window.
final class PlainTravel implements TravelModel {
    private static final double METRES_PER_DEGREE = 111_195;

    private final Snapshot city;
    private final Map<Long, Integer> nodes = new HashMap<>();
    private final List<Coordinate> points = new ArrayList<>();
    private final List<double[]> streets = new ArrayList<>();
    private final List<Timetable> tables = new ArrayList<>();
    private final Map<Coordinate, Integer> nearest = new ConcurrentHashMap<>();
    private final Map<Coordinate, double[]> known = new ConcurrentHashMap<>();

    private PlainTravel(Snapshot city) {
        this.city = city;
        for (Feature street : city.features(Layers.STREET)) {
            String closed = street.properties().text("closed_to").orElse("");
            Coordinate[] line = street.shape().getCoordinates();
            int a = node(street, "from_node", line[0]);
            int b = node(street, "to_node", line[line.length - 1]);
            if (!closed.contains("foot")) {
                double metres = 0;
                for (int i = 1; i < line.length; i++) {
                    metres += metres(line[i - 1], line[i]);
                }
                streets.add(new double[] {
                    a, b, metres / street.properties().number("speed_factor").orElse(1)
                });
            }
        }
        for (Feature pattern : city.features(Layers.TRANSIT_PATTERN)) {
            tables.add(Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow()));
        }
    }

    static TravelModel compile(Snapshot city) {
        return new PlainTravel(city);
    }

    private int node(Feature street, String end, Coordinate at) {
        return nodes.computeIfAbsent(street.properties().whole(end).orElseThrow(), fresh -> {
            points.add(at);
            return points.size() - 1;
        });
    }

    private static double metres(Coordinate a, Coordinate b) {
        return Math.hypot((a.x - b.x) * Math.cos(Math.toRadians((a.y + b.y) / 2)), a.y - b.y) * METRES_PER_DEGREE;
    }

    @Override
    public List<String> mostUsedStreets(
            Places origins,
            double[] originWeights,
            Places destinations,
            double[] destinationWeights,
            int withinSeconds,
            AccessSettings settings,
            int count) {
        return city.features(Layers.STREET).stream()
                .map(Feature::id)
                .limit(count)
                .toList();
    }

    /// Metres walked from a place to every node; the place meets its nearest node.
    private double[] walks(double longitude, double latitude) {
        return known.computeIfAbsent(new Coordinate(longitude, latitude), at -> search(longitude, latitude));
    }

    private double[] search(double longitude, double latitude) {
        double[] far = new double[points.size()];
        Arrays.fill(far, Double.POSITIVE_INFINITY);
        int nearest = nearest(new Coordinate(longitude, latitude));
        far[nearest] = metres(new Coordinate(longitude, latitude), points.get(nearest));
        for (boolean better = true; better; ) {
            better = false;
            for (double[] street : streets) {
                better |= relax(far, (int) street[0], (int) street[1], street[2]);
                better |= relax(far, (int) street[1], (int) street[0], street[2]);
            }
        }
        return far;
    }

    private static boolean relax(double[] far, int a, int b, double metres) {
        if (far[a] + metres < far[b]) {
            far[b] = far[a] + metres;
            return true;
        }
        return false;
    }

    private int nearest(Coordinate place) {
        return nearest.computeIfAbsent(place, this::search);
    }

    private int search(Coordinate at) {
        int best = 0;
        for (int n = 1; n < points.size(); n++) {
            best = metres(at, points.get(n)) < metres(at, points.get(best)) ? n : best;
        }
        return best;
    }

    private int[] seconds(Places from, int origin, Places to, AccessSettings s, Mode mode) {
        double[] walks = walks(from.longitude()[origin], from.latitude()[origin]);
        int[] seconds = new int[to.size()];
        int most = s.maxTripMinutes() * 60;
        for (int j = 0; j < seconds.length; j++) {
            seconds[j] = reached(walkSeconds(walks, to, j, s), most);
        }
        if (mode == Mode.TRANSIT) {
            ride(walks, to, s, seconds, most);
        }
        return seconds;
    }

    private double walkSeconds(double[] walks, Places to, int j, AccessSettings s) {
        var at = new Coordinate(to.longitude()[j], to.latitude()[j]);
        int node = nearest(at);
        return Math.ceil((walks[node] + metres(at, points.get(node))) / s.walkMetresPerSecond());
    }

    private static int reached(double seconds, int most) {
        return seconds <= most ? (int) seconds : AccessRun.UNREACHABLE;
    }

    private void ride(double[] walks, Places to, AccessSettings s, int[] seconds, int most) {
        for (Timetable table : tables) {
            for (int a = 0; a + 1 < table.stops().size(); a++) {
                Coordinate at =
                        city.feature(table.stops().get(a)).orElseThrow().shape().getCoordinate();
                int node = nearest(at);
                double there = s.windowStartSeconds()
                        + s.boardSlackSeconds()
                        + (walks[node] + metres(at, points.get(node))) / s.walkMetresPerSecond();
                int stop = a;
                var trip = table.trips().stream()
                        .filter(t -> t.departures()[stop] >= there)
                        .min((x, y) -> Integer.compare(x.departures()[stop], y.departures()[stop]));
                if (trip.isEmpty()) {
                    continue;
                }
                for (int b = a + 1; b < table.stops().size(); b++) {
                    Coordinate off = city.feature(table.stops().get(b))
                            .orElseThrow()
                            .shape()
                            .getCoordinate();
                    double[] onward = walks(off.x, off.y);
                    for (int j = 0; j < seconds.length; j++) {
                        double arrives =
                                trip.get().arrivals()[b] - s.windowStartSeconds() + walkSeconds(onward, to, j, s);
                        seconds[j] = Math.min(seconds[j], reached(arrives, most));
                    }
                }
            }
        }
    }

    @Override
    public AccessRun run(Places origins, Places destinations, AccessSettings settings) {
        return new PlainRun(this, origins, destinations, settings);
    }

    private record PlainOption(PlainTravel travel, boolean leavesTravelAlone, List<String> limits)
            implements AccessRun.Option {}

    private record PlainRun(PlainTravel travel, Places origins, Places destinations, AccessSettings settings)
            implements AccessRun {
        @Override
        public Option option(List<Change> changes) {
            return new PlainOption(new PlainTravel(Branches.view(travel.city, changes)), false, List.of("plain"));
        }

        @Override
        public Worker worker() {
            return new Worker() {
                private int origin;

                @Override
                public void origin(int index) {
                    origin = index;
                }

                @Override
                public void seconds(Mode mode, int[] into) {
                    int[] all = travel.seconds(origins, origin, destinations, settings, mode);
                    System.arraycopy(all, 0, into, 0, into.length);
                }

                @Override
                public boolean seconds(Option option, Mode mode, int[] into) {
                    int[] all = ((PlainOption) option).travel().seconds(origins, origin, destinations, settings, mode);
                    System.arraycopy(all, 0, into, 0, into.length);
                    return true;
                }
            };
        }
    }
}
