package citiverse.models.roads;

import citiverse.twin.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns that are banned at junctions, from OpenStreetMap relations `no_…` and `only_…` with a via node. Where
/// a street is limited so, turning back into it is banned too, unless nothing else is left.
final class TurnBans {
    /// For each limited link, the links that it may turn into.
    private final TreeMap<Integer, List<Integer>> allowed = new TreeMap<>();
    /// Links that leave a junction with banned turns.
    private final TreeSet<Integer> leaving = new TreeSet<>();
    private final int applied;
    private final int unused;

    TurnBans(StreetNetwork network, List<Feature> restrictions) {
        var atNode = new TreeMap<Integer, TreeMap<Integer, TreeSet<Integer>>>();
        int used = 0;
        for (Feature restriction : restrictions) {
            if (ban(network, restriction, atNode)) {
                used++;
            }
        }
        applied = used;
        unused = restrictions.size() - used;
        atNode.forEach((node, banned) -> {
            List<Integer> out = links(network, node, true);
            banned.forEach((link, none) -> {
                List<Integer> rest =
                        out.stream().filter(next -> !none.contains(next)).toList();
                List<Integer> onward =
                        rest.stream().filter(next -> !back(network, link, next)).toList();
                if (!rest.isEmpty()) {
                    allowed.put(link, onward.isEmpty() ? rest : onward);
                    leaving.addAll(out);
                }
            });
        });
    }

    static TurnBans none(StreetNetwork network) {
        return new TurnBans(network, List.of());
    }

    /// Links whose turns are limited, ascending.
    Iterable<Integer> limited() {
        return allowed.keySet();
    }

    Iterable<Integer> leaving() {
        return leaving;
    }

    List<Integer> allowed(int limited) {
        return allowed.get(limited);
    }

    /// Restrictions that ban a turn of this network.
    int applied() {
        return applied;
    }

    /// Restrictions that ban nothing here: of streets that cars do not use, or not written out.
    int unused() {
        return unused;
    }

    private static boolean ban(
            StreetNetwork network, Feature restriction, TreeMap<Integer, TreeMap<Integer, TreeSet<Integer>>> atNode) {
        var tags = restriction.properties();
        String kind = CarRules.tag(tags, "restriction");
        var via = tags.whole("via_node");
        var fromWay = tags.whole("from_way");
        var toWay = tags.whole("to_way");
        if (!(kind.startsWith("no_") || kind.startsWith("only_"))
                || via.isEmpty()
                || fromWay.isEmpty()
                || toWay.isEmpty()) {
            return false;
        }
        int vertex = Arrays.binarySearch(network.streets.nodes, via.getAsLong());
        int node = vertex < 0 ? -1 : network.nodeOf[vertex];
        if (node < 0) {
            return false;
        }
        List<Integer> from = links(network, node, false).stream()
                .filter(link -> way(network, link, false) == fromWay.getAsLong())
                .toList();
        List<Integer> out = links(network, node, true);
        List<Integer> to = out.stream()
                .filter(link -> way(network, link, true) == toWay.getAsLong())
                .toList();
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        for (int link : from) {
            TreeSet<Integer> none =
                    atNode.computeIfAbsent(node, any -> new TreeMap<>()).computeIfAbsent(link, any -> new TreeSet<>());
            if (kind.startsWith("no_")) {
                none.addAll(to);
            } else {
                out.stream().filter(next -> !to.contains(next)).forEach(none::add);
            }
        }
        return true;
    }

    private static List<Integer> links(StreetNetwork network, int node, boolean leaving) {
        int vertex = network.chains.nodes[node];
        var found = new ArrayList<Integer>();
        for (int i = network.streets.first[vertex]; i < network.streets.first[vertex + 1]; i++) {
            int link = network.chains.linkOf[network.streets.leaving[i]];
            if (leaving && link >= 0) {
                found.add(link);
            }
        }
        if (!leaving) {
            for (int i = network.arrivingFirst[node]; i < network.arrivingFirst[node + 1]; i++) {
                found.add(network.arriving[i]);
            }
        }
        found.sort(null);
        return found;
    }

    private static boolean back(StreetNetwork network, int link, int next) {
        int[] chain = network.chains.links.get(link);
        return chain[chain.length - 1] / 2 == network.chains.links.get(next)[0] / 2;
    }

    private static long way(StreetNetwork network, int link, boolean leaving) {
        int[] chain = network.chains.links.get(link);
        int directed = leaving ? chain[0] : chain[chain.length - 1];
        return network.streets.feature[directed / 2].properties().whole("way").orElse(-1);
    }
}
