package citiverse.standards.geojson;

import citiverse.standards.AreaCheck;
import citiverse.standards.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/// Builds geometries of coordinates as RFC 7946 section 3.1 has them, and checks each position to be on the earth.
final class ShapeBuilder {
    /// A line or ring is too short; the feature is left out and noted, reading goes on.
    private static final class TooShort extends Exception {
        private static final long serialVersionUID = 1L;

        TooShort(String message) {
            super(message, null, false, false);
        }
    }

    private final GeometryFactory factory = new GeometryFactory();
    private final GeoJsonParser parser;
    private final Findings findings;

    ShapeBuilder(GeoJsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /// The geometry, or empty where it had to be left out, which is noted.
    Optional<Geometry> build(GeoJsonShape shape, String place) {
        try {
            return AreaCheck.valid(geometry(shape, place), place, findings);
        } catch (TooShort e) {
            findings.warn(e.getMessage(), place);
            return Optional.empty();
        }
    }

    private Geometry geometry(GeoJsonShape shape, String place) throws TooShort {
        Object c = shape.coordinates();
        return switch (shape.type()) {
            case "Point" -> point(c, place);
            case "LineString" -> line(c, place);
            case "Polygon" -> polygon(c, place);
            case "MultiPoint" -> {
                var points = new ArrayList<Point>();
                for (Object item : list(c, place)) {
                    points.add(point(item, place));
                }
                yield factory.createMultiPoint(points.toArray(Point[]::new));
            }
            case "MultiLineString" -> {
                var lines = new ArrayList<LineString>();
                for (Object item : list(c, place)) {
                    lines.add(line(item, place));
                }
                yield factory.createMultiLineString(lines.toArray(LineString[]::new));
            }
            case "MultiPolygon" -> {
                var polygons = new ArrayList<Polygon>();
                for (Object item : list(c, place)) {
                    polygons.add(polygon(item, place));
                }
                yield factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
            }
            default -> {
                var parts = new ArrayList<Geometry>();
                for (GeoJsonShape part : shape.parts()) {
                    parts.add(geometry(part, place));
                }
                yield factory.createGeometryCollection(parts.toArray(Geometry[]::new));
            }
        };
    }

    private Point point(Object coordinates, String place) {
        Coordinate at = position(coordinates, place);
        return factory.createPoint(new CoordinateArraySequence(new Coordinate[] {at}, dimension(at), 0));
    }

    private LineString line(Object coordinates, String place) throws TooShort {
        Coordinate[] positions = positions(coordinates, place);
        if (positions.length < 2) {
            throw new TooShort("left out: a line has fewer than two positions");
        }
        return factory.createLineString(sequence(positions));
    }

    private Polygon polygon(Object coordinates, String place) throws TooShort {
        var rings = new ArrayList<LinearRing>();
        for (Object ring : list(coordinates, place)) {
            rings.add(ring(ring, place));
        }
        if (rings.isEmpty()) {
            throw new TooShort("left out: a polygon has no ring");
        }
        LinearRing shell = rings.removeFirst();
        return factory.createPolygon(shell, rings.toArray(LinearRing[]::new));
    }

    private LinearRing ring(Object coordinates, String place) throws TooShort {
        Coordinate[] positions = positions(coordinates, place);
        if (positions.length >= 3 && !positions[0].equals2D(positions[positions.length - 1])) {
            findings.warn(
                    "ring closed: its last position was not its first",
                    place + ", near " + positions[0].x + ' ' + positions[0].y);
            positions = Arrays.copyOf(positions, positions.length + 1);
            positions[positions.length - 1] = positions[0].copy();
        }
        if (positions.length < 4) {
            throw new TooShort("left out: a ring has fewer than four positions");
        }
        return factory.createLinearRing(sequence(positions));
    }

    private Coordinate[] positions(Object coordinates, String place) {
        List<?> items = list(coordinates, place);
        var positions = new Coordinate[items.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(items.get(i), place);
        }
        return positions;
    }

    private Coordinate position(Object coordinates, String place) {
        if (!(coordinates instanceof double[] values)) {
            throw parser.wrong(place, "its coordinates do not have the form of its type");
        }
        if (!(Math.abs(values[0]) <= 180) || !(Math.abs(values[1]) <= 90)) {
            throw parser.outside(place, values[0], values[1]);
        }
        return values.length == 2
                ? new CoordinateXY(values[0], values[1])
                : new Coordinate(values[0], values[1], values[2]);
    }

    private List<?> list(Object coordinates, String place) {
        if (coordinates instanceof List<?> items) {
            return items;
        }
        throw parser.wrong(place, "its coordinates do not have the form of its type");
    }

    /// Three dimensions where any position has a height.
    private static CoordinateArraySequence sequence(Coordinate[] positions) {
        int dimension = 2;
        for (Coordinate position : positions) {
            dimension = Math.max(dimension, dimension(position));
        }
        if (dimension == 3) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = new Coordinate(positions[i].x, positions[i].y, positions[i].getZ());
            }
        }
        return new CoordinateArraySequence(positions, dimension, 0);
    }

    private static int dimension(Coordinate position) {
        return position instanceof CoordinateXY ? 2 : 3;
    }
}
