package citiverse.models.criticality;

import java.util.Arrays;

/// Junctions and the ways between them, as flat arrays. Immutable.
///
/// Edge e joins two vertices and has two arcs: `2·e` from its first to its second, `2·e + 1` back; each has a
/// weight in whole units (milliseconds on streets) of at least 1, or is [#BARRED]. An edge that joins a vertex
/// to itself is kept and never used.
public final class Network {
    /// Weight of an arc that cannot be passed.
    public static final int BARRED = -1;

    private final int vertices;
    private final int[] from;
    private final int[] to;
    private final int[] weight;
    /// Arcs that leave vertex v stand at `first[v]` to `first[v + 1] - 1`; barred ones are left out.
    final int[] first;
    final int[] leaving;
    /// Arcs that arrive at vertex v.
    final int[] firstArriving;
    final int[] arriving;

    /// @param from first vertex of each edge
    /// @param to second vertex of each edge
    /// @param weight of each arc, so twice as many as edges
    public Network(int vertices, int[] from, int[] to, int[] weight) {
        if (from.length != to.length || weight.length != 2 * from.length) {
            throw new IllegalArgumentException("each edge has two ends and two arcs");
        }
        this.vertices = vertices;
        this.from = from.clone();
        this.to = to.clone();
        this.weight = weight.clone();
        first = new int[vertices + 1];
        firstArriving = new int[vertices + 1];
        int arcs = 0;
        for (int arc = 0; arc < weight.length; arc++) {
            if (weight[arc] == 0 || weight[arc] < BARRED) {
                throw new IllegalArgumentException("arc " + arc + " has the weight " + weight[arc]);
            }
            if (usable(arc)) {
                first[tail(arc) + 1]++;
                firstArriving[head(arc) + 1]++;
                arcs++;
            }
        }
        for (int v = 0; v < vertices; v++) {
            first[v + 1] += first[v];
            firstArriving[v + 1] += firstArriving[v];
        }
        leaving = new int[arcs];
        arriving = new int[arcs];
        int[] next = Arrays.copyOf(first, vertices);
        int[] nextArriving = Arrays.copyOf(firstArriving, vertices);
        for (int arc = 0; arc < weight.length; arc++) {
            if (usable(arc)) {
                leaving[next[tail(arc)]++] = arc;
                arriving[nextArriving[head(arc)]++] = arc;
            }
        }
    }

    /// A network whose edges take as long in both directions.
    public static Network undirected(int vertices, int[] from, int[] to, int[] weight) {
        int[] both = new int[2 * weight.length];
        for (int e = 0; e < weight.length; e++) {
            both[2 * e] = weight[e];
            both[2 * e + 1] = weight[e];
        }
        return new Network(vertices, from, to, both);
    }

    public int vertices() {
        return vertices;
    }

    public int edges() {
        return from.length;
    }

    /// The first vertex of an edge.
    public int from(int edge) {
        return from[edge];
    }

    /// The second vertex of an edge.
    public int to(int edge) {
        return to[edge];
    }

    /// The vertex that an arc leaves.
    public int tail(int arc) {
        return (arc & 1) == 0 ? from[arc >> 1] : to[arc >> 1];
    }

    /// The vertex that an arc leads to.
    public int head(int arc) {
        return (arc & 1) == 0 ? to[arc >> 1] : from[arc >> 1];
    }

    /// The weight of an arc, [#BARRED] where it cannot be passed.
    public int weight(int arc) {
        return weight[arc];
    }

    private boolean usable(int arc) {
        return weight[arc] != BARRED && from[arc >> 1] != to[arc >> 1];
    }

    /// The same network without some edges; their numbers stay.
    public Network without(int... edges) {
        int[] barred = weight.clone();
        for (int edge : edges) {
            barred[2 * edge] = BARRED;
            barred[2 * edge + 1] = BARRED;
        }
        return new Network(vertices, from, to, barred);
    }
}
