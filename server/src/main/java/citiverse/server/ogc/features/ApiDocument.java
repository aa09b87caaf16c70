package citiverse.server.ogc.features;

import citiverse.twin.City;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The API document in OpenAPI 3.0.3 (Part 1, clause 9): frame, shared parameters, schemas and answers.
final class ApiDocument {
    private ApiDocument() {}

    static Map<String, Object> of(City city, String server, Map<String, Object> paths) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.0.3");
        document.put(
                "info",
                Map.of(
                        "title",
                        city.name(),
                        "version",
                        "1.0.0",
                        "description",
                        "The city twin by OGC API Features, and what else stands under this address."));
        document.put("servers", List.of(Map.of("url", server)));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "parameters",
                        parameters(),
                        "schemas",
                        schemas(),
                        "responses",
                        Map.of(
                                "problem",
                                Map.of(
                                        "description",
                                        "A problem document (RFC 9457)",
                                        "content",
                                        Map.of(
                                                "application/problem+json",
                                                Map.of("schema", ref("schemas/problem")))))));
        return document;
    }

    static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/" + name);
    }

    static Map<String, Object> parameter(String name, String description, Map<String, Object> schema) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("required", false);
        parameter.put("schema", schema);
        if ("array".equals(schema.get("type"))) {
            parameter.put("style", "form");
            parameter.put("explode", false);
        }
        return parameter;
    }

    private static Map<String, Object> parameters() {
        var text = Map.<String, Object>of("type", "string");
        var uri = Map.<String, Object>of("type", "string", "format", "uri");
        var all = new LinkedHashMap<String, Object>();
        all.put(
                "f",
                parameter(
                        "f",
                        "The format: before what the header Accept says",
                        Map.of("type", "string", "enum", List.of("json", "html"))));
        all.put("lang", parameter("lang", "The language of pages", text));
        all.put(
                "limit",
                parameter(
                        "limit",
                        "The most features of one page",
                        Map.of(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ItemsRequest.MOST,
                                "default",
                                ItemsRequest.DEFAULT)));
        all.put(
                "offset",
                parameter("offset", "Features to pass over", Map.of("type", "integer", "minimum", 0, "default", 0)));
        all.put(
                "bbox",
                parameter(
                        "bbox",
                        "Only features that touch this box: lower corner, upper corner, in the order of bbox-crs",
                        Map.of(
                                "type",
                                "array",
                                "oneOf",
                                List.of(Map.of("minItems", 4, "maxItems", 4), Map.of("minItems", 6, "maxItems", 6)),
                                "items",
                                Map.of("type", "number"))));
        all.put("bbox-crs", parameter("bbox-crs", "The reference system of bbox", uri));
        all.put(
                "datetime",
                parameter(
                        "datetime",
                        "Only features that hold at this instant or within this interval (RFC 3339, .. for open)",
                        text));
        all.put("crs", parameter("crs", "The reference system of the geometries in the answer", uri));
        all.put("filter", parameter("filter", "Only features for which this holds (CQL2)", text));
        all.put(
                "filter-lang",
                parameter(
                        "filter-lang",
                        "The encoding of filter",
                        Map.of("type", "string", "enum", List.of("cql2-text", "cql2-json"), "default", "cql2-text")));
        all.put("filter-crs", parameter("filter-crs", "The reference system of the places in filter", uri));
        all.put(
                "featureId",
                Map.of(
                        "name",
                        "featureId",
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        "The URN of the feature, or its id within its source, percent-encoded",
                        "schema",
                        text));
        all.put(
                "If-Match",
                Map.of(
                        "name",
                        "If-Match",
                        "in",
                        "header",
                        "required",
                        false,
                        "description",
                        "The ETag that was read: the change is refused with 412 where the feature has changed since",
                        "schema",
                        text));
        return all;
    }

    private static Map<String, Object> schemas() {
        var object = Map.<String, Object>of("type", "object");
        var all = new LinkedHashMap<String, Object>();
        all.put("json", object);
        all.put(
                "problem",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "type", Map.of("type", "string"),
                                "title", Map.of("type", "string"),
                                "status", Map.of("type", "integer"),
                                "detail", Map.of("type", "string"),
                                "code", Map.of("type", "string"),
                                "remedy", Map.of("type", "string"))));
        all.put("geometry", Map.of("type", "object", "nullable", true, "required", List.of("type")));
        return all;
    }
}
