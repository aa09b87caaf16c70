package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinCopyTest {
    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aCopyMadeWhileAWriterIsAtWorkHoldsWhatWasDurableAndIsSound() {
        Path file = folder.resolve("city.gpkg");
        Path copy = folder.resolve("copy of it's.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, CLOCK, "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 300, 1);
            String hash = twin.snapshot().hash();
            try (var under = twin.beginImport(MadeCity.source("osm", true))) {
                MadeCity.layers().forEach(under::layer);
                for (int i = 0; i < 300; i++) {
                    under.put(MadeCity.feature("osm", i, 2));
                }
                TwinFile.copy(file, copy);
            }
            TwinFileTest.assertSound(copy);
            try (TwinFile copied = TwinFile.read(copy)) {
                assertEquals(hash, copied.snapshot().hash());
                assertEquals(twin.ledger().size(), copied.ledger().size());
            }
            assertFalse(Files.exists(folder.resolve("copy of it's.gpkg-wal")), "the copy must be one file");
        }
    }

    @Test
    void nothingIsOverwrittenAndNothingHalfIsLeft() throws Exception {
        Path file = folder.resolve("city.gpkg");
        TwinFile.create(file, MadeCity.CITY, CLOCK, "ana").close();
        Path there = Files.writeString(folder.resolve("there"), "mine");
        assertEquals(
                "CV-TWIN-007",
                assertThrows(Problem.class, () -> TwinFile.copy(file, there)).code());
        assertEquals("mine", Files.readString(there));
        Path nowhere = folder.resolve("no folder").resolve("copy.gpkg");
        assertEquals(
                "CV-TWIN-008",
                assertThrows(Problem.class, () -> TwinFile.copy(file, nowhere)).code());
        assertFalse(Files.exists(nowhere));
        Path none = folder.resolve("none.gpkg");
        assertEquals(
                "CV-TWIN-001",
                assertThrows(Problem.class, () -> TwinFile.copy(none, nowhere)).code());
    }
}
