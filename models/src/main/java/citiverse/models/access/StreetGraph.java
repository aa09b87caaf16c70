package citiverse.models.access;

import java.util.Arrays;

/// Streets that can be walked, as flat arrays. Immutable.
///
/// Vertices are the junctions and ends of streets (OpenStreetMap nodes), numbered along a space-filling curve so that
/// neighbours on the map are neighbours in memory. A segment joins two of them and has two arcs: `2·segment` in the
/// direction of the way, `2·segment + 1` against it. The arcs that leave a vertex `v` stand at positions
/// `first[v] … first[v + 1] − 1`.
final class StreetGraph {
    /// Weight of an arc that cannot be passed.
    static final int IMPASSABLE = 1 << 29;

    /// Ids of the `street` features, ascending.
    final String[] segmentId;
    final int[] from;
    final int[] to;
    final int[] lengthMillimetres;
    /// Points of the segments, longitude and latitude alternating; segment `s` has those from `shape[s]` to
    /// `shape[s + 1]` (counted in points).
    final int[] shape;
    final double[] points;
    final boolean[] linkable;
    final boolean[] bridge;

    /// Speed on the segment relative to a street on the flat; 1 unless an option says otherwise.
    final double[] speedFactor;
    /// Bit 0: the arc along the way cannot be passed; bit 1: the arc against it.
    final byte[] barred;

    final int[] first;
    final int[] head;
    /// The arc at each position.
    final int[] arc;
    /// The position of each arc.
    final int[] position;

    StreetGraph(Streets streets) {
        segmentId = streets.id;
        from = streets.from;
        to = streets.to;
        lengthMillimetres = streets.lengthMillimetres;
        shape = streets.shape;
        points = streets.points;
        linkable = streets.linkable;
        bridge = streets.bridge;
        speedFactor = streets.speedFactor;
        barred = streets.barred;
        int vertices = streets.vertices;
        int segments = from.length;
        first = new int[vertices + 1];
        for (int s = 0; s < segments; s++) {
            first[from[s] + 1]++;
            first[to[s] + 1]++;
        }
        for (int v = 0; v < vertices; v++) {
            first[v + 1] += first[v];
        }
        int[] next = Arrays.copyOf(first, vertices);
        head = new int[2 * segments];
        arc = new int[2 * segments];
        position = new int[2 * segments];
        for (int s = 0; s < segments; s++) {
            place(next[from[s]]++, 2 * s, to[s]);
            place(next[to[s]]++, 2 * s + 1, from[s]);
        }
    }

    private void place(int at, int arcIndex, int headVertex) {
        head[at] = headVertex;
        arc[at] = arcIndex;
        position[arcIndex] = at;
    }

    int vertices() {
        return first.length - 1;
    }

    int segments() {
        return from.length;
    }

    boolean isBarred(int arcIndex) {
        return (barred[arcIndex >> 1] >> (arcIndex & 1) & 1) != 0;
    }
}
