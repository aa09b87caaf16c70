package citiverse.models.traffic;

import java.util.Arrays;

/// Cheapest ways from one node to all others under given costs of the links. Reusable, for one thread.
///
/// Nodes that may not be passed through end a way, unless it begins there. Costs are 0 or more; an infinite one closes
/// the link. Of equally cheap ways the one found first stays, which depends on the input alone.
public final class ShortestPaths {
    /// Stands for no link.
    public static final int NONE = -1;

    private final RoadNetwork network;
    private final double[] label;
    private final double[] before;
    private final int[] heap;
    private final int[] place;
    private final int[] open;
    private int size;
    private int[] last;

    public ShortestPaths(RoadNetwork network) {
        this.network = network;
        int nodes = network.nodes();
        label = new double[nodes];
        before = new double[nodes];
        heap = new int[nodes];
        place = new int[nodes];
        open = new int[nodes];
        last = new int[nodes];
        Arrays.fill(place, NONE);
        Arrays.fill(last, NONE);
    }

    /// Finds the ways from a node.
    ///
    /// @param costs cost of each link
    public void from(int origin, double[] costs) {
        last = new int[label.length];
        search(origin, costs, last);
    }

    /// Cost of the way to a node, infinite where there is none.
    public double cost(int node) {
        return label[node];
    }

    /// True where the last repair found nothing cheaper than the way that the tree had before.
    boolean stayed(int node) {
        return before[node] == label[node];
    }

    /// The last link of the way to a node, [#NONE] at the origin and where there is no way.
    public int lastLink(int node) {
        return last[node];
    }

    /// Searches from nothing; `tree` receives the last link of each way.
    void search(int origin, double[] costs, int[] tree) {
        Arrays.fill(label, Double.POSITIVE_INFINITY);
        Arrays.fill(tree, NONE);
        last = tree;
        label[origin] = 0;
        push(origin);
        drain(origin, costs, tree);
    }

    /// Searches from a tree that was cheapest under other costs: the labels along it are upper bounds, and only what
    /// can be reached more cheaply is searched again. Gives the cost that [#search] gives, to rounding.
    void repair(int origin, double[] costs, int[] tree) {
        last = tree;
        relabel(origin, costs, tree);
        System.arraycopy(label, 0, before, 0, label.length);
        int[] outStart = network.outStart;
        int[] outLink = network.outLink;
        int[] to = network.to;
        int firstThrough = network.firstThroughNode();
        for (int node = 0; node < label.length; node++) {
            double at = label[node];
            if (at == Double.POSITIVE_INFINITY || node < firstThrough && node != origin) {
                continue;
            }
            for (int k = outStart[node]; k < outStart[node + 1]; k++) {
                int link = outLink[k];
                int next = to[link];
                double reached = at + costs[link];
                if (reached < label[next]) {
                    label[next] = reached;
                    tree[next] = link;
                    push(next);
                }
            }
        }
        drain(origin, costs, tree);
    }

    /// Costs along the tree, each exactly the sum of its links in their order.
    void relabel(int origin, double[] costs, int[] tree) {
        int[] from = network.from;
        Arrays.fill(label, -1);
        label[origin] = 0;
        for (int node = 0; node < label.length; node++) {
            int depth = 0;
            int at = node;
            while (label[at] < 0 && tree[at] != NONE) {
                open[depth++] = at;
                at = from[tree[at]];
            }
            if (label[at] < 0) {
                label[at] = Double.POSITIVE_INFINITY;
            }
            while (depth > 0) {
                int below = open[--depth];
                label[below] = label[from[tree[below]]] + costs[tree[below]];
                if (label[below] == Double.POSITIVE_INFINITY) {
                    tree[below] = NONE;
                }
            }
        }
    }

    private void drain(int origin, double[] costs, int[] tree) {
        int[] outStart = network.outStart;
        int[] outLink = network.outLink;
        int[] to = network.to;
        int firstThrough = network.firstThroughNode();
        while (size > 0) {
            int node = pop();
            if (node < firstThrough && node != origin) {
                continue;
            }
            double at = label[node];
            for (int k = outStart[node]; k < outStart[node + 1]; k++) {
                int link = outLink[k];
                int next = to[link];
                double reached = at + costs[link];
                if (reached < label[next]) {
                    label[next] = reached;
                    tree[next] = link;
                    push(next);
                }
            }
        }
    }

    /// Puts a node in its place in the heap, new or because its label fell.
    private void push(int node) {
        int at = place[node];
        if (at == NONE) {
            at = size++;
        }
        double cost = label[node];
        while (at > 0) {
            int parent = (at - 1) >> 1;
            int above = heap[parent];
            if (label[above] <= cost) {
                break;
            }
            heap[at] = above;
            place[above] = at;
            at = parent;
        }
        heap[at] = node;
        place[node] = at;
    }

    private int pop() {
        int top = heap[0];
        place[top] = NONE;
        int moved = heap[--size];
        if (size > 0) {
            sink(moved);
        }
        return top;
    }

    private void sink(int node) {
        double cost = label[node];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && label[heap[child + 1]] < label[heap[child]]) {
                child++;
            }
            int below = heap[child];
            if (cost <= label[below]) {
                break;
            }
            heap[at] = below;
            place[below] = at;
            at = child;
        }
        heap[at] = node;
        place[node] = at;
    }
}
