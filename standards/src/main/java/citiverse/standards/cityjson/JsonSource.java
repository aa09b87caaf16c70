package citiverse.standards.cityjson;

import citiverse.twin.Problem;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of JSON with bounds on what it may hold, and the problems that it can have.
///
/// @param path where it lies
/// @param file its name, for messages
record JsonSource(Path path, String file) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(10_000_000)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    JsonParser open() throws IOException {
        return FACTORY.createParser(Files.newInputStream(path)).enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    Problem wrong(String place, String reason) {
        return Problem.user("CV-CITYJSON-004", reason)
                .in(file)
                .at(place)
                .remedy("Mend it there; a validator such as cjval lists all faults");
    }

    Problem broken(IOException e) {
        if (e instanceof JacksonException syntax) {
            String place = syntax.getLocation() == null
                    ? "the document"
                    : "line " + syntax.getLocation().getLineNr() + ", column "
                            + syntax.getLocation().getColumnNr();
            String line =
                    syntax.getOriginalMessage().lines().findFirst().orElse("").strip();
            return Problem.user(
                            "CV-CITYJSON-003",
                            "this is not JSON: " + (line.length() > 200 ? line.substring(0, 200) + "…" : line))
                    .in(file)
                    .at(place)
                    .causedBy(e)
                    .remedy("The file is damaged or of another kind; fetch it again");
        }
        return Problem.user("CV-CITYJSON-001", "the file cannot be read (" + e + ')')
                .in(file)
                .causedBy(e)
                .remedy("Check the path and the rights");
    }
}
