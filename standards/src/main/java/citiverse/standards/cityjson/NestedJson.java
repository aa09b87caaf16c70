package citiverse.standards.cityjson;

import citiverse.twin.json.CanonicalJson;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Objects and lists that are kept as text, and come out again as objects and lists.
///
/// Whole numbers stay whole and real ones real, so that reading what was written gives the same text.
final class NestedJson {
    private NestedJson() {}

    /// The text of a tree.
    static String write(Object tree) {
        var out = new StringBuilder();
        append(out, tree);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                out.append('{');
                String between = "";
                for (var member : map.entrySet()) {
                    out.append(between);
                    CanonicalJson.appendText(out, (String) member.getKey());
                    out.append(':');
                    append(out, member.getValue());
                    between = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                String between = "";
                for (Object item : list) {
                    out.append(between);
                    append(out, item);
                    between = ",";
                }
                out.append(']');
            }
            case String text -> CanonicalJson.appendText(out, text);
            case Double number -> out.append(number.doubleValue());
            case null -> out.append("null");
            default -> out.append(value);
        }
    }

    /// The tree of a text that [#write] made, empty for any other text.
    static Optional<Object> read(String text) {
        if (text.isEmpty() || text.charAt(0) != '{' && text.charAt(0) != '[') {
            return Optional.empty();
        }
        try {
            Object tree = CanonicalJson.parse(text);
            return write(tree).equals(text) ? Optional.of(tree) : Optional.empty();
        } catch (IllegalArgumentException otherText) {
            return Optional.empty();
        }
    }

    /// Writes a tree.
    static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var member : map.entrySet()) {
                    json.writeFieldName((String) member.getKey());
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Double number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case null -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }
}
