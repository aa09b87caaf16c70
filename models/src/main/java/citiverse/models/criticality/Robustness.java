package citiverse.models.criticality;

import java.util.Arrays;
import java.util.TreeSet;

/// How slowly a network falls apart when its vertices fail one after another: R = (1/N) Σ_{Q=1..N} S(Q), S(Q)
/// the share of all N vertices in the largest connected piece after Q have failed (Schneider et al. 2011).
/// Between 1/N for a star whose hub fails first (to the order of 1/N) and nearly 1/2 for a complete network.
/// Edges join their ends whatever their direction.
public final class Robustness {
    private Robustness() {}

    /// Against failures in a given order.
    ///
    /// @param order all vertices, the first to fail first
    public static double of(Network network, int[] order) {
        int n = network.vertices();
        if (order.length != n) {
            throw new IllegalArgumentException("all " + n + " vertices fail in some order, not " + order.length);
        }
        int[] root = new int[n];
        int[] size = new int[n];
        boolean[] there = new boolean[n];
        Arrays.setAll(root, v -> v);
        int largest = 0;
        long sum = 0;
        // Backwards: pieces grow together as what failed last comes back.
        for (int q = n - 1; q >= 0; q--) {
            sum += largest;
            int v = order[q];
            if (there[v]) {
                throw new IllegalArgumentException("vertex " + v + " fails twice");
            }
            there[v] = true;
            size[v] = 1;
            largest = Math.max(largest, 1);
            for (int pass = 0; pass < 2; pass++) {
                int[] first = pass == 0 ? network.first : network.firstArriving;
                int[] arcs = pass == 0 ? network.leaving : network.arriving;
                for (int i = first[v]; i < first[v + 1]; i++) {
                    int other = pass == 0 ? network.head(arcs[i]) : network.tail(arcs[i]);
                    if (there[other]) {
                        largest = Math.max(largest, join(root, size, v, other));
                    }
                }
            }
        }
        return n == 0 ? 0 : sum / ((double) n * n);
    }

    /// Against an attack that always takes the vertex with the most neighbours left, ties the one of lowest
    /// number.
    public static double underAttack(Network network) {
        return of(network, attack(network));
    }

    private static int[] attack(Network network) {
        int n = network.vertices();
        int[] degree = new int[n];
        int[][] neighbours = new int[n][];
        for (int v = 0; v < n; v++) {
            neighbours[v] = neighbours(network, v);
            degree[v] = neighbours[v].length;
        }
        record Left(int degree, int vertex) implements Comparable<Left> {
            @Override
            public int compareTo(Left other) {
                return degree != other.degree
                        ? Integer.compare(other.degree, degree)
                        : Integer.compare(vertex, other.vertex);
            }
        }
        var left = new TreeSet<Left>();
        for (int v = 0; v < n; v++) {
            left.add(new Left(degree[v], v));
        }
        int[] order = new int[n];
        for (int q = 0; q < n; q++) {
            int v = left.removeFirst().vertex();
            order[q] = v;
            degree[v] = -1;
            for (int other : neighbours[v]) {
                if (degree[other] >= 0) {
                    left.remove(new Left(degree[other], other));
                    left.add(new Left(--degree[other], other));
                }
            }
        }
        return order;
    }

    private static int[] neighbours(Network network, int v) {
        var found = new TreeSet<Integer>();
        for (int i = network.first[v]; i < network.first[v + 1]; i++) {
            found.add(network.head(network.leaving[i]));
        }
        for (int i = network.firstArriving[v]; i < network.firstArriving[v + 1]; i++) {
            found.add(network.tail(network.arriving[i]));
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int join(int[] root, int[] size, int a, int b) {
        int rootA = find(root, a);
        int rootB = find(root, b);
        if (rootA != rootB) {
            root[rootB] = rootA;
            size[rootA] += size[rootB];
        }
        return size[rootA];
    }

    private static int find(int[] root, int vertex) {
        int v = vertex;
        while (root[v] != v) {
            root[v] = root[root[v]];
            v = root[v];
        }
        return v;
    }
}
