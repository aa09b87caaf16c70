package citiverse.standards.osm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes protocol buffer fields into memory.
final class ProtoWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtoWriter number(int field, long value) {
        varint((long) field << 3 | ProtoReader.VARINT);
        varint(value);
        return this;
    }

    ProtoWriter zigzag(int field, long value) {
        return number(field, zigzagged(value));
    }

    ProtoWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.toBytes());
    }

    ProtoWriter bytes(int field, byte[] bytes) {
        varint((long) field << 3 | ProtoReader.BYTES);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /// One number of a packed run.
    ProtoWriter packed(long value) {
        varint(value);
        return this;
    }

    /// One number of a packed run that may be negative.
    ProtoWriter packedZigzag(long value) {
        varint(zigzagged(value));
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private static long zigzagged(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
