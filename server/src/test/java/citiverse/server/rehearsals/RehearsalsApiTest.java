package citiverse.server.rehearsals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Progress;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(OpenToAll.class)
@QuarkusTestResource(SampleTwin.class)
class RehearsalsApiTest {
    private static final String YAML = "application/yaml";

    @Inject
    OnlineCity city;

    @TempDir
    Path folder;

    private static String submit(String question, String query) {
        Got got = Got.send("POST", "/api/rehearsals" + query, question, "Content-Type", YAML);
        assertTrue(got.status() == 202 || got.status() == 200, got.text());
        String location = URI.create(got.header("Location")).getPath();
        assertEquals("/api/rehearsals/" + Json.of(got).get("id"), location);
        return location;
    }

    private static Map<?, ?> finished(String location) throws InterruptedException {
        for (int tries = 0; tries < 1200; tries++) {
            Map<?, ?> run = Json.of(Got.get(location));
            if (!List.of("accepted", "running").contains(run.get("status"))) {
                assertEquals("successful", run.get("status"), run.toString());
                return run;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not finished: " + location);
    }

    @Test
    void aRehearsalOverHttpGivesTheBytesOfTheCommandLine() throws Exception {
        for (String name : List.of("bridges", "demo")) {
            String text = Files.readString(examples().resolve(name + ".yaml"));
            if (name.equals("demo")) {
                text = text.replace("count: 114", "count: 4");
            }
            String location = submit(text, "?seed=11&draws=2");
            Map<?, ?> run = finished(location);
            new Rehearsal()
                    .run(
                            city.snapshot(),
                            QuestionFile.parse("question.yaml", text),
                            RunSettings.of(11, 2).withDraws(2),
                            folder.resolve(name),
                            Progress.NONE);
            for (String file : List.of("comparison.json", "manifest.json", "question.yaml")) {
                assertArrayEquals(
                        Files.readAllBytes(folder.resolve(name).resolve(file)),
                        Got.get(location + "/files/" + file).body(),
                        name + " " + file);
            }
            assertEquals(
                    run.get("manifest"),
                    Rehearsals.digest(Files.readString(folder.resolve(name).resolve("manifest.json"))));
        }
    }

    private static Path examples() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("examples"))) {
            at = at.getParent();
        }
        return at.resolve("examples").resolve("sample");
    }

    @Test
    void jsonAndYamlAreTheSameQuestionAndTheSameLink() throws Exception {
        String question = Asked.clinics("Which form?", 2);
        String first = submit(question, "?seed=9007199254740993");
        Got again = Got.send(
                "POST",
                "/api/rehearsals",
                CanonicalJson.write(Map.of("question", question, "seed", "9007199254740993", "draws", 2)),
                "Content-Type",
                "application/json");
        assertEquals(first, URI.create(again.header("Location")).getPath());
        Map<?, ?> run = finished(first);
        assertEquals("9007199254740993", run.get("seed"));
        assertEquals(
                200,
                Got.send("POST", "/api/rehearsals?seed=9007199254740993", question, "Content-Type", YAML)
                        .status());
        assertTrue(Got.get("/api/rehearsals?status=successful")
                .text()
                .contains(run.get("id").toString()));
        assertEquals(question, Got.get(first + "/question").text());
        Got known = Got.get("/api/questions");
        assertTrue(known.text().contains("Which form?"), known.text());
        String tag = known.header("ETag");
        assertEquals(304, Got.get("/api/questions", "If-None-Match", tag).status());
    }

    @Test
    void resultsAreTaggedPackedAndTold() throws Exception {
        String location = submit(Asked.clinics("Files?", 3), "");
        finished(location);
        Got comparison = Got.get(location + "/files/comparison.json");
        assertFalse(comparison.header("ETag").isEmpty());
        Got same = Got.get(location + "/files/comparison.json", "If-None-Match", comparison.header("ETag"));
        assertEquals(304, same.status());
        Got packed = Got.get(location + "/files/comparison.json", "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.header("Content-Encoding"));
        assertArrayEquals(
                comparison.body(), new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(Got.get(location + "/files/all.zip").body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("comparison.json")) {
                    assertArrayEquals(comparison.body(), zip.readAllBytes());
                }
            }
        }
        assertTrue(
                names.containsAll(List.of("manifest.json", "report.html", "options.csv", "options.parquet")),
                names + "");
        Got report = Got.get(location + "/files/report.html?lang=ar");
        assertTrue(report.text().contains("dir=\"rtl\""));
        assertTrue(report.header("Content-Security-Policy").startsWith("sandbox"));
        assertEquals(400, Got.get(location + "/files/report.html?lang=xx").status());
        for (String name : List.of("..%2Fjob.json", "job.json", ".hidden", "state", "nothing.csv")) {
            assertEquals(
                    404,
                    Got.get(location + "/files/" + name, "Accept", "application/json")
                            .status(),
                    name);
        }
        String option = (String) Json.at(Json.of(comparison), "options", 1, "id");
        Got changes = Got.get(location + "/options/" + option + "/changes");
        assertEquals("application/geo+json", changes.header("Content-Type").split(";")[0]);
        assertEquals("added", Json.at(Json.of(changes), "features", 0, "properties", "change"));
        assertEquals(
                404,
                Got.get(location + "/options/none/changes", "Accept", "application/json")
                        .status());
    }

    @Test
    void whatWasRunAgainIsSaidToBeTheSame() throws Exception {
        String location = submit(Asked.clinics("Same?", 2), "");
        finished(location);
        assertEquals(202, Got.send("POST", location + "/verify", "").status());
        List<String> events = listen(location + "/events");
        assertTrue(events.getLast().contains("\"same\":true"), events.toString());
    }

    /// All lines of a stream until it ends.
    private static List<String> listen(String path) throws IOException {
        URI server = URI.create(Got.base());
        var lines = new ArrayList<String>();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nLast-Event-ID: 99\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            boolean ending = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("event:")) {
                    ending = line.endsWith("end");
                }
                if (line.startsWith("data:")) {
                    lines.add(line);
                    if (ending) {
                        return lines;
                    }
                }
            }
        }
        return lines;
    }

    @Test
    void fiftyListenersHearTheEndWhileOneReadsNothing() throws Exception {
        String location = submit(Asked.clinics("Who listens?", 20), "?draws=16");
        URI server = URI.create(Got.base());
        try (var slow = new Socket(server.getHost(), server.getPort());
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.getOutputStream()
                    .write(("GET " + location + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Callable<List<String>> listener = () -> listen(location + "/events");
            var heard = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < 50; i++) {
                heard.add(pool.submit(listener));
            }
            for (Future<List<String>> each : heard) {
                List<String> events = each.get();
                assertTrue(events.getLast().contains("\"status\":\"successful\""), events.toString());
            }
            assertTrue(heard.getFirst().get().size() > 1, "progress comes before the end");
        }
    }

    @Test
    void aRunIsDismissedOnceOnly() throws Exception {
        String location = submit(Asked.clinics("Stop?", 60), "?draws=64&seed=5");
        Got dismissed = Got.send("POST", location + "/dismiss", "");
        assertEquals(200, dismissed.status(), dismissed.text());
        assertEquals("dismissed", Json.of(dismissed).get("status"));
        Got again = Got.send("POST", location + "/dismiss", "");
        assertEquals(409, again.status());
        assertEquals("CV-RUN-008", Json.of(again).get("code"));
        assertEquals(
                404,
                Got.get(location + "/files/comparison.json", "Accept", "application/json")
                        .status());
        assertTrue(listen(location + "/events").getLast().contains("dismissed"));
    }

    /// Bodies that no server likes; each is refused with a problem document.
    static List<List<String>> hostile() {
        String deep = "a: " + "[".repeat(20_000) + "]".repeat(20_000);
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n"
                + "id: *c\ntitle: *c\n";
        String good = Asked.clinics("Good", 2);
        return List.of(
                List.of(YAML, ""),
                List.of(YAML, "\u0000\u0001"),
                List.of(YAML, "%YAML 9.9\n---\n: : :"),
                List.of(YAML, "a: b: c"),
                List.of(YAML, "- 1"),
                List.of(YAML, bomb),
                List.of(YAML, deep),
                List.of(YAML, "? ".repeat(20_000)),
                List.of(YAML, "!!javax.script.ScriptEngineManager [ ]"),
                List.of(YAML, good + "unknown: 1\n"),
                List.of(YAML, good.replace("cutoff: 20", "cutoff: .nan")),
                List.of(YAML, good.replace("cutoff: 20", "cutoff: 1e999")),
                List.of(YAML, good.replace("cutoff: 20", "cutoff: 99999999999999999999999999")),
                List.of(YAML, good.replace("count: 2", "count: -1")),
                List.of(YAML, good.replace("id: clinic\n", "id: [clinic]\n")),
                List.of(YAML, good.replace("date: 2026-05-13", "date: 2026-02-31")),
                List.of(YAML, good.replace("number: 2", "number: 1000000000")),
                List.of(YAML, good + "x: " + "y".repeat(300_000)),
                List.of("application/json", good),
                List.of("application/json", "{\"question\":" + "[".repeat(100_000)),
                List.of("application/json", "{\"question\":{\"a\":1e400}}"),
                List.of("application/json", "{\"question\":\"x\",\"seed\":1.5}"),
                List.of("application/json", "{\"question\":\"x\",\"draws\":-1}"),
                List.of("application/json", "{\"question\":\"x\",\"draws\":\"many\"}"),
                List.of("application/json", "{\"question\":\"\\ud800\"}"),
                List.of("application/json", "{\"question\":{},\"question\":{}}"),
                List.of("application/json", "{\"more\":1}"),
                List.of("application/json", "null"),
                List.of("image/png", good),
                List.of("", good));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileBodyIsRefusedWithAProblem(List<String> request) {
        Got got = request.getFirst().isEmpty()
                ? Got.send("POST", "/api/rehearsals", request.get(1), "Accept", "application/json")
                : Got.send("POST", "/api/rehearsals", request.get(1), "Content-Type", request.getFirst());
        assertTrue(got.status() >= 400 && got.status() < 500, got.status() + " " + got.text());
        assertEquals("application/problem+json", got.header("Content-Type").split(";")[0]);
        assertFalse(got.text().contains("Exception"), got.text());
    }

    @Test
    void strangeAddressesAreRefusedWithAProblem() {
        for (String path : List.of(
                "/api/rehearsals/none",
                "/api/rehearsals/" + "x".repeat(2000),
                "/api/rehearsals/none/events",
                "/api/rehearsals/none/files/all.zip",
                "/api/rehearsals/none/verify",
                "/api/rehearsals?limit=-1",
                "/api/rehearsals?limit=many",
                "/api/questions/none")) {
            Got got = Got.get(path, "Accept", "application/json");
            // Events are not JSON, which is said before anything else.
            int strange = path.endsWith("/events") ? 406 : 404;
            assertTrue(got.status() == strange || got.status() == 400, path + " " + got.status() + " " + got.text());
            assertEquals("application/problem+json", got.header("Content-Type").split(";")[0], path);
        }
    }
}
