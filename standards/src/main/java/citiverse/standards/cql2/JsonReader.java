package citiverse.standards.cql2;

import citiverse.standards.cql2.Expression.ArrayRelation;
import citiverse.standards.cql2.Expression.Comparison;
import citiverse.standards.cql2.Expression.Fold;
import citiverse.standards.cql2.Expression.Operator;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the tree of CQL2-JSON into an expression.
final class JsonReader {
    private static final Map<String, Comparison> COMPARISONS = new HashMap<>();
    private static final Map<String, Operator> OPERATORS = new HashMap<>();
    private static final Map<String, SpatialRelation> SPATIAL = new HashMap<>();
    private static final Map<String, TemporalRelation> TEMPORAL = new HashMap<>();
    private static final Map<String, ArrayRelation> ARRAYS = new HashMap<>();

    static {
        for (Comparison comparison : Comparison.values()) {
            COMPARISONS.put(comparison.sign, comparison);
        }
        for (Operator operator : Operator.values()) {
            OPERATORS.put(operator.sign, operator);
        }
        for (SpatialRelation relation : SpatialRelation.values()) {
            SPATIAL.put(relation.jsonName(), relation);
        }
        for (TemporalRelation relation : TemporalRelation.values()) {
            TEMPORAL.put(relation.jsonName, relation);
        }
        for (ArrayRelation relation : ArrayRelation.values()) {
            ARRAYS.put(relation.jsonName, relation);
        }
    }

    private final Budget budget;
    private final GeoJsonLiteral geometries;

    JsonReader(Budget budget) {
        this.budget = budget;
        this.geometries = new GeoJsonLiteral(budget);
    }

    Expression read(Object tree) {
        return read(tree, 1);
    }

    private Expression read(Object tree, int depth) {
        budget.depth(depth);
        return switch (tree) {
            case String text -> budget.node(new Expression.Text(Budget.whole(text)));
            case Boolean flag -> budget.node(new Expression.Flag(flag));
            case java.lang.Number number -> budget.node(new Expression.Number(number.doubleValue()));
            case List<?> items -> budget.node(new Expression.Array(all(items, depth)));
            case Map<?, ?> object -> object(object, depth);
            case null -> throw wrong("null is no value of a filter", "");
            default -> throw new IllegalArgumentException("not of JSON: " + tree.getClass());
        };
    }

    private List<Expression> all(List<?> items, int depth) {
        var read = new ArrayList<Expression>();
        for (Object item : items) {
            read.add(read(item, depth + 1));
        }
        return read;
    }

    private Expression object(Map<?, ?> object, int depth) {
        if (object.containsKey("op")) {
            return operation(object, depth);
        }
        if (object.get("property") instanceof String name) {
            if (name.isEmpty()) {
                throw wrong("a property needs a name", "property");
            }
            return budget.node(new Expression.Property(Budget.whole(name)));
        }
        if (object.get("date") instanceof String day) {
            return budget.node(Times.day(day));
        }
        if (object.get("timestamp") instanceof String moment) {
            return budget.node(Times.moment(moment));
        }
        if (object.get("interval") instanceof List<?> ends) {
            return interval(ends, depth);
        }
        if (object.get("type") instanceof String) {
            return budget.node(new Expression.Shape(geometries.geometry(object, 0)));
        }
        if (object.get("bbox") instanceof List<?> numbers) {
            return budget.node(geometries.box(numbers));
        }
        throw wrong(
                "an object has none of the members op, property, date, timestamp, interval, bbox, type",
                Names.shortened(object.keySet().toString()));
    }

    private Expression interval(List<?> ends, int depth) {
        if (ends.size() != 2) {
            throw wrong("an interval has two ends, not " + ends.size(), "interval");
        }
        Expression from = end(ends.getFirst(), depth);
        Expression to = end(ends.getLast(), depth);
        Times.requireOrder(from, to);
        return budget.node(new Expression.Interval(from, to));
    }

    private Expression end(Object end, int depth) {
        return end instanceof String text ? budget.node(Times.end(text)) : read(end, depth + 1);
    }

    private Expression operation(Map<?, ?> object, int depth) {
        if (!(object.get("op") instanceof String op) || !(object.get("args") instanceof List<?> arguments)) {
            throw wrong("an operation needs a text \"op\" and a list \"args\"", "op");
        }
        if (op.equals("in")) {
            return in(arguments, depth);
        }
        List<Expression> args = all(arguments, depth);
        return budget.node(made(op, args));
    }

    private Expression made(String op, List<Expression> args) {
        if (COMPARISONS.get(op) instanceof Comparison comparison) {
            require(op, args, 2);
            return new Expression.Compare(comparison, args.getFirst(), args.getLast());
        }
        if (OPERATORS.get(op) instanceof Operator operator) {
            require(op, args, 2);
            return new Expression.Arithmetic(operator, args.getFirst(), args.getLast());
        }
        if (SPATIAL.get(op) instanceof SpatialRelation relation) {
            require(op, args, 2);
            return new Expression.Spatial(relation, args.getFirst(), args.getLast());
        }
        if (TEMPORAL.get(op) instanceof TemporalRelation relation) {
            require(op, args, 2);
            return new Expression.Temporal(relation, args.getFirst(), args.getLast());
        }
        if (ARRAYS.get(op) instanceof ArrayRelation relation) {
            require(op, args, 2);
            return new Expression.OfArrays(relation, args.getFirst(), args.getLast());
        }
        return logical(op, args);
    }

    private Expression logical(String op, List<Expression> args) {
        switch (op) {
            case "and", "or" -> {
                if (args.size() < 2) {
                    throw wrong("\"" + op + "\" takes two arguments or more, not " + args.size(), op);
                }
                return op.equals("and") ? new Expression.And(args) : new Expression.Or(args);
            }
            case "not", "isNull" -> {
                require(op, args, 1);
                return op.equals("not") ? new Expression.Not(args.getFirst()) : new Expression.IsNull(args.getFirst());
            }
            case "like" -> {
                require(op, args, 2);
                return new Expression.Like(args.getFirst(), args.getLast());
            }
            case "between" -> {
                require(op, args, 3);
                return new Expression.Between(args.get(0), args.get(1), args.get(2));
            }
            case "casei", "accenti" -> {
                require(op, args, 1);
                return new Expression.Folded(op.equals("casei") ? Fold.CASEI : Fold.ACCENTI, args.getFirst());
            }
            default -> {
                if (op.isEmpty()) {
                    throw wrong("an operation needs a name", "op");
                }
                return new Expression.Call(Budget.whole(op), args);
            }
        }
    }

    private Expression in(List<?> arguments, int depth) {
        if (arguments.size() != 2 || !(arguments.getLast() instanceof List<?> items) || items.isEmpty()) {
            throw wrong("\"in\" takes a value and a list that is not empty", "in");
        }
        Expression operand = read(arguments.getFirst(), depth + 1);
        return budget.node(new Expression.In(operand, all(items, depth)));
    }

    private static void require(String op, List<Expression> args, int count) {
        if (args.size() != count) {
            throw wrong(
                    "\"" + op + "\" takes " + count + (count == 1 ? " argument" : " arguments") + ", not "
                            + args.size(),
                    op);
        }
    }

    static Problem wrong(String reason, String place) {
        Problem problem = Problem.user("CV-CQL2-001", reason)
                .remedy("Write the filter in CQL2-JSON, such as"
                        + " {\"op\":\">\",\"args\":[{\"property\":\"height\"},20]}");
        return place.isEmpty() ? problem.at("filter") : problem.at("filter, " + place);
    }
}
