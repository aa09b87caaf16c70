package citiverse.server.ogc.processes;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Outputs as answers (18-062r2, 7.11.4 and 7.13). No process that can be run at once has more than one output, so raw
/// answers are one value, and several outputs always come in one document.
final class Answers {
    private Answers() {}

    /// One output.
    ///
    /// @param json its value
    /// @param document true for a document with the output under its name
    static Response of(String output, String json, boolean document) {
        return ok(document ? "{\"" + output + "\":" + json + '}' : json);
    }

    /// A document of outputs that lie in files, written as it is sent.
    ///
    /// @param files with JSON, by output
    static Response document(Map<String, Path> files) {
        StreamingOutput text = out -> {
            String before = "{";
            for (var file : files.entrySet()) {
                out.write((before + '"' + file.getKey() + "\":").getBytes(StandardCharsets.UTF_8));
                Files.copy(file.getValue(), out);
                before = ",";
            }
            out.write('}');
        };
        return ok(text);
    }

    private static Response ok(Object entity) {
        return Response.ok(entity, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
