package citiverse.standards.cql2;

import citiverse.standards.cql2.Queryables.Queryable;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;

/// Turns values into functions of a feature; null, NaN or unknown where a feature has none.
final class Operands {
    /// Kinds of values as far as they can be compared.
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        INSTANT,
        INTERVAL,
        GEOMETRY
    }

    private final Queryables queryables;
    private final Compiler compiler;

    Operands(Queryables queryables, Compiler compiler) {
        this.queryables = queryables;
        this.compiler = compiler;
    }

    static Problem misfit(String reason) {
        return Problem.user("CV-CQL2-004", reason)
                .at("filter")
                .remedy("Compare values of one kind; the queryables of the layer tell theirs");
    }

    static Problem notOffered(String what) {
        return Problem.user("CV-CQL2-005", what + " is not offered")
                .at("filter")
                .remedy("Use the conformance classes that the server declares");
    }

    static Problem noFunction(String name) {
        return notOffered("the function \"" + Names.shortened(name) + '"');
    }

    /// The expression for a message.
    static String shown(Expression expression) {
        return '"' + Names.shortened(Cql2Text.write(expression)) + '"';
    }

    Kind kind(Expression value) {
        return switch (value) {
            case Expression.Text e -> Kind.TEXT;
            case Expression.Folded e -> Kind.TEXT;
            case Expression.Number e -> Kind.NUMBER;
            case Expression.Arithmetic e -> Kind.NUMBER;
            case Expression.Day e -> Kind.INSTANT;
            case Expression.Moment e -> Kind.INSTANT;
            case Expression.Interval e -> Kind.INTERVAL;
            case Expression.Unbounded e -> Kind.INTERVAL;
            case Expression.Shape e -> Kind.GEOMETRY;
            case Expression.Box e -> Kind.GEOMETRY;
            case Expression.Property(String name) ->
                kind(queryables.require(name).kind());
            case Expression.Call(String name, var arguments) -> throw noFunction(name);
            case Expression.Array e -> throw notOffered("an array");
            case Expression.OfArrays e -> throw notOffered("the function " + e.relation());
            case Expression.Flag e -> Kind.FLAG;
            case Expression.And e -> Kind.FLAG;
            case Expression.Or e -> Kind.FLAG;
            case Expression.Not e -> Kind.FLAG;
            case Expression.Compare e -> Kind.FLAG;
            case Expression.Like e -> Kind.FLAG;
            case Expression.Between e -> Kind.FLAG;
            case Expression.In e -> Kind.FLAG;
            case Expression.IsNull e -> Kind.FLAG;
            case Expression.Spatial e -> Kind.FLAG;
            case Expression.Temporal e -> Kind.FLAG;
        };
    }

    private static Kind kind(Queryables.Kind kind) {
        return switch (kind) {
            case TEXT -> Kind.TEXT;
            case WHOLE, REAL -> Kind.NUMBER;
            case FLAG -> Kind.FLAG;
            case INSTANT -> Kind.INSTANT;
            case GEOMETRY -> Kind.GEOMETRY;
        };
    }

    /// The kind in which two values are compared: their own, or instants where one is a text of the layer.
    Kind shared(Expression left, Expression right) {
        Kind one = kind(left);
        Kind other = kind(right);
        if (one == other) {
            return one;
        }
        boolean dated = one == Kind.INSTANT && other == Kind.TEXT && right instanceof Expression.Property
                || other == Kind.INSTANT && one == Kind.TEXT && left instanceof Expression.Property;
        if (dated) {
            return Kind.INSTANT;
        }
        throw misfit(shown(left) + " (" + one.name().toLowerCase(java.util.Locale.ROOT) + ") and " + shown(right) + " ("
                + other.name().toLowerCase(java.util.Locale.ROOT) + ") cannot be compared");
    }

    private Problem not(Kind wanted, Expression found) {
        return misfit(shown(found) + " is " + kind(found).name().toLowerCase(java.util.Locale.ROOT) + " where "
                + wanted.name().toLowerCase(java.util.Locale.ROOT) + " is asked for");
    }

    Function<Feature, String> text(Expression value) {
        return switch (value) {
            case Expression.Text(String text) -> feature -> text;
            case Expression.Folded(var fold, Expression operand) -> {
                Function<Feature, String> text = text(operand);
                yield feature -> {
                    String found = text.apply(feature);
                    return found == null ? null : Folding.fold(fold, found);
                };
            }
            case Expression.Property(String name) when kind(value) == Kind.TEXT -> text(queryables.require(name));
            default -> throw not(Kind.TEXT, value);
        };
    }

    private static Function<Feature, String> text(Queryable queryable) {
        String name = queryable.name();
        if (!queryable.column()) {
            return name.equals("id") ? Feature::id : Feature::type;
        }
        return feature -> switch (feature.properties().value(name).orElse(Value.Missing.MISSING)) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Double.toString(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes bytes -> null;
            case Value.Missing missing -> null;
        };
    }

    ToDoubleFunction<Feature> number(Expression value) {
        return switch (value) {
            case Expression.Number(double number) -> feature -> number;
            case Expression.Arithmetic(var operator, Expression left, Expression right) -> {
                ToDoubleFunction<Feature> one = number(left);
                ToDoubleFunction<Feature> other = number(right);
                yield feature -> operator.of(one.applyAsDouble(feature), other.applyAsDouble(feature));
            }
            case Expression.Property(String name)
            when kind(value) == Kind.NUMBER ->
                feature -> feature.properties().number(name).orElse(Double.NaN);
            default -> throw not(Kind.NUMBER, value);
        };
    }

    Truth.Test flag(Expression.Property property) {
        if (kind(property) != Kind.FLAG) {
            throw not(Kind.FLAG, property);
        }
        String name = property.name();
        return feature -> feature.properties().value(name).orElse(null) instanceof Value.Flag(boolean set)
                ? Truth.of(set)
                : Truth.UNKNOWN;
    }

    Function<Feature, Boolean> flagOrNull(Expression value) {
        Truth.Test test = compiler.test(value);
        return feature -> switch (test.on(feature)) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    /// A time: an instant, an interval, or a text of the layer that is read as a date or timestamp.
    Function<Feature, Span> span(Expression value) {
        return switch (value) {
            case Expression.Day(var date) -> {
                Span span = Span.of(date);
                yield feature -> span;
            }
            case Expression.Moment(Instant instant) -> {
                Span span = Span.of(instant);
                yield feature -> span;
            }
            case Expression.Interval(Expression from, Expression to) -> interval(end(from), end(to));
            case Expression.Property(String name)
            when kind(value) == Kind.INSTANT ->
                name.equals("valid_from")
                        ? feature -> instant(feature.validity().from())
                        : feature -> instant(feature.validity().to());
            case Expression.Property(String name)
            when kind(value) == Kind.TEXT -> {
                Function<Feature, String> text = text(value);
                yield feature -> {
                    String found = text.apply(feature);
                    return found == null ? null : Span.parse(found).orElse(null);
                };
            }
            default -> throw not(Kind.INSTANT, value);
        };
    }

    private static Span instant(Instant instant) {
        return instant.equals(Instant.MIN) || instant.equals(Instant.MAX) ? null : Span.of(instant);
    }

    private Function<Feature, Span> end(Expression end) {
        if (end == Expression.Unbounded.UNBOUNDED) {
            return feature -> null;
        }
        if (end instanceof Expression.Interval) {
            throw not(Kind.INSTANT, end);
        }
        return span(end);
    }

    private static Function<Feature, Span> interval(Function<Feature, Span> from, Function<Feature, Span> to) {
        return feature -> {
            Span first = from.apply(feature);
            Span last = to.apply(feature);
            boolean days = (first == null || first.days()) && (last == null || last.days());
            return Span.between(
                    first == null ? new Span(Instant.MIN, Instant.MIN, days) : first,
                    last == null ? new Span(Instant.MAX, Instant.MAX, days) : last);
        };
    }

    /// A literal place that is valid, or null where the operand is the geometry of the feature.
    Geometry literalShape(Expression operand) {
        return switch (operand) {
            case Expression.Shape(Geometry geometry) -> Shapes.valid(geometry);
            case Expression.Box box -> Shapes.area(box);
            case Expression.Property property when kind(property) == Kind.GEOMETRY -> null;
            default -> throw not(Kind.GEOMETRY, operand);
        };
    }

    Truth.Test isNull(Expression operand) {
        return switch (kind(operand)) {
            case TEXT -> {
                Function<Feature, String> text = text(operand);
                yield feature -> Truth.of(text.apply(feature) == null);
            }
            case NUMBER -> {
                ToDoubleFunction<Feature> number = number(operand);
                yield feature -> Truth.of(Double.isNaN(number.applyAsDouble(feature)));
            }
            case FLAG -> {
                Truth.Test test = compiler.test(operand);
                yield feature -> Truth.of(test.on(feature) == Truth.UNKNOWN);
            }
            case INSTANT -> {
                Function<Feature, Span> span = span(operand);
                yield feature -> Truth.of(span.apply(feature) == null);
            }
            case INTERVAL -> feature -> Truth.FALSE;
            case GEOMETRY -> {
                boolean literal = literalShape(operand) != null;
                yield feature -> Truth.of(!literal && feature.shape() == null);
            }
        };
    }
}
