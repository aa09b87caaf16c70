package citiverse.models.roads;

import java.util.Arrays;

/// Traffic on each street of the network, by id: what emissions and noise are made from.
///
/// @param ids of the streets, ascending
/// @param metres length of each
/// @param flowAlong vehicles per hour in the direction of the way
/// @param flowAgainst vehicles per hour against it
/// @param kilometresPerHourAlong mean speed, 0 where nobody may drive so
/// @param kilometresPerHourAgainst mean speed against the way
/// @param saturation flow over usable capacity in the fuller direction, 0 where closed
public record StreetLoads(
        String[] ids,
        double[] metres,
        double[] flowAlong,
        double[] flowAgainst,
        double[] kilometresPerHourAlong,
        double[] kilometresPerHourAgainst,
        double[] saturation) {

    public int size() {
        return ids.length;
    }

    /// Index of a street, −1 where it is not part of the network.
    public int find(String id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? -1 : at;
    }

    /// Vehicles per hour in both directions.
    public double flow(int street) {
        return flowAlong[street] + flowAgainst[street];
    }

    /// Mean speed in km/h of the vehicles on a street in both directions; without any that of the free street,
    /// 0 where it is closed.
    public double kilometresPerHour(int street) {
        double hours = share(flowAlong[street], kilometresPerHourAlong[street])
                + share(flowAgainst[street], kilometresPerHourAgainst[street]);
        return hours > 0
                ? flow(street) / hours
                : Math.max(kilometresPerHourAlong[street], kilometresPerHourAgainst[street]);
    }

    private static double share(double flow, double speed) {
        return speed > 0 ? flow / speed : 0;
    }

    /// Kilometres that all vehicles drive in an hour.
    public double vehicleKilometres() {
        double sum = 0;
        for (int s = 0; s < ids.length; s++) {
            sum += flow(s) * metres[s] / 1000;
        }
        return sum;
    }
}
