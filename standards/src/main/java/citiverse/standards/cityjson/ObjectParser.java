package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.standards.HalfCharacters;
import citiverse.standards.solid.IntList;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Semantic;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Parses city objects and geometries; what they mean is left to others.
final class ObjectParser {
    private static final int MAX_SEMANTICS = 1_000_000;
    private final JsonSource source;
    private final JsonValues values;
    private final Findings findings;

    ObjectParser(JsonSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
        values = new JsonValues(source, findings);
    }

    /// Parses the object that the parser stands at.
    ///
    /// @param geometry false where geometries are passed over
    RawObject object(JsonParser json, String id, boolean geometry) throws IOException {
        String key = HalfCharacters.mended(id, "object " + id, findings);
        String place = "object " + key;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong(place, "it is not an object");
        }
        String type = "";
        Map<String, Value> attributes = new TreeMap<>();
        var further = new TreeMap<String, Value>();
        List<String> parents = List.of();
        List<String> children = List.of();
        List<RawGeometry> geometries = new ArrayList<>();
        int[] appearances = new int[1];
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "type" -> type = json.getValueAsString("");
                case "attributes" -> attributes = values.attributes(json, place);
                case "parents" -> parents = values.texts(json, place + ", parents");
                case "children" -> children = values.texts(json, place + ", children");
                case "geometry" -> {
                    if (geometry) {
                        geometries(json, place, geometries, appearances);
                    } else {
                        json.skipChildren();
                    }
                }
                case "address" -> further.put(name, Value.of(NestedJson.write(address(json, place))));
                case "children_roles" -> further.put(name, Value.of(NestedJson.write(values.tree(json, place))));
                default -> {
                    if (name.startsWith("+") && geometry) {
                        findings.warn("member of an extension passed over", place + ", " + name);
                    }
                    if (value.isStructStart()) {
                        json.skipChildren();
                    }
                }
            }
        }
        if (type.isEmpty()) {
            throw source.wrong(place, "it has no member \"type\"");
        }
        further.forEach(attributes::putIfAbsent);
        return new RawObject(key, type, attributes, parents, children, geometries, appearances[0]);
    }

    /// Addresses without their places, whose vertices would not be kept.
    private Object address(JsonParser json, String place) throws IOException {
        Object tree = values.tree(json, place);
        if (tree instanceof List<?> addresses) {
            for (Object address : addresses) {
                if (address instanceof Map<?, ?> map && map.remove("location") != null) {
                    findings.warn("place of an address is not kept", place);
                }
            }
        }
        return tree;
    }

    private void geometries(JsonParser json, String place, List<RawGeometry> into, int[] appearances)
            throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw source.wrong(place, "its geometry is not a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            into.add(geometry(json, place + ", geometry " + into.size(), appearances));
        }
    }

    /// Parses the geometry that the parser stands at.
    RawGeometry geometry(JsonParser json, String place, int[] appearances) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw source.wrong(place, "it is not an object");
        }
        String type = "";
        String lod = "";
        var boundaries = new IntList();
        List<Semantic> semantics = List.of();
        var meanings = new IntList();
        int template = -1;
        double[] matrix = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "type" -> type = json.getValueAsString("");
                case "lod" -> lod = json.getValueAsString("");
                case "boundaries" -> nested(json, boundaries, false, place + ", boundaries");
                case "semantics" -> semantics = semantics(json, meanings, place + ", semantics");
                case "template" -> template = json.getValueAsInt(-1);
                case "transformationMatrix" -> matrix = numbers(json, 16, place + ", transformationMatrix");
                default -> {
                    appearances[0] += name.equals("material") || name.equals("texture") ? 1 : 0;
                    if (value.isStructStart()) {
                        json.skipChildren();
                    }
                }
            }
        }
        if (type.isEmpty() || boundaries.size() == 0) {
            throw source.wrong(place, "it has no type or no boundaries");
        }
        return new RawGeometry(type, lod, boundaries, semantics, meanings, template, matrix);
    }

    /// Numbers of a fixed count.
    double[] numbers(JsonParser json, int count, String place) throws IOException {
        var numbers = new double[count];
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw source.wrong(place, "a list of " + count + " numbers is missing");
        }
        int size = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (size == count) {
                throw source.wrong(place, "it has more than " + count + " numbers");
            }
            numbers[size++] = values.real(json, place);
        }
        if (size != count) {
            throw source.wrong(place, "it has " + size + " numbers instead of " + count);
        }
        return numbers;
    }

    /// Nested whole numbers as marks and numbers.
    private void nested(JsonParser json, IntList into, boolean nulls, String place) throws IOException {
        int depth = 0;
        do {
            switch (json.currentToken()) {
                case START_ARRAY -> {
                    into.add(RawGeometry.OPEN);
                    depth++;
                }
                case END_ARRAY -> {
                    into.add(RawGeometry.CLOSE);
                    depth--;
                }
                case VALUE_NUMBER_INT -> {
                    boolean small = json.getNumberType() == JsonParser.NumberType.INT;
                    int index = small ? json.getIntValue() : -1;
                    if (index < 0) {
                        throw source.wrong(place, "there cannot be an index " + json.getText());
                    }
                    into.add(index);
                }
                case null -> throw source.wrong(place, "the file ends there");
                default -> {
                    if (!nulls || json.currentToken() != JsonToken.VALUE_NULL) {
                        throw source.wrong(place, "something that is no index stands there");
                    }
                    into.add(RawGeometry.NULL);
                }
            }
        } while (depth > 0 && json.nextToken() != null);
    }

    private List<Semantic> semantics(JsonParser json, IntList meanings, String place) throws IOException {
        var semantics = new ArrayList<Semantic>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return semantics;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("values") && value != JsonToken.VALUE_NULL) {
                nested(json, meanings, true, place + ", values");
            } else if (name.equals("surfaces") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    semantics.add(semantic(json, place + ", surface " + semantics.size()));
                    if (semantics.size() > MAX_SEMANTICS) {
                        throw source.wrong(place, "there are more than " + MAX_SEMANTICS + " semantic surfaces");
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        for (int i = 0; i < semantics.size(); i++) {
            Semantic semantic = semantics.get(i);
            if (semantic.parent() >= semantics.size()) {
                findings.warn("parent of a semantic surface is not there", place + ", surface " + i);
                semantics.set(i, new Semantic(semantic.type(), -1, semantic.attributes()));
            }
        }
        return semantics;
    }

    private Semantic semantic(JsonParser json, String place) throws IOException {
        if (!(values.tree(json, place) instanceof Map<?, ?> told)
                || !(told.get("type") instanceof String type)
                || type.isEmpty()) {
            throw source.wrong(place, "it is not an object with a member \"type\"");
        }
        int parent =
                told.get("parent") instanceof Long index && index >= 0 && index < MAX_SEMANTICS ? index.intValue() : -1;
        var others = new TreeMap<String, Object>();
        told.forEach((name, value) -> others.put((String) name, value));
        others.keySet().removeAll(List.of("type", "parent", "children"));
        try {
            return new Semantic(type, parent, others.isEmpty() ? "" : CanonicalJson.write(others));
        } catch (IllegalArgumentException notCanonical) {
            findings.warn("attributes of a semantic surface left out", place + ", " + notCanonical.getMessage());
            return new Semantic(type, parent, "");
        }
    }
}
