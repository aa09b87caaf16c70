package citiverse.models.sdg;

import java.util.Arrays;

/// SDG 11.2.1: share of the people with convenient access to public transport.
///
/// Within 500 m of a low-capacity or 1 km of a high-capacity stop, measured along the streets that people can walk,
/// never as the crow flies. Whoever is near several stops counts once. The official indicator is also told by sex, age
/// and disability: give the people of one group in place of all.
public final class ConvenientTransport {
    private ConvenientTransport() {}

    /// From the walk to the nearest stop of either class.
    ///
    /// @param people people per place
    /// @param lowMetres metres along the streets to the nearest low-capacity stop; infinite where out of reach,
    ///     `NaN`
    ///     where not known
    /// @param highMetres the same to the nearest high-capacity stop
    public static Share of(double[] people, double[] lowMetres, double[] highMetres) {
        Share.same(people.length, lowMetres.length);
        Share.same(people.length, highMetres.length);
        return Share.ofPeople(people, i -> {
            boolean near = lowMetres[i] <= StopClass.LOW_CAPACITY.metres()
                    || highMetres[i] <= StopClass.HIGH_CAPACITY.metres();
            if (near) {
                return 1;
            }
            return Double.isNaN(lowMetres[i]) || Double.isNaN(highMetres[i]) ? Double.NaN : 0;
        });
    }

    /// From a table of walks between places and stops.
    ///
    /// @param people people per place
    /// @param metres `[place][stop]`, along the streets; infinite where out of reach, `NaN` where not known
    /// @param classes class of each stop
    public static Share of(double[] people, double[][] metres, StopClass[] classes) {
        return of(
                people,
                nearest(metres, classes, StopClass.LOW_CAPACITY),
                nearest(metres, classes, StopClass.HIGH_CAPACITY));
    }

    /// Metres from each place to the nearest stop of a class; infinite where there is none in reach, `NaN` where no
    /// stop is known to be in reach and some walk is not known.
    public static double[] nearest(double[][] metres, StopClass[] classes, StopClass wanted) {
        var nearest = new double[metres.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int place = 0; place < metres.length; place++) {
            Share.same(classes.length, metres[place].length);
            boolean unknown = false;
            for (int stop = 0; stop < classes.length; stop++) {
                if (classes[stop] == wanted) {
                    unknown |= Double.isNaN(metres[place][stop]);
                    nearest[place] = metres[place][stop] < nearest[place] ? metres[place][stop] : nearest[place];
                }
            }
            if (unknown && !(nearest[place] <= wanted.metres())) {
                nearest[place] = Double.NaN;
            }
        }
        return nearest;
    }

    /// Metres walked in so many seconds on the flat.
    ///
    /// @param seconds per place; [Integer#MAX_VALUE] where out of reach, which gives infinity
    /// @param metresPerSecond walking speed at which the seconds were computed
    public static double[] metres(int[] seconds, double metresPerSecond) {
        var metres = new double[seconds.length];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = seconds[i] == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : seconds[i] * metresPerSecond;
        }
        return metres;
    }
}
