package citiverse.standards.geotiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// Writes TIFF files in many layouts, for tests.
final class MadeTiff {
    final int width;
    final int height;
    final double[] values;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    int bits = 32;
    int format = 3;
    int compression = 1;
    int predictor = 1;
    int samples = 1;
    boolean planar;
    int tileSide;
    int rowsPerStrip = 7;
    final TreeMap<Integer, Object> tags = new TreeMap<>();

    MadeTiff(int width, int height, double[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
        tags.put(33_550, new double[] {0.001, 0.001, 0});
        tags.put(33_922, new double[] {0, 0, 0, -51.25, -30, 0});
        keys(1024, 2, 1025, 1, 2048, 4326);
    }

    MadeTiff keys(int... keysAndValues) {
        var entries = new ArrayList<Integer>(List.of(1, 1, 0, keysAndValues.length / 2));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.addAll(List.of(keysAndValues[i], 0, 1, keysAndValues[i + 1]));
        }
        tags.put(34_735, entries.stream().mapToInt(Integer::intValue).toArray());
        return this;
    }

    byte[] bytes() {
        int partWidth = tileSide > 0 ? tileSide : width;
        int partHeight = tileSide > 0 ? tileSide : rowsPerStrip;
        var parts = new ArrayList<byte[]>();
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int top = 0; top < height; top += partHeight) {
                for (int left = 0; left < width; left += partWidth) {
                    int rows = tileSide > 0 ? tileSide : Math.min(partHeight, height - top);
                    parts.add(packed(pixels(left, top, partWidth, rows, plane), partWidth, rows));
                }
            }
        }
        tags.put(256, new int[] {width});
        tags.put(257, new int[] {height});
        tags.put(258, filled(samples, bits));
        tags.put(259, new int[] {compression});
        tags.put(262, new int[] {1});
        tags.put(277, new int[] {samples});
        tags.put(284, new int[] {planar ? 2 : 1});
        tags.put(317, new int[] {predictor});
        tags.put(339, filled(samples, format));
        if (tileSide > 0) {
            tags.put(322, new int[] {tileSide});
            tags.put(323, new int[] {tileSide});
        } else {
            tags.put(278, new int[] {rowsPerStrip});
        }
        return layOut(parts);
    }

    private static int[] filled(int count, int value) {
        int[] all = new int[count];
        java.util.Arrays.fill(all, value);
        return all;
    }

    private byte[] pixels(int left, int top, int partWidth, int rows, int plane) {
        int each = planar ? 1 : samples;
        var out = ByteBuffer.allocate(partWidth * rows * each * bits / 8)
                .order(predictor == 3 ? ByteOrder.BIG_ENDIAN : order);
        for (int row = top; row < top + rows; row++) {
            for (int column = left; column < left + partWidth; column++) {
                for (int sample = 0; sample < each; sample++) {
                    boolean inside = row < height && column < width;
                    double value = inside ? values[row * width + column] + sample + plane : 0;
                    switch (bits) {
                        case 8 -> out.put((byte) value);
                        case 16 -> out.putShort((short) value);
                        case 32 -> {
                            if (format == 3) {
                                out.putFloat((float) value);
                            } else {
                                out.putInt((int) value);
                            }
                        }
                        default -> out.putDouble(value);
                    }
                }
            }
        }
        return out.array();
    }

    private byte[] packed(byte[] raw, int partWidth, int rows) {
        byte[] predicted = predictor == 2
                ? differences(raw, partWidth, rows)
                : predictor == 3 ? floatingPoint(raw, partWidth, rows) : raw;
        return switch (compression) {
            case 5 -> lzw(predicted);
            case 8, 32_946 -> deflated(predicted);
            case 32_773 -> packBits(predicted);
            default -> predicted;
        };
    }

    private byte[] differences(byte[] raw, int partWidth, int rows) {
        int each = planar ? 1 : samples;
        var from = ByteBuffer.wrap(raw).order(order);
        var out = ByteBuffer.wrap(raw.clone()).order(order);
        for (int row = 0; row < rows; row++) {
            for (int i = each; i < partWidth * each; i++) {
                int at = (row * partWidth * each + i) * bits / 8;
                int before = at - each * bits / 8;
                switch (bits) {
                    case 8 -> out.put(at, (byte) (from.get(at) - from.get(before)));
                    case 16 -> out.putShort(at, (short) (from.getShort(at) - from.getShort(before)));
                    default -> out.putInt(at, from.getInt(at) - from.getInt(before));
                }
            }
        }
        return out.array();
    }

    private byte[] floatingPoint(byte[] raw, int partWidth, int rows) {
        int each = planar ? 1 : samples;
        int bytes = bits / 8;
        int rowBytes = partWidth * each * bytes;
        byte[] out = new byte[raw.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < partWidth * each; i++) {
                for (int b = 0; b < bytes; b++) {
                    out[row * rowBytes + b * partWidth * each + i] = raw[row * rowBytes + i * bytes + b];
                }
            }
            for (int i = rowBytes - 1; i >= each; i--) {
                out[row * rowBytes + i] -= out[row * rowBytes + i - each];
            }
        }
        return out;
    }

    private static byte[] deflated(byte[] raw) {
        var out = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        try (var deflater = new Deflater()) {
            deflater.setInput(raw);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
        }
        return out.toByteArray();
    }

    private static byte[] packBits(byte[] raw) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < raw.length; ) {
            int run = 1;
            while (at + run < raw.length && run < 128 && raw[at + run] == raw[at]) {
                run++;
            }
            if (run > 2) {
                out.write(1 - run);
                out.write(raw[at]);
            } else {
                run = Math.min(raw.length - at, 5);
                out.write(run - 1);
                out.write(raw, at, run);
            }
            at += run;
        }
        return out.toByteArray();
    }

    /// LZW as TIFF 6.0 section 13 writes it down, with a table of texts.
    private static byte[] lzw(byte[] raw) {
        var out = new ByteArrayOutputStream();
        long[] pending = {0, 0};
        var table = new java.util.HashMap<String, Integer>();
        int[] state = {258, 9};
        write(out, pending, 256, 9);
        String text = "";
        for (byte b : raw) {
            char c = (char) (b & 0xFF);
            String longer = text + c;
            if (longer.length() == 1 || table.containsKey(longer)) {
                text = longer;
                continue;
            }
            write(out, pending, code(table, text), state[1]);
            table.put(longer, state[0]++);
            if (state[0] == 4095) {
                write(out, pending, 256, state[1]);
                table.clear();
                state[0] = 258;
                state[1] = 9;
            } else if (state[0] == 1 << state[1]) {
                state[1]++;
            }
            text = "" + c;
        }
        write(out, pending, code(table, text), state[1]);
        // The reader has by now one entry less than the writer would add.
        state[0]++;
        write(out, pending, 257, state[0] >= 1 << state[1] && state[1] < 12 ? state[1] + 1 : state[1]);
        if (pending[1] > 0) {
            out.write((int) (pending[0] << 8 - pending[1]));
        }
        return out.toByteArray();
    }

    private static int code(java.util.Map<String, Integer> table, String text) {
        return text.length() == 1 ? text.charAt(0) : table.get(text);
    }

    private static void write(ByteArrayOutputStream out, long[] pending, int code, int width) {
        pending[0] = pending[0] << width | code;
        pending[1] += width;
        while (pending[1] >= 8) {
            out.write((int) (pending[0] >> pending[1] - 8));
            pending[1] -= 8;
            pending[0] &= (1L << pending[1]) - 1;
        }
    }

    private byte[] layOut(List<byte[]> parts) {
        int offsetTag = tileSide > 0 ? 324 : 273;
        long[] offsets = new long[parts.size()];
        long[] counts = parts.stream().mapToLong(part -> part.length).toArray();
        tags.put(offsetTag, offsets);
        tags.put(offsetTag == 324 ? 325 : 279, counts);
        int at = 8;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += (int) (counts[i] + (counts[i] & 1));
        }
        int directory = at;
        int values = directory + 2 + 12 * tags.size() + 4;
        var out = ByteBuffer.allocate(values + 65_536).order(order);
        out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(out.get(0));
        out.putShort((short) 42).putInt(directory);
        for (int i = 0; i < offsets.length; i++) {
            out.put((int) offsets[i], parts.get(i));
        }
        out.position(directory);
        out.putShort((short) tags.size());
        for (var tag : tags.entrySet()) {
            byte[] content = content(tag.getValue());
            int type = type(tag.getValue());
            out.putShort(tag.getKey().shortValue()).putShort((short) type);
            out.putInt(content.length / (type == 12 ? 8 : type == 4 ? 4 : type == 3 ? 2 : 1));
            if (content.length <= 4) {
                out.put(content).put(new byte[4 - content.length]);
            } else {
                out.putInt(values);
                out.put(values, content);
                values += content.length + (content.length & 1);
            }
        }
        out.putInt(0);
        return java.util.Arrays.copyOf(out.array(), values);
    }

    private static int type(Object value) {
        return switch (value) {
            case int[] whole -> 3;
            case long[] whole -> 4;
            case double[] real -> 12;
            default -> 2;
        };
    }

    private byte[] content(Object value) {
        var out = ByteBuffer.allocate(32_768).order(order);
        switch (value) {
            case int[] whole -> {
                for (int each : whole) {
                    out.putShort((short) each);
                }
            }
            case long[] whole -> {
                for (long each : whole) {
                    out.putInt((int) each);
                }
            }
            case double[] real -> {
                for (double each : real) {
                    out.putDouble(each);
                }
            }
            default -> out.put((value + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }
}
