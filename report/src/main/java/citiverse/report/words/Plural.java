package citiverse.report.words;

import java.util.List;

/// Which form of a noun goes with a whole number, by the rules of Unicode CLDR for the languages of the page. The form
/// that Spanish, French and Portuguese keep for round millions is not used: there the other one stands.
public final class Plural {
    private Plural() {}

    /// The forms a language has, in CLDR's order.
    public static List<String> forms(String language) {
        return switch (language) {
            case "ar" -> List.of("zero", "one", "two", "few", "many", "other");
            case "ru" -> List.of("one", "few", "many");
            case "zh" -> List.of("other");
            default -> List.of("one", "other");
        };
    }

    /// The form for a whole number that is not negative.
    public static String form(String language, long count) {
        long tens = count % 100;
        long ones = count % 10;
        return switch (language) {
            case "zh" -> "other";
            case "fr", "pt" -> count <= 1 ? "one" : "other";
            case "ru" ->
                ones == 1 && tens != 11 ? "one" : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
            case "ar" ->
                count == 0
                        ? "zero"
                        : count == 1
                                ? "one"
                                : count == 2 ? "two" : tens >= 3 && tens <= 10 ? "few" : tens >= 11 ? "many" : "other";
            default -> count == 1 ? "one" : "other";
        };
    }
}
