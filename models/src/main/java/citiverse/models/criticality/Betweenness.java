package citiverse.models.criticality;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How much lies on each edge when everyone takes a shortest way (Brandes 2001, Dijkstra's version for weights,
/// with the pairs weighted): C(e) = Σ_{s≠t} w(s,t) · σ_st(e) / σ_st over ordered pairs, σ_st the number of
/// shortest ways from s to t and σ_st(e) of those along e in either direction. Whole weights make equal ways
/// equal exactly.
public final class Betweenness {
    /// Sources are summed in this many groups, each by itself and then in order, whatever the number of
    /// threads.
    private static final int GROUPS = 64;

    private Betweenness() {}

    /// How much each pair counts, such as the people at the source times the beds at the target.
    public interface Demand {
        /// @return 0 or more
        double between(int source, int target);
    }

    /// Of every edge, each ordered pair counting 1. In an undirected network half of it is the usual figure for
    /// unordered pairs.
    public static double[] edges(Network network) {
        return edges(network, IntStream.range(0, network.vertices()).toArray(), (s, t) -> 1);
    }

    /// Of every edge.
    ///
    /// @param sources the vertices that pairs begin at; others count nothing
    public static double[] edges(Network network, int[] sources, Demand demand) {
        int groups = Math.min(GROUPS, Math.max(1, sources.length));
        double[][] parts = IntStream.range(0, groups)
                .parallel()
                .mapToObj(group -> {
                    var search = new Search(network, demand);
                    for (int i = group; i < sources.length; i += groups) {
                        search.from(sources[i]);
                    }
                    return search.sum;
                })
                .toArray(double[][]::new);
        double[] sum = new double[network.edges()];
        for (double[] part : parts) {
            for (int e = 0; e < sum.length; e++) {
                sum[e] += part[e];
            }
        }
        return sum;
    }

    /// One source after another.
    private static final class Search {
        private final Network network;
        private final Demand demand;
        private final double[] sum;
        private final int[] time;
        private final double[] ways;
        private final double[] passing;
        private final int[] order;
        private final LongHeap heap = new LongHeap();

        Search(Network network, Demand demand) {
            this.network = network;
            this.demand = demand;
            sum = new double[network.edges()];
            time = new int[network.vertices()];
            ways = new double[network.vertices()];
            passing = new double[network.vertices()];
            order = new int[network.vertices()];
        }

        void from(int source) {
            Arrays.fill(time, Field.FAR);
            Arrays.fill(ways, 0);
            Arrays.fill(passing, 0);
            int reached = settle(source);
            // Farthest first: what passes a vertex is known before it is handed to those before it.
            for (int i = reached - 1; i > 0; i--) {
                int v = order[i];
                double share = (passing[v] + demand.between(source, v)) / ways[v];
                for (int a = network.firstArriving[v]; a < network.firstArriving[v + 1]; a++) {
                    int arc = network.arriving[a];
                    int before = network.tail(arc);
                    if (time[before] != Field.FAR && time[before] + network.weight(arc) == time[v]) {
                        double along = ways[before] * share;
                        sum[arc >> 1] += along;
                        passing[before] += along;
                    }
                }
            }
        }

        private int settle(int source) {
            int reached = 0;
            time[source] = 0;
            ways[source] = 1;
            heap.add(0, source);
            while (!heap.isEmpty()) {
                long least = heap.remove();
                int v = (int) least;
                if ((int) (least >>> 32) > time[v]) {
                    continue;
                }
                order[reached++] = v;
                for (int a = network.first[v]; a < network.first[v + 1]; a++) {
                    int arc = network.leaving[a];
                    int head = network.head(arc);
                    int next = Math.addExact(time[v], network.weight(arc));
                    if (next < time[head]) {
                        time[head] = next;
                        ways[head] = ways[v];
                        heap.add(next, head);
                    } else if (next == time[head]) {
                        ways[head] += ways[v];
                    }
                }
            }
            return reached;
        }
    }
}
