package citiverse.standards.geojson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Damage;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.geojson.GeoJsonReader.Options;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// RFC 7946 by its sections, both ways.
class GeoJsonTest {
    private static final Options THINGS = new Options("things", "Things", "");

    @TempDir
    Path folder;

    private Collected sink = new Collected();
    private Twin.Quality quality;

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("x.geojson"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file, Options options) {
        sink = new Collected();
        quality = GeoJsonReader.read(file, new Reading(TestData.PORTO_ALEGRE, "parks", "x.geojson"), sink, options);
    }

    private void read(String text) {
        read(file(text), THINGS);
    }

    private Problem refused(String text) {
        Problem problem = assertThrows(Problem.class, () -> read(text));
        assertEquals(2, problem.exitCode());
        assertEquals("x.geojson", problem.file());
        assertTrue(!problem.remedy().isEmpty());
        return problem;
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String geometry) {
        return "{\"type\":\"Feature\",\"properties\":null,\"geometry\":" + geometry + "}";
    }

    @Test
    void section31EveryGeometryIsReadAsTheRfcShowsIt() {
        read(collection(
                feature("{\"type\":\"Point\",\"coordinates\":[100.0,0.0]}"),
                feature("{\"type\":\"LineString\",\"coordinates\":[[100.0,0.0],[101.0,1.0]]}"),
                feature("{\"coordinates\":[[[100.0,0.0],[101.0,0.0],[101.0,1.0],[100.0,1.0],[100.0,0.0]],"
                        + "[[100.8,0.8],[100.8,0.2],[100.2,0.2],[100.2,0.8],[100.8,0.8]]],\"type\":\"Polygon\"}"),
                feature("{\"type\":\"MultiPoint\",\"coordinates\":[[100.0,0.0],[101.0,1.0]]}"),
                feature("{\"type\":\"MultiLineString\",\"coordinates\":"
                        + "[[[100.0,0.0],[101.0,1.0]],[[102.0,2.0],[103.0,3.0]]]}"),
                feature("{\"type\":\"MultiPolygon\",\"coordinates\":"
                        + "[[[[102.0,2.0],[103.0,2.0],[103.0,3.0],[102.0,3.0],[102.0,2.0]]]]}"),
                feature("{\"type\":\"GeometryCollection\",\"geometries\":["
                        + "{\"type\":\"Point\",\"coordinates\":[100.0,0.0,5,6]}]}"),
                feature("null")));
        assertEquals("POINT (100 0)", shape("1").toText());
        assertEquals("LINESTRING (100 0, 101 1)", shape("2").toText());
        assertEquals(1 - 0.36, shape("3").getArea(), 1e-12);
        assertEquals("MULTIPOINT ((100 0), (101 1))", shape("4").toText());
        assertEquals(
                "MULTILINESTRING ((100 0, 101 1), (102 2, 103 3))", shape("5").toText());
        assertEquals(
                "MULTIPOLYGON (((102 2, 103 2, 103 3, 102 3, 102 2)))",
                shape("6").toText());
        assertEquals(5, shape("7").getCoordinate().getZ());
        assertNull(shape("8"));
        assertEquals("GEOMETRY", sink.layers.get("things").geometry());
        assertEquals(8, quality.read().get("things"));
        assertEquals(List.of(), quality.warnings());
    }

    private Geometry shape(String id) {
        return sink.named("things", id).shape();
    }

    @Test
    void section32IdsComeFromTheMemberOrTheProperty() {
        String features = collection(
                "{\"type\":\"Feature\",\"id\":7,\"geometry\":null,\"properties\":{\"code\":\"a b\"}}",
                "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":null,\"properties\":{\"code\":12}}");
        read(features);
        assertEquals("7", sink.named("things", "7").localId());
        assertEquals(
                "urn:citiverse:porto-alegre:parks:things:x",
                sink.named("things", "x").id());
        read(file(features), new Options("things", "", "code"));
        assertEquals("a b", sink.named("things", "a b").localId());
        assertEquals("12", sink.named("things", "12").properties().text("code").orElseThrow());
        Problem problem = assertThrows(Problem.class, () -> read(file(features), new Options("things", "", "name")));
        assertEquals("CV-GEOJSON-008", problem.code());
        assertEquals("feature 0, property \"name\"", problem.place());
        assertEquals(
                "NONE",
                sink.layers.isEmpty() ? "NONE" : sink.layers.get("things").geometry());
    }

    @Test
    void section32PropertiesKeepTheirKind() {
        read(collection(
                properties("{\"text\":\"é\",\"whole\":3,\"real\":1.5,\"mixed\":1,\"flag\":true,\"none\":null,"
                        + "\"list\":[1,{\"a\":2}],\"odd\":1,\"\":5}"),
                properties("{\"text\":null,\"mixed\":2.5,\"odd\":\"b\",\"half\":\"a\\ud800b\"}")));
        var layer = sink.layers.get("things");
        assertEquals(Kind.TEXT, layer.column("text").orElseThrow().kind());
        assertEquals(Kind.WHOLE, layer.column("whole").orElseThrow().kind());
        assertEquals(Kind.REAL, layer.column("real").orElseThrow().kind());
        assertEquals(Kind.REAL, layer.column("mixed").orElseThrow().kind());
        assertEquals(Kind.FLAG, layer.column("flag").orElseThrow().kind());
        assertEquals(Kind.TEXT, layer.column("odd").orElseThrow().kind());
        Properties first = sink.named("things", "1").properties();
        assertEquals(Value.of(1.0), first.value("mixed").orElseThrow());
        assertEquals(Value.of("1"), first.value("odd").orElseThrow());
        assertEquals(Value.missing(), first.value("none").orElseThrow());
        assertEquals(Value.of("[1,{\"a\":2}]"), first.value("list").orElseThrow());
        assertEquals(
                "a\uFFFDb", sink.named("things", "2").properties().text("half").orElseThrow());
        assertEquals(1, quality.missing().get("things.none"));
        assertEquals(1, quality.missing().get("things.text"));
        assertEquals(2, quality.warnings().size(), quality.warnings().toString());
    }

    private static String properties(String properties) {
        return "{\"type\":\"Feature\",\"geometry\":null,\"properties\":" + properties + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{}}",
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "\uFEFF{\"bbox\":[1,2,1,2],\"features\":[{\"geometry\":{\"coordinates\":[1,2],\"type\":\"Point\"},"
                        + "\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}"
            })
    void section3ADocumentMayBeAnyGeoJsonObject(String document) {
        read(document);
        assertEquals("POINT (1 2)", shape("1").toText());
    }

    @Test
    void section4OnlyCrs84IsAccepted() {
        String start = "{\"type\":\"FeatureCollection\",\"crs\":";
        for (String name : List.of("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326")) {
            read(start + "{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}},\"features\":[]}");
        }
        read(start + "null,\"features\":[]}");
        for (String name : List.of("urn:ogc:def:crs:EPSG::31982", "nonsense")) {
            Problem problem =
                    refused(start + "{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}},\"features\":[]}");
            assertEquals("CV-GEOJSON-005", problem.code());
            assertTrue(problem.reason().contains(name));
        }
        assertEquals(
                "CV-GEOJSON-005",
                refused(start + "{\"type\":\"link\"},\"features\":[]}").code());
    }

    @Test
    void coordinatesThatAreNotOnTheEarthAreRefusedWithTheirFeature() {
        String good = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}");
        Problem problem = refused(collection(good, feature("{\"type\":\"Point\",\"coordinates\":[-30.1,-151.2]}")));
        assertEquals("CV-GEOJSON-006", problem.code());
        assertEquals("feature 1", problem.place());
        assertTrue(problem.remedy().contains("longitude"));
        problem = refused(collection(feature("{\"type\":\"Point\",\"coordinates\":[480000,6670000]}")));
        assertTrue(problem.remedy().contains("metres"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{}",
                "{\"type\":\"Topology\"}",
                "{\"type\":7}",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "{\"type\":\"FeatureCollection\",\"features\":[7]}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"feature\"}]}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":null}]}",
                "{\"type\":\"FeatureCollection\",\"features\":[]} 7",
                "{\"type\":\"Feature\",\"properties\":[],\"geometry\":null}",
                "{\"type\":\"Feature\",\"id\":{},\"geometry\":null}",
                "{\"type\":\"Feature\",\"geometry\":[]}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Circle\",\"coordinates\":[1,2]}}",
                "{\"type\":\"Point\",\"coordinates\":[1]}",
                "{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"Point\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[2,3],[3,4],[1,2]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[[1,2],[2,3]]]}",
                "{\"type\":\"Point\",\"coordinates\":[1e999,2]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[[[1,2]]]]]]}",
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1e999}}"
            })
    void whatIsNoGeoJsonIsRefusedWithItsPlace(String text) {
        Problem problem = refused(text);
        System.out.println(problem.getMessage());
        assertEquals("CV-GEOJSON-004", problem.code());
        assertTrue(!problem.place().isEmpty());
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsLine() {
        Problem problem = refused("{\"type\":\"FeatureCollection\",\n\"features\":[nonsense]}");
        assertEquals("CV-GEOJSON-003", problem.code());
        assertTrue(problem.place().startsWith("line 2, column"), problem.place());
        assertEquals("CV-GEOJSON-002", refused("").code());
        assertEquals("CV-GEOJSON-003", refused("id,lon,lat\n1,2,3").code());
        assertEquals(
                "CV-GEOJSON-003",
                refused("{\"type\":\"Point\",\"type\":\"Point\",\"coordinates\":[1,2]}")
                        .code());
        assertEquals(
                "CV-GEOJSON-001",
                assertThrows(Problem.class, () -> read(folder, THINGS)).code());
        assertEquals(
                "CV-GEOJSON-001",
                assertThrows(Problem.class, () -> read(folder.resolve("none"), THINGS))
                        .code());
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(1_000_000);
        assertEquals(
                "CV-GEOJSON-003",
                refused("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":" + deep)
                        .code());
        String nested = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(12);
        assertEquals(
                "CV-GEOJSON-004", refused(feature(nested + "]}".repeat(12))).code());
    }

    @Test
    void ringsThatAreOpenOrCrossAreMendedAndTold() {
        read(collection(
                feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}"),
                feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"),
                feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}"),
                feature("{\"type\":\"LineString\",\"coordinates\":[[0,0]]}"),
                feature("{\"type\":\"Polygon\",\"coordinates\":[]}")));
        assertEquals(1, shape("1").getArea());
        assertTrue(shape("2").isValid());
        assertEquals(0.5, shape("2").getArea(), 1e-12);
        assertNull(shape("5"));
        assertEquals(3, sink.features.size());
        assertEquals(
                List.of(
                        "feature 1, Self-intersection near 0.5 0.5: area mended: its rings cross or touch",
                        "feature 3: left out: a line has fewer than two positions",
                        "feature 2: left out: a ring has fewer than four positions",
                        "feature 0, near 0.0 0.0: ring closed: its last position was not its first"),
                quality.warnings());
    }

    @Test
    void anAreaThatCrossesItselfWithoutEndIsLeftOut() {
        var random = new Random(3);
        var ring = new StringBuilder("[[[0,0]");
        for (int i = 0; i < 20_000; i++) {
            ring.append(",[")
                    .append(random.nextDouble())
                    .append(',')
                    .append(random.nextDouble())
                    .append(']');
        }
        read(collection(feature("{\"type\":\"Polygon\",\"coordinates\":" + ring + ",[0,0]]]}")));
        assertEquals(0, sink.features.size());
        assertTrue(
                quality.warnings().getFirst().contains("cross more than"),
                quality.warnings().toString());
    }

    @Test
    void anIdGivenTwiceIsTold() {
        read(collection(
                "{\"type\":\"Feature\",\"id\":1,\"geometry\":null,\"properties\":{}}",
                "{\"type\":\"Feature\",\"id\":\"1\",\"geometry\":null,\"properties\":{}}"));
        assertEquals(1, sink.features.size());
        assertEquals(List.of("feature 1, id \"1\": id given before: the last feature is kept"), quality.warnings());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException, ParseException {
        List<Feature> features = made(3, 300);
        Path file = folder.resolve("x.geojson");
        GeoJsonWriter.write(file, features, GeoJsonWriter.Ids.LOCAL);
        read(file, THINGS);
        assertEquals(features.size(), sink.features.size());
        for (Feature feature : features) {
            Feature again = sink.features.get(feature.id());
            assertEquals(feature.properties(), again.properties());
            if (feature.shape() == null) {
                assertNull(again.shape());
            } else {
                assertTrue(
                        feature.shape().norm().equalsExact(again.shape().norm()),
                        feature.shape().toText());
                assertEquals(
                        feature.shape().getCoordinate().getZ(),
                        again.shape().getCoordinate().getZ());
            }
        }
        byte[] once = Files.readAllBytes(file);
        GeoJsonWriter.write(file, features, GeoJsonWriter.Ids.LOCAL);
        assertArrayEquals(once, Files.readAllBytes(file));
        GeoJsonWriter.write(file, List.of(), GeoJsonWriter.Ids.URN);
        read(file, THINGS);
        assertEquals(0, sink.features.size());
    }

    @Test
    void section316RingsAreWrittenRightHanded() throws IOException, ParseException {
        Geometry clockwise = new WKTReader().read("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))");
        var feature = new Feature(
                "urn:citiverse:c:s:things:1", "things", clockwise, Properties.empty(), new Provenance("s", "import"));
        Path file = folder.resolve("x.geojson");
        GeoJsonWriter.write(file, List.of(feature), GeoJsonWriter.Ids.URN);
        assertEquals(
                "{\"type\":\"FeatureCollection\",\"features\":[\n"
                        + "{\"type\":\"Feature\",\"id\":\"urn:citiverse:c:s:things:1\",\"featureType\":\"things\","
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]],"
                        + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]},\"properties\":{}}\n]}\n",
                Files.readString(file));
    }

    private static List<Feature> made(long seed, int count) throws ParseException {
        var random = new Random(seed);
        var reader = new WKTReader();
        var features = new ArrayList<Feature>();
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * 100;
            double y = random.nextDouble() * 50;
            String text =
                    switch (i % 7) {
                        case 0 -> "POINT (" + x + ' ' + y + ')';
                        case 1 -> "POINT Z (" + x + ' ' + y + " 12.5)";
                        case 2 -> "LINESTRING (" + x + ' ' + y + ", " + y + ' ' + x / 2 + ')';
                        case 3 -> "POLYGON ((0 0, " + (x + 1) + " 0, 0 " + (y + 1) + ", 0 0))";
                        case 4 -> "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, " + (x + 6) + " 5, 6 6, 5 5)))";
                        case 5 -> "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, " + x + " 4))";
                        default -> "";
                    };
            var properties = Properties.builder()
                    .put("name", "thing \"" + i + "\" \n é")
                    .put("count", random.nextLong())
                    .put("share", random.nextDouble())
                    .put("open", random.nextBoolean())
                    .put("gone", Value.missing());
            features.add(new Feature(
                    "urn:citiverse:porto-alegre:parks:things:" + i,
                    "things",
                    text.isEmpty() ? null : reader.read(text),
                    properties.build(),
                    new Provenance("parks", "import")));
        }
        return features;
    }

    @Test
    void aPublicFileIsReadAsItIs() throws IOException {
        Path file = TestData.shared("traffic-assignment/Anaheim/anaheim_nodes.geojson");
        read(file, new Options("nodes", "Nodes", "id"));
        assertEquals("POINT", sink.layers.get("nodes").geometry());
        assertEquals(416, sink.features.size());
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException, ParseException {
        Path file = folder.resolve("good.geojson");
        GeoJsonWriter.write(file, made(5, 60), GeoJsonWriter.Ids.LOCAL);
        Damage.everywhere(Files.readAllBytes(file), folder, 31, 400, damaged -> read(damaged, THINGS));
        Damage.everywhere(
                "{\"type\":\"Point\",\"coordinates\":[1,2]}".getBytes(StandardCharsets.UTF_8),
                folder,
                32,
                400,
                damaged -> read(damaged, THINGS));
    }
}
