package citiverse.bench;

import citiverse.models.access.AccessNetwork;
import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.scene.Scene;
import citiverse.sense.DataFolder;
import citiverse.sense.Importer;
import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// Work that is measured in a Java of its own; tells its numbers as lines `@name=value`, seconds.
public final class Task {
    /// The reference's Monday.
    private static final LocalDate DAY = LocalDate.of(2019, 5, 13);
    private static final int WARM_RUNS = 3;

    private Task() {}

    /// `read CITY DATA`, `reopen TWIN`, `kernel CITY DATA MODE THREADS`, `growth SIZE SAMPLE THREADS`,
    /// `import FILE TWIN`, `traffic DATA NAME GAP`, or `traffic-closures DATA LINKS`.
    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "read" -> read(Path.of(arguments[1]), Path.of(arguments[2]));
            case "reopen" -> reopen(Path.of(arguments[1]));
            case "kernel" ->
                kernel(
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Mode.valueOf(arguments[3].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(arguments[4]));
            case "growth" ->
                growth(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "import" -> tell("features", ImportBench.run(Path.of(arguments[1]), Path.of(arguments[2])));
            case "traffic" -> TrafficTask.solve(Path.of(arguments[1]), arguments[2], Double.parseDouble(arguments[3]));
            case "traffic-closures" -> TrafficTask.closures(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException("no task " + arguments[0]);
        }
    }

    private static void read(Path city, Path data) {
        long start = System.nanoTime();
        Snapshot snapshot = snapshot(city, data);
        long read = System.nanoTime();
        AccessNetwork network = AccessNetwork.compile(snapshot);
        AccessRun run = run(network, snapshot, DAY);
        tell("read", (read - start) / 1e9);
        tell("compile", (System.nanoTime() - read) / 1e9);
        tell("places", run.origins().size());
    }

    private static void reopen(Path file) {
        long start = System.nanoTime();
        try (Twin twin = TwinFile.read(file)) {
            Snapshot snapshot = twin.snapshot();
            long opened = System.nanoTime();
            AccessNetwork network = AccessNetwork.compile(snapshot);
            AccessRun run = run(network, snapshot, DAY);
            tell("open", (opened - start) / 1e9);
            tell("compile", (System.nanoTime() - opened) / 1e9);
            tell("places", run.origins().size());
        }
    }

    private static void kernel(Path city, Path data, Mode mode, int threads) {
        Snapshot snapshot = snapshot(city, data);
        AccessRun run = run(AccessNetwork.compile(snapshot), snapshot, DAY);
        tell("first", Kernel.seconds(run, mode, threads, 1));
        for (int k = 0; k < WARM_RUNS; k++) {
            tell("warm", Kernel.seconds(run, mode, threads, 1));
        }
    }

    private static void growth(int size, int sample, int threads) {
        Snapshot snapshot = GrowingCity.of(size).snapshot();
        long start = System.nanoTime();
        AccessNetwork network = AccessNetwork.compile(snapshot);
        AccessRun run = run(network, snapshot, Scene.FIRST_DAY.plusDays(7));
        tell("compile", (System.nanoTime() - start) / 1e9);
        int every = Math.max(1, run.origins().size() / sample);
        int origins = Kernel.origins(run, every);
        for (Mode mode : Mode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            tell(name + "_first", Kernel.seconds(run, mode, threads, every));
            tell(name, Kernel.seconds(run, mode, threads, every) / origins);
        }
        tell("junctions", network.junctions());
        tell("destinations", run.destinations().size());
    }

    private static Snapshot snapshot(Path city, Path data) {
        CityFile file = CityFile.read(city);
        var builder = MemorySnapshot.builder(file.city());
        DataFolder folder = DataFolder.of(data);
        for (SourceEntry entry : file.sources()) {
            Importer.read(folder.file(entry.file()), entry, file.city(), builder, Progress.NONE);
        }
        return builder.build();
    }

    private static AccessRun run(AccessNetwork network, Snapshot snapshot, LocalDate day) {
        Places cells = Places.of(snapshot, "cells");
        return network.run(cells, cells, AccessSettings.of(day));
    }

    private static void tell(String name, double number) {
        System.out.println("@" + name + "=" + number);
    }
}
