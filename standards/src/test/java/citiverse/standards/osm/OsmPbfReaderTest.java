package citiverse.standards.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.osm.OsmData.Member;
import citiverse.standards.osm.OsmData.Node;
import citiverse.standards.osm.OsmData.Relation;
import citiverse.standards.osm.OsmData.Way;
import citiverse.standards.osm.OsmVisitor.Kind;
import citiverse.standards.protobuf.ProtoWriter;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of ways, areas and restrictions, on small files drawn by hand. Node `xy` lies at x/1000, y/1000
/// degrees.
class OsmPbfReaderTest {
    private static final Map<String, String> ROAD = Map.of("highway", "residential");

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Collected sink = new Collected();
    private Twin.Quality quality;

    @BeforeEach
    void drawTheNodes() {
        for (int x = 0; x < 10; x++) {
            for (int y = 0; y < 10; y++) {
                nodes.add(new Node(10 * x + y, x / 1000.0, y / 1000.0, Map.of()));
            }
        }
    }

    private void way(long id, Map<String, String> tags, long... nodeIds) {
        ways.add(new Way(id, java.util.Arrays.stream(nodeIds).boxed().toList(), tags));
    }

    private void read() {
        Path file = folder.resolve("made.osm.pbf");
        try {
            OsmPbfWriter.write(file, new OsmData(nodes, ways, relations));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        quality = OsmPbfReader.read(file, new Reading(TestData.PORTO_ALEGRE, "osm", "made.osm.pbf"), sink);
    }

    private List<String> ids(String layer) {
        return sink.of(layer).stream().map(Feature::localId).toList();
    }

    private void assertWarned(String... texts) {
        for (String text : texts) {
            assertTrue(
                    quality.warnings().stream().anyMatch(warning -> warning.contains(text)),
                    () -> text + " in " + quality.warnings());
        }
        assertEquals(texts.length, quality.warnings().size(), quality.warnings().toString());
    }

    @Test
    void waysAreCutWhereTheyMeetAndNowhereElse() {
        way(1, ROAD, 0, 10, 20, 30);
        way(2, Map.of("highway", "footway"), 20, 21, 22);
        way(3, Map.of("building", "yes"), 10, 11, 1, 10);
        read();
        assertEquals(List.of("1-0-20", "1-20-30", "2-20-22"), ids(Layers.STREET));
        Feature first = sink.named(Layers.STREET, "1-0-20");
        assertEquals("LINESTRING (0 0, 0.01 0, 0.02 0)", inHundredths(first));
        assertEquals(1, first.properties().whole("way").orElseThrow());
        assertEquals(0, first.properties().whole("from_node").orElseThrow());
        assertEquals(20, first.properties().whole("to_node").orElseThrow());
        assertEquals("residential", first.properties().text("highway").orElseThrow());
        assertEquals(List.of(), quality.warnings());
    }

    private static String inHundredths(Feature feature) {
        return feature.shape().toText().replace("0.00", "0.0");
    }

    @Test
    void aWayThatCrossesItselfIsCutThere() {
        way(1, ROAD, 0, 10, 20, 21, 11, 10, 1);
        read();
        assertEquals(List.of("1-0-10", "1-10-1", "1-10-10"), ids(Layers.STREET));
    }

    @Test
    void aRingWithoutNeighboursIsOneSegment() {
        way(1, ROAD, 0, 10, 11, 1, 0);
        read();
        assertEquals(List.of("1-0-0"), ids(Layers.STREET));
    }

    @Test
    void aWayThatJoinsTheSameNodesAgainIsNumbered() {
        way(1, ROAD, 0, 10, 1, 0, 11, 1);
        read();
        assertEquals(List.of("1-0-1", "1-0-1~2", "1-1-0"), ids(Layers.STREET));
    }

    @Test
    void aNodeNamedTwiceInARowIsNoJunction() {
        way(1, ROAD, 0, 10, 10, 20);
        read();
        assertEquals(List.of("1-0-20"), ids(Layers.STREET));
    }

    @Test
    void everyKindOfStreetIsKeptWithItsTags() {
        way(1, Map.of("highway", "motorway", "oneway", "yes", "maxspeed", "110", "source", "survey"), 0, 1);
        way(2, Map.of("highway", "construction", "construction", "primary"), 2, 3);
        way(3, Map.of("highway", "pedestrian", "area", "yes"), 10, 20, 21, 10);
        way(4, Map.of("railway", "platform", "level", "1"), 30, 31);
        way(5, Map.of("public_transport", "platform"), 40, 41);
        way(6, Map.of("railway", "rail"), 50, 51);
        read();
        assertEquals(List.of("1-0-1", "2-2-3", "3-10-10", "4-30-31", "5-40-41"), ids(Layers.STREET));
        var motorway = sink.named(Layers.STREET, "1-0-1").properties();
        assertEquals("yes", motorway.text("oneway").orElseThrow());
        assertEquals("110", motorway.text("maxspeed").orElseThrow());
        assertTrue(motorway.value("source").isEmpty());
        assertEquals(
                "yes",
                sink.named(Layers.STREET, "3-10-10").properties().text("area").orElseThrow());
        assertTrue(sink.named(Layers.STREET, "4-30-31")
                .properties()
                .text("highway")
                .isEmpty());
    }

    @Test
    void aStreetIsCutWhereTheFileLacksItsNodes() {
        way(1, ROAD, 0, 10, 999, 20, 30, 998);
        read();
        assertEquals(List.of("1-0-10", "1-20-30"), ids(Layers.STREET));
        assertWarned("way 1: street cut where the file lacks its nodes");
    }

    @Test
    void aNodeThatIsNotOnTheEarthIsLeftOutWithItsId() {
        nodes.clear();
        nodes.add(new Node(1, 1, 1, Map.of()));
        nodes.add(new Node(2, 1.001, 1, Map.of()));
        way(1, ROAD, 1, 2);
        way(2, ROAD, 2, 3);
        ProtoWriter absurd = new ProtoWriter()
                .message(1, new ProtoWriter().text(1, ""))
                .message(
                        2,
                        new ProtoWriter()
                                .message(
                                        1,
                                        new ProtoWriter()
                                                .zigzag(1, 3)
                                                .zigzag(8, 950_000_000L)
                                                .zigzag(9, 0)));
        Path file = folder.resolve("absurd.osm.pbf");
        try {
            OsmPbfWriter.write(file, new OsmData(nodes, ways, relations));
            OsmDamagedFilesTest.append(file, "OSMData", absurd);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        quality = OsmPbfReader.read(file, new Reading(TestData.PORTO_ALEGRE, "osm", "x"), sink);
        assertEquals(List.of("1-1-2"), ids(Layers.STREET));
        assertWarned("node 3, 0.0 95.0: node left out", "way 2: street cut");
    }

    @Test
    void aWayOfOneNodeIsLeftOutWithAWarning() {
        way(1, ROAD, 5);
        way(2, ROAD, 6, 6);
        read();
        assertEquals(List.of(), ids(Layers.STREET));
        assertWarned("way 1: street left out", "way 2: street left out");
    }

    @Test
    void buildingsHaveTheirHeightsAndLevels() {
        way(1, Map.of("building", "yes", "height", "12.5 m", "building:levels", "4"), 0, 10, 11, 1, 0);
        way(2, Map.of("building", "tower", "height", "40'", "building:levels", "2.5"), 20, 30, 31, 21, 20);
        way(3, Map.of("building", "yes", "height", "tall"), 40, 50, 51, 41, 40);
        way(4, Map.of("building", "no"), 60, 70, 71, 61, 60);
        read();
        assertEquals(List.of("way/1", "way/2", "way/3"), ids(Layers.BUILDING));
        var first = sink.named(Layers.BUILDING, "way/1").properties();
        assertEquals(12.5, first.number("height_metres").orElseThrow());
        assertEquals(4, first.number("levels").orElseThrow());
        var second = sink.named(Layers.BUILDING, "way/2").properties();
        assertEquals(12.192, second.number("height_metres").orElseThrow(), 1e-12);
        assertEquals(2.5, second.number("levels").orElseThrow());
        assertTrue(sink.named(Layers.BUILDING, "way/3")
                .properties()
                .value("height_metres")
                .isEmpty());
        assertWarned("way 3, \"tall\": height_metres is not understood");
    }

    @Test
    void aMultipolygonHasItsHolesAndTheIslandsInThem() {
        way(1, Map.of(), 0, 90, 99);
        way(2, Map.of(), 0, 9, 99);
        way(3, Map.of(), 22, 82, 88, 28, 22);
        way(4, Map.of(), 44, 64, 66, 46, 44);
        relations.add(new Relation(
                7,
                Stream.of(1L, 2L, 3L, 4L)
                        .map(id -> new Member(Kind.WAY, id, "outer"))
                        .toList(),
                Map.of("type", "multipolygon", "building", "yes", "natural", "water")));
        read();
        Feature building = sink.named(Layers.BUILDING, "relation/7");
        assertEquals("MultiPolygon", building.shape().getGeometryType());
        assertEquals((81 - 36 + 4) * 1e-6, building.shape().getArea(), 1e-15);
        assertEquals(
                "natural=water",
                sink.named(Layers.WATER, "relation/7").properties().text("kind").orElseThrow());
        assertEquals(List.of(), quality.warnings());
    }

    @Test
    void whatCannotBeAssembledIsAWarningWithItsId() {
        way(1, Map.of(), 0, 90, 99);
        way(2, Map.of("landuse", "industrial"), 10, 20, 21);
        relations.add(new Relation(
                7, List.of(new Member(Kind.WAY, 1, "outer")), Map.of("type", "multipolygon", "landuse", "industrial")));
        relations.add(new Relation(
                8,
                List.of(new Member(Kind.WAY, 55, "outer")),
                Map.of("type", "multipolygon", "landuse", "industrial")));
        read();
        assertEquals(List.of(), ids(Layers.LANDUSE));
        assertWarned(
                "relation 7, node 99: area left out",
                "relation 8: area left out",
                "way 2, landuse=industrial: area left");
    }

    @Test
    void aRingThatCrossesItselfIsMendedAndTold() {
        way(1, Map.of("leisure", "park", "name", "Bow tie"), 0, 20, 2, 22, 0);
        read();
        assertTrue(sink.named(Layers.GREEN, "way/1").shape().isValid());
        assertEquals(
                "leisure=park",
                sink.named(Layers.AMENITY, "way/1").properties().text("kind").orElseThrow());
        assertWarned("way 1, Self-intersection near 0.001 0.001: area mended");
    }

    @Test
    void thingsAreNodesAreasOrLinesWithTheirKind() {
        nodes.add(new Node(500, 0.5, 0.5, Map.of("amenity", "clinic", "healthcare", "clinic", "name", "Posto")));
        nodes.add(new Node(501, 0.5, 0.5, Map.of("shop", "bakery")));
        nodes.add(new Node(502, 0.5, 0.5, Map.of("highway", "crossing")));
        nodes.add(new Node(503, 0.5, 0.5, Map.of("natural", "tree")));
        way(1, Map.of("amenity", "school"), 0, 10, 11, 1, 0);
        way(2, Map.of("amenity", "bench"), 20, 21);
        way(3, Map.of("waterway", "river", "name", "Rio"), 30, 40);
        read();
        assertEquals(List.of("node/500", "node/501", "way/1", "way/2"), ids(Layers.AMENITY));
        var clinic = sink.named(Layers.AMENITY, "node/500").properties();
        assertEquals("amenity=clinic", clinic.text("kind").orElseThrow());
        assertEquals("Posto", clinic.text("name").orElseThrow());
        assertEquals("Polygon", sink.named(Layers.AMENITY, "way/1").shape().getGeometryType());
        assertEquals("LineString", sink.named(Layers.AMENITY, "way/2").shape().getGeometryType());
        assertEquals(
                "waterway=river",
                sink.named(Layers.WATER, "way/3").properties().text("kind").orElseThrow());
        assertEquals(List.of("node/503"), ids(Layers.GREEN));
    }

    @Test
    void turnRestrictionsLieAtTheirNode() {
        way(1, ROAD, 0, 10);
        way(2, ROAD, 10, 20);
        relations.add(new Relation(
                5,
                List.of(
                        new Member(Kind.WAY, 1, "from"),
                        new Member(Kind.NODE, 10, "via"),
                        new Member(Kind.WAY, 2, "to")),
                Map.of("type", "restriction", "restriction", "no_left_turn")));
        relations.add(new Relation(
                6,
                List.of(new Member(Kind.WAY, 1, "from"), new Member(Kind.WAY, 9, "via"), new Member(Kind.WAY, 2, "to")),
                Map.of("type", "restriction", "restriction", "no_u_turn")));
        read();
        var turn = sink.named(Layers.TURN_RESTRICTION, "5");
        assertEquals(1, turn.properties().whole("from_way").orElseThrow());
        assertEquals(10, turn.properties().whole("via_node").orElseThrow());
        assertEquals(2, turn.properties().whole("to_way").orElseThrow());
        assertEquals("no_left_turn", turn.properties().text("restriction").orElseThrow());
        assertEquals(0.001, turn.shape().getCoordinate().x);
        assertWarned("relation 6: turn restriction left out: it leads over ways");
    }

    @Test
    void anExtractWithoutNodesIsRefused() {
        nodes.clear();
        way(1, ROAD, 1, 2);
        assertEquals("CV-OSM-010", assertThrows(Problem.class, this::read).code());
    }

    @Test
    void readingStopsWhenNobodyWantsItAnyMore() throws IOException {
        Path file = folder.resolve("made.osm.pbf");
        OsmPbfWriter.write(file, new OsmData(nodes, ways, relations));
        var unwanted = new Progress() {
            @Override
            public void reached(String step, long done, long total) {
                assertTrue(done <= total);
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var reading = new Reading(TestData.PORTO_ALEGRE, "osm", "made.osm.pbf");
        assertThrows(CancellationException.class, () -> OsmPbfReader.read(file, reading, sink, unwanted));
    }
}
