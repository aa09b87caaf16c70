package citiverse.server.ogc.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON straight as bytes, for what is written by the thousand. Separators are the caller's.
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// Decimals that are tried before the general way of writing a number.
    private static final double FINE = 1e9;

    private static final double COARSE = 1e6;
    private static final double LARGEST_FINE = 9e6;
    private static final double LARGEST_COARSE = 9e9;

    private byte[] bytes;
    private int length;

    JsonBytes(int size) {
        bytes = new byte[size];
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    int length() {
        return length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /// Appends characters of ASCII as they are.
    JsonBytes raw(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// Appends a text with quotes and escapes, in UTF-8; half of a surrogate pair becomes the replacement character.
    JsonBytes text(String text) {
        int count = text.length();
        room(3 * count + 2);
        bytes[length++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c, count - i);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(text.charAt(i + 1));
                int whole = pair ? Character.toCodePoint(c, text.charAt(++i)) : 0xFFFD;
                byte[] encoded = Character.toString(whole).getBytes(StandardCharsets.UTF_8);
                room(encoded.length + 3 * (count - i) + 1);
                System.arraycopy(encoded, 0, bytes, length, encoded.length);
                length += encoded.length;
            } else {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
        room(1);
        bytes[length++] = '"';
        return this;
    }

    private void ascii(char c, int left) {
        if (c >= ' ' && c != '"' && c != '\\') {
            bytes[length++] = (byte) c;
            return;
        }
        room(6 + 3 * left + 1);
        bytes[length++] = '\\';
        if (c == '"' || c == '\\') {
            bytes[length++] = (byte) c;
        } else {
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 0xF];
        }
    }

    JsonBytes number(long number) {
        return raw(Long.toString(number));
    }

    /// Appends a finite number so that reading it gives the same again.
    JsonBytes number(double number) {
        double size = Math.abs(number);
        if (size < LARGEST_FINE && decimal(number, FINE, 9) || size < LARGEST_COARSE && decimal(number, COARSE, 6)) {
            return this;
        }
        return raw(Double.toString(number));
    }

    /// Writes a number that is a whole count of a decimal unit; false where it is none.
    private boolean decimal(double number, double unit, int places) {
        double scaled = Math.rint(number * unit);
        if (scaled / unit != number || scaled == 0 && 1 / number < 0) {
            return false;
        }
        long units = (long) Math.abs(scaled);
        room(24);
        if (number < 0) {
            bytes[length++] = '-';
        }
        long perOne = (long) unit;
        long whole = units / perOne;
        raw(Long.toString(whole));
        long rest = units - whole * perOne;
        if (rest == 0) {
            return true;
        }
        room(places + 1);
        bytes[length++] = '.';
        long place = perOne / 10;
        while (rest > 0) {
            bytes[length++] = (byte) ('0' + rest / place);
            rest %= place;
            place /= 10;
        }
        return true;
    }
}
