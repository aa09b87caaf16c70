package citiverse.models.roads;

import citiverse.models.plane.LocalMetres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Places gathered into zones between which cars travel.
///
/// The places are halved again and again, the zone with the most people and attraction first, across its longer
/// side where both halves weigh the same: every zone is compact, and no seed is needed. A zone is named by its
/// heaviest place and joined to the network at the junctions nearest to its places. Gates, where traffic comes
/// in from outside, are zones of their own after the others.
///
/// @param names of the zones
/// @param longitude of the centre, weighted by people and attraction, degrees CRS84
/// @param latitude of the centre
/// @param people who live in each
/// @param attraction what draws trips to each
/// @param zoneOf zone of each place, −1 where it is cut off
/// @param gates how many of the zones, the last ones, are gates
/// @param connectorNode nodes of the network that each zone is joined to; of a gate where traffic enters
///     and where it leaves, −1 for none
/// @param connectorMetres from the centre to each of these
public record Zones(
        List<String> names,
        double[] longitude,
        double[] latitude,
        double[] people,
        double[] attraction,
        int[] zoneOf,
        int gates,
        int[][] connectorNode,
        double[][] connectorMetres) {

    public int count() {
        return names.size();
    }

    /// A place where the network is cut and traffic comes in and goes out.
    ///
    /// @param inPerHour vehicles that enter in the demand period
    /// @param outPerHour vehicles that leave
    public record Gate(String name, double longitude, double latitude, double inPerHour, double outPerHour) {
        public Gate {
            if (!(inPerHour >= 0 && outPerHour >= 0 && inPerHour + outPerHour < Double.POSITIVE_INFINITY)) {
                throw RoadProblems.badSetting(
                        "gate " + name, "needs volumes of 0 or more, not " + inPerHour + " and " + outPerHour);
            }
        }
    }

    private record Group(int[] places, double weight) {}

    static Zones of(StreetNetwork network, TripPlaces places, Joins joins, ZoneSettings settings) {
        double[] weight = weights(places);
        int[] joined = IntStream.range(0, places.size())
                .filter(i -> joins.street()[i] >= 0 && weight[i] > 0)
                .toArray();
        if (joined.length == 0) {
            throw RoadProblems.noDemand(
                    "none of the " + places.size() + " places has people or attraction and a street");
        }
        List<Group> groups = halved(joined, places, weight, settings.most());
        int count = groups.size() + settings.gates().size();
        var names = new ArrayList<String>();
        double[][] sums = new double[4][count];
        int[] zoneOf = new int[places.size()];
        Arrays.fill(zoneOf, -1);
        int[][] nodes = new int[count][];
        double[][] metres = new double[count][];
        for (int z = 0; z < groups.size(); z++) {
            int heaviest = groups.get(z).places()[0];
            double total = 0;
            for (int i : groups.get(z).places()) {
                heaviest = weight[i] > weight[heaviest] ? i : heaviest;
                total += weight[i];
                sums[0][z] += weight[i] * places.longitude()[i];
                sums[1][z] += weight[i] * places.latitude()[i];
                sums[2][z] += places.people()[i];
                sums[3][z] += places.attraction()[i];
                zoneOf[i] = z;
            }
            sums[0][z] /= total;
            sums[1][z] /= total;
            names.add(places.ids()[heaviest]);
            nodes[z] = connectors(network, groups.get(z), joins, weight, settings.connectors());
        }
        for (int g = 0; g < settings.gates().size(); g++) {
            Gate gate = settings.gates().get(g);
            int z = groups.size() + g;
            names.add(gate.name());
            sums[0][z] = gate.longitude();
            sums[1][z] = gate.latitude();
            nodes[z] = new int[] {
                node(network, network.gates.entering()[g]),
                node(network, network.gates.leaving()[g])
            };
        }
        for (int z = 0; z < count; z++) {
            metres[z] = new double[nodes[z].length];
            for (int k = 0; k < nodes[z].length; k++) {
                metres[z][k] = nodes[z][k] < 0 ? 0 : metresTo(network, nodes[z][k], sums[0][z], sums[1][z]);
                if (z >= groups.size() && metres[z][k] > settings.reachMetres()) {
                    throw RoadProblems.badSetting(
                            "gate " + names.get(z),
                            "lies " + Math.round(metres[z][k])
                                    + " m from the nearest end of a road, more than the reach of "
                                    + Math.round(settings.reachMetres()) + " m");
                }
            }
        }
        return new Zones(
                List.copyOf(names),
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                zoneOf,
                settings.gates().size(),
                nodes,
                metres);
    }

    private static double[] weights(TripPlaces places) {
        double people = Math.max(1e-300, Arrays.stream(places.people()).sum());
        double attraction = Math.max(1e-300, Arrays.stream(places.attraction()).sum());
        double[] weight = new double[places.size()];
        Arrays.setAll(weight, i -> places.people()[i] / people + places.attraction()[i] / attraction);
        return weight;
    }

    private static List<Group> halved(int[] all, TripPlaces places, double[] weight, int most) {
        var waiting = new PriorityQueue<Group>(
                Comparator.comparingDouble(Group::weight).reversed().thenComparingInt(group -> group.places()[0]));
        var done = new ArrayList<Group>();
        waiting.add(group(all, weight));
        while (!waiting.isEmpty() && waiting.size() + done.size() < most) {
            Group group = waiting.remove();
            if (group.places().length == 1) {
                done.add(group);
            } else {
                int[] sorted = acrossLongerSide(group.places(), places);
                int cut = middle(sorted, weight, group.weight());
                waiting.add(group(Arrays.copyOfRange(sorted, 0, cut), weight));
                waiting.add(group(Arrays.copyOfRange(sorted, cut, sorted.length), weight));
            }
        }
        done.addAll(waiting);
        done.sort(Comparator.comparingInt(group -> group.places()[0]));
        return done;
    }

    private static Group group(int[] places, double[] weight) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i : sorted) {
            sum += weight[i];
        }
        return new Group(sorted, sum);
    }

    private static int[] acrossLongerSide(int[] some, TripPlaces places) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i : some) {
            low[0] = Math.min(low[0], places.longitude()[i]);
            high[0] = Math.max(high[0], places.longitude()[i]);
            low[1] = Math.min(low[1], places.latitude()[i]);
            high[1] = Math.max(high[1], places.latitude()[i]);
        }
        double middle = (low[1] + high[1]) / 2;
        boolean wide = (high[0] - low[0]) * LocalMetres.perDegreeLongitude(middle)
                > (high[1] - low[1]) * LocalMetres.perDegreeLatitude(middle);
        double[] key = wide ? places.longitude() : places.latitude();
        return Arrays.stream(some)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> key[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    private static int middle(int[] sorted, double[] weight, double total) {
        double before = 0;
        int cut = 0;
        while (cut < sorted.length - 1 && (cut == 0 || before + weight[sorted[cut]] / 2 < total / 2)) {
            before += weight[sorted[cut++]];
        }
        return cut;
    }

    /// The nodes where most of a zone's weight meets the network, heaviest first.
    private static int[] connectors(StreetNetwork network, Group group, Joins joins, double[] weight, int most) {
        var carried = new TreeMap<Integer, Double>();
        for (int i : group.places()) {
            carried.merge(network.nearerEnd(joins.street()[i], joins.share()[i]), weight[i], Double::sum);
        }
        return carried.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private static int node(StreetNetwork network, int vertex) {
        return vertex < 0 ? -1 : network.nodeOf[vertex];
    }

    private static double metresTo(StreetNetwork network, int node, double longitude, double latitude) {
        int vertex = network.chains.nodes[node];
        return LocalMetres.between(
                longitude, latitude, network.streets.longitude[vertex], network.streets.latitude[vertex]);
    }
}
