package citiverse.standards.dcat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An absolute IRI (RFC 3987) that every reader of Turtle and JSON-LD reads alike.
///
/// @param text the IRI: a scheme and no space, quote, angle bracket, brace, bar, caret, backtick or backslash; no
///     control, formatting or private character; at most 2048 characters. Its scheme is none of the prefixes of
///     the catalogue's context, which JSON-LD would take for one.
public record Iri(String text) implements Comparable<Iri> {
    private static final int LONGEST = 2048;
    private static final Set<String> PREFIXES =
            Stream.of(Prefix.values()).map(Prefix::label).collect(Collectors.toUnmodifiableSet());

    public Iri {
        String fault = fault(text);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("not an absolute IRI (" + fault + "): " + shortened(text));
        }
    }

    /// The IRI of that text.
    ///
    /// @throws IllegalArgumentException where it is none
    public static Iri of(String text) {
        return new Iri(text);
    }

    /// The IRI of a text from outside, empty where it is none.
    public static Optional<Iri> parse(String text) {
        return text != null && fault(text).isEmpty() ? Optional.of(new Iri(text)) : Optional.empty();
    }

    /// This IRI with segments appended, each after a `/` and with all but unreserved characters of RFC 3986 percent
    /// encoded.
    public Iri path(String... segments) {
        var out = new StringBuilder(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        for (String segment : segments) {
            out.append('/').append(encoded(segment));
        }
        return new Iri(out.toString());
    }

    /// This IRI with a fragment, encoded as a segment is.
    public Iri fragment(String name) {
        return new Iri(text + '#' + encoded(name));
    }

    /// A path segment as RFC 3986 writes it: what is not unreserved as the octets of its UTF-8.
    public static String encoded(String segment) {
        var out = new StringBuilder(segment.length());
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xff;
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    private static String fault(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return text.length() + " characters";
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c <= ' ' || "<>\"{}|^`\\[]".indexOf(c) >= 0 || c > 0x7e && !ucschar(c)) {
                return String.format(Locale.ROOT, "character U+%04X at %d", c, i);
            }
            i += Character.charCount(c);
        }
        try {
            var uri = new URI(text);
            if (!uri.isAbsolute()) {
                return "no scheme";
            }
            if (PREFIXES.contains(uri.getScheme())) {
                return "its scheme is a prefix of the context";
            }
            return "";
        } catch (URISyntaxException e) {
            return e.getReason();
        }
    }

    /// Characters beyond ASCII that RFC 3987 section 2.2 admits, without those that java.net.URI calls spaces and
    /// without formatting characters, which section 4.1 forbids.
    private static boolean ucschar(int c) {
        boolean admitted = c >= 0xA0 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFEF
                || c >= 0x10000 && c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD;
        return admitted
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    @Override
    public int compareTo(Iri other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
