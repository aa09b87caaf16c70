package citiverse.standards.ifc;

import citiverse.twin.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Goes through the bytes of a STEP physical file token by token. Depth and number of the values of one instance and
/// the length of a text are bounded, whatever the file claims.
final class StepScanner {
    /// Deepest nesting of brackets; IFC needs four.
    static final int MOST_DEPTH = 32;

    /// Most values of one instance, such as the coordinates of a point list.
    static final int MOST_VALUES = 4_000_000;

    /// Longest text, in bytes of the file.
    static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_WORD = 256;
    private static final int BLOCK = 1 << 14;

    private final byte[] bytes;
    private final String file;
    private int at;
    private int values;
    /// Lines before each block of the file, made when the first line is asked for.
    private int[] linesBefore = new int[0];

    StepScanner(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    int position() {
        return at;
    }

    void move(int position) {
        at = position;
    }

    /// Passes blanks and comments.
    ///
    /// @return false at the end of the file
    boolean more() {
        while (at < bytes.length) {
            byte c = bytes[at];
            if (c == '/' && at + 1 < bytes.length && bytes[at + 1] == '*') {
                comment();
            } else if (c >= 0 && c <= ' ') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void comment() {
        int from = at;
        for (at += 2; at + 1 < bytes.length; at++) {
            if (bytes[at] == '*' && bytes[at + 1] == '/') {
                at += 2;
                return;
            }
        }
        at = from;
        throw damaged("a comment does not end");
    }

    /// The next byte that is no blank, not taken.
    private byte peek() {
        if (!more()) {
            throw cutOff();
        }
        return bytes[at];
    }

    boolean next(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void require(char wanted) {
        if (!next(wanted)) {
            throw damaged("here stands \"" + shown() + "\" instead of \"" + wanted + '"');
        }
    }

    /// A name such as `IFCWALL`, `ENDSEC` or `ISO-10303-21`, in capitals; empty where there is none.
    String name() {
        peek();
        int from = at;
        while (at < bytes.length && isName(bytes[at])) {
            at++;
        }
        if (at - from > LONGEST_WORD) {
            throw damaged("a name has " + (at - from) + " characters");
        }
        return new String(bytes, from, at - from, StandardCharsets.US_ASCII).toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean isName(byte c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /// The number after `#`.
    long id() {
        require('#');
        int from = at;
        long id = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 18) {
            id = id * 10 + bytes[at++] - '0';
        }
        if (at == from || at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            throw damaged("after # stands no number of an instance");
        }
        return id;
    }

    /// The values in brackets that come next.
    List<StepValue> parameters() {
        values = 0;
        require('(');
        return items(1);
    }

    /// Passes the values in brackets that come next, checked but not kept.
    void passParameters() {
        values = 0;
        require('(');
        int depth = 1;
        while (depth > 0) {
            depth = passItems(depth);
        }
    }

    /// Goes on until the brackets change.
    private int passItems(int depth) {
        if (next(')')) {
            if (depth > 1) {
                afterValue();
            }
            return depth - 1;
        }
        byte c = peek();
        if (c == '(') {
            at++;
            return deeper(depth);
        }
        if (isLetter(c)) {
            name();
            require('(');
            return deeper(depth);
        }
        scalar(false);
        afterValue();
        return depth;
    }

    private void afterValue() {
        if (more() && bytes[at] == ',') {
            at++;
            if (peek() == ')') {
                throw damaged("a comma stands before a closing bracket");
            }
        } else if (more() && bytes[at] != ')' && bytes[at] != ';') {
            throw damaged("here stands \"" + shown() + "\" instead of a comma or a bracket");
        }
    }

    private int deeper(int depth) {
        if (depth >= MOST_DEPTH) {
            throw damaged("brackets are nested deeper than " + MOST_DEPTH + " levels");
        }
        count();
        return depth + 1;
    }

    private void count() {
        if (++values > MOST_VALUES) {
            throw damaged("an instance has more than " + MOST_VALUES + " values");
        }
    }

    private List<StepValue> items(int depth) {
        if (depth > MOST_DEPTH) {
            throw damaged("brackets are nested deeper than " + MOST_DEPTH + " levels");
        }
        var items = new ArrayList<StepValue>(4);
        if (next(')')) {
            return items;
        }
        do {
            items.add(value(depth));
        } while (next(','));
        require(')');
        return items;
    }

    private StepValue value(int depth) {
        byte c = peek();
        if (c == '(') {
            at++;
            count();
            return new StepValue.Items(items(depth + 1));
        }
        if (isLetter(c)) {
            String type = name();
            require('(');
            count();
            return new StepValue.Typed(type, items(depth + 1));
        }
        return scalar(true);
    }

    private static boolean isLetter(byte c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    /// @param kept false where only the form is checked; the value is then null
    private StepValue scalar(boolean kept) {
        count();
        byte c = peek();
        switch (c) {
            case '$' -> {
                at++;
                return StepValue.None.UNSET;
            }
            case '*' -> {
                at++;
                return StepValue.None.DERIVED;
            }
            case '#' -> {
                long id = id();
                return kept ? new StepValue.Reference(id) : null;
            }
            case '\'' -> {
                return text(kept);
            }
            case '.' -> {
                return word('.', kept);
            }
            case '"' -> {
                return word('"', kept);
            }
            default -> {
                return number(kept);
            }
        }
    }

    private StepValue text(boolean kept) {
        int from = ++at;
        while (at < bytes.length && at - from <= LONGEST_TEXT) {
            if (bytes[at] == '\'') {
                if (at + 1 >= bytes.length || bytes[at + 1] != '\'') {
                    at++;
                    return kept ? new StepValue.Text(StepText.decode(bytes, from, at - 1)) : null;
                }
                at++;
            }
            at++;
        }
        if (at >= bytes.length) {
            throw cutOff();
        }
        throw damaged("a text has more than " + LONGEST_TEXT + " bytes");
    }

    private StepValue word(char mark, boolean kept) {
        int from = ++at;
        int longest = mark == '.' ? LONGEST_WORD : LONGEST_TEXT;
        while (at < bytes.length && isName(bytes[at]) && at - from <= longest) {
            at++;
        }
        if (at >= bytes.length) {
            throw cutOff();
        }
        if (bytes[at] != mark || at == from && mark == '.') {
            throw damaged("here stands \"" + shown() + "\" instead of a word between " + mark + " and " + mark);
        }
        at++;
        return kept ? new StepValue.Word(new String(bytes, from, at - 1 - from, StandardCharsets.US_ASCII)) : null;
    }

    private StepValue number(boolean kept) {
        int from = at;
        boolean real = false;
        while (at < bytes.length && isNumber(bytes[at]) && at - from <= LONGEST_WORD) {
            real |= bytes[at] == '.' || bytes[at] == 'E' || bytes[at] == 'e';
            at++;
        }
        if (at == from) {
            throw damaged("here stands \"" + shown() + "\" instead of a value");
        }
        if (!kept) {
            return null;
        }
        String text = new String(bytes, from, at - from, StandardCharsets.US_ASCII);
        try {
            if (!real) {
                return new StepValue.Whole(Long.parseLong(text));
            }
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return new StepValue.Real(number);
            }
        } catch (NumberFormatException bad) {
            throw damaged("\"" + text + "\" is no number").causedBy(bad);
        }
        throw damaged("\"" + text + "\" is no number");
    }

    private static boolean isNumber(byte c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'E' || c == 'e';
    }

    /// What stands here, for messages.
    private String shown() {
        int end = Math.min(bytes.length, at + 16);
        var text = new StringBuilder();
        for (int i = at; i < end; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '?');
        }
        return text.toString();
    }

    /// The line of a place, from 1.
    int line(int position) {
        int end = Math.min(position, bytes.length);
        if (linesBefore.length == 0) {
            linesBefore = new int[bytes.length / BLOCK + 2];
            for (int block = 1; block < linesBefore.length; block++) {
                linesBefore[block] =
                        linesBefore[block - 1] + lines((block - 1) * BLOCK, Math.min(bytes.length, block * BLOCK));
            }
        }
        return 1 + linesBefore[end / BLOCK] + lines(end / BLOCK * BLOCK, end);
    }

    private int lines(int from, int end) {
        int lines = 0;
        for (int i = from; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private Problem cutOff() {
        at = bytes.length;
        return Problem.user("CV-IFC-003", "the file ends in the middle of an instance")
                .in(file)
                .at("line " + line(at))
                .remedy("Fetch or export it again: it was cut off");
    }

    Problem damaged(String reason) {
        return Problem.user("CV-IFC-003", reason)
                .in(file)
                .at("line " + line(at))
                .remedy("Export the model again as an IFC file (STEP physical file, ISO 10303-21)");
    }
}
