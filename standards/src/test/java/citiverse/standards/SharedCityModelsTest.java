package citiverse.standards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.CityModels.Read;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The facts that are told of the shared city models, found by the readers.
class SharedCityModelsTest {
    private static Map<String, Long> layers(Read read) {
        Map<String, Long> counts = new TreeMap<>();
        read.found().features.values().forEach(feature -> counts.merge(feature.type(), 1L, Long::sum));
        return counts;
    }

    private static Map<Shape.Kind, Long> kinds(Read read) {
        Map<Shape.Kind, Long> counts = new TreeMap<>();
        read.found().features.values().forEach(feature -> Form.of(feature)
                .ifPresent(form -> form.shapes().forEach(shape -> counts.merge(shape.kind(), 1L, Long::sum))));
        return counts;
    }

    private static int vertices(Read read) {
        int count = 0;
        for (Feature feature : read.found().features.values()) {
            count += Form.of(feature).map(form -> form.vertices().length / 3).orElse(0);
        }
        return count;
    }

    private static void says(String file, Object measured) {
        System.out.println("city models: " + file + ": " + measured);
    }

    @Test
    void denHaagHasTwelveObjectsInVersion11() {
        Read read = CityModels.shared("cityjson11/den_haag_subset.city.json");
        says("den_haag_subset", layers(read) + " " + kinds(read) + " " + vertices(read) + " vertices");
        assertEquals(Map.of("building", 4L, "building_part", 8L), layers(read));
        assertEquals(Map.of(Shape.Kind.SOLID, 9L), kinds(read));
        Feature part = read.found().named("building_part", "GUID_8CE54418-E2F7-49A7-9A8D-C3D172BA62C4_1");
        assertEquals(
                "urn:citiverse:test:model:building:GUID_8CE54418-E2F7-49A7-9A8D-C3D172BA62C4",
                part.properties().text("parent").orElseThrow());
        assertEquals("EPSG:5709", part.properties().text("vertical_datum").orElseThrow());
    }

    @Test
    void delftHas570ObjectsInItsExtent() {
        Read read = CityModels.shared("cityjson20/delft.city.json");
        says("delft", layers(read) + " " + kinds(read));
        assertEquals(
                Map.of(
                        "building", 160L,
                        "road", 143L,
                        "plant_cover", 126L,
                        "land_use", 81L,
                        "generic_city_object", 54L,
                        "bridge", 3L,
                        "water_body", 3L),
                layers(read));
        assertEquals(Map.of(Shape.Kind.SOLID, 160L, Shape.Kind.MULTI_SURFACE, 410L), kinds(read));
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (Feature feature : read.found().features.values()) {
            Form form = CityModels.form(feature);
            assertEquals("EPSG:7415", form.crs());
            assertEquals(0.001, form.scale()[0]);
            for (int v = 0; v < form.vertices().length / 3; v++) {
                for (int k = 0; k < 3; k++) {
                    low[k] = Math.min(low[k], form.source(v, k));
                    high[k] = Math.max(high[k], form.source(v, k));
                }
            }
        }
        double[] asked = {84616.468, 447422.999, -0.452, 85140.839, 447750.636, 16.846};
        for (int k = 0; k < 3; k++) {
            says("delft axis " + k, String.format(Locale.ROOT, "%.3f to %.3f", low[k], high[k]));
            assertEquals(asked[k], low[k], 1e-6);
            assertEquals(asked[k + 3], high[k], 1e-6);
        }
        // The old church square of Delft, by the register's own formulas within a metre.
        var box = read.found().of("building").getFirst().shape().getEnvelopeInternal();
        assertEquals(4.3675, box.centre().x, 0.002);
        assertEquals(52.011, box.centre().y, 0.002);
    }

    @Test
    void multiLodKeepsAllThreeLevels() {
        Read read = CityModels.shared("cityjson20/multi_lod.city.json");
        says("multi_lod", layers(read) + " " + kinds(read));
        assertEquals(Map.of("building", 10L), layers(read));
        assertEquals(Map.of(Shape.Kind.SOLID, 30L), kinds(read));
        for (Feature feature : read.found().of("building")) {
            assertEquals("1.2 1.3 2.2", feature.properties().text("lods").orElseThrow());
            assertEquals("2.2", CityModels.form(feature).best().orElseThrow().lod());
        }
    }

    @Test
    void theSameBuildingsOfTheBagAreReadFromDocumentAndSequence() {
        Read document = CityModels.shared("cityjson20/3dbag_b2.city.json");
        Read sequence = CityModels.shared("cityjsonseq/3dbag_b2.city.jsonl");
        assertEquals(Map.of("building", 2L, "building_part", 2L), layers(document));
        assertEquals(Map.of(Shape.Kind.SOLID, 2L), kinds(document));
        says("3dbag_b2", layers(document) + " " + vertices(document) + " vertices");
        assertEquals(127, vertices(document));
        assertEquals(
                document.found().features.keySet(), sequence.found().features.keySet());
        document.found().features.forEach((id, feature) -> {
            Feature other = sequence.found().features.get(id);
            assertEquals(
                    feature.properties().without("form"), other.properties().without("form"));
            if (feature.type().equals("building_part")) {
                assertEquals(CityModels.surfaces(feature), CityModels.surfaces(other));
            }
        });
    }

    @Test
    void twoBuildingsComeAndTheInvalidOnesSayWhyNot() {
        Read read = CityModels.shared("cityjson20/twobuildings.city.json");
        says("twobuildings", layers(read) + " " + vertices(read) + " vertices");
        assertEquals(Map.of("building", 2L), layers(read));
        Problem problem = CityModels.refused(
                TestData.shared("city-models/cityjson20/twobuildings_invalid.city.json"), "EPSG:2950");
        says("twobuildings_invalid", problem.getMessage());
        assertEquals("CV-CITYJSON-004", problem.code());
        assertTrue(problem.reason().contains("\"City Objects\""), problem.reason());
        assertTrue(problem.remedy().contains("CityObjects"), problem.remedy());
    }

    @Test
    void threeReadersAgreeOnTheHundredBuildings() {
        Read json = CityModels.shared("cityjson20/fzk_testcases_lod2_buildings.city.json");
        Read sequence = CityModels.shared("cityjsonseq/fzk_testcases_lod2_buildings.city.jsonl");
        Read gml = CityModels.shared("citygml3/fzk_testcases_lod2_buildings_v3.gml");
        assertEquals(Map.of("building", 100L), layers(json));
        assertEquals(Map.of(Shape.Kind.SOLID, 100L), kinds(json));
        assertEquals(1_000, vertices(json));
        assertEquals(200, CityModels.count(gml.found(), "RoofSurface"));
        assertEquals(400, CityModels.count(gml.found(), "WallSurface"));
        assertEquals(100, CityModels.count(gml.found(), "GroundSurface"));
        assertEquals(700, CityModels.count(gml.found(), ""));
        assertEquals(Map.of(Shape.Kind.SOLID, 100L), kinds(gml));
        assertEquals(json.found().features.keySet(), sequence.found().features.keySet());
        assertEquals(json.found().features.keySet(), gml.found().features.keySet());
        int surfaces = 0;
        for (Feature feature : json.found().features.values()) {
            Feature line = sequence.found().features.get(feature.id());
            Feature xml = gml.found().features.get(feature.id());
            assertEquals(CityModels.surfaces(feature), CityModels.surfaces(line), feature.id());
            assertEquals(CityModels.surfaces(feature), CityModels.surfaces(xml), feature.id());
            assertTrue(feature.shape().equalsTopo(xml.shape()), feature.id());
            surfaces += CityModels.surfaces(xml).size();
            assertEquals(
                    feature.properties().without("form").without("vertical_datum"),
                    xml.properties().without("form").without("vertical_datum"));
            assertEquals(feature.properties().without("form"), line.properties().without("form"));
        }
        Feature told = gml.found().named("building", "FZK_GUID_1F3E679D-E226-4535-926C-7390977FB25A");
        assertEquals(11.0, told.properties().number("measuredHeight").orElseThrow());
        assertEquals(11.0, told.properties().number("height_metres").orElseThrow());
        assertEquals(5, told.properties().whole("storeysAboveGround").orElseThrow());
        assertEquals(5, told.properties().whole("levels").orElseThrow());
        says("fzk", "100 buildings, " + surfaces + " surfaces and all attributes equal in three formats");
    }

    @Test
    void theExampleBuildingComesInFourLevels() {
        Map<String, Integer> polygons = new TreeMap<>();
        for (int lod = 1; lod <= 4; lod++) {
            Read read = CityModels.shared("citygml2/Building_LOD" + lod + "-EPSG25832.gml");
            Feature building = read.found().of("building").getFirst();
            assertEquals(5.0, building.properties().number("height_metres").orElseThrow());
            assertEquals(1985, building.properties().whole("yearOfConstruction").orElseThrow());
            assertEquals(
                    Integer.toString(lod), building.properties().text("lods").orElseThrow());
            assertEquals(
                    "EPSG:5783", building.properties().text("vertical_datum").orElseThrow());
            assertEquals(112.0, building.properties().number("ground_metres").orElseThrow());
            int count = 0;
            var distinct = new TreeSet<String>();
            int doubled = 0;
            for (String layer : List.of("building", "building_room", "building_furniture")) {
                for (Feature feature : read.found().of(layer)) {
                    count += CityModels.surfaces(feature).size();
                    CityModels.surfaces(feature).forEach(surface -> distinct.add(sorted(surface)));
                }
            }
            polygons.put("LOD" + lod, count);
            if (lod == 4) {
                assertEquals(998, distinct.size() + doubled);
            }
            if (lod == 2) {
                assertEquals(2, CityModels.count(read.found(), "RoofSurface"));
                assertEquals(4, CityModels.count(read.found(), "WallSurface"));
                assertEquals(1, CityModels.count(read.found(), "GroundSurface"));
            }
            if (lod >= 3) {
                assertEquals(2, CityModels.semantics(read.found(), "Window") / (lod - 2));
                assertTrue(CityModels.semantics(read.found(), "Door") >= 1);
            }
            Form form = CityModels.form(building);
            for (int v = 0; v < form.vertices().length / 3; v++) {
                assertTrue(form.source(v, 0) >= 458868 && form.source(v, 0) <= 458892);
                assertTrue(form.source(v, 1) >= 5438343 && form.source(v, 1) <= 5438362);
                assertTrue(form.height(v) >= 112 && form.height(v) <= 117);
            }
        }
        says(
                "Building_LOD1..4",
                "surfaces " + polygons + " (of LOD4 998 are different, windows and doors are used from two sides)");
        assertEquals(6, polygons.get("LOD1"));
        assertEquals(7, polygons.get("LOD2"));
        assertEquals(24, polygons.get("LOD3"));
    }

    /// The places of a surface in their natural order: the same from both sides.
    private static String sorted(String surface) {
        return Stream.of(surface.substring(surface.indexOf(": ") + 2).split(": |, "))
                .sorted()
                .collect(java.util.stream.Collectors.joining(", "));
    }

    @Test
    void moabitIsTheSameInBothVersions() {
        Read two = CityModels.shared("citygml2/Berlin_Moabit_1Bldg_v2.gml");
        Read three = CityModels.shared("citygml3/Berlin_Moabit_1Bldg_v3.gml");
        Feature older = two.found().of("building").getFirst();
        Feature newer = three.found().of("building").getFirst();
        assertEquals(older.id(), newer.id());
        assertEquals(CityModels.surfaces(older), CityModels.surfaces(newer));
        assertEquals(6, CityModels.surfaces(newer).size());
        assertEquals(4.08551, newer.properties().number("measuredHeight").orElseThrow(), 1e-9);
        assertEquals(4.08551, older.properties().number("height_metres").orElseThrow(), 1e-9);
        Form form = CityModels.form(newer);
        double[] asked = {
            388662.065952822, 5818794.94363753, 33.0499992370605, 388694.55459302, 5818814.54570493, 37.1355109214783
        };
        // The envelope in the file is up to 0.3 m wider than its polygons; heights touch it.
        double[] polygons = {
            388662.279883488, 5818795.00074437, 33.0499992370605, 388694.340662129, 5818814.48859795, 37.1355108373305
        };
        double worst = 0;
        for (int k = 0; k < 3; k++) {
            int axis = k;
            var all = java.util.stream.IntStream.range(0, form.vertices().length / 3)
                    .mapToDouble(v -> form.source(v, axis))
                    .summaryStatistics();
            worst = Math.max(worst, Math.abs(all.getMin() - polygons[k]));
            worst = Math.max(worst, Math.abs(all.getMax() - polygons[k + 3]));
            assertTrue(all.getMin() >= asked[k] - 0.0005 && all.getMax() <= asked[k + 3] + 0.0005);
        }
        says(
                "Berlin_Moabit",
                "the same 6 surfaces in 2.0 and 3.0, in the envelope; extent of the polygons off by " + worst + " m");
        assertTrue(worst <= 0.0005, "the extent is off by " + worst);
    }

    @Test
    void theDetailedBuildingHasItsWindowsAndDoors() {
        Read read = CityModels.shared("citygml2/lod3_building_v2.gml");
        int windows = CityModels.semantics(read.found(), "Window");
        int doors = CityModels.semantics(read.found(), "Door");
        int lost = 3092 - CityModels.count(read.found(), "");
        says(
                "lod3_building_v2",
                windows + " windows, " + doors + " doors, 3092 polygons of which " + lost
                        + " have fewer than three places; " + read.warnings("ring left out"));
        assertEquals(21, windows);
        assertEquals(2, doors);
        assertTrue(lost >= 0 && lost < 20, "lost " + lost);
    }

    @Test
    void tokyoHasLatitudeFirst() {
        Read read = CityModels.shared("citygml2/plateau_53394517_bldg_CityGML2.gml");
        Feature building = read.found().of("building").getFirst();
        says(
                "plateau",
                CityModels.count(read.found(), "RoofSurface") + " roofs, "
                        + CityModels.count(read.found(), "WallSurface") + " walls at "
                        + building.shape().getCentroid());
        assertEquals(279, CityModels.count(read.found(), "RoofSurface"));
        assertEquals(370, CityModels.count(read.found(), "WallSurface"));
        assertEquals("0 1 2", building.properties().text("lods").orElseThrow());
        assertEquals(139.7176, building.shape().getCentroid().getX(), 0.001);
        assertEquals(35.6789, building.shape().getCentroid().getY(), 0.001);
        assertTrue(read.warnings("property of an extension passed over").size() >= 2);
    }

    @Test
    void melbournesRoadsHaveSectionsAndSpaces() {
        Read read = CityModels.shared("citygml3/melbourne_roads_3wayintersection.gml");
        says("melbourne", layers(read));
        assertEquals(2, read.count("road"));
        assertEquals(3, read.count("section"));
        assertEquals(1, read.count("intersection"));
        assertEquals(58, read.count("traffic_space"));
        assertEquals(58, CityModels.semantics(read.found(), "TrafficArea"));
        assertEquals(
                "EPSG:32755",
                CityModels.form(read.found().of("traffic_space").getFirst()).crs());
    }

    @Test
    void lyonsVersionsBecomeValidity() {
        Read read = CityModels.shared("citygml3/historicalSuccession_CityGML_3.0_LOD2_Versioning.gml");
        says("historicalSuccession", layers(read));
        assertEquals(
                Map.of("building", 4L, "building_part", 5L, "version", 2L, "version_transition", 1L), layers(read));
        var in2010 = new ArrayList<String>();
        var in2020 = new ArrayList<String>();
        for (Feature feature : read.found().of("building_part")) {
            if (feature.validity().holdsAt(java.time.Instant.parse("2010-06-01T00:00:00Z"))) {
                in2010.add(feature.localId());
            }
            if (feature.validity().holdsAt(java.time.Instant.parse("2020-06-01T00:00:00Z"))) {
                in2020.add(feature.localId());
            }
        }
        assertEquals(List.of("BU_69381AL47_1", "BU_69381AL49_1_2000-01-01"), in2010);
        assertEquals(List.of("BU_69381AL49_1_2015-01-01", "BU_69381AL49_2_2015-01-01", "BU_69381AL50_1"), in2020);
        Feature transition = read.found().of("version_transition").getFirst();
        assertTrue(transition.properties().text("transactions").orElseThrow().contains("BU_69381AL50_2015-01-01"));
        assertEquals(
                List.of("EPSG:3946"),
                read.found().of("building_part").stream()
                        .map(part -> CityModels.form(part).crs())
                        .distinct()
                        .toList());
    }

    @Test
    void unitsStoreysAndDynamizersAreFeatures() {
        Read units = CityModels.shared("citygml3/BuildingUnits_Storeys_xlink.gml");
        says("BuildingUnits", layers(units));
        assertEquals(2, units.count("building_storey"));
        assertEquals(2, units.count("building_unit"));
        Read series = CityModels.shared("citygml3/Building_CityGML3.0_with_Dynamizer_and_inline_Timeseries.gml");
        assertEquals(1, series.count("building"));
        Feature dynamizer = series.found().of("dynamizer").getFirst();
        says("Dynamizer", dynamizer.properties());
        assertEquals(12, dynamizer.properties().whole("values").orElseThrow());
        assertTrue(dynamizer.properties().text("series").orElseThrow().startsWith("[[\"2019-01\",1454.63],"));
        assertEquals("kWh", dynamizer.properties().text("unit").orElseThrow());
        Read sensor = CityModels.shared("citygml3/Building_CityGML3.0_with_Dynamizer_and_SensorConnection_V2.gml");
        Feature link = sensor.found().of("dynamizer").getFirst();
        assertEquals(
                "urn:citiverse:test:model:building:DEBY_LOD2_5744682",
                link.properties().text("feature").orElseThrow());
        assertTrue(link.properties().text("base_url").orElseThrow().contains("FROST-Server"));
    }

    @Test
    void theCongressLibraryStandsInWashington() {
        Read read = CityModels.shared("citygml3/JeffersonBuilding_CityGML3.0_LOD1_with_xAL3_CommonTypes.gml");
        Feature building = read.found().of("building").getFirst();
        assertEquals(123, CityModels.count(read.found(), ""));
        says("Jefferson", building.shape().getCentroid() + ", " + read.quality().warnings());
        assertEquals(-77.0047, building.shape().getCentroid().getX(), 0.001);
        assertEquals(38.8887, building.shape().getCentroid().getY(), 0.001);
        assertEquals("ellipsoidal", building.properties().text("vertical_datum").orElseThrow());
    }

    @Test
    void allFilesGoInButTheInvalidOne() throws IOException {
        Path folder = TestData.shared("city-models");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> path.toString().matches(".*\\.(gml|json|jsonl)"))
                    .sorted()
                    .toList();
        }
        int read = 0;
        var refused = new ArrayList<String>();
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            try {
                Read found = CityModels.read(file, CityModels.TOLD.getOrDefault(name, ""));
                assertTrue(!found.found().features.isEmpty(), name);
                read++;
            } catch (Problem problem) {
                refused.add(name + ": " + problem.getMessage());
            }
        }
        says("all", read + " of " + files.size() + " files read, refused: " + refused);
        assertEquals(1, refused.size(), refused.toString());
        assertTrue(refused.getFirst().contains("twobuildings_invalid"));
    }
}
