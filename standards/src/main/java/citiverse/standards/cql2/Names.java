package citiverse.standards.cql2;

import java.util.Locale;
import java.util.Set;

/// Names of properties and functions as annex B writes them.
final class Names {
    private static final Set<String> RESERVED =
            Set.of("AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV");
    private static final int SHOWN = 40;

    private Names() {}

    static boolean isReserved(String upper) {
        return RESERVED.contains(upper);
    }

    /// The name as it stands in a filter: in double quotes where it would be read as something else.
    static String written(String name) {
        boolean plain = !name.isEmpty() && isStart(name.codePointAt(0));
        for (int i = 0; plain && i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            plain = isPart(name.codePointAt(i));
        }
        if (plain && !isReserved(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The name of a custom function: in double quotes where it would be read as a function of the standard.
    static String writtenFunction(String name) {
        String written = written(name);
        boolean standard = TextParser.isStandard(name.toUpperCase(Locale.ROOT));
        return standard && !written.startsWith("\"") ? '"' + name + '"' : written;
    }

    /// A text cut for a message.
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + '…';
    }

    static boolean isStart(int c) {
        return c == ':'
                || c == '_'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || in(c, 0xC0, 0xD6)
                || in(c, 0xD8, 0xF6)
                || in(c, 0xF8, 0x2FF)
                || in(c, 0x370, 0x37D)
                || in(c, 0x37F, 0x1FFE) && c != 0x1680
                || in(c, 0x200C, 0x200D)
                || in(c, 0x2070, 0x218F)
                || in(c, 0x2C00, 0x2FEF)
                || in(c, 0x3001, 0xD7FF)
                || in(c, 0xF900, 0xFDCF)
                || in(c, 0xFDF0, 0xFFFD)
                || in(c, 0x10000, 0xEFFFF);
    }

    static boolean isPart(int c) {
        return isStart(c) || c == '.' || c >= '0' && c <= '9' || in(c, 0x300, 0x36F) || in(c, 0x203F, 0x2040);
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
