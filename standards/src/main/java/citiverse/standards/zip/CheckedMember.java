package citiverse.standards.zip;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/// One member while it is inflated: counts what comes out and stops what should not.
final class CheckedMember extends InputStream {
    private final InputStream inflating;
    private final ZipEntry entry;
    private final String place;
    private final SafeZip.Limits limits;
    private final LongUnaryOperator totalAfter;
    private final CRC32 crc = new CRC32();
    private long read;

    /// @param totalAfter adds bytes to what the whole archive has given, and tells the sum
    CheckedMember(
            InputStream inflating, ZipEntry entry, String place, SafeZip.Limits limits, LongUnaryOperator totalAfter) {
        this.inflating = inflating;
        this.entry = entry;
        this.place = place;
        this.limits = limits;
        this.totalAfter = totalAfter;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count;
        try {
            count = inflating.read(into, offset, length);
        } catch (IOException broken) {
            throw damaged(place, broken);
        }
        if (count < 0) {
            checkEnd();
            return -1;
        }
        crc.update(into, offset, count);
        read += count;
        checkSize(totalAfter.applyAsLong(count));
        return count;
    }

    @Override
    public void close() throws IOException {
        inflating.close();
    }

    private void checkSize(long total) {
        if (total > limits.totalBytes()) {
            throw Problem.user("CV-ZIP-005", "the archive inflates to more than " + limits.totalBytes() + " bytes")
                    .in(place)
                    .remedy("Check where it comes from; split it if it is genuine");
        }
        long packed = Math.max(1, entry.getCompressedSize());
        if (read > SafeZip.Limits.FREE_BYTES && read / packed >= limits.ratio()) {
            throw Problem.user(
                            "CV-ZIP-006",
                            packed + " packed bytes gave " + read + " and more: it looks like a bomb (at most "
                                    + limits.ratio() + " to 1 is read)")
                    .in(place)
                    .remedy("Do not use this archive unless you know who packed it and why");
        }
    }

    private void checkEnd() {
        if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
            throw damaged(place, new IOException("its checksum is not the one that the archive promised"));
        }
    }

    static Problem damaged(String place, IOException broken) {
        return Problem.user("CV-ZIP-007", "the member is damaged (" + broken.getMessage() + ")")
                .in(place)
                .remedy("Fetch the archive again")
                .causedBy(broken);
    }
}
