package citiverse.models.access;

/// How much an opportunity counts that is so many minutes away: 1 at the door, falling towards 0.
///
/// What cannot be reached ([AccessRun#UNREACHABLE]) counts nothing, whatever the function.
public sealed interface Decay {

    /// The weight of an opportunity.
    ///
    /// @param seconds travel time, at least 0, or [AccessRun#UNREACHABLE]
    /// @return between 0 and 1
    double weight(int seconds);

    /// Counts what is nearer than the cutoff, and nothing else (cumulative opportunities): f = 1 for t < T.
    ///
    /// The cutoff itself is outside, as in the reference, which prints whole minutes.
    ///
    /// @param minutes cutoff T
    record Step(double minutes) implements Decay {
        public Step {
            positive(minutes, "cutoff");
        }

        @Override
        public double weight(int seconds) {
            return seconds != AccessRun.UNREACHABLE && seconds < minutes * 60 ? 1 : 0;
        }
    }

    /// Negative exponential, f = e^(−λt).
    ///
    /// @param perMinute decay constant λ, per minute
    record Exponential(double perMinute) implements Decay {
        public Exponential {
            positive(perMinute, "decay constant");
        }

        @Override
        public double weight(int seconds) {
            return seconds == AccessRun.UNREACHABLE ? 0 : StrictMath.exp(-perMinute * seconds / 60.0);
        }
    }

    /// Exponential known by its half-life, f = 0.5^(t/c).
    ///
    /// @param minutes half-life c
    record HalfLife(double minutes) implements Decay {
        public HalfLife {
            positive(minutes, "half-life");
        }

        @Override
        public double weight(int seconds) {
            return seconds == AccessRun.UNREACHABLE ? 0 : StrictMath.pow(0.5, seconds / 60.0 / minutes);
        }
    }

    /// Cumulative logistic, normalised to 1 at the door: f = g(0)/g(t), g(t) = 1 + exp[(t − m)π/(s√3)].
    ///
    /// Because of the normalisation f(m) is slightly more than a half.
    ///
    /// @param median m, minutes
    /// @param deviation standard deviation s, minutes
    record Logistic(double median, double deviation) implements Decay {
        public Logistic {
            positive(median, "median");
            positive(deviation, "standard deviation");
        }

        @Override
        public double weight(int seconds) {
            return seconds == AccessRun.UNREACHABLE ? 0 : g(0) / g(seconds / 60.0);
        }

        private double g(double minutes) {
            return 1 + StrictMath.exp((minutes - median) * StrictMath.PI / (deviation * StrictMath.sqrt(3)));
        }
    }

    /// A step whose edge is a ramp: 1 up to `cutoff − width/2`, 0 from `cutoff + width/2`, a straight line between.
    ///
    /// @param cutoff centre of the ramp, minutes
    /// @param width length of the ramp, minutes; at most twice the cutoff, so that f(0) = 1
    record Linear(double cutoff, double width) implements Decay {
        public Linear {
            positive(cutoff, "cutoff");
            positive(width, "width");
            if (width > 2 * cutoff) {
                throw new IllegalArgumentException("a ramp of " + width + " minutes around " + cutoff
                        + " would begin before the door; it may be at most " + 2 * cutoff);
            }
        }

        @Override
        public double weight(int seconds) {
            if (seconds == AccessRun.UNREACHABLE) {
                return 0;
            }
            return Math.clamp((cutoff + width / 2 - seconds / 60.0) / width, 0.0, 1.0);
        }
    }

    /// Gravity with a power function, f = (max(t, t0)/t0)^−β: 1 within t0 of the door, t^−β beyond, up to scale.
    ///
    /// A pure t^−β has no limit at the door, so that one opportunity next door would outweigh a city; t0 bounds it.
    ///
    /// @param beta exponent β
    /// @param leastMinutes t0, minutes
    record Gravity(double beta, double leastMinutes) implements Decay {
        public Gravity {
            positive(beta, "exponent");
            positive(leastMinutes, "least time");
        }

        @Override
        public double weight(int seconds) {
            if (seconds == AccessRun.UNREACHABLE) {
                return 0;
            }
            return StrictMath.pow(Math.max(seconds / 60.0, leastMinutes) / leastMinutes, -beta);
        }
    }

    private static void positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " must be positive, not " + value);
        }
    }
}
