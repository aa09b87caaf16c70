package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.GridCity;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another program sees of a twin: GDAL's OGR, through which QGIS opens a GeoPackage.
class OtherProgramsTest {
    @TempDir
    private Path folder;

    @Test
    void everyLayerOpensInOgrWithAllItsFeatures() throws IOException, InterruptedException {
        requireOgr();
        Path twin = folder.resolve("grid.gpkg");
        Path city = GridCity.synchronised().write(folder.resolve("city")).city();
        assertEquals(0, Citiverse.run("import", twin.toString(), city.toString()));
        try (TwinFile open = TwinFile.read(twin)) {
            for (var layer : open.info().layers()) {
                String seen = ogr("-ro", "-so", twin.toString(), layer.schema().type());
                assertFalse(seen.contains("ERROR") || seen.contains("FAILURE"), seen);
                assertTrue(
                        seen.contains("Feature Count: " + layer.count()),
                        layer.schema().type() + ": " + seen);
            }
        }
        String cells = ogr("-ro", "-q", twin.toString(), "cells");
        assertEquals(3, cells.split("POINT").length - 1, cells);
    }

    private static void requireOgr() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("ogrinfo", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assertTrue(there || !"true".equals(System.getenv("CI")), "CI installs ogrinfo (Debian's gdal-bin)");
        Assumptions.assumeTrue(there, "ogrinfo (Debian's gdal-bin) is not installed");
    }

    private static String ogr(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("ogrinfo"));
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
