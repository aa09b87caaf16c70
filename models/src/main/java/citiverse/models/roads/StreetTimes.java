package citiverse.models.roads;

import citiverse.models.traffic.LinkLoads;
import java.util.Arrays;

/// Flows of links given back to the streets that they are made of, with the time on each.
final class StreetTimes {
    private final StreetNetwork network;
    private final StreetState state;
    private final LinkLoads loads;
    private final double capacityFactor;

    /// @param loads of an assignment whose first links are those of the network
    /// @param capacityFactor on the capacity of every street
    StreetTimes(StreetNetwork network, StreetState state, LinkLoads loads, double capacityFactor) {
        this.network = network;
        this.state = state;
        this.loads = loads;
        this.capacityFactor = capacityFactor;
    }

    /// Vehicles per hour on a directed street; 0 on a loop that leads nowhere else.
    private double flow(int directed) {
        int link = network.chains.linkOf[directed];
        return link < 0 ? 0 : loads.flow(link);
    }

    private double saturation(int directed) {
        int street = directed / 2;
        return state.closed(street)
                ? 0
                : flow(directed) / (network.streets.capacity[street] * capacityFactor * state.capacity(street));
    }

    /// Seconds on a directed street; infinite where it is closed or not driven.
    private double seconds(int directed) {
        Streets streets = network.streets;
        int street = directed / 2;
        if (!streets.open(directed) || state.closed(street) || !network.kept[street]) {
            return Double.POSITIVE_INFINITY;
        }
        double free = streets.freeSeconds(street) / state.speed(street);
        return free * (1 + streets.b[street] * StrictMath.pow(saturation(directed), streets.power[street]));
    }

    /// Seconds on every directed street.
    double[] seconds() {
        double[] seconds = new double[2 * network.streets()];
        Arrays.setAll(seconds, this::seconds);
        return seconds;
    }

    /// The loads of the streets that belong to the network.
    StreetLoads loads() {
        int count = 0;
        int[] kept = new int[network.streets()];
        for (int s = 0; s < kept.length; s++) {
            if (network.kept[s]) {
                kept[count++] = s;
            }
        }
        var loads = new StreetLoads(
                new String[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
        for (int k = 0; k < count; k++) {
            int s = kept[k];
            loads.ids()[k] = network.street(s);
            loads.metres()[k] = network.metres(s);
            loads.flowAlong()[k] = flow(2 * s);
            loads.flowAgainst()[k] = flow(2 * s + 1);
            loads.kilometresPerHourAlong()[k] = network.metres(s) / seconds(2 * s) * 3.6;
            loads.kilometresPerHourAgainst()[k] = network.metres(s) / seconds(2 * s + 1) * 3.6;
            loads.saturation()[k] = Math.max(saturation(2 * s), saturation(2 * s + 1));
        }
        return loads;
    }
}
