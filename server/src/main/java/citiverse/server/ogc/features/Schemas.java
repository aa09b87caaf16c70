package citiverse.server.ogc.features;

import citiverse.standards.cql2.Queryables;
import citiverse.twin.LayerSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a layer can be asked for, and what its features have, as JSON Schema (Part 3 clause 6, Part 5 draft); units in
/// `x-ogc-unit` as UCUM.
final class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private Schemas() {}

    static Map<String, Object> queryables(Layer layer, String uri) {
        var properties = new LinkedHashMap<String, Object>();
        layer.queryables().all().forEach(queryable -> properties.put(queryable.name(), property(queryable, layer)));
        return schema(layer, uri, properties);
    }

    private static Map<String, Object> schema(Layer layer, String uri, Map<String, Object> properties) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.put("$id", uri);
        schema.put("type", "object");
        schema.put("title", layer.title());
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /// Type and meaning of one queryable.
    static Map<String, Object> property(Queryables.Queryable queryable, Layer layer) {
        var property = new LinkedHashMap<String, Object>();
        property.put("title", queryable.name());
        switch (queryable.kind()) {
            case TEXT -> property.put("type", "string");
            case WHOLE -> property.put("type", "integer");
            case REAL -> property.put("type", "number");
            case FLAG -> property.put("type", "boolean");
            case INSTANT -> {
                property.put("type", "string");
                property.put("format", "date-time");
            }
            case GEOMETRY -> {
                property.put("format", geometryFormat(layer.schema()));
                property.put("x-ogc-role", "primary-geometry");
            }
        }
        if (queryable.name().equals("id") && !queryable.column()) {
            property.put("x-ogc-role", "id");
        }
        unit(property, queryable.unit());
        if (!queryable.description().isEmpty()) {
            property.put("description", queryable.description());
        }
        return property;
    }

    private static void unit(Map<String, Object> property, String unit) {
        if (!unit.isEmpty()) {
            property.put("x-ogc-unit", unit);
            property.put("x-ogc-unitLang", "UCUM");
        }
    }

    private static String geometryFormat(LayerSchema schema) {
        return switch (schema.geometry()) {
            case "GEOMETRY" -> "geometry-any";
            default -> "geometry-" + schema.geometry().toLowerCase(Locale.ROOT);
        };
    }

    /// What features have when they are read and written: the columns, and the geometry.
    static Map<String, Object> features(Layer layer, String uri) {
        var properties = new LinkedHashMap<String, Object>();
        if (layer.placed()) {
            properties.put(
                    "geometry", Map.of("format", geometryFormat(layer.schema()), "x-ogc-role", "primary-geometry"));
        }
        for (LayerSchema.Column column : layer.schema().columns()) {
            var property = new LinkedHashMap<String, Object>();
            property.put("title", column.name());
            switch (column.kind()) {
                case TEXT -> property.put("type", List.of("string", "null"));
                case WHOLE -> property.put("type", List.of("integer", "null"));
                case REAL -> property.put("type", List.of("number", "null"));
                case FLAG -> property.put("type", List.of("boolean", "null"));
                case BYTES -> {
                    continue;
                }
            }
            unit(property, column.unit());
            if (!column.description().isEmpty()) {
                property.put("description", column.description());
            }
            properties.put(column.name(), property);
        }
        return schema(layer, uri, properties);
    }
}
