package citiverse.report.table;

import java.math.BigDecimal;

/// Fields of CSV by RFC 4180.
final class Csv {
    /// RFC 4180's end of a line.
    static final String END = "\r\n";

    private Csv() {}

    /// Appends a text, in quotes where it has a comma, a quote or a line break, or starts or ends with a blank.
    static void text(String text, StringBuilder out) {
        if (!needsQuotes(text)) {
            out.append(text);
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }

    /// A number as RFC 8785 (ECMAScript) writes it, but never with an exponent: the fewest digits that give the same
    /// double back. Empty where it is not finite.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        long whole = (long) value;
        if (whole == value && Math.abs(whole) < 1L << 53) {
            return Long.toString(whole);
        }
        String shortest = Double.toString(value);
        return shortest.indexOf('E') < 0
                ? shortest
                : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    }
}
