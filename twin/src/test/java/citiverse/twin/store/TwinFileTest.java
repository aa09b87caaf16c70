package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Branch;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.MadeCity;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.Validity;
import citiverse.twin.ledger.MerkleTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinFileTest {
    static final Twin.Quality QUALITY =
            new Twin.Quality(Map.of("nodes", 12L), Map.of("cells.people", 3L), List.of("way 4: mended"));
    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a city, 100 % what?#.gpkg");
    }

    /// Imports the features of these numbers in one go.
    static Twin.ImportReport load(Twin twin, String source, boolean full, int from, int to, long version) {
        try (Twin.Import load = twin.beginImport(MadeCity.source(source, full))) {
            MadeCity.layers().forEach(load::layer);
            for (int i = from; i < to; i++) {
                load.put(MadeCity.feature(source, i, version));
            }
            return load.commit(QUALITY);
        }
    }

    static void assertSound(Path file) {
        Verification found = TwinFile.verify(file, Optional.empty());
        assertEquals(List.of(), found.findings());
        assertEquals(List.of(), found.notes());
    }

    private static void assertSame(Snapshot expected, Snapshot actual) {
        for (LayerSchema layer : expected.layers()) {
            assertEquals(expected.features(layer.type()), actual.features(layer.type()));
        }
        assertEquals(expected.layers(), actual.layers());
        assertEquals(expected.hash(), actual.hash());
        assertEquals(expected.hash(), ContentHash.of(actual));
        assertArrayEquals(expected.digests().ids(), actual.digests().ids());
        assertArrayEquals(expected.digests().digests(), actual.digests().digests());
    }

    @Test
    void givesBackWhatItTookIn() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            Twin.ImportReport report = load(twin, "osm", true, 0, 500, 1);
            assertEquals(500, report.added());
            assertEquals(2, report.sequence());
            assertSame(MadeCity.snapshot("osm", 500, 1), twin.snapshot());
            assertEquals(List.of(report), twin.imports());
        }
        try (TwinFile twin = TwinFile.read(file)) {
            Snapshot snapshot = twin.snapshot();
            assertSame(MadeCity.snapshot("osm", 500, 1), snapshot);
            assertEquals(MadeCity.CITY, twin.city());
            assertEquals(List.of(MadeCity.source("osm", true)), snapshot.sources());
            Feature some = MadeCity.feature("osm", 17, 1);
            assertEquals(Optional.of(some), snapshot.feature(some.id()));
            assertEquals(Optional.empty(), snapshot.feature(MadeCity.id("osm", "street", 9999)));
            assertEquals(Optional.empty(), snapshot.feature("no id"));
            assertEquals(List.of(), snapshot.features("unknown"));
            assertEquals(QUALITY, twin.imports().getFirst().quality());
            var problem = assertThrows(Problem.class, () -> twin.beginImport(MadeCity.source("x", false)));
            assertEquals("CV-TWIN-013", problem.code());
        }
        assertSound(file);
        assertFalse(Files.exists(file.resolveSibling(file.getFileName() + "-wal")));
    }

    @Test
    void importingAgainAltersByIdAndRemovesOnlyFromFullReplacements() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 100, 1);
            load(twin, "csv", false, 0, 50, 1);
            Twin.ImportReport same = load(twin, "osm", true, 0, 100, 1);
            assertEquals(List.of(0L, 0L, 0L, 100L), counts(same));
            Twin.ImportReport part = load(twin, "csv", false, 40, 60, 2);
            assertEquals(List.of(10L, 10L, 0L, 0L), counts(part));
            Twin.ImportReport full = load(twin, "osm", true, 90, 120, 1);
            assertEquals(List.of(20L, 0L, 90L, 10L), counts(full));
            var expected = MemorySnapshot.builder(MadeCity.CITY);
            MadeCity.layers().forEach(expected::layer);
            for (int i = 0; i < 120; i++) {
                if (i < 60) {
                    expected.put(MadeCity.feature("csv", i, i < 40 ? 1 : 2));
                }
                if (i >= 90) {
                    expected.put(MadeCity.feature("osm", i, 1));
                }
            }
            assertSame(expected.build(), twin.snapshot());
        }
        assertSound(file);
    }

    private static List<Long> counts(Twin.ImportReport report) {
        return List.of(report.added(), report.altered(), report.removed(), report.unchanged());
    }

    @Test
    void anyPositionOfTheLedgerGivesTheCityAsItWas() {
        long seed = 20260302;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        var states = new TreeMap<Long, Snapshot>();
        var state = new TreeMap<String, Feature>();
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            for (int round = 0; round < 12; round++) {
                try (Twin.Import load = twin.beginImport(MadeCity.source("osm", false))) {
                    MadeCity.layers().forEach(load::layer);
                    for (int i = random.nextInt(80); i >= 0; i--) {
                        Feature feature = MadeCity.feature("osm", random.nextInt(150), random.nextInt(3));
                        load.put(feature);
                        state.put(feature.id(), feature);
                    }
                    long seq = load.commit(QUALITY).sequence();
                    var made = MemorySnapshot.builder(MadeCity.CITY);
                    MadeCity.layers().forEach(made::layer);
                    state.values().forEach(made::put);
                    states.put(seq, made.build());
                }
                twin.record("rehearse.run/1", "x", "{\"round\":" + round + "}");
            }
            states.forEach((seq, expected) -> {
                assertSame(expected, twin.snapshot(seq, MadeCity.NOON));
                assertEquals(
                        expected.hash(),
                        twin.snapshot(seq + 1, MadeCity.NOON.plusSeconds(5)).hash());
            });
            assertEquals(0, twin.snapshot(0, MadeCity.NOON).features().count());
            assertEquals(
                    "CV-TWIN-014",
                    assertThrows(Problem.class, () -> twin.snapshot(99, MadeCity.NOON))
                            .code());
        }
        assertSound(file);
    }

    @Test
    void recordingDoesNotChangeTheCityNorReadItAnew() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 40, 1);
            Snapshot before = twin.snapshot();
            List<Feature> streets = before.features("street");
            long seq = twin.record("rehearse.run/1", "urn:run", "{\"a\":1}");
            Snapshot after = twin.snapshot();
            assertEquals(before.hash(), after.hash());
            assertEquals(seq, after.position());
            assertEquals(seq - 1, before.position());
            org.junit.jupiter.api.Assertions.assertSame(streets, after.features("street"));
            assertEquals("{\"a\":1}", twin.ledger().payload(seq));
        }
    }

    @Test
    void versionsHoldInTheirTime() {
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        Instant june = Instant.parse("2026-06-01T00:00:00.5Z");
        var provenance = new Provenance("plan", "import");
        Feature thing = MadeCity.feature("plan", 3, 1);
        Feature now = new Feature(thing.id(), "thing", null, named("now"), provenance, new Validity(Instant.MIN, may));
        Feature then = new Feature(thing.id(), "thing", null, named("then"), provenance, new Validity(may, june));
        Feature later =
                new Feature(thing.id(), "thing", null, named("later"), provenance, new Validity(june, Instant.MAX));
        var ticking = new TickingClock(MadeCity.NOON, Duration.ofSeconds(1));
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, ticking, "ana")) {
            try (Twin.Import load = twin.beginImport(MadeCity.source("plan", false))) {
                MadeCity.layers().forEach(load::layer);
                load.put(now);
                load.put(then);
                load.put(later);
                assertEquals(3, load.commit(QUALITY).added());
            }
            assertEquals(List.of(now), twin.snapshot().features("thing"));
            assertEquals(List.of(then), twin.snapshot(2, may).features("thing"));
            assertEquals(List.of(then), twin.snapshot(2, june.minusNanos(1)).features("thing"));
            assertEquals(Optional.of(later), twin.snapshot(2, june).feature(thing.id()));
            assertNotEquals(twin.snapshot().hash(), twin.snapshot(2, june).hash());
            assertEquals(
                    1,
                    twin.info().layers().stream()
                            .mapToLong(TwinInfo.Layer::count)
                            .sum());
        }
        assertSound(file);
        try (TwinFile twin = TwinFile.open(file, Clock.fixed(june, ZoneOffset.UTC), "ana")) {
            load(twin, "osm", false, 0, 1, 1);
            assertEquals(List.of(later), twin.snapshot().features("thing"));
            Feature instead =
                    new Feature(thing.id(), "thing", null, named("x"), provenance, new Validity(Instant.MIN, june));
            try (Twin.Import load = twin.beginImport(MadeCity.source("plan", false))) {
                MadeCity.layers().forEach(load::layer);
                load.put(instead);
                assertEquals(1, load.commit(QUALITY).altered());
            }
            assertEquals(List.of(instead), twin.snapshot(4, may).features("thing"));
            assertEquals(List.of(later), twin.snapshot(4, june).features("thing"));
        }
        assertSound(file);
    }

    private static Properties named(String name) {
        return Properties.builder().put("name", name).build();
    }

    @Test
    void declaringALayerAgainAddsColumns() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", false, 0, 2500, 1);
            var more = new LayerSchema(
                    "thing",
                    "Things",
                    "GEOMETRY",
                    List.of(
                            new LayerSchema.Column("extra 1", LayerSchema.Kind.TEXT, "", ""),
                            new LayerSchema.Column("FID", LayerSchema.Kind.TEXT, "", "a name that is taken")));
            try (Twin.Import load = twin.beginImport(MadeCity.source("csv", false))) {
                MadeCity.layers().forEach(load::layer);
                load.put(MadeCity.feature("csv", 3, 1));
                load.layer(more);
                load.put(MadeCity.feature("csv", 7, 1));
                load.commit(QUALITY);
            }
            assertEquals(
                    2, twin.snapshot().layer("thing").orElseThrow().columns().size());
            assertEquals(
                    0,
                    twin.snapshot(2, MadeCity.NOON)
                            .layer("thing")
                            .orElseThrow()
                            .columns()
                            .size());
            assertEquals(627, twin.snapshot().features("thing").size());
        }
        assertSound(file);
    }

    @Test
    void anImportThatDoesNotEndLeavesTheTwinAsItWas() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 50, 1);
            String before = twin.snapshot().hash();
            try (Twin.Import load = twin.beginImport(MadeCity.source("osm", true))) {
                MadeCity.layers().forEach(load::layer);
                load.put(MadeCity.feature("osm", 1, 2));
                load.raster(MadeCity.terrain(1));
                assertEquals(before, twin.snapshot().hash(), "others do not see it");
                assertThrows(IllegalStateException.class, () -> twin.record("a.b/1", "", "{}"));
            }
            assertEquals(before, twin.snapshot().hash());
            try (Twin.Import load = twin.beginImport(MadeCity.source("osm", true))) {
                load.layer(MadeCity.layers().getFirst());
                Feature foreign = new Feature(
                        "urn:citiverse:other:osm:street:1",
                        "street",
                        null,
                        Properties.empty(),
                        new Provenance("osm", "import"));
                assertEquals(
                        "CV-TWIN-009",
                        assertThrows(Problem.class, () -> load.put(foreign)).code());
            }
            twin.beginImport(MadeCity.source("osm", true))
                    .layer(MadeCity.layers().getFirst());
        }
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana")) {
            assertEquals(2, twin.ledger().size());
            assertSame(MadeCity.snapshot("osm", 50, 1), twin.snapshot());
        }
        assertSound(file);
    }

    @Test
    void rastersAreKeptByVersion() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            for (long seed : new long[] {1, 1, 2}) {
                try (Twin.Import load = twin.beginImport(MadeCity.source("srtm", true))) {
                    load.raster(MadeCity.terrain(seed));
                    load.commit(QUALITY);
                }
            }
            assertArrayEquals(
                    MadeCity.terrain(2).values(),
                    twin.snapshot().raster("terrain").orElseThrow().values());
            assertArrayEquals(
                    MadeCity.terrain(1).values(),
                    twin.snapshot(3, MadeCity.NOON)
                            .raster("terrain")
                            .orElseThrow()
                            .values());
            assertEquals(ContentHash.of(twin.snapshot()), twin.snapshot().hash());
            assertNotEquals(
                    twin.snapshot(3, MadeCity.NOON).hash(), twin.snapshot().hash());
            assertEquals(
                    twin.snapshot(2, MadeCity.NOON).hash(),
                    twin.snapshot(3, MadeCity.NOON.plusSeconds(1)).hash());
            try (Twin.Import load = twin.beginImport(MadeCity.source("srtm", true))) {
                load.commit(QUALITY);
            }
            assertEquals(List.of(), twin.snapshot().rasters());
        }
        assertSound(file);
    }

    @Test
    void branchesAreKeptWithoutTouchingTheCity() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 50, 1);
            Snapshot base = twin.snapshot();
            String hash = base.hash();
            Branch one = Branches.of(base, "one", List.of(new Change.Add(MadeCity.feature("option", 5, 1))));
            Branch other = Branches.of(
                    base,
                    "other",
                    List.of(
                            new Change.Remove(MadeCity.feature("osm", 8, 1)),
                            new Change.Alter(MadeCity.feature("osm", 9, 1), MadeCity.feature("osm", 9, 2))));
            twin.keep(one);
            twin.keep(one);
            twin.keep(other);
            assertEquals(List.of(one, other), twin.branches());
            assertEquals(Optional.of(other), twin.branch("other"));
            assertEquals(Optional.of(one), twin.branch(one.id()));
            assertEquals(Optional.empty(), twin.branch("neither"));
            assertEquals(4, twin.ledger().size());
            assertEquals(hash, ContentHash.of(twin.snapshot()));
            Snapshot view = Branches.view(twin.snapshot(), twin.branch("other").orElseThrow());
            assertEquals(ContentHash.of(view), view.hash());
            assertEquals(base.features().count() - 1, view.features().count());
        }
        assertSound(file);
    }

    @Test
    void theLedgerProvesItself() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            for (int i = 0; i < 20; i++) {
                twin.record("test.note/1", "urn:note:" + i, "{\"i\":" + i % 3 + "}");
            }
            var ledger = twin.ledger();
            assertEquals(21, ledger.size());
            assertEquals(21, ledger.log(1).count());
            assertEquals("twin.create/1", ledger.entry(1).kind());
            for (long seq = 1; seq <= 21; seq++) {
                assertTrue(MerkleTree.verifyInclusion(
                        ledger.entry(seq).leaf(), seq - 1, 21, ledger.inclusionProof(seq, 21), ledger.root(21)));
                assertTrue(MerkleTree.verifyConsistency(
                        seq, 21, ledger.root(seq), ledger.root(21), ledger.consistencyProof(seq, 21)));
            }
            assertEquals(
                    "CV-LEDGER-001",
                    assertThrows(Problem.class, () -> ledger.entry(22)).code());
            assertEquals(
                    "CV-LEDGER-001",
                    assertThrows(Problem.class, () -> ledger.root(22)).code());
        }
        assertSound(file);
    }

    @Test
    void infoCounts() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 400, 1);
            TwinInfo info = twin.info();
            assertEquals(4, info.layers().size());
            assertEquals(
                    400, info.layers().stream().mapToLong(TwinInfo.Layer::count).sum());
            assertEquals(2, info.entries());
            assertEquals(twin.snapshot().hash(), info.hash());
            assertEquals("osm", info.sources().getFirst().source().id());
            var extent = info.extent().orElseThrow();
            assertTrue(extent.west() >= -51 && extent.east() <= 1 && extent.south() >= -30 && extent.north() <= 1);
            assertTrue(info.fileBytes() > 0);
        }
    }

    /// A clock that moves on at each look.
    static final class TickingClock extends Clock {
        private final Duration step;
        private Instant now;

        TickingClock(Instant start, Duration step) {
            this.now = start;
            this.step = step;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }
    }

    @Test
    void listsOfFeaturesAreInOrderOfId() {
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            load(twin, "osm", true, 0, 300, 1);
            List<String> ids = new ArrayList<>();
            twin.snapshot().features("street").forEach(feature -> ids.add(feature.id()));
            assertEquals(ids.stream().sorted().toList(), ids);
        }
    }
}
