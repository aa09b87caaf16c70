package citiverse.standards.tiles3d;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Numbers in little-endian order, growing.
final class Bytes {
    private byte[] bytes = new byte[1 << 14];
    private int size;

    int size() {
        return size;
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void pair(int value) {
        room(2);
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >>> 8);
    }

    void whole(int value) {
        pair(value);
        pair(value >>> 16);
    }

    void real(float value) {
        whole(Float.floatToRawIntBits(value));
    }

    void all(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void alignTo(int multiple) {
        while (size % multiple != 0) {
            octet(0);
        }
    }

    void copyTo(ByteBuffer out) {
        out.put(bytes, 0, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
