package citiverse.scene.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.Scene;
import citiverse.scene.SceneFiles;
import citiverse.sense.DataFolder;
import citiverse.sense.Importer;
import citiverse.sense.city.CityFile;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample city goes into a twin as any city does: by its city file.
class SampleImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void theCityFileImportsItWhole(@TempDir Path folder) {
        Scene drawn = SampleCity.scene(1);
        SceneFiles files = drawn.write(folder.resolve("files"));
        CityFile city = CityFile.read(files.city());
        assertEquals(drawn.city(), city.city());
        try (TwinFile twin = TwinFile.create(folder.resolve("miravale.gpkg"), city.city(), CLOCK, "test")) {
            List<Twin.ImportReport> reports =
                    new Importer(twin, Progress.NONE).importAll(city, DataFolder.of(files.folder()));
            for (Twin.ImportReport report : reports) {
                System.out.println(report.source().id() + ": " + report.added() + " added, warnings "
                        + report.quality().warnings());
                assertTrue(
                        report.source().id().equals("terrain") || report.added() > 0,
                        report.source().id());
            }
            Snapshot imported = twin.snapshot();
            Snapshot direct = drawn.snapshot();
            for (String layer : List.of(
                    Layers.STREET,
                    Layers.BUILDING,
                    Layers.TRANSIT_STOP,
                    Layers.TRANSIT_PATTERN,
                    "cells",
                    "candidate",
                    "schools",
                    "healthcare",
                    "kindergartens")) {
                assertEquals(
                        direct.features(layer).size(), imported.features(layer).size(), layer);
                assertEquals(
                        direct.features(layer).getFirst().id(),
                        imported.features(layer).getFirst().id());
            }
            assertEquals(
                    "age/65plus",
                    imported.layer("cells")
                            .orElseThrow()
                            .column("age_65plus")
                            .orElseThrow()
                            .group());
            assertTrue(imported.raster(Layers.TERRAIN).isPresent());
        }
    }
}
