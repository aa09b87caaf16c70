package citiverse.standards.cityjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.CityModels;
import citiverse.standards.Collected;
import citiverse.standards.TestData;
import citiverse.standards.export.LayerExport;
import citiverse.standards.solid.CityClass;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.Validity;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// What is exported is CityJSON 2.0, and reading it again changes nothing.
class CityJsonExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Snapshot snapshot(Collected found) {
        var builder = MemorySnapshot.builder(CityModels.CITY);
        found.layers.values().forEach(builder::layer);
        // Of a history all versions are wanted at once.
        found.features.values().stream()
                .map(feature -> new Feature(
                        feature.id(),
                        feature.type(),
                        feature.shape(),
                        feature.properties(),
                        feature.provenance(),
                        Validity.ALWAYS))
                .forEach(builder::put);
        builder.with(new Source("model", "", "cityjson", "f", "", 0, "", "", "", false));
        return builder.build();
    }

    private Path export(Snapshot snapshot, List<String> layers) {
        Path out = folder.resolve("out.city.json");
        LayerExport.write(snapshot, layers, LayerExport.Format.CITYJSON, out);
        return out;
    }

    private static Schema schema() throws IOException {
        try (var in = CityJsonExportTest.class.getResourceAsStream("cityjson-2.0.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(in));
        }
    }

    /// What a schema cannot say: indices in range, values for every surface, parents and children both ways.
    private static void structure(JsonNode document, String name) {
        int vertices = document.get("vertices").size();
        JsonNode objects = document.get("CityObjects");
        objects.fields().forEachRemaining(entry -> {
            JsonNode object = entry.getValue();
            object.path("parents").forEach(parent -> {
                assertNotNull(objects.get(parent.asText()), name + ": no parent " + parent);
                assertTrue(
                        texts(objects.get(parent.asText()).path("children")).contains(entry.getKey()),
                        name + ": " + parent + " does not name its child " + entry.getKey());
            });
            object.path("children").forEach(child -> {
                assertNotNull(objects.get(child.asText()), name + ": no child " + child);
                assertTrue(texts(objects.get(child.asText()).path("parents")).contains(entry.getKey()));
            });
            object.path("geometry").forEach(geometry -> {
                for (JsonNode index : leaves(geometry.get("boundaries"), new ArrayList<>())) {
                    assertTrue(index.asInt() >= 0 && index.asInt() < vertices, name + ": vertex " + index);
                }
                JsonNode semantics = geometry.get("semantics");
                if (semantics != null) {
                    int surfaces = count(
                            geometry.get("boundaries"), geometry.get("type").asText());
                    List<JsonNode> values = leaves(semantics.get("values"), new ArrayList<>());
                    assertEquals(surfaces, values.size(), name);
                    values.forEach(value -> assertTrue(value.isNull()
                            || value.asInt() < semantics.get("surfaces").size()));
                }
            });
        });
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<JsonNode> leaves(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(item -> leaves(item, into));
        } else {
            into.add(node);
        }
        return into;
    }

    private static int count(JsonNode boundaries, String type) {
        if (type.endsWith("Surface")) {
            return boundaries.size();
        }
        int count = 0;
        for (JsonNode part : boundaries) {
            count += type.equals("Solid") ? part.size() : count(part, "Solid");
        }
        return count;
    }

    @Test
    void theSharedFilesComeOutValidAndReadingThemAgainChangesNothing() throws IOException {
        Path models = TestData.shared("city-models");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(models)) {
            files = walk.filter(path -> path.toString().matches(".*\\.(gml|json|jsonl)"))
                    .filter(path -> !path.toString().contains("invalid"))
                    .sorted()
                    .toList();
        }
        Schema schema = schema();
        int features = 0;
        for (Path file : files) {
            String name = models.relativize(file).toString();
            Collected before = CityModels.read(file, CityModels.TOLD.getOrDefault(name, ""))
                    .found();
            Path out = export(snapshot(before), List.of());
            JsonNode document = JSON.readTree(out.toFile());
            assertEquals(
                    List.of(),
                    schema.validate(document).stream()
                            .map(Object::toString)
                            .limit(3)
                            .toList(),
                    name);
            structure(document, name);
            Collected after = CityModels.read(out, "").found();
            var expected = new TreeMap<>(before.features);
            expected.values()
                    .removeIf(feature -> CityClass.ofLayer(feature.type()).isEmpty());
            assertEquals(expected.keySet(), after.features.keySet(), name);
            for (Feature feature : expected.values()) {
                Feature again = after.features.get(feature.id());
                assertEquals(feature.properties(), again.properties(), name + " " + feature.id());
                assertEquals(feature.shape(), again.shape(), name + " " + feature.id());
                features++;
            }
            byte[] first = Files.readAllBytes(out);
            assertEquals(
                    JSON.readTree(first),
                    JSON.readTree(export(snapshot(after), List.of()).toFile()),
                    name);
        }
        System.out.println("cityjson export: " + files.size() + " files valid by the schema, " + features
                + " features equal after reading them again");
    }

    @Test
    void aLayerBringsWhatItsObjectsArePartsOf() throws IOException {
        Collected found = CityModels.shared("cityjson20/3dbag_b2.city.json").found();
        JsonNode document =
                JSON.readTree(export(snapshot(found), List.of("building_part")).toFile());
        assertEquals(4, document.get("CityObjects").size());
        structure(document, "3dbag_b2");
        assertEquals(
                "https://www.opengis.net/def/crs/EPSG/0/7415",
                document.at("/metadata/referenceSystem").asText());
    }

    @Test
    void severalReferenceSystemsAreRefused() throws IOException {
        Collected one = CityModels.shared("cityjson20/3dbag_b2.city.json").found();
        Collected other = CityModels.shared("cityjson20/twobuildings.city.json").found();
        other.layers.forEach((name, layer) -> one.layers.merge(name, layer, LayerSchema::merge));
        one.features.putAll(other.features);
        Problem problem = assertThrows(Problem.class, () -> export(snapshot(one), List.of()));
        System.out.println("refused: " + problem.getMessage());
        assertEquals("CV-EXPORT-006", problem.code());
        assertTrue(problem.remedy().contains("--source"));
    }

    @Test
    void outlinesBecomeBlocks() throws IOException {
        var plan = new GeometryFactory();
        var square = plan.createPolygon(new Coordinate[] {
            new Coordinate(7.42, 43.73),
            new Coordinate(7.4203, 43.73),
            new Coordinate(7.4203, 43.7302),
            new Coordinate(7.42, 43.7302),
            new Coordinate(7.42, 43.73)
        });
        var found = new Collected();
        found.layer(new LayerSchema("building", "", "POLYGON", List.of()));
        found.layer(new LayerSchema("amenity", "", "POINT", List.of()));
        for (String id : List.of("low", "tall")) {
            var properties = Properties.builder().put("name", id).put("ground_metres", 3.5);
            if (id.equals("tall")) {
                properties.put("height_metres", 21.0).put("levels", 7);
            }
            found.put(new Feature(
                    "urn:citiverse:test:osm:building:" + id,
                    "building",
                    square,
                    properties.build(),
                    new Provenance("osm", "import")));
        }
        Path out = export(snapshot(found), List.of());
        assertEquals(List.of(), List.copyOf(schema().validate(JSON.readTree(out.toFile()))));
        CityModels.Read read = CityModels.read(out, "");
        Feature tall = read.found().named("building", "tall");
        assertEquals(21.0, tall.properties().number("height_metres").orElseThrow());
        assertEquals(3.5, tall.properties().number("ground_metres").orElseThrow());
        assertEquals(7, tall.properties().whole("levels").orElseThrow());
        assertEquals(List.of(), read.quality().warnings());
        Form form = CityModels.form(tall);
        assertEquals(Shape.Kind.SOLID, form.shapes().getFirst().kind());
        assertEquals(
                "0",
                CityModels.form(read.found().named("building", "low"))
                        .shapes()
                        .getFirst()
                        .lod());
        assertTrue(tall.shape().symDifference(square).getArea() < square.getArea() * 1e-3);
        Problem problem = assertThrows(Problem.class, () -> export(snapshot(found), List.of("amenity")));
        assertEquals("CV-EXPORT-005", problem.code());
    }
}
