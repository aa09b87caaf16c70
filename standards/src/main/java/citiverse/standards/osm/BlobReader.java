package citiverse.standards.osm;

import citiverse.twin.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the blobs of an OSM PBF file one after the other, each within the limits of the format: 64 KiB for the
/// header of a blob, 32 MiB for its content, packed or not. The whole file must not unpack to more than 64 times its
/// size and 64 MiB, which no real file does, so that a small file cannot claim a large memory.
final class BlobReader implements AutoCloseable {
    static final int MAX_HEADER_BYTES = 64 * 1024;
    static final int MAX_BLOB_BYTES = 32 * 1024 * 1024;
    private static final long MAX_RATIO = 64;
    private static final long SLACK_BYTES = 64L * 1024 * 1024;

    private final String file;
    private final long fileBytes;
    private final DataInputStream in;
    private final Inflater inflater = new Inflater();
    private long offset;
    private long blobOffset;
    private long unpackedBytes;
    private int index = -1;
    private String type = "";
    private byte[] packed = new byte[0];
    private int packedBytes;
    private byte[] content = new byte[0];

    BlobReader(Path path, String file) {
        this.file = file;
        try {
            if (Files.isDirectory(path)) {
                throw Problem.user("CV-OSM-001", "this is a folder, not a file")
                        .in(file)
                        .remedy("Name the .osm.pbf file");
            }
            fileBytes = Files.size(path);
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Steps to the next blob without unpacking it.
    ///
    /// @return false at the end of the file
    boolean next() {
        try {
            return step();
        } catch (EOFException e) {
            throw truncated(e);
        } catch (ProtoReader.Malformed e) {
            throw malformed("its header is broken: " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private boolean step() throws IOException, ProtoReader.Malformed {
        blobOffset = offset;
        index++;
        int first = in.read();
        if (first < 0) {
            if (index == 0) {
                throw Problem.user("CV-OSM-002", "the file is empty").in(file).remedy("Fetch it again");
            }
            return false;
        }
        byte[] rest = new byte[3];
        in.readFully(rest);
        int headerBytes = first << 24 | (rest[0] & 0xFF) << 16 | (rest[1] & 0xFF) << 8 | rest[2] & 0xFF;
        if (headerBytes <= 0 || headerBytes > MAX_HEADER_BYTES) {
            throw index == 0 ? wrongKind(first, rest) : malformed("its header claims " + headerBytes + " bytes", null);
        }
        byte[] header = new byte[headerBytes];
        in.readFully(header);
        int dataBytes = readHeader(new ProtoReader(header, 0, headerBytes));
        offset += 4L + headerBytes;
        if (dataBytes > fileBytes - offset) {
            throw truncated(null);
        }
        if (packed.length < dataBytes) {
            packed = new byte[Math.max(dataBytes, Math.min(MAX_BLOB_BYTES, packed.length * 2))];
        }
        in.readFully(packed, 0, dataBytes);
        packedBytes = dataBytes;
        offset += dataBytes;
        return true;
    }

    private int readHeader(ProtoReader header) throws ProtoReader.Malformed {
        type = "";
        int dataBytes = -1;
        while (header.more()) {
            switch (header.field()) {
                case 1 -> type = text(header.inner());
                case 3 -> dataBytes = header.size(MAX_BLOB_BYTES, "a blob");
                default -> header.skip();
            }
        }
        if (type.isEmpty() || dataBytes < 0) {
            throw index == 0 ? wrongKind(0, new byte[3]) : malformed("its header lacks the type or the size", null);
        }
        return dataBytes;
    }

    /// Kind of the present blob: `OSMHeader`, `OSMData`, or one to pass over.
    String type() {
        return type;
    }

    /// Counts blobs from 0.
    int index() {
        return index;
    }

    /// Bytes of the file passed.
    long offset() {
        return offset;
    }

    /// The content of the present blob, unpacked; valid until the next call.
    ProtoReader content() {
        try {
            return unpack(new ProtoReader(packed, 0, packedBytes));
        } catch (ProtoReader.Malformed e) {
            throw malformed(e.getMessage(), e);
        }
    }

    private ProtoReader unpack(ProtoReader blob) throws ProtoReader.Malformed {
        ProtoReader raw = null;
        ProtoReader zlib = null;
        int rawBytes = -1;
        while (blob.more()) {
            int field = blob.field();
            switch (field) {
                case 1 -> raw = blob.inner();
                case 2 -> rawBytes = blob.size(MAX_BLOB_BYTES, "the unpacked blob");
                case 3 -> zlib = blob.inner();
                case 4, 5, 6, 7 ->
                    throw Problem.user("CV-OSM-006", "blobs are packed as " + packing(field) + ", only zlib is read")
                            .in(file)
                            .at(place())
                            .remedy("Pack it anew with: osmium cat -f pbf,pbf_compression=zlib");
                default -> blob.skip();
            }
        }
        if (raw != null) {
            count(raw.end() - raw.position());
            return raw;
        }
        if (zlib == null || rawBytes < 0) {
            throw new ProtoReader.Malformed("it has no content");
        }
        count(rawBytes);
        return inflate(zlib, rawBytes);
    }

    private ProtoReader inflate(ProtoReader zlib, int rawBytes) throws ProtoReader.Malformed {
        if (content.length < rawBytes) {
            content = new byte[Math.max(rawBytes, Math.min(MAX_BLOB_BYTES, content.length * 2))];
        }
        inflater.reset();
        inflater.setInput(zlib.array(), zlib.position(), zlib.end() - zlib.position());
        try {
            int done = 0;
            while (done < rawBytes) {
                int more = inflater.inflate(content, done, rawBytes - done);
                if (more == 0) {
                    throw new ProtoReader.Malformed("it unpacks to " + done + " bytes instead of " + rawBytes);
                }
                done += more;
            }
        } catch (DataFormatException e) {
            throw malformed("its packed bytes are damaged (" + e.getMessage() + ')', e);
        }
        return new ProtoReader(content, 0, rawBytes);
    }

    private void count(int bytes) {
        unpackedBytes += bytes;
        if (unpackedBytes > fileBytes * MAX_RATIO + SLACK_BYTES) {
            throw Problem.user("CV-OSM-007", "it unpacks to more than " + MAX_RATIO + " times its size")
                    .in(file)
                    .at(place())
                    .remedy("It is no street map; fetch it again from a source you trust");
        }
    }

    private static String packing(int field) {
        return switch (field) {
            case 4 -> "lzma";
            case 5 -> "bzip2";
            case 6 -> "lz4";
            default -> "zstd";
        };
    }

    static String text(ProtoReader range) {
        return new String(range.array(), range.position(), range.end() - range.position(), StandardCharsets.UTF_8);
    }

    String place() {
        return "blob " + index + " at byte " + blobOffset;
    }

    Problem malformed(String reason, Throwable cause) {
        return Problem.user("CV-OSM-004", "the blob cannot be read: " + reason)
                .in(file)
                .at(place())
                .causedBy(cause)
                .remedy("The file is damaged; fetch it again and compare its checksum");
    }

    private Problem truncated(Throwable cause) {
        return Problem.user("CV-OSM-003", "the file ends inside a blob after " + fileBytes + " bytes")
                .in(file)
                .at(place())
                .causedBy(cause)
                .remedy("The download was cut off; fetch it again");
    }

    private Problem wrongKind(int first, byte[] rest) {
        byte[] start = {(byte) first, rest[0], rest[1], rest[2]};
        String seen;
        String remedy;
        if (first == '<' || first == 0xEF) {
            seen = "it looks like XML";
            remedy = "Convert OSM XML with: osmium cat in.osm -o out.osm.pbf";
        } else if (first == 0x1F || first == 'B' && rest[0] == 'Z' || first == 'P' && rest[0] == 'K') {
            seen = "it is a packed archive";
            remedy = "Unpack it first";
        } else {
            seen = "it begins with the bytes " + Arrays.toString(start);
            remedy = "Give a file in OSM PBF format (.osm.pbf)";
        }
        return Problem.user("CV-OSM-005", "this is not an OSM PBF file: " + seen)
                .in(file)
                .remedy(remedy);
    }

    static Problem unreadable(String file, IOException e) {
        return Problem.user("CV-OSM-001", "the file cannot be read (" + e + ')')
                .in(file)
                .causedBy(e)
                .remedy("Check the path and the rights");
    }

    @Override
    public void close() {
        inflater.end();
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
