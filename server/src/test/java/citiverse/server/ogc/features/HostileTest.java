package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Requests by chance give answers or problems, never a fault of the server; and another program's reader reads it.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class HostileTest {
    private static final List<String> PATHS = List.of(
            "/ogc",
            "/ogc/api",
            "/ogc/collections",
            "/ogc/collections/street",
            "/ogc/collections/street/items",
            "/ogc/collections/street/queryables",
            "/ogc/collections/%00/items",
            "/ogc/collections/street/items/%F0%9F%98%80",
            "/ogc/collections/street/items/%ff",
            "/ogc/collections/street/items/" + "a".repeat(600),
            "/ogc/collections/street/items/urn:citiverse:x",
            "/ogc/collections/../street/items",
            "/ogc/collections/street/items/..%2f..%2fetc");
    private static final List<String> NAMES = List.of(
            "limit",
            "offset",
            "bbox",
            "bbox-crs",
            "datetime",
            "crs",
            "filter",
            "filter-lang",
            "filter-crs",
            "f",
            "lang",
            "name",
            "way",
            "highway",
            "%00",
            "a%20b",
            "");
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "1",
            "99999999999999",
            "NaN",
            "1e400",
            "%00",
            "%ff",
            "'",
            "\"",
            "%7B",
            "%7B%7D",
            "null",
            "..",
            "a/b",
            "2026-01-01",
            "1,2,3,4",
            "0,0,0,0,0,0,0",
            "%3Cscript%3E",
            "cql2-json",
            "html",
            "json",
            "name%20LIKE%20'%25a%25'",
            "S_INTERSECTS(geometry,POINT(0%200))",
            "way%5E99%20%3E%201",
            "%F0%9F%98%80",
            "((((",
            "NOT%20NOT%20TRUE",
            "http://www.opengis.net/def/crs/EPSG/0/4326");

    @Test
    void requestsByChanceAreAnsweredOrRefused() {
        long seed = Long.getLong("citiverse.seed", 20261124L);
        System.out.println("requestsByChanceAreAnsweredOrRefused: seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 1_500; i++) {
            var path = new StringBuilder(PATHS.get(random.nextInt(PATHS.size())));
            int parameters = random.nextInt(4);
            for (int p = 0; p < parameters; p++) {
                path.append(p == 0 ? '?' : '&')
                        .append(NAMES.get(random.nextInt(NAMES.size())))
                        .append('=')
                        .append(VALUES.get(random.nextInt(VALUES.size())).replace("\"", "%22"));
            }
            Got got = Got.get(path.toString(), "Accept", random.nextBoolean() ? "*/*" : "text/html");
            assertTrue(got.status() < 500, path + ": " + got.status() + ' ' + got.text());
            assertFalse(got.text().contains("\tat "), path + ": " + got.text());
            boolean page = got.header("content-type").startsWith("text/html");
            assertFalse(page && got.text().contains("<script>"), path.toString());
        }
    }

    @Test
    void anUnheardOfMethodOrAHugeAddressIsRefused() throws Exception {
        int method = Got.send("DELETE", "/ogc/collections", null).status();
        assertTrue(method == 404 || method == 405, "status " + method);
        // In HTTP/1.1: while a connection is being upgraded the server closes it over such an address.
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int length : List.of(7_000, 40_000)) {
                String address = Got.base() + "/ogc/collections/street/items?filter=" + "a".repeat(length);
                int status = client.send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                assertTrue(status >= 400 && status < 500, "status " + status);
            }
        }
    }

    @Test
    void gdalReadsTheRunningServer() throws Exception {
        boolean there;
        try {
            there = run("ogrinfo", "--version").contains("GDAL");
        } catch (java.io.IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("gdalReadsTheRunningServer: skipped, there is no ogrinfo here");
        }
        Assumptions.assumeTrue(there || System.getenv("CI") != null, "ogrinfo is not installed");
        String layers = run("ogrinfo", "-ro", "-q", "OAPIF:" + Got.base() + "/ogc");
        assertTrue(layers.contains("street") && layers.contains("building"), layers);
        String all = run("ogrinfo", "-ro", "-so", "OAPIF:" + Got.base() + "/ogc", "street");
        long count = (Long) Json.get(Json.items("street", "limit", "1")).get("numberMatched");
        assertTrue(all.contains("Feature Count: " + count), all);
        String some = run(
                "ogrinfo", "-ro", "-so", "-where", "highway = 'residential'", "OAPIF:" + Got.base() + "/ogc", "street");
        long residential =
                (Long) Json.get(Json.items("street", "highway", "residential")).get("numberMatched");
        assertTrue(some.contains("Feature Count: " + residential), some);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return output;
    }
}
