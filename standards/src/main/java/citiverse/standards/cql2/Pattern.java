package citiverse.standards.cql2;

import java.util.stream.IntStream;

/// A pattern of LIKE (clause 7.2.1): `%` is any number of characters, `_` one, `\` takes the meaning from the next.
/// Takes time in proportion to pattern and text together at worst multiplied, and no memory.
final class Pattern {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] parts;

    Pattern(String pattern) {
        if (pattern.length() > Budget.LONGEST_PATTERN) {
            throw Budget.literal("a pattern has more than " + Budget.LONGEST_PATTERN + " characters");
        }
        int[] characters = pattern.codePoints().toArray();
        IntStream.Builder built = IntStream.builder();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            if (c == '\\' && i + 1 < characters.length) {
                built.add(characters[++i]);
            } else {
                built.add(c == '%' ? ANY : c == '_' ? ONE : c);
            }
        }
        parts = built.build().toArray();
    }

    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int lastAny = -1;
        int resume = 0;
        while (t < text.length()) {
            int c = text.codePointAt(t);
            if (p < parts.length && parts[p] == ANY) {
                lastAny = p++;
                resume = t;
            } else if (p < parts.length && (parts[p] == ONE || parts[p] == c)) {
                p++;
                t += Character.charCount(c);
            } else if (lastAny >= 0) {
                resume += Character.charCount(text.codePointAt(resume));
                t = resume;
                p = lastAny + 1;
            } else {
                return false;
            }
        }
        while (p < parts.length && parts[p] == ANY) {
            p++;
        }
        return p == parts.length;
    }
}
