package citiverse.standards.cql2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Turns an expression into the tree of CQL2-JSON.
final class JsonWriter {
    private JsonWriter() {}

    static Object tree(Expression expression) {
        return switch (expression) {
            case Expression.Text(String value) -> value;
            case Expression.Number(double value) -> value;
            case Expression.Flag(boolean value) -> value;
            case Expression.Day(var date) -> Map.of("date", date.toString());
            case Expression.Moment moment -> Map.of("timestamp", Times.text(moment));
            case Expression.Interval(Expression from, Expression to) -> Map.of("interval", List.of(end(from), end(to)));
            case Expression.Unbounded open -> "..";
            case Expression.Shape(Geometry geometry) -> geometry(geometry);
            case Expression.Box box -> box(box);
            case Expression.Property(String name) -> Map.of("property", name);
            case Expression.Folded(var fold, Expression operand) ->
                operation(fold.name().toLowerCase(Locale.ROOT), List.of(operand));
            case Expression.Arithmetic(var operator, Expression left, Expression right) ->
                operation(operator.sign, List.of(left, right));
            case Expression.Call(String name, List<Expression> arguments) -> operation(name, arguments);
            case Expression.Array(List<Expression> items) -> trees(items);
            case Expression.And(List<Expression> all) -> operation("and", all);
            case Expression.Or(List<Expression> any) -> operation("or", any);
            case Expression.Not(Expression operand) -> operation("not", List.of(operand));
            case Expression.Compare(var comparison, Expression left, Expression right) ->
                operation(comparison.sign, List.of(left, right));
            case Expression.Like(Expression operand, Expression pattern) ->
                operation("like", List.of(operand, pattern));
            case Expression.Between(Expression operand, Expression low, Expression high) ->
                operation("between", List.of(operand, low, high));
            case Expression.In(Expression operand, List<Expression> items) ->
                Map.of("op", "in", "args", List.of(tree(operand), trees(items)));
            case Expression.IsNull(Expression operand) -> operation("isNull", List.of(operand));
            case Expression.Spatial(var relation, Expression left, Expression right) ->
                operation(relation.jsonName(), List.of(left, right));
            case Expression.Temporal(var relation, Expression left, Expression right) ->
                operation(relation.jsonName, List.of(left, right));
            case Expression.OfArrays(var relation, Expression left, Expression right) ->
                operation(relation.jsonName, List.of(left, right));
        };
    }

    private static Object operation(String op, List<Expression> args) {
        return Map.of("op", op, "args", trees(args));
    }

    private static List<Object> trees(List<Expression> parts) {
        return parts.stream().map(JsonWriter::tree).toList();
    }

    private static Object end(Expression end) {
        return switch (end) {
            case Expression.Day(var date) -> date.toString();
            case Expression.Moment moment -> Times.text(moment);
            default -> tree(end);
        };
    }

    private static Object box(Expression.Box box) {
        return Map.of(
                "bbox",
                Double.isNaN(box.bottom())
                        ? List.of(box.west(), box.south(), box.east(), box.north())
                        : List.of(box.west(), box.south(), box.bottom(), box.east(), box.north(), box.top()));
    }

    private static Map<String, Object> geometry(Geometry geometry) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", geometry.getGeometryType());
        if (geometry.getClass() == GeometryCollection.class) {
            var parts = new ArrayList<Object>();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                parts.add(geometry(geometry.getGeometryN(i)));
            }
            tree.put("geometries", parts);
        } else {
            tree.put("coordinates", coordinates(geometry));
        }
        return tree;
    }

    private static Object coordinates(Geometry geometry) {
        return switch (geometry) {
            case Point point -> positions(point.getCoordinateSequence()).getFirst();
            case LineString line -> positions(line.getCoordinateSequence());
            case Polygon polygon -> {
                var rings = new ArrayList<Object>();
                rings.add(positions(polygon.getExteriorRing().getCoordinateSequence()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    rings.add(positions(polygon.getInteriorRingN(i).getCoordinateSequence()));
                }
                yield rings;
            }
            default -> {
                var parts = new ArrayList<Object>();
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    parts.add(coordinates(geometry.getGeometryN(i)));
                }
                yield parts;
            }
        };
    }

    private static List<Object> positions(CoordinateSequence points) {
        var positions = new ArrayList<Object>();
        for (int i = 0; i < points.size(); i++) {
            positions.add(
                    points.hasZ() && !Double.isNaN(points.getZ(i))
                            ? List.of(points.getX(i), points.getY(i), points.getZ(i))
                            : List.of(points.getX(i), points.getY(i)));
        }
        return positions;
    }
}
