package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.store.TwinFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class DownloadsTest {
    @Inject
    OnlineCity city;

    @TempDir
    Path folder;

    @Test
    void everyLayerIsGivenInEveryFormatWithTheIdsOfTheTwin() {
        for (LayerSchema layer : city.snapshot().layers()) {
            List<String> ids = city.snapshot().features(layer.type()).stream()
                    .map(Feature::id)
                    .toList();
            Got geoJson = got(layer.type(), "geojson", "application/geo+json");
            var tree = (Map<?, ?>) CanonicalJson.parse(geoJson.text());
            assertEquals(
                    ids,
                    ((List<?>) tree.get("features"))
                            .stream()
                                    .map(feature -> ((Map<?, ?>) feature).get("id"))
                                    .toList());
            Got csv = got(layer.type(), "csv", "text/csv");
            List<String> found = csv.text()
                    .lines()
                    .filter(line -> line.startsWith("urn:") || line.startsWith("\"urn:"))
                    .map(line -> line.replace("\"", "").split(",")[0])
                    .toList();
            assertEquals(ids.size(), found.size(), layer.type());
            got(layer.type(), "gpkg", "application/geopackage+sqlite3");
        }
    }

    private static Got got(String type, String format, String mediaType) {
        Got got = Got.get("/data/" + type + '.' + format);
        assertEquals(200, got.status(), got.status() == 200 ? "" : got.text());
        assertEquals(mediaType, got.header("content-type").split(";")[0]);
        assertTrue(got.header("link").contains("/catalogue/datasets/layer-" + type + '>'), got.header("link"));
        assertTrue(got.header("content-disposition").contains("filename=\"" + type + '.' + format + '"'));
        assertEquals(
                304,
                Got.get("/data/" + type + '.' + format, "If-None-Match", got.header("etag"))
                        .status());
        return got;
    }

    @Test
    void buildingsAreGivenAsCityJson() {
        Got got = got("building", "cityjson", "application/city+json");
        var tree = (Map<?, ?>) CanonicalJson.parse(got.text());
        assertEquals("CityJSON", tree.get("type"));
        assertEquals(city.snapshot().features("building").size(), ((Map<?, ?>) tree.get("CityObjects")).size());
    }

    @Test
    void theIdsAreThoseOfTheFeaturesInterface() {
        Got items = Got.get("/ogc/collections/transit_stop/items?limit=1000&f=json");
        assumeTrue(items.status() == 200, "the features interface is not part of this server");
        assertEquals(ids(items), ids(Got.get("/data/transit_stop.geojson")));
    }

    private static List<String> ids(Got got) {
        var tree = (Map<?, ?>) CanonicalJson.parse(got.text());
        return ((List<?>) tree.get("features"))
                .stream()
                        .map(feature -> String.valueOf(((Map<?, ?>) feature).get("id")))
                        .sorted()
                        .toList();
    }

    @Test
    void theWholeTwinIsASoundTwin() throws IOException {
        Got got = Got.get("/data/twin.gpkg");
        assertEquals(200, got.status());
        Path file = Files.write(folder.resolve("twin.gpkg"), got.body());
        assertTrue(TwinFile.verify(file, Optional.empty()).sound());
        try (TwinFile twin = TwinFile.read(file)) {
            assertEquals(city.snapshot().hash(), twin.snapshot().hash());
        }
        assertEquals(
                304,
                Got.get("/data/twin.gpkg", "If-None-Match", got.header("etag")).status());
    }

    @Test
    void whatIsMadeInTheWorkspaceIsMadeOnce() throws IOException {
        Got.get("/data/building.gpkg");
        Got.get("/data/building.gpkg");
        try (var files = Files.list(city.workspace().resolve("downloads"))) {
            List<String> names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("building-") && name.endsWith(".gpkg"))
                    .toList();
            assertEquals(1, names.size(), names.toString());
        }
    }

    @Test
    void gdalReadsWhatIsGiven() throws IOException, InterruptedException {
        assumeTrue(gdal(), "ogrinfo is not installed");
        long buildings = city.snapshot().features("building").size();
        for (String name : List.of("building.geojson", "building.gpkg", "twin.gpkg", "building.csv")) {
            Path file =
                    Files.write(folder.resolve(name), Got.get("/data/" + name).body());
            String told = run("ogrinfo", "-ro", "-so", file.toString(), "building");
            assertTrue(told.contains("Feature Count: " + buildings), name + ": " + told);
        }
    }

    private static boolean gdal() throws InterruptedException {
        try {
            return run("ogrinfo", "--version").contains("GDAL");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return told;
    }
}
