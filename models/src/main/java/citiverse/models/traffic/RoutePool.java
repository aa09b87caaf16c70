package citiverse.models.traffic;

import java.util.Arrays;

/// Routes of all pairs in flat arrays. A route is a run of links from the origin on; the routes of a pair are a chain.
final class RoutePool {
    static final int NONE = -1;
    private static final int COMPACT_ABOVE = 1 << 16;

    /// First route of each pair.
    final int[] head;
    /// The next route of the same pair.
    int[] next;
    /// Links of a route: `links[begin] … links[end − 1]`.
    int[] begin;
    int[] end;
    double[] flow;
    int[] links;

    private int routes;
    private int free = NONE;
    private int used;
    private int unused;

    RoutePool(int pairs, int expectedLinks) {
        head = new int[pairs];
        Arrays.fill(head, NONE);
        int room = Math.max(16, pairs + pairs / 2);
        next = new int[room];
        begin = new int[room];
        end = new int[room];
        flow = new double[room];
        links = new int[Math.max(64, expectedLinks)];
    }

    /// A copy to go on from.
    RoutePool(RoutePool kept) {
        head = kept.head.clone();
        next = kept.next.clone();
        begin = kept.begin.clone();
        end = kept.end.clone();
        flow = kept.flow.clone();
        links = Arrays.copyOf(kept.links, kept.used + kept.used / 8);
        routes = kept.routes;
        free = kept.free;
        used = kept.used;
        unused = kept.unused;
    }

    /// Adds a route along a tree to a node, with no flow.
    ///
    /// @param tree last link of the way to each node
    /// @param from node at the beginning of each link
    int add(int pair, int node, int[] tree, int[] from) {
        int length = 0;
        for (int at = node; tree[at] != ShortestPaths.NONE; at = from[tree[at]]) {
            length++;
        }
        reserve(length);
        int place = used + length;
        for (int at = node; tree[at] != ShortestPaths.NONE; at = from[tree[at]]) {
            links[--place] = tree[at];
        }
        return chain(pair, length);
    }

    /// Adds a copy of a route of another pool, with its flow.
    void add(int pair, RoutePool other, int route) {
        int length = other.end[route] - other.begin[route];
        reserve(length);
        System.arraycopy(other.links, other.begin[route], links, used, length);
        flow[chain(pair, length)] = other.flow[route];
    }

    private int chain(int pair, int length) {
        int route = free;
        if (route == NONE) {
            if (routes == flow.length) {
                grow();
            }
            route = routes++;
        } else {
            free = next[route];
        }
        begin[route] = used;
        used += length;
        end[route] = used;
        flow[route] = 0;
        next[route] = head[pair];
        head[pair] = route;
        return route;
    }

    /// Forgets the routes of a pair that carry nothing.
    void prune(int pair) {
        int before = NONE;
        int route = head[pair];
        while (route != NONE) {
            int after = next[route];
            if (flow[route] > 0) {
                before = route;
            } else {
                if (before == NONE) {
                    head[pair] = after;
                } else {
                    next[before] = after;
                }
                unused += end[route] - begin[route];
                next[route] = free;
                free = route;
            }
            route = after;
        }
    }

    /// Moves the links together, in the order of the pairs, once much of the room is unused.
    void compact() {
        if (unused < COMPACT_ABOVE || unused < used / 4) {
            return;
        }
        int[] packed = new int[links.length];
        int at = 0;
        for (int first : head) {
            for (int route = first; route != NONE; route = next[route]) {
                int length = end[route] - begin[route];
                System.arraycopy(links, begin[route], packed, at, length);
                begin[route] = at;
                at += length;
                end[route] = at;
            }
        }
        links = packed;
        used = at;
        unused = 0;
    }

    /// True where the pair has two routes or more.
    boolean several(int pair) {
        return head[pair] != NONE && next[head[pair]] != NONE;
    }

    /// True where a route of the pair has one of the links.
    boolean uses(int pair, boolean[] which) {
        for (int route = head[pair]; route != NONE; route = next[route]) {
            for (int k = begin[route]; k < end[route]; k++) {
                if (which[links[k]]) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Sum of the flows of a pair.
    double total(int pair) {
        double sum = 0;
        for (int route = head[pair]; route != NONE; route = next[route]) {
            sum += flow[route];
        }
        return sum;
    }

    /// True where the only route of a pair is the way along a tree to a node.
    boolean follows(int pair, int node, int[] tree, int[] from) {
        int route = head[pair];
        if (route == NONE || next[route] != NONE) {
            return false;
        }
        int k = end[route];
        int at = node;
        while (k > begin[route] && tree[at] == links[k - 1]) {
            at = from[tree[at]];
            k--;
        }
        return k == begin[route] && tree[at] == ShortestPaths.NONE;
    }

    /// Cost of a route, summed from its origin on as the shortest paths sum it: the same links give the same bits.
    double cost(int route, double[] costs) {
        double sum = 0;
        for (int k = begin[route], last = end[route]; k < last; k++) {
            sum += costs[links[k]];
        }
        return sum;
    }

    /// Adds trips to the flows of the links of a route.
    void load(int route, double trips, double[] flows) {
        for (int k = begin[route], last = end[route]; k < last; k++) {
            flows[links[k]] += trips;
        }
    }

    private void reserve(int length) {
        if (used + length > links.length) {
            links = Arrays.copyOf(links, Math.max(used + length, links.length + links.length / 2));
        }
    }

    private void grow() {
        int room = routes + routes / 2;
        next = Arrays.copyOf(next, room);
        begin = Arrays.copyOf(begin, room);
        end = Arrays.copyOf(end, room);
        flow = Arrays.copyOf(flow, room);
    }
}
