package citiverse.standards.cql2;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/// A part of a filter, as annex B of CQL2 has it: a predicate, a scalar, a place, a time, or a list of these.
///
/// Made by [Cql2Text] and [Cql2Json], which see to the bounds; whether the parts fit each other and a layer is checked
/// by [Filter].
public sealed interface Expression {

    /// A character literal.
    record Text(String value) implements Expression {}

    /// A numeric literal, finite.
    record Number(double value) implements Expression {
        public Number {
            // One zero, not two.
            value += 0.0;
        }
    }

    /// `TRUE` or `FALSE`.
    record Flag(boolean value) implements Expression {}

    /// `DATE('…')`, a day without a time zone.
    record Day(LocalDate date) implements Expression {}

    /// `TIMESTAMP('…')`, in UTC.
    record Moment(Instant instant) implements Expression {}

    /// `INTERVAL(from, to)`, closed at both ends.
    ///
    /// @param from [Day], [Moment], [Property], [Call] or [Unbounded]
    /// @param to as `from`
    record Interval(Expression from, Expression to) implements Expression {}

    /// The open end `'..'` of an interval.
    enum Unbounded implements Expression {
        UNBOUNDED
    }

    /// A literal geometry, x before y, in the CRS that goes with the filter; never changed.
    record Shape(Geometry geometry) implements Expression {}

    /// `BBOX(…)` in the CRS that goes with the filter.
    ///
    /// @param west least x; more than `east` where the box crosses the antimeridian
    /// @param south least y
    /// @param bottom least height, NaN where the box has none
    /// @param east greatest x
    /// @param north greatest y
    /// @param top greatest height, NaN where the box has none
    record Box(double west, double south, double bottom, double east, double north, double top) implements Expression {}

    /// A property by its name.
    record Property(String name) implements Expression {}

    /// `CASEI(…)` or `ACCENTI(…)`.
    record Folded(Fold fold, Expression operand) implements Expression {}

    /// Two numbers joined.
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {}

    /// A custom function.
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// A list of values.
    record Array(List<Expression> items) implements Expression {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// All hold. Two or more.
    record And(List<Expression> all) implements Expression {
        public And {
            all = List.copyOf(all);
        }
    }

    /// One holds at least. Two or more.
    record Or(List<Expression> any) implements Expression {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Expression operand) implements Expression {}

    record Compare(Comparison comparison, Expression left, Expression right) implements Expression {}

    /// @param pattern [Text], or a [Folded] one
    record Like(Expression operand, Expression pattern) implements Expression {}

    record Between(Expression operand, Expression low, Expression high) implements Expression {}

    record In(Expression operand, List<Expression> items) implements Expression {
        public In {
            items = List.copyOf(items);
        }
    }

    record IsNull(Expression operand) implements Expression {}

    /// A spatial function of two places.
    record Spatial(SpatialRelation relation, Expression left, Expression right) implements Expression {}

    /// A temporal function of two times.
    record Temporal(TemporalRelation relation, Expression left, Expression right) implements Expression {}

    /// A function of two arrays.
    record OfArrays(ArrayRelation relation, Expression left, Expression right) implements Expression {}

    /// What a text is freed of before it is compared (clauses 7.3, 7.4).
    enum Fold {
        CASEI,
        ACCENTI
    }

    /// Comparison operators (clause 6.6).
    enum Comparison {
        EQUAL("="),
        DIFFERENT("<>"),
        LESS("<"),
        GREATER(">"),
        AT_MOST("<="),
        AT_LEAST(">=");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /// True where an order of the left against the right, as of a comparator, satisfies it.
        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
                case LESS -> order < 0;
                case GREATER -> order > 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /// Arithmetic operators (clause 7.11).
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        MODULO("%"),
        WHOLE_DIVIDE("div"),
        POWER("^");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// The result, NaN where there is none.
        double of(double left, double right) {
            double result =
                    switch (this) {
                        case PLUS -> left + right;
                        case MINUS -> left - right;
                        case TIMES -> left * right;
                        case DIVIDE -> left / right;
                        case MODULO -> left % right;
                        case WHOLE_DIVIDE -> whole(left / right);
                        case POWER -> StrictMath.pow(left, right);
                    };
            return Double.isFinite(result) ? result : Double.NaN;
        }

        private static double whole(double quotient) {
            return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
        }
    }

    /// Array functions (clause 7.8).
    enum ArrayRelation {
        A_EQUALS("a_equals"),
        A_CONTAINS("a_contains"),
        A_CONTAINEDBY("a_containedBy"),
        A_OVERLAPS("a_overlaps");

        final String jsonName;

        ArrayRelation(String jsonName) {
            this.jsonName = jsonName;
        }
    }
}
