package citiverse.server.ogc.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON straight as bytes, for what is written by the thousand. Separators are the caller's.
final class JsonBytes {
    private static final byte[] UNICODE = ascii("\\u00");
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

    /// Appends bytes as they are.
    JsonBytes raw(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
        return this;
    }

    /// The bytes of a text of ASCII, to be kept and appended often.
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Appends a text with quotes and escapes, in UTF-8; half of a surrogate pair becomes a question mark.
    JsonBytes text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        room(6 * encoded.length + 2);
        bytes[length++] = '"';
        if (isPlain(encoded)) {
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            length += encoded.length;
        } else {
            for (byte b : encoded) {
                escaped(b);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /// True where nothing has to be escaped; what is beyond ASCII is negative.
    private static boolean isPlain(byte[] encoded) {
        for (byte b : encoded) {
            if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private void escaped(byte b) {
        if (b == '"' || b == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = b;
        } else if (b >= 0 && b < ' ') {
            raw(UNICODE);
            bytes[length++] = HEX[b >> 4];
            bytes[length++] = HEX[b & 0xF];
        } else {
            bytes[length++] = b;
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
        // At most 10 and 9 digits, since the largest numbers are bounded.
        digits(whole);
        int rest = (int) (units - whole * perOne);
        if (rest != 0) {
            bytes[length++] = '.';
            int digits = places;
            while (rest % 10 == 0) {
                rest /= 10;
                digits--;
            }
            for (int at = length + digits - 1; at >= length; at--) {
                bytes[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            length += digits;
        }
        return true;
    }

    private void digits(long whole) {
        int count = 1;
        for (long more = whole; more >= 10; more /= 10) {
            count++;
        }
        long rest = whole;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }
}
