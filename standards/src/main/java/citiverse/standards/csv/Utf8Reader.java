package citiverse.standards.csv;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// UTF-8 bytes as characters, without the byte order mark, counting lines so that a bad byte can be found.
public final class Utf8Reader extends Reader {
    private final InputStream bytes;
    private final String file;
    private final boolean strict;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
    private boolean started;
    private boolean ended;
    private int pending = -1;
    private long line = 1;
    private long consumed;
    private long malformed;
    private long firstMalformedLine;

    /// @param bytes what is read
    /// @param file its name, for messages
    /// @param strict true where a byte that is not UTF-8 is refused, false where it becomes U+FFFD and is counted
    public Utf8Reader(InputStream bytes, String file, boolean strict) {
        this.bytes = bytes;
        this.file = file;
        this.strict = strict;
    }

    /// Sequences that were not UTF-8 and were replaced.
    public long malformed() {
        return malformed;
    }

    /// Line of the first of them, 0 where there was none.
    public long firstMalformedLine() {
        return firstMalformedLine;
    }

    /// @throws Problem `CV-CSV-001` with byte and line where a strict reader meets what is not UTF-8
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (length == 1) {
            return readOne(into, offset);
        }
        var out = CharBuffer.wrap(into, offset, length).slice();
        int taken = 0;
        if (pending >= 0) {
            out.put((char) pending);
            pending = -1;
            taken = 1;
        }
        while (out.position() == taken) {
            if (!ended && in.remaining() < 8) {
                fill();
            }
            skipMark();
            int from = in.position();
            CoderResult result = decoder.decode(in, out, ended);
            countLines(from, in.position());
            boolean full = result.isOverflow() || !out.hasRemaining();
            if (full || ended && !in.hasRemaining()) {
                break;
            }
            if (result.isError()) {
                replace(result, out);
            }
        }
        int count = out.position();
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /// A character beyond the basic plane is two: the second waits for the next call.
    private int readOne(char[] into, int offset) throws IOException {
        var two = new char[2];
        int count = read(two, 0, 2);
        if (count > 0) {
            into[offset] = two[0];
            pending = count == 2 ? two[1] : -1;
        }
        return Math.min(count, 1);
    }

    private void fill() throws IOException {
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        if (count < 0) {
            ended = true;
        } else {
            in.position(in.position() + count);
        }
        in.flip();
    }

    private void skipMark() throws IOException {
        if (started) {
            return;
        }
        started = true;
        while (in.remaining() < 3 && !ended) {
            fill();
        }
        int at = in.position();
        if (in.remaining() >= 3
                && in.get(at) == (byte) 0xEF
                && in.get(at + 1) == (byte) 0xBB
                && in.get(at + 2) == (byte) 0xBF) {
            in.position(at + 3);
            consumed += 3;
        }
    }

    private void countLines(int from, int to) {
        consumed += to - from;
        byte[] array = in.array();
        for (int i = from; i < to; i++) {
            if (array[i] == '\n') {
                line++;
            }
        }
    }

    private void replace(CoderResult result, CharBuffer out) {
        if (strict) {
            throw Problem.user(
                            "CV-CSV-001",
                            String.format(
                                    java.util.Locale.ROOT,
                                    "byte %d (0x%02X) is not UTF-8",
                                    consumed,
                                    in.get(in.position()) & 0xFF))
                    .in(file)
                    .at("line " + line)
                    .remedy("Save the file as UTF-8; it may be Latin-1 or Windows-1252 now");
        }
        if (malformed++ == 0) {
            firstMalformedLine = line;
        }
        in.position(in.position() + result.length());
        consumed += result.length();
        if (out.hasRemaining()) {
            out.put('\uFFFD');
        }
    }
}
