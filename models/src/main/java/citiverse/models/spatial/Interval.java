package citiverse.models.spatial;

import java.util.Locale;

/// All values from `low` to `high`, both included; either may be infinite.
///
/// @param low the least possible value
/// @param high the greatest possible value, not below `low`
public record Interval(double low, double high) {
    /// Anything.
    public static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static final Interval ZERO = new Interval(0, 0);

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval goes from low to high, not from " + low + " to " + high);
        }
    }

    /// A value that is known.
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    public Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    public Interval plus(double value) {
        return new Interval(low + value, high + value);
    }

    /// All differences of a value of this and one of the other.
    public Interval minus(Interval other) {
        return new Interval(low - other.high, high - other.low);
    }

    public Interval negative() {
        return new Interval(-high, -low);
    }

    /// Widened by so much on both sides.
    public Interval widened(double by) {
        return new Interval(low - by, high + by);
    }

    /// Times a factor that is not negative.
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /// The interval of the greater of a value of this and one of the other.
    public Interval greater(Interval other) {
        return new Interval(Math.max(low, other.low), Math.max(high, other.high));
    }

    /// The interval of the lesser of a value of this and one of the other.
    public Interval lesser(Interval other) {
        return new Interval(Math.min(low, other.low), Math.min(high, other.high));
    }

    /// The least interval that holds both.
    public Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /// Whether the value is at least `least`, for all, for some or for no value of the interval.
    public Answer atLeast(double least) {
        if (low >= least) {
            return Answer.YES;
        }
        return high < least ? Answer.NO : Answer.POSSIBLY;
    }

    /// `1.2`, or `0.75..1.2`.
    @Override
    public String toString() {
        return low == high ? shown(low) : shown(low) + ".." + shown(high);
    }

    private static String shown(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        String text = String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}
