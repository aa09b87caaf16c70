package citiverse.standards.dcat;

import java.util.List;
import java.util.Locale;

/// A text for people, in a language.
///
/// @param value the text. What is no character (half of a surrogate pair, a code point that Unicode will never
///     assign, U+0000) stands in it as U+FFFD.
/// @param language tag of BCP 47 in small letters, such as `en` or `pt-br`; empty where not told
public record Text(String value, String language) {
    private static final int LONGEST = 100_000;

    public Text {
        value = cleaned(value);
        language = language.toLowerCase(Locale.ROOT);
        if (!language.matches("|[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}")) {
            throw new IllegalArgumentException("not a language tag: " + language);
        }
    }

    /// A text whose language is not told.
    public static Text of(String value) {
        return new Text(value, "");
    }

    /// An English text.
    public static Text english(String value) {
        return new Text(value, "en");
    }

    /// One text whose language is not told, none where it is blank.
    public static List<Text> told(String value) {
        return value.isBlank() ? List.of() : List.of(of(value));
    }

    private static String cleaned(String value) {
        String bounded = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
        var out = new StringBuilder(bounded.length());
        bounded.codePoints().map(c -> character(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean character(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean never = c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
        return c != 0 && !surrogate && !never;
    }
}
