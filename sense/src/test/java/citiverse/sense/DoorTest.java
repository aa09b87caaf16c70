package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.standards.geopackage.GeoPackageWriter;
import citiverse.twin.City;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {
    private static final City CITY = new City("lx", "Lisboa", ZoneId.of("Europe/Lisbon"), "EPSG:32629", "pt");
    private static final String CLINICS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "c1", "Beds": 12, "telefone": "213 000 000"},
               "geometry": {"type": "Point", "coordinates": [-9.1, 38.7]}},
              {"type": "Feature", "properties": {"code": "c2", "Beds": null, "telefone": "214 000 000"},
               "geometry": {"type": "Point", "coordinates": [-9.2, 38.8]}}]}
            """;

    @TempDir
    Path folder;

    private final Found found = new Found();

    private void read(String text, String yaml) throws IOException {
        SourceEntry entry = CityFile.parse(
                        "city.yaml",
                        "city: {id: lx, name: L, timezone: Europe/Lisbon}\nsources:\n"
                                + "  - {id: clinics, file: clinics.geojson, key: code, " + yaml + "}\n")
                .sources()
                .getFirst();
        Path path = Files.writeString(folder.resolve("clinics.geojson"), text);
        Importer.read(path, entry, CITY, found, Progress.NONE);
    }

    @Test
    void propertiesGetTheNamesAndUnitsOfTheCityFile() throws IOException {
        read(CLINICS, "columns: {Beds: {to: beds, unit: '{bed}', group: care/ward}, telefone: {personal: drop}}");
        var column = found.layers.get("clinics").column("beds").orElseThrow();
        assertEquals("{bed}", column.unit());
        assertEquals("care/ward", column.group());
        assertEquals(
                "urn:citiverse:lx:clinics:clinics:c1", found.features.getFirst().id());
        assertEquals(12, found.features.getFirst().properties().number("beds").orElseThrow());
        assertFalse(found.features.getFirst().properties().value("telefone").isPresent());
        assertFalse(found.layers.get("clinics").column("telefone").isPresent());
    }

    @Test
    void tablesOfAGeoPackageAreReadTheSameWay() throws Exception {
        read(CLINICS, "columns: {telefone: {personal: public}}");
        Path path = folder.resolve("clinics.gpkg");
        try (var writer = new GeoPackageWriter(path, Instant.EPOCH)) {
            writer.layer(found.layers.get("clinics"), found.features);
        }
        SourceEntry entry = CityFile.parse("city.yaml", """
                city: {id: lx, name: L, timezone: Europe/Lisbon}
                sources:
                  - id: gis
                    file: clinics.gpkg
                    format: geopackage
                    table: clinics
                    layer: health
                    key: code
                    columns:
                      Beds: {to: beds, unit: "{bed}"}
                      telefone: {personal: drop}
                """).sources().getFirst();
        var again = new Found();
        Importer.read(path, entry, CITY, again, Progress.NONE);
        assertEquals(2, again.features.size());
        assertEquals("urn:citiverse:lx:gis:health:c1", again.features.getFirst().id());
        assertEquals(
                "{bed}", again.layers.get("health").column("beds").orElseThrow().unit());
        assertFalse(again.layers.get("health").column("telefone").isPresent());
        assertEquals(-9.1, again.features.getFirst().shape().getCoordinate().x);
    }

    @Test
    void personalPropertiesAreRefusedUnlessVouchedFor() throws IOException {
        assertEquals(
                "CV-SENSE-006",
                assertThrows(Problem.class, () -> read(CLINICS, "title: C")).code());
        read(CLINICS, "columns: {telefone: {personal: public}}");
        assertEquals(
                "213 000 000",
                found.features.getFirst().properties().text("telefone").orElseThrow());
        String mailed = CLINICS.replace("telefone", "note").replace("214 000 000", "ana@example.org");
        assertEquals(
                "CV-SENSE-006",
                assertThrows(Problem.class, () -> read(mailed, "title: C")).code());
    }

    @Test
    void aPropertyThatIsNotThereIsAnsweredWithTheNearest() {
        Problem problem = assertThrows(
                Problem.class, () -> read(CLINICS, "columns: {telefone: {personal: drop}, beds: {unit: '1'}}"));
        assertEquals("CV-SENSE-012", problem.code());
        assertEquals("The nearest names are Beds, code, telefone", problem.remedy());
    }
}
