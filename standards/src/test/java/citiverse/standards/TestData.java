package citiverse.standards;

import citiverse.twin.City;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Assumptions;

/// Where the test data lies, and the city that it is read for.
public final class TestData {
    public static final City PORTO_ALEGRE =
            new City("porto-alegre", "Porto Alegre", ZoneId.of("America/Sao_Paulo"), "EPSG:32722", "pt-BR");

    private TestData() {}

    /// A file of the shared data; the test is skipped where it is missing, and fails on the build server.
    public static Path shared(String name) {
        Path path = folder().resolve(name);
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the test data is missing: " + name);
            }
            Assumptions.abort("the test data is missing: " + name);
        }
        return path;
    }

    private static Path folder() {
        String told = System.getProperty("CITIVERSE_DATA", System.getenv("CITIVERSE_DATA"));
        if (told != null) {
            return Path.of(told);
        }
        Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolve("../shared/data").normalize();
    }
}
