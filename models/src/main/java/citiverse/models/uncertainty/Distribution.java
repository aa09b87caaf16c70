package citiverse.models.uncertainty;

import java.util.Arrays;

/// What a parameter may be, and how likely: taken at a point between 0 and 1 it gives a value ([#quantile]).
public sealed interface Distribution {

    /// The value below which the parameter lies with chance u, by the inverse of the distribution function.
    ///
    /// @param u strictly between 0 and 1
    double quantile(double u);

    /// Expected value.
    double mean();

    /// One value only.
    record Fixed(double value) implements Distribution {
        public Fixed {
            finite(value);
        }

        @Override
        public double quantile(double u) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }
    }

    /// All values from low to high alike.
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            finite(low);
            finite(high);
            require(low <= high, "uniform needs low ≤ high, not " + low + " and " + high);
        }

        @Override
        public double quantile(double u) {
            return low + unit(u) * (high - low);
        }

        @Override
        public double mean() {
            return low + 0.5 * (high - low);
        }
    }

    /// From low to high, most likely at the mode.
    record Triangular(double low, double mode, double high) implements Distribution {
        public Triangular {
            finite(low);
            finite(mode);
            finite(high);
            require(
                    low <= mode && mode <= high,
                    "triangular needs low ≤ mode ≤ high, not " + low + ", " + mode + " and " + high);
        }

        @Override
        public double quantile(double u) {
            double width = high - low;
            double below = width == 0 ? 0 : (mode - low) / width;
            return unit(u) < below
                    ? low + Math.sqrt(u * width * (mode - low))
                    : high - Math.sqrt((1 - u) * width * (high - mode));
        }

        @Override
        public double mean() {
            return (low + mode + high) / 3;
        }
    }

    /// The bell curve.
    ///
    /// @param mean its centre
    /// @param sd its standard deviation, at least 0
    record Gaussian(double mean, double sd) implements Distribution {
        public Gaussian {
            finite(mean);
            finite(sd);
            require(sd >= 0, "normal needs a standard deviation of at least 0, not " + sd);
        }

        @Override
        public double quantile(double u) {
            return mean + sd * Normal.quantile(unit(u));
        }
    }

    /// Its logarithm is normal: for what is positive and multiplies.
    ///
    /// @param median greater than 0
    /// @param spread geometric standard deviation, at least 1: two values in three lie between median/spread and
    ///     median·spread
    record LogNormal(double median, double spread) implements Distribution {
        public LogNormal {
            finite(median);
            finite(spread);
            require(
                    median > 0 && spread >= 1,
                    "lognormal needs a median greater than 0 and a spread of at least 1, not " + median + " and "
                            + spread);
        }

        @Override
        public double quantile(double u) {
            return median * StrictMath.exp(StrictMath.log(spread) * Normal.quantile(unit(u)));
        }

        @Override
        public double mean() {
            double sigma = StrictMath.log(spread);
            return median * StrictMath.exp(0.5 * sigma * sigma);
        }
    }

    /// One of several, for instance one of several days; the value is its number, from 0.
    ///
    /// @param weights how likely each is relative to the others, at least 0, not all 0
    record Choice(double[] weights) implements Distribution {
        public Choice {
            weights = weights.clone();
            double sum = 0;
            for (double weight : weights) {
                finite(weight);
                require(weight >= 0, "a weight must be at least 0, not " + weight);
                sum += weight;
            }
            require(sum > 0, "at least one weight must be greater than 0");
        }

        /// Several of which each is as likely as the others.
        public static Choice among(int size) {
            var ones = new double[size];
            Arrays.fill(ones, 1);
            return new Choice(ones);
        }

        @Override
        public double quantile(double u) {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            double reached = 0;
            int last = 0;
            for (int k = 0; k < weights.length; k++) {
                reached += weights[k];
                if (weights[k] > 0) {
                    last = k;
                }
                if (unit(u) * sum < reached) {
                    return k;
                }
            }
            return last;
        }

        @Override
        public double mean() {
            double sum = 0;
            double total = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k];
                total += k * weights[k];
            }
            return total / sum;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Choice choice && Arrays.equals(weights, choice.weights);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(weights);
        }

        @Override
        public String toString() {
            return "Choice" + Arrays.toString(weights);
        }
    }

    private static double unit(double u) {
        require(u > 0 && u < 1, "a chance lies strictly between 0 and 1, not at " + u);
        return u;
    }

    private static void finite(double number) {
        require(Double.isFinite(number), "a finite number is needed, not " + number);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
