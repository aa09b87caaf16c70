package citiverse.models.sun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The reference values of solar position, a file beside the checkout.
final class SunReference {
    private SunReference() {}

    /// The file; skips the calling test where it is missing (fails where `CI` is set).
    static JsonNode read() {
        String named = System.getProperty("CITIVERSE_DATA", System.getenv("CITIVERSE_DATA"));
        Path data = named != null ? Path.of(named) : root().resolve("../shared/data");
        Path file = data.resolve("solar-position").resolve("spa_reference.json").normalize();
        if (!Files.isRegularFile(file)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the test data is missing: " + file);
            }
            Assumptions.abort("the test data is missing: " + file);
        }
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }
}
