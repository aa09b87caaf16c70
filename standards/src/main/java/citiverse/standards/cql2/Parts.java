package citiverse.standards.cql2;

import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The parts of an expression, and an expression made anew of other parts.
final class Parts {
    private Parts() {}

    static List<Expression> of(Expression whole) {
        return switch (whole) {
            case Expression.Text leaf -> List.of();
            case Expression.Number leaf -> List.of();
            case Expression.Flag leaf -> List.of();
            case Expression.Day leaf -> List.of();
            case Expression.Moment leaf -> List.of();
            case Expression.Unbounded leaf -> List.of();
            case Expression.Shape leaf -> List.of();
            case Expression.Box leaf -> List.of();
            case Expression.Property leaf -> List.of();
            case Expression.Interval(Expression from, Expression to) -> List.of(from, to);
            case Expression.Folded(var fold, Expression operand) -> List.of(operand);
            case Expression.Arithmetic(var operator, Expression left, Expression right) -> List.of(left, right);
            case Expression.Call(String name, List<Expression> arguments) -> arguments;
            case Expression.Array(List<Expression> items) -> items;
            case Expression.And(List<Expression> all) -> all;
            case Expression.Or(List<Expression> any) -> any;
            case Expression.Not(Expression operand) -> List.of(operand);
            case Expression.Compare(var comparison, Expression left, Expression right) -> List.of(left, right);
            case Expression.Like(Expression operand, Expression pattern) -> List.of(operand, pattern);
            case Expression.Between(Expression operand, Expression low, Expression high) -> List.of(operand, low, high);
            case Expression.In(Expression operand, List<Expression> items) -> {
                var parts = new java.util.ArrayList<Expression>(items);
                parts.addFirst(operand);
                yield parts;
            }
            case Expression.IsNull(Expression operand) -> List.of(operand);
            case Expression.Spatial(var relation, Expression left, Expression right) -> List.of(left, right);
            case Expression.Temporal(var relation, Expression left, Expression right) -> List.of(left, right);
            case Expression.OfArrays(var relation, Expression left, Expression right) -> List.of(left, right);
        };
    }

    /// The same expression with each leaf replaced.
    static Expression mapped(Expression whole, UnaryOperator<Expression> leaves) {
        UnaryOperator<Expression> down = part -> mapped(part, leaves);
        return switch (whole) {
            case Expression.Text leaf -> leaves.apply(leaf);
            case Expression.Number leaf -> leaves.apply(leaf);
            case Expression.Flag leaf -> leaves.apply(leaf);
            case Expression.Day leaf -> leaves.apply(leaf);
            case Expression.Moment leaf -> leaves.apply(leaf);
            case Expression.Unbounded leaf -> leaves.apply(leaf);
            case Expression.Shape leaf -> leaves.apply(leaf);
            case Expression.Box leaf -> leaves.apply(leaf);
            case Expression.Property leaf -> leaves.apply(leaf);
            case Expression.Interval(Expression from, Expression to) ->
                new Expression.Interval(down.apply(from), down.apply(to));
            case Expression.Folded(var fold, Expression operand) -> new Expression.Folded(fold, down.apply(operand));
            case Expression.Arithmetic(var operator, Expression left, Expression right) ->
                new Expression.Arithmetic(operator, down.apply(left), down.apply(right));
            case Expression.Call(String name, List<Expression> arguments) ->
                new Expression.Call(name, arguments.stream().map(down).toList());
            case Expression.Array(List<Expression> items) ->
                new Expression.Array(items.stream().map(down).toList());
            case Expression.And(List<Expression> all) ->
                new Expression.And(all.stream().map(down).toList());
            case Expression.Or(List<Expression> any) ->
                new Expression.Or(any.stream().map(down).toList());
            case Expression.Not(Expression operand) -> new Expression.Not(down.apply(operand));
            case Expression.Compare(var comparison, Expression left, Expression right) ->
                new Expression.Compare(comparison, down.apply(left), down.apply(right));
            case Expression.Like(Expression operand, Expression pattern) ->
                new Expression.Like(down.apply(operand), down.apply(pattern));
            case Expression.Between(Expression operand, Expression low, Expression high) ->
                new Expression.Between(down.apply(operand), down.apply(low), down.apply(high));
            case Expression.In(Expression operand, List<Expression> items) ->
                new Expression.In(down.apply(operand), items.stream().map(down).toList());
            case Expression.IsNull(Expression operand) -> new Expression.IsNull(down.apply(operand));
            case Expression.Spatial(var relation, Expression left, Expression right) ->
                new Expression.Spatial(relation, down.apply(left), down.apply(right));
            case Expression.Temporal(var relation, Expression left, Expression right) ->
                new Expression.Temporal(relation, down.apply(left), down.apply(right));
            case Expression.OfArrays(var relation, Expression left, Expression right) ->
                new Expression.OfArrays(relation, down.apply(left), down.apply(right));
        };
    }

    /// Levels of an expression; a leaf has one.
    static int depth(Expression whole) {
        int deepest = 0;
        for (Expression part : of(whole)) {
            deepest = Math.max(deepest, depth(part));
        }
        return deepest + 1;
    }

    /// Number of parts, the whole one of them.
    static int count(Expression whole) {
        int count = 1;
        for (Expression part : of(whole)) {
            count += count(part);
        }
        return count;
    }

    /// The names of all properties that it asks for.
    static TreeSet<String> properties(Expression whole) {
        var names = new TreeSet<String>();
        collect(whole, names);
        return names;
    }

    private static void collect(Expression whole, TreeSet<String> names) {
        if (whole instanceof Expression.Property(String name)) {
            names.add(name);
        }
        of(whole).forEach(part -> collect(part, names));
    }
}
