package citiverse.twin.packed;

import java.nio.charset.StandardCharsets;

/// Reads what a [Packer] wrote.
public final class Unpacker {
    private final String what;
    private final byte[] bytes;
    private int at;

    /// @param what name of the content, for messages
    public Unpacker(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    /// A number of [Packer#number].
    public int number() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            require(1);
            byte b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number in the " + what + " is too long");
    }

    /// A number of [Packer#signed].
    public int signed() {
        int value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /// A number of [Packer#real].
    public double real() {
        require(8);
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | bytes[at++] & 0xFF;
        }
        return Double.longBitsToDouble(bits);
    }

    /// A count of items that each take at least a byte, so a forged one cannot ask for more memory than the input.
    public int count() {
        int count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("a count in the " + what + " is impossible: " + count);
        }
        return count;
    }

    /// A text of [Packer#text].
    public String text() {
        int length = count();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /// Numbers of [Packer#rising].
    public int[] rising() {
        int[] values = new int[count()];
        int last = 0;
        for (int i = 0; i < values.length; i++) {
            last += signed();
            values[i] = last;
        }
        return values;
    }

    private void require(int more) {
        if (bytes.length - at < more) {
            throw new IllegalArgumentException("the " + what + " ends too early");
        }
    }
}
