package citiverse.server.rehearsals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The schemas of the OpenAPI document: JSON Schema 2020-12.
final class ApiSchemas {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NUMBER = Map.of("type", "number");
    private static final Map<String, Object> WHOLE = Map.of("type", "integer");
    private static final Map<String, Object> FLAG = Map.of("type", "boolean");
    private static final Map<String, Object> INSTANT_OR_NOT =
            Map.of("type", List.of("string", "null"), "format", "date-time");
    private static final Map<String, Object> TEXT_OR_NOT = Map.of("type", List.of("string", "null"));
    private static final Map<String, Object> STATUS =
            Map.of("type", "string", "enum", List.of("accepted", "running", "successful", "failed", "dismissed"));
    private static final Map<String, Object> LINKS = list(of("Link"));

    private ApiSchemas() {}

    private static Map<String, Object> of(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /// @param members name and schema in turn; a name that ends in `?` may be left out
    private static Map<String, Object> object(Object... members) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (int i = 0; i < members.length; i += 2) {
            String name = (String) members[i];
            boolean optional = name.endsWith("?");
            String plain = optional ? name.substring(0, name.length() - 1) : name;
            properties.put(plain, members[i + 1]);
            if (!optional) {
                required.add(plain);
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    static Map<String, Object> all() {
        var all = new TreeMap<String, Object>();
        all.put("Link", object("href", TEXT, "rel", TEXT, "type", TEXT));
        all.put(
                "Problem",
                object(
                        "type",
                        TEXT,
                        "title",
                        TEXT,
                        "status?",
                        WHOLE,
                        "detail",
                        TEXT,
                        "instance?",
                        TEXT,
                        "code",
                        TEXT,
                        "place?",
                        TEXT,
                        "remedy?",
                        TEXT));
        all.put("Index", object("title", TEXT, "links", LINKS));
        all.put("Document", Map.of("type", "object"));
        all.put(
                "Found",
                object(
                        "results",
                        list(object(
                                "urn",
                                TEXT,
                                "title",
                                TEXT,
                                "layer",
                                TEXT,
                                "kind?",
                                TEXT,
                                "longitude",
                                NUMBER,
                                "latitude",
                                NUMBER))));
        all.put("Place", object("urn", TEXT, "title", TEXT, "layer", TEXT));
        all.put("Questions", object("questions", list(of("Question")), "links", LINKS));
        all.put(
                "Question",
                object(
                        "id",
                        TEXT,
                        "title",
                        TEXT,
                        "about",
                        TEXT,
                        "language",
                        TEXT,
                        "layers",
                        list(TEXT),
                        "rehearsal",
                        TEXT_OR_NOT,
                        "href",
                        TEXT,
                        "text?",
                        TEXT));
        all.put(
                "Order",
                object(
                        "question",
                        Map.of("oneOf", List.of(TEXT, Map.of("type", "object"))),
                        "seed?",
                        Map.of("type", List.of("integer", "string")),
                        "draws?",
                        Map.of("type", "integer", "minimum", 1)));
        all.put("Runs", object("rehearsals", list(of("Run")), "numberMatched", WHOLE, "links", LINKS));
        all.put("Run", run());
        all.put(
                "Verification",
                object(
                        "status",
                        STATUS,
                        "step",
                        TEXT,
                        "done",
                        WHOLE,
                        "total",
                        WHOLE,
                        "same",
                        Map.of("type", List.of("boolean", "null")),
                        "difference",
                        TEXT,
                        "files",
                        list(TEXT),
                        "created",
                        INSTANT_OR_NOT,
                        "finished",
                        INSTANT_OR_NOT,
                        "problem",
                        orNull("Problem")));
        all.put(
                "Changes",
                object(
                        "type",
                        Map.of("const", "FeatureCollection"),
                        "features",
                        list(object(
                                "type",
                                Map.of("const", "Feature"),
                                "id",
                                TEXT,
                                "geometry",
                                Map.of("type", List.of("object", "null")),
                                "properties",
                                object("change", Map.of("enum", List.of("added", "altered", "removed")))))));
        return all;
    }

    private static Map<String, Object> run() {
        return object(
                "id", Map.of("type", "string", "pattern", "^[0-9a-f]{16}$"),
                "question", TEXT,
                "questionId", TEXT,
                "language", TEXT,
                "status", STATUS,
                "step", TEXT,
                "done", WHOLE,
                "total", WHOLE,
                "progress", Map.of("type", "number", "minimum", 0, "maximum", 1),
                "secondsLeft", Map.of("type", List.of("integer", "null")),
                "created", INSTANT_OR_NOT,
                "started", INSTANT_OR_NOT,
                "finished", INSTANT_OR_NOT,
                "actor?", TEXT,
                "seed", TEXT,
                "draws", WHOLE,
                "snapshot", TEXT,
                "engine", TEXT,
                "manifest", TEXT_OR_NOT,
                "recorded", FLAG,
                "problem", orNull("Problem"),
                "links", LINKS);
    }

    private static Map<String, Object> orNull(String name) {
        return Map.of("oneOf", List.of(of(name), Map.of("type", "null")));
    }
}
