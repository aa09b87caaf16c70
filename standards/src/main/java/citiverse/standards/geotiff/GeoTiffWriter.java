package citiverse.standards.geotiff;

import citiverse.twin.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// Writes a grid as a GeoTIFF file in EPSG:4326: one band in unpacked strips, little endian, the same bytes for the
/// same grid on every machine.
public final class GeoTiffWriter {
    /// How values are stored.
    public enum Sample {
        /// 32-bit floating point; `NaN` stands for none.
        FLOAT32,
        /// 16-bit whole numbers, rounded; -32768 stands for none.
        INT16
    }

    private static final int STRIP_BYTES = 64 * 1024;
    private static final short NONE_16 = Short.MIN_VALUE;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int ASCII = 2;

    private final TreeMap<Integer, Entry> entries = new TreeMap<>();

    private record Entry(int type, int count, byte[] content) {}

    private GeoTiffWriter() {}

    /// Writes a file, replacing one that is there.
    public static void write(Path path, Raster raster, Sample sample) throws IOException {
        Files.write(path, bytes(raster, sample));
    }

    /// The bytes of the file.
    ///
    /// @throws IllegalArgumentException where a value does not fit 16 bits or the file would pass 2 GB
    public static byte[] bytes(Raster raster, Sample sample) {
        return new GeoTiffWriter().file(raster, sample);
    }

    private byte[] file(Raster raster, Sample sample) {
        int bytes = sample == Sample.FLOAT32 ? 4 : 2;
        int rowsPerStrip = Math.clamp(STRIP_BYTES / ((long) raster.width() * bytes), 1, raster.height());
        int strips = (raster.height() + rowsPerStrip - 1) / rowsPerStrip;
        describe(raster, sample, rowsPerStrip, strips);
        long pixelBytes = (long) raster.width() * raster.height() * bytes;
        int[] offsets = new int[strips];
        int[] counts = new int[strips];
        long start = 8 + directoryBytes();
        if (start + pixelBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a grid of " + pixelBytes + " bytes is too large for one file");
        }
        for (int strip = 0; strip < strips; strip++) {
            int rows = Math.min(rowsPerStrip, raster.height() - strip * rowsPerStrip);
            offsets[strip] = (int) start + strip * rowsPerStrip * raster.width() * bytes;
            counts[strip] = rows * raster.width() * bytes;
        }
        longs(273, offsets);
        longs(279, counts);
        ByteBuffer out = ByteBuffer.allocate((int) (start + pixelBytes)).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0x4949).putShort((short) 42).putInt(8);
        directory(out);
        out.position((int) start);
        for (float value : raster.values()) {
            if (sample == Sample.FLOAT32) {
                out.putFloat(Float.isNaN(value) ? Float.NaN : value);
            } else {
                out.putShort(rounded(value));
            }
        }
        return out.array();
    }

    private static short rounded(float value) {
        if (Float.isNaN(value)) {
            return NONE_16;
        }
        int whole = Math.round(value);
        if (whole <= NONE_16 || whole > Short.MAX_VALUE) {
            throw new IllegalArgumentException("the value " + value + " does not fit 16 bits");
        }
        return (short) whole;
    }

    private void describe(Raster raster, Sample sample, int rowsPerStrip, int strips) {
        longs(256, raster.width());
        longs(257, raster.height());
        shorts(258, sample == Sample.FLOAT32 ? 32 : 16);
        shorts(259, 1);
        shorts(262, 1);
        longs(273, new int[strips]);
        shorts(277, 1);
        longs(278, rowsPerStrip);
        longs(279, new int[strips]);
        shorts(284, 1);
        shorts(339, sample == Sample.FLOAT32 ? 3 : 2);
        doubles(33_550, raster.cellWidth(), raster.cellHeight(), 0);
        doubles(33_922, 0, 0, 0, raster.west(), raster.north(), 0);
        int vertical = raster.datum().matches("EPSG:[0-9]{4,5}")
                ? Integer.parseInt(raster.datum().substring(5))
                : 0;
        boolean coded = vertical > 0 && vertical < 32_767;
        if (coded) {
            shorts(
                    34_735, 1, 1, 0, 5, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326, 4096, 0, 1, vertical, 4099, 0,
                    1, 9001);
        } else {
            shorts(34_735, 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326);
        }
        text(42_113, sample == Sample.FLOAT32 ? "nan" : Short.toString(NONE_16));
    }

    private void shorts(int tag, int... values) {
        ByteBuffer content = buffer(2 * values.length);
        for (int value : values) {
            content.putShort((short) value);
        }
        entries.put(tag, new Entry(SHORT, values.length, content.array()));
    }

    private void longs(int tag, int... values) {
        ByteBuffer content = buffer(4 * values.length);
        for (int value : values) {
            content.putInt(value);
        }
        entries.put(tag, new Entry(LONG, values.length, content.array()));
    }

    private void doubles(int tag, double... values) {
        ByteBuffer content = buffer(8 * values.length);
        for (double value : values) {
            content.putDouble(value);
        }
        entries.put(tag, new Entry(DOUBLE, values.length, content.array()));
    }

    private void text(int tag, String text) {
        byte[] content = (text + '\0').getBytes(StandardCharsets.US_ASCII);
        entries.put(tag, new Entry(ASCII, content.length, content));
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int directoryBytes() {
        int bytes = 2 + 12 * entries.size() + 4;
        for (Entry entry : entries.values()) {
            bytes += entry.content().length > 4 ? even(entry.content().length) : 0;
        }
        return even(bytes);
    }

    private static int even(int bytes) {
        return bytes + (bytes & 1);
    }

    private void directory(ByteBuffer out) {
        out.putShort((short) entries.size());
        int values = 8 + 2 + 12 * entries.size() + 4;
        for (var entry : entries.entrySet()) {
            byte[] content = entry.getValue().content();
            out.putShort(entry.getKey().shortValue());
            out.putShort((short) entry.getValue().type());
            out.putInt(entry.getValue().count());
            if (content.length <= 4) {
                out.put(content).put(new byte[4 - content.length]);
            } else {
                out.putInt(values);
                out.put(values, content);
                values += even(content.length);
            }
        }
        out.putInt(0);
    }
}
