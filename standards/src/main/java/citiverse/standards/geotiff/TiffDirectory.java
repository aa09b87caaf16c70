package citiverse.standards.geotiff;

import citiverse.twin.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The first image directory of a TIFF file: its fields by tag, each checked to lie inside the file before it is read.
final class TiffDirectory {
    private static final int MAX_FIELD_BYTES = 64 * 1024 * 1024;
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private record Field(int type, long count, ByteBuffer values) {}

    private final String file;
    private final FileChannel channel;
    private final long fileBytes;
    private final Map<Integer, Field> fields = new HashMap<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    TiffDirectory(FileChannel channel, String file) throws IOException {
        this.file = file;
        this.channel = channel;
        fileBytes = channel.size();
        if (fileBytes == 0) {
            throw Problem.user("CV-GEOTIFF-002", "the file is empty").in(file).remedy("Fetch it again");
        }
        readFields(readHeader());
    }

    private long readHeader() throws IOException {
        if (fileBytes < 8) {
            throw wrongKind();
        }
        ByteBuffer header = bytes(0, 8, "the header");
        int mark = header.getShort(0);
        if (mark == 0x4949) {
            order = ByteOrder.LITTLE_ENDIAN;
        } else if (mark == 0x4D4D) {
            order = ByteOrder.BIG_ENDIAN;
        } else {
            throw wrongKind();
        }
        header.order(order);
        int version = header.getShort(2);
        if (version == 43) {
            throw Problem.user("CV-GEOTIFF-005", "it is a BigTIFF, which is not read")
                    .in(file)
                    .remedy("Write it as a classic TIFF: gdal_translate -co BIGTIFF=NO");
        }
        if (version != 42) {
            throw wrongKind();
        }
        return header.getInt(4) & 0xFFFF_FFFFL;
    }

    private void readFields(long offset) throws IOException {
        int count = bytes(offset, 2, "the directory").getShort() & 0xFFFF;
        ByteBuffer entries = bytes(offset + 2, count * 12L, "the directory");
        for (int i = 0; i < count; i++) {
            int tag = entries.getShort() & 0xFFFF;
            int type = entries.getShort() & 0xFFFF;
            long values = entries.getInt() & 0xFFFF_FFFFL;
            int at = entries.position();
            entries.getInt();
            if (type == 0 || type >= BYTES_OF_TYPE.length) {
                continue;
            }
            long length = values * BYTES_OF_TYPE[type];
            if (length > MAX_FIELD_BYTES) {
                throw damaged("tag " + tag, "it claims " + length + " bytes");
            }
            ByteBuffer content = length <= 4
                    ? entries.slice(at, (int) length).order(order)
                    : bytes(entries.getInt(at) & 0xFFFF_FFFFL, length, "tag " + tag);
            fields.put(tag, new Field(type, values, content));
        }
    }

    /// Bytes of the file, in its byte order.
    ByteBuffer bytes(long offset, long length, String place) throws IOException {
        if (offset < 0 || length < 0 || offset > fileBytes - length) {
            throw Problem.user(
                            "CV-GEOTIFF-003",
                            "it points to " + length + " bytes at " + offset + ", but the file ends at " + fileBytes)
                    .in(file)
                    .at(place)
                    .remedy("The file is cut off or damaged; fetch it again");
        }
        var buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip().order(order);
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    int count(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : (int) field.count();
    }

    /// A whole number of a field, empty where the field or the value is not there.
    OptionalLong whole(int tag, int index) {
        Field field = fields.get(tag);
        if (field == null || index < 0 || index >= field.count()) {
            return OptionalLong.empty();
        }
        ByteBuffer values = field.values();
        return switch (field.type()) {
            case 1, 7 -> OptionalLong.of(values.get(index) & 0xFF);
            case 3 -> OptionalLong.of(values.getShort(2 * index) & 0xFFFF);
            case 4 -> OptionalLong.of(values.getInt(4 * index) & 0xFFFF_FFFFL);
            default -> throw damaged("tag " + tag, "its type " + field.type() + " is not that of a whole number");
        };
    }

    /// A whole number of a field with a bound, or what it is where the field is not there.
    int whole(int tag, int otherwise, int least, int most) {
        long value = whole(tag, 0).orElse(otherwise);
        if (value < least || value > most) {
            throw damaged("tag " + tag, "the value " + value + " is not within " + least + " to " + most);
        }
        return (int) value;
    }

    /// All numbers of a field of doubles, none where the field is not there.
    double[] doubles(int tag) {
        Field field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        if (field.type() != 12) {
            throw damaged("tag " + tag, "its type " + field.type() + " is not that of a double");
        }
        var values = new double[(int) field.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.values().getDouble(8 * i);
        }
        return values;
    }

    /// The text of a field without its closing zero, empty where the field is not there.
    String text(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.type() != 2) {
            return "";
        }
        String text = StandardCharsets.UTF_8.decode(field.values().duplicate()).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    Problem damaged(String place, String reason) {
        return Problem.user("CV-GEOTIFF-004", "the file cannot be read: " + reason)
                .in(file)
                .at(place)
                .remedy("The file is damaged; fetch it again and compare its checksum");
    }

    Problem unsupported(String reason, String remedy) {
        return Problem.user("CV-GEOTIFF-005", reason).in(file).remedy(remedy);
    }

    private Problem wrongKind() {
        return Problem.user("CV-GEOTIFF-001", "this is not a TIFF file: it does not begin with II or MM and 42")
                .in(file)
                .remedy("Give a GeoTIFF of heights, such as: gdal_translate in.hgt out.tif");
    }
}
