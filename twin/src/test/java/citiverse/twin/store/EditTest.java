package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Change;
import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.ledger.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Single features are added, altered and removed as one entry, which replay and verification understand.
class EditTest {
    private static final Clock CLOCK = Clock.offset(Clock.fixed(MadeCity.NOON, ZoneOffset.UTC), Duration.ofHours(1));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("twin.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 40, 1);
        }
    }

    private TwinFile open() {
        return TwinFile.open(file, CLOCK, "server");
    }

    private static Feature present(Twin twin, int number) {
        return twin.snapshot().feature(MadeCity.feature("osm", number, 1).id()).orElseThrow();
    }

    private static Feature altered(Feature before) {
        return before.with(before.properties().with("name", citiverse.twin.Value.of("Rua Nova")));
    }

    private static Feature fresh(int number) {
        Feature like = MadeCity.feature("edits", number, 7);
        return new Feature(like.id(), like.type(), like.shape(), like.properties(), new Provenance("x", "y"));
    }

    @Test
    void anEditIsOneEntryWithItsActorAndTheStateAfterIt() {
        Twin.EditReport report;
        String hash;
        try (TwinFile twin = open()) {
            Snapshot before = twin.snapshot();
            report = twin.edit(
                    "mara",
                    List.of(
                            new Change.Add(fresh(101)),
                            new Change.Alter(present(twin, 4), altered(present(twin, 4))),
                            new Change.Remove(present(twin, 8))));
            Snapshot after = twin.snapshot();
            hash = after.hash();
            assertEquals(3, report.sequence());
            assertEquals(List.of(1L, 1L, 1L), List.of(report.added(), report.altered(), report.removed()));
            Entry entry = twin.ledger().entry(report.sequence());
            assertEquals("twin.edit/1", entry.kind());
            assertEquals("mara", entry.actor());
            assertTrue(twin.ledger().payload(3).contains("\"op\":\"remove\""));

            assertEquals(Optional.of("Rua Nova"), present(twin, 4).properties().text("name"));
            assertEquals(new Provenance("osm", "edit"), present(twin, 4).provenance());
            assertEquals(
                    new Provenance("edits", "edit"),
                    after.feature(fresh(101).id()).orElseThrow().provenance());
            assertEquals(
                    Optional.empty(),
                    after.feature(MadeCity.feature("osm", 8, 1).id()));
            assertEquals(ContentHash.of(after), hash);
            assertNotEquals(before.hash(), hash);
            // What was read before stays, and the earlier position gives it again.
            assertTrue(before.feature(MadeCity.feature("osm", 8, 1).id()).isPresent());
            assertEquals(before.hash(), twin.snapshot(2, before.asOf()).hash());
            // An edit is no import, though its source is told.
            assertEquals(1, twin.imports().size());
            assertTrue(after.sources().stream().anyMatch(source -> source.id().equals(Twin.EDITS)));
        }
        TwinFileTest.assertSound(file);
        try (TwinFile twin = TwinFile.read(file)) {
            assertEquals(hash, twin.snapshot().hash());
            assertEquals("mara", twin.ledger().entry(3).actor());
        }
    }

    @Test
    void whatChangedMeanwhileIsNotOverwritten() {
        try (TwinFile twin = open()) {
            Feature old = present(twin, 4);
            twin.edit("one", List.of(new Change.Alter(old, altered(old))));
            String hash = twin.snapshot().hash();
            for (Change late : List.of(
                    new Change.Alter(old, old.with(old.properties().with("way", citiverse.twin.Value.of(5L)))),
                    new Change.Remove(old),
                    new Change.Add(present(twin, 5)))) {
                Problem problem = assertThrows(
                        Problem.class, () -> twin.edit("two", List.of(new Change.Remove(present(twin, 9)), late)));
                assertEquals("CV-TWIN-015", problem.code());
                assertEquals(hash, twin.snapshot().hash(), "all or nothing");
            }
            assertEquals(3, twin.ledger().size());
        }
        TwinFileTest.assertSound(file);
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        try (TwinFile twin = open()) {
            Feature street = present(twin, 4);
            Feature strange = new Feature(
                    "urn:citiverse:other:x:street:1", "street", null, street.properties(), street.provenance());
            assertEquals(
                    "CV-TWIN-009",
                    assertThrows(Problem.class, () -> twin.edit("a", List.of(new Change.Add(strange))))
                            .code());
            assertThrows(IllegalArgumentException.class, () -> twin.edit("a", List.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> twin.edit("a", List.of(new Change.Remove(street), new Change.Remove(street))));
            assertEquals(2, twin.ledger().size());
        }
        TwinFileTest.assertSound(file);
    }

    @Test
    void aLaterImportOfTheSourceRulesOverAnEdit() {
        try (TwinFile twin = open()) {
            twin.edit(
                    "mara",
                    List.of(new Change.Alter(present(twin, 4), altered(present(twin, 4))), new Change.Add(fresh(101))));
            // Feature 4 as it was; those from 20 on are absent now.
            TwinFileTest.load(twin, "osm", true, 0, 20, 1);
            assertEquals(MadeCity.feature("osm", 4, 1), present(twin, 4));
            assertTrue(twin.snapshot().feature(fresh(101).id()).isPresent(), "no import tells it, so none removes it");
            assertEquals(
                    Optional.empty(),
                    twin.snapshot().feature(MadeCity.feature("osm", 24, 1).id()));
        }
        TwinFileTest.assertSound(file);
    }

    @Test
    void layersThatAnEditDoesNotTouchAreNotReadAgain() {
        try (TwinFile twin = open()) {
            Snapshot before = twin.snapshot();
            List<Feature> streets = before.features("street");
            List<Feature> cells = before.features("cells");
            twin.edit("mara", List.of(new Change.Alter(present(twin, 4), altered(present(twin, 4)))));
            assertSame(cells, twin.snapshot().features("cells"));
            assertNotSame(streets, twin.snapshot().features("street"));
            assertFalse(streets.equals(twin.snapshot().features("street")));
        }
    }

    @Test
    void manyEditsGiveTheCityOfTheirModel() {
        long seed = Long.getLong("citiverse.seed", 20261124L);
        System.out.println("manyEditsGiveTheCityOfTheirModel: seed " + seed);
        var random = new SplittableRandom(seed);
        var model = new TreeMap<String, Feature>();
        var hashes = new TreeMap<Long, String>();
        try (TwinFile twin = open()) {
            twin.snapshot().features().forEach(feature -> model.put(feature.id(), feature));
            for (int i = 0; i < 40; i++) {
                var changes = new TreeMap<String, Change>();
                for (int n = random.nextInt(1, 4); n > 0; n--) {
                    int number = random.nextInt(60);
                    String source = number < 40 ? "osm" : "edits";
                    Feature after = MadeCity.feature(source, number, random.nextInt(1_000_000));
                    Feature now = model.get(after.id());
                    changes.put(
                            after.id(),
                            now == null
                                    ? new Change.Add(after)
                                    : random.nextInt(3) == 0 ? new Change.Remove(now) : new Change.Alter(now, after));
                }
                Twin.EditReport report = twin.edit("someone", new ArrayList<>(changes.values()));
                for (Change change : changes.values()) {
                    switch (change) {
                        case Change.Add(Feature after) -> model.put(after.id(), by(after, "edits"));
                        case Change.Alter(Feature before, Feature after) ->
                            model.put(after.id(), by(after, before.provenance().source()));
                        case Change.Remove(Feature before) -> model.remove(before.id());
                    }
                }
                Snapshot snapshot = twin.snapshot();
                hashes.put(report.sequence(), snapshot.hash());
                assertEquals(
                        List.copyOf(model.values()),
                        snapshot.features()
                                .sorted(java.util.Comparator.comparing(Feature::id))
                                .toList());
            }
            Instant asOf = twin.snapshot().asOf();
            hashes.forEach(
                    (seq, hash) -> assertEquals(hash, twin.snapshot(seq, asOf).hash()));
        }
        TwinFileTest.assertSound(file);
    }

    private static Feature by(Feature feature, String source) {
        return new Feature(
                feature.id(), feature.type(), feature.shape(), feature.properties(), new Provenance(source, "edit"));
    }

    @Test
    void anAlteredByteOfAnEditIsFoundAndLocated() throws Exception {
        try (TwinFile twin = open()) {
            twin.edit("mara", List.of(new Change.Alter(present(twin, 4), altered(present(twin, 4)))));
        }
        TwinFileTest.assertSound(file);
        for (String damage : List.of(
                "UPDATE feature_version SET properties = replace(properties, 'Nova', 'Nada') WHERE row = 41",
                "UPDATE feature_version SET to_seq = NULL WHERE to_seq = 3",
                "DELETE FROM citiverse_source WHERE seq = 3",
                "UPDATE citiverse_state SET hash = 'x' WHERE seq = 3")) {
            Path copy = folder.resolve("copy.gpkg");
            Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            try (var db = DriverManager.getConnection("jdbc:sqlite:" + copy);
                    var statement = db.createStatement()) {
                List<String> triggers = new ArrayList<>();
                try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                    while (rows.next()) {
                        triggers.add(rows.getString(1));
                    }
                }
                for (String trigger : triggers) {
                    statement.execute("DROP TRIGGER \"" + trigger + '"');
                }
                statement.execute(damage);
            }
            assertTrue(
                    TwinFile.verify(copy, Optional.empty()).findings().stream()
                            .anyMatch(finding ->
                                    finding.entry() == 3 || finding.place().contains("row 41")),
                    damage);
        }
    }
}
