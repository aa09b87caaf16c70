package citiverse.standards.geotiff;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The packings of TIFF 6.0: PackBits (section 9), LZW (section 13), horizontal differencing (section 14), and the
/// floating point predictor of Adobe's technical note 3. Each gives null where the bytes are broken.
final class Unpack {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MAX_CODE = 4096;

    private Unpack() {}

    /// Runs of bytes.
    ///
    /// @param length bytes to come out
    static byte[] packBits(byte[] packed, int length) {
        byte[] out = new byte[length];
        int at = 0;
        int in = 0;
        while (at < length) {
            if (in >= packed.length) {
                return null;
            }
            int head = packed[in++];
            if (head >= 0) {
                int count = head + 1;
                if (count > packed.length - in || count > length - at) {
                    return null;
                }
                System.arraycopy(packed, in, out, at, count);
                in += count;
                at += count;
            } else if (head != -128) {
                int count = 1 - head;
                if (in >= packed.length || count > length - at) {
                    return null;
                }
                Arrays.fill(out, at, at + count, packed[in++]);
                at += count;
            }
        }
        return out;
    }

    /// LZW with codes of 9 to 12 bits, most significant bit first, one code early, as TIFF has it. Each code is kept as
    /// the place in the output where its text stood and its length.
    static byte[] lzw(byte[] packed, int length) {
        byte[] out = new byte[length];
        int[] start = new int[MAX_CODE + 1];
        int[] size = new int[MAX_CODE + 1];
        int next = END + 1;
        int width = 9;
        int previousStart = -1;
        int previousSize = 0;
        int at = 0;
        long bit = 0;
        while (at < length) {
            if (bit + width > packed.length * 8L) {
                return null;
            }
            int code = bits(packed, bit, width);
            bit += width;
            if (code == END) {
                return null;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previousStart = -1;
                continue;
            }
            int written;
            if (code < CLEAR) {
                out[at] = (byte) code;
                written = 1;
            } else if (code < next) {
                written = copy(out, start[code], size[code], at);
            } else if (code == next && previousStart >= 0) {
                written = copy(out, previousStart, previousSize + 1, at);
            } else {
                return null;
            }
            if (previousStart >= 0 && next < MAX_CODE) {
                start[next] = previousStart;
                size[next] = previousSize + 1;
                next++;
            }
            if (next + 1 >= 1 << width && width < 12) {
                width++;
            }
            previousStart = at;
            previousSize = written;
            at += written;
        }
        return out;
    }

    /// Copies bytes within the output one by one, since a text may overlap itself; less where the output is full.
    private static int copy(byte[] out, int from, int size, int to) {
        int count = Math.min(size, out.length - to);
        for (int i = 0; i < count; i++) {
            out[to + i] = out[from + i];
        }
        return count;
    }

    private static int bits(byte[] packed, long bit, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            long place = bit + i;
            value = value << 1 | packed[(int) (place >>> 3)] >> (7 - (int) (place & 7)) & 1;
        }
        return value;
    }

    /// Undoes horizontal differencing in place.
    static void sumAlongRows(ByteBuffer pixels, int width, int rows, int samples, int bytes) {
        for (int row = 0; row < rows; row++) {
            for (int i = samples; i < width * samples; i++) {
                int at = (row * width * samples + i) * bytes;
                int before = at - samples * bytes;
                switch (bytes) {
                    case 1 -> pixels.put(at, (byte) (pixels.get(at) + pixels.get(before)));
                    case 2 -> pixels.putShort(at, (short) (pixels.getShort(at) + pixels.getShort(before)));
                    default -> pixels.putInt(at, pixels.getInt(at) + pixels.getInt(before));
                }
            }
        }
    }

    /// Undoes the floating point predictor: each row holds all first bytes, then all second bytes, and so on, as
    /// differences. What comes out is big endian.
    static byte[] floatingPoint(byte[] raw, int width, int rows, int samples, int bytes) {
        byte[] out = new byte[raw.length];
        int values = width * samples;
        int rowBytes = values * bytes;
        for (int row = 0; row < rows; row++) {
            int base = row * rowBytes;
            for (int i = samples; i < rowBytes; i++) {
                raw[base + i] += raw[base + i - samples];
            }
            for (int i = 0; i < values; i++) {
                for (int b = 0; b < bytes; b++) {
                    out[base + i * bytes + b] = raw[base + b * values + i];
                }
            }
        }
        return out;
    }
}
