package citiverse.bench;

import citiverse.scene.solid.SolidCity;
import citiverse.sense.Importer;
import citiverse.twin.City;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/// Time and memory of taking a made 3D city into a twin file, each in a cold Java of its own.
final class ImportBench {
    private static final int BUILDINGS = 100_000;
    private static final int MANY = 1_000_000;
    private static final double GABLED = 0.8;
    private static final long SEED = 20261124;
    private static final double ASKED_SECONDS = 60;
    private static final double ASKED_MEGABYTES = 1500;

    private ImportBench() {}

    /// Measures all figures that are wanted.
    static void measure(Sheet sheet) {
        int runs = sheet.settings().runs();
        measure(
                sheet,
                BUILDINGS,
                runs,
                new Figure(
                        "import-100000",
                        "CityJSONSeq of 100,000 made buildings, 4 of 5 with levels 1.2 and 2.2, into a twin file; the "
                                + "whole process",
                        "s",
                        ASKED_SECONDS,
                        Double.NaN),
                new Figure("import-100000-memory", "its peak memory", "MB", ASKED_MEGABYTES, Double.NaN));
        if (sheet.settings().only().contains("1000000")) {
            measure(
                    sheet,
                    MANY,
                    1,
                    Figure.told("import-1000000", "the same for 1,000,000 buildings", "s"),
                    Figure.told("import-1000000-memory", "its peak memory", "MB"));
        }
    }

    private static void measure(Sheet sheet, int buildings, int runs, Figure time, Figure memory) {
        sheet.attempt(time, () -> {
            Path folder = folder();
            try {
                Path file = folder.resolve("city.jsonl");
                new SolidCity(buildings, GABLED, SEED).write(file);
                double[] seconds = new double[runs];
                double[] megabytes = new double[runs];
                for (int k = 0; k < runs; k++) {
                    Path twin = folder.resolve("twin-" + k + ".gpkg");
                    Child child = sheet.task("import", file, twin);
                    if (child.told("features") != buildings) {
                        throw Problem.ours("CV-BENCH-005", "not all buildings were imported", null)
                                .remedy("Import the file by hand and read its notes");
                    }
                    seconds[k] = child.wallSeconds();
                    megabytes[k] = child.peakMegabytes();
                    Files.deleteIfExists(twin);
                }
                sheet.add(Measured.of(time, seconds));
                sheet.add(Measured.of(memory, megabytes));
            } catch (IOException e) {
                throw unwritable(e);
            } finally {
                delete(folder);
            }
        });
    }

    /// The work that is measured: `import FILE TWIN`.
    static long run(Path file, Path twin) {
        var city = new City("made", "Made", ZoneOffset.UTC, "EPSG:25832", "en");
        try (Twin open = TwinFile.create(twin, city, Clock.systemUTC(), "bench")) {
            return new Importer(open, Progress.NONE).importFile(file).added();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("citiverse-import");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Problem unwritable(IOException e) {
        return Problem.ours("CV-BENCH-003", "a temporary file cannot be written: " + e.getMessage(), e)
                .remedy("See that the folder for temporary files can be written to");
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
