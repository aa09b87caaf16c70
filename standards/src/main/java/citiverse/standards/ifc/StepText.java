package citiverse.standards.ifc;

import java.nio.charset.StandardCharsets;

/// Decodes the texts of ISO 10303-21: `''`, `\\`, `\S\`, `\P.\`, `\X\`, `\X2\…\X0\` and `\X4\…\X0\`.
///
/// Bytes beyond 126 are not allowed by the standard, but written by some programs: they are read as UTF-8, or as
/// ISO 8859-1 where they are no UTF-8. A control that is not understood stays as it stands.
final class StepText {
    private StepText() {}

    /// @param bytes the file
    /// @param from first byte after the opening quote
    /// @param end the closing quote
    static String decode(byte[] bytes, int from, int end) {
        boolean plain = true;
        boolean ascii = true;
        for (int i = from; i < end; i++) {
            plain &= bytes[i] != '\\' && bytes[i] != '\'';
            ascii &= bytes[i] >= 0;
        }
        String raw = text(bytes, from, end, ascii);
        return plain ? raw : unescape(raw);
    }

    /// A text of at most so many characters; no pair of surrogates is cut in two.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String text(byte[] bytes, int from, int end, boolean ascii) {
        if (ascii) {
            return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
        }
        String utf8 = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static String unescape(String raw) {
        var out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '\'' && raw.startsWith("''", i)) {
                out.append('\'');
                i += 2;
            } else if (c == '\\') {
                i = control(raw, i, out);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /// @return where the text goes on
    private static int control(String raw, int at, StringBuilder out) {
        if (raw.startsWith("\\\\", at)) {
            out.append('\\');
            return at + 2;
        }
        if (raw.startsWith("\\S\\", at) && at + 3 < raw.length() && raw.charAt(at + 3) < 128) {
            out.append((char) (raw.charAt(at + 3) + 128));
            return at + 4;
        }
        if (raw.startsWith("\\X\\", at) && at + 5 <= raw.length()) {
            int code = hex(raw, at + 3, 2);
            if (code >= 0) {
                out.append((char) code);
                return at + 5;
            }
        }
        if (raw.startsWith("\\X2\\", at) || raw.startsWith("\\X4\\", at)) {
            int stop = raw.indexOf("\\X0\\", at + 4);
            if (stop >= 0 && wide(raw, at + 4, stop, raw.charAt(at + 2) == '2' ? 4 : 8, out)) {
                return stop + 4;
            }
        }
        if (raw.startsWith("\\P", at) && at + 3 < raw.length() && raw.charAt(at + 3) == '\\') {
            return at + 4;
        }
        out.append('\\');
        return at + 1;
    }

    private static boolean wide(String raw, int from, int stop, int digits, StringBuilder out) {
        var decoded = new StringBuilder();
        if ((stop - from) % digits != 0) {
            return false;
        }
        for (int i = from; i < stop; i += digits) {
            int code = hex(raw, i, digits);
            if (code < 0 || code > Character.MAX_CODE_POINT) {
                return false;
            }
            decoded.appendCodePoint(code);
        }
        out.append(whole(decoded));
        return true;
    }

    /// Half of a surrogate pair is no character.
    private static String whole(CharSequence text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? 0xFFFD : code)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int hex(String raw, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0 || code > 0x7FFFFFF) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
