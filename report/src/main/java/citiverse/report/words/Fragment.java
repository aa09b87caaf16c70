package citiverse.report.words;

/// A piece of markup that is safe to put into a page as it stands.
///
/// @param html well-formed inline markup
public record Fragment(String html) {

    public static final Fragment EMPTY = new Fragment("");

    /// Text, escaped.
    public static Fragment text(String text) {
        return new Fragment(escape(text));
    }

    /// Text that people wrote, in its own language and kept apart from the direction of the text around it.
    ///
    /// @param language BCP 47, empty where not known
    public static Fragment written(String text, String language) {
        String tag = language.isEmpty() ? "<bdi>" : "<bdi lang=\"" + escape(language) + "\">";
        return new Fragment(tag + escape(text) + "</bdi>");
    }

    /// Text around in an element without attributes.
    public Fragment in(String element) {
        return new Fragment("<" + element + ">" + html + "</" + element + ">");
    }

    public Fragment and(String text) {
        return new Fragment(html + escape(text));
    }

    public Fragment and(Fragment other) {
        return new Fragment(html + other.html);
    }

    /// Escapes for text and for attributes in double quotes, in HTML and XML alike; characters that XML does not know
    /// become U+FFFD.
    public static String escape(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text, i);
            if (replacement != null && out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                if (replacement == null) {
                    out.append(text.charAt(i));
                } else {
                    out.append(replacement);
                }
            }
        }
        return out == null ? text : out.toString();
    }

    private static String replacement(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> null;
            default -> isKnown(text, at, c) ? null : "\uFFFD";
        };
    }

    private static boolean isKnown(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0x7F && c <= 0x9F);
    }

    /// Text for an attribute, without marks that turn the direction of what follows.
    public static String withoutDirectionMarks(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
            if (!mark) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
