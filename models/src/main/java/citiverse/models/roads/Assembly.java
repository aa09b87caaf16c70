package citiverse.models.roads;

import citiverse.models.traffic.RoadNetwork;
import java.util.Arrays;

/// Puts streets, zones and banned turns together into the network of an assignment, times in seconds and flows
/// in vehicles per hour.
///
/// Zones are the first nodes and are not passed through; junctions follow. Links of streets come first, in the
/// order of the street network; then the links between zones and junctions; then, where turns are banned, free
/// links for the turns that are not: a street whose turns are limited ends in a node of its own, and every
/// street that leaves such a junction begins in one.
final class Assembly {
    /// More than any link carries: links without delay need a capacity too.
    private static final double ENDLESS = 1e9;

    final StreetNetwork streets;
    final Zones zones;
    private final ZoneSettings settings;
    private final TurnBans bans;
    private final int[] from;
    private final int[] to;
    private int nodes;

    Assembly(StreetNetwork streets, Zones zones, ZoneSettings settings, TurnBans bans) {
        this.streets = streets;
        this.zones = zones;
        this.settings = settings;
        this.bans = bans;
        nodes = zones.count() + streets.nodes();
        from = new int[streets.links()];
        to = new int[streets.links()];
        for (int l = 0; l < from.length; l++) {
            from[l] = zones.count() + streets.tail(l);
            to[l] = zones.count() + streets.head(l);
        }
        bans.limited().forEach(link -> to[link] = nodes++);
        bans.leaving().forEach(link -> from[link] = nodes++);
    }

    /// The network in a state of the streets.
    ///
    /// @param capacityFactor on the capacity of every street
    RoadNetwork network(StreetState state, double capacityFactor) {
        RoadNetwork.Builder builder = RoadNetwork.builder(zones.count(), nodes, zones.count());
        double[] seconds = streets.freeSeconds(state);
        for (int l = 0; l < streets.links(); l++) {
            builder.link(
                    name(l),
                    from[l],
                    to[l],
                    streets.builtCapacity(l) * capacityFactor,
                    seconds[l],
                    streets.b(l),
                    streets.power(l),
                    0,
                    streets.metresOfLink(l));
        }
        connectors(builder);
        turns(builder);
        return narrowed(builder.build(), state);
    }

    /// The same network with the capacities of another state; the speeds must be the same.
    RoadNetwork narrowed(RoadNetwork network, StreetState state) {
        double[] factors = new double[network.links()];
        Arrays.fill(factors, 1);
        System.arraycopy(streets.factors(state), 0, factors, 0, streets.links());
        return network.withCapacityFactors(factors);
    }

    /// A link is named by its first street and the direction in which that is driven.
    String name(int link) {
        int first = streets.chains.links.get(link)[0];
        return streets.street(first / 2) + (first % 2 == 0 ? "+" : "-");
    }

    private void connectors(RoadNetwork.Builder builder) {
        int inside = zones.count() - zones.gates();
        for (int z = 0; z < zones.count(); z++) {
            for (int k = 0; k < zones.connectorNode()[z].length; k++) {
                int node = zones.connectorNode()[z][k];
                if (node >= 0) {
                    double seconds = zones.connectorMetres()[z][k] / (settings.connectorKilometresPerHour() / 3.6);
                    connector(builder, z, node, k, seconds, z < inside || k == 0, z < inside || k == 1);
                }
            }
        }
    }

    private void connector(
            RoadNetwork.Builder builder, int z, int node, int k, double seconds, boolean out, boolean in) {
        String name = "zone " + z + " at " + k;
        if (out) {
            free(builder, name + " out", z, zones.count() + node, seconds);
        }
        if (in) {
            free(builder, name + " in", zones.count() + node, z, seconds);
            for (int link : bans.limited()) {
                if (streets.head(link) == node) {
                    free(builder, name + " in from " + link, to[link], z, seconds);
                }
            }
        }
    }

    private void turns(RoadNetwork.Builder builder) {
        for (int leaving : bans.leaving()) {
            int junction = zones.count() + streets.tail(leaving);
            free(builder, "from junction " + junction + " into " + leaving, junction, from[leaving], 0);
        }
        for (int limited : bans.limited()) {
            for (int leaving : bans.allowed(limited)) {
                free(builder, "turn " + limited + " into " + leaving, to[limited], from[leaving], 0);
            }
        }
    }

    private static void free(RoadNetwork.Builder builder, String name, int from, int to, double seconds) {
        builder.link(name, from, to, ENDLESS, seconds, 0, 0, 0, 0);
    }
}
