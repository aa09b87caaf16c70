package citiverse.models.sun;

import citiverse.models.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The reference values of solar position, a file beside the checkout.
final class SunReference {
    private SunReference() {}

    /// The file; skips the calling test where it is missing (fails where `CI` is set).
    static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(SharedData.at("solar-position/spa_reference.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
