package citiverse.twin.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes numbers and texts one after another.
public final class Packer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// A number that is seldom negative, in 1 to 5 bytes.
    public void number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    /// A number of either sign, short where it is near 0.
    public void signed(int value) {
        number(value << 1 ^ value >> 31);
    }

    /// A number with all its bits, in 8 bytes, highest first.
    public void real(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (bits >>> shift));
        }
    }

    /// A text.
    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
    }

    /// How many numbers there are, then each as its difference from the one before.
    public void rising(int[] values) {
        number(values.length);
        int last = 0;
        for (int value : values) {
            signed(value - last);
            last = value;
        }
    }

    /// All that was written.
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
