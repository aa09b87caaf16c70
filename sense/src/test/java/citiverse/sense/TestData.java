package citiverse.sense;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where the test data and the repository lie.
final class TestData {
    private TestData() {}

    /// A file or folder of the shared data; the test is skipped where it is missing, and fails on the build server.
    static Path shared(String name) {
        String told = System.getProperty("CITIVERSE_DATA", System.getenv("CITIVERSE_DATA"));
        Path folder =
                told != null ? Path.of(told) : repository("../shared/data").normalize();
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the test data is missing: " + name);
            }
            Assumptions.abort("the test data is missing: " + name);
        }
        return path;
    }

    /// A file of the repository.
    static Path repository(String name) {
        Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolve(name);
    }
}
