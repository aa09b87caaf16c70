package citiverse.models.roads;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The streets of a city as a network of links between junctions.
///
/// Kept is the largest part within which one can drive from everywhere to everywhere; what is cut off is told
/// by [#dropped]. Closures and factors set by options do not shape the network, they are a [StreetState] of it.
public final class StreetNetwork {
    final Streets streets;
    final boolean[] kept;
    /// Streets on which places may lie: those that can be driven to and from everywhere.
    final boolean[] core;
    final Gates gates;
    final Chains chains;
    /// Node of each vertex of the streets, −1 where it is none.
    final int[] nodeOf;
    private final int[] tail;
    private final int[] head;
    /// Links that end in node n: `arriving[arrivingFirst[n]]` to `arriving[arrivingFirst[n + 1]]`, exclusive.
    final int[] arrivingFirst;
    final int[] arriving;

    private StreetNetwork(Streets streets, List<Zones.Gate> gates, boolean everyJunction) {
        this.streets = streets;
        this.gates = Gates.of(streets, gates);
        kept = new boolean[streets.count()];
        core = new boolean[streets.count()];
        for (int s = 0; s < kept.length; s++) {
            kept[s] = this.gates.kept()[streets.from[s]] && this.gates.kept()[streets.to[s]];
            core[s] = this.gates.core()[streets.from[s]] && this.gates.core()[streets.to[s]];
        }
        boolean[] fixed = this.gates.vertices();
        if (everyJunction) {
            Arrays.fill(fixed, true);
        }
        chains = new Chains(streets, kept, fixed);
        nodeOf = new int[streets.vertices()];
        Arrays.fill(nodeOf, -1);
        for (int n = 0; n < chains.nodes.length; n++) {
            nodeOf[chains.nodes[n]] = n;
        }
        tail = new int[links()];
        head = new int[links()];
        for (int l = 0; l < links(); l++) {
            int[] chain = chains.links.get(l);
            tail[l] = nodeOf[streets.tail(chain[0])];
            head[l] = nodeOf[streets.head(chain[chain.length - 1])];
        }
        arrivingFirst = new int[nodes() + 1];
        for (int node : head) {
            arrivingFirst[node + 1]++;
        }
        for (int n = 0; n < nodes(); n++) {
            arrivingFirst[n + 1] += arrivingFirst[n];
        }
        arriving = new int[links()];
        int[] next = arrivingFirst.clone();
        for (int l = 0; l < links(); l++) {
            arriving[next[head[l]]++] = l;
        }
    }

    /// Compiles the layer `street` of a city.
    ///
    /// @param gates where traffic enters and leaves at the edge; one-way roads to and from them are kept
    /// @throws citiverse.twin.Problem `CV-ROADS-003` where it has no two streets that can be driven in a round
    public static StreetNetwork compile(Snapshot city, RoadClasses classes, List<Zones.Gate> gates) {
        return compile(city.features(Layers.STREET), classes, gates, false);
    }

    /// @param everyJunction whether each end of a street is a node, so that each directed street is a link
    static StreetNetwork compile(
            List<Feature> features, RoadClasses classes, List<Zones.Gate> gates, boolean everyJunction) {
        var streets = new Streets(features, classes);
        if (streets.count() == 0) {
            throw RoadProblems.noNetwork("none of the " + features.size() + " streets can be used by cars");
        }
        var network = new StreetNetwork(streets, gates, everyJunction);
        if (network.links() == 0) {
            throw RoadProblems.noNetwork(
                    "the " + streets.count() + " streets for cars do not form a network, each is a dead end");
        }
        return network;
    }

    /// Directed links between nodes.
    public int links() {
        return chains.links.size();
    }

    /// Junctions and ends where links meet.
    public int nodes() {
        return chains.nodes.length;
    }

    /// Streets for cars, those cut off included; numbered by id.
    public int streets() {
        return streets.count();
    }

    public String street(int street) {
        return streets.id[street];
    }

    public OptionalInt find(String street) {
        int at = streets.find(street);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    public double metres(int street) {
        return streets.metres[street];
    }

    /// Link that a street is part of in one direction, or −1 where cars do not use it so.
    public int linkOf(int street, boolean along) {
        return chains.linkOf[along ? 2 * street : 2 * street + 1];
    }

    /// Ids of the streets of a link in the order in which they are driven.
    public List<String> streetsOf(int link) {
        return Arrays.stream(chains.links.get(link))
                .mapToObj(directed -> streets.id[directed / 2])
                .toList();
    }

    /// The node at the nearer end of the link or links that a place on a street lies on.
    int nearerEnd(int street, double share) {
        int along = chains.linkOf[2 * street] >= 0 ? 2 * street : 2 * street + 1;
        if (chains.linkOf[along] < 0) {
            return nodeOf[streets.from[street]];
        }
        int link = chains.linkOf[along];
        double place = along % 2 == 0 ? share : 1 - share;
        double before = 0;
        double whole = 0;
        for (int directed : chains.links.get(link)) {
            before += directed == along ? whole + place * streets.metres[street] : 0;
            whole += streets.metres[directed / 2];
        }
        return before <= whole / 2 ? tail[link] : head[link];
    }

    int tail(int link) {
        return tail[link];
    }

    int head(int link) {
        return head[link];
    }

    /// Streets for cars that are not joined with the rest of the network.
    ///
    /// @param ids of the streets
    /// @param metres their length together
    public record Dropped(List<String> ids, double metres) {}

    public Dropped dropped() {
        var ids = new ArrayList<String>();
        double metres = 0;
        for (int s = 0; s < kept.length; s++) {
            if (!kept[s]) {
                ids.add(streets.id[s]);
                metres += streets.metres[s];
            }
        }
        return new Dropped(List.copyOf(ids), metres);
    }

    /// Seconds on each empty link in a state of the streets.
    double[] freeSeconds(StreetState state) {
        double[] seconds = new double[links()];
        for (int l = 0; l < seconds.length; l++) {
            for (int directed : chains.links.get(l)) {
                seconds[l] += streets.freeSeconds(directed / 2) / state.speed(directed / 2);
            }
        }
        return seconds;
    }

    /// Vehicles per hour of a link as built.
    double builtCapacity(int link) {
        return streets.capacity[chains.links.get(link)[0] / 2];
    }

    /// Share of each link's capacity that a state of the streets leaves, 0 where it is closed.
    ///
    /// Of a link of several streets it is the share with which its time is the sum of theirs:
    /// (Σ t₀ᵢ fᵢ⁻ᴾ / Σ t₀ᵢ)^(−1/P) with the free times t₀ᵢ, the shares fᵢ and the power P.
    double[] factors(StreetState state) {
        double[] factors = new double[links()];
        for (int l = 0; l < factors.length; l++) {
            int[] chain = chains.links.get(l);
            double least = least(chain, state);
            factors[l] = least == most(chain, state) ? least : equivalent(chain, state);
        }
        return factors;
    }

    private static double least(int[] chain, StreetState state) {
        double least = Double.POSITIVE_INFINITY;
        for (int directed : chain) {
            least = Math.min(least, state.capacity(directed / 2));
        }
        return least;
    }

    private static double most(int[] chain, StreetState state) {
        double most = 0;
        for (int directed : chain) {
            most = Math.max(most, state.capacity(directed / 2));
        }
        return most;
    }

    private double equivalent(int[] chain, StreetState state) {
        double least = least(chain, state);
        double power = streets.power[chain[0] / 2];
        if (least == 0 || power == 0) {
            return least;
        }
        double free = 0;
        double weighted = 0;
        for (int directed : chain) {
            double seconds = streets.freeSeconds(directed / 2) / state.speed(directed / 2);
            free += seconds;
            weighted += seconds * StrictMath.pow(state.capacity(directed / 2), -power);
        }
        return StrictMath.pow(weighted / free, -1 / power);
    }

    double b(int link) {
        return streets.b[chains.links.get(link)[0] / 2];
    }

    double power(int link) {
        return streets.power[chains.links.get(link)[0] / 2];
    }

    double metresOfLink(int link) {
        double metres = 0;
        for (int directed : chains.links.get(link)) {
            metres += streets.metres[directed / 2];
        }
        return metres;
    }
}
