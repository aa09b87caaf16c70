package citiverse.server;

import citiverse.scene.SceneFiles;
import citiverse.scene.sample.SampleCity;
import citiverse.sense.DataFolder;
import citiverse.sense.Importer;
import citiverse.sense.city.CityFile;
import citiverse.twin.Progress;
import citiverse.twin.store.TwinFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;

/// A server over the sample city, made anew for the tests that run in one process.
public final class SampleTwin implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private String restricted = "";

    /// @param arguments `restricted`: the id of a source of which only planners may read the layers
    @Override
    public void init(Map<String, String> arguments) {
        restricted = arguments.getOrDefault("restricted", "");
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("citiverse-server");
            Path twin = make(folder, restricted);
            return Map.of("citiverse.twin", twin.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sample city as a twin in a folder.
    public static Path make(Path folder) throws IOException {
        return make(folder, "");
    }

    private static Path make(Path folder, String restricted) throws IOException {
        Path twin = folder.resolve("twin.gpkg");
        SceneFiles files = SampleCity.write(folder.resolve("city"), 1);
        if (!restricted.isEmpty()) {
            String entry = "  - id: " + restricted + "\n";
            String text = Files.readString(files.city());
            Files.writeString(files.city(), text.replace(entry, entry + "    access: restricted\n    role: planner\n"));
        }
        CityFile city = CityFile.read(files.city());
        try (TwinFile open = TwinFile.create(twin, city.city(), Clock.systemUTC(), "test")) {
            new Importer(open, Progress.NONE).importAll(city, DataFolder.of(files.folder()));
        }
        return twin;
    }

    @Override
    public void stop() {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
