package citiverse.models.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Directed streets joined into links of the network. Where a junction joins just two streets of equal capacity
/// and delay, nothing can turn, so the flow on both is the same and the times add up: the two are one link.
final class Chains {
    /// Vertices of the streets that are nodes of the network, ascending.
    final int[] nodes;
    /// Directed streets of each link in the order in which they are driven.
    final List<int[]> links = new ArrayList<>();
    /// Link of each directed street, −1 where it is in none: cut off, or a loop that leads nowhere else.
    final int[] linkOf;

    private final Streets streets;
    private final boolean[] kept;
    private final boolean[] isNode;

    /// @param kept which streets belong to the network
    /// @param fixed vertices that must stay nodes
    Chains(Streets streets, boolean[] kept, boolean[] fixed) {
        this.streets = streets;
        this.kept = kept;
        linkOf = new int[2 * streets.count()];
        Arrays.fill(linkOf, -1);
        isNode = ends(fixed);
        breakLoops();
        int[] all = new int[streets.vertices()];
        int count = 0;
        for (int v = 0; v < isNode.length; v++) {
            if (isNode[v]) {
                all[count++] = v;
            }
        }
        nodes = Arrays.copyOf(all, count);
        for (int v : nodes) {
            for (int i = streets.first[v]; i < streets.first[v + 1]; i++) {
                int[] chain = follow(streets.leaving[i]);
                if (chain.length > 0 && streets.head(chain[chain.length - 1]) != v) {
                    for (int directed : chain) {
                        linkOf[directed] = links.size();
                    }
                    links.add(chain);
                }
            }
        }
    }

    private boolean[] ends(boolean[] fixed) {
        int[] meeting = new int[streets.vertices()];
        int[][] two = new int[2][streets.vertices()];
        for (int s = 0; s < streets.count(); s++) {
            if (kept[s]) {
                for (int v : new int[] {streets.from[s], streets.to[s]}) {
                    if (meeting[v] < 2) {
                        two[meeting[v]][v] = s;
                    }
                    meeting[v]++;
                }
            }
        }
        boolean[] ends = new boolean[streets.vertices()];
        for (int v = 0; v < ends.length; v++) {
            ends[v] = meeting[v] > 0 && (fixed[v] || meeting[v] != 2 || !alike(two[0][v], two[1][v], v));
        }
        return ends;
    }

    private boolean alike(int a, int b, int vertex) {
        boolean oneRoad = streets.from[a] != streets.to[a]
                && streets.from[b] != streets.to[b]
                && streets.capacity[a] == streets.capacity[b]
                && streets.b[a] == streets.b[b]
                && streets.power[a] == streets.power[b];
        int intoA = streets.to[a] == vertex ? 2 * a : 2 * a + 1;
        int outOfB = streets.from[b] == vertex ? 2 * b : 2 * b + 1;
        return oneRoad
                && streets.open(intoA) == streets.open(outOfB)
                && streets.open(intoA ^ 1) == streets.open(outOfB ^ 1);
    }

    /// Makes a node of a vertex within every chain that ends where it begins, so that it becomes two links, and
    /// of one on every ring without a node.
    private void breakLoops() {
        boolean[] passed = new boolean[streets.vertices()];
        for (int v = 0; v < passed.length; v++) {
            if (isNode[v]) {
                passed[v] = true;
                for (int i = streets.first[v]; i < streets.first[v + 1]; i++) {
                    int[] chain = follow(streets.leaving[i]);
                    for (int directed : chain) {
                        passed[streets.head(directed)] = true;
                    }
                    if (chain.length > 1 && streets.head(chain[chain.length - 1]) == v) {
                        isNode[streets.head(chain[0])] = true;
                    }
                }
            }
        }
        for (int s = 0; s < streets.count(); s++) {
            int v = streets.from[s];
            if (kept[s] && !passed[v]) {
                isNode[v] = true;
                for (int directed : follow(streets.along[s] ? 2 * s : 2 * s + 1)) {
                    passed[streets.head(directed)] = true;
                }
                isNode[streets.to[s]] = true;
            }
        }
    }

    /// The directed streets from this one to the next node; none where the street is not kept.
    private int[] follow(int start) {
        if (!kept[start / 2]) {
            return new int[0];
        }
        int[] chain = new int[4];
        int length = 0;
        for (int directed = start; directed >= 0; directed = onward(directed)) {
            if (length == chain.length) {
                chain = Arrays.copyOf(chain, 2 * length);
            }
            chain[length++] = directed;
        }
        return Arrays.copyOf(chain, length);
    }

    private int onward(int directed) {
        int v = streets.head(directed);
        if (isNode[v]) {
            return -1;
        }
        for (int i = streets.first[v]; i < streets.first[v + 1]; i++) {
            int next = streets.leaving[i];
            if (kept[next / 2] && next / 2 != directed / 2) {
                return next;
            }
        }
        throw new IllegalStateException("a chain of streets ends where no node is: " + streets.id[directed / 2]);
    }
}
