package citiverse.models.access;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Raster;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// A city whose streets form a grid, drawn in metres from its south-west corner, with lines along them.
final class GridCity {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final double SOUTH = -25.5;
    static final double WEST = 136.5;

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Provenance MADE = new Provenance("made", "draw");

    private final City city = new City("grid", "Grid", ZoneId.of("UTC"), "EPSG:32753", "en");
    private final List<Feature> features = new ArrayList<>();
    private final double spacing;
    private final int size;
    private Raster terrain;

    /// @param size junctions along each side
    /// @param spacing metres between them
    GridCity(int size, double spacing) {
        this.size = size;
        this.spacing = spacing;
        service("daily", DAY.minusDays(1), DAY, DAY.plusDays(1));
    }

    static double longitude(double metresEast) {
        return WEST + metresEast / LocalMetres.perDegreeLongitude(SOUTH);
    }

    static double latitude(double metresNorth) {
        return SOUTH + metresNorth / LocalMetres.perDegreeLatitude(SOUTH);
    }

    String id(String type, String local) {
        return "urn:citiverse:grid:made:" + type + ':' + local;
    }

    /// All streets of the grid.
    GridCity streets() {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (column + 1 < size) {
                    street(column, row, column + 1, row);
                }
                if (row + 1 < size) {
                    street(column, row, column, row + 1);
                }
            }
        }
        return this;
    }

    String street(int column, int row, int toColumn, int toRow, String... tags) {
        long from = node(column, row);
        long to = node(toColumn, toRow);
        var properties = Properties.builder()
                .put("from_node", from)
                .put("to_node", to)
                .put("way", 1000 * from + to)
                .put("highway", "residential");
        for (int i = 0; i < tags.length; i += 2) {
            properties.put(tags[i], tags[i + 1]);
        }
        String id = id(Layers.STREET, (1000 * from + to) + "-" + from + "-" + to);
        features.add(new Feature(
                id,
                Layers.STREET,
                SHAPES.createLineString(
                        new Coordinate[] {at(column * spacing, row * spacing), at(toColumn * spacing, toRow * spacing)
                        }),
                properties.build(),
                MADE));
        return id;
    }

    private long node(int column, int row) {
        return 1 + column + (long) size * row;
    }

    static Coordinate at(double metresEast, double metresNorth) {
        return new Coordinate(longitude(metresEast), latitude(metresNorth));
    }

    String stop(String name, double metresEast, double metresNorth) {
        String id = id(Layers.TRANSIT_STOP, name);
        if (features.stream().noneMatch(feature -> feature.id().equals(id))) {
            features.add(new Feature(
                    id,
                    Layers.TRANSIT_STOP,
                    SHAPES.createPoint(at(metresEast, metresNorth)),
                    Properties.builder().put("name", name).build(),
                    MADE));
        }
        return id;
    }

    String service(String name, LocalDate... dates) {
        String id = id(Layers.TRANSIT_SERVICE, name);
        features.add(new Feature(
                id,
                Layers.TRANSIT_SERVICE,
                null,
                Properties.builder()
                        .put(
                                "dates",
                                String.join(
                                        " ",
                                        Arrays.stream(dates)
                                                .map(LocalDate::toString)
                                                .toList()))
                        .build(),
                MADE));
        return id;
    }

    /// A line that calls at every junction from one to another, along a row or a column.
    ///
    /// @param hop seconds from each junction to the next
    /// @param starts departures from the first junction, seconds after midnight
    GridCity line(String name, int column, int row, int toColumn, int toRow, int hop, int... starts) {
        List<String> stops = stopsAlong(column, row, toColumn, toRow);
        int[] times = new int[stops.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * hop;
        }
        var trips = new ArrayList<Timetable.Trip>();
        for (int i = 0; i < starts.length; i++) {
            int[] shifted = shifted(times, starts[i]);
            trips.add(new Timetable.Trip(name + i, id(Layers.TRANSIT_SERVICE, "daily"), shifted, shifted));
        }
        return pattern(name, stops, trips, List.of());
    }

    /// The same known by its headway only.
    GridCity frequentLine(String name, int column, int row, int toColumn, int toRow, int hop, int headway) {
        List<String> stops = stopsAlong(column, row, toColumn, toRow);
        int[] times = new int[stops.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * hop;
        }
        return pattern(
                name,
                stops,
                List.of(),
                List.of(new Timetable.Frequency(
                        name, id(Layers.TRANSIT_SERVICE, "daily"), 4 * 3600, 14 * 3600, headway, false, times, times)));
    }

    List<String> stopsAlong(int column, int row, int toColumn, int toRow) {
        var stops = new ArrayList<String>();
        int steps = Math.max(Math.abs(toColumn - column), Math.abs(toRow - row));
        for (int i = 0; i <= steps; i++) {
            int c = column + Integer.signum(toColumn - column) * i;
            int r = row + Integer.signum(toRow - row) * i;
            stops.add(stop(c + "." + r, c * spacing, r * spacing));
        }
        return stops;
    }

    GridCity pattern(
            String name, List<String> stops, List<Timetable.Trip> trips, List<Timetable.Frequency> frequencies) {
        boolean[] everywhere = new boolean[stops.size()];
        Arrays.fill(everywhere, true);
        return pattern(name, new Timetable(stops, everywhere, everywhere, trips, frequencies));
    }

    GridCity pattern(String name, Timetable timetable) {
        features.add(patternFeature(name, timetable));
        return this;
    }

    Feature patternFeature(String name, Timetable timetable) {
        return new Feature(
                id(Layers.TRANSIT_PATTERN, name),
                Layers.TRANSIT_PATTERN,
                null,
                Properties.builder()
                        .put("timetable", Value.of(timetable.pack()))
                        .build(),
                MADE);
    }

    GridCity terrain(Raster heights) {
        terrain = heights;
        return this;
    }

    static int[] shifted(int[] times, int by) {
        return Arrays.stream(times).map(time -> time + by).toArray();
    }

    MemorySnapshot build() {
        var builder = MemorySnapshot.builder(city);
        for (String type :
                List.of(Layers.STREET, Layers.TRANSIT_STOP, Layers.TRANSIT_SERVICE, Layers.TRANSIT_PATTERN)) {
            builder.layer(new citiverse.twin.LayerSchema(type, type, "GEOMETRY", List.of()));
        }
        features.forEach(builder::put);
        if (terrain != null) {
            builder.raster(terrain);
        }
        return builder.build();
    }

    /// Places at positions in metres: x0, y0, x1, y1, …
    static Places places(double... metres) {
        int count = metres.length / 2;
        var ids = new String[count];
        double[] longitude = new double[count];
        double[] latitude = new double[count];
        for (int i = 0; i < count; i++) {
            ids[i] = "p" + i;
            longitude[i] = longitude(metres[2 * i]);
            latitude[i] = latitude(metres[2 * i + 1]);
        }
        return new Places("places", ids, longitude, latitude);
    }

    /// Settings from 07:00 with departures each minute.
    static AccessSettings settings(int departures, int percentile, int phases) {
        return new AccessSettings(
                DAY,
                7 * 3600,
                7 * 3600 + 60 * departures,
                percentile,
                120,
                1.0,
                120,
                3,
                60,
                2000,
                1000,
                1600,
                false,
                phases,
                1);
    }

    static int seconds(AccessRun run, int origin, int destination, Mode mode) {
        int[] into = new int[run.destinations().size()];
        AccessRun.Worker worker = run.worker();
        worker.origin(origin);
        worker.seconds(mode, into);
        return into[destination];
    }
}
