package citiverse.standards.cql2;

import citiverse.twin.Problem;
import java.util.Locale;

/// Cuts CQL2-Text into tokens, one at a time.
final class Lexer {
    enum Kind {
        /// An identifier or keyword without quotes.
        WORD,
        /// An identifier in double quotes.
        QUOTED,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    private final String source;
    private int at;

    /// Kind of the token that stands here.
    Kind kind;
    /// The token: a word as written, the content of a text, or a sign.
    String text;
    /// Its upper case, for keywords.
    String upper;
    /// Its value where it is a number.
    double number;
    /// The place where it begins, in characters from 0.
    int start;

    Lexer(String source) {
        this.source = source;
        next();
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && upper.equals(keyword);
    }

    /// True where the next sign after this token is an opening parenthesis.
    boolean opens() {
        int i = at;
        while (i < source.length() && isSpace(source.charAt(i))) {
            i++;
        }
        return i < source.length() && source.charAt(i) == '(';
    }

    /// True where a word Z and an opening parenthesis follow this token.
    boolean followedByZ() {
        int i = at;
        while (i < source.length() && isSpace(source.charAt(i))) {
            i++;
        }
        if (i >= source.length() || (source.charAt(i) | 0x20) != 'z') {
            return false;
        }
        i++;
        while (i < source.length() && isSpace(source.charAt(i))) {
            i++;
        }
        return i < source.length() && source.charAt(i) == '(';
    }

    boolean take(String sign) {
        if (is(sign)) {
            next();
            return true;
        }
        return false;
    }

    boolean takeWord(String keyword) {
        if (isWord(keyword)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw wrong("expected " + sign + " instead of " + shown());
        }
    }

    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "the text '" + Names.shortened(text) + '\'';
            case WORD, QUOTED, NUMBER, SIGN -> Names.shortened(text);
        };
    }

    Problem wrong(String reason) {
        return wrong(reason, start);
    }

    private Problem wrong(String reason, int place) {
        return Problem.user("CV-CQL2-001", reason)
                .at("filter, character " + (place + 1))
                .remedy("Write the filter in CQL2-Text, such as height > 20 AND name LIKE 'A%'");
    }

    void next() {
        while (at < source.length() && isSpace(source.charAt(at))) {
            at++;
        }
        start = at;
        upper = "";
        if (at >= source.length()) {
            kind = Kind.END;
            text = "";
            return;
        }
        char c = source.charAt(at);
        if (c == '\'') {
            kind = Kind.TEXT;
            text = quoted('\'', true);
        } else if (c == '"') {
            kind = Kind.QUOTED;
            text = quoted('"', false);
            if (text.isEmpty()) {
                throw wrong("a name is empty");
            }
        } else if (isDigit(c) || c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1))) {
            kind = Kind.NUMBER;
            number();
        } else if (Names.isStart(source.codePointAt(at))) {
            kind = Kind.WORD;
            word();
        } else {
            kind = Kind.SIGN;
            sign(c);
        }
    }

    private void sign(char c) {
        String two = source.substring(at, Math.min(at + 2, source.length()));
        if (two.equals("<>") || two.equals("<=") || two.equals(">=")) {
            text = two;
        } else if ("()=<>,+-*/%^".indexOf(c) >= 0) {
            text = String.valueOf(c);
        } else {
            throw wrong("the character " + Names.shortened(Character.toString(source.codePointAt(at)))
                    + " has no meaning here");
        }
        at += text.length();
    }

    private void word() {
        while (at < source.length() && Names.isPart(source.codePointAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        text = source.substring(start, at);
        upper = text.toUpperCase(Locale.ROOT);
    }

    /// A text in quotes; a quote within is doubled, or in a character literal escaped by a backslash.
    private String quoted(char quote, boolean backslash) {
        var content = new StringBuilder();
        for (int i = at + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean another = i + 1 < source.length() && source.charAt(i + 1) == quote;
            if (another && (c == quote || backslash && c == '\\')) {
                content.append(quote);
                i++;
            } else if (c == quote) {
                at = i + 1;
                return Budget.whole(content.toString());
            } else {
                content.append(c);
            }
        }
        throw wrong("a quote is opened and not closed");
    }

    private void number() {
        digits();
        if (at < source.length() && source.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < source.length() && (source.charAt(at) | 0x20) == 'e') {
            int exponent = at;
            at++;
            if (at < source.length() && (source.charAt(at) == '+' || source.charAt(at) == '-')) {
                at++;
            }
            int from = at;
            digits();
            if (at == from) {
                throw wrong("a number has no exponent after its E", exponent);
            }
        }
        if (at < source.length() && Names.isPart(source.codePointAt(at))) {
            throw wrong("a number runs into a name", at);
        }
        text = source.substring(start, at);
        number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw wrong("the number is too large");
        }
    }

    private void digits() {
        while (at < source.length() && isDigit(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// White space of annex B.
    private static boolean isSpace(char c) {
        return c == ' '
                || c >= '\t' && c <= '\r'
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }
}
