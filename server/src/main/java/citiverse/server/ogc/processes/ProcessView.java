package citiverse.server.ogc.processes;

import citiverse.report.words.Messages;
import citiverse.server.ogc.processes.offered.Field;
import citiverse.twin.json.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the page of a process shows.
final class ProcessView {
    private ProcessView() {}

    static Map<String, Object> of(Described process, Messages words) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", process.id());
        view.put("jobsAddress", "/ogc/jobs?f=html&processID=" + process.id());
        view.put("title", process.title(words));
        view.put("about", process.about(words));
        view.put("sync", process.sync());
        view.put(
                "inputs",
                process.fields().stream()
                        .map(field -> Map.of(
                                "name", field.name(),
                                "meaning", words.text("processes.input." + field.name()),
                                "required", field.required(),
                                "schema", schema(field)))
                        .toList());
        view.put(
                "outputs",
                process.outputs().stream()
                        .map(output -> Map.of("name", output, "meaning", words.text("processes.output." + output)))
                        .toList());
        view.put("example", example(process));
        return view;
    }

    private static String schema(Field field) {
        return CanonicalJson.write(field.schema());
    }

    /// A request that can be tried.
    private static String example(Described process) {
        Object inputs =
                switch (process.id()) {
                    case "rehearse" -> Map.of("question", Map.of("href", "/api/questions/demo"), "draws", 2);
                    case "access", "travel-times" -> Map.of("to", "cells", "mode", "walk");
                    case "assign" -> Map.of("attraction", "jobs");
                    case "depend" -> Map.of("on", "bridges", "to", "healthcare", "mode", "car");
                    case "inequality" -> Map.of("value", "jobs");
                    case "relate" -> Map.of("of", "building", "that", "near", "to", "street");
                    case "sun" -> Map.of("places", "building", "date", "2026-03-21");
                    default -> Map.of("longitude", 0, "latitude", 0, "at", "2026-03-21T12:00:00Z");
                };
        String body = CanonicalJson.write(Map.of("inputs", inputs, "response", "document"));
        return "curl -X POST -H 'Content-Type: application/json'"
                + (process.sync() ? "" : " -H 'Prefer: respond-async'")
                + " -d '" + body + "' /ogc/processes/" + process.id() + "/execution";
    }
}
