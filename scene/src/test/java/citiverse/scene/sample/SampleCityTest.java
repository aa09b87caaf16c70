package citiverse.scene.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.Area;
import citiverse.scene.Cell;
import citiverse.scene.Line;
import citiverse.scene.Scene;
import citiverse.scene.SceneFiles;
import citiverse.scene.Shapes;
import citiverse.scene.Street;
import citiverse.scene.StreetNet;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

class SampleCityTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 7, 42})
    void isACityOfFortyThousand(long seed) throws IOException {
        Scene city = SampleCity.scene(seed);
        picture("sample-" + seed, city);
        long people =
                city.cells().stream().mapToLong(cell -> cell.of("population")).sum();
        assertEquals(SampleCity.PEOPLE, people, SampleCity.PEOPLE * 0.01);
        long inhabited =
                city.cells().stream().filter(cell -> cell.of("population") > 0).count();
        System.out.println("seed " + seed + ": " + people + " people in " + inhabited + " of "
                + city.cells().size()
                + " cells, " + city.streets().size() + " streets, "
                + city.areas().stream().filter(Area::isBuilding).count()
                + " buildings, " + city.stops().size() + " stops, " + layer(city, "candidate") + " lots, "
                + layer(city, "schools") + " schools, " + layer(city, "healthcare") + " places of health care");
        assertTrue(inhabited >= 900 && inhabited <= 1400, "inhabited cells: " + inhabited);
        assertTrue(layer(city, "candidate") >= 120);
        assertTrue(layer(city, "schools") >= 8);
        assertTrue(layer(city, "healthcare") >= 5);
        assertEquals(
                1,
                city.places().stream()
                        .filter(place -> place.text("kind").equals("hospital"))
                        .count());
        assertTrue(layer(city, "kindergartens") >= 12);
        groupsAddUp(city);
        isJoined(city);
        riverIsCrossedByBridgesOnly(city);
        linesRunOnStreets(city);
    }

    private static long layer(Scene city, String layer) {
        return city.places().stream()
                .filter(place -> place.layer().equals(layer))
                .count();
    }

    private static void groupsAddUp(Scene city) {
        int unknown = 0;
        for (Cell cell : city.cells()) {
            for (var dimension : List.of(
                    List.of("age_0_14", "age_15_64", "age_65plus"),
                    List.of("income_low", "income_middle", "income_high"),
                    List.of("mobility_reduced", "mobility_other"))) {
                if (dimension.stream().anyMatch(column -> cell.counts().get(column) == null)) {
                    unknown++;
                } else {
                    assertEquals(
                            cell.of("population"),
                            dimension.stream().mapToLong(cell::of).sum(),
                            cell.id());
                }
            }
        }
        assertTrue(unknown > 0 && unknown < city.cells().size() / 10, "cells with unknown groups: " + unknown);
    }

    private static void isJoined(Scene city) {
        StreetNet net = StreetNet.of(city.streets());
        assertEquals(1, Arrays.stream(net.parts()).distinct().count());
        for (Cell cell : city.cells()) {
            var middle = new Coordinate(cell.x(), cell.y());
            double nearest = city.streets().stream()
                    .mapToDouble(street -> Shapes.distance(street.course(), middle))
                    .min()
                    .orElseThrow();
            assertTrue(nearest < 160, cell.id() + " lies " + nearest + " m from a street");
        }
    }

    private static void riverIsCrossedByBridgesOnly(Scene city) {
        Polygon water = SHAPES.createPolygon(ring(city.areas().stream()
                .filter(area -> "river".equals(area.tags().get("water")))
                .findFirst()
                .orElseThrow()
                .corners()));
        int bridges = 0;
        for (Street street : city.streets()) {
            var line = SHAPES.createLineString(street.course().toArray(Coordinate[]::new));
            if (street.level() > 0) {
                assertTrue(line.crosses(water), street.name() + " leads over the river");
                bridges++;
            } else {
                assertFalse(line.intersects(water), street.name() + " does not enter the river at " + line);
            }
        }
        assertEquals(6, bridges);
    }

    private static Coordinate[] ring(List<Coordinate> corners) {
        return Stream.concat(corners.stream(), Stream.of(corners.getFirst())).toArray(Coordinate[]::new);
    }

    private static void linesRunOnStreets(Scene city) {
        var drivable = city.streets().stream()
                .filter(Street::drivable)
                .map(street -> SHAPES.createLineString(street.course().toArray(Coordinate[]::new)))
                .toList();
        var all = SHAPES.createMultiLineString(drivable.toArray(LineString[]::new));
        var index = new IndexedFacetDistance(all);
        for (var line : city.lines()) {
            if (line.mode() == Line.METRO) {
                continue;
            }
            for (List<Coordinate> shape : line.shapes()) {
                for (int i = 1; i < shape.size(); i++) {
                    Coordinate a = shape.get(i - 1);
                    Coordinate b = shape.get(i);
                    var middle = SHAPES.createPoint(new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2));
                    assertTrue(index.distance(middle) < 0.1, "line " + line.id() + " leaves the street at " + middle);
                }
            }
        }
    }

    @Test
    void readersTakeAllOfIt() {
        Scene drawn = SampleCity.scene(1);
        Snapshot city = drawn.snapshot();
        assertEquals(drawn.cells().size(), city.features("cells").size());
        assertEquals(layer(drawn, "candidate"), city.features("candidate").size());
        assertEquals(drawn.stops().size(), city.features(Layers.TRANSIT_STOP).size());
        assertEquals(drawn.lines().size(), city.features(Layers.TRANSIT_ROUTE).size());
        assertEquals(
                drawn.areas().stream().filter(Area::isBuilding).count(),
                city.features(Layers.BUILDING).size());
        assertTrue(city.features(Layers.BUILDING).stream()
                .allMatch(building ->
                        building.properties().number("height_metres").orElse(0) > 2));
        assertTrue(city.features(Layers.STREET).size() > drawn.streets().size());
        assertTrue(city.features(Layers.TURN_RESTRICTION).size() >= 4);
        assertTrue(city.features(Layers.AMENITY).size() > 300);
        var terrain = city.raster(Layers.TERRAIN).orElseThrow();
        Cell hill = drawn.cells().stream()
                .filter(cell -> cell.id().equals("x10y33"))
                .findFirst()
                .orElseThrow();
        double height =
                terrain.at(drawn.plane().longitude(hill.x()), drawn.plane().latitude(hill.y()));
        assertTrue(height > 60, "the settlement on the hill lies at " + height + " m");
    }

    @Test
    void forbiddenTurnsAreLeftTurns() {
        Snapshot city = SampleCity.scene(1).snapshot();
        assertEquals(4, city.features(Layers.TURN_RESTRICTION).size());
        for (Feature turn : city.features(Layers.TURN_RESTRICTION)) {
            long via = turn.properties().whole("via_node").orElseThrow();
            Coordinate[] in = piece(city, "from_way", turn, "to_node", via);
            Coordinate[] out = piece(city, "to_way", turn, "from_node", via);
            double cross = (in[in.length - 1].x - in[in.length - 2].x) * (out[1].y - out[0].y)
                    - (in[in.length - 1].y - in[in.length - 2].y) * (out[1].x - out[0].x);
            assertTrue(cross > 0, turn.id() + " turns left");
        }
    }

    private static Coordinate[] piece(Snapshot city, String way, Feature turn, String end, long via) {
        return city.features(Layers.STREET).stream()
                .filter(street -> street.properties()
                        .whole("way")
                        .equals(turn.properties().whole(way)))
                .filter(street -> street.properties().whole(end).orElse(-1) == via)
                .findFirst()
                .orElseThrow()
                .shape()
                .getCoordinates();
    }

    @Test
    void timetablesHaveWhatReadersFindHard() {
        Snapshot city = SampleCity.scene(1).snapshot();
        boolean headways = false;
        int latest = 0;
        for (Feature pattern : city.features(Layers.TRANSIT_PATTERN)) {
            var timetable =
                    Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
            headways |= !timetable.frequencies().isEmpty();
            for (Timetable.Trip trip : timetable.trips()) {
                latest = Math.max(latest, trip.arrivals()[trip.arrivals().length - 1]);
            }
        }
        assertTrue(headways);
        assertTrue(latest > 24 * 3600, "the last vehicle arrives at second " + latest);
        for (Feature service : city.features(Layers.TRANSIT_SERVICE)) {
            String dates = service.properties().text("dates").orElseThrow();
            assertEquals(service.localId().equals("sunday"), dates.contains(SampleCity.HOLIDAY.toString()));
            assertEquals(service.localId().equals("weekday"), dates.contains(SampleCity.WORKDAY.toString()));
        }
    }

    @Test
    void theSeedMakesTheCityWhereverItIsMade(@TempDir Path folder) throws IOException {
        SceneFiles one = SampleCity.write(folder.resolve("one"), 5);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            SampleCity.write(folder.resolve("two"), 5);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        SampleCity.write(folder.resolve("other"), 6);
        try (Stream<Path> files = Files.list(one.folder())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                byte[] bytes = Files.readAllBytes(file);
                assertArrayEquals(
                        bytes, Files.readAllBytes(folder.resolve("two").resolve(name)), name);
                boolean same = Arrays.equals(
                        bytes, Files.readAllBytes(folder.resolve("other").resolve(name)));
                assertEquals(name.equals("city.yaml"), same, name + " follows the seed");
            }
        }
    }

    @Test
    void growsFourTimes() throws IOException {
        Scene city = SampleCity.scaled(4, 1);
        picture("sample-times-4", city);
        assertEquals(
                4 * SampleCity.PEOPLE,
                city.cells().stream().mapToLong(cell -> cell.of("population")).sum());
        assertEquals(4 * 10 + 4, city.lines().size());
        StreetNet net = StreetNet.of(city.streets());
        assertEquals(1, Arrays.stream(net.parts()).distinct().count());
        linesRunOnStreets(city);
    }

    private static void picture(String name, Scene city) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "scenes"));
        Files.writeString(folder.resolve(name + ".svg"), city.svg(), StandardCharsets.UTF_8);
    }
}
