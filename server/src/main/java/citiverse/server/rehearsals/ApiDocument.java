package citiverse.server.rehearsals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The OpenAPI 3.1 document of everything under `/api`.
final class ApiDocument {
    private static final String JSON = "application/json";
    private static final List<Operation> OPERATIONS = operations();

    private ApiDocument() {}

    /// One operation.
    ///
    /// @param method lower case
    /// @param path template
    /// @param id unique
    /// @param summary in a sentence
    /// @param query names of parameters of the query, each with its type
    /// @param body media types that are taken, empty for none
    /// @param statuses what answers, status with the name of a schema; `binary` and `text` for others
    /// @param type media type of the first answer
    record Operation(
            String method,
            String path,
            String id,
            String summary,
            Map<String, String> query,
            List<String> body,
            Map<String, String> statuses,
            String type) {}

    private static Operation get(String path, String id, String summary, String schema) {
        return new Operation("get", path, id, summary, Map.of(), List.of(), Map.of("200", schema), JSON);
    }

    private static Operation with(Operation operation, Map<String, String> query) {
        return new Operation(
                operation.method(),
                operation.path(),
                operation.id(),
                operation.summary(),
                query,
                operation.body(),
                operation.statuses(),
                operation.type());
    }

    private static Operation as(Operation operation, String type) {
        return new Operation(
                operation.method(),
                operation.path(),
                operation.id(),
                operation.summary(),
                operation.query(),
                operation.body(),
                operation.statuses(),
                type);
    }

    private static Operation post(
            String path, String id, String summary, List<String> body, Map<String, String> statuses) {
        return new Operation("post", path, id, summary, Map.of(), body, statuses, JSON);
    }

    static List<Operation> all() {
        return OPERATIONS;
    }

    private static List<Operation> operations() {
        String run = "/api/rehearsals/{id}";
        var all = new ArrayList<Operation>();
        all.add(get("/api", "index", "What there is, with links", "Index"));
        all.add(get("/api/openapi.json", "document", "This document", "Document"));
        all.add(with(get("/api/search", "search", "Find places and streets by name", "Found"), Map.of("q", "string")));
        all.add(get("/api/places/{urn}", "place", "What is known of one feature: its place card", "Place"));
        all.add(get("/api/questions", "questions", "The questions that can be asked here", "Questions"));
        all.add(get("/api/questions/{id}", "question", "One question with its text", "Question"));
        all.add(with(
                get("/api/rehearsals", "rehearsals", "The rehearsals, newest first", "Runs"),
                Map.of("limit", "integer", "offset", "integer", "status", "string")));
        all.add(with(
                post(
                        "/api/rehearsals",
                        "rehearse",
                        "Start a rehearsal, or find the one of the same question, seed, draws and city",
                        List.of("application/yaml", JSON),
                        new TreeMap<>(Map.of("200", "Run", "202", "Run"))),
                Map.of("seed", "string", "draws", "integer")));
        all.add(get(run, "rehearsal", "How far a rehearsal is", "Run"));
        all.add(as(get(run + "/question", "asked", "The question as it came", "text"), "application/yaml"));
        all.add(as(
                get(run + "/events", "events", "Progress by server-sent events: progress, verify, end", "text"),
                "text/event-stream"));
        all.add(post(run + "/dismiss", "dismiss", "End a rehearsal", List.of(), Map.of("200", "Run")));
        all.add(as(
                with(
                        get(
                                run + "/files/{name}",
                                "file",
                                "A file of the result: comparison.json, manifest.json, question.yaml, report.html,"
                                        + " options.csv, options.parquet, …, all.zip",
                                "binary"),
                        Map.of("lang", "string")),
                "application/octet-stream"));
        all.add(as(
                get(run + "/options/{option}/changes", "changes", "What an option changes in the city", "Changes"),
                "application/geo+json"));
        all.add(post(
                run + "/verify",
                "verify",
                "Run it again and compare every byte",
                List.of(),
                Map.of("202", "Verification")));
        all.add(get(run + "/verify", "verification", "What came of running it again", "Verification"));
        return List.copyOf(all);
    }

    /// The whole document.
    static Map<String, Object> tree(String city) {
        var paths = new LinkedHashMap<String, Object>();
        for (Operation operation : OPERATIONS) {
            @SuppressWarnings("unchecked")
            var item = (Map<String, Object>)
                    paths.computeIfAbsent(operation.path(), any -> new LinkedHashMap<String, Object>());
            item.put(operation.method(), tree(operation));
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("openapi", "3.1.0");
        tree.put("jsonSchemaDialect", "https://spec.openapis.org/oas/3.1/dialect/base");
        tree.put(
                "info",
                Map.of(
                        "title", "Citiverse: " + city,
                        "version", "1",
                        "description",
                                "Questions, rehearsals and places of this city. Errors are problem details (RFC 9457)."
                                        + " The interfaces of the OGC are described at /ogc/api."));
        tree.put("servers", List.of(Map.of("url", "/")));
        tree.put("paths", paths);
        tree.put(
                "components",
                Map.of(
                        "schemas",
                        ApiSchemas.all(),
                        "responses",
                        Map.of(
                                "Problem",
                                Map.of(
                                        "description",
                                        "What is wrong and what to do",
                                        "content",
                                        content("application/problem+json", "Problem")))));
        return tree;
    }

    private static Map<String, Object> tree(Operation operation) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("operationId", operation.id());
        tree.put("summary", operation.summary());
        var parameters = new ArrayList<Object>();
        for (String part : operation.path().split("/")) {
            if (part.startsWith("{")) {
                parameters.add(Map.of(
                        "name",
                        part.substring(1, part.length() - 1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        Map.of("type", "string")));
            }
        }
        new TreeMap<>(operation.query())
                .forEach((name, type) -> parameters.add(Map.of(
                        "name", name, "in", "query", "required", name.equals("q"), "schema", Map.of("type", type))));
        if (!parameters.isEmpty()) {
            tree.put("parameters", parameters);
        }
        if (!operation.body().isEmpty()) {
            var content = new LinkedHashMap<String, Object>();
            for (String type : operation.body()) {
                content.put(
                        type,
                        Map.of(
                                "schema",
                                type.equals(JSON)
                                        ? Map.of("$ref", "#/components/schemas/Order")
                                        : Map.of("type", "string", "maxLength", Bodies.MOST_BYTES)));
            }
            tree.put("requestBody", Map.of("required", true, "content", content));
        }
        var responses = new LinkedHashMap<String, Object>();
        operation
                .statuses()
                .forEach((status, schema) -> responses.put(
                        status,
                        Map.of("description", operation.summary(), "content", content(operation.type(), schema))));
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        tree.put("responses", responses);
        return tree;
    }

    private static Map<String, Object> content(String type, String schema) {
        return Map.of(
                type,
                switch (schema) {
                    case "text" -> Map.of("schema", Map.of("type", "string"));
                    case "binary" -> Map.of();
                    default -> Map.of("schema", Map.of("$ref", "#/components/schemas/" + schema));
                });
    }
}
