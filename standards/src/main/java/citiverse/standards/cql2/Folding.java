package citiverse.standards.cql2;

import java.text.Normalizer;
import java.util.Locale;

/// What makes texts equal that differ in case or in accents alone (clauses 7.3 and 7.4).
final class Folding {
    private Folding() {}

    static String fold(Expression.Fold fold, String text) {
        return switch (fold) {
            case CASEI -> withoutCase(text);
            case ACCENTI -> withoutAccents(text);
        };
    }

    /// Upper case, then lower case character by character: `ß` becomes `ss`, and a sigma is the same wherever it
    // stands.
    private static String withoutCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        var folded = new StringBuilder(upper.length());
        upper.codePoints().forEach(c -> folded.appendCodePoint(Character.toLowerCase(c)));
        return folded.toString();
    }

    private static String withoutAccents(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        var bare = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }
}
