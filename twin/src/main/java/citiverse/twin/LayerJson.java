package citiverse.twin;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Declarations of cities, layers and sources as trees for [citiverse.twin.json.CanonicalJson], and back.
public final class LayerJson {
    private LayerJson() {}

    public static Map<String, Object> tree(City city) {
        return Map.of(
                "id", city.id(),
                "name", city.name(),
                "zone", city.zone().getId(),
                "metricCrs", city.metricCrs(),
                "language", city.language());
    }

    /// @throws IllegalArgumentException where the tree is not a city
    public static City city(Map<?, ?> tree) {
        try {
            return new City(
                    text(tree, "id"),
                    text(tree, "name"),
                    ZoneId.of(text(tree, "zone")),
                    text(tree, "metricCrs"),
                    text(tree, "language"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("unknown time zone " + tree.get("zone"), e);
        }
    }

    public static Map<String, Object> tree(LayerSchema layer) {
        List<Object> columns = new ArrayList<>();
        for (LayerSchema.Column column : layer.columns()) {
            columns.add(Map.of(
                    "name", column.name(),
                    "kind", column.kind().name(),
                    "unit", column.unit(),
                    "description", column.description(),
                    "group", column.group()));
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", layer.type());
        tree.put("title", layer.title());
        tree.put("geometry", layer.geometry());
        tree.put("columns", columns);
        // Only where it is restricted, so that a public layer has the bytes that it had before there was access.
        if (layer.restricted()) {
            tree.put("access", layer.access().id());
        }
        return tree;
    }

    /// @throws IllegalArgumentException where the tree is not a layer
    public static LayerSchema layer(Map<?, ?> tree) {
        if (!(tree.get("columns") instanceof List<?> list)) {
            throw new IllegalArgumentException("a layer needs columns");
        }
        List<LayerSchema.Column> columns = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> column)) {
                throw new IllegalArgumentException("a column must be an object");
            }
            columns.add(new LayerSchema.Column(
                    text(column, "name"),
                    LayerSchema.Kind.valueOf(text(column, "kind")),
                    text(column, "unit"),
                    text(column, "description"),
                    text(column, "group")));
        }
        return new LayerSchema(text(tree, "type"), text(tree, "title"), text(tree, "geometry"), columns, access(tree));
    }

    private static ReadAccess access(Map<?, ?> tree) {
        return tree.containsKey("access")
                ? ReadAccess.named(text(tree, "access"))
                        .orElseThrow(() -> new IllegalArgumentException("unknown access " + tree.get("access")))
                : ReadAccess.PUBLIC;
    }

    public static Map<String, Object> tree(Source source) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", source.id());
        tree.put("title", source.title());
        tree.put("format", source.format());
        tree.put("file", source.file());
        tree.put("sha256", source.sha256());
        tree.put("bytes", source.bytes());
        tree.put("licence", source.licence());
        tree.put("attribution", source.attribution());
        tree.put("uri", source.uri());
        tree.put("fullReplacement", source.fullReplacement());
        // Only what was told stands there, so that a source of before has the bytes that it had.
        putTold(tree, "steward", source.care().steward());
        putTold(tree, "funder", source.care().funder());
        putTold(tree, "updates", source.care().updates());
        putTold(tree, "date", source.care().date());
        return tree;
    }

    private static void putTold(Map<String, Object> tree, String name, String value) {
        if (!value.isEmpty()) {
            tree.put(name, value);
        }
    }

    private static String told(Map<?, ?> tree, String name) {
        return tree.containsKey(name) ? text(tree, name) : "";
    }

    /// @throws IllegalArgumentException where the tree is not a source
    public static Source source(Map<?, ?> tree) {
        if (!(tree.get("bytes") instanceof Long bytes) || !(tree.get("fullReplacement") instanceof Boolean full)) {
            throw new IllegalArgumentException("a source needs its size and whether it replaces");
        }
        return new Source(
                text(tree, "id"),
                text(tree, "title"),
                text(tree, "format"),
                text(tree, "file"),
                text(tree, "sha256"),
                bytes,
                text(tree, "licence"),
                text(tree, "attribution"),
                text(tree, "uri"),
                full,
                new Source.Care(
                        told(tree, "steward"), told(tree, "funder"), told(tree, "updates"), told(tree, "date")));
    }

    private static String text(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the text \"" + name + "\" is missing");
    }
}
