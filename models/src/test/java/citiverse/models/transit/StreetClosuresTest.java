package citiverse.models.transit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// A grid of streets 200 m apart; a bus runs along the middle row from west to east and stops in the middle of every
/// block. Closing one block sends it around three sides of the next: 600 m instead of 200, 400 m more.
class StreetClosuresTest {
    private static final double BLOCK_METRES = 200;
    private static final int COLUMNS = 6;
    private static final int SECONDS_A_BLOCK = 40;
    private static final Provenance DRAWN = new Provenance("grid", "import");
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @Test
    void theLineLiesOnItsStreets() {
        var closures = StreetClosures.compile(city(3));
        assertEquals(1, closures.patternsOn(id(Layers.STREET, "102-103")));
        assertEquals(0, closures.patternsOn(id(Layers.STREET, "2-3")), "the next row is a block away");
        assertEquals(0, closures.patternsOn(id(Layers.STREET, "2-102")), "a street that is crossed is not run along");
    }

    @Test
    void aClosedBlockCostsTheWayAroundTheNextAndItsStop() {
        Snapshot city = city(3);
        var outcome = StreetClosures.compile(city).close(Set.of(id(Layers.STREET, "102-103")));
        assertEquals(1, outcome.effects().size());
        var effect = outcome.effects().getFirst();
        assertEquals(StreetClosures.Kind.DETOUR, effect.kind());
        assertEquals(2 * BLOCK_METRES, effect.extraMetres(), 20);
        assertEquals(List.of(id(Layers.TRANSIT_STOP, "s2")), effect.droppedStops());
        int[] arrivals =
                timetable(outcome.changes().getFirst()).trips().getFirst().arrivals();
        // 5 m/s between stops, so 400 m more are 80 s, from the first stop after the closed block on.
        assertArrayEquals(
                new int[] {0, 40, 200, 240},
                Arrays.stream(arrivals).map(t -> rounded(t - 28800)).toArray());
        assertEquals(
                1,
                Branches.view(city, outcome.changes())
                        .features(Layers.TRANSIT_PATTERN)
                        .size());
    }

    /// The shape is matched every ten metres, so a detour is known to about that: four seconds here.
    private static int rounded(int seconds) {
        return (seconds + 4) / 10 * 10;
    }

    @Test
    void withNoWayAroundTheLineIsCutAndBothEndsRun() {
        var outcome = StreetClosures.compile(city(1)).close(Set.of(id(Layers.STREET, "2-3")));
        assertEquals(StreetClosures.Kind.CUT, outcome.effects().getFirst().kind());
        assertEquals(2, outcome.changes().size());
        assertEquals(2, timetable(outcome.changes().getFirst()).stops().size());
        var added = (Change.Add) outcome.changes().get(1);
        Timetable end =
                Timetable.unpack(added.after().properties().bytes("timetable").orElseThrow());
        assertEquals(List.of(id(Layers.TRANSIT_STOP, "s3"), id(Layers.TRANSIT_STOP, "s4")), end.stops());
        assertEquals(28800 + 3 * SECONDS_A_BLOCK, end.trips().getFirst().arrivals()[0], "the far end keeps its times");
    }

    @Test
    void closingAStreetWithoutBusesChangesNoLine() {
        var outcome = StreetClosures.compile(city(3)).close(Set.of(id(Layers.STREET, "2-3")));
        assertTrue(outcome.changes().isEmpty());
        assertTrue(outcome.effects().isEmpty());
    }

    private static String id(String type, String local) {
        return new FeatureId("grid", "grid", type, local).urn();
    }

    private static Coordinate at(double x, double y) {
        double perDegree = StrictMath.PI * 6_371_008.8 / 180;
        return new Coordinate(x / perDegree, y / perDegree);
    }

    private static Snapshot city(int rows) {
        var city = MemorySnapshot.builder(new City("grid", "Grid", ZoneOffset.UTC, "EPSG:32631", "en"));
        for (String layer : List.of(Layers.STREET, Layers.TRANSIT_PATTERN, Layers.TRANSIT_ROUTE, Layers.TRANSIT_STOP)) {
            city.layer(new LayerSchema(layer, layer, "GEOMETRY", List.of()));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if (column + 1 < COLUMNS) {
                    city.put(street(row, column, row, column + 1));
                }
                if (row + 1 < rows) {
                    city.put(street(row, column, row + 1, column));
                }
            }
        }
        city.put(new Feature(
                id(Layers.TRANSIT_ROUTE, "r"),
                Layers.TRANSIT_ROUTE,
                null,
                Properties.builder().put("mode", 3).build(),
                DRAWN));
        addBus(city, rows / 2 * BLOCK_METRES);
        return city.build();
    }

    private static void addBus(MemorySnapshot.Builder city, double y) {
        var stops = new ArrayList<String>();
        int[] times = new int[COLUMNS - 1];
        for (int i = 0; i < COLUMNS - 1; i++) {
            String stop = id(Layers.TRANSIT_STOP, "s" + i);
            stops.add(stop);
            times[i] = 8 * 3600 + i * SECONDS_A_BLOCK;
            var point = SHAPES.createPoint(at((i + 0.5) * BLOCK_METRES, y + 5));
            city.put(new Feature(stop, Layers.TRANSIT_STOP, point, Properties.empty(), DRAWN));
        }
        boolean[] all = new boolean[COLUMNS - 1];
        Arrays.fill(all, true);
        var trip = new Timetable.Trip("t", "daily", times, times);
        var timetable = new Timetable(stops, all, all, List.of(trip), List.of());
        city.put(new Feature(
                id(Layers.TRANSIT_PATTERN, "r~1"),
                Layers.TRANSIT_PATTERN,
                SHAPES.createLineString(new Coordinate[] {at(0, y + 4), at((COLUMNS - 1) * BLOCK_METRES, y + 4)}),
                Properties.builder()
                        .put("route", id(Layers.TRANSIT_ROUTE, "r"))
                        .put("timetable", Value.of(timetable.pack()))
                        .build(),
                DRAWN));
    }

    private static Feature street(int row, int column, int toRow, int toColumn) {
        long from = row * 100 + column;
        long to = toRow * 100 + toColumn;
        return new Feature(
                id(Layers.STREET, from + "-" + to),
                Layers.STREET,
                SHAPES.createLineString(new Coordinate[] {
                    at(column * BLOCK_METRES, row * BLOCK_METRES), at(toColumn * BLOCK_METRES, toRow * BLOCK_METRES)
                }),
                Properties.builder()
                        .put("highway", "residential")
                        .put("from_node", from)
                        .put("to_node", to)
                        .build(),
                DRAWN);
    }

    private static Timetable timetable(Change change) {
        Feature after = ((Change.Alter) change).after();
        return Timetable.unpack(after.properties().bytes("timetable").orElseThrow());
    }
}
