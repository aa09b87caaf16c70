package citiverse.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/// Well-known binary of ISO 19125 / SQL/MM, little-endian, as GeoPackage stores it: 2D, or with heights where any
/// coordinate has one (type + 1000). The same geometry always gives the same bytes.
public final class Wkb {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int DEEPEST = 32;

    private Wkb() {}

    /// The bytes of a geometry; measures (m) are not kept.
    public static byte[] write(Geometry geometry) {
        boolean heights = hasHeights(geometry);
        var out = ByteBuffer.allocate(size(geometry, heights)).order(ByteOrder.LITTLE_ENDIAN);
        write(out, geometry, heights);
        return out.array();
    }

    /// True where any coordinate has a height.
    public static boolean hasHeights(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            boolean found =
                    switch (geometry.getGeometryN(i)) {
                        case Point point -> hasHeights(point.getCoordinateSequence());
                        case LineString line -> hasHeights(line.getCoordinateSequence());
                        case Polygon polygon -> ringHasHeights(polygon);
                        case Geometry part -> part != geometry && hasHeights(part);
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean ringHasHeights(Polygon polygon) {
        if (hasHeights(polygon.getExteriorRing().getCoordinateSequence())) {
            return true;
        }
        for (int ring = 0; ring < polygon.getNumInteriorRing(); ring++) {
            if (hasHeights(polygon.getInteriorRingN(ring).getCoordinateSequence())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasHeights(CoordinateSequence points) {
        if (points.hasZ()) {
            for (int i = 0; i < points.size(); i++) {
                if (!Double.isNaN(points.getZ(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int size(Geometry geometry, boolean heights) {
        int perPoint = heights ? 24 : 16;
        return switch (geometry) {
            case Point point -> 5 + perPoint;
            case LineString line -> 9 + perPoint * line.getNumPoints();
            case Polygon polygon when polygon.isEmpty() -> 9;
            case Polygon polygon -> 9 + 4 * (1 + polygon.getNumInteriorRing()) + perPoint * polygon.getNumPoints();
            default -> {
                int sum = 9;
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    sum += size(geometry.getGeometryN(i), heights);
                }
                yield sum;
            }
        };
    }

    private static void write(ByteBuffer out, Geometry geometry, boolean heights) {
        int type =
                switch (geometry) {
                    case Point point -> 1;
                    case LineString line -> 2;
                    case Polygon polygon -> 3;
                    case MultiPoint points -> 4;
                    case MultiLineString lines -> 5;
                    case MultiPolygon polygons -> 6;
                    case GeometryCollection collection -> 7;
                    default -> throw new IllegalArgumentException("no WKB for a " + geometry.getGeometryType());
                };
        out.put((byte) 1).putInt(heights ? type + 1000 : type);
        switch (geometry) {
            case Point point
            when point.isEmpty() -> {
                for (int i = 0; i < (heights ? 3 : 2); i++) {
                    out.putDouble(Double.NaN);
                }
            }
            case Point point -> points(out, point.getCoordinateSequence(), heights);
            case LineString line -> {
                out.putInt(line.getNumPoints());
                points(out, line.getCoordinateSequence(), heights);
            }
            case Polygon polygon when polygon.isEmpty() -> out.putInt(0);
            case Polygon polygon -> {
                out.putInt(1 + polygon.getNumInteriorRing());
                ring(out, polygon.getExteriorRing(), heights);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    ring(out, polygon.getInteriorRingN(i), heights);
                }
            }
            default -> {
                out.putInt(geometry.getNumGeometries());
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    write(out, geometry.getGeometryN(i), heights);
                }
            }
        }
    }

    private static void ring(ByteBuffer out, LinearRing ring, boolean heights) {
        out.putInt(ring.getNumPoints());
        points(out, ring.getCoordinateSequence(), heights);
    }

    private static void points(ByteBuffer out, CoordinateSequence points, boolean heights) {
        for (int i = 0; i < points.size(); i++) {
            out.putDouble(points.getX(i)).putDouble(points.getY(i));
            if (heights) {
                out.putDouble(points.hasZ() ? points.getZ(i) : Double.NaN);
            }
        }
    }

    /// The geometry of some bytes, either byte order.
    ///
    /// @throws IllegalArgumentException where they are not the WKB of one geometry
    public static Geometry read(byte[] wkb) {
        return read(wkb, 0, wkb.length);
    }

    /// The geometry of a part of some bytes.
    public static Geometry read(byte[] bytes, int offset, int length) {
        var in = ByteBuffer.wrap(bytes, offset, length);
        try {
            Geometry geometry = read(in, 0);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes follow the geometry");
            }
            return geometry;
        } catch (java.nio.BufferUnderflowException e) {
            throw new IllegalArgumentException("the geometry ends too early, after " + length + " bytes", e);
        }
    }

    private static Geometry read(ByteBuffer in, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the geometry nests deeper than " + DEEPEST);
        }
        byte order = in.get();
        if (order != 0 && order != 1) {
            throw new IllegalArgumentException("unknown byte order " + order);
        }
        in.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int code = in.getInt();
        boolean heights = code / 1000 == 1;
        if (!heights && code / 1000 != 0) {
            throw new IllegalArgumentException("unknown geometry type " + code);
        }
        return switch (code % 1000) {
            case 1 -> point(in, heights);
            case 2 -> FACTORY.createLineString(points(in, count(in, heights ? 24 : 16), heights));
            case 3 -> polygon(in, heights);
            case 4 -> FACTORY.createMultiPoint(parts(in, depth, new Point[count(in, 21)]));
            case 5 -> FACTORY.createMultiLineString(parts(in, depth, new LineString[count(in, 9)]));
            case 6 -> FACTORY.createMultiPolygon(parts(in, depth, new Polygon[count(in, 9)]));
            case 7 -> FACTORY.createGeometryCollection(parts(in, depth, new Geometry[count(in, 9)]));
            default -> throw new IllegalArgumentException("unknown geometry type " + code);
        };
    }

    private static <G extends Geometry> G[] parts(ByteBuffer in, int depth, G[] parts) {
        for (int i = 0; i < parts.length; i++) {
            Geometry part = read(in, depth + 1);
            if (!parts.getClass().getComponentType().isInstance(part)) {
                throw new IllegalArgumentException("a " + part.getGeometryType() + " does not belong in this geometry");
            }
            @SuppressWarnings("unchecked")
            G checked = (G) part;
            parts[i] = checked;
        }
        return parts;
    }

    /// A count of items that each take some bytes, so a forged one cannot ask for more memory than the input.
    private static int count(ByteBuffer in, int bytesEach) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new IllegalArgumentException("a count in the geometry is impossible: " + count);
        }
        return count;
    }

    private static Point point(ByteBuffer in, boolean heights) {
        CoordinateSequence one = points(in, 1, heights);
        return Double.isNaN(one.getX(0)) ? FACTORY.createPoint() : FACTORY.createPoint(one);
    }

    private static Polygon polygon(ByteBuffer in, boolean heights) {
        int rings = count(in, 4);
        if (rings == 0) {
            return FACTORY.createPolygon();
        }
        int bytesEach = heights ? 24 : 16;
        LinearRing shell = FACTORY.createLinearRing(points(in, count(in, bytesEach), heights));
        var holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = FACTORY.createLinearRing(points(in, count(in, bytesEach), heights));
        }
        return FACTORY.createPolygon(shell, holes);
    }

    private static CoordinateSequence points(ByteBuffer in, int count, boolean heights) {
        var points = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            double x = in.getDouble();
            double y = in.getDouble();
            points[i] = heights ? new Coordinate(x, y, in.getDouble()) : new CoordinateXY(x, y);
        }
        return new CoordinateArraySequence(points, heights ? 3 : 2, 0);
    }
}
