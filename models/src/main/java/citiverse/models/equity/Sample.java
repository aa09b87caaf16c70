package citiverse.models.equity;

import java.util.Arrays;

/// Values of people: one value per place, shared by everyone who lives there.
///
/// Places whose value or number of people is missing (`NaN`) are left out and counted; places where nobody lives are
/// left out without being counted, as nobody is missed.
///
/// @param values value per place, finite, at least 0
/// @param people people per place, greater than 0
/// @param index where each place stood in the arrays that the sample was made of
/// @param missingPlaces places left out for want of a value or of a number of people
/// @param missingPeople people who live where the value is missing
public record Sample(double[] values, double[] people, int[] index, int missingPlaces, double missingPeople) {

    /// Takes the places where someone lives and a value is known.
    ///
    /// @throws IllegalArgumentException where a value is negative or infinite, or a number of people is
    public static Sample of(double[] values, double[] people) {
        if (values.length != people.length) {
            throw new IllegalArgumentException(
                    "as many values as numbers of people are needed, not " + values.length + " and " + people.length);
        }
        int kept = 0;
        int missing = 0;
        double missed = 0;
        var index = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            require(people[i], "people", i);
            require(values[i], "value", i);
            if (people[i] == 0) {
                continue;
            }
            if (Double.isNaN(people[i]) || Double.isNaN(values[i])) {
                missing++;
                missed += Double.isNaN(people[i]) ? 0 : people[i];
            } else {
                index[kept++] = i;
            }
        }
        var keptIndex = Arrays.copyOf(index, kept);
        var keptValues = new double[kept];
        var keptPeople = new double[kept];
        for (int k = 0; k < kept; k++) {
            keptValues[k] = values[keptIndex[k]];
            keptPeople[k] = people[keptIndex[k]];
        }
        return new Sample(keptValues, keptPeople, keptIndex, missing, missed);
    }

    /// One person in each place.
    public static Sample of(double... values) {
        var ones = new double[values.length];
        Arrays.fill(ones, 1);
        return of(values, ones);
    }

    public int size() {
        return values.length;
    }

    /// Everyone whose value is known.
    public double population() {
        double sum = 0;
        for (double people : people) {
            sum += people;
        }
        return sum;
    }

    /// Mean over people; `NaN` where the sample is empty.
    public double mean() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += people[i] * values[i];
        }
        return sum / population();
    }

    /// Share of the people whose value is known, 0 to 1; `NaN` where nobody lives anywhere.
    public double coverage() {
        double known = population();
        return known / (known + missingPeople);
    }

    private static void require(double number, String what, int place) {
        if (number < 0 || Double.isInfinite(number)) {
            throw new IllegalArgumentException(
                    what + " of place " + place + " is " + number + "; it must be finite and at least 0, or NaN");
        }
    }
}
