package citiverse.twin.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Steps through JSON in UTF-8, for readers that know what to expect. Short texts that occur again are given as the
/// same [String], so one cursor per table keeps memory small. Not for sharing among threads.
///
/// Every method throws [IllegalArgumentException], naming the byte, where the input is not what it asks for.
public final class JsonCursor {
    private static final int DEEPEST = 200;
    private static final int SHARED_LENGTH = 40;
    private static final int SHARED_SLOTS = 4096;

    private final byte[][] sharedBytes = new byte[SHARED_SLOTS][];
    private final String[] sharedTexts = new String[SHARED_SLOTS];
    private byte[] json;
    private int at;
    private int end;

    public JsonCursor(byte[] json) {
        restart(json, 0, json.length);
    }

    /// Starts anew on a part of other input, keeping the texts seen so far.
    public void restart(byte[] other, int from, int to) {
        json = other;
        at = from;
        end = to;
    }

    /// The place of the next byte in the input.
    public int position() {
        return at;
    }

    /// Takes the next bytes if they are the same as a part of others.
    public boolean take(byte[] others, int from, int to) {
        int until = at + to - from;
        if (until <= end && Arrays.equals(json, at, until, others, from, to)) {
            at = until;
            return true;
        }
        return false;
    }

    /// The next byte that is not white space, without taking it; -1 at the end.
    public int peek() {
        while (at < end) {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
            at++;
        }
        return -1;
    }

    /// Takes the next byte that is not white space, which must be this one.
    public void expect(char wanted) {
        int found = peek();
        if (found != wanted) {
            throw broken(found < 0 ? "it ends where '" + wanted + "' is due" : "expected '" + wanted + '\'');
        }
        at++;
    }

    /// Takes the next byte if it is this one.
    public boolean take(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /// Takes a text.
    public String text() {
        expect('"');
        int from = at;
        int hash = 0;
        while (at < end) {
            byte b = json[at];
            if (b == '"') {
                String text = plain(from, at, hash);
                at++;
                return text;
            }
            if (b == '\\' || b < ' ') {
                return slowText(from);
            }
            hash = hash * 31 + b;
            at++;
        }
        throw broken("a text does not end");
    }

    private String plain(int from, int to, int hash) {
        int length = to - from;
        if (length > SHARED_LENGTH) {
            return new String(json, from, length, StandardCharsets.ISO_8859_1);
        }
        int slot = (hash ^ hash >>> 12 ^ hash >>> 24) & SHARED_SLOTS - 1;
        byte[] known = sharedBytes[slot];
        if (known != null && Arrays.equals(known, 0, known.length, json, from, to)) {
            return sharedTexts[slot];
        }
        var text = new String(json, from, length, StandardCharsets.ISO_8859_1);
        sharedBytes[slot] = Arrays.copyOfRange(json, from, to);
        sharedTexts[slot] = text;
        return text;
    }

    /// A text with escapes or with characters beyond ASCII.
    private String slowText(int from) {
        var text = new StringBuilder();
        int start = from;
        at = from;
        while (at < end) {
            byte b = json[at];
            if (b == '"' || b == '\\') {
                text.append(new String(json, start, at - start, StandardCharsets.UTF_8));
                at++;
                if (b == '"') {
                    return text.toString();
                }
                text.append(escape());
                start = at;
            } else if (b >= 0 && b < ' ') {
                throw broken("a control character stands in a text");
            } else {
                at++;
            }
        }
        throw broken("a text does not end");
    }

    private char escape() {
        if (at >= end) {
            throw broken("a text does not end");
        }
        byte b = json[at++];
        return switch (b) {
            case '"', '\\', '/' -> (char) b;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw broken("unknown escape");
        };
    }

    private char unicode() {
        if (at + 4 > end) {
            throw broken("an escape is cut");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(json[at++], 16);
            if (digit < 0) {
                throw broken("an escape is not hexadecimal");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /// Takes a number, true, false or null, told apart by [#peek]. Gives [Long], [Double], [Boolean] or null.
    public Object scalar() {
        return switch (peek()) {
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object word(String word, Object meaning) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || json[at] != word.charAt(i)) {
                throw broken("expected " + word);
            }
            at++;
        }
        return meaning;
    }

    private Number number() {
        int from = at;
        boolean negative = at < end && json[at] == '-';
        if (negative) {
            at++;
        }
        int digits = at;
        long whole = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            whole = whole * 10 + (json[at++] - '0');
        }
        int count = at - digits;
        if (count == 0 || count > 1 && json[digits] == '0') {
            throw broken("expected a value");
        }
        boolean plain = at >= end || json[at] != '.' && (json[at] | 0x20) != 'e';
        if (plain && count <= 18) {
            return negative && whole == 0 ? (Number) (-0.0) : (Number) (negative ? -whole : whole);
        }
        while (at < end && "0123456789+-.eE".indexOf(json[at]) >= 0) {
            at++;
        }
        var text = new String(json, from, at - from, StandardCharsets.ISO_8859_1);
        if (!plain && !text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw broken("not a number: " + text);
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw broken("a number is too large: " + text);
        }
        return number;
    }

    /// Takes the one value that the input holds.
    public Object document() {
        Object value = value(0);
        end();
        return value;
    }

    /// Checks that nothing follows.
    public void end() {
        if (peek() >= 0) {
            throw broken("something follows the value");
        }
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw broken("it nests deeper than " + DEEPEST);
        }
        return switch (peek()) {
            case '"' -> text();
            case '{' -> object(depth);
            case '[' -> array(depth);
            default -> scalar();
        };
    }

    private Map<String, Object> object(int depth) {
        var members = new LinkedHashMap<String, Object>();
        expect('{');
        if (take('}')) {
            return members;
        }
        do {
            String name = text();
            expect(':');
            if (members.containsKey(name)) {
                throw broken("the member \"" + name + "\" stands twice");
            }
            members.put(name, value(depth + 1));
        } while (take(','));
        expect('}');
        return members;
    }

    private List<Object> array(int depth) {
        var items = new ArrayList<>();
        expect('[');
        if (take(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (take(','));
        expect(']');
        return items;
    }

    /// The error to throw for what stands here.
    public IllegalArgumentException broken(String reason) {
        return new IllegalArgumentException("not valid JSON at byte " + at + ": " + reason);
    }
}
