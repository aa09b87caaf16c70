package citiverse.standards.geopackage;

import citiverse.twin.Wkb;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/// Geometries as GeoPackage 1.4 stores them (clause 2.1.3): a header with the reference system and an envelope, then
/// WKB.
final class GeometryBlob {
    private static final int HEADER_BYTES = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
    private static final int CRS84 = 4326;
    private static final int MAX_DEPTH = 32;
    private static final int EMPTY = 1 << 4;
    private static final int EXTENDED = 1 << 5;

    private GeometryBlob() {}

    /// The geometry of a blob; measures (m) are dropped.
    ///
    /// @throws IllegalArgumentException saying why where there is none
    static Geometry read(byte[] blob) {
        if (blob.length < HEADER_BYTES || blob[0] != 'G' || blob[1] != 'P') {
            throw new IllegalArgumentException("its geometry does not begin with GP");
        }
        int flags = blob[3];
        if ((flags & EXTENDED) != 0) {
            throw new IllegalArgumentException("its geometry is of an extended type");
        }
        int envelope = flags >> 1 & 7;
        if (envelope >= ENVELOPE_BYTES.length) {
            throw new IllegalArgumentException("its geometry has an envelope of kind " + envelope);
        }
        int start = HEADER_BYTES + ENVELOPE_BYTES[envelope];
        if (start > blob.length) {
            throw new IllegalArgumentException("its geometry ends too early");
        }
        return Wkb.read(withoutMeasures(blob, start));
    }

    /// The WKB of a blob without measures: types 2000 and 3000 become 0 and 1000.
    private static byte[] withoutMeasures(byte[] blob, int start) {
        var in = ByteBuffer.wrap(blob, start, blob.length - start).slice();
        var out = ByteBuffer.allocate(in.remaining());
        try {
            copy(in, out, 0);
        } catch (BufferUnderflowException | BufferOverflowException e) {
            throw new IllegalArgumentException("its geometry ends too early", e);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes follow its geometry");
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void copy(ByteBuffer in, ByteBuffer out, int depth) {
        byte order = in.get();
        in.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        out.order(in.order());
        int code = in.getInt();
        int dimensions = code / 1000;
        int type = code % 1000;
        if (depth > MAX_DEPTH || code < 0 || dimensions > 3 || type < 1 || type > 7) {
            throw new IllegalArgumentException("its geometry is of type " + code + ", which is not read");
        }
        boolean height = dimensions == 1 || dimensions == 3;
        boolean measure = dimensions >= 2;
        out.put(order).putInt(type + (height ? 1000 : 0));
        switch (type) {
            case 1 -> points(in, out, 1, height, measure);
            case 2 -> points(in, out, count(in, out), height, measure);
            case 3 -> {
                int rings = count(in, out);
                for (int i = 0; i < rings; i++) {
                    points(in, out, count(in, out), height, measure);
                }
            }
            default -> {
                int parts = count(in, out);
                for (int i = 0; i < parts; i++) {
                    copy(in, out, depth + 1);
                }
            }
        }
    }

    private static int count(ByteBuffer in, ByteBuffer out) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("a count in its geometry is impossible: " + count);
        }
        out.putInt(count);
        return count;
    }

    private static void points(ByteBuffer in, ByteBuffer out, int count, boolean height, boolean measure) {
        for (int i = 0; i < count; i++) {
            out.putDouble(in.getDouble()).putDouble(in.getDouble());
            if (height) {
                out.putDouble(in.getDouble());
            }
            if (measure) {
                in.getDouble();
            }
        }
    }

    /// The blob of a geometry in CRS84.
    static byte[] write(Geometry geometry) {
        byte[] wkb = Wkb.write(geometry);
        boolean boxed = !geometry.isEmpty() && !(geometry instanceof Point);
        var out = ByteBuffer.allocate(HEADER_BYTES + (boxed ? ENVELOPE_BYTES[1] : 0) + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'G').put((byte) 'P').put((byte) 0);
        out.put((byte) (1 | (boxed ? 1 << 1 : 0) | (geometry.isEmpty() ? EMPTY : 0)))
                .putInt(CRS84);
        if (boxed) {
            Envelope box = geometry.getEnvelopeInternal();
            out.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        return out.put(wkb).array();
    }
}
