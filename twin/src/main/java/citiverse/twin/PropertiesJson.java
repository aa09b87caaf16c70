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
    /// Members of the row before that may be skipped to find the one that is like the next.
    private static final int GUESSES = 3;

    private final JsonCursor cursor = new JsonCursor(new byte[0]);
    private Row row = new Row();
    private Row before = new Row();
    /// The member of the row before that is likely to be like the next.
    private int likely;

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
            case Value.Whole(long number) ->
                out.append("{\"whole\":\"").append(number).append("\"}");
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
                out.append("{\"bytes\":\"")
                        .append(Base64.getEncoder().encodeToString(bytes))
                        .append("\"}");
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
            case Value.Bytes(byte[] bytes) ->
                Map.of("bytes", Base64.getEncoder().encodeToString(bytes));
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
        return read(json, 0, json.length);
    }

    /// [#read] of a part of some bytes, which must not be changed afterwards.
    public Properties read(byte[] json, int from, int to) {
        cursor.restart(json, from, to);
        cursor.expect('{');
        row.json = json;
        row.size = 0;
        likely = 0;
        boolean ascending = true;
        if (!cursor.take('}')) {
            do {
                ascending &= member();
            } while (cursor.take(','));
            cursor.expect('}');
        }
        cursor.end();
        return ascending ? sorted() : unsorted();
    }

    /// Reads one member; false where it does not come after the one before. Rows of a table mostly have the same names
    /// in the same order and often the same values, so the bytes are first held against those of the row before.
    private boolean member() {
        int slot = row.next();
        int start = cursor.position();
        int match = match();
        boolean ascending;
        if (match >= 0) {
            row.names[slot] = before.names[match];
            // Names that follow each other in the row before are known to ascend.
            ascending = match == likely && slot == match || ascends(slot);
            likely = match + 1;
        } else {
            row.names[slot] = cursor.text();
            cursor.expect(':');
            ascending = ascends(slot);
        }
        int valueStart = cursor.position();
        if (match >= 0
                && before.values[match] instanceof Value.Text known
                && cursor.take(before.json, before.valueStarts[match], before.valueEnds[match])) {
            row.values[slot] = known;
        } else {
            row.values[slot] = value();
        }
        row.keyStarts[slot] = start;
        row.valueStarts[slot] = valueStart;
        row.valueEnds[slot] = cursor.position();
        return ascending;
    }

    private boolean ascends(int slot) {
        return slot == 0 || row.names[slot - 1].compareTo(row.names[slot]) < 0;
    }

    /// Takes a key that the row before has too; its place there, or -1.
    private int match() {
        int last = Math.min(likely + GUESSES, before.size);
        for (int guess = likely; guess < last; guess++) {
            if (cursor.take(before.json, before.keyStarts[guess], before.valueStarts[guess])) {
                return guess;
            }
        }
        return -1;
    }

    private Properties sorted() {
        int count = row.size;
        if (count != before.size || !Arrays.equals(row.names, 0, count, before.names, 0, count)) {
            row.shared = Arrays.copyOf(row.names, count);
        } else {
            row.shared = before.shared;
        }
        Value[] own = Arrays.copyOf(row.values, count);
        Properties read = Properties.ofSorted(row.shared, own);
        Row other = before;
        before = row;
        row = other;
        return read;
    }

    /// The members of one row: its bytes, and where each key with its colon and each value stand in them.
    private static final class Row {
        private byte[] json = new byte[0];
        private int size;
        private String[] names = new String[16];
        private Value[] values = new Value[16];
        private int[] keyStarts = new int[16];
        private int[] valueStarts = new int[16];
        private int[] valueEnds = new int[16];
        /// The names as the properties of this row hold them.
        private String[] shared = new String[0];

        int next() {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
                keyStarts = Arrays.copyOf(keyStarts, 2 * size);
                valueStarts = Arrays.copyOf(valueStarts, 2 * size);
                valueEnds = Arrays.copyOf(valueEnds, 2 * size);
            }
            return size++;
        }
    }

    /// Names out of order are no fault, but the row is then of no use for the next, whose names may not ascend.
    private Properties unsorted() {
        Properties.Builder builder = Properties.builder();
        for (int i = 0; i < row.size; i++) {
            builder.put(row.names[i], row.values[i]);
        }
        Properties read = builder.build();
        if (read.size() != row.size) {
            throw cursor.broken("a property stands twice");
        }
        return read;
    }

    /// Plain tests instead of a pattern switch, whose first run takes longer than reading a small city.
    private Value value() {
        int next = cursor.peek();
        if (next == '"') {
            return new Value.Text(cursor.text());
        }
        if (next == '{') {
            return tagged();
        }
        Object scalar = cursor.scalar();
        if (scalar instanceof Long number) {
            return new Value.Whole(number);
        }
        if (scalar instanceof Double number) {
            return new Value.Real(number);
        }
        return scalar instanceof Boolean set ? new Value.Flag(set) : Value.missing();
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
