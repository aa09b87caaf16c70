package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDetectorTest {
    @TempDir
    Path folder;

    private Format detect(byte[] bytes) throws IOException {
        return FormatDetector.detect(Files.write(folder.resolve("file"), bytes), "file");
    }

    private Format detect(String text) throws IOException {
        return detect(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String text, String reason) {
        Problem problem = assertThrows(Problem.class, () -> detect(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertTrue(problem.code().equals("CV-SENSE-002") || problem.code().equals("CV-SENSE-001"), problem.code());
        assertTrue(problem.reason().contains(reason), problem.reason());
        assertTrue(!problem.remedy().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "poa_osm.pbf,OSM_PBF",
        "poa_eptc.zip,GTFS",
        "poa_trensurb.zip,GTFS",
        "poa_hexgrid.csv,CSV",
        "poa_points_of_interest.csv,CSV",
        "poa_elevation.tif,GEOTIFF"
    })
    void realFilesAreRecognisedUnderAnyName(String file, Format format) throws IOException {
        Path copy = Files.copy(TestData.shared("porto-alegre/" + file), folder.resolve("data.bin"));
        assertEquals(format, FormatDetector.detect(copy, "data.bin"));
    }

    @Test
    void textsAreToldApart() throws IOException {
        assertEquals(
                Format.GEOJSON,
                detect("\uFEFF\n {\"name\": \"x\", \"type\" : \"FeatureCollection\", \"features\": []}"));
        assertEquals(Format.CSV, detect("id;lon;lat\n1;2;3\n"));
        assertEquals(Format.CSV, detect("id\tlon\tlat\n"));
        assertEquals(Format.CITYJSON, detect("{\"type\": \"CityJSON\", \"version\": \"2.0\"}"));
        assertEquals(Format.CITYJSON, detect("{\"CityObjects\": {\"b\": {}}, \"type\": \"CityJSON\"}"));
        assertEquals(Format.CITYGML, detect("<a:CityModel xmlns:a='http://www.opengis.net/citygml/3.0'/>"));
        assertEquals(Format.IFC, detect("ISO-10303-21;\nHEADER;\n"));
        refused("{\"a\": 1}", "not GeoJSON");
        refused("<!DOCTYPE html><html>404</html>", "XML or a web page");
        refused("<?xml version='1.0'?><osm version='0.6'>", "OpenStreetMap XML");
        refused("just words\n", "no columns");
        refused("", "empty");
        refused(" \n\n", "blanks");
        refused("\u001f\u008b\u0008", "gzip");
        refused("%PDF-1.7", "PDF");
        refused("\u00ff\u00fei\0d\0", "UTF-16");
        refused("ab\0cd", "neither text");
        refused("SQLite format 3\0" + "x".repeat(100), "not a GeoPackage");
        assertEquals(Format.GEOPACKAGE, detect("SQLite format 3\0" + "x".repeat(52) + "GPKG" + "x".repeat(30)));
    }

    @Test
    void anArchiveOfOtherThingsIsRefused() throws IOException {
        Path path = folder.resolve("other.zip");
        for (var told : Map.of("map.shp", "Shapefile", "xl/workbook.xml", "Excel", "notes.doc", "notes.doc")
                .entrySet()) {
            try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
                zip.putNextEntry(new ZipEntry(told.getKey()));
                zip.putNextEntry(new ZipEntry("about.md"));
            }
            Problem problem = assertThrows(Problem.class, () -> FormatDetector.detect(path, "other.zip"));
            assertEquals("CV-SENSE-002", problem.code());
            assertTrue(problem.reason().contains(told.getValue()), problem.reason());
        }
    }
}
