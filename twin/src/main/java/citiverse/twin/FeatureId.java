package citiverse.twin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The stable name of a feature, `urn:citiverse:<city>:<source>:<type>:<local>`.
///
/// The parts before the last are lower-case ASCII words; `local` is the id in the source, percent-encoded
/// where RFC 8141 asks for it.
///
/// @param city short name of the city, `[a-z0-9-]+`
/// @param source short name of the source within the city, `[a-z0-9-]+`
/// @param type feature type, which is the name of its layer, `[a-z0-9_]+`
/// @param local id within the source, decoded, not empty
public record FeatureId(String city, String source, String type, String local) implements Comparable<FeatureId> {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public FeatureId {
        requireWord(city, '-', "city");
        requireWord(source, '-', "source");
        requireWord(type, '_', "type");
        if (local.isEmpty() || local.length() > 512) {
            throw new IllegalArgumentException("a local id has 1 to 512 characters, not " + local.length());
        }
    }

    /// The whole name.
    public String urn() {
        return "urn:citiverse:" + city + ':' + source + ':' + type + ':' + encode(local);
    }

    /// Reads a whole name back.
    ///
    /// @throws IllegalArgumentException where the text is not such a name
    public static FeatureId parse(String urn) {
        String[] parts = urn.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("urn") || !parts[1].equals("citiverse")) {
            throw new IllegalArgumentException("not a feature id: " + urn);
        }
        return new FeatureId(parts[2], parts[3], parts[4], decode(parts[5]));
    }

    /// The local part of a whole name, decoded, without checking the rest.
    public static String localOf(String urn) {
        int at = 0;
        for (int colon = 0; colon < 5; colon++) {
            at = urn.indexOf(':', at) + 1;
            if (at == 0) {
                throw new IllegalArgumentException("not a feature id: " + urn);
            }
        }
        return decode(urn.substring(at));
    }

    @Override
    public int compareTo(FeatureId other) {
        return urn().compareTo(other.urn());
    }

    @Override
    public String toString() {
        return urn();
    }

    /// Ids are made by the hundred thousand, so the pattern is checked by hand.
    private static void requireWord(String word, char joint, String what) {
        boolean fits = !word.isEmpty() && word.length() <= 64;
        for (int i = 0; fits && i < word.length(); i++) {
            char c = word.charAt(i);
            fits = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == joint;
        }
        if (!fits) {
            throw new IllegalArgumentException(what + " must match [a-z0-9" + joint + "]{1,64}, not \"" + word + '"');
        }
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~!$'()*+,;=:@/".indexOf(c) >= 0;
    }

    private static String encode(String local) {
        for (int i = 0; i < local.length(); i++) {
            if (!isPlain(local.charAt(i))) {
                return encodeAll(local);
            }
        }
        return local;
    }

    private static String encodeAll(String local) {
        var out = new StringBuilder();
        for (byte b : local.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
