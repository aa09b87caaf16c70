package citiverse.standards.citygml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.CityModels;
import citiverse.standards.CityModels.Read;
import citiverse.standards.Damage;
import citiverse.standards.TestData;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// CityGML: what is linked, shared, turned, hidden or broken.
class CityGmlReaderTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <CityModel xmlns="http://www.opengis.net/citygml/2.0" xmlns:gml="http://www.opengis.net/gml"
              xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:xlink="http://www.w3.org/1999/xlink"
              xmlns:veg="http://www.opengis.net/citygml/vegetation/2.0">
            <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783" srsDimension="3"/>\
            </gml:boundedBy>
            """;
    private static final String TAIL = "</CityModel>";

    @TempDir
    private Path folder;

    private static String polygon(String id, String places) {
        return "<gml:Polygon gml:id=\"" + id + "\"><gml:exterior><gml:LinearRing><gml:posList>" + places
                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
    }

    private static String member(String inside) {
        return "<cityObjectMember>" + inside + "</cityObjectMember>";
    }

    private static final String ROOF =
            polygon("roof", "500000 5400000 5 500010 5400000 5 500010 5400010 5 500000 5400000 5");

    private Read read(String text) throws IOException {
        return CityModels.read(Files.writeString(folder.resolve("made.gml"), text), "");
    }

    private Problem refused(String text) throws IOException {
        Problem problem = CityModels.refused(Files.writeString(folder.resolve("made.gml"), text), "");
        System.out.println("refused: " + problem.getMessage());
        assertEquals(2, problem.exitCode());
        assertTrue(!problem.remedy().isEmpty() && problem.file().equals("made.gml"));
        return problem;
    }

    @Test
    void aSurfaceOfAnotherObjectIsFoundAndTurned() throws IOException {
        String user = "<bldg:Building gml:id=\"user\"><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
                + "<gml:OrientableSurface orientation=\"-\"><gml:baseSurface xlink:href=\"#roof\"/></gml:OrientableSurface>"
                + "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:Building>";
        String owner = "<bldg:Building gml:id=\"owner\"><bldg:boundedBy><bldg:RoofSurface gml:id=\"r\">"
                + "<bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" + ROOF
                + "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>"
                + "</bldg:Building>";
        Read read = read(HEAD + member(user) + member(owner) + TAIL);
        Form turned = CityModels.form(read.found().named("building", "user"));
        Form plain = CityModels.form(read.found().named("building", "owner"));
        assertEquals("RoofSurface", plain.shapes().getFirst().typeOf(0));
        assertEquals(500000.0, turned.source(0, 0));
        // Three places, last before first the other way round.
        Shape shape = turned.shapes().getFirst();
        double[] second = {turned.source(shape.indices()[1], 0), turned.source(shape.indices()[1], 1)};
        assertEquals(500010.0, second[0]);
        assertEquals(5400010.0, second[1]);
        assertEquals("EPSG:25832", plain.crs());
        assertEquals("EPSG:5783", plain.verticalDatum());
    }

    @Test
    void linksThatLeadNowhereOrInACircleAreNamed() throws IOException {
        String nowhere = "<bldg:Building gml:id=\"b\"><bldg:lod2MultiSurface><gml:MultiSurface>"
                + "<gml:surfaceMember xlink:href=\"#missing\"/><gml:surfaceMember xlink:href=\"http://x.example/a\"/>"
                + "<gml:surfaceMember>" + ROOF + "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface>"
                + "</bldg:Building>";
        Read read = read(HEAD + member(nowhere) + TAIL);
        assertEquals(1, read.warnings("link leads nowhere").size());
        assertEquals(1, read.warnings("link out of the file is not followed").size());
        String circle = "<bldg:Building gml:id=\"b\"><bldg:lod2MultiSurface><gml:MultiSurface gml:id=\"m\">"
                + "<gml:surfaceMember xlink:href=\"#m\"/></gml:MultiSurface></bldg:lod2MultiSurface></bldg:Building>";
        assertEquals("CV-CITYGML-004", refused(HEAD + member(circle) + TAIL).code());
    }

    @Test
    void aTemplateOfATreeIsMovedToItsPlace() throws IOException {
        String tree = "<veg:SolitaryVegetationObject gml:id=\"t\"><veg:height uom=\"m\">12.5</veg:height>"
                + "<veg:lod2ImplicitRepresentation><ImplicitGeometry>"
                + "<transformationMatrix>2 0 0 0 0 2 0 0 0 0 2 0 0 0 0 1</transformationMatrix><relativeGMLGeometry>"
                + "<gml:MultiSurface><gml:surfaceMember>" + polygon("p", "0 0 0 1 0 0 0 1 3 0 0 0")
                + "</gml:surfaceMember></gml:MultiSurface></relativeGMLGeometry><referencePoint><gml:Point><gml:pos>"
                + "500000 5400000 100</gml:pos></gml:Point></referencePoint></ImplicitGeometry>"
                + "</veg:lod2ImplicitRepresentation></veg:SolitaryVegetationObject>";
        Form form = CityModels.form(read(HEAD + member(tree) + TAIL).found().named("solitary_vegetation_object", "t"));
        assertEquals(500002.0, form.source(1, 0));
        assertEquals(106.0, form.source(2, 2));
    }

    @Test
    void bombsEntitiesAndDepthAreRefused() throws IOException {
        String body = member("<bldg:Building gml:id=\"b\"/>");
        String bomb = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String xml = HEAD.substring(0, HEAD.indexOf("<CityModel"));
        String rest = HEAD.substring(HEAD.indexOf("<CityModel"));
        Problem hidden = refused(xml
                + bomb
                + rest
                + member("<bldg:Building gml:id=\"b\"><gml:name>&c;</gml:name></bldg:Building>")
                + TAIL);
        assertEquals("CV-CITYGML-006", hidden.code());
        String external =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + folder.resolve("secret").toUri() + "\">]>";
        Files.writeString(folder.resolve("secret"), "the secret");
        Problem outside = refused(xml + external + rest + body + TAIL);
        assertEquals("CV-CITYGML-006", outside.code());
        assertEquals(
                "CV-CITYGML-006",
                refused(xml + "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + rest + body + TAIL)
                        .code());
        String unknown = member("<bldg:Building gml:id=\"b\"><gml:name>&nothing;</gml:name></bldg:Building>");
        assertTrue(refused(HEAD + unknown + TAIL).code().matches("CV-CITYGML-00[36]"));
        String deep =
                member("<bldg:Building>" + "<bldg:x>".repeat(5_000) + "</bldg:x>".repeat(5_000) + "</bldg:Building>");
        assertEquals("CV-CITYGML-006", refused(HEAD + deep + TAIL).code());
    }

    @Test
    void whatIsNoCityModelIsRefused() throws IOException {
        assertEquals("CV-CITYGML-002", refused("").code().replace("003", "002"));
        assertEquals(
                "CV-CITYGML-004",
                refused("<a xmlns='http://www.opengis.net/citygml/2.0'><b/></a>")
                        .code());
        assertEquals(
                "CV-CITYGML-004",
                refused("<CityModel xmlns='http://www.opengis.net/citygml/1.0'><b/></CityModel>")
                        .code());
        assertEquals(
                "CV-CITYGML-004",
                refused("<CityModel xmlns='http://www.opengis.net/citygml/2.0'/>")
                        .code());
        assertEquals("CV-CITYGML-003", refused(HEAD + "<cityObjectMember>").code());
        String roof = member("<bldg:Building gml:id=\"b\"><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
                + ROOF + "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:Building>");
        String good = HEAD + roof + TAIL;
        assertEquals(
                "CV-CITYGML-005",
                refused(good.replaceAll("srsName=\"[^\"]*\"", "")).code());
        assertEquals(
                "CV-CRS-001",
                refused(good.replace("EPSG::25832", "EPSG::999999")).code());
        assertEquals(
                "CV-CITYGML-007",
                refused(good.replace("500010 5400000 5", "NaN 5400000 5")).code());
        assertEquals(
                "CV-CITYGML-007",
                refused(good.replace("500010 5400000 5", "1e999 5400000 5")).code());
        assertEquals(
                "CV-CITYGML-007",
                refused(good.replace("500010 5400000 5", "500010 5400000")).code());
        assertEquals(
                "CV-CITYGML-007",
                refused(good.replace("500010 5400000 5", "900000010 5400000 5")).code());
    }

    @Test
    void anotherVerticalDatumIsNoticed() throws IOException {
        String one = "<bldg:Building gml:id=\"b%d\"><gml:boundedBy><gml:Envelope srsName=\"%s\"/></gml:boundedBy>"
                + "<bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>%s</gml:surfaceMember></gml:MultiSurface>"
                + "</bldg:lod2MultiSurface></bldg:Building>";
        String text = HEAD
                + member(String.format(one, 1, "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783", ROOF))
                + member(String.format(one, 2, "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837", ROOF))
                + TAIL;
        Read read = read(text);
        List<String> warnings = read.warnings("heights of another vertical datum");
        System.out.println("door: " + warnings);
        assertEquals(1, warnings.size(), read.quality().warnings().toString());
        assertEquals(
                "EPSG:7837",
                read.found()
                        .named("building", "b2")
                        .properties()
                        .text("vertical_datum")
                        .orElseThrow());
    }

    @Test
    void validFromAndToAreTheValidity() throws IOException {
        String text = (HEAD
                + member("<bldg:Building gml:id=\"b\"><validFrom>2001-05-01T00:00:00Z</validFrom>"
                        + "<validTo>2020-01-01</validTo></bldg:Building>")
                + TAIL);
        Feature building = read(text).found().named("building", "b");
        assertEquals("2001-05-01T00:00:00Z", building.validity().from().toString());
        assertEquals("2019-12-31T23:00:00Z", building.validity().to().toString());
    }

    @Test
    void damageIsNamed() throws IOException {
        byte[] good = Files.readAllBytes(TestData.shared("city-models/citygml2/Building_LOD2-EPSG25832.gml"));
        Damage.everywhere(good, folder, 20261125, 700, file -> CityModels.read(renamed(file), ""));
    }

    private static Path renamed(Path file) throws IOException {
        return Files.move(file, file.resolveSibling("damaged.gml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
