package citiverse.server.rehearsals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The document of `/api` against the structure that OpenAPI 3.1 asks for, and against what is served.
@QuarkusTest
@TestProfile(OpenToAll.class)
@QuarkusTestResource(SampleTwin.class)
class ApiDocumentTest {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> IN_OPERATION = Set.of(
            "tags", "summary", "description", "operationId", "parameters", "requestBody", "responses", "security");

    private static Map<?, ?> document() {
        Got got = Got.get("/api/openapi.json");
        assertEquals(200, got.status());
        assertEquals(
                "application/vnd.oai.openapi+json", got.header("Content-Type").split(";")[0]);
        return Json.of(got);
    }

    @Test
    void theRootHasWhatVersion31Asks() {
        Map<?, ?> document = document();
        assertTrue(((String) document.get("openapi")).matches("3\\.1\\.[0-9]+"));
        assertTrue(Set.of("openapi", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "tags")
                .containsAll(document.keySet()));
        assertFalse(((String) Json.at(document, "info", "title")).isBlank());
        assertFalse(((String) Json.at(document, "info", "version")).isBlank());
    }

    @Test
    void everyOperationIsWhole() {
        var ids = new HashSet<String>();
        for (var path : ((Map<?, ?>) document().get("paths")).entrySet()) {
            String template = (String) path.getKey();
            assertTrue(template.startsWith("/"), template);
            Matcher names = Pattern.compile("\\{(\\w+)}").matcher(template);
            Set<String> inPath = names.results().map(found -> found.group(1)).collect(Collectors.toSet());
            for (var item : ((Map<?, ?>) path.getValue()).entrySet()) {
                assertTrue(METHODS.contains(item.getKey()), template);
                Map<?, ?> operation = (Map<?, ?>) item.getValue();
                assertTrue(
                        IN_OPERATION.containsAll(operation.keySet()),
                        operation.keySet().toString());
                assertTrue(ids.add((String) operation.get("operationId")), template);
                var told = new HashSet<String>();
                List<?> parameters = operation.get("parameters") instanceof List<?> list ? list : List.of();
                for (Object each : parameters) {
                    Map<?, ?> parameter = (Map<?, ?>) each;
                    assertTrue(parameter.get("schema") instanceof Map<?, ?>, template);
                    if ("path".equals(parameter.get("in"))) {
                        assertEquals(true, parameter.get("required"));
                        told.add((String) parameter.get("name"));
                    } else {
                        assertEquals("query", parameter.get("in"));
                    }
                }
                assertEquals(inPath, told, template);
                Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
                assertTrue(responses.size() > 1);
                for (var response : responses.entrySet()) {
                    assertTrue(((String) response.getKey()).matches("[1-5][0-9][0-9]|default"));
                    Map<?, ?> answer = (Map<?, ?>) response.getValue();
                    assertTrue(answer.containsKey("$ref") || answer.get("description") instanceof String, template);
                }
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Map<?, ?> document = document();
        var references = new HashSet<String>();
        collect(document, references);
        assertTrue(references.size() > 10);
        for (String reference : references) {
            Object here = document;
            for (String step : reference.substring(2).split("/")) {
                here = ((Map<?, ?>) here).get(step);
                assertTrue(here != null, reference);
            }
        }
    }

    private static void collect(Object tree, Set<String> references) {
        if (tree instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> collect(item, references));
        }
    }

    @Test
    void answersAreWhatTheSchemasSay() throws Exception {
        Map<?, ?> document = document();
        Got posted = Got.send("POST", "/api/rehearsals", Asked.clinics("Told?", 2), "Content-Type", "application/yaml");
        check(document, "Run", Json.of(posted));
        String id = (String) Json.of(posted).get("id");
        while (!"successful".equals(Json.of(Got.get("/api/rehearsals/" + id)).get("status"))) {
            Thread.sleep(50);
        }
        check(document, "Run", Json.of(Got.get("/api/rehearsals/" + id)));
        check(document, "Runs", Json.of(Got.get("/api/rehearsals")));
        check(document, "Questions", Json.of(Got.get("/api/questions")));
        check(document, "Question", Json.of(Got.get("/api/questions/clinic")));
        check(document, "Index", Json.of(Got.get("/api")));
        check(document, "Problem", Json.of(Got.get("/api/questions/none", "Accept", "application/json")));
        Got comparison = Got.get("/api/rehearsals/" + id + "/files/comparison.json");
        Object option = Json.at(Json.of(comparison), "options", 1, "id");
        check(document, "Changes", Json.of(Got.get("/api/rehearsals/" + id + "/options/" + option + "/changes")));
    }

    private static void check(Map<?, ?> document, String schema, Object value) {
        check(document, (Map<?, ?>) Json.at(document, "components", "schemas", schema), value, schema);
    }

    /// The part of JSON Schema 2020-12 that the document uses.
    private static void check(Map<?, ?> document, Map<?, ?> schema, Object value, String at) {
        if (schema.get("$ref") instanceof String reference) {
            check(document, reference.substring(reference.lastIndexOf('/') + 1), value);
            return;
        }
        if (schema.get("oneOf") instanceof List<?> list) {
            long fitting = list.stream()
                    .filter(each -> fits(document, (Map<?, ?>) each, value))
                    .count();
            assertEquals(1, fitting, at);
            return;
        }
        if (schema.get("type") instanceof String type) {
            assertTrue(of(type, value), at + " is " + value);
        } else if (schema.get("type") instanceof List<?> types) {
            assertTrue(types.stream().anyMatch(type -> of((String) type, value)), at + " is " + value);
        }
        if (schema.get("enum") instanceof List<?> words) {
            assertTrue(words.contains(value), at);
        }
        if (schema.get("pattern") instanceof String pattern) {
            assertTrue(Pattern.compile(pattern).matcher((String) value).find(), at);
        }
        if (schema.get("required") instanceof List<?> names) {
            names.forEach(name -> assertTrue(((Map<?, ?>) value).containsKey(name), at + " lacks " + name));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, inner) -> {
                if (((Map<?, ?>) value).containsKey(name)) {
                    check(document, (Map<?, ?>) inner, ((Map<?, ?>) value).get(name), at + '.' + name);
                }
            });
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            ((List<?>) value).forEach(item -> check(document, items, item, at + "[]"));
        }
    }

    private static boolean fits(Map<?, ?> document, Map<?, ?> schema, Object value) {
        try {
            check(document, schema, value, "");
            return true;
        } catch (AssertionError | ClassCastException | NullPointerException not) {
            return false;
        }
    }

    private static boolean of(String type, Object value) {
        return switch (type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Long || value instanceof Double;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
