package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not twins, or not whole, or not ours to open.
class ForeignFileTest {
    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private void refused(String code, Path file) {
        for (var open : new Runnable[] {
            () -> TwinFile.read(file).close(),
            () -> TwinFile.open(file, CLOCK, "ana").close(),
        }) {
            var problem = assertThrows(Problem.class, open::run);
            assertEquals(code, problem.code(), problem.getMessage());
            assertEquals(2, problem.exitCode());
            assertTrue(problem.file().contains(file.getFileName().toString()), problem.getMessage());
            assertTrue(!problem.reason().isEmpty() && !problem.remedy().isEmpty(), problem.getMessage());
        }
    }

    @Test
    void whatIsNoDatabase() throws Exception {
        refused("CV-TWIN-001", folder.resolve("missing.gpkg"));
        Path text = Files.writeString(folder.resolve("text.gpkg"), "hello ".repeat(1000));
        refused("CV-TWIN-002", text);
        assertEquals("hello ".repeat(1000), Files.readString(text));
        byte[] noise = new byte[10_000];
        new SplittableRandom(1).nextBytes(noise);
        refused("CV-TWIN-002", Files.write(folder.resolve("noise.gpkg"), noise));
        refused("CV-TWIN-002", Files.write(folder.resolve("empty.gpkg"), new byte[0]));
        var problem = assertThrows(Problem.class, () -> TwinFile.read(folder));
        assertEquals("CV-TWIN-002", problem.code());
    }

    private static void run(Path file, String... statements) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = db.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void databasesOfOthers() throws Exception {
        Path other = folder.resolve("other.db");
        run(other, "CREATE TABLE a (b)", "PRAGMA application_id = 42");
        refused("CV-TWIN-004", other);
        Path geopackage = folder.resolve("other.gpkg");
        run(geopackage, "CREATE TABLE gpkg_contents (table_name TEXT)", "PRAGMA application_id = " + 0x47504B47);
        refused("CV-TWIN-004", geopackage);
    }

    @Test
    void aNewerFormat() throws Exception {
        Path file = folder.resolve("newer.gpkg");
        TwinFile.create(file, MadeCity.CITY, CLOCK, "ana").close();
        run(
                file,
                "DROP TRIGGER citiverse_guard_citiverse_format_insert",
                "INSERT INTO citiverse_format VALUES (99, 2)");
        refused("CV-TWIN-005", file);
        assertEquals(
                "CV-TWIN-005",
                assertThrows(Problem.class, () -> TwinFile.verify(file, Optional.empty()))
                        .code());
    }

    @Test
    void creatingDoesNotOverwrite() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.gpkg"), "precious");
        var problem = assertThrows(Problem.class, () -> TwinFile.create(file, MadeCity.CITY, CLOCK, "ana"));
        assertEquals("CV-TWIN-007", problem.code());
        assertEquals("precious", Files.readString(file));
        Path nowhere = folder.resolve("no/such/folder/twin.gpkg");
        problem = assertThrows(Problem.class, () -> TwinFile.create(nowhere, MadeCity.CITY, CLOCK, "ana"));
        assertEquals("CV-TWIN-008", problem.code());
    }

    /// Cut anywhere, a twin is refused or found damaged, and reading it ends in a problem and not in a crash.
    @Test
    void cutAnywhere() throws Exception {
        Path file = folder.resolve("whole.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 200, 1);
        }
        byte[] whole = Files.readAllBytes(file);
        var random = new SplittableRandom(3);
        for (int round = 0; round < 40; round++) {
            int length = round == 0 ? 100 : 1 + random.nextInt(whole.length - 1);
            Path cut = Files.write(folder.resolve("cut-" + round + ".gpkg"), Arrays.copyOf(whole, length));
            try (TwinFile twin = TwinFile.read(cut)) {
                twin.snapshot().features().count();
                assertTrue(!TwinFile.verify(cut, Optional.empty()).sound(), length + " bytes of " + whole.length);
            } catch (Problem problem) {
                assertTrue(problem.code().startsWith("CV-TWIN-00"), length + ": " + problem.getMessage());
                assertEquals(2, problem.exitCode(), problem.getMessage());
            }
        }
    }

    /// Altered anywhere, reading a twin gives features or a problem.
    @Test
    void readingADamagedTwinEndsInAProblem() throws Exception {
        Path file = folder.resolve("whole.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 200, 1);
        }
        byte[] whole = Files.readAllBytes(file);
        var random = new SplittableRandom(4);
        int problems = 0;
        for (int round = 0; round < 60; round++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 3; i++) {
                bytes[100 + random.nextInt(bytes.length - 100)] = (byte) random.nextInt(256);
            }
            Path broken = Files.write(folder.resolve("broken-" + round + ".gpkg"), bytes);
            try (TwinFile twin = TwinFile.read(broken)) {
                twin.snapshot().features().count();
                twin.imports();
                twin.info();
                twin.ledger().log(1).count();
            } catch (Problem problem) {
                problems++;
                assertTrue(problem.code().startsWith("CV-"), problem.getMessage());
            }
        }
        System.out.println(problems + " of 60 damaged twins could not be read");
    }

    @Test
    void aFullDiskLeavesTheTwinAsItWas() {
        Path file = folder.resolve("twin.gpkg");
        TwinFile.create(file, MadeCity.CITY, CLOCK, "ana").close();
        try (Sqlite db = Sqlite.open(file, Sqlite.Mode.WRITE)) {
            db.perform(store -> store.execute("PRAGMA max_page_count = " + store.number("PRAGMA page_count")));
            var full = assertThrows(
                    Problem.class,
                    () -> Transactions.within(
                            db,
                            store -> store.update("INSERT INTO ledger_payload VALUES ('x', ?)", "y".repeat(1 << 20))));
            assertEquals("CV-TWIN-008", full.code());
            assertEquals(1, full.exitCode());
            long payloads = Transactions.within(db, store -> store.number("SELECT count(*) FROM ledger_payload"));
            assertEquals(1, payloads);
        }
        TwinFileTest.assertSound(file);
    }

    /// Values that only damage or malice can give.
    @Test
    void forgedValuesEndInAProblem() throws Exception {
        Path whole = folder.resolve("whole.gpkg");
        try (TwinFile twin = TwinFile.create(whole, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 40, 1);
        }
        for (String forged : new String[] {
            "UPDATE feature_version SET valid_from = ';;'",
            "UPDATE feature_version SET valid_from = 'noon', valid_to = 'never'",
            "UPDATE feature_version SET provenance = 'x'",
            "UPDATE feature_version SET properties = '['",
            "UPDATE feature_version SET geometry = x'0102000000FFFFFF7F'",
            "UPDATE feature_version SET digest = x'00'",
            "UPDATE citiverse_layer SET layer = '{}'",
            "UPDATE citiverse_layer SET layer = '[]'",
            "UPDATE citiverse_state SET as_of = 'noon'",
            "UPDATE citiverse_source SET source = 'x'",
            "UPDATE ledger_entry SET entry = '{}'",
            "UPDATE ledger_payload SET payload = '[]'",
            "UPDATE citiverse_city SET city = '{\"zone\":1}'",
        }) {
            Path file = folder.resolve("forged.gpkg");
            Files.copy(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            String table = forged.split(" ")[1];
            run(file, "DROP TRIGGER citiverse_guard_" + table + "_update", forged);
            var problem = assertThrows(
                    Problem.class,
                    () -> {
                        try (TwinFile twin = TwinFile.read(file)) {
                            twin.snapshot().features().count();
                            twin.snapshot().digests();
                            twin.snapshot().sources();
                            twin.imports();
                            twin.ledger().log(1).count();
                        }
                    },
                    forged);
            assertEquals("CV-TWIN-003", problem.code(), forged);
            assertTrue(!verifies(file), forged);
        }
    }

    private static boolean verifies(Path file) {
        return TwinFile.verify(file, Optional.empty()).sound();
    }
}
