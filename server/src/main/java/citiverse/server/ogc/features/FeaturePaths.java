package citiverse.server.ogc.features;

import citiverse.standards.cql2.Queryables;
import citiverse.twin.LayerSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The paths of Features in the API document: each collection with the parameters and properties that it has.
final class FeaturePaths {
    private FeaturePaths() {}

    static Map<String, Object> of(List<Layer> layers) {
        var paths = new LinkedHashMap<String, Object>();
        paths.put("/", get("landing", "What stands under this address", "application/json"));
        paths.put("/conformance", get("conformance", "The conformance classes that hold", "application/json"));
        paths.put("/api", get("api", "This document", Links.OPENAPI));
        paths.put("/collections", get("collections", "The layers of the city", "application/json"));
        for (Layer layer : layers) {
            String path = "/collections/" + layer.id();
            String id = layer.id();
            paths.put(path, get("collection." + id, "The layer " + layer.title(), "application/json"));
            paths.put(
                    path + "/queryables",
                    get("queryables." + id, "What " + layer.title() + " can be asked for", Links.SCHEMA));
            paths.put(
                    path + "/schema", get("schema." + id, "What features of " + layer.title() + " have", Links.SCHEMA));
            paths.put(path + "/items", items(layer));
            paths.put(path + "/items/{featureId}", item(layer));
        }
        return paths;
    }

    private static Map<String, Object> get(String id, String summary, String type) {
        return Map.of("get", operation(id, summary, shared("f", "lang"), answers("200", type)));
    }

    private static List<Object> shared(String... names) {
        List<Object> parameters = new ArrayList<>();
        for (String name : names) {
            parameters.add(ApiDocument.ref("parameters/" + name));
        }
        return parameters;
    }

    private static Map<String, Object> operation(
            String id, String summary, List<Object> parameters, Map<String, Object> responses) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", id);
        operation.put("summary", summary);
        operation.put("parameters", parameters);
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> answers(String status, String type) {
        var content = new LinkedHashMap<String, Object>();
        content.put(type, Map.of("schema", ApiDocument.ref("schemas/json")));
        content.put("text/html", Map.of("schema", Map.of("type", "string")));
        return refusals(status, Map.of("description", "What was asked for", "content", content));
    }

    private static Map<String, Object> refusals(String status, Map<String, Object> done) {
        var responses = new LinkedHashMap<String, Object>();
        responses.put(status, done);
        for (String refused : List.of("400", "404", "default")) {
            responses.put(refused, ApiDocument.ref("responses/problem"));
        }
        return responses;
    }

    private static Map<String, Object> items(Layer layer) {
        List<Object> parameters = shared("f", "lang");
        parameters.addAll(shared(ItemsRequest.PARAMETERS.toArray(String[]::new)));
        for (Queryables.Queryable property : ItemsRequest.properties(layer.queryables())) {
            parameters.add(ApiDocument.parameter(
                    property.name(),
                    property.description().isEmpty()
                            ? "Only features with this " + property.name()
                            : property.description(),
                    schema(property)));
        }
        return Map.of(
                "get",
                operation(
                        "items." + layer.id(),
                        "Features of " + layer.title(),
                        parameters,
                        answers("200", Links.GEOJSON)),
                "post",
                written("create." + layer.id(), "Add a feature", List.of(), body(layer, Links.GEOJSON), "201"));
    }

    private static Map<String, Object> schema(Queryables.Queryable property) {
        return Map.of(
                "type",
                switch (property.kind()) {
                    case TEXT, INSTANT, GEOMETRY -> "string";
                    case WHOLE -> "integer";
                    case REAL -> "number";
                    case FLAG -> "boolean";
                });
    }

    private static Map<String, Object> item(Layer layer) {
        List<Object> guarded = shared("featureId", "If-Match");
        return Map.of(
                "get",
                operation(
                        "item." + layer.id(),
                        "One feature of " + layer.title(),
                        shared("featureId", "f", "lang", "crs"),
                        answers("200", Links.GEOJSON)),
                "put",
                written("replace." + layer.id(), "Replace a feature", guarded, body(layer, Links.GEOJSON), "204"),
                "patch",
                written("update." + layer.id(), "Change parts of a feature", guarded, body(layer, Writes.PATCH), "204"),
                "delete",
                written("delete." + layer.id(), "Remove a feature", guarded, null, "204"));
    }

    private static Map<String, Object> written(
            String id, String summary, List<Object> parameters, Map<String, Object> body, String status) {
        Map<String, Object> responses = refusals(status, Map.of("description", "Done; the ledger records it"));
        for (String refused : List.of("401", "403", "412")) {
            responses.put(refused, ApiDocument.ref("responses/problem"));
        }
        Map<String, Object> operation = operation(id, summary, parameters, responses);
        if (body != null) {
            operation.put("requestBody", body);
        }
        return operation;
    }

    private static Map<String, Object> body(Layer layer, String type) {
        var properties = new LinkedHashMap<String, Object>();
        for (LayerSchema.Column column : layer.schema().columns()) {
            switch (column.kind()) {
                case TEXT -> properties.put(column.name(), Map.of("type", "string", "nullable", true));
                case WHOLE -> properties.put(column.name(), Map.of("type", "integer", "nullable", true));
                case REAL -> properties.put(column.name(), Map.of("type", "number", "nullable", true));
                case FLAG -> properties.put(column.name(), Map.of("type", "boolean", "nullable", true));
                case BYTES -> {
                    continue;
                }
            }
        }
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "object");
        feature.put(
                "properties",
                Map.of(
                        "type", Map.of("type", "string", "enum", List.of("Feature")),
                        "id", Map.of("type", "string"),
                        "geometry", ApiDocument.ref("schemas/geometry"),
                        "properties", Map.of("type", "object", "nullable", true, "properties", properties)));
        return Map.of("required", true, "content", Map.of(type, Map.of("schema", feature)));
    }
}
