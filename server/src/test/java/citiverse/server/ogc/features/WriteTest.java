package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Feature;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import citiverse.twin.ledger.Entry;
import citiverse.twin.store.TwinFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The conformance classes of Part 4 (20-002r1): create, replace, delete, update, optimistic locking by ETags.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class WriteTest {
    private static final String ITEMS = "/ogc/collections/transit_stop/items";
    private static final String STOP = """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},"properties":{"name":"%s"}}""";

    @Inject
    OnlineCity city;

    /// A stop of the timetable, not one that a test has drawn.
    private Feature told() {
        return city.snapshot().features("transit_stop").stream()
                .filter(stop -> !stop.provenance().source().equals(Twin.EDITS))
                .findFirst()
                .orElseThrow();
    }

    private String stop(String name) {
        var at = told().shape().getCoordinate();
        return String.format(java.util.Locale.ROOT, STOP, at.x + 0.001, at.y, name);
    }

    private static Got post(String body, String... headers) {
        return headers.length == 0
                ? Got.send("POST", ITEMS, body, "Content-Type", "application/geo+json")
                : Got.send("POST", ITEMS, body, headers);
    }

    private static String path(Got created) {
        return created.header("location").substring(Got.base().length());
    }

    private Entry last() {
        return city.twin().ledger().entry(city.twin().ledger().size());
    }

    @Test
    void whoHasNotSignedInMayNotWrite() {
        long size = city.twin().ledger().size();
        String id =
                Json.encoded(city.snapshot().features("transit_stop").getFirst().id());
        assertEquals(401, post(stop("Foreign")).status());
        assertEquals(401, Got.send("DELETE", ITEMS + "/" + id, null).status());
        assertEquals(
                401,
                Got.send("PUT", ITEMS + "/" + id, stop("x"), "Content-Type", "application/geo+json")
                        .status());
        assertEquals(
                401,
                Got.send("PATCH", ITEMS + "/" + id, "{}", "Content-Type", Writes.PATCH)
                        .status());
        assertEquals(size, city.twin().ledger().size());
    }

    @Test
    @TestSecurity(user = "rui", roles = "planner")
    void aPlannerMayNotWrite() {
        assertEquals(403, post(stop("Foreign")).status());
    }

    @Test
    @TestSecurity(user = "mara", roles = "steward")
    void createReplaceUpdateDeleteAreOneEntryEach() {
        Got created = post(stop("New stop"));
        assertEquals(201, created.status(), created.text());
        assertEquals("twin.edit/1", last().kind());
        assertEquals("mara", last().actor());
        String path = path(created);
        Got read = Got.get(path);
        assertEquals(created.header("etag"), read.header("etag"));
        assertEquals("New stop", Json.map(Json.object(read), "properties").get("name"));
        assertEquals("edits", Json.map(Json.object(read), "provenance").get("source"));

        long entries = city.twin().ledger().size();
        String other = stop("Other");
        Got replaced =
                Got.send("PUT", path, other, "Content-Type", "application/geo+json", "If-Match", read.header("etag"));
        assertEquals(204, replaced.status(), replaced.text());
        assertNotEquals(read.header("etag"), replaced.header("etag"));
        assertEquals(replaced.header("etag"), Got.get(path).header("etag"));
        assertEquals("Other", Json.map(Json.get(path), "properties").get("name"));
        // The same once more changes nothing, and the ledger says nothing.
        assertEquals(
                204,
                Got.send("PUT", path, other, "Content-Type", "application/geo+json")
                        .status());
        assertEquals(entries + 1, city.twin().ledger().size());

        Got updated = Got.send(
                "PATCH",
                path,
                "{\"properties\":{\"name\":null,\"location_type\":1}}",
                "Content-Type",
                Writes.PATCH,
                "If-Match",
                replaced.header("etag"));
        assertEquals(204, updated.status(), updated.text());
        Map<?, ?> properties = Json.map(Json.get(path), "properties");
        assertTrue(!properties.containsKey("name"), properties.toString());
        assertEquals(1L, properties.get("location_type"));
        assertEquals(Json.map(Json.object(read), "geometry"), Json.map(Json.get(path), "geometry"));

        Got deleted = Got.send("DELETE", path, null, "If-Match", updated.header("etag"));
        assertEquals(204, deleted.status(), deleted.text());
        assertEquals(404, Got.get(path).status());
        assertEquals(404, Got.send("DELETE", path, null).status());
        assertEquals(entries + 3, city.twin().ledger().size());
        assertEquals(List.of(), TwinFile.verify(city.file(), Optional.empty()).findings());
    }

    @Test
    @TestSecurity(user = "mara", roles = "administrator")
    void whatChangedMeanwhileIsNotOverwritten() {
        Got created = post(stop("Contested"));
        String path = path(created);
        String old = created.header("etag");
        assertEquals(
                204,
                Got.send("PATCH", path, "{\"properties\":{\"name\":\"First\"}}", "Content-Type", Writes.PATCH)
                        .status());
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            String body = method.equals("DELETE") ? null : stop("Second");
            String type = method.equals("PATCH") ? Writes.PATCH : "application/geo+json";
            Got late = Got.send(method, path, body, "Content-Type", type, "If-Match", old);
            Json.assertProblem(412, "CV-OGC-006", late);
        }
        assertEquals("First", Json.map(Json.get(path), "properties").get("name"));
        assertEquals(204, Got.send("DELETE", path, null, "If-Match", "*").status());
    }

    @Test
    @TestSecurity(user = "mara", roles = "steward")
    void packedContentAndSourceStayWhenAFeatureIsReplaced() {
        Feature pattern = city.snapshot().features("transit_pattern").getFirst();
        Value timetable = pattern.properties().value("timetable").orElseThrow();
        String path = "/ogc/collections/transit_pattern/items/" + Json.encoded(pattern.id());
        Got read = Got.get(path);
        String sent = read.text().replaceFirst(",\"links\":.*", "}");
        Got same = Got.send("PUT", path, sent, "Content-Type", "application/geo+json");
        assertEquals(204, same.status(), same.text());
        assertEquals(read.header("etag"), same.header("etag"), "what was read can be written back");
        Got without = Got.send(
                "PATCH", path, "{\"geometry\":null}", "Content-Type", Writes.PATCH, "If-Match", read.header("etag"));
        assertEquals(204, without.status(), without.text());
        Feature after = city.snapshot().feature(pattern.id()).orElseThrow();
        assertNull(after.shape());
        assertEquals(timetable, after.properties().value("timetable").orElseThrow());
        assertEquals(pattern.provenance().source(), after.provenance().source());
        assertEquals("edit", after.provenance().activity());
    }

    @Test
    @TestSecurity(user = "mara", roles = "steward")
    void anotherSystemIsNamedByContentCrs() {
        var at = told().shape().getCoordinate();
        String body = String.format(java.util.Locale.ROOT, STOP, at.y, at.x, "Turned");
        Got created = post(
                body,
                "Content-Type",
                "application/geo+json",
                "Content-Crs",
                "<http://www.opengis.net/def/crs/EPSG/0/4326>");
        assertEquals(201, created.status(), created.text());
        assertEquals(
                List.of(at.x, at.y),
                Json.map(Json.get(path(created)), "geometry").get("coordinates"));
        assertEquals(204, Got.send("DELETE", path(created), null).status());
    }

    @Test
    @TestSecurity(user = "mara", roles = "steward")
    void whatDoesNotFitTheLayerIsRefusedAndNothingIsWritten() {
        long size = city.twin().ledger().size();
        String geometry = "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}";
        for (String wrong : List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"Feature\"," + geometry + "}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":[]}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":{\"nam\":\"x\"}}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":{\"name\":3}}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":{\"name\":{\"a\":1}}}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":{\"location_type\":1.5}}",
                "{\"type\":\"Feature\"," + geometry + ",\"properties\":{\"name\":\"\\ud800\"}}",
                "{\"type\":\"Feature\",\"geometry\":3,\"properties\":{}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[200,0]},\"properties\":{}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[\"a\",0]},\"properties\":{}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]},"
                        + "\"properties\":{}}",
                "{\"a\":".repeat(5_000))) {
            Got got = post(wrong);
            assertEquals(400, got.status(), wrong.length() > 200 ? "deep" : wrong + got.text());
            assertEquals("application/problem+json", got.header("content-type").split(";")[0]);
        }
        assertEquals(415, post("{}", "Content-Type", "text/plain").status());
        assertEquals(415, Got.send("POST", ITEMS, "{}").status());
        assertEquals(413, post(" ".repeat(1_100_000)).status());
        assertEquals(
                404,
                Got.send("PUT", ITEMS + "/nothing", stop("x"), "Content-Type", "application/geo+json")
                        .status());
        assertEquals(
                400,
                Got.send(
                                "PUT",
                                ITEMS + "/"
                                        + Json.encoded(city.snapshot()
                                                .features("transit_stop")
                                                .getFirst()
                                                .id()),
                                stop("x").replace("\"Feature\"", "\"Feature\",\"id\":\"another\""),
                                "Content-Type",
                                "application/geo+json")
                        .status());
        assertEquals(size, city.twin().ledger().size());
    }

    @Test
    void optionsTellTheMethods() {
        Got items = Got.send("OPTIONS", ITEMS, null);
        assertTrue(items.header("allow").contains("POST"), items.header("allow"));
        Got item = Got.send("OPTIONS", ITEMS + "/x", null);
        assertTrue(item.header("allow").contains("PATCH"), item.header("allow"));
        int method = Got.send("DELETE", ITEMS, null).status();
        assertTrue(method == 404 || method == 405, "status " + method);
    }
}
