package citiverse.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Travel times between places as gzipped CSV: `from_id,to_id,seconds`, one row for each pair that can be reached, in
/// the order of the places; lines end with a line feed, as those of the reference matrices do.
///
/// The rows of one origin are written and compressed by the thread that has them ([Encoder]), and put into the file in
/// order ([#append]): one gzip stream whose bytes do not depend on the number of threads, the clock or the file's name.
/// Each origin's rows are a deflate block of their own, ended by a sync flush, as pigz does it.
public final class MatrixFile implements AutoCloseable {
    /// Seconds of what cannot be reached: no row is written.
    public static final int UNREACHABLE = Integer.MAX_VALUE;

    private static final byte[] HEADER = "from_id,to_id,seconds\n".getBytes(StandardCharsets.US_ASCII);
    /// Magic, deflate, no flags, no time, no extra flags, unknown system (RFC 1952).
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
    /// A last, empty block of fixed codes (RFC 1951).
    private static final byte[] LAST = {3, 0};
    /// On the reference times of Porto Alegre: 0.18 s and 10.6 MB; level 4 0.33 s and 9.3 MB, level 6 0.65 s and 8.7 MB.
    private static final int LEVEL = 1;
    private static final int LONGEST_NUMBER = 10;

    private final OutputStream out;
    private final byte[][] from;
    private final byte[][] to;
    private final CRC32 check = new CRC32();
    private long length;

    /// Rows of one origin, ready to be put into the file.
    public static final class Block {
        private final byte[] rows;
        private final byte[] deflated;

        private Block(byte[] rows, byte[] deflated) {
            this.rows = rows;
            this.deflated = deflated;
        }
    }

    /// Starts a file.
    ///
    /// @param out where to; closed with the file
    /// @param fromIds ids of the origins, quoted where CSV asks for it
    /// @param toIds ids of the destinations
    public MatrixFile(OutputStream out, String[] fromIds, String[] toIds) throws IOException {
        this.out = out;
        this.from = fields(fromIds);
        this.to = fields(toIds);
        out.write(GZIP);
        try (Encoder encoder = encoder()) {
            append(encoder.deflate(HEADER, HEADER.length));
        }
    }

    /// Each id with the comma that follows it.
    private static byte[][] fields(String[] ids) {
        var fields = new byte[ids.length][];
        var field = new StringBuilder();
        for (int i = 0; i < ids.length; i++) {
            field.setLength(0);
            Csv.text(ids[i], field);
            fields[i] = field.append(',').toString().getBytes(StandardCharsets.UTF_8);
        }
        return fields;
    }

    /// Writes rows for one thread at a time.
    public Encoder encoder() {
        return new Encoder();
    }

    /// Puts the rows of the next origin into the file.
    public void append(Block block) throws IOException {
        check.update(block.rows);
        length += block.rows.length;
        out.write(block.deflated);
    }

    /// Ends the file; one that was not ended is not a valid gzip file.
    @Override
    public void close() throws IOException {
        try (out) {
            out.write(LAST);
            little(check.getValue());
            little(length);
        }
    }

    private void little(long number) throws IOException {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (number >>> shift) & 0xFF);
        }
    }

    /// Writes and compresses the rows of origins; not for several threads at once.
    public final class Encoder implements AutoCloseable {
        private final Deflater deflater = new Deflater(LEVEL, true);
        private byte[] rows = new byte[1 << 16];
        private byte[] deflated = new byte[1 << 16];

        private Encoder() {}

        /// The rows of one origin.
        ///
        /// @param origin its position
        /// @param seconds to each destination, [#UNREACHABLE] for those without a row
        public Block rows(int origin, int[] seconds) {
            byte[] start = from[origin];
            int size = 0;
            for (int j = 0; j < seconds.length; j++) {
                if (seconds[j] == UNREACHABLE) {
                    continue;
                }
                byte[] end = to[j];
                int most = size + start.length + end.length + LONGEST_NUMBER + 2;
                if (most > rows.length) {
                    rows = Arrays.copyOf(rows, Math.max(most, rows.length * 2));
                }
                System.arraycopy(start, 0, rows, size, start.length);
                size += start.length;
                System.arraycopy(end, 0, rows, size, end.length);
                size = number(seconds[j], size + end.length);
                rows[size++] = '\n';
            }
            return deflate(rows, size);
        }

        private int number(int value, int at) {
            if (value < 0) {
                throw new IllegalArgumentException("seconds must not be negative: " + value);
            }
            int digits = 1;
            for (long limit = 10; value >= limit; limit *= 10) {
                digits++;
            }
            int left = value;
            for (int i = at + digits - 1; i >= at; i--) {
                rows[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
            return at + digits;
        }

        private Block deflate(byte[] bytes, int size) {
            deflater.reset();
            deflater.setInput(bytes, 0, size);
            int filled = 0;
            while (true) {
                filled += deflater.deflate(deflated, filled, deflated.length - filled, Deflater.SYNC_FLUSH);
                if (filled < deflated.length) {
                    return new Block(Arrays.copyOf(bytes, size), Arrays.copyOf(deflated, filled));
                }
                deflated = Arrays.copyOf(deflated, deflated.length * 2);
            }
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
