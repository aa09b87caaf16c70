package citiverse.standards.cql2;

import citiverse.standards.cql2.Expression.Comparison;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/// Turns predicates into tests, checking on the way that their parts fit.
final class Compiler {
    private final Operands operands;

    Compiler(Queryables queryables) {
        operands = new Operands(queryables, this);
    }

    Truth.Test test(Expression predicate) {
        return switch (predicate) {
            case Expression.Flag(boolean value) -> feature -> Truth.of(value);
            case Expression.Property property -> operands.flag(property);
            case Expression.And(List<Expression> all) ->
                all(all.stream().map(this::test).toList());
            case Expression.Or(List<Expression> any) ->
                any(any.stream().map(this::test).toList());
            case Expression.Not(Expression operand) -> {
                Truth.Test test = test(operand);
                yield feature -> test.on(feature).negated();
            }
            case Expression.Compare(Comparison comparison, Expression left, Expression right) ->
                compare(comparison, left, right);
            case Expression.Like like -> like(like);
            case Expression.Between(Expression operand, Expression low, Expression high) ->
                all(List.of(numbers(Comparison.AT_LEAST, operand, low), numbers(Comparison.AT_MOST, operand, high)));
            case Expression.In(Expression operand, List<Expression> items) -> in(operand, items);
            case Expression.IsNull(Expression operand) -> operands.isNull(operand);
            case Expression.Spatial spatial -> spatial(spatial);
            case Expression.Temporal temporal -> temporal(temporal);
            case Expression.OfArrays arrays -> throw Operands.notOffered("the function " + arrays.relation());
            case Expression.Call(String name, List<Expression> arguments) -> throw Operands.noFunction(name);
            case Expression.Text e -> throw noPredicate(e);
            case Expression.Number e -> throw noPredicate(e);
            case Expression.Day e -> throw noPredicate(e);
            case Expression.Moment e -> throw noPredicate(e);
            case Expression.Interval e -> throw noPredicate(e);
            case Expression.Unbounded e -> throw noPredicate(e);
            case Expression.Shape e -> throw noPredicate(e);
            case Expression.Box e -> throw noPredicate(e);
            case Expression.Folded e -> throw noPredicate(e);
            case Expression.Arithmetic e -> throw noPredicate(e);
            case Expression.Array e -> throw noPredicate(e);
        };
    }

    private static Problem noPredicate(Expression expression) {
        return Operands.misfit(Operands.shown(expression) + " is a value where a predicate is asked for");
    }

    private static Truth.Test all(List<Truth.Test> tests) {
        Truth.Test[] each = tests.toArray(Truth.Test[]::new);
        return feature -> {
            Truth truth = Truth.TRUE;
            for (Truth.Test test : each) {
                Truth one = test.on(feature);
                if (one == Truth.FALSE) {
                    return one;
                }
                truth = one == Truth.UNKNOWN ? one : truth;
            }
            return truth;
        };
    }

    private static Truth.Test any(List<Truth.Test> tests) {
        Truth.Test[] each = tests.toArray(Truth.Test[]::new);
        return feature -> {
            Truth truth = Truth.FALSE;
            for (Truth.Test test : each) {
                Truth one = test.on(feature);
                if (one == Truth.TRUE) {
                    return one;
                }
                truth = one == Truth.UNKNOWN ? one : truth;
            }
            return truth;
        };
    }

    private Truth.Test compare(Comparison comparison, Expression left, Expression right) {
        Operands.Kind kind = operands.shared(left, right);
        return switch (kind) {
            case NUMBER -> numbers(comparison, left, right);
            case TEXT -> ordered(comparison, operands.text(left), operands.text(right));
            case FLAG -> ordered(comparison, operands.flagOrNull(left), operands.flagOrNull(right));
            case INSTANT ->
                ordered(
                        comparison,
                        operands.span(left).andThen(Compiler::begin),
                        operands.span(right).andThen(Compiler::begin));
            case INTERVAL, GEOMETRY ->
                throw Operands.misfit(Operands.shown(left) + " and " + Operands.shown(right)
                        + " have no order; compare them by a function such as T_INTERSECTS or S_INTERSECTS");
        };
    }

    private static java.time.Instant begin(Span span) {
        return span == null ? null : span.from();
    }

    private static <T extends Comparable<T>> Truth.Test ordered(
            Comparison comparison, Function<Feature, T> left, Function<Feature, T> right) {
        return feature -> {
            T one = left.apply(feature);
            T other = one == null ? null : right.apply(feature);
            return other == null ? Truth.UNKNOWN : Truth.of(comparison.holds(one.compareTo(other)));
        };
    }

    private Truth.Test numbers(Comparison comparison, Expression left, Expression right) {
        ToDoubleFunction<Feature> one = operands.number(left);
        ToDoubleFunction<Feature> other = operands.number(right);
        return feature -> {
            double a = one.applyAsDouble(feature);
            double b = other.applyAsDouble(feature);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Truth.UNKNOWN;
            }
            return Truth.of(comparison.holds(a < b ? -1 : a > b ? 1 : 0));
        };
    }

    private Truth.Test like(Expression.Like like) {
        Function<Feature, String> text = operands.text(like.operand());
        var pattern = new Pattern(patternText(like.pattern()));
        return feature -> {
            String value = text.apply(feature);
            return value == null ? Truth.UNKNOWN : Truth.of(pattern.matches(value));
        };
    }

    private static String patternText(Expression pattern) {
        return switch (pattern) {
            case Expression.Text(String value) -> value;
            case Expression.Folded(var fold, Expression operand) -> Folding.fold(fold, patternText(operand));
            default -> throw Operands.misfit("the pattern of LIKE must be a text, not " + Operands.shown(pattern));
        };
    }

    private Truth.Test in(Expression operand, List<Expression> items) {
        if (items.stream().allMatch(Expression.Text.class::isInstance)
                && operands.kind(operand) == Operands.Kind.TEXT) {
            Set<String> known = new HashSet<>();
            items.forEach(item -> known.add(((Expression.Text) item).value()));
            Function<Feature, String> text = operands.text(operand);
            return feature -> {
                String value = text.apply(feature);
                return value == null ? Truth.UNKNOWN : Truth.of(known.contains(value));
            };
        }
        return any(items.stream()
                .map(item -> compare(Comparison.EQUAL, operand, item))
                .toList());
    }

    private Truth.Test temporal(Expression.Temporal temporal) {
        TemporalRelation relation = temporal.relation();
        if (!relation.forInstants()) {
            for (Expression operand : List.of(temporal.left(), temporal.right())) {
                if (!(operand instanceof Expression.Interval)) {
                    throw Operands.misfit(
                            relation + " compares intervals, and " + Operands.shown(operand) + " is none");
                }
            }
        }
        Function<Feature, Span> left = operands.span(temporal.left());
        Function<Feature, Span> right = operands.span(temporal.right());
        return feature -> {
            Span one = left.apply(feature);
            Span other = one == null ? null : right.apply(feature);
            return other == null ? Truth.UNKNOWN : Truth.of(relation.holds(one, other));
        };
    }

    private Truth.Test spatial(Expression.Spatial spatial) {
        SpatialRelation relation = spatial.relation();
        Geometry left = operands.literalShape(spatial.left());
        Geometry right = operands.literalShape(spatial.right());
        if (left != null && right != null) {
            Truth truth = Truth.of(RelateNG.relate(left, right, relation.predicate()));
            return feature -> truth;
        }
        if (left == null && right == null) {
            return feature -> {
                Geometry shape = feature.shape();
                return shape == null ? Truth.UNKNOWN : Truth.of(RelateNG.relate(shape, shape, relation.predicate()));
            };
        }
        RelateNG prepared = RelateNG.prepare(left == null ? right : left);
        SpatialRelation turned = left == null ? relation.converse() : relation;
        return feature -> {
            Geometry shape = feature.shape();
            return shape == null ? Truth.UNKNOWN : Truth.of(prepared.evaluate(shape, turned.predicate()));
        };
    }
}
