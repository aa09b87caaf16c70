package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.GridCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A layer that not everybody may read, from the city file to what leaves the twin.
class RestrictedLayerTest {
    @TempDir
    private static Path folder;

    private static Path twin;

    @BeforeAll
    static void importACityWithARestrictedLayer() throws IOException {
        twin = folder.resolve("grid.gpkg");
        Path city = GridCity.synchronised().write(folder.resolve("city")).city();
        String told = Files.readString(city);
        String restricted =
                told.replaceFirst("(?m)^( *)layer: \"?cells\"?", "$0\n$1access: restricted\n$1role: planner");
        assertFalse(told.equals(restricted), told);
        Files.writeString(city, restricted);
        Ran ran = Ran.run("import", twin.toString(), city.toString(), "--actor", "test");
        assertEquals(0, ran.exit(), ran.err());
    }

    @Test
    void infoSaysSo() {
        assertTrue(Ran.run("info", twin).out().contains("restricted to planner: "), "as text");
        assertTrue(Ran.run("info", twin, "--json").out().contains("\"access\":\"planner\""), "as JSON");
    }

    @Test
    void itLeavesOnlyWhereItIsSaidAloud() throws IOException {
        Path out = folder.resolve("cells.geojson");
        Ran refused = Ran.run("export", twin, "--as", "geojson", "--layer", "cells", "--out", out);
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--restricted"), refused.err());
        assertFalse(Files.exists(out));
        Ran said = Ran.run("export", twin, "--as", "geojson", "--layer", "cells", "--restricted", "--out", out);
        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.readString(out).contains(":cells:"));
    }

    @Test
    void itIsLeftOutOfAnExportOfAll() throws IOException {
        Path out = folder.resolve("all.geojson");
        Ran all = Ran.run("export", twin, "--as", "geojson", "--out", out);
        assertEquals(0, all.exit(), all.err());
        assertTrue(all.err().contains("cells"), all.err());
        assertFalse(Files.readString(out).contains(":cells:"));
    }

    @Test
    void theTwinStillProvesItself() {
        Ran ran = Ran.run("verify", twin);
        assertEquals(0, ran.exit(), ran.err() + ran.out());
    }
}
