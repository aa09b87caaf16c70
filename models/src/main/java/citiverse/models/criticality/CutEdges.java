package citiverse.models.criticality;

import java.util.Arrays;

/// The edges without which a network falls apart (Tarjan 1974; an edge counts as joining its ends where it can
/// be passed in any direction, so this tells what is cut off for good, not what only a one-way street cuts
/// off).
public final class CutEdges {
    private final Network network;
    private final boolean[] cut;
    private final int[] found;
    private final int[] low;
    private final int[] size;
    private final int[] behind;
    private final int[] root;
    private final int[] next;
    private final int[] cameBy;
    private final int[] stack;

    private CutEdges(Network network) {
        this.network = network;
        cut = new boolean[network.edges()];
        behind = new int[network.edges()];
        found = new int[network.vertices()];
        low = new int[network.vertices()];
        size = new int[network.vertices()];
        root = new int[network.vertices()];
        next = new int[network.vertices()];
        cameBy = new int[network.vertices()];
        stack = new int[network.vertices()];
        Arrays.fill(found, -1);
    }

    /// Finds them.
    public static CutEdges of(Network network) {
        var edges = new CutEdges(network);
        int[][] incident = edges.incident();
        System.arraycopy(incident[0], 0, edges.next, 0, network.vertices());
        int time = 0;
        for (int v = 0; v < network.vertices(); v++) {
            if (edges.found[v] < 0) {
                time = edges.visit(v, time, incident[0], incident[1]);
            }
        }
        for (int e = 0; e < network.edges(); e++) {
            if (edges.cut[e]) {
                int whole = edges.size[edges.root[network.from(e)]];
                edges.behind[e] = Math.min(edges.behind[e], whole - edges.behind[e]);
            }
        }
        return edges;
    }

    /// Edges at each vertex: where they begin, and which.
    private int[][] incident() {
        int[] first = new int[network.vertices() + 1];
        for (int e = 0; e < network.edges(); e++) {
            if (joins(e)) {
                first[network.from(e) + 1]++;
                first[network.to(e) + 1]++;
            }
        }
        for (int v = 0; v < network.vertices(); v++) {
            first[v + 1] += first[v];
        }
        int[] next = first.clone();
        int[] edge = new int[first[network.vertices()]];
        for (int e = 0; e < network.edges(); e++) {
            if (joins(e)) {
                edge[next[network.from(e)]++] = e;
                edge[next[network.to(e)]++] = e;
            }
        }
        return new int[][] {first, edge};
    }

    private boolean joins(int edge) {
        boolean open = network.weight(2 * edge) != Network.BARRED || network.weight(2 * edge + 1) != Network.BARRED;
        return open && network.from(edge) != network.to(edge);
    }

    /// Depth first without recursion: streets are thousands of vertices deep.
    private int visit(int start, int startTime, int[] first, int[] edge) {
        int time = startTime;
        int depth = 0;
        enter(start, start, -1, time++);
        stack[0] = start;
        while (depth >= 0) {
            int v = stack[depth];
            if (next[v] < first[v + 1]) {
                int e = edge[next[v]++];
                int other = network.from(e) == v ? network.to(e) : network.from(e);
                if (e != cameBy[v] && found[other] < 0) {
                    enter(other, start, e, time++);
                    stack[++depth] = other;
                } else if (e != cameBy[v]) {
                    low[v] = Math.min(low[v], found[other]);
                }
            } else {
                depth--;
                if (depth >= 0) {
                    int before = stack[depth];
                    low[before] = Math.min(low[before], low[v]);
                    size[before] += size[v];
                    cut[cameBy[v]] = low[v] > found[before];
                    behind[cameBy[v]] = size[v];
                }
            }
        }
        return time;
    }

    private void enter(int vertex, int start, int edge, int time) {
        found[vertex] = time;
        low[vertex] = time;
        size[vertex] = 1;
        root[vertex] = start;
        cameBy[vertex] = edge;
    }

    /// True where a piece of the network hangs on the edge alone.
    public boolean cut(int edge) {
        return cut[edge];
    }

    /// How many vertices the smaller of the two pieces has; 0 where nothing hangs on the edge alone.
    public int behind(int edge) {
        return cut[edge] ? behind[edge] : 0;
    }
}
