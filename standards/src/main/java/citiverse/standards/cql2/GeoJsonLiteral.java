package citiverse.standards.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/// Reads the geometries of CQL2-JSON, which are those of GeoJSON.
final class GeoJsonLiteral {
    private static final int DEEPEST = 8;

    private final Budget budget;
    private final Shapes shapes;

    GeoJsonLiteral(Budget budget) {
        this.budget = budget;
        this.shapes = new Shapes(budget);
    }

    Geometry geometry(Map<?, ?> object, int depth) {
        if (depth > DEEPEST) {
            throw Budget.tooDeep();
        }
        String type = String.valueOf(object.get("type"));
        Object c = object.get("coordinates");
        return switch (type) {
            case "Point" -> shapes.point(position(c));
            case "LineString" -> shapes.line(positions(c));
            case "Polygon" -> shapes.polygon(rings(c));
            case "MultiPoint" -> shapes.points(positions(c));
            case "MultiLineString" -> shapes.lines(rings(c));
            case "MultiPolygon" -> {
                var polygons = new ArrayList<List<List<Coordinate>>>();
                list(c).forEach(item -> polygons.add(rings(item)));
                yield shapes.polygons(polygons);
            }
            case "GeometryCollection" -> {
                var parts = new ArrayList<Geometry>();
                for (Object item : list(object.get("geometries"))) {
                    if (!(item instanceof Map<?, ?> part)) {
                        throw JsonReader.wrong("a collection holds something that is no geometry", "geometries");
                    }
                    parts.add(geometry(part, depth + 1));
                }
                yield shapes.collection(parts);
            }
            default -> throw JsonReader.wrong("\"" + Names.shortened(type) + "\" is no type of geometry", "type");
        };
    }

    Expression.Box box(List<?> numbers) {
        return shapes.box(numbers.stream().map(GeoJsonLiteral::number).toList());
    }

    private List<List<Coordinate>> rings(Object coordinates) {
        var rings = new ArrayList<List<Coordinate>>();
        list(coordinates).forEach(item -> rings.add(positions(item)));
        return rings;
    }

    private List<Coordinate> positions(Object coordinates) {
        var positions = new ArrayList<Coordinate>();
        list(coordinates).forEach(item -> positions.add(position(item)));
        return positions;
    }

    private Coordinate position(Object coordinates) {
        List<?> numbers = list(coordinates);
        if (numbers.size() < 2) {
            throw JsonReader.wrong("a position has fewer than two numbers", "coordinates");
        }
        double x = number(numbers.get(0));
        double y = number(numbers.get(1));
        budget.position(x, y);
        return numbers.size() == 2 ? new CoordinateXY(x, y) : new Coordinate(x, y, number(numbers.get(2)));
    }

    private static List<?> list(Object item) {
        if (item instanceof List<?> list) {
            return list;
        }
        throw JsonReader.wrong("the coordinates do not have the form of their type", "coordinates");
    }

    private static double number(Object item) {
        if (item instanceof java.lang.Number number) {
            return number.doubleValue();
        }
        throw JsonReader.wrong("a coordinate is not a number", "coordinates");
    }
}
