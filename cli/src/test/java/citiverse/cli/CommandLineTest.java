package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.GridCity;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a user gives them, on a grid city that is written as files and imported.
class CommandLineTest {
    @TempDir
    private static Path folder;

    private static Path twin;

    /// What a command printed and how it ended.
    @BeforeAll
    static void importTheCity() {
        twin = folder.resolve("grid.gpkg");
        Path city = GridCity.synchronised().write(folder.resolve("city")).city();
        Ran ran = Ran.run("import", twin.toString(), city.toString(), "--actor", "test");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("osm-pbf"), ran.out());
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        Path other = folder.resolve("twice.gpkg");
        Path city = GridCity.synchronised().write(folder.resolve("city-twice")).city();
        assertEquals(0, Ran.run("import", other.toString(), city.toString()).exit());
        Ran ran = Ran.run("import", other.toString(), city.toString(), "--json");
        assertEquals(0, ran.exit(), ran.err());
        for (String line : ran.out().lines().toList()) {
            var report = (Map<?, ?>) CanonicalJson.parse(line);
            assertEquals(0L, report.get("added"), line);
            assertEquals(0L, report.get("altered"), line);
            assertEquals(0L, report.get("removed"), line);
        }
    }

    @Test
    void infoTellsAsJsonWhatIsThere() {
        Ran ran = Ran.run("info", twin.toString(), "--json");
        assertEquals(0, ran.exit(), ran.err());
        var info = (Map<?, ?>) CanonicalJson.parse(ran.out().strip());
        var cells = ((List<?>) info.get("layers"))
                .stream()
                        .map(layer -> (Map<?, ?>) layer)
                        .filter(layer -> "cells".equals(layer.get("type")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(3L, cells.get("features"));
        assertEquals(3, ((List<?>) info.get("sources")).size());
    }

    @Test
    void theMatrixIsTheSameWithOneThreadAndWithTwo() throws IOException {
        Path one = folder.resolve("one.csv.gz");
        Path two = folder.resolve("two.csv.gz");
        for (String mode : List.of("walk", "transit")) {
            assertEquals(0, matrix(mode, one, "1").exit());
            assertEquals(0, matrix(mode, two, "2").exit());
            assertEquals(-1, Files.mismatch(one, two), mode);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(one))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertEquals("from_id,to_id,seconds", lines.getFirst());
            assertTrue(lines.size() > 3, "some pairs are reached");
        }
    }

    private static Ran matrix(String mode, Path out, String threads) {
        return Ran.run(
                "matrix",
                twin.toString(),
                "--mode",
                mode,
                "--places",
                "cells",
                "--date",
                "2026-03-10",
                "--threads",
                threads,
                "--out",
                out.toString());
    }

    @Test
    void accessCountsByCutoffAndByDecay() throws IOException {
        Path out = folder.resolve("access.csv");
        Ran ran = Ran.run(
                "access",
                twin.toString(),
                "--mode",
                "transit",
                "--date",
                "2026-03-10",
                "--opportunity",
                "jobs",
                "--cutoffs",
                "15,120",
                "--decay",
                "logistic:30,10",
                "--people",
                "population",
                "--out",
                out.toString());
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines = Files.readAllLines(out);
        assertEquals("id,jobs_15,jobs_120,jobs_logistic_30_10", lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            assertTrue(Double.parseDouble(fields[1]) <= Double.parseDouble(fields[2]), line);
        }
        assertTrue(ran.out().contains("jobs_15"), ran.out());
    }

    @Test
    void theLedgerProvesItsEntriesAndACheckpointHolds() throws IOException {
        Ran log = Ran.run("ledger", twin.toString(), "log");
        assertEquals(0, log.exit(), log.err());
        assertTrue(log.out().contains("twin.import/1"), log.out());
        Ran proof = Ran.run("ledger", twin.toString(), "prove", "2", "--since", "1", "--json");
        assertEquals(0, proof.exit(), proof.err());
        var tree = (Map<?, ?>) CanonicalJson.parse(proof.out().strip());
        assertEquals(1L, tree.get("leaf_index"));
        Path checkpoint = folder.resolve("grid.checkpoint");
        Path key = folder.resolve("test.key");
        Ran kept = Ran.run(
                "ledger", twin.toString(), "checkpoint", "--key", key.toString(), "--out", checkpoint.toString());
        assertEquals(0, kept.exit(), kept.err());
        Ran verified = Ran.run("verify", twin.toString(), "--checkpoint", checkpoint.toString());
        assertEquals(0, verified.exit(), verified.out() + verified.err());
        Ran shown = Ran.run("ledger", twin.toString(), "show", "1");
        assertEquals(0, shown.exit(), shown.err());
    }

    @Test
    void wrongNamesAreAnsweredWithTheNearest() {
        Ran ran = Ran.run("matrix", twin.toString(), "--mode", "walk", "--places", "cels", "--out", folder + "/x.csv");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("CV-CLI-030") && ran.err().contains("cells"), ran.err());
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void aDayWithoutServiceIsAnsweredWithTheDaysThatHaveOne() {
        Ran ran = Ran.run(
                "matrix",
                twin.toString(),
                "--mode",
                "transit",
                "--places",
                "cells",
                "--date",
                "1999-01-01",
                "--out",
                folder + "/y.csv");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("2026-01-01"), ran.err());
    }

    @Test
    void aBadFlagAndAMissingFileAreTheUsersFault() {
        assertEquals(2, Ran.run("matrix", twin.toString()).exit());
        assertEquals(2, Ran.run("no-such-command").exit());
        assertEquals(2, Ran.run().exit());
        Ran none = Ran.run("info", folder.resolve("none.gpkg").toString());
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("citiverse import"), none.err());
        Ran speed = Ran.run(
                "matrix",
                twin.toString(),
                "--mode",
                "walk",
                "--places",
                "cells",
                "--walk-kmh",
                "90",
                "--out",
                folder + "/z.csv");
        assertEquals(2, speed.exit());
        assertTrue(speed.err().contains("walking speed"), speed.err());
    }

    @Test
    void aSecondWriterIsToldWhoHoldsTheTwin() throws IOException {
        Path file = folder.resolve("busy.gpkg");
        Files.copy(twin, file);
        Path loose = Files.writeString(folder.resolve("more.csv"), "id,lon,lat\na,10.01,0.01\n");
        try (var held = TwinFile.open(file, Clock.systemUTC(), "the-first-writer")) {
            Ran ran = Ran.run("import", file.toString(), loose.toString());
            assertEquals(2, ran.exit(), ran.err());
            assertTrue(ran.err().contains("the-first-writer"), ran.err());
            assertEquals(0, Ran.run("info", file.toString()).exit(), "readers are never kept out");
            assertTrue(held.ledger().size() > 0);
        }
        assertEquals(0, Ran.run("import", file.toString(), loose.toString()).exit());
    }

    @Test
    void everyCommandHelpsWithAnExample() {
        for (String command : List.of(
                "demo",
                "test",
                "import",
                "info",
                "verify",
                "export",
                "matrix",
                "access",
                "rehearse",
                "rerun",
                "bench",
                "ledger",
                "branch")) {
            Ran ran = Ran.run(command, "--help");
            assertEquals(0, ran.exit(), command);
            assertTrue(ran.out().contains("Example: "), command + " gives no example");
        }
        assertEquals(
                "citiverse " + Citiverse.version(), Ran.run("--version").out().strip());
    }

    @Test
    void layersComeOutAgain() throws IOException {
        Path out = folder.resolve("cells.geojson");
        Ran ran = Ran.run("export", twin.toString(), "--as", "geojson", "--layer", "cells", "--out", out.toString());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(Files.readString(out).contains("FeatureCollection"));
        assertEquals(
                2,
                Ran.run("export", twin.toString(), "--as", "geojsn", "--out", out.toString())
                        .exit());
    }

    private static Path question(String name, String from, String to) throws IOException {
        try (var in = Citiverse.class.getResourceAsStream("train.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains(from), from);
            return Files.writeString(folder.resolve(name), text.replace(from, to));
        }
    }

    @Test
    void aQuestionIsRehearsedRecordedAndRepeatedByteForByte() throws IOException {
        Path file = folder.resolve("asked.gpkg");
        Files.copy(twin, file);
        Path answer = folder.resolve("answer");
        Path asked = question("asked.yaml", "id: train", "id: train");
        Ran ran = Ran.run(
                "rehearse", file.toString(), asked.toString(), "--out", answer.toString(), "--threads", "2", "--keep");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("Where should work go?"), ran.out());
        assertTrue(Files.size(answer.resolve("report.html")) > 10_000);
        assertTrue(Ran.run("ledger", file.toString(), "log").out().contains("rehearse.run/1"));
        Ran again = Ran.run("rerun", answer.toString(), "--twin", file.toString(), "--threads", "1");
        assertEquals(0, again.exit(), again.out() + again.err());
        Ran branches = Ran.run("branch", file.toString(), "list", "--json");
        var kept = (List<?>) CanonicalJson.parse(branches.out().strip());
        assertEquals(3, kept.size(), branches.out());
        String name = (String) ((Map<?, ?>) kept.getFirst()).get("name");
        Ran diff = Ran.run("branch", file.toString(), "diff", name);
        assertTrue(diff.out().contains("jobs: ") && diff.out().contains("→"), diff.out());
        Files.writeString(answer.resolve("comparison.json"), " ", java.nio.file.StandardOpenOption.APPEND);
        Ran tampered = Ran.run("rerun", answer.toString(), "--twin", file.toString());
        assertEquals(2, tampered.exit(), tampered.out());
        assertTrue(tampered.err().contains("comparison.json"), tampered.err());
    }

    @Test
    void computingInFullGivesTheSameBytes() throws IOException {
        Path asked = question("full.yaml", "id: train", "id: train");
        for (String how : List.of("--no-record", "--full")) {
            Ran ran = Ran.run(
                    "rehearse",
                    twin.toString(),
                    asked.toString(),
                    "--no-record",
                    "--out",
                    folder.resolve("how" + how).toString(),
                    how.equals("--full") ? how : "--seed=1");
            assertEquals(0, ran.exit(), ran.err());
        }
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("how--no-record/comparison.json"), folder.resolve("how--full/comparison.json")));
    }

    @Test
    void aQuestionThatNamesWhatIsNotThereIsAnsweredWithTheNearest() throws IOException {
        for (String[] wrong : new String[][] {
            {"layer: cells, population", "layer: cels, population", "cells"},
            {"access: cells.jobs", "access: cells.jbos", "jobs"},
            {"indicators:", "indikators:", "indicators"},
            {"kind: service.add", "kind: servise.add", "service.add"},
        }) {
            Path asked = question("wrong.yaml", wrong[0], wrong[1]);
            Ran ran = Ran.run("rehearse", twin.toString(), asked.toString(), "--no-record", "--out", folder + "/wrong");
            assertEquals(2, ran.exit(), wrong[1]);
            assertTrue(ran.err().contains(wrong[2]), ran.err());
        }
    }

    @Test
    void anyoneWhoImportsTheSameFilesGetsTheSameBytes() throws IOException {
        Path other = folder.resolve("elsewhere.gpkg");
        Path city =
                GridCity.synchronised().write(folder.resolve("city-elsewhere")).city();
        assertEquals(0, Ran.run("import", other.toString(), city.toString()).exit());
        Path answer = folder.resolve("answer-here");
        Path asked = question("here.yaml", "id: train", "id: train");
        assertEquals(
                0,
                Ran.run("rehearse", twin.toString(), asked.toString(), "--no-record", "--out", answer.toString())
                        .exit());
        Ran again = Ran.run("rerun", answer.toString(), "--twin", other.toString());
        assertEquals(0, again.exit(), again.out() + again.err());
    }

    @Test
    void servingNeedsATwinThatIsThere() {
        Ran ran = Ran.run("serve", "nowhere.gpkg");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("CV-CLI-040"), ran.err());
    }
}
