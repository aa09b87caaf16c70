package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One writer at a time, any number of readers, and nothing half done whatever becomes of the writer.
class OneWriterTest {
    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path make() {
        Path file = folder.resolve("twin.gpkg");
        TwinFile.create(file, MadeCity.CITY, CLOCK, "ana").close();
        return file;
    }

    /// What was acknowledged survives, what was not is not there at all.
    @Test
    void killingAnImportAtAnyMomentLeavesAWholeTwin() throws Exception {
        long seed = 20260305;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        Path file = make();
        long acknowledged = 1;
        for (int round = 0; round < 7; round++) {
            try (OtherProcess other = OtherProcess.start("import", file)) {
                assertEquals("ready", other.line());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(1_500)));
                for (String line : other.kill()) {
                    acknowledged = Long.parseLong(line);
                }
            }
            TwinFileTest.assertSound(file);
            try (TwinFile twin = TwinFile.read(file)) {
                long size = twin.ledger().size();
                assertTrue(size == acknowledged || size == acknowledged + 1, size + " after " + acknowledged);
                acknowledged = size;
                if (size > 1) {
                    Snapshot expected = MadeCity.snapshot("osm", OtherProcess.FEATURES, size - 1);
                    assertEquals(expected.hash(), twin.snapshot().hash());
                    assertEquals(expected.features("street"), twin.snapshot().features("street"));
                }
            }
        }
        System.out.println(acknowledged - 1 + " imports between 7 kills");
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana")) {
            assertEquals(
                    acknowledged + 1,
                    TwinFileTest.load(twin, "osm", true, 0, 10, 0).sequence());
        }
        TwinFileTest.assertSound(file);
    }

    @Test
    void killingACreationLeavesAWholeFileOrNone() throws Exception {
        Path file = folder.resolve("twin.gpkg");
        int whole = 0;
        for (int round = 0; round < 3; round++) {
            try (OtherProcess other = OtherProcess.start("create", file)) {
                other.line();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500L * round));
                other.kill();
            }
            try (var files = Files.list(folder)) {
                for (Path made :
                        files.filter(path -> path.toString().endsWith(".gpkg")).toList()) {
                    TwinFileTest.assertSound(made);
                    Files.delete(made);
                    whole++;
                }
            }
        }
        System.out.println(whole + " twins made between 3 kills");
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheTwin() throws Exception {
        Path file = make();
        try (OtherProcess other = OtherProcess.start("hold", file)) {
            assertEquals("holding 1", other.line());
            var busy = assertThrows(Problem.class, () -> TwinFile.open(file, CLOCK, "ana"));
            assertEquals("CV-TWIN-006", busy.code());
            assertEquals(2, busy.exitCode());
            assertTrue(busy.reason().contains("holder (process " + other.pid() + " on "), busy.reason());
            try (TwinFile reading = TwinFile.read(file)) {
                assertEquals(1, reading.ledger().size(), "reading waits for nobody");
            }
            other.kill();
        }
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana")) {
            assertEquals(2, twin.record("test.note/1", "x", "{}"), "the lock of a dead process holds nobody up");
        }
    }

    @Test
    void aSecondWriterInThisProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        Path file = make();
        try (TwinFile first = TwinFile.open(file, CLOCK, "ana")) {
            var busy = assertThrows(Problem.class, () -> TwinFile.open(file, CLOCK, "eva"));
            assertEquals("CV-TWIN-006", busy.code());
            assertTrue(busy.reason().contains("ana"), busy.reason());
            TwinFile.read(file).close();
            assertThrows(Problem.class, () -> TwinFile.create(file, MadeCity.CITY, CLOCK, "eva"));
            try (OtherProcess other = OtherProcess.start("try", file)) {
                assertEquals("CV-TWIN-006", other.line());
            }
            assertEquals(2, first.record("test.note/1", "x", "{}"));
        }
        try (OtherProcess other = OtherProcess.start("try", file)) {
            assertEquals("opened 2", other.line());
            other.end();
        }
        assertEquals("", Files.readString(folder.resolve("twin.gpkg.lock")));
    }

    @Test
    void readersSeeWholeStatesWhileAnotherWrites() throws Exception {
        Path file = make();
        List<String> hashes = new java.util.concurrent.CopyOnWriteArrayList<>();
        var failed = new AtomicReference<Throwable>();
        try (TwinFile writing = TwinFile.open(file, CLOCK, "ana");
                TwinFile reading = TwinFile.read(file)) {
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        Snapshot snapshot = reading.snapshot();
                        hashes.add(snapshot.hash());
                        assertEquals(citiverse.twin.ContentHash.of(snapshot), snapshot.hash());
                    }
                } catch (RuntimeException | Error e) {
                    failed.set(e);
                }
            });
            Snapshot early = reading.snapshot();
            for (long version = 1; version <= 8; version++) {
                TwinFileTest.load(writing, "osm", true, 0, 120, version);
            }
            Snapshot old = reading.snapshot(3, MadeCity.NOON);
            reader.interrupt();
            reader.join();
            assertEquals(null, failed.get());
            assertEquals(0, early.features("street").size(), "a snapshot stays as it was");
            assertEquals(MadeCity.snapshot("osm", 120, 2).hash(), old.hash());
            for (String hash : hashes.stream().distinct().toList()) {
                boolean known = hash.equals(early.hash());
                for (long version = 1; version <= 8; version++) {
                    known |= hash.equals(MadeCity.snapshot("osm", 120, version).hash());
                }
                assertTrue(known, "a state between two imports was seen");
            }
        }
        assertFalse(hashes.isEmpty());
        TwinFileTest.assertSound(file);
    }

    @Test
    void anImportThatIsLeftOpenKeepsNobodyFromReading() {
        Path file = make();
        try (TwinFile twin = TwinFile.open(file, CLOCK, "ana");
                TwinFile reading = TwinFile.read(file);
                Twin.Import load = twin.beginImport(MadeCity.source("osm", true))) {
            MadeCity.layers().forEach(load::layer);
            load.put(MadeCity.feature("osm", 1, 1));
            assertEquals(0, reading.snapshot().features().count());
            assertEquals(1, reading.ledger().size());
        }
    }
}
