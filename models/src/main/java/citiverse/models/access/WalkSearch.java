package citiverse.models.access;

import java.util.Arrays;

/// Shortest walks from one place to all vertices: Dijkstra's algorithm with a queue of buckets.
///
/// Distances are whole numbers (seconds, or millimetres on the flat); a bucket holds those that agree in all but their
/// lowest `shift` bits. Within a bucket a vertex may be settled again when a shorter way is found there, so distances
/// are exact whatever the width. One instance serves one thread and many searches.
///
/// Rejected: a binary heap took 2.6 times as long on the streets of Porto Alegre.
final class WalkSearch {
    /// Distance of what is not reached.
    static final int FAR = Integer.MAX_VALUE;

    private final StreetGraph graph;
    private final int[] distance;
    private final int[] parent;
    private final int[] reached;
    private int reachedCount;

    private int[] bucket = new int[0];
    private int[] entryVertex;
    private int[] entryDistance;
    private int[] entryNext;
    private int entries;
    private int shift;
    private int limit;
    private int lowest;
    private boolean mending;

    WalkSearch(StreetGraph graph) {
        this.graph = graph;
        int vertices = graph.vertices();
        distance = new int[vertices];
        Arrays.fill(distance, FAR);
        parent = new int[vertices];
        reached = new int[vertices];
        entryVertex = new int[2 * vertices + 16];
        entryDistance = new int[2 * vertices + 16];
        entryNext = new int[2 * vertices + 16];
    }

    /// Forgets the last search.
    ///
    /// @param limit greatest distance that counts
    /// @param shift number of low bits in which the distances of a bucket may differ
    void clear(int limit, int shift) {
        for (int i = 0; i < reachedCount; i++) {
            distance[reached[i]] = FAR;
        }
        reachedCount = 0;
        begin(limit, shift);
    }

    private void begin(int greatest, int lowBits) {
        limit = greatest;
        shift = lowBits;
        int buckets = (greatest >> lowBits) + 1;
        if (bucket.length < buckets) {
            bucket = new int[buckets];
            Arrays.fill(bucket, -1);
        }
        entries = 0;
        lowest = Integer.MAX_VALUE;
    }

    /// Starts from a vertex, or goes on from it, at a distance.
    void start(int vertex, int at) {
        improve(vertex, at, -1);
    }

    /// Starts from a vertex that was reached before and then forgotten; [#mend] must follow.
    void startAgain(int vertex, int at) {
        mending = true;
        improve(vertex, at, -1);
    }

    private void improve(int vertex, int at, int viaPosition) {
        int known = distance[vertex];
        if (at >= known || at > limit) {
            return;
        }
        if (known == FAR && !mending) {
            reached[reachedCount++] = vertex;
        }
        distance[vertex] = at;
        parent[vertex] = viaPosition;
        if (entries == entryVertex.length) {
            grow();
        }
        int index = at >> shift;
        entryVertex[entries] = vertex;
        entryDistance[entries] = at;
        entryNext[entries] = bucket[index];
        bucket[index] = entries++;
        lowest = Math.min(lowest, index);
    }

    private void grow() {
        entryVertex = Arrays.copyOf(entryVertex, 2 * entries);
        entryDistance = Arrays.copyOf(entryDistance, 2 * entries);
        entryNext = Arrays.copyOf(entryNext, 2 * entries);
    }

    /// Settles all vertices within the limit.
    ///
    /// @param weight of the arc at each position
    void run(int[] weight) {
        int last = limit >> shift;
        int[] first = graph.first;
        int[] head = graph.head;
        for (int b = lowest; b <= last; b++) {
            while (bucket[b] >= 0) {
                int entry = bucket[b];
                bucket[b] = entryNext[entry];
                int vertex = entryVertex[entry];
                int at = entryDistance[entry];
                if (at != distance[vertex]) {
                    continue;
                }
                int end = first[vertex + 1];
                for (int p = first[vertex]; p < end; p++) {
                    int next = at + weight[p];
                    if (next < distance[head[p]]) {
                        improve(head[p], next, p);
                    }
                }
            }
        }
        entries = 0;
        lowest = Integer.MAX_VALUE;
    }

    /// Finds anew the distances of vertices that have been forgotten, from their neighbours that have not.
    ///
    /// @param forgotten their vertices; distances and parents were set to [#FAR] and −1
    /// @param count how many
    /// @param weight of the arc at each position
    void mend(int[] forgotten, int count, int[] weight) {
        mending = true;
        for (int i = 0; i < count; i++) {
            int vertex = forgotten[i];
            for (int p = graph.first[vertex]; p < graph.first[vertex + 1]; p++) {
                int neighbour = distance[graph.head[p]];
                if (neighbour != FAR) {
                    int inward = graph.position[graph.arc[p] ^ 1];
                    improve(vertex, neighbour + weight[inward], inward);
                }
            }
        }
        run(weight);
        mending = false;
    }

    /// Distance of a vertex, or [#FAR].
    int distance(int vertex) {
        return distance[vertex];
    }

    /// Position of the arc by which a shortest way comes to a vertex, −1 where it starts there.
    int parent(int vertex) {
        return parent[vertex];
    }

    int reachedCount() {
        return reachedCount;
    }

    /// The vertices reached, in the order in which they were first found.
    int reached(int index) {
        return reached[index];
    }

    int[] distances() {
        return distance;
    }

    int[] parents() {
        return parent;
    }
}
