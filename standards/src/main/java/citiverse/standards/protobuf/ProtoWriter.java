package citiverse.standards.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes protocol buffer fields into memory. Not safe to share among threads.
public final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int MOST_BYTES_OF_A_VARINT = 10;

    private byte[] out;
    private int size;

    /// A writer with room for a small message.
    public ProtoWriter() {
        this(64);
    }

    /// A writer that has room for so many bytes before it grows.
    public ProtoWriter(int room) {
        out = new byte[Math.max(MOST_BYTES_OF_A_VARINT, room)];
    }

    public ProtoWriter number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    public ProtoWriter zigzag(int field, long value) {
        return number(field, zigzagged(value));
    }

    public ProtoWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A floating point number of 64 bits.
    public ProtoWriter real(int field, double value) {
        varint((long) field << 3 | FIXED64);
        long bits = Double.doubleToRawLongBits(value);
        room(Long.BYTES);
        for (int k = 0; k < Long.BYTES; k++) {
            out[size++] = (byte) (bits >>> 8 * k);
        }
        return this;
    }

    public ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.out, 0, message.size);
    }

    public ProtoWriter bytes(int field, byte[] bytes) {
        return bytes(field, bytes, 0, bytes.length);
    }

    /// A part of an array as one field.
    public ProtoWriter bytes(int field, byte[] bytes, int from, int length) {
        varint((long) field << 3 | BYTES);
        varint(length);
        return raw(bytes, from, length);
    }

    /// Bytes as they are, such as fields that were written before.
    public ProtoWriter raw(byte[] bytes, int from, int length) {
        room(length);
        System.arraycopy(bytes, from, out, size, length);
        size += length;
        return this;
    }

    /// The tag of a field of bytes and its length; the bytes are written next.
    public ProtoWriter begin(int field, int length) {
        varint((long) field << 3 | BYTES);
        varint(length);
        return this;
    }

    /// One number of a packed run.
    public ProtoWriter packed(long value) {
        varint(value);
        return this;
    }

    /// One number of a packed run that may be negative.
    public ProtoWriter packedZigzag(long value) {
        varint(zigzagged(value));
        return this;
    }

    /// Bytes written so far.
    public int size() {
        return size;
    }

    /// Forgets what was written after a place, and keeps the room.
    public void cutTo(int place) {
        if (place < 0 || place > size) {
            throw new IllegalArgumentException("there are " + size + " bytes, not " + place);
        }
        size = place;
    }

    /// Overwrites one byte.
    public void set(int place, int value) {
        out[place] = (byte) value;
    }

    /// What was written, from one place to another, as fields of another message.
    public void copyTo(ProtoWriter other, int from, int to) {
        other.raw(out, from, to - from);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    /// Bytes that a number takes.
    public static int sizeOf(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    private static long zigzagged(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        room(MOST_BYTES_OF_A_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
