package citiverse.twin;

import citiverse.twin.json.CanonicalJson;
import citiverse.twin.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Properties as canonical JSON (RFC 8785) that keeps the kind of each value.
///
/// A text is a JSON text, a flag a boolean, a missing value null. A whole number is a JSON number, or
/// `{"whole":"…"}` beyond 2^53 - 1. A real number is a JSON number where that shows a fraction or an exponent, else
/// `{"real":"…"}`. Packed content is `{"bytes":"<base64>"}`.
public final class PropertiesJson {
    private final JsonCursor cursor = new JsonCursor(new byte[0]);
    private String[] names = new String[16];
    private Value[] values = new Value[16];
    private String[] lastNames = new String[0];

    /// A reader for many rows: equal texts are shared among what it reads. Not for sharing among threads.
    public PropertiesJson() {}

    /// The canonical bytes.
    ///
    /// @throws IllegalArgumentException where a text holds half of a surrogate pair
    public static byte[] bytes(Properties properties) {
        return write(properties).getBytes(StandardCharsets.UTF_8);
    }

    /// The canonical text.
    public static String write(Properties properties) {
        var out = new StringBuilder(64 + 24 * properties.size());
        out.append('{');
        properties.forEach((name, value) -> {
            if (out.length() > 1) {
                out.append(',');
            }
            CanonicalJson.appendText(out, name);
            out.append(':');
            append(out, value);
        });
        return out.append('}').toString();
    }

    private static void append(StringBuilder out, Value value) {
        switch (value) {
            case Value.Text(String text) -> CanonicalJson.appendText(out, text);
            case Value.Whole(long number) when fits(number) -> out.append(number);
            case Value.Whole(long number) -> out.append("{\"whole\":\"").append(number).append("\"}");
            case Value.Real(double number) -> {
                String text = realText(number);
                if (showsFraction(text)) {
                    out.append(text);
                } else {
                    out.append("{\"real\":\"").append(text).append("\"}");
                }
            }
            case Value.Flag(boolean set) -> out.append(set);
            case Value.Bytes(byte[] bytes) ->
                out.append("{\"bytes\":\"").append(Base64.getEncoder().encodeToString(bytes)).append("\"}");
            case Value.Missing missing -> out.append("null");
        }
    }

    private static boolean fits(long number) {
        return number <= CanonicalJson.LARGEST_WHOLE && number >= -CanonicalJson.LARGEST_WHOLE;
    }

    private static String realText(double number) {
        return Double.compare(number, -0.0) == 0 ? "-0" : CanonicalJson.number(number);
    }

    private static boolean showsFraction(String number) {
        return number.indexOf('.') >= 0 || number.indexOf('e') >= 0;
    }

    /// The same as maps and plain values, to stand within other JSON.
    public static Map<String, Object> tree(Properties properties) {
        var tree = new LinkedHashMap<String, Object>();
        properties.forEach((name, value) -> tree.put(name, tree(value)));
        return tree;
    }

    private static Object tree(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> fits(number) ? (Object) number : Map.of("whole", Long.toString(number));
            case Value.Real(double number) -> {
                String text = realText(number);
                yield showsFraction(text) ? (Object) number : Map.of("real", text);
            }
            case Value.Flag(boolean set) -> set;
            case Value.Bytes(byte[] bytes) -> Map.of("bytes", Base64.getEncoder().encodeToString(bytes));
            case Value.Missing missing -> null;
        };
    }

    /// Reads what [#tree] gave.
    ///
    /// @throws IllegalArgumentException where it is not such a tree
    public static Properties ofTree(Map<?, ?> tree) {
        return new PropertiesJson().read(CanonicalJson.bytes(tree));
    }

    /// Reads what [#bytes] wrote, whatever the order of its members.
    ///
    /// @throws IllegalArgumentException where the bytes are not such JSON
    public Properties read(byte[] json) {
        cursor.restart(json);
        cursor.expect('{');
        int count = 0;
        boolean ascending = true;
        if (!cursor.take('}')) {
            do {
                if (count == names.length) {
                    names = Arrays.copyOf(names, 2 * count);
                    values = Arrays.copyOf(values, 2 * count);
                }
                names[count] = cursor.text();
                cursor.expect(':');
                values[count] = value();
                ascending &= count == 0 || names[count - 1].compareTo(names[count]) < 0;
                count++;
            } while (cursor.take(','));
            cursor.expect('}');
        }
        cursor.end();
        return ascending ? sorted(count) : unsorted(count);
    }

    private Properties sorted(int count) {
        if (!Arrays.equals(names, 0, count, lastNames, 0, lastNames.length)) {
            lastNames = Arrays.copyOf(names, count);
        }
        return Properties.ofSorted(lastNames, Arrays.copyOf(values, count));
    }

    private Properties unsorted(int count) {
        Properties.Builder builder = Properties.builder();
        for (int i = 0; i < count; i++) {
            builder.put(names[i], values[i]);
        }
        Properties read = builder.build();
        if (read.size() != count) {
            throw cursor.broken("a property stands twice");
        }
        return read;
    }

    private Value value() {
        return switch (cursor.peek()) {
            case '"' -> new Value.Text(cursor.text());
            case '{' -> tagged();
            default -> {
                Object scalar = cursor.scalar();
                yield switch (scalar) {
                    case null -> Value.missing();
                    case Boolean set -> new Value.Flag(set);
                    case Long number -> new Value.Whole(number);
                    case Double number -> new Value.Real(number);
                    default -> throw cursor.broken("not a property value");
                };
            }
        };
    }

    private Value tagged() {
        cursor.expect('{');
        String kind = cursor.text();
        cursor.expect(':');
        String content = cursor.text();
        cursor.expect('}');
        return switch (kind) {
            case "whole" -> new Value.Whole(Long.parseLong(content));
            case "real" -> new Value.Real(Double.parseDouble(content));
            case "bytes" -> new Value.Bytes(Base64.getDecoder().decode(content));
            default -> throw cursor.broken("unknown kind of value: " + kind);
        };
    }
}
