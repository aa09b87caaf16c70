package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import citiverse.twin.Validity;
import citiverse.twin.ledger.Checkpoint;
import citiverse.twin.ledger.Entry;
import citiverse.twin.ledger.NoteKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another program does to a twin behind its back is refused, or found and located.
class TamperTest {
    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("twin.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 60, 1);
            twin.record("test.note/1", "urn:note", "{\"note\":\"a\"}");
            try (Twin.Import load = twin.beginImport(MadeCity.source("srtm", true))) {
                MadeCity.layers().forEach(load::layer);
                load.raster(MadeCity.terrain(1));
                load.put(new Feature(
                        MadeCity.id("srtm", "thing", 1),
                        "thing",
                        null,
                        Properties.empty(),
                        new Provenance("srtm", "import"),
                        new Validity(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))));
                load.commit(TwinFileTest.QUALITY);
            }
            TwinFileTest.load(twin, "osm", true, 20, 70, 2);
            var change = new Change.Remove(MadeCity.feature("osm", 25, 2));
            twin.keep(Branches.of(twin.snapshot(), "less", List.of(change)));
            twin.record("test.note/1", "urn:note", "{\"note\":\"b\"}");
        }
        TwinFileTest.assertSound(file);
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// Every row of every table as text, without the bookkeeping of SQLite's own tables.
    private static Map<String, List<String>> dump(Path file) throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        try (Connection db = open(file);
                Statement names = db.createStatement();
                Statement rows = db.createStatement()) {
            List<String> all = new ArrayList<>();
            try (ResultSet found = names.executeQuery("SELECT name, sql FROM sqlite_master ORDER BY name")) {
                while (found.next()) {
                    tables.put("sql of " + found.getString(1), List.of(String.valueOf(found.getString(2))));
                }
            }
            String tableNames = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1";
            try (ResultSet found = names.executeQuery(tableNames)) {
                while (found.next()) {
                    all.add(found.getString(1));
                }
            }
            for (String name : all) {
                List<String> texts = new ArrayList<>();
                try (ResultSet found = rows.executeQuery("SELECT * FROM \"" + name + "\" ORDER BY 1, 2")) {
                    while (found.next()) {
                        var text = new StringBuilder();
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            Object value = found.getObject(i);
                            text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                                    .append(
                                            value == null
                                                    ? ""
                                                    : value.getClass().getSimpleName())
                                    .append('|');
                        }
                        texts.add(text.toString());
                    }
                } catch (SQLException e) {
                    texts.add(e.getMessage());
                }
                tables.put(name, texts);
            }
        }
        return tables;
    }

    /// The first row that differs, shortened; empty where none does.
    private static String difference(Map<String, List<String>> one, Map<String, List<String>> other) {
        if (!one.keySet().equals(other.keySet())) {
            return "other tables";
        }
        for (String table : one.keySet()) {
            List<String> rows = one.get(table);
            List<String> others = other.get(table);
            if (rows.size() != others.size()) {
                return table + ": " + rows.size() + " rows, not " + others.size();
            }
            for (int i = 0; i < rows.size(); i++) {
                int at =
                        Arrays.mismatch(rows.get(i).toCharArray(), others.get(i).toCharArray());
                if (at >= 0) {
                    return table + " row " + i + ": " + around(rows.get(i), at) + " is " + around(others.get(i), at);
                }
            }
        }
        return "";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30));
    }

    @Test
    void writingFromOutsideIsRefused() throws SQLException {
        try (Connection db = open(file);
                Statement statement = db.createStatement()) {
            for (String sql : List.of(
                    "UPDATE feature_version SET properties = '{}' WHERE row = 3",
                    "UPDATE feature_version SET to_seq = 9 WHERE to_seq IS NULL",
                    "DELETE FROM feature_version WHERE row = 3",
                    "INSERT INTO feature_version"
                            + " SELECT 999, id, type, from_seq, to_seq, valid_from, valid_to, geometry,"
                            + " properties, provenance, digest FROM feature_version WHERE row = 3",
                    "UPDATE ledger_entry SET entry = ''",
                    "DELETE FROM ledger_entry WHERE seq = 2",
                    "DELETE FROM ledger_payload",
                    "INSERT OR REPLACE INTO ledger_payload VALUES ('x', 'y')",
                    "UPDATE street SET name = 'x'",
                    "DELETE FROM cells",
                    "INSERT INTO street (fid, urn) VALUES (9999, 'x')",
                    "DELETE FROM raster_tile",
                    "UPDATE raster_version SET unit = 'km'",
                    "DELETE FROM citiverse_branch")) {
                var refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
                assertTrue(refused.getMessage().contains("citiverse alone"), refused.getMessage());
            }
            // Even with the guards opened, what was recorded stays.
            statement.execute("BEGIN");
            statement.execute("UPDATE citiverse_writing SET open = 1");
            for (String sql : List.of(
                    "UPDATE feature_version SET properties = '{}' WHERE row = 3",
                    "UPDATE feature_version SET to_seq = NULL WHERE to_seq IS NOT NULL",
                    "UPDATE feature_version SET to_seq = 9 WHERE to_seq IS NOT NULL",
                    "DELETE FROM feature_version WHERE row = 3",
                    "UPDATE ledger_entry SET entry = ''",
                    "DELETE FROM ledger_entry WHERE seq = 2")) {
                assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            }
            statement.execute("ROLLBACK");
        }
        TwinFileTest.assertSound(file);
    }

    /// Alters one value at a time through SQL, the guards removed and put back, for every column of every table.
    @Test
    void oneAlteredValueInAnyTableIsFound() throws Exception {
        long seed = 20260303;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        Path copy = folder.resolve("copy.gpkg");
        int tried = 0;
        for (String[] column : columns()) {
            for (int round = 0; round < 2; round++) {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                long row = alter(copy, column[0], column[1], random);
                if (row < 0) {
                    continue;
                }
                tried++;
                String what = column[0] + '.' + column[1] + " of rowid " + row;
                List<Verification.Finding> findings = verify(copy).findings();
                assertTrue(names(findings, column[0], row), what + ": " + findings);
            }
        }
        System.out.println(tried + " values altered");
        assertTrue(tried > 120);
    }

    private static Verification verify(Path file) {
        try {
            return TwinFile.verify(file, Optional.empty());
        } catch (Problem problem) {
            return new Verification(
                    0, "", 0, List.of(new Verification.Finding(0, "the file", problem.getMessage())), List.of());
        }
    }

    private static boolean names(List<Verification.Finding> findings, String table, long row) {
        String named =
                switch (table) {
                    case "ledger_entry" -> "ledger entry " + row;
                    case "ledger_payload" -> "payload";
                    case "street", "cells", "service", "thing" -> "layer " + table;
                    case "raster_tile" -> "raster";
                    case "citiverse_provenance" -> "feature_version, row";
                    default -> table;
                };
        return findings.stream()
                .map(Verification.Finding::place)
                .anyMatch(place -> place.contains(named) || place.equals("the file"));
    }

    private List<String[]> columns() throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (Connection db = open(file);
                Statement statement = db.createStatement();
                ResultSet found = statement.executeQuery("SELECT m.name, c.name FROM sqlite_master m,"
                        + " pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
                        + " ORDER BY 1, 2")) {
            while (found.next()) {
                columns.add(new String[] {found.getString(1), found.getString(2)});
            }
        }
        return columns;
    }

    /// Gives the rowid of the row that was altered, or -1 where the table is empty or the value could not be altered.
    private static long alter(Path copy, String table, String column, SplittableRandom random) throws SQLException {
        try (Connection db = open(copy);
                Statement statement = db.createStatement()) {
            List<String> guards = new ArrayList<>();
            List<String> names = new ArrayList<>();
            String triggers = "SELECT sql, name FROM sqlite_master WHERE type = 'trigger'";
            try (ResultSet found = statement.executeQuery(triggers)) {
                while (found.next()) {
                    guards.add(found.getString(1));
                    names.add(found.getString(2));
                }
            }
            long count;
            try (ResultSet found = statement.executeQuery("SELECT count(*) FROM \"" + table + '"')) {
                count = found.getLong(1);
            }
            if (count == 0) {
                return -1;
            }
            long row;
            Object value;
            try (ResultSet found = statement.executeQuery("SELECT rowid, \"" + column + "\" FROM \"" + table
                    + "\" ORDER BY rowid LIMIT 1 OFFSET " + random.nextLong(count))) {
                row = found.getLong(1);
                value = found.getObject(2);
            }
            for (String name : names) {
                statement.execute("DROP TRIGGER \"" + name + '"');
            }
            try (var update =
                    db.prepareStatement("UPDATE \"" + table + "\" SET \"" + column + "\" = ? WHERE rowid = ?")) {
                update.setObject(1, altered(value, random));
                update.setLong(2, row);
                update.executeUpdate();
            } catch (SQLException constraint) {
                return -1;
            }
            for (String guard : guards) {
                statement.execute(guard);
            }
            return row;
        }
    }

    private static Object altered(Object value, SplittableRandom random) {
        return switch (value) {
            case null -> 1;
            case byte[] bytes when bytes.length == 0 -> new byte[] {1};
            case byte[] bytes -> {
                byte[] other = bytes.clone();
                other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
                yield other;
            }
            case String text when text.isEmpty() -> "x";
            case String text -> {
                int at = random.nextInt(text.length());
                char other = text.charAt(at) == 'x' ? 'y' : 'x';
                yield text.substring(0, at) + other + text.substring(at + 1);
            }
            case Double number -> number + 1;
            case Number number -> number.longValue() + 1 + random.nextInt(3);
            default -> throw new IllegalStateException("unexpected " + value.getClass());
        };
    }

    /// Flips single bits of the file anywhere. What is not found must not have altered anything.
    @Test
    void oneAlteredByteAnywhereIsFoundOrHarmless() throws Exception {
        long seed = 20260304;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        byte[] original = Files.readAllBytes(file);
        Map<String, List<String>> content = dump(file);
        Path copy = folder.resolve("copy.gpkg");
        int found = 0;
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = original.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(copy, bytes);
            if (verify(copy).sound()) {
                assertEquals("", difference(content, dump(copy)), "byte " + at);
            } else {
                found++;
            }
        }
        System.out.println(found + " of " + rounds + " flips found, the others harmless");
        assertTrue(found > rounds / 10);
    }

    @Test
    void theAlteredEntryIsNamedEvenWhereItsHashWasMadeToFit() throws Exception {
        for (int seq = 1; seq <= 6; seq++) {
            Path copy = folder.resolve("copy.gpkg");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            rewrite(copy, seq);
            Verification found = TwinFile.verify(copy, Optional.empty());
            assertEquals(
                    "ledger entry " + seq,
                    found.first().orElseThrow().place(),
                    found.findings().toString());
        }
    }

    /// Gives an entry another actor, and its row the leaf hash that belongs to that.
    private static void rewrite(Path file, int seq) throws SQLException {
        try (Connection db = open(file);
                Statement statement = db.createStatement()) {
            String told;
            try (ResultSet row = statement.executeQuery("SELECT entry FROM ledger_entry WHERE seq = " + seq)) {
                told = row.getString(1);
            }
            Entry entry = Entry.parse(told.replace("\"ana\"", "\"eva\"").getBytes(StandardCharsets.UTF_8));
            String guard;
            try (ResultSet row = statement.executeQuery(
                    "SELECT sql FROM sqlite_master WHERE name = 'citiverse_guard_ledger_entry_update'")) {
                guard = row.getString(1);
            }
            statement.execute("DROP TRIGGER citiverse_guard_ledger_entry_update");
            try (var update = db.prepareStatement("UPDATE ledger_entry SET entry = ?, leaf = ? WHERE seq = ?")) {
                update.setString(1, new String(entry.bytes(), StandardCharsets.UTF_8));
                update.setBytes(2, entry.leaf());
                update.setInt(3, seq);
                update.executeUpdate();
            }
            statement.execute(guard);
        }
    }

    @Test
    void aCutTailIsFoundWithACheckpointKeptOutside() throws Exception {
        NoteKey key = NoteKey.create("made.example/twin");
        Path note = folder.resolve("checkpoint");
        Path early = folder.resolve("early.gpkg");
        Files.copy(file, early);
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana")) {
            twin.record("test.note/1", "urn:note", "{\"note\":\"c\"}");
            long size = twin.ledger().size();
            Files.writeString(
                    note,
                    new Checkpoint("made.example/twin", size, twin.ledger().root(size)).sign(key));
        }
        Optional<String> verifier = Optional.of(key.verifier().text());
        assertTrue(TwinFile.verify(file, Optional.of(note), verifier).sound());
        assertTrue(TwinFile.verify(early, Optional.empty()).sound(), "from inside it cannot be seen");
        Verification cut = TwinFile.verify(early, Optional.of(note), verifier);
        assertEquals("ledger entry 8", cut.first().orElseThrow().place());
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana")) {
            twin.record("test.note/1", "urn:note", "{\"note\":\"d\"}");
        }
        assertTrue(TwinFile.verify(file, Optional.of(note), verifier).sound(), "it may grow");
        rewrite(file, 9);
        rewrite(early, 7);
        try (TwinFile twin = TwinFile.open(early, CLOCK, "ana")) {
            twin.record("test.note/1", "urn:note", "{\"note\":\"c\"}");
        }
        assertTrue(TwinFile.verify(early, Optional.empty()).sound(), "a full rewrite cannot be seen from inside");
        assertFalse(TwinFile.verify(early, Optional.of(note), verifier).sound());
        assertFalse(TwinFile.verify(
                        file,
                        Optional.of(note),
                        Optional.of(
                                NoteKey.create("made.example/twin").verifier().text()))
                .sound());
        var noted = TwinFile.verify(file, Optional.of(note));
        assertTrue(noted.notes().getFirst().contains("signature"));
        var refused = assertThrows(Problem.class, () -> TwinFile.verify(file, Optional.of(file)));
        assertEquals("CV-LEDGER-005", refused.code());
    }

    @Test
    void tablesOfOtherProgramsAreToldButNoFault() throws Exception {
        try (Connection db = open(file);
                Statement statement = db.createStatement()) {
            statement.execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)");
        }
        Verification found = TwinFile.verify(file, Optional.empty());
        assertTrue(found.sound());
        assertEquals(List.of("table layer_styles was added by another program"), found.notes());
    }
}
