package citiverse.models.sdg;

import java.util.function.IntToDoubleFunction;

/// A part of a whole, with how much of the city is behind it.
///
/// @param numerator those who have it, in people or square metres
/// @param denominator all of whom it is known
/// @param coverage denominator over everyone, known or not, 0 to 1; `NaN` where there is nobody
public record Share(double numerator, double denominator, double coverage) {

    /// Numerator over denominator; `NaN` where the denominator is 0.
    public double value() {
        return numerator / denominator;
    }

    public double percent() {
        return 100 * value();
    }

    /// Counts people among whom something is so.
    ///
    /// @param holds 1 where it is so, 0 where not, `NaN` where that is not known
    static Share ofPeople(double[] people, IntToDoubleFunction holds) {
        double numerator = 0;
        double denominator = 0;
        double everyone = 0;
        for (int i = 0; i < people.length; i++) {
            if (people[i] < 0 || Double.isInfinite(people[i])) {
                throw new IllegalArgumentException(
                        "people of place " + i + " are " + people[i] + "; they must be finite and at least 0, or NaN");
            }
            if (!(people[i] > 0)) {
                continue;
            }
            everyone += people[i];
            double part = holds.applyAsDouble(i);
            if (!Double.isNaN(part)) {
                denominator += people[i];
                numerator += part * people[i];
            }
        }
        return new Share(numerator, denominator, denominator / everyone);
    }

    /// People for whom a distance or a time is known and at most so much; what cannot be reached is beyond it.
    ///
    /// @param people people per place; `NaN` counts as nobody
    /// @param reach per place, in metres or seconds; `NaN` where not known, infinite where out of reach
    /// @param limit in the same unit, itself included
    public static Share within(double[] people, double[] reach, double limit) {
        same(people.length, reach.length);
        return ofPeople(people, i -> Double.isNaN(reach[i]) ? Double.NaN : reach[i] <= limit ? 1 : 0);
    }

    static void same(int people, int other) {
        if (people != other) {
            throw new IllegalArgumentException(
                    "as many values as numbers of people are needed, not " + other + " and " + people);
        }
    }
}
