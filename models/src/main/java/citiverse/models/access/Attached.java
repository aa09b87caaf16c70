package citiverse.models.access;

/// Points by the vertices at the ends of their segments.
final class Attached {
    /// Points at vertex `v` stand from `first[v]` to `first[v + 1] − 1`.
    final int[] first;
    final int[] point;

    Attached(StreetGraph graph, Links links) {
        first = new int[graph.vertices() + 1];
        for (int i = 0; i < links.size(); i++) {
            if (links.linked(i)) {
                int segment = links.segment()[i];
                first[graph.from[segment] + 1]++;
                if (graph.to[segment] != graph.from[segment]) {
                    first[graph.to[segment] + 1]++;
                }
            }
        }
        for (int v = 0; v < graph.vertices(); v++) {
            first[v + 1] += first[v];
        }
        point = new int[first[graph.vertices()]];
        int[] next = java.util.Arrays.copyOf(first, graph.vertices());
        for (int i = 0; i < links.size(); i++) {
            if (links.linked(i)) {
                int segment = links.segment()[i];
                point[next[graph.from[segment]]++] = i;
                if (graph.to[segment] != graph.from[segment]) {
                    point[next[graph.to[segment]]++] = i;
                }
            }
        }
    }
}
