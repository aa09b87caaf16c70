package citiverse.standards.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the first band of a TIFF image: strips or tiles; raw, PackBits, LZW or deflate; with or without predictor;
/// whole numbers of 8, 16 or 32 bits and floating point of 32 or 64. What a strip or tile may unpack to is known
/// before it is unpacked, so memory is the image and one strip.
final class TiffPixels {
    /// Most cells that are read: 256 MiB of values.
    static final int MAX_CELLS = 64 * 1024 * 1024;

    private static final int MAX_SIDE = 1 << 20;

    /// No packing of TIFF does better: deflate packs 1,032 bytes into one, LZW at most 2,700.
    private static final int MAX_RATIO = 4_096;

    private final TiffDirectory tags;
    private final int width;
    private final int height;
    private final int samples;
    private final int bits;
    private final int format;
    private final int compression;
    private final int predictor;
    private final boolean planar;
    private final int partWidth;
    private final int partHeight;
    private final int offsetsTag;
    private final int countsTag;

    TiffPixels(TiffDirectory tags) {
        this.tags = tags;
        width = tags.whole(256, 0, 1, MAX_SIDE);
        height = tags.whole(257, 0, 1, MAX_SIDE);
        if ((long) width * height > MAX_CELLS) {
            throw tags.unsupported(
                    "it has " + width + " x " + height + " cells, more than " + MAX_CELLS,
                    "Cut out the city: gdalwarp -te WEST SOUTH EAST NORTH");
        }
        samples = tags.whole(277, 1, 1, 64);
        bits = tags.whole(258, 1, 1, 64);
        format = tags.whole(339, 1, 1, 6);
        compression = tags.whole(259, 1, 1, 65_535);
        predictor = tags.whole(317, 1, 1, 3);
        planar = tags.whole(284, 1, 1, 2) == 2;
        boolean tiled = tags.has(322);
        partWidth = tiled ? tags.whole(322, 0, 1, MAX_SIDE) : width;
        partHeight = tiled
                ? tags.whole(323, 0, 1, MAX_SIDE)
                : (int) Math.min(height, tags.whole(278, 0).orElse(height));
        offsetsTag = tiled ? 324 : 273;
        countsTag = tiled ? 325 : 279;
        check();
    }

    private void check() {
        boolean known = format == 1 || format == 2
                ? bits == 8 || bits == 16 || bits == 32
                : format == 3 && (bits == 32 || bits == 64);
        if (!known) {
            throw tags.unsupported(
                    "its samples of " + bits + " bits in format " + format + " are not read",
                    "Convert it: gdal_translate -ot Float32");
        }
        if (compression != 1
                && compression != 5
                && compression != 8
                && compression != 32_773
                && compression != 32_946) {
            throw tags.unsupported(
                    "its compression " + compression + " is not read",
                    "Convert it: gdal_translate -co COMPRESS=DEFLATE");
        }
        if (predictor == 3 && format != 3 || predictor == 2 && format == 3 && bits == 64) {
            throw tags.unsupported(
                    "its predictor " + predictor + " does not fit its samples", "Convert it: gdal_translate");
        }
        if (partHeight < 1 || (long) partWidth * partHeight * rowSamples() * bits / 8 > 4L * MAX_CELLS) {
            throw tags.damaged("tag 322", "its strips or tiles of " + partWidth + " x " + partHeight + " are absurd");
        }
    }

    private int rowSamples() {
        return planar ? 1 : samples;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// True where heights are stored in single bytes.
    boolean inBytes() {
        return bits == 8;
    }

    /// The values of the first band, row by row from the top.
    float[] read() throws IOException {
        int across = (width + partWidth - 1) / partWidth;
        int down = (height + partHeight - 1) / partHeight;
        if (tags.count(offsetsTag) < (long) across * down || tags.count(countsTag) < (long) across * down) {
            throw tags.damaged("tag " + offsetsTag, "it has fewer strips or tiles than its size asks for");
        }
        checkPacked(across * down);
        var values = new float[width * height];
        for (int part = 0; part < across * down; part++) {
            int left = part % across * partWidth;
            int top = part / across * partHeight;
            int rows = offsetsTag == 324 ? partHeight : Math.min(partHeight, height - top);
            ByteBuffer pixels = part(part, rows);
            copy(pixels, left, top, rows, values);
        }
        return values;
    }

    /// Refuses an image that its packed bytes cannot possibly hold, before memory is taken for it.
    private void checkPacked(int parts) {
        long packed = 0;
        long cells = 0;
        for (int part = 0; part < parts; part++) {
            long bytes = tags.whole(countsTag, part).orElse(0);
            packed += bytes;
            cells += bytes == 0 ? 0 : (long) partWidth * partHeight;
        }
        if (cells == 0 || cells * (bits / 8) / MAX_RATIO > packed) {
            throw tags.damaged(
                    "tag " + countsTag,
                    "its " + packed + " packed bytes cannot hold " + width + " x " + height + " cells");
        }
    }

    private ByteBuffer part(int part, int rows) throws IOException {
        String place = (offsetsTag == 324 ? "tile " : "strip ") + part;
        int length = partWidth * rows * rowSamples() * (bits / 8);
        long packedBytes = tags.whole(countsTag, part).orElse(0);
        long offset = tags.whole(offsetsTag, part).orElse(0);
        if (packedBytes == 0 && offset == 0) {
            return null;
        }
        if (compression == 1 && packedBytes < length || packedBytes > 2L * length + 65_536) {
            throw tags.damaged(place, "it has " + packedBytes + " bytes for " + length + " bytes of cells");
        }
        ByteBuffer packed = tags.bytes(offset, packedBytes, place);
        ByteOrder order = packed.order();
        byte[] raw =
                switch (compression) {
                    case 1 -> packed.array();
                    case 5 -> Unpack.lzw(packed.array(), length);
                    case 32_773 -> Unpack.packBits(packed.array(), length);
                    default -> inflated(packed.array(), length);
                };
        if (raw == null) {
            throw tags.damaged(place, "its packed bytes are broken");
        }
        if (predictor == 2) {
            Unpack.sumAlongRows(ByteBuffer.wrap(raw).order(order), partWidth, rows, rowSamples(), bits / 8);
        } else if (predictor == 3) {
            raw = Unpack.floatingPoint(raw, partWidth, rows, rowSamples(), bits / 8);
            order = ByteOrder.BIG_ENDIAN;
        }
        return ByteBuffer.wrap(raw).order(order);
    }

    private static byte[] inflated(byte[] packed, int length) {
        byte[] raw = new byte[length];
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < length) {
                int more = inflater.inflate(raw, done, length - done);
                if (more == 0) {
                    return null;
                }
                done += more;
            }
            return raw;
        } catch (DataFormatException broken) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private void copy(ByteBuffer pixels, int left, int top, int rows, float[] values) {
        int bytes = bits / 8;
        for (int row = 0; row < rows && top + row < height; row++) {
            for (int column = 0; column < partWidth && left + column < width; column++) {
                int at = (row * partWidth + column) * rowSamples() * bytes;
                values[(top + row) * width + left + column] = pixels == null ? Float.NaN : value(pixels, at);
            }
        }
    }

    private float value(ByteBuffer pixels, int at) {
        return switch (bits) {
            case 8 -> format == 1 ? pixels.get(at) & 0xFF : pixels.get(at);
            case 16 -> format == 1 ? pixels.getShort(at) & 0xFFFF : pixels.getShort(at);
            case 32 ->
                switch (format) {
                    case 1 -> pixels.getInt(at) & 0xFFFF_FFFFL;
                    case 2 -> pixels.getInt(at);
                    default -> pixels.getFloat(at);
                };
            default -> (float) pixels.getDouble(at);
        };
    }
}
