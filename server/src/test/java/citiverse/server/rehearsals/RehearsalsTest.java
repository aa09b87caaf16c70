package citiverse.server.rehearsals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.server.rehearsals.Run.Status;
import citiverse.twin.Change;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.ledger.Entry;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalsTest {
    private static final Bounds BOUNDS = new Bounds(1, 1, 2, 50, 64, 10);
    private static final List<String> CANONICAL = List.of("comparison.json", "question.yaml", "manifest.json");

    @TempDir
    static Path shared;

    private static Path twin;

    @TempDir
    Path workspace;

    private OnlineCity city;
    private Rehearsals rehearsals;

    @BeforeAll
    static void makeCity() throws IOException {
        twin = SampleTwin.make(shared);
    }

    @BeforeEach
    void open() {
        city = new OnlineCity(twin, workspace, Clock.systemUTC());
        rehearsals = new Rehearsals(city, Clock.systemUTC(), BOUNDS, Asked.NO_MODELS);
    }

    @AfterEach
    void close() {
        rehearsals.close();
        city.close();
    }

    private List<Entry> ledger(String kind) {
        try (var log = city.twin().ledger().log(1)) {
            return log.filter(entry -> entry.kind().equals(kind)).toList();
        }
    }

    @Test
    void aResultOfTheCommandLineIsTakenInAndOneThatWasAlteredIsNot() throws Exception {
        String text = Asked.clinics("Taken in?", 2);
        var question = QuestionFile.parse("question.yaml", text);
        Path sound = workspace.resolve("sound");
        Path altered = workspace.resolve("altered");
        for (Path folder : List.of(sound, altered)) {
            long seed = folder.equals(sound) ? 5 : 6;
            new Rehearsal()
                    .run(city.snapshot(), question, RunSettings.of(seed, 1).withDraws(2), folder, Progress.NONE);
        }
        Path comparison = altered.resolve("comparison.json");
        Files.writeString(comparison, Files.readString(comparison).replaceFirst("Taken in", "Taken on"));
        rehearsals.close();
        new Adoption(
                        workspace.resolve("rehearsals"),
                        city.snapshot(),
                        Clock.systemUTC().instant())
                .adopt(List.of(sound, altered, workspace.resolve("nowhere")));
        rehearsals = new Rehearsals(city, Clock.systemUTC(), BOUNDS, Asked.NO_MODELS);
        List<Run> runs = rehearsals.all();
        assertEquals(List.of("Taken in?"), runs.stream().map(Run::question).toList());
        assertEquals(3, rehearsals.comparison(runs.getFirst().id()).options().size());
        assertEquals(
                runs.getFirst().id(),
                rehearsals.submit(text, 5, OptionalInt.of(2), "ana").id(),
                "it is not computed again");
    }

    @Test
    void theSameQuestionGivesTheSameLinkAndTheBytesOfTheCommandLine() throws Exception {
        String text = Asked.clinics("Which clinic?", 3);
        Run first = rehearsals.submit(text, 3, OptionalInt.of(2), "ana");
        assertTrue(first.id().matches("[0-9a-f]{16}"), first.id());
        Run again = rehearsals.submit("# a comment changes nothing\n" + text, 3, OptionalInt.empty(), "bo");
        assertEquals(first.id(), again.id(), "two draws are the question's own number");
        assertEquals("ana", again.actor());
        assertNotEquals(
                first.id(), rehearsals.submit(text, 4, OptionalInt.of(2), "ana").id());

        Run done = Asked.await(rehearsals, first.id(), Run::successful);
        Path alone = workspace.resolve("alone");
        var result = new Rehearsal()
                .run(
                        city.snapshot(),
                        QuestionFile.parse("question.yaml", text),
                        RunSettings.of(3, 1).withDraws(2),
                        alone,
                        Progress.NONE);
        assertEquals(result.manifest(), done.manifest());
        for (String name : CANONICAL) {
            assertArrayEquals(
                    Files.readAllBytes(alone.resolve(name)),
                    Files.readAllBytes(rehearsals.folder(first.id()).resolve(name)),
                    name);
        }
        assertTrue(Files.isRegularFile(rehearsals.folder(first.id()).resolve("report.html")));
        assertEquals(4, rehearsals.comparison(first.id()).options().size());
        assertEquals(
                Status.SUCCESSFUL,
                rehearsals.submit(text, 3, OptionalInt.of(2), "ana").status());

        List<Change> changes = rehearsals.changes(
                first.id(), rehearsals.comparison(first.id()).options().get(1).id());
        assertTrue(changes.getFirst() instanceof Change.Add add
                && add.after().type().equals("healthcare"));
        assertThrows(Refusal.class, () -> rehearsals.changes(first.id(), "nonesuch"));

        Asked.await(rehearsals, first.id(), Run::recorded);
        Entry entry = ledger(Rehearsal.LEDGER_KIND).stream()
                .filter(each -> each.subject().equals(done.manifest()))
                .findFirst()
                .orElseThrow();
        assertEquals("ana", entry.actor());
    }

    @Test
    void whatIsRunAgainComesOutTheSameOrIsSaidToDiffer() throws Exception {
        Run run = rehearsals.submit(Asked.clinics("Again?", 2), 1, OptionalInt.of(2), "ana");
        Asked.await(rehearsals, run.id(), Run::successful);
        rehearsals.verify(run.id(), "bo");
        assertTrue(verified(run.id()).same());
        Path comparison = rehearsals.folder(run.id()).resolve("comparison.json");
        Files.writeString(comparison, Files.readString(comparison).replaceFirst("Again", "Ogain"));
        rehearsals.verify(run.id(), "bo");
        Verification altered = verified(run.id());
        assertFalse(altered.same());
        assertEquals("CV-RERUN-003", altered.problem().code());
        for (int tries = 0; tries < 200 && ledger(Rehearsals.VERIFIED_KIND).isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertEquals("bo", ledger(Rehearsals.VERIFIED_KIND).getLast().actor());
    }

    private Verification verified(String id) throws InterruptedException {
        for (int tries = 0; tries < 2400; tries++) {
            Verification now = rehearsals.verification(id).orElseThrow();
            if (now.status().ended()) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("still " + rehearsals.verification(id));
    }

    @Test
    void aDismissedRunStopsIsRecordedAndGoesOnWhenAskedAgain() throws Exception {
        Run run = rehearsals.submit(Asked.clinics("Stop?", 40), 1, OptionalInt.of(64), "ana");
        Asked.await(rehearsals, run.id(), now -> now.step().equals("rehearsing") && now.done() > 0);
        assertTrue(rehearsals.cancel(run.id(), "bo"));
        assertFalse(rehearsals.cancel(run.id(), "bo"), "it has ended");
        assertEquals(Status.DISMISSED, rehearsals.find(run.id()).orElseThrow().status());
        assertThrows(Refusal.class, () -> rehearsals.comparison(run.id()));
        Asked.await(rehearsals, run.id(), Run::recorded);
        assertTrue(ledger(Rehearsals.DISMISSED_KIND).stream()
                .anyMatch(entry ->
                        entry.subject().equals(run.id()) && entry.actor().equals("bo")));
        Run again = rehearsals.submit(Asked.clinics("Stop?", 40), 1, OptionalInt.of(64), "cy");
        assertEquals(run.id(), again.id());
        assertFalse(again.status().ended());
        rehearsals.cancel(run.id(), "cy");
    }

    @Test
    void theLayersOfAQuestionAreThoseItNamesAndThoseOfTheModels() {
        List<String> read = rehearsals.layers(QuestionFile.parse("q", Asked.clinics("Which layers?", 1)));
        assertTrue(read.containsAll(List.of("cells", "healthcare", "candidate", "street", "transit_stop")), read + "");
        assertFalse(read.contains("schools"), read + "");
        String more = Asked.clinics("Which layers?", 1).replace("access: healthcare", "access: schools");
        assertTrue(rehearsals.layers(QuestionFile.parse("q", more)).contains("schools"));
    }

    @Test
    void theQueueIsBounded() throws Exception {
        Run running = rehearsals.submit(Asked.clinics("Long", 40), 1, OptionalInt.of(64), "ana");
        Asked.await(rehearsals, running.id(), now -> now.status() == Status.RUNNING);
        List<Run> waiting = IntStream.of(1, 2)
                .mapToObj(seed -> rehearsals.submit(Asked.clinics("Wait", 1), seed, OptionalInt.of(2), "ana"))
                .toList();
        Refusal full = assertThrows(
                Refusal.class, () -> rehearsals.submit(Asked.clinics("More", 1), 1, OptionalInt.of(2), "ana"));
        assertEquals(503, full.status());
        assertTrue(full.headers().containsKey("Retry-After"));
        assertEquals(
                waiting.getFirst().id(),
                rehearsals
                        .submit(Asked.clinics("Wait", 1), 1, OptionalInt.of(2), "bo")
                        .id());
        rehearsals.cancel(running.id(), "ana");
        for (Run run : waiting) {
            Asked.await(rehearsals, run.id(), Run::successful);
        }
    }

    @Test
    void whatIsTooMuchOrWrongIsSaidAtOnce() throws Exception {
        assertEquals("CV-RUN-003", problem(Asked.clinics("x", 2), 1000));
        assertEquals("CV-QUESTION-021", problem(Asked.clinics("x", 2), 3));
        assertEquals("CV-QUESTION-001", problem("- a list", 2));
        Run many = rehearsals.submit(Asked.clinics("Many", 60), 1, OptionalInt.of(2), "ana");
        for (int tries = 0;
                tries < 600
                        && !rehearsals.find(many.id()).orElseThrow().status().ended();
                tries++) {
            Thread.sleep(50);
        }
        assertEquals(
                "CV-REHEARSE-004",
                rehearsals.find(many.id()).orElseThrow().problem().code());
    }

    private String problem(String text, int draws) {
        return assertThrows(Problem.class, () -> rehearsals.submit(text, 1, OptionalInt.of(draws), "ana"))
                .code();
    }

    @Test
    void aFullDiskRefusesWhatItCannotKeepAndLosesNothing() throws Exception {
        Run kept = rehearsals.submit(Asked.clinics("Kept", 1), 1, OptionalInt.of(2), "ana");
        Asked.await(rehearsals, kept.id(), Run::successful);
        // A file where the folder of the next run would be made, which fails as a full disk does.
        Path home = workspace.resolve("rehearsals");
        String text = Asked.clinics("No room", 1);
        Run probe = rehearsals.submit(text, 1, OptionalInt.of(2), "ana");
        rehearsals.close();
        Durable.delete(home.resolve(probe.id()));
        Files.writeString(home.resolve(probe.id()), "in the way");
        rehearsals = new Rehearsals(city, Clock.systemUTC(), BOUNDS, Asked.NO_MODELS);
        Refusal refused = assertThrows(Refusal.class, () -> rehearsals.submit(text, 1, OptionalInt.of(2), "ana"));
        assertEquals(507, refused.status());
        assertEquals(1, rehearsals.all().size());
        assertTrue(rehearsals.comparison(kept.id()).options().size() > 1);
    }

    @Test
    void whileAnotherHoldsTheTwinTheLedgerIsOwed() throws Exception {
        Run run;
        try (TwinFile held = TwinFile.open(twin, Clock.systemUTC(), "another")) {
            run = rehearsals.submit(Asked.clinics("Held", 1), 5, OptionalInt.of(2), "ana");
            Run done = Asked.await(rehearsals, run.id(), Run::successful);
            assertFalse(done.recorded());
            assertEquals("another", held.ledger().size() > 0 ? "another" : "");
        }
        Asked.await(rehearsals, run.id(), Run::recorded);
    }

    @Test
    void whatAKilledProcessAcceptedIsFinishedByTheNextAndRecordedOnce() throws Exception {
        Path question = workspace.resolve("question.yaml");
        String text = Asked.clinics("Killed", 12);
        Files.writeString(question, text);
        Path folder = workspace.resolve("killed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProcess.class.getName(),
                        twin.toString(),
                        folder.toString(),
                        question.toString())
                .redirectError(workspace.resolve("stderr").toFile())
                .start();
        String id;
        try (var out = process.inputReader()) {
            id = out.readLine();
            assertTrue(id != null && id.matches("[0-9a-f]{16}"), () -> id + " " + stderr());
            Path drawn = folder.resolve("rehearsals").resolve(id).resolve("result/state/draw-00002.bin");
            for (int tries = 0; tries < 2400 && !Files.exists(drawn); tries++) {
                Thread.sleep(25);
            }
            assertTrue(Files.exists(drawn), "three draws must be done before it is killed");
        } finally {
            process.destroyForcibly().waitFor();
        }
        long kept = Files.getLastModifiedTime(
                        folder.resolve("rehearsals").resolve(id).resolve("result/state/draw-00000.bin"))
                .toMillis();
        try (var same = new OnlineCity(twin, folder, Clock.systemUTC());
                var next = new Rehearsals(same, Clock.systemUTC(), BOUNDS, Asked.NO_MODELS)) {
            Run done = Asked.await(next, id, run -> run.successful() && run.recorded());
            assertEquals("planner-a", done.actor());
            assertTrue(kept > 0);
            Path alone = workspace.resolve("alone");
            var result = new Rehearsal()
                    .run(
                            same.snapshot(),
                            QuestionFile.parse("question.yaml", text),
                            RunSettings.of(7, 1).withDraws(16),
                            alone,
                            Progress.NONE);
            assertEquals(result.manifest(), done.manifest());
            assertEquals(
                    1,
                    ledger(Rehearsal.LEDGER_KIND).stream()
                            .filter(entry -> entry.subject().equals(done.manifest()))
                            .count());
        }
    }

    private String stderr() {
        try {
            return Files.readString(workspace.resolve("stderr"));
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
