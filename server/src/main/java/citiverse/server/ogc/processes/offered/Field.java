package citiverse.server.ogc.processes.offered;

import citiverse.twin.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An input of a process: its schema (the part of JSON Schema that is used here) and its default.
///
/// @param name of the input
/// @param schema as it is published
/// @param fallback value where none is given; null where one must be given
/// @param optional true where it may be left out without a value
public record Field(String name, Map<String, Object> schema, Object fallback, boolean optional) {
    private static final int LONGEST = 200;

    /// True where it must be given.
    public boolean required() {
        return fallback == null && !optional;
    }

    private static Field of(String name, Object fallback, Object... schema) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < schema.length; i += 2) {
            map.put((String) schema[i], schema[i + 1]);
        }
        if (fallback != null) {
            map.put("default", fallback);
        }
        return new Field(name, map, fallback, false);
    }

    /// A name of a layer or column.
    static Field name(String name, String fallback) {
        return of(name, fallback, "type", "string", "minLength", 1L, "maxLength", (long) LONGEST);
    }

    /// One of several words.
    static Field choice(String name, String fallback, List<String> words) {
        return of(name, fallback, "type", "string", "enum", words);
    }

    /// A date such as `2026-05-13`.
    static Field date(String name) {
        return of(name, null, "type", "string", "format", "date", "maxLength", 10L);
    }

    /// An instant such as `2026-05-13T12:00:00Z`.
    static Field instant(String name) {
        return of(name, null, "type", "string", "format", "date-time", "maxLength", 40L);
    }

    static Field number(String name, Double fallback, double least, double most) {
        return of(name, fallback, "type", "number", "minimum", least, "maximum", most);
    }

    public static Field whole(String name, Long fallback, long least, long most) {
        return of(name, fallback, "type", "integer", "minimum", least, "maximum", most);
    }

    /// The same, which may be left out.
    public Field orNone() {
        return new Field(name, schema, fallback, true);
    }

    /// Numbers in a list.
    static Field numbers(String name, List<Object> fallback, double least, double most, long count) {
        return of(
                name,
                fallback,
                "type",
                "array",
                "items",
                Map.of("type", "number", "minimum", least, "maximum", most),
                "minItems",
                1L,
                "maxItems",
                count);
    }

    /// Any schema.
    public static Field any(String name, Object fallback, Map<String, Object> schema) {
        return of(
                name,
                fallback,
                schema.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }

    /// Checks a value against the schema.
    ///
    /// @throws Problem `CV-PROCESS-001` naming input and reason
    public void check(Object value) {
        check(name, schema, value);
    }

    private static void check(String at, Map<?, ?> schema, Object value) {
        if (schema.get("oneOf") instanceof List<?> alternatives) {
            checkAny(at, alternatives, value);
            return;
        }
        switch ((String) schema.get("type")) {
            case "string" -> text(at, schema, value);
            case "number" -> number(at, schema, value, false);
            case "integer" -> number(at, schema, value, true);
            case "array" -> list(at, schema, value);
            case "object" -> require(value instanceof Map<?, ?>, at, "must be an object");
            default -> throw new IllegalStateException("no check for " + schema);
        }
    }

    private static void checkAny(String at, List<?> alternatives, Object value) {
        Problem last = null;
        for (Object each : alternatives) {
            try {
                check(at, (Map<?, ?>) each, value);
                return;
            } catch (Problem not) {
                last = not;
            }
        }
        throw last;
    }

    private static void text(String at, Map<?, ?> schema, Object value) {
        require(value instanceof String, at, "must be a text");
        String text = (String) value;
        require(!(schema.get("maxLength") instanceof Long most) || text.length() <= most, at, "is too long");
        require(!(schema.get("minLength") instanceof Long least) || text.length() >= least, at, "must not be empty");
        if (schema.get("enum") instanceof List<?> words) {
            require(words.contains(text), at, "must be one of " + words);
        }
        try {
            if ("date".equals(schema.get("format"))) {
                java.time.LocalDate.parse(text);
            } else if ("date-time".equals(schema.get("format"))) {
                java.time.OffsetDateTime.parse(text);
            }
        } catch (java.time.DateTimeException wrong) {
            throw wrong(at, "must be a " + schema.get("format") + " (RFC 3339)");
        }
    }

    private static void number(String at, Map<?, ?> schema, Object value, boolean whole) {
        require(value instanceof Long || value instanceof Double, at, "must be a number");
        double number = ((Number) value).doubleValue();
        require(Double.isFinite(number) && (!whole || number == Math.rint(number)), at, "must be a whole number");
        require(
                !(schema.get("minimum") instanceof Number least) || number >= least.doubleValue(),
                at,
                "must be at least " + schema.get("minimum"));
        require(
                !(schema.get("maximum") instanceof Number most) || number <= most.doubleValue(),
                at,
                "must be at most " + schema.get("maximum"));
    }

    private static void list(String at, Map<?, ?> schema, Object value) {
        require(value instanceof List<?>, at, "must be a list");
        List<?> list = (List<?>) value;
        require(
                list.size() >= (Long) schema.get("minItems") && list.size() <= (Long) schema.get("maxItems"),
                at,
                "must have " + schema.get("minItems") + " to " + schema.get("maxItems") + " items");
        for (Object item : list) {
            check(at, (Map<?, ?>) schema.get("items"), item);
        }
    }

    private static void require(boolean holds, String at, String reason) {
        if (!holds) {
            throw wrong(at, reason);
        }
    }

    /// An input that does not fit.
    static Problem wrong(String input, String reason) {
        return Problem.user("CV-PROCESS-001", "the input \"" + input + "\" " + reason)
                .remedy("See the description of the process");
    }
}
