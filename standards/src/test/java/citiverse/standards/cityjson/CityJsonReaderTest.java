package citiverse.standards.cityjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.CityModels;
import citiverse.standards.CityModels.Read;
import citiverse.standards.Damage;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CityJSON 2.0, by its sections.
class CityJsonReaderTest {
    @TempDir
    private Path folder;

    private Read read(String text) throws IOException {
        return CityModels.read(Files.writeString(folder.resolve("made.city.json"), text), "");
    }

    private Problem refused(String text) throws IOException {
        Problem problem = CityModels.refused(Files.writeString(folder.resolve("made.city.json"), text), "");
        System.out.println("refused: " + problem.getMessage());
        assertEquals(2, problem.exitCode());
        assertEquals("made.city.json", problem.file());
        assertTrue(!problem.remedy().isEmpty() && !problem.place().isEmpty()
                || problem.code().endsWith("002"));
        return problem;
    }

    @Test
    void aCubeIsABuildingOfTenMetres() throws IOException {
        Read read = read(CityJsonText.building(CityJsonText.CUBE));
        Feature building = read.found().named("building", "b1");
        assertEquals(List.of(), read.quality().warnings());
        assertEquals(10.0, building.properties().number("height_metres").orElseThrow());
        assertEquals("geometry", building.properties().text("height_source").orElseThrow());
        assertEquals(0.0, building.properties().number("ground_metres").orElseThrow());
        Form form = CityModels.form(building);
        Shape shape = form.best().orElseThrow();
        assertEquals(6, shape.surfaces());
        assertEquals("{\"id\":\"w\"}", shape.semantics().get(2).attributes());
        // The frame is that of the projection: the sides are 10 m long within the scale of the Dutch grid.
        double east = form.east(1) - form.east(0);
        double north = form.north(1) - form.north(0);
        double side = Math.sqrt(east * east + north * north);
        System.out.println("side of 10 m on the grid is " + side + " m on the ground");
        assertEquals(10.0, side, 0.001);
        assertEquals(0.0, form.east(0) + form.east(2) + (form.north(0) + form.north(2)), 1e-6);
    }

    @Test
    void section3TemplatesAreResolved() throws IOException {
        String objects = """
                {"t1":{"type":"SolitaryVegetationObject","geometry":[{"type":"GeometryInstance","template":0,\
                "boundaries":[1],"transformationMatrix":[2,0,0,0, 0,2,0,0, 0,0,3,0, 0,0,0,1]}]}}""";
        String templates = """
                ,"geometry-templates":{"templates":[{"type":"MultiSurface","lod":"1","boundaries":[[[0,1,2]]]}],\
                "vertices-templates":[[0,0,0],[1,0,0],[0,1,1.5]]}""";
        Read read = read(CityJsonText.document("2.0", "EPSG:7415", objects, CityJsonText.VERTICES, templates));
        Form form = CityModels.form(read.found().named("solitary_vegetation_object", "t1"));
        assertEquals(85010.0, form.source(0, 0), 1e-9);
        assertEquals(85012.0, form.source(1, 0), 1e-9);
        assertEquals(446002.0, form.source(2, 1), 1e-9);
        assertEquals(4.5, form.source(2, 2), 1e-9);
        assertEquals("1", form.shapes().getFirst().lod());
    }

    @Test
    void section2GroupsKeepTheirMembersAndExtensionsAreCounted() throws IOException {
        String objects =
                "{\"g\":{\"type\":\"CityObjectGroup\",\"children\":[\"b1\",\"x\"],\"children_roles\":[\"hall\",\"\"]},"
                        + "\"b1\":{\"type\":\"Building\",\"parents\":[\"g\"],\"children\":[\"p\"],\"attributes\":{\"parent\":\"King\","
                        + "\"list\":[1,2.0,{\"a\":null}],\"none\":null,\"big\":123456789012345678901}},"
                        + "\"p\":{\"type\":\"BuildingPart\",\"parents\":[\"b1\"],\"geometry\":[" + CityJsonText.CUBE
                        + "]},"
                        + "\"x\":{\"type\":\"+Noise\",\"geometry\":[]}}";
        Read read = read(CityJsonText.document(objects, CityJsonText.VERTICES));
        Feature building = read.found().named("building", "b1");
        assertEquals("King", building.properties().text("source_parent").orElseThrow());
        assertEquals("[1,2.0,{\"a\":null}]", building.properties().text("list").orElseThrow());
        assertEquals(Value.missing(), building.properties().value("none").orElseThrow());
        assertEquals(10.0, building.properties().number("height_metres").orElseThrow());
        assertTrue(building.shape() != null, "it covers what its part covers");
        Feature group = read.found().named("city_object_group", "g");
        assertEquals("[\"b1\",\"x\"]", group.properties().text("members").orElseThrow());
        assertEquals(1, read.warnings("object of an extension passed over").size());
        assertEquals(
                building.id(),
                read.found()
                        .named("building_part", "p")
                        .properties()
                        .text("parent")
                        .orElseThrow());
    }

    @Test
    void coordinatesBeyond32BitsAreTakenFromANearerBase() throws IOException {
        String text = CityJsonText.document(
                "2.0",
                "EPSG:25833",
                "{\"b1\":{\"type\":\"Building\",\"geometry\":[" + CityJsonText.CUBE + "]}}",
                "[[388662000,5818794000,0],[388672000,5818794000,0],[388672000,5818804000,0],[388662000,5818804000,0],"
                        + "[388662000,5818794000,9000],[388672000,5818794000,9000],[388672000,5818804000,9000],"
                        + "[388662000,5818804000,9000]]",
                "");
        Read read = read(text.replace("[85000.0,446000.0,0.0]", "[0,0,0]"));
        Form form = CityModels.form(read.found().named("building", "b1"));
        assertEquals(5818794.0, form.source(0, 1), 1e-6);
        assertEquals(
                13.36,
                read.found().of("building").getFirst().shape().getCentroid().getX(),
                0.01);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[0,3,2,1]] | [[0,1,2,3]] | ground surface faces up",
                "[[0,3,2,1]] | [[0,1,2,3]] | neighbouring surfaces are wound against each other",
                ",[[3,0,4,7]] | '' | solid is not closed",
                "[[4,5,6,7]] | [[4,5,6,10]] | ring crosses itself",
                "[[4,5,6,7]] | [[4,5,6,8]] | ring is bent",
                "[[4,5,6,7]] | [[4,5,6,7],[4,4,5]] | ring left out: it has fewer than three places",
                "[[4,5,6,7]] | [[4,5,6,7]],[[4,9,5]] | ring encloses nothing",
                "\"values\":[[0,1,2,2,2,2]] | \"values\":[[0,1,2]] | semantics passed over from here on",
                "\"values\":[[0,1,2,2,2,2]] | \"values\":[[0,9,2,2,2,2]] | surface without a meaning"
            })
    void faultsAtTheDoorAreNamedWithTheirPlace(String part, String fault, String warning) throws IOException {
        String broken = CityJsonText.CUBE.replace(part, fault);
        assertTrue(!broken.equals(CityJsonText.CUBE));
        String vertices =
                CityJsonText.VERTICES.replaceAll("]]$", "],[0,10000,11000],[5000,0,10000],[5000,-3000,10000]]");
        String objects = "{\"b1\":{\"type\":\"Building\",\"geometry\":[" + broken + "]}}";
        Read read = read(CityJsonText.document(objects, vertices));
        List<String> found = read.warnings(warning);
        System.out.println("door: " + found);
        assertEquals(1, found.size(), read.quality().warnings().toString());
        assertTrue(found.getFirst().contains("b1"), found.toString());
        assertEquals(1, read.count("building"));
    }

    @Test
    void aCubeInsideOutIsNoticed() throws IOException {
        String inward = "{\"type\":\"Solid\",\"lod\":\"1\",\"boundaries\":[[[[1,2,3,0]],[[7,6,5,4]],[[4,5,1,0]],"
                + "[[5,6,2,1]],[[6,7,3,2]],[[7,4,0,3]]]]}";
        Read read = read(CityJsonText.building(inward));
        assertEquals(
                1,
                read.warnings("outer shell is wound inwards").size(),
                read.quality().warnings().toString());
        assertEquals(1, read.quality().warnings().size());
    }

    @Test
    void whatCannotBeUsedIsRefused() throws IOException {
        String good = CityJsonText.building(CityJsonText.CUBE);
        assertEquals(
                "CV-CITYJSON-006",
                refused(good.replace("[[4,5,6,7]]", "[[4,5,6,99]]")).code());
        assertEquals(
                "CV-CITYJSON-005",
                refused(good.replaceAll("\"referenceSystem\":\"[^\"]*\"", "")).code());
        assertEquals(
                "CV-CRS-001",
                refused(good.replace("EPSG/0/7415", "EPSG/0/999999")).code());
        assertEquals(
                "CV-CITYJSON-007", refused(good.replace("\"2.0\"", "\"1.0\"")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("\"transform\"", "\"transfer\"")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[0.001,0.001,0.001]", "[0,0.001,0.001]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[10000,0,0]", "[10000.5,0,0]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[10000,0,0]", "[10000,0]")).code());
        assertEquals(
                "CV-CITYJSON-003",
                refused(good.replace("[10000,0,0]", "[NaN,0,0]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[10000,0,0]", "[1e400,0,0]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[10000,0,0]", "[99999999999999999999999,0,0]"))
                        .code());
        assertEquals(
                "CV-CITYJSON-008",
                refused(good.replace("[10000,0,0]", "[99999999999,0,0]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[[4,5,6,7]]", "[4,5,6,7]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("[[4,5,6,7]]", "[[4,5,-6,7]]")).code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(good.replace("\"Solid\"", "\"Blob\"")).code());
        assertEquals("CV-CITYJSON-004", refused("[]").code());
        assertEquals("CV-CITYJSON-002", refused("").code());
        assertEquals(
                "CV-CITY3D-002",
                refused(good.replace("[85000.0,446000.0,0.0]", "[1e300,446000.0,0.0]"))
                        .code());
        String deep = good.replace("[[4,5,6,7]]", "[".repeat(5_000) + "]".repeat(5_000));
        assertEquals("CV-CITYJSON-003", refused(deep).code());
        assertEquals(
                "CV-CITYJSON-003",
                refused(good.replace("\"b1\"", "\"" + "b".repeat(20_000) + "\""))
                        .code());
        assertEquals(
                "CV-CITY3D-001",
                refused(good.replace("\"b1\"", "\"" + "b".repeat(600) + "\"")).code());
        assertEquals(
                "CV-CITYJSON-003",
                refused(good.replace("{\"b1\":", "{\"b1\":{\"type\":\"Building\"},\"b1\":"))
                        .code());
    }

    @Test
    void sequencesNeedTheirFirstLine() throws IOException {
        String head = CityJsonText.document("{}", "[]");
        String feature = "{\"type\":\"CityJSONFeature\",\"id\":\"b1\",\"CityObjects\":{\"b1\":{\"type\":\"Building\","
                + "\"geometry\":[" + CityJsonText.CUBE + "]}},\"vertices\":" + CityJsonText.VERTICES + "}";
        Read read = read(head + "\n" + feature + "\n" + feature.replace("\"b1\"", "\"b2\"") + "\n");
        assertEquals(2, read.count("building"));
        assertEquals("CV-CITYJSON-004", refused(feature).code());
        assertEquals(
                "CV-CITYJSON-006",
                refused(head + "\n" + feature.replace("[0,10000,10000]]", "]").replace(",]", "]"))
                        .code());
        assertEquals(
                "CV-CITYJSON-004",
                refused(head + "\n" + feature.replace("CityJSONFeature", "Feature"))
                        .code());
    }

    @Test
    void partsMayComeBeforeTheirBuilding() throws IOException {
        String objects = "{\"p\":{\"type\":\"BuildingPart\",\"parents\":[\"b\"],\"geometry\":[" + CityJsonText.CUBE
                + "]},\"lonely\":{\"type\":\"BuildingPart\",\"parents\":[\"nobody\"]},"
                + "\"b\":{\"type\":\"Building\",\"children\":[\"p\",\"missing\"]}}";
        Read read = read(CityJsonText.document(objects, CityJsonText.VERTICES));
        assertEquals(1, read.count("building"));
        assertEquals(2, read.count("building_part"));
        assertEquals(1, read.warnings("its parent is not in the file").size());
    }

    @Test
    void damageIsNamed() throws IOException {
        String objects = "{\"b\":{\"type\":\"Building\",\"children\":[\"p\"],\"attributes\":{\"measuredHeight\":10.5}},"
                + "\"p\":{\"type\":\"BuildingPart\",\"parents\":[\"b\"],\"geometry\":[" + CityJsonText.CUBE + "]}}";
        byte[] good =
                CityJsonText.document(objects, CityJsonText.VERTICES).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Damage.everywhere(good, folder, 20261124, 1500, file -> CityModels.read(file, ""));
    }
}
