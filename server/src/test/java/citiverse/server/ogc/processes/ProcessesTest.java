package citiverse.server.ogc.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.ogc.OgcPart;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Asked;
import citiverse.server.rehearsals.Json;
import citiverse.server.rehearsals.OpenToAll;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OGC API – Processes Part 1 (18-062r2), by requirement: a method is named for the last part of its identifier.
@QuarkusTest
@TestProfile(OpenToAll.class)
@QuarkusTestResource(SampleTwin.class)
class ProcessesTest {
    private static final String EXCEPTION = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/";

    @Inject
    @Any
    Instance<OgcPart> parts;

    private static Got execute(String process, Map<String, ?> inputs, String... headers) {
        String body = CanonicalJson.write(Map.of("inputs", inputs, "response", "document"));
        return post(process, body, headers);
    }

    private static Got post(String process, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return Got.send("POST", "/ogc/processes/" + process + "/execution", body, all);
    }

    private static List<?> rows(Got got) {
        assertEquals(200, got.status(), got.text());
        return (List<?>) Json.at(Json.of(got), "result", "rows");
    }

    private static Map<?, ?> ended(String id) throws InterruptedException {
        for (int tries = 0; tries < 1200; tries++) {
            Map<?, ?> status = Json.of(Got.get("/ogc/jobs/" + id));
            if (!List.of("accepted", "running").contains(status.get("status"))) {
                return status;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not ended: " + id);
    }

    private static boolean linked(Map<?, ?> tree, String rel) {
        return ((List<?>) tree.get("links"))
                .stream().anyMatch(link -> ((Map<?, ?>) link).get("rel").equals(rel));
    }

    @Test
    void coreProcessListSuccess() {
        Map<?, ?> list = Json.of(Got.get("/ogc/processes"));
        List<?> processes = (List<?>) list.get("processes");
        assertEquals(9, processes.size());
        for (Object each : processes) {
            Map<?, ?> summary = (Map<?, ?>) each;
            for (String member :
                    List.of("id", "version", "title", "jobControlOptions", "outputTransmission", "links")) {
                assertNotNull(summary.get(member), member);
            }
            assertTrue(linked(summary, "self"));
        }
        assertTrue(linked(list, "self") && linked(list, "alternate"));
        List<?> first = (List<?>) Json.of(Got.get("/ogc/processes?limit=2")).get("processes");
        assertEquals(2, first.size());
        assertEquals(
                400,
                Got.get("/ogc/processes?limit=0", "Accept", "application/json").status());
    }

    @Test
    void ogcProcessDescriptionInputsAndOutputsDef() {
        for (Object each : (List<?>) Json.of(Got.get("/ogc/processes")).get("processes")) {
            String id = (String) ((Map<?, ?>) each).get("id");
            Map<?, ?> process = Json.of(Got.get("/ogc/processes/" + id));
            assertTrue(linked(process, REL + "execute"), id);
            assertFalse(((Map<?, ?>) process.get("outputs")).isEmpty());
            for (Object input : ((Map<?, ?>) process.get("inputs")).values()) {
                Map<?, ?> described = (Map<?, ?>) input;
                assertTrue(described.get("schema") instanceof Map<?, ?>, id);
                assertFalse(((String) described.get("description")).isBlank(), id);
                assertTrue(described.get("minOccurs") instanceof Long);
            }
        }
    }

    @Test
    void coreProcessExceptionNoSuchProcess() {
        for (Got got : List.of(Got.get("/ogc/processes/none"), execute("none", Map.of()))) {
            assertEquals(404, got.status());
            assertEquals(EXCEPTION + "no-such-process", Json.of(got).get("type"));
        }
    }

    @Test
    void htmlOnTheSameAddressesInEveryLanguage() {
        for (String language : Texts.LANGUAGES.keySet()) {
            for (String path : List.of("/ogc/processes", "/ogc/processes/access", "/ogc/jobs", "/api")) {
                Got page = Got.get(path + "?lang=" + language, "Accept", "text/html");
                assertEquals(200, page.status(), page.text());
                assertTrue(page.text().contains("<html lang=\"" + language + "\""), path);
                assertFalse(page.text().contains("processes."), path + " has a text without words in " + language);
            }
        }
        for (Object each : (List<?>) Json.of(Got.get("/ogc/processes")).get("processes")) {
            String id = (String) ((Map<?, ?>) each).get("id");
            assertEquals(200, Got.get("/ogc/processes/" + id + "?f=html").status(), id);
        }
    }

    @Test
    void coreProcessExecuteDefaultExecutionModeIsSynchronous() {
        Got got = execute(
                "sun-position",
                Map.of(
                        "longitude",
                        -105.1786,
                        "latitude",
                        39.742476,
                        "metres",
                        1830.14,
                        "at",
                        "2003-10-17T12:30:30-07:00"));
        Map<?, ?> row = (Map<?, ?>) rows(got).getFirst();
        // Reda and Andreas (2004), the worked example: zenith 50.11162°, azimuth 194.34024°.
        assertEquals(194.34024, (Double) row.get("azimuth"), 1e-4);
        assertEquals(90 - 50.11162, (Double) row.get("elevation"), 2e-3);
        Map<?, ?> result = (Map<?, ?>) Json.of(got).get("result");
        assertEquals("deg", Json.at(result, "columns", 0, "unit"));
        assertFalse(((String) Json.at(result, "quality", "uncertainty")).isEmpty());
        assertEquals(64, ((String) Json.at(result, "provenance", "used", "snapshot")).length());
    }

    @Test
    void coreProcessExecuteSyncRawValueOne() {
        Got raw = post("sun-position", "{\"inputs\":{\"longitude\":0,\"latitude\":0,\"at\":\"2026-03-20T12:00:00Z\"}}");
        assertEquals(200, raw.status(), raw.text());
        assertEquals("sun-position", Json.of(raw).get("process"));
    }

    @Test
    void coreProcessExecuteInputInlineQualifiedValue() {
        Got got = execute(
                "sun-position",
                Map.of(
                        "longitude",
                        Map.of("value", 0),
                        "latitude",
                        0,
                        "at",
                        Map.of("value", "2026-03-20T12:00:00Z", "mediaType", "text/plain")));
        assertEquals(1, rows(got).size());
    }

    @Test
    void coreAsyncExecutionGivesAJobWithResults() throws InterruptedException {
        Map<String, Object> inputs = Map.of("value", "jobs");
        Got accepted = execute("inequality", inputs, "Prefer", "wait=1, respond-async");
        assertEquals(201, accepted.status(), accepted.text());
        assertEquals("respond-async", accepted.header("Preference-Applied"));
        Map<?, ?> status = Json.of(accepted);
        String id = (String) status.get("jobID");
        assertTrue(accepted.header("Location").endsWith("/ogc/jobs/" + id));
        assertEquals("process", status.get("type"));
        assertEquals("inequality", status.get("processID"));
        Map<?, ?> done = ended(id);
        assertEquals("successful", done.get("status"), done.toString());
        assertEquals(100L, done.get("progress"));
        assertTrue(linked(done, REL + "results"));
        Got results = Got.get("/ogc/jobs/" + id + "/results");
        // The same bytes at once and as a job.
        assertEquals(execute("inequality", inputs).text(), results.text());
        double gini = (Double) Json.at(Json.of(results), "result", "rows", 0, "value");
        assertTrue(gini > 0 && gini < 1, "Gini " + gini);
        assertEquals(
                id,
                Json.of(execute("inequality", inputs, "Prefer", "respond-async"))
                        .get("jobID"));
        Got page = Got.get("/ogc/jobs/" + id + "?f=html");
        assertEquals(200, page.status(), page.text());
        Got listed = Got.get("/ogc/jobs?processID=inequality&status=successful");
        assertTrue(listed.text().contains(id));
        assertFalse(Got.get("/ogc/jobs?processID=sun").text().contains(id));
        assertFalse(Got.get("/ogc/jobs?minDuration=100000").text().contains(id));
        assertFalse(Got.get("/ogc/jobs?datetime=../2000-01-01T00:00:00Z").text().contains(id));
        assertTrue(Got.get("/ogc/jobs?datetime=2000-01-01T00:00:00Z/..").text().contains(id));
    }

    @Test
    void aRehearsalIsAProcessWithTheSameJob() throws Exception {
        String question = Asked.clinics("As a process?", 2);
        Got accepted = execute("rehearse", Map.of("question", question, "draws", 2));
        assertEquals(201, accepted.status(), accepted.text());
        String id = (String) Json.of(accepted).get("jobID");
        assertEquals("successful", ended(id).get("status"));
        Got results = Got.get("/ogc/jobs/" + id + "/results");
        Got comparison = Got.get("/api/rehearsals/" + id + "/files/comparison.json");
        Got manifest = Got.get("/api/rehearsals/" + id + "/files/manifest.json");
        assertEquals("{\"comparison\":" + comparison.text() + ",\"manifest\":" + manifest.text() + "}", results.text());
        Got byReference = execute(
                "rehearse", Map.of("question", Map.of("href", "/api/rehearsals/" + id + "/question"), "draws", 2));
        assertEquals(id, Json.of(byReference).get("jobID"));
        Got elsewhere = execute("rehearse", Map.of("question", Map.of("href", "http://169.254.169.254/latest")));
        assertEquals(400, elsewhere.status());
        assertEquals("CV-PROCESS-007", Json.of(elsewhere).get("code"));
    }

    @Test
    void dismissJobDismissSuccess() throws Exception {
        Got accepted = execute("rehearse", Map.of("question", Asked.clinics("Dismissed?", 60), "draws", 64));
        String id = (String) Json.of(accepted).get("jobID");
        Got notReady = Got.get("/ogc/jobs/" + id + "/results");
        assertEquals(404, notReady.status());
        assertEquals(EXCEPTION + "result-not-ready", Json.of(notReady).get("type"));
        Got dismissed = Got.send("DELETE", "/ogc/jobs/" + id, null);
        assertEquals(200, dismissed.status(), dismissed.text());
        assertEquals("dismissed", Json.of(dismissed).get("status"));
        assertTrue(linked(Json.of(dismissed), "up"));
        assertEquals(410, Got.get("/ogc/jobs/" + id + "/results").status());
    }

    @Test
    void coreJobExceptionNoSuchJob() {
        for (Got got : List.of(
                Got.get("/ogc/jobs/none"),
                Got.get("/ogc/jobs/none/results"),
                Got.send("DELETE", "/ogc/jobs/none", null))) {
            assertEquals(404, got.status());
            assertEquals(EXCEPTION + "no-such-job", Json.of(got).get("type"));
        }
    }

    @Test
    void coreJobResultsFailed() throws InterruptedException {
        Got accepted = execute("inequality", Map.of("value", "nonesuch"), "Prefer", "respond-async");
        String id = (String) Json.of(accepted).get("jobID");
        assertEquals("failed", ended(id).get("status"));
        Got failed = Got.get("/ogc/jobs/" + id + "/results");
        assertEquals(400, failed.status());
        assertEquals("CV-PROCESS-004", Json.of(failed).get("code"));
    }

    @Test
    void accessCountsWhatTheTravelTimesReach() {
        Map<String, Object> travel = Map.of("to", "healthcare", "mode", "walk", "max_minutes", 60);
        var cutoffs = new java.util.HashMap<>(travel);
        cutoffs.put("cutoffs", List.of(20));
        List<?> access = rows(execute("access", cutoffs));
        List<?> times = rows(execute("travel-times", travel));
        var reached = new java.util.HashMap<Object, Long>();
        for (Object each : times) {
            Map<?, ?> row = (Map<?, ?>) each;
            if ((Long) row.get("seconds") < 20 * 60) {
                reached.merge(row.get("from"), 1L, Long::sum);
            }
        }
        assertFalse(reached.isEmpty());
        for (Object each : access) {
            Map<?, ?> row = (Map<?, ?>) each;
            assertEquals(
                    reached.getOrDefault(row.get("id"), 0L).doubleValue(),
                    ((Number) row.get("reached_20")).doubleValue(),
                    row.toString());
        }
    }

    @Test
    void everyProcessGivesATableWithUnitsQualityAndProvenance() {
        Map<String, Map<String, Object>> asked = Map.of(
                "sun", Map.of("points", List.of(List.of(-22.38, 31.22), List.of(-22.37, 31.22)), "date", "2026-06-21"),
                "assign", Map.of("attraction", "jobs", "trips_per_person", 0.05),
                "depend", Map.of("on", "bridges", "to", "healthcare", "mode", "car"),
                "relate", Map.of("of", "healthcare", "that", "near", "to", "schools", "within_metres", 1000),
                "inequality", Map.of("value", "jobs"));
        asked.forEach((process, inputs) -> {
            Got got = execute(process, inputs);
            assertFalse(rows(got).isEmpty(), process);
            Map<?, ?> result = (Map<?, ?>) Json.of(got).get("result");
            for (Object column : (List<?>) result.get("columns")) {
                assertNotNull(((Map<?, ?>) column).get("unit"), process);
                assertFalse(((String) ((Map<?, ?>) column).get("meaning")).isBlank(), process);
            }
            assertFalse(((String) Json.at(result, "quality", "uncertainty")).isBlank(), process);
            assertFalse(((List<?>) Json.at(result, "provenance", "sources")).isEmpty(), process);
            assertNotNull(Json.at(result, "provenance", "used", "inputs"), process);
        });
        double hours = ((Number)
                        ((Map<?, ?>) rows(execute("sun", asked.get("sun"))).getFirst()).get("sun_hours"))
                .doubleValue();
        assertTrue(hours > 5 && hours < 14.5, "midsummer at 31° north: " + hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"inputs\":[]}",
                "{\"inputs\":{}}",
                "{\"input\":{}}",
                "{\"inputs\":{\"value\":1}}",
                "{\"inputs\":{\"value\":\"jobs\",\"more\":1}}",
                "{\"inputs\":{\"value\":\"jobs\",\"epsilon\":1e999}}",
                "{\"inputs\":{\"value\":\"jobs\",\"epsilon\":\"NaN\"}}",
                "{\"inputs\":{\"value\":\"jobs\",\"places\":\"../../etc\"}}",
                "{\"inputs\":{\"value\":\"jobs\"},\"outputs\":{\"none\":{}}}",
                "{\"inputs\":{\"value\":\"jobs\"},\"outputs\":{\"result\":{\"transmissionMode\":\"reference\"}}}",
                "{\"inputs\":{\"value\":\"jobs\"},\"response\":\"loud\"}",
                "{\"inputs\":{\"value\":\"jobs\"},\"subscriber\":{\"successUri\":\"http://127.0.0.1\"}}",
                "{\"inputs\":{\"value\":{\"href\":\"file:///etc/passwd\"}}}"
            })
    void coreProcessExecuteInputValidation(String body) {
        Got got = post("inequality", body, "Accept", "application/json");
        assertEquals(400, got.status(), got.text());
        assertEquals("application/problem+json", got.header("Content-Type").split(";")[0]);
        assertFalse(got.text().contains("Exception"), got.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=none", "limit=0", "limit=x", "datetime=yesterday", "datetime=a/b/c", "minDuration=-1"})
    void jobListParametersAreChecked(String query) {
        assertEquals(
                400, Got.get("/ogc/jobs?" + query, "Accept", "application/json").status());
    }

    @Test
    void theConformanceClassesAndLinksAreDeclared() {
        OgcPart part = parts.stream()
                .filter(each -> each.conformance().stream().anyMatch(uri -> uri.contains("ogcapi-processes-1")))
                .findFirst()
                .orElseThrow();
        assertTrue(part.landingLinks().stream().anyMatch(link -> link.rel().equals(REL + "processes")));
        assertTrue(part.landingLinks().stream().anyMatch(link -> link.rel().equals(REL + "job-list")));
        assertEquals(6, part.openApiPaths().size());
    }
}
