package citiverse.standards.cql2;

import citiverse.twin.json.CanonicalJson;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Writes CQL2-Text. Whatever is made of parts stands in parentheses where it is a part itself, so that no rank of
/// operators has to be known.
final class TextWriter {
    private final StringBuilder out;

    TextWriter(StringBuilder out) {
        this.out = out;
    }

    void write(Expression expression) {
        switch (expression) {
            case Expression.Text(String value) -> text(value);
            case Expression.Number(double value) -> number(value);
            case Expression.Flag(boolean value) -> out.append(value ? "TRUE" : "FALSE");
            case Expression.Day(var date) -> out.append("DATE('").append(date).append("')");
            case Expression.Moment moment ->
                out.append("TIMESTAMP('").append(Times.text(moment)).append("')");
            case Expression.Interval(Expression from, Expression to) -> {
                out.append("INTERVAL(");
                end(from);
                out.append(',');
                end(to);
                out.append(')');
            }
            case Expression.Unbounded open -> out.append("'..'");
            case Expression.Shape(Geometry geometry) -> geometry(geometry);
            case Expression.Box box -> box(box);
            case Expression.Property(String name) -> out.append(Names.written(name));
            case Expression.Folded(var fold, Expression operand) -> call(fold.name(), List.of(operand));
            case Expression.Arithmetic(var operator, Expression left, Expression right) ->
                joined(left, ' ' + operator.sign + ' ', right);
            case Expression.Call(String name, List<Expression> arguments) ->
                call(Names.writtenFunction(name), arguments);
            case Expression.Array(List<Expression> items) -> call("", items);
            case Expression.And(List<Expression> all) -> joined(all, " AND ");
            case Expression.Or(List<Expression> any) -> joined(any, " OR ");
            case Expression.Not(Expression operand) -> {
                out.append("NOT ");
                part(operand);
            }
            case Expression.Compare(var comparison, Expression left, Expression right) ->
                joined(left, ' ' + comparison.sign + ' ', right);
            case Expression.Like(Expression operand, Expression pattern) -> joined(operand, " LIKE ", pattern);
            case Expression.Between(Expression operand, Expression low, Expression high) -> {
                joined(operand, " BETWEEN ", low);
                out.append(" AND ");
                part(high);
            }
            case Expression.In(Expression operand, List<Expression> items) -> {
                part(operand);
                call(" IN ", items);
            }
            case Expression.IsNull(Expression operand) -> {
                part(operand);
                out.append(" IS NULL");
            }
            case Expression.Spatial(var relation, Expression left, Expression right) ->
                call(relation.name(), List.of(left, right));
            case Expression.Temporal(var relation, Expression left, Expression right) ->
                call(relation.name(), List.of(left, right));
            case Expression.OfArrays(var relation, Expression left, Expression right) -> {
                // Parentheses would make an array here.
                out.append(relation.name()).append('(');
                write(left);
                out.append(',');
                write(right);
                out.append(')');
            }
        }
    }

    /// A part, in parentheses where it would not hold together by itself.
    private void part(Expression part) {
        boolean loose =
                switch (part) {
                    case Expression.Arithmetic p -> true;
                    case Expression.And p -> true;
                    case Expression.Or p -> true;
                    case Expression.Not p -> true;
                    case Expression.Compare p -> true;
                    case Expression.Like p -> true;
                    case Expression.Between p -> true;
                    case Expression.In p -> true;
                    case Expression.IsNull p -> true;
                    default -> false;
                };
        if (loose) {
            out.append('(');
        }
        write(part);
        if (loose) {
            out.append(')');
        }
    }

    private void joined(Expression left, String between, Expression right) {
        part(left);
        out.append(between);
        part(right);
    }

    private void joined(List<Expression> parts, String between) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.append(between);
            }
            part(parts.get(i));
        }
    }

    private void call(String name, List<Expression> arguments) {
        out.append(name).append('(');
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            part(arguments.get(i));
        }
        out.append(')');
    }

    /// Dates and timestamps stand bare in an interval.
    private void end(Expression end) {
        switch (end) {
            case Expression.Day(var date) -> out.append('\'').append(date).append('\'');
            case Expression.Moment moment ->
                out.append('\'').append(Times.text(moment)).append('\'');
            default -> part(end);
        }
    }

    private void text(String value) {
        out.append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\'') {
                out.append('\'');
            }
            out.append(c);
        }
        out.append('\'');
    }

    private void number(double value) {
        out.append(
                value == 0 && 1 / value < 0 ? "-0" : CanonicalJson.number(value).toUpperCase(Locale.ROOT));
    }

    private void box(Expression.Box box) {
        out.append("BBOX(");
        number(box.west());
        comma(box.south());
        if (!Double.isNaN(box.bottom())) {
            comma(box.bottom());
        }
        comma(box.east());
        comma(box.north());
        if (!Double.isNaN(box.top())) {
            comma(box.top());
        }
        out.append(')');
    }

    private void comma(double value) {
        out.append(',');
        number(value);
    }

    private void geometry(Geometry geometry) {
        out.append(geometry.getGeometryType().toUpperCase(Locale.ROOT));
        Coordinate any = geometry.getCoordinate();
        out.append(any != null && !Double.isNaN(any.getZ()) ? " Z" : "");
        body(geometry);
    }

    private void body(Geometry geometry) {
        switch (geometry) {
            case Point point -> positions(point.getCoordinateSequence());
            case LineString line -> positions(line.getCoordinateSequence());
            case Polygon polygon -> {
                out.append('(');
                positions(polygon.getExteriorRing().getCoordinateSequence());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    out.append(',');
                    positions(polygon.getInteriorRingN(i).getCoordinateSequence());
                }
                out.append(')');
            }
            default -> {
                out.append('(');
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    out.append(i == 0 ? "" : ",");
                    if (geometry.getClass() == GeometryCollection.class) {
                        geometry(geometry.getGeometryN(i));
                    } else {
                        body(geometry.getGeometryN(i));
                    }
                }
                out.append(')');
            }
        }
    }

    private void positions(CoordinateSequence points) {
        out.append('(');
        for (int i = 0; i < points.size(); i++) {
            out.append(i == 0 ? "" : ",");
            number(points.getX(i));
            out.append(' ');
            number(points.getY(i));
            if (points.hasZ() && !Double.isNaN(points.getZ(i))) {
                out.append(' ');
                number(points.getZ(i));
            }
        }
        out.append(')');
    }
}
