package citiverse.models.sdg;

/// The city of short ways: who reaches daily needs within some minutes, on foot or by bicycle.
///
/// A place counts only if it reaches every category of a declared list: the least over categories, not an average, as
/// three schools do not make up for a missing doctor. Tell walking and cycling apart.
public final class ShortWays {
    private ShortWays() {}

    /// Share of people who reach all categories.
    ///
    /// @param people people per place
    /// @param seconds `[category][place]` to the nearest of the category; infinite where out of reach, `NaN`
    ///     where not
    ///     known
    /// @param minutes limit, itself included; 15 by custom
    public static Share all(double[] people, double[][] seconds, double minutes) {
        check(people, seconds);
        return Share.ofPeople(people, i -> {
            boolean unknown = false;
            for (double[] category : seconds) {
                if (category[i] > 60 * minutes) {
                    return 0;
                }
                unknown |= Double.isNaN(category[i]);
            }
            return unknown ? Double.NaN : 1;
        });
    }

    /// Share of people who reach each category, in the order of the list: which need is the bottleneck?
    public static Share[] each(double[] people, double[][] seconds, double minutes) {
        check(people, seconds);
        var shares = new Share[seconds.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Share.within(people, seconds[c], 60 * minutes);
        }
        return shares;
    }

    /// Seconds to the farthest of the nearest: how long each place is from having all; `NaN` where one is not known.
    public static double[] worst(double[][] seconds) {
        var worst = new double[seconds[0].length];
        for (int i = 0; i < worst.length; i++) {
            for (double[] category : seconds) {
                worst[i] = Math.max(worst[i], category[i]);
            }
        }
        return worst;
    }

    /// Share of people who reach at least one opportunity.
    ///
    /// @param opportunities reached per place; `NaN` where not known
    public static Share atLeastOne(double[] people, double[] opportunities) {
        Share.same(people.length, opportunities.length);
        return Share.ofPeople(people, i -> Double.isNaN(opportunities[i]) ? Double.NaN : opportunities[i] >= 1 ? 1 : 0);
    }

    private static void check(double[] people, double[][] seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("at least one category is needed");
        }
        for (double[] category : seconds) {
            Share.same(people.length, category.length);
        }
    }
}
