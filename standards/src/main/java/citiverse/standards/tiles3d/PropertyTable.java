package citiverse.standards.tiles3d;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What is known of the things of a tile, by the glTF extension `EXT_structural_metadata` of 3D Tiles 1.1: a schema and
/// one table in columns.
final class PropertyTable {
    private final Facts facts;

    PropertyTable(Facts facts) {
        this.facts = facts;
    }

    /// Writes the columns, and gives the extension's object.
    Map<String, Object> write(Glb glb) {
        var columns = new TreeMap<String, Object>();
        columns.put("urn", texts(glb, facts.urns));
        columns.put("name", texts(glb, facts.names));
        int start = glb.bytes().size();
        facts.heights.forEach(height -> glb.bytes().real(height));
        columns.put("height_metres", Map.of("values", (long) glb.view(start, 0, 0)));
        start = glb.bytes().size();
        facts.from.forEach(from -> glb.bytes().octet(from.ordinal()));
        columns.put("height_from", Map.of("values", (long) glb.view(start, 0, 0)));
        start = glb.bytes().size();
        facts.buildings.forEach(count -> glb.bytes().whole(count));
        columns.put("buildings", Map.of("values", (long) glb.view(start, 0, 0)));
        return Map.of(
                "schema",
                schema(),
                "propertyTables",
                List.of(Map.of(
                        "name", "things", "class", "thing", "count", (long) facts.size(), "properties", columns)));
    }

    private static Map<String, Object> texts(Glb glb, List<byte[]> texts) {
        int start = glb.bytes().size();
        texts.forEach(text -> glb.bytes().all(text));
        if (glb.bytes().size() == start) {
            // A view is not empty.
            glb.bytes().octet(0);
        }
        int values = glb.view(start, 0, 0);
        int offsets = glb.bytes().size();
        int at = 0;
        glb.bytes().whole(0);
        for (byte[] text : texts) {
            at += text.length;
            glb.bytes().whole(at);
        }
        return Map.of(
                "values", (long) values, "stringOffsets", (long) glb.view(offsets, 0, 0), "stringOffsetType", "UINT32");
    }

    private static Map<String, Object> schema() {
        var properties = new TreeMap<String, Object>();
        properties.put("urn", Map.of("type", "STRING", "description", "Name of the thing; empty of a block"));
        properties.put("name", Map.of("type", "STRING", "description", "What people call it; empty where unknown"));
        properties.put(
                "height_metres",
                Map.of(
                        "type",
                        "SCALAR",
                        "componentType",
                        "FLOAT32",
                        "description",
                        "Height of the top above the ground, metres"));
        properties.put(
                "height_from",
                Map.of("type", "ENUM", "enumType", "height_from", "description", "How the height is known"));
        properties.put(
                "buildings",
                Map.of("type", "SCALAR", "componentType", "UINT32", "description", "How many it stands for"));
        List<Object> values = new ArrayList<>();
        for (Standing.HeightFrom from : Standing.HeightFrom.values()) {
            values.add(Map.of("name", from.name().toLowerCase(Locale.ROOT), "value", (long) from.ordinal()));
        }
        return Map.of(
                "id",
                "citiverse",
                "classes",
                Map.of("thing", Map.of("properties", properties)),
                "enums",
                Map.of("height_from", Map.of("valueType", "UINT8", "values", values)));
    }
}
