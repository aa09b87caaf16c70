package citiverse.models.roads;

/// How the number of trips falls with their duration c in minutes: exp(−βc), or max(c, 1)^−β.
///
/// @param kind shape of the function
/// @param parameter β, more than 0; per minute for the exponential one
public record Deterrence(Kind kind, double parameter) {

    /// Shapes of the function.
    public enum Kind {
        EXPONENTIAL,
        /// Trips of less than a minute count as of one minute.
        POWER
    }

    public Deterrence {
        if (!(parameter > 0 && Double.isFinite(parameter))) {
            throw RoadProblems.badSetting("deterrence", "must be more than 0, not " + parameter);
        }
    }

    public static Deterrence exponential(double perMinute) {
        return new Deterrence(Kind.EXPONENTIAL, perMinute);
    }

    public static Deterrence power(double exponent) {
        return new Deterrence(Kind.POWER, exponent);
    }

    public Deterrence with(double other) {
        return new Deterrence(kind, other);
    }

    /// Relative number of trips of a duration, 0 for an infinite one.
    public double of(double minutes) {
        if (minutes == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return switch (kind) {
            case EXPONENTIAL -> StrictMath.exp(-parameter * minutes);
            case POWER -> StrictMath.pow(Math.max(1, minutes), -parameter);
        };
    }
}
