package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.sense.city.CityFile;
import citiverse.standards.crs.VerticalDatum;
import citiverse.standards.geotiff.GeoTiffWriter;
import citiverse.twin.City;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Raster;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Heights of different vertical datums that meet in one twin are named and survived.
class HeightCheckTest {
    private static final City CITY = new City("ka", "Karlsruhe", ZoneId.of("Europe/Berlin"), "EPSG:32632", "de");

    @TempDir
    Path folder;

    private List<Twin.ImportReport> reports(String... sources) throws IOException {
        Files.copy(TestData.shared("ifc/AC20-FZK-Haus.ifc"), folder.resolve("house.ifc"));
        float[] values = {109, 110, 110, 111};
        GeoTiffWriter.write(
                folder.resolve("dem.tif"),
                new Raster("terrain", "dem", 2, 2, 8.43, 49.11, 0.005, 0.005, values, "m", ""),
                GeoTiffWriter.Sample.FLOAT32);
        CityFile city = CityFile.parse(
                "city.yaml",
                "city: {id: ka, name: Karlsruhe, timezone: Europe/Berlin}\nsources:\n  - "
                        + String.join("\n  - ", sources) + "\n");
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (var twin = TwinFile.create(folder.resolve("ka.gpkg"), CITY, clock, "test")) {
            List<Twin.ImportReport> reports = new Importer(twin, Progress.NONE).importAll(city, DataFolder.of(folder));
            assertEquals(reports.size(), twin.imports().size());
            return reports;
        }
    }

    @Test
    void terrainAndBuildingsOfDifferentDatumsAreNamed() throws IOException {
        List<Twin.ImportReport> reports =
                reports("{id: dem, file: dem.tif, datum: EGM96}", "{id: house, file: house.ifc, datum: DHHN2016}");
        Twin.Quality house = reports.get(1).quality();
        assertEquals(1, reports.get(0).quality().read().get("heights of terrain in EGM96"));
        assertEquals(1, house.read().get("heights of building in DHHN2016"));
        String first = house.warnings().getFirst();
        System.out.println("heights: " + first);
        assertTrue(first.startsWith("mixed vertical datums: heights of terrain (source dem) are in EGM96"), first);
        assertTrue(first.contains("those of building, ifc_") && first.contains("in DHHN2016"), first);
        assertEquals(1, house.warnings().size());
    }

    @Test
    void oneDatumUnderTwoNamesIsOne() throws IOException {
        List<Twin.ImportReport> reports = reports(
                "{id: dem, file: dem.tif, datum: 'EPSG:7837'}", "{id: house, file: house.ifc, datum: DHHN2016 height}");
        assertEquals(List.of(), reports.get(1).quality().warnings());
    }

    @Test
    void aDatumThatIsNotToldIsAskedForWhereItMeetsOne() throws IOException {
        List<Twin.ImportReport> reports =
                reports("{id: house, file: house.ifc, datum: DHHN2016}", "{id: dem, file: dem.tif}");
        assertEquals(List.of(), reports.get(0).quality().warnings());
        String first = reports.get(1).quality().warnings().getFirst();
        System.out.println("heights: " + first);
        assertTrue(first.startsWith("vertical datum not told"), first);
    }

    @Test
    void theCityFileMayPlaceAModel() throws IOException {
        List<Twin.ImportReport> reports = reports(
                "{id: house, file: house.ifc, georeference: {longitude: 8.4, latitude: 49.0, elevation: 115, rotation: 30}}");
        assertEquals(1, reports.getFirst().quality().read().get("building"));
        Problem refused = assertThrows(
                Problem.class,
                () -> CityFile.parse(
                        "city.yaml",
                        "city: {id: ka, name: K, timezone: Europe/Berlin}\nsources:\n"
                                + "  - {id: a, file: a.ifc, georeference: {longitude: 8.4, lat: 49}}\n"));
        assertEquals("CV-CITY-002", refused.code());
        assertTrue(refused.remedy().contains("latitude"), refused.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:7415,NAP",
        "EPSG:5709,NAP",
        "urn:ogc:def:crs:EPSG::5709,NAP",
        "https://www.opengis.net/def/crs/EPSG/0/5773,EGM96",
        "EGM96 geoid,EGM96",
        "egm 2008,EGM2008",
        "EPSG:4979,ellipsoidal",
        "DHHN2016 height,DHHN2016",
        "NGF - IGN69,NGF-IGN69",
        "Normaal Amsterdams Peil,NAP",
        "EPSG:12345,EPSG:12345",
        "Torres  1931,Torres 1931"
    })
    void namesOfDatums(String name, String datum) {
        assertEquals(datum, VerticalDatum.of(name));
    }
}
