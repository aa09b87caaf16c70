package citiverse.twin.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/// Writes and reads JSON in the canonical form of RFC 8785: names sorted by UTF-16 code units, no white space,
/// numbers as ECMAScript prints them.
public final class CanonicalJson {
    /// The largest whole number that a JSON number holds exactly in every reader, 2^53 - 1.
    public static final long LARGEST_WHOLE = 9_007_199_254_740_991L;

    private CanonicalJson() {}

    /// The canonical text of maps (with text keys), collections, texts, numbers, booleans and null.
    ///
    /// @throws IllegalArgumentException where the content has no canonical form
    public static String write(Object value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /// [#write] as UTF-8.
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads JSON: objects become maps in the order of the text, arrays lists, whole numbers without fraction and
    /// exponent [Long], other numbers [Double].
    ///
    /// @throws IllegalArgumentException where the text is not JSON, names a member twice, or nests deeper than 200
    public static Object parse(String json) {
        return new JsonCursor(json.getBytes(StandardCharsets.UTF_8)).document();
    }

    /// [#parse] of UTF-8.
    public static Object parse(byte[] json) {
        return new JsonCursor(json).document();
    }

    /// The canonical form of some JSON.
    public static String canonical(String json) {
        return write(parse(json));
    }

    /// Appends a text with its quotes and escapes.
    ///
    /// @throws IllegalArgumentException where it holds half of a surrogate pair
    public static void appendText(StringBuilder out, CharSequence text) {
        out.append('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < Character.MIN_SURROGATE && c != '"' && c != '\\') {
                out.append(c);
            } else {
                i = appendSpecial(out, text, i);
            }
        }
        out.append('"');
    }

    private static int appendSpecial(StringBuilder out, CharSequence text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else if (!Character.isSurrogate(c)) {
                    out.append(c);
                } else if (Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1))) {
                    out.append(c).append(text.charAt(at + 1));
                    return at + 1;
                } else {
                    throw new IllegalArgumentException("a text holds half of a surrogate pair at character " + at);
                }
            }
        }
        return at;
    }

    /// A finite number as ECMAScript prints it.
    public static String number(double number) {
        try {
            return NumberToJSON.serializeNumber(number);
        } catch (IOException e) {
            throw new IllegalArgumentException("JSON has no number " + number, e);
        }
    }

    private static void append(StringBuilder out, Object value) {
        switch (value) {
            case null -> out.append("null");
            case CharSequence text -> appendText(out, text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Short number -> out.append(number.intValue());
            case Byte number -> out.append(number.intValue());
            case Long number -> appendWhole(out, number);
            case Double number -> out.append(number(number));
            case Float number -> out.append(number(number));
            case Map<?, ?> map -> appendMap(out, map);
            case Collection<?> list -> appendList(out, list);
            default ->
                throw new IllegalArgumentException(
                        "no canonical form for " + value.getClass().getName() + "; give maps, lists, texts or numbers");
        }
    }

    private static void appendWhole(StringBuilder out, long number) {
        if (number > LARGEST_WHOLE || number < -LARGEST_WHOLE) {
            throw new IllegalArgumentException(number + " does not fit a JSON number exactly; write it as text");
        }
        out.append(number);
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        boolean first = true;
        for (var member : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            appendText(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
        }
        out.append('}');
    }

    private static void appendList(StringBuilder out, Collection<?> list) {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                out.append(',');
            }
            first = false;
            append(out, item);
        }
        out.append(']');
    }
}
