package citiverse.twin.store;

import citiverse.twin.Wkb;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Geometry as GeoPackage stores it (clause 2.1.3): a header with the reference system and, but for points, the
/// envelope; then WKB.
final class GeometryBlob {
    private static final int HEADER = 8;
    private static final int ENVELOPE = 32;

    private GeometryBlob() {}

    /// The blob of a geometry.
    ///
    /// @param kind kind of geometry of the layer; a single part becomes a multi-part where that is one
    /// @param wkb the geometry as WKB
    static byte[] of(Geometry geometry, String kind, byte[] wkb) {
        Geometry shown = asDeclared(geometry, kind);
        byte[] content = shown == geometry ? wkb : Wkb.write(shown);
        boolean empty = shown.isEmpty();
        boolean boxed = !empty && !(shown instanceof Point);
        var out = ByteBuffer.allocate(HEADER + (boxed ? ENVELOPE : 0) + content.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'G').put((byte) 'P').put((byte) 0);
        out.put((byte) (1 | (boxed ? 1 << 1 : 0) | (empty ? 1 << 4 : 0)));
        out.putInt(Tables.SRS);
        if (boxed) {
            Envelope box = shown.getEnvelopeInternal();
            out.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        return out.put(content).array();
    }

    private static Geometry asDeclared(Geometry geometry, String kind) {
        if (!kind.startsWith("MULTI") || geometry instanceof GeometryCollection) {
            return geometry;
        }
        return switch (geometry) {
            case Point point -> geometry.getFactory().createMultiPoint(new Point[] {point});
            case LineString line -> geometry.getFactory().createMultiLineString(new LineString[] {line});
            case Polygon polygon -> geometry.getFactory().createMultiPolygon(new Polygon[] {polygon});
            default -> geometry;
        };
    }

    /// Widens an envelope by what a blob of [#of] covers, from its first 61 bytes.
    static void widen(Envelope box, byte[] blob) {
        var in = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        int flags = blob[3];
        if ((flags & 1 << 4) != 0) {
            return;
        }
        if ((flags & 1 << 1) != 0) {
            box.expandToInclude(in.getDouble(HEADER), in.getDouble(HEADER + 16));
            box.expandToInclude(in.getDouble(HEADER + 8), in.getDouble(HEADER + 24));
        } else {
            box.expandToInclude(in.getDouble(HEADER + 5), in.getDouble(HEADER + 13));
        }
    }
}
