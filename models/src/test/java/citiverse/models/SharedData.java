package citiverse.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The test data, a folder beside the checkout or the one that `CITIVERSE_DATA` names.
public final class SharedData {
    private SharedData() {}

    /// A file or folder of it; skips the calling test where it is missing, or fails it where `CI` is set.
    public static Path at(String path) {
        String named = System.getProperty("CITIVERSE_DATA", System.getenv("CITIVERSE_DATA"));
        Path data = named != null ? Path.of(named) : checkout().resolve("../shared/data");
        Path at = data.resolve(path).normalize();
        if (!Files.exists(at)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the test data is missing: " + at);
            }
            Assumptions.abort("the test data is missing: " + at);
        }
        return at;
    }

    /// The folder of the sources.
    public static Path checkout() {
        Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }
}
