package citiverse.models.criticality;

import java.util.Arrays;

/// The time from every vertex to the nearest of some goals, and the tree of shortest ways there (of equal ways
/// the one whose first arc has the lowest number).
///
/// Taking edges away changes only the times of the vertices whose way in the tree uses one of them, so
/// [#without] looks at those alone (Ramalingam and Reps 1996). Its times are those of a search on the network
/// without the edges, to the last unit: both are the least of the same sums of whole numbers.
public final class Field {
    /// The time of a vertex from which no goal is reached.
    public static final int FAR = Integer.MAX_VALUE;

    private final Network network;
    /// Time from each vertex that is a goal itself, [#FAR] of the others.
    private final int[] seed;
    private final int[] time;
    /// The arc by which the shortest way leaves each vertex; −1 where a goal is there or none is reached.
    private final int[] parent;
    private final int[] firstChild;
    private final int[] child;

    private Field(Network network, int[] seed) {
        this.network = network;
        this.seed = seed;
        time = seed.clone();
        search();
        parent = parents();
        int vertices = network.vertices();
        firstChild = new int[vertices + 1];
        for (int v = 0; v < vertices; v++) {
            if (parent[v] >= 0) {
                firstChild[network.head(parent[v]) + 1]++;
            }
        }
        for (int v = 0; v < vertices; v++) {
            firstChild[v + 1] += firstChild[v];
        }
        child = new int[firstChild[vertices]];
        int[] next = Arrays.copyOf(firstChild, vertices);
        for (int v = 0; v < vertices; v++) {
            if (parent[v] >= 0) {
                child[next[network.head(parent[v])]++] = v;
            }
        }
    }

    /// The times to goals that lie at or behind some vertices.
    ///
    /// @param vertex where goals are entered from; a vertex named twice keeps the lesser time
    /// @param timeFrom from each of those vertices to its goal, at least 0
    public static Field toward(Network network, int[] vertex, int[] timeFrom) {
        int[] seed = new int[network.vertices()];
        Arrays.fill(seed, FAR);
        for (int i = 0; i < vertex.length; i++) {
            seed[vertex[i]] = Math.min(seed[vertex[i]], timeFrom[i]);
        }
        return new Field(network, seed);
    }

    private void search() {
        var heap = new LongHeap();
        for (int v = 0; v < time.length; v++) {
            if (time[v] != FAR) {
                heap.add(time[v], v);
            }
        }
        while (!heap.isEmpty()) {
            long least = heap.remove();
            int v = (int) least;
            int reached = (int) (least >>> 32);
            if (reached > time[v]) {
                continue;
            }
            for (int i = network.firstArriving[v]; i < network.firstArriving[v + 1]; i++) {
                int arc = network.arriving[i];
                int before = network.tail(arc);
                int sum = plus(reached, network.weight(arc));
                if (sum < time[before]) {
                    time[before] = sum;
                    heap.add(sum, before);
                }
            }
        }
    }

    private int[] parents() {
        int[] arcs = new int[time.length];
        for (int v = 0; v < arcs.length; v++) {
            arcs[v] = -1;
            if (time[v] == FAR || time[v] == seed[v]) {
                continue;
            }
            for (int i = network.first[v]; i < network.first[v + 1] && arcs[v] < 0; i++) {
                int arc = network.leaving[i];
                int ahead = time[network.head(arc)];
                if (ahead != FAR && plus(ahead, network.weight(arc)) == time[v]) {
                    arcs[v] = arc;
                }
            }
        }
        return arcs;
    }

    /// Longer than an int can hold is as good as never.
    private static int plus(int time, int more) {
        int sum = time + more;
        return sum < 0 ? FAR : sum;
    }

    /// Time from a vertex, or [#FAR].
    public int time(int vertex) {
        return time[vertex];
    }

    /// True where the tree of shortest ways goes along an edge.
    public boolean uses(int edge) {
        return parent[network.tail(2 * edge)] == 2 * edge || parent[network.tail(2 * edge + 1)] == 2 * edge + 1;
    }

    /// What it is to take edges away, again and again: keeps its arrays. Not for sharing among threads.
    public final class Without {
        private final int[] stamp = new int[time.length];
        private final int[] changed = new int[time.length];
        private final LongHeap heap = new LongHeap();
        private int[] touched = new int[64];
        private int count;
        private int round;

        private Without() {}

        /// Takes edges away, in place of those taken before.
        public void take(int... edges) {
            round++;
            count = 0;
            for (int edge : edges) {
                for (int arc = 2 * edge; arc < 2 * edge + 2; arc++) {
                    int tail = network.tail(arc);
                    if (parent[tail] == arc && stamp[tail] != round) {
                        touch(tail);
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                int v = touched[i];
                for (int c = firstChild[v]; c < firstChild[v + 1]; c++) {
                    if (stamp[child[c]] != round) {
                        touch(child[c]);
                    }
                }
            }
            restart(edges);
            spread(edges);
        }

        private void touch(int vertex) {
            if (count == touched.length) {
                touched = Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = vertex;
            stamp[vertex] = round;
        }

        /// The best of each touched vertex by way of what is not touched.
        private void restart(int[] edges) {
            for (int i = 0; i < count; i++) {
                int v = touched[i];
                int best = seed[v];
                for (int a = network.first[v]; a < network.first[v + 1]; a++) {
                    int arc = network.leaving[a];
                    int head = network.head(arc);
                    if (stamp[head] != round && time[head] != FAR && !taken(arc, edges)) {
                        best = Math.min(best, plus(time[head], network.weight(arc)));
                    }
                }
                changed[v] = best;
                if (best != FAR) {
                    heap.add(best, v);
                }
            }
        }

        private void spread(int[] edges) {
            while (!heap.isEmpty()) {
                long least = heap.remove();
                int v = (int) least;
                int reached = (int) (least >>> 32);
                if (reached > changed[v]) {
                    continue;
                }
                for (int i = network.firstArriving[v]; i < network.firstArriving[v + 1]; i++) {
                    int arc = network.arriving[i];
                    int before = network.tail(arc);
                    int sum = plus(reached, network.weight(arc));
                    if (stamp[before] == round && sum < changed[before] && !taken(arc, edges)) {
                        changed[before] = sum;
                        heap.add(sum, before);
                    }
                }
            }
        }

        private static boolean taken(int arc, int[] edges) {
            for (int edge : edges) {
                if (arc >> 1 == edge) {
                    return true;
                }
            }
            return false;
        }

        /// Time from a vertex without the edges, or [Field#FAR].
        public int time(int vertex) {
            return stamp[vertex] == round && round > 0 ? changed[vertex] : time[vertex];
        }

        /// How many vertices had a way along the edges.
        public int touched() {
            return count;
        }

        /// One of them.
        public int touched(int index) {
            return touched[index];
        }
    }

    /// A worker that takes edges away.
    public Without without() {
        return new Without();
    }
}
