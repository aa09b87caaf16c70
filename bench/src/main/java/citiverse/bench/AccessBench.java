package citiverse.bench;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// Speed and memory of access on Porto Alegre (1,227 × 1,227 places, two threads), and how cost grows with the city.
///
/// The reference engine's figures are those of R5 v7.6 on an idle machine of two cores, all 1,227 origins.
final class AccessBench implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int[] SIZES = {1, 4, 16};
    private static final int SAMPLE = 100;

    private static final Figure READ = new Figure(
            "read-and-compile",
            "a cold Java: reads OSM, two GTFS feeds and the places, compiles streets and timetables, joins the places; "
                    + "the whole process",
            "s",
            4,
            10.9);
    private static final Figure WALK = kernel("walk", 1, 11.1);
    private static final Figure TRANSIT = kernel("transit", 6, 31.8);
    private static final Figure WALK_WARM = warm("walk");
    private static final Figure TRANSIT_WARM = warm("transit");

    private final Settings settings;
    private final Sheet sheet;
    private final Path work;

    private AccessBench(Sheet sheet) {
        this.sheet = sheet;
        settings = sheet.settings();
        try {
            work = Files.createTempDirectory("citiverse-bench");
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-003", "no folder for temporary files: " + e.getMessage(), e)
                    .remedy("See that the folder for temporary files can be written to");
        }
    }

    private static Figure kernel(String mode, double asked, double peer) {
        return new Figure(
                mode + "-kernel",
                "all pairs, " + mode + ", two threads, the first time in a cold Java, "
                        + "after compiling; without reading and writing",
                "s",
                asked,
                peer);
    }

    private static Figure warm(String mode) {
        return Figure.told(mode + "-kernel-warm", "the same the fourth time in the same process", "s");
    }

    /// Measures all figures that are wanted, one after another.
    static void measure(Sheet sheet) {
        sheet.settings().porto();
        try (var bench = new AccessBench(sheet)) {
            bench.measure();
        }
    }

    private void measure() {
        sheet.attempt(READ, this::readAndCompile);
        sheet.attempt(WALK, () -> kernel("walk", WALK, WALK_WARM));
        sheet.attempt(TRANSIT, () -> kernel("transit", TRANSIT, TRANSIT_WARM));
        new WholeProcess(settings, work, sheet).measure();
        for (int size : SIZES) {
            sheet.attempt(
                    Figure.told("growth-" + size, "a made city, " + size + " times as large", "s"), () -> growth(size));
        }
    }

    private void readAndCompile() {
        var runs = new double[settings.runs()];
        for (int k = 0; k < runs.length; k++) {
            runs[k] = sheet.task("read", settings.city(), settings.porto()).wallSeconds();
        }
        sheet.add(Measured.of(READ, runs));
    }

    private void kernel(String mode, Figure first, Figure warm) {
        var cold = new double[settings.runs()];
        var again = new double[settings.runs()];
        for (int k = 0; k < cold.length; k++) {
            Map<String, Double> told = sheet.task("kernel", settings.city(), settings.porto(), mode, THREADS)
                    .told();
            cold[k] = told.get("first");
            again[k] = told.get("warm");
        }
        sheet.add(Measured.of(first, cold));
        sheet.add(Measured.of(warm, again));
    }

    private void growth(int size) {
        String id = "growth-" + size;
        Child child = sheet.task("growth", size, SAMPLE, THREADS);
        Map<String, Double> told = child.told();
        String city = " of a made city of " + Math.round(told.get("junctions")) + " junctions";
        String origins = city + " and " + Math.round(told.get("destinations")) + " places, mean of about " + SAMPLE
                + " origins on two threads, once warm";
        sheet.add(Measured.of(Figure.told(id + "-compile", "compiling the network" + city, "s"), told.get("compile")));
        sheet.add(Measured.of(
                Figure.told(id + "-walk", "walking from one origin" + origins, "ms"), 1000 * told.get("walk")));
        sheet.add(Measured.of(
                Figure.told(id + "-transit", "public transport from one origin, 30 departures," + origins, "ms"),
                1000 * told.get("transit")));
        sheet.add(Measured.of(
                Figure.told(id + "-memory", "most resident memory, drawing the city included," + city, "MB"),
                child.peakMegabytes()));
    }

    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(work)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-003", "temporary files cannot be removed: " + e.getMessage(), e)
                    .in(work.toString())
                    .remedy("Remove the folder by hand");
        }
    }
}
