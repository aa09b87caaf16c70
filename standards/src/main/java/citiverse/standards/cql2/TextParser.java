package citiverse.standards.cql2;

import citiverse.standards.cql2.Expression.ArrayRelation;
import citiverse.standards.cql2.Expression.Comparison;
import citiverse.standards.cql2.Expression.Fold;
import citiverse.standards.cql2.Expression.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads CQL2-Text by recursive descent. What stands in parentheses may turn out to be a predicate, a number or an
/// array, so one rule reads them all; whether the parts fit is checked later.
final class TextParser {
    /// Levels of parentheses, functions and NOT; more than an expression may have, since parentheses alone add none.
    private static final int DEEPEST = 256;

    private static final Map<String, Operator> SUMS = Map.of("+", Operator.PLUS, "-", Operator.MINUS);
    private static final Map<String, Operator> PRODUCTS =
            Map.of("*", Operator.TIMES, "/", Operator.DIVIDE, "%", Operator.MODULO);
    private static final Map<String, Comparison> COMPARISONS = new HashMap<>();
    private static final Map<String, SpatialRelation> SPATIAL = new HashMap<>();
    private static final Map<String, TemporalRelation> TEMPORAL = new HashMap<>();
    private static final Set<String> CONSTRUCTORS = Set.of("CASEI", "ACCENTI", "DATE", "TIMESTAMP", "INTERVAL");
    private static final Map<String, ArrayRelation> ARRAYS = new HashMap<>();

    static {
        for (Comparison comparison : Comparison.values()) {
            COMPARISONS.put(comparison.sign, comparison);
        }
        for (SpatialRelation relation : SpatialRelation.values()) {
            SPATIAL.put(relation.name(), relation);
        }
        for (TemporalRelation relation : TemporalRelation.values()) {
            TEMPORAL.put(relation.name(), relation);
        }
        for (ArrayRelation relation : ArrayRelation.values()) {
            ARRAYS.put(relation.name(), relation);
        }
    }

    /// True where a function of this name is one of the standard's.
    static boolean isStandard(String upper) {
        return SPATIAL.containsKey(upper)
                || TEMPORAL.containsKey(upper)
                || ARRAYS.containsKey(upper)
                || WktParser.isTag(upper)
                || CONSTRUCTORS.contains(upper);
    }

    private final Lexer lexer;
    private final Budget budget;
    private int depth;

    TextParser(Lexer lexer, Budget budget) {
        this.lexer = lexer;
        this.budget = budget;
    }

    Expression document() {
        Expression filter = expression();
        if (lexer.kind != Lexer.Kind.END) {
            throw lexer.wrong("the filter goes on with " + lexer.shown() + " after its end");
        }
        return filter;
    }

    private void down() {
        if (++depth > DEEPEST) {
            throw Budget.tooDeep();
        }
    }

    private Expression expression() {
        down();
        Expression first = term();
        if (lexer.isWord("OR")) {
            var any = new ArrayList<>(List.of(first));
            while (lexer.takeWord("OR")) {
                any.add(term());
            }
            first = budget.node(new Expression.Or(any));
        }
        depth--;
        return first;
    }

    private Expression term() {
        Expression first = factor();
        if (lexer.isWord("AND")) {
            var all = new ArrayList<>(List.of(first));
            while (lexer.takeWord("AND")) {
                all.add(factor());
            }
            first = budget.node(new Expression.And(all));
        }
        return first;
    }

    private Expression factor() {
        if (!lexer.isWord("NOT")) {
            return predicate();
        }
        down();
        lexer.next();
        Expression negated = budget.node(new Expression.Not(factor()));
        depth--;
        return negated;
    }

    private Expression predicate() {
        Expression left = sum();
        if (lexer.kind == Lexer.Kind.SIGN && COMPARISONS.containsKey(lexer.text)) {
            Comparison comparison = COMPARISONS.get(lexer.text);
            lexer.next();
            return budget.node(new Expression.Compare(comparison, left, sum()));
        }
        if (lexer.takeWord("IS")) {
            boolean negated = lexer.takeWord("NOT");
            if (!lexer.takeWord("NULL")) {
                throw lexer.wrong("expected NULL instead of " + lexer.shown());
            }
            return negated(negated, budget.node(new Expression.IsNull(left)));
        }
        boolean negated = lexer.takeWord("NOT");
        if (lexer.takeWord("LIKE")) {
            return negated(negated, budget.node(new Expression.Like(left, primary())));
        }
        if (lexer.takeWord("BETWEEN")) {
            Expression low = sum();
            if (!lexer.takeWord("AND")) {
                throw lexer.wrong("expected AND between the two ends instead of " + lexer.shown());
            }
            return negated(negated, budget.node(new Expression.Between(left, low, sum())));
        }
        if (lexer.takeWord("IN")) {
            lexer.expect("(");
            return negated(negated, budget.node(new Expression.In(left, list())));
        }
        if (negated) {
            throw lexer.wrong("expected LIKE, BETWEEN or IN instead of " + lexer.shown());
        }
        return left;
    }

    private Expression negated(boolean negated, Expression predicate) {
        return negated ? budget.node(new Expression.Not(predicate)) : predicate;
    }

    /// Expressions up to the closing parenthesis; one at least.
    private List<Expression> list() {
        var items = new ArrayList<Expression>();
        do {
            items.add(expression());
        } while (lexer.take(","));
        lexer.expect(")");
        return items;
    }

    private Expression sum() {
        Expression left = product();
        while (lexer.kind == Lexer.Kind.SIGN && SUMS.containsKey(lexer.text)) {
            Operator operator = SUMS.get(lexer.text);
            lexer.next();
            left = budget.node(new Expression.Arithmetic(operator, left, product()));
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (true) {
            Operator operator;
            if (lexer.kind == Lexer.Kind.SIGN && PRODUCTS.containsKey(lexer.text)) {
                operator = PRODUCTS.get(lexer.text);
            } else if (lexer.isWord("DIV")) {
                operator = Operator.WHOLE_DIVIDE;
            } else {
                return left;
            }
            lexer.next();
            left = budget.node(new Expression.Arithmetic(operator, left, power()));
        }
    }

    private Expression power() {
        Expression base = signed();
        return lexer.take("^") ? budget.node(new Expression.Arithmetic(Operator.POWER, base, signed())) : base;
    }

    /// A number keeps its sign; of anything else -1 times is meant, as the JSON encoding has no sign.
    private Expression signed() {
        boolean plus = lexer.take("+");
        if (!plus && !lexer.take("-")) {
            return primary();
        }
        if (lexer.kind == Lexer.Kind.NUMBER) {
            double number = plus ? lexer.number : -lexer.number;
            lexer.next();
            return budget.node(new Expression.Number(number));
        }
        if (plus || lexer.is("-") || lexer.is("+")) {
            throw lexer.wrong("expected a number instead of " + lexer.shown());
        }
        Expression operand = primary();
        return budget.node(new Expression.Arithmetic(Operator.TIMES, budget.node(new Expression.Number(-1)), operand));
    }

    private Expression primary() {
        switch (lexer.kind) {
            case TEXT -> {
                Expression text = budget.node(new Expression.Text(lexer.text));
                lexer.next();
                return text;
            }
            case NUMBER -> {
                Expression number = budget.node(new Expression.Number(lexer.number));
                lexer.next();
                return number;
            }
            case QUOTED -> {
                String name = lexer.text;
                boolean call = lexer.opens();
                lexer.next();
                return call ? call(name) : budget.node(new Expression.Property(name));
            }
            case WORD -> {
                return word();
            }
            case SIGN, END -> {
                if (lexer.take("(")) {
                    return inParentheses();
                }
                throw lexer.wrong("expected a property, a value or a predicate instead of " + lexer.shown());
            }
        }
        throw new IllegalStateException("unknown token");
    }

    private Expression inParentheses() {
        if (lexer.take(")")) {
            return budget.node(new Expression.Array(List.of()));
        }
        Expression first = expression();
        if (lexer.take(")")) {
            return first;
        }
        if (!lexer.take(",")) {
            throw lexer.wrong("expected ) instead of " + lexer.shown());
        }
        List<Expression> items = lexer.is(")") ? wrongEnd() : list();
        items.addFirst(first);
        return budget.node(new Expression.Array(items));
    }

    private List<Expression> wrongEnd() {
        throw lexer.wrong("expected a value after the comma");
    }

    private Expression word() {
        String name = lexer.text;
        String upper = lexer.upper;
        boolean opens = lexer.opens();
        if (upper.equals("TRUE") || upper.equals("FALSE")) {
            lexer.next();
            return budget.node(new Expression.Flag(upper.equals("TRUE")));
        }
        if (Names.isReserved(upper)) {
            throw lexer.wrong("expected a property, a value or a predicate instead of " + lexer.shown());
        }
        if (WktParser.begins(lexer, opens)) {
            return new WktParser(lexer, budget).geometry();
        }
        lexer.next();
        return opens ? function(name, upper) : budget.node(new Expression.Property(name));
    }

    private Expression function(String name, String upper) {
        if (SPATIAL.containsKey(upper)) {
            List<Expression> two = two(name, false);
            return budget.node(new Expression.Spatial(SPATIAL.get(upper), two.getFirst(), two.getLast()));
        }
        if (TEMPORAL.containsKey(upper)) {
            List<Expression> two = two(name, false);
            return budget.node(new Expression.Temporal(TEMPORAL.get(upper), two.getFirst(), two.getLast()));
        }
        if (ARRAYS.containsKey(upper)) {
            List<Expression> two = two(name, true);
            return budget.node(new Expression.OfArrays(ARRAYS.get(upper), two.getFirst(), two.getLast()));
        }
        return switch (upper) {
            case "CASEI", "ACCENTI" -> {
                lexer.expect("(");
                Expression operand = expression();
                lexer.expect(")");
                yield budget.node(new Expression.Folded(Fold.valueOf(upper), operand));
            }
            case "DATE", "TIMESTAMP" -> {
                lexer.expect("(");
                Expression instant = upper.equals("DATE") ? Times.day(text(name)) : Times.moment(text(name));
                lexer.expect(")");
                yield budget.node(instant);
            }
            case "INTERVAL" -> interval();
            default -> call(name);
        };
    }

    private String text(String function) {
        if (lexer.kind != Lexer.Kind.TEXT) {
            throw lexer.wrong(function + " takes a text in single quotes instead of " + lexer.shown());
        }
        String text = lexer.text;
        lexer.next();
        return text;
    }

    private Expression interval() {
        lexer.expect("(");
        Expression from = end();
        lexer.expect(",");
        Expression to = end();
        lexer.expect(")");
        Times.requireOrder(from, to);
        return budget.node(new Expression.Interval(from, to));
    }

    private Expression end() {
        return lexer.kind == Lexer.Kind.TEXT ? budget.node(Times.end(text("INTERVAL"))) : sum();
    }

    private List<Expression> two(String function, boolean arrays) {
        lexer.expect("(");
        Expression left = arrays ? array() : sum();
        lexer.expect(",");
        Expression right = arrays ? array() : sum();
        if (!lexer.is(")")) {
            throw lexer.wrong(function + " takes two arguments: expected ) instead of " + lexer.shown());
        }
        lexer.next();
        return List.of(left, right);
    }

    /// One value in parentheses is an array here.
    private Expression array() {
        if (!lexer.take("(")) {
            return sum();
        }
        return budget.node(new Expression.Array(lexer.take(")") ? List.of() : list()));
    }

    private Expression call(String name) {
        lexer.expect("(");
        List<Expression> arguments = lexer.take(")") ? List.of() : list();
        return budget.node(new Expression.Call(name, arguments));
    }
}
