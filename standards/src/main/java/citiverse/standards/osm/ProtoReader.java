package citiverse.standards.osm;

/// Reads protocol buffer fields from a range of bytes without copying it. Every step checks the bounds of the range,
/// so that a broken message ends in [Malformed] and nothing else.
final class ProtoReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    /// The bytes are not a message of the expected form.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] bytes;
    private int at;
    private final int end;
    private int wireType;

    ProtoReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean more() {
        return at < end;
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    byte[] array() {
        return bytes;
    }

    /// Reads the key of the next field and keeps its wire type.
    ///
    /// @return number of the field
    int field() throws Malformed {
        long key = varint();
        wireType = (int) (key & 7);
        long number = key >>> 3;
        if (number <= 0 || number > 536_870_911L) {
            throw new Malformed("field number " + number);
        }
        return (int) number;
    }

    long varint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Malformed("a number runs past the end of its message");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new Malformed("a number of more than 10 bytes");
    }

    long zigzag() throws Malformed {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// The value of a field that must be a plain number.
    long number() throws Malformed {
        expect(VARINT);
        return varint();
    }

    /// A number that must lie in `0..bound`.
    int size(long bound, String what) throws Malformed {
        long value = number();
        if (value < 0 || value > bound) {
            throw new Malformed(what + " of " + value + " is over the limit of " + bound);
        }
        return (int) value;
    }

    /// The value of a field that must be a range of bytes: a message, a text or packed numbers.
    ProtoReader inner() throws Malformed {
        expect(BYTES);
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Malformed("a part of " + length + " bytes in a message that has " + (end - at) + " left");
        }
        var part = new ProtoReader(bytes, at, at + (int) length);
        at += (int) length;
        return part;
    }

    /// Passes over the value of an unknown field.
    void skip() throws Malformed {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case BYTES -> inner();
            case FIXED32 -> advance(4);
            default -> throw new Malformed("wire type " + wireType);
        }
    }

    private void advance(int count) throws Malformed {
        if (count > end - at) {
            throw new Malformed("a value runs past the end of its message");
        }
        at += count;
    }

    private void expect(int type) throws Malformed {
        if (wireType != type) {
            throw new Malformed("wire type " + wireType + " where " + type + " is expected");
        }
    }
}
