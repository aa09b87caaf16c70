package citiverse.models.equity;

/// Who gains and who loses between two states of the city, in people.
///
/// @param people everyone counted, with and without a value
/// @param gaining people whose value gets better by more than the tolerance
/// @param losing people whose value gets worse by more than the tolerance
/// @param unchanged people whose value stays within the tolerance, those who reach nothing before and after among them
/// @param missing people who live where the value is missing before or after
/// @param meanBefore mean over people with a value before and after; `NaN` where there are none
/// @param meanAfter the same afterwards
public record Shift(
        double people,
        double gaining,
        double losing,
        double unchanged,
        double missing,
        double meanBefore,
        double meanAfter) {

    /// Counts people.
    ///
    /// @param before value per place before; `NaN` where missing, infinite where for instance nothing is reached
    /// @param after value per place after
    /// @param people people per place, of everyone or of one group; `NaN` counts as nobody
    /// @param moreIsBetter true for opportunities, false for minutes
    /// @param tolerance a change of at most so much, in the unit of the value, is none; at least 0
    public static Shift of(double[] before, double[] after, double[] people, boolean moreIsBetter, double tolerance) {
        if (before.length != after.length || before.length != people.length) {
            throw new IllegalArgumentException("as many values before and after as numbers of people are needed");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("the tolerance must be at least 0, not " + tolerance);
        }
        double all = 0;
        double gaining = 0;
        double losing = 0;
        double unchanged = 0;
        double missing = 0;
        double sumBefore = 0;
        double sumAfter = 0;
        for (int i = 0; i < before.length; i++) {
            double here = people[i];
            if (here < 0) {
                throw new IllegalArgumentException("people of place " + i + " are " + here + "; at least 0 or NaN");
            }
            if (!(here > 0)) {
                continue;
            }
            all += here;
            if (Double.isNaN(before[i]) || Double.isNaN(after[i])) {
                missing += here;
                continue;
            }
            sumBefore += here * before[i];
            sumAfter += here * after[i];
            double change = before[i] == after[i] ? 0 : after[i] - before[i];
            double better = moreIsBetter ? change : -change;
            if (better > tolerance) {
                gaining += here;
            } else if (better < -tolerance) {
                losing += here;
            } else {
                unchanged += here;
            }
        }
        double known = all - missing;
        return new Shift(all, gaining, losing, unchanged, missing, sumBefore / known, sumAfter / known);
    }

    /// Counts people group by group.
    ///
    /// @param groupPeople people per group and place: `groupPeople[group][place]`
    public static Shift[] byGroup(
            double[] before, double[] after, double[][] groupPeople, boolean moreIsBetter, double tolerance) {
        var shifts = new Shift[groupPeople.length];
        for (int g = 0; g < shifts.length; g++) {
            shifts[g] = of(before, after, groupPeople[g], moreIsBetter, tolerance);
        }
        return shifts;
    }
}
