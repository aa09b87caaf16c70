package citiverse.models.roads;

import java.util.ArrayList;
import java.util.List;

/// How many minutes by car lie between each place and the nearest facility of a kind, on the streets as loaded.
///
/// @param kind name of the kind
/// @param facilities of it that are joined to the network
/// @param minutes of each place, in the order of the [TripPlaces]; infinite where there is no way
/// @param thresholds minutes within which people are counted
/// @param peopleWithin people within each threshold
/// @param peopleUnreached people of places that no facility is joined with, those cut off from the start
///     included
/// @param newlyCutOff places that had a way in the city as it is
/// @param peopleNewlyCutOff people of these
public record FacilityAccess(
        String kind,
        int facilities,
        double[] minutes,
        List<Double> thresholds,
        double[] peopleWithin,
        double peopleUnreached,
        List<String> newlyCutOff,
        double peopleNewlyCutOff) {

    /// Counts the people of the places.
    ///
    /// @param before minutes in the city as it is
    static FacilityAccess of(
            String kind,
            int facilities,
            double[] minutes,
            double[] before,
            TripPlaces places,
            List<Double> thresholds) {
        double[] within = new double[thresholds.size()];
        double unreached = 0;
        double cut = 0;
        var names = new ArrayList<String>();
        for (int i = 0; i < minutes.length; i++) {
            for (int k = 0; k < within.length; k++) {
                within[k] += minutes[i] <= thresholds.get(k) ? places.people()[i] : 0;
            }
            if (minutes[i] == Double.POSITIVE_INFINITY) {
                unreached += places.people()[i];
                if (before[i] < Double.POSITIVE_INFINITY) {
                    names.add(places.ids()[i]);
                    cut += places.people()[i];
                }
            }
        }
        return new FacilityAccess(kind, facilities, minutes, thresholds, within, unreached, List.copyOf(names), cut);
    }

    /// Minutes of each zone: the mean over its people, infinite where one of its places with people has no way,
    /// and not a number where nobody lives.
    public double[] zoneMinutes(Zones zones, TripPlaces places) {
        double[] sum = new double[zones.count()];
        double[] people = new double[zones.count()];
        for (int i = 0; i < minutes.length; i++) {
            int z = zones.zoneOf()[i];
            if (z >= 0 && places.people()[i] > 0) {
                sum[z] += places.people()[i] * minutes[i];
                people[z] += places.people()[i];
            }
        }
        for (int z = 0; z < sum.length; z++) {
            sum[z] = people[z] > 0 ? sum[z] / people[z] : Double.NaN;
        }
        return sum;
    }
}
