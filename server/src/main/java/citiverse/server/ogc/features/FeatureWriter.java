package citiverse.server.ogc.features;

import citiverse.twin.Feature;
import citiverse.twin.Value;
import java.time.Instant;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Writes features as GeoJSON (RFC 7946; in another CRS as Part 2 has it), with the members `provenance` and, where
/// they hold for a time only, `time`. Packed content is left out. Not for sharing among threads.
final class FeatureWriter {
    private static final byte[] BEGIN = JsonBytes.ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = JsonBytes.ascii(",\"geometry\":");
    private static final byte[] PROPERTIES = JsonBytes.ascii(",\"properties\":{");
    private static final byte[] SOURCE = JsonBytes.ascii("},\"provenance\":{\"source\":");
    private static final byte[] ACTIVITY = JsonBytes.ascii(",\"activity\":");
    private static final byte[] NULL = JsonBytes.ascii("null");

    private final JsonBytes out;
    private final Srs srs;

    FeatureWriter(JsonBytes out, Srs srs) {
        this.out = out;
        this.srs = srs;
    }

    /// Writes all but the closing brace, so that links can follow.
    void open(Feature feature) {
        out.raw(BEGIN).text(feature.id()).raw(GEOMETRY);
        if (feature.shape() == null) {
            out.raw(NULL);
        } else {
            geometry(feature.shape());
        }
        out.raw(PROPERTIES);
        boolean[] first = {true};
        feature.properties().forEach((name, value) -> {
            if (!(value instanceof Value.Bytes)) {
                if (!first[0]) {
                    out.raw(',');
                }
                first[0] = false;
                out.text(name).raw(':');
                value(value);
            }
        });
        out.raw(SOURCE)
                .text(feature.provenance().source())
                .raw(ACTIVITY)
                .text(feature.provenance().activity())
                .raw('}');
        Instant from = feature.validity().from();
        Instant to = feature.validity().to();
        if (!from.equals(Instant.MIN) || !to.equals(Instant.MAX)) {
            out.raw(",\"time\":{\"interval\":[")
                    .text(from.equals(Instant.MIN) ? ".." : from.toString())
                    .raw(',')
                    .text(to.equals(Instant.MAX) ? ".." : to.toString())
                    .raw("]}");
        }
    }

    void write(Feature feature) {
        open(feature);
        out.raw('}');
    }

    private void value(Value value) {
        switch (value) {
            case Value.Text(String text) -> out.text(text);
            case Value.Whole(long number) -> out.number(number);
            case Value.Real(double number) -> out.number(number);
            case Value.Flag(boolean set) -> out.raw(set ? "true" : "false");
            case Value.Missing missing -> out.raw("null");
            case Value.Bytes bytes -> out.raw("null");
        }
    }

    private void geometry(Geometry geometry) {
        boolean collection = geometry.getClass() == GeometryCollection.class;
        out.raw("{\"type\":\"")
                .raw(geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType())
                .raw(collection ? "\",\"geometries\":" : "\",\"coordinates\":");
        if (collection) {
            out.raw('[');
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                comma(i);
                geometry(geometry.getGeometryN(i));
            }
            out.raw(']');
        } else {
            coordinates(geometry);
        }
        out.raw('}');
    }

    private void comma(int i) {
        if (i > 0) {
            out.raw(',');
        }
    }

    private void coordinates(Geometry geometry) {
        switch (geometry) {
            case Point point -> {
                if (point.isEmpty()) {
                    out.raw("[]");
                } else {
                    position(point.getCoordinateSequence(), 0);
                }
            }
            case LineString line -> positions(line.getCoordinateSequence());
            case Polygon polygon -> {
                out.raw('[');
                if (!polygon.isEmpty()) {
                    ring(polygon.getExteriorRing(), true);
                    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                        out.raw(',');
                        ring(polygon.getInteriorRingN(i), false);
                    }
                }
                out.raw(']');
            }
            default -> {
                out.raw('[');
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    comma(i);
                    coordinates(geometry.getGeometryN(i));
                }
                out.raw(']');
            }
        }
    }

    /// Shells turn counterclockwise, holes clockwise (RFC 7946, 3.1.6).
    private void ring(LinearRing ring, boolean counterclockwise) {
        CoordinateSequence points = ring.getCoordinateSequence();
        if (area(points) >= 0 == counterclockwise) {
            positions(points);
            return;
        }
        out.raw('[');
        for (int i = points.size() - 1; i >= 0; i--) {
            position(points, i);
            if (i > 0) {
                out.raw(',');
            }
        }
        out.raw(']');
    }

    /// Twice the area within a ring, positive where it turns counterclockwise.
    private static double area(CoordinateSequence points) {
        double x = points.getX(0);
        double y = points.getY(0);
        double sum = 0;
        for (int i = 1; i < points.size() - 1; i++) {
            sum += (points.getX(i) - x) * (points.getY(i + 1) - y) - (points.getX(i + 1) - x) * (points.getY(i) - y);
        }
        return sum;
    }

    private void positions(CoordinateSequence points) {
        out.raw('[');
        for (int i = 0; i < points.size(); i++) {
            comma(i);
            position(points, i);
        }
        out.raw(']');
    }

    private void position(CoordinateSequence points, int i) {
        double x = points.getX(i);
        double y = points.getY(i);
        if (!srs.isCrs84()) {
            Coordinate moved = srs.fromCrs84(x, y);
            x = moved.x;
            y = moved.y;
        }
        out.raw('[').number(x).raw(',').number(y);
        if (points.hasZ() && Double.isFinite(points.getZ(i))) {
            out.raw(',').number(points.getZ(i));
        }
        out.raw(']');
    }
}
