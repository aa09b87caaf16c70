package citiverse.server.ogc.processes;

import citiverse.server.rehearsals.Rehearsals;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// Outputs as answers (18-062r2, 7.11.4 and 7.13): one document, one raw value, or several in parts.
final class Answers {
    private Answers() {}

    /// @param outputs JSON texts by name
    /// @param document true for one document
    static Response of(Map<String, String> outputs, boolean document) {
        if (document) {
            var text = new StringBuilder("{");
            outputs.forEach((name, json) -> text.append(text.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(json));
            return ok(text.append('}').toString(), MediaType.APPLICATION_JSON);
        }
        if (outputs.size() == 1) {
            return ok(outputs.values().iterator().next(), MediaType.APPLICATION_JSON);
        }
        return parts(new LinkedHashMap<>(outputs));
    }

    private static Response ok(String text, String type) {
        return Response.ok(text, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /// RFC 2387: each output is a part with its name as `Content-ID`.
    private static Response parts(Map<String, String> outputs) {
        String boundary =
                "part-" + Rehearsals.digest(String.join("", outputs.values())).substring(0, 32);
        var text = new StringBuilder();
        outputs.forEach((name, json) -> text.append("--")
                .append(boundary)
                .append("\r\nContent-Type: application/json\r\nContent-ID: <")
                .append(name)
                .append(">\r\n\r\n")
                .append(json)
                .append("\r\n"));
        text.append("--").append(boundary).append("--\r\n");
        return ok(text.toString(), "multipart/related; type=\"application/json\"; boundary=\"" + boundary + '"');
    }
}
