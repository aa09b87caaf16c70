package citiverse.models.criticality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Figures of networks that are known by hand, and slow versions on random ones.
class NetworkFiguresTest {
    private static final long SEED = 4711;

    private static Network network(int vertices, int[][] edges) {
        return Network.undirected(
                vertices,
                Arrays.stream(edges).mapToInt(e -> e[0]).toArray(),
                Arrays.stream(edges).mapToInt(e -> e[1]).toArray(),
                Arrays.stream(edges).mapToInt(e -> 1).toArray());
    }

    /// Any number of edges, some one-way, some barred, some double.
    static Network random(Random random, int vertices, int edges, int longest) {
        int[] from = new int[edges];
        int[] to = new int[edges];
        int[] weight = new int[2 * edges];
        for (int e = 0; e < edges; e++) {
            from[e] = random.nextInt(vertices);
            to[e] = random.nextInt(vertices);
            weight[2 * e] = random.nextInt(10) == 0 ? Network.BARRED : 1 + random.nextInt(longest);
            weight[2 * e + 1] = random.nextInt(5) == 0 ? Network.BARRED : 1 + random.nextInt(longest);
        }
        return new Network(vertices, from, to, weight);
    }

    @Test
    void twoTrianglesJoinedByABridge() {
        Network network = network(6, new int[][] {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 3}});
        double[] betweenness =
                Arrays.stream(Betweenness.edges(network)).map(both -> both / 2).toArray();
        CutEdges cut = CutEdges.of(network);
        System.out.printf(
                "two triangles joined by a bridge: betweenness %s, of the bridge %.1f (asked 9, maximal)%n",
                Arrays.toString(betweenness), betweenness[3]);
        assertEquals(9, betweenness[3], 0);
        assertEquals(9, Arrays.stream(betweenness).max().orElseThrow(), 0);
        for (int e = 0; e < 7; e++) {
            assertEquals(e == 3, cut.cut(e));
        }
        assertEquals(3, cut.behind(3));
    }

    @Test
    void efficiencyOfAPathOfThree() {
        double efficiency = Efficiency.of(network(3, new int[][] {{0, 1}, {1, 2}}));
        System.out.printf("path of three: efficiency %.6f (asked .833333)%n", efficiency);
        assertEquals(5.0 / 6, efficiency, 1e-15);
    }

    @Test
    void robustnessOfCompleteAndStar() {
        int n = 100;
        int[][] all = IntStream.range(0, n)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, n).mapToObj(j -> new int[] {i, j}))
                .toArray(int[][]::new);
        double complete = Robustness.underAttack(network(n, all));
        int[][] spokes = IntStream.range(1, n).mapToObj(i -> new int[] {0, i}).toArray(int[][]::new);
        double star = Robustness.underAttack(network(n, spokes));
        System.out.printf(
                "robustness: complete of 100 %.4f (asked .495), star at its hub %.4f (asked .0099)%n", complete, star);
        assertEquals(0.495, complete, 1e-12);
        assertEquals(0.0099, star, 1e-12);
    }

    @Test
    void betweennessAgreesWithCountingAllWays() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            int n = 3 + random.nextInt(8);
            Network network = random(random, n, 2 + random.nextInt(20), 3);
            double[] demand = random.doubles((long) n * n, 0, 2).toArray();
            double[] fast = Betweenness.edges(network, IntStream.range(0, n).toArray(), (s, t) -> demand[s * n + t]);
            double[] slow = new double[network.edges()];
            for (int s = 0; s < n; s++) {
                for (int t = 0; t < n; t++) {
                    if (s != t) {
                        addAllWays(network, s, t, demand[s * n + t], slow);
                    }
                }
            }
            assertArrayEquals(slow, fast, 1e-9, "round " + round + ", seed " + SEED);
        }
        System.out.println("betweenness: 60 random networks agree with counting every shortest way, seed " + SEED);
    }

    /// Adds the demand of a pair to the edges of each of its shortest ways, found by trying all ways.
    private static void addAllWays(Network network, int s, int t, double demand, double[] sum) {
        int[] least = {Integer.MAX_VALUE};
        walk(
                network,
                s,
                t,
                0,
                new boolean[network.vertices()],
                new int[network.vertices()],
                0,
                (length, arcs, count) -> least[0] = Math.min(least[0], length));
        int[] ways = {0};
        double[] along = new double[sum.length];
        walk(
                network,
                s,
                t,
                0,
                new boolean[network.vertices()],
                new int[network.vertices()],
                0,
                (length, arcs, count) -> {
                    if (length == least[0]) {
                        ways[0]++;
                        for (int i = 0; i < count; i++) {
                            along[arcs[i] >> 1]++;
                        }
                    }
                });
        for (int e = 0; e < sum.length && ways[0] > 0; e++) {
            sum[e] += demand * along[e] / ways[0];
        }
    }

    private interface Found {
        void way(int length, int[] arcs, int count);
    }

    private static void walk(
            Network network, int at, int goal, int length, boolean[] seen, int[] arcs, int count, Found found) {
        if (at == goal) {
            found.way(length, arcs, count);
            return;
        }
        seen[at] = true;
        for (int i = network.first[at]; i < network.first[at + 1]; i++) {
            int arc = network.leaving[i];
            if (!seen[network.head(arc)]) {
                arcs[count] = arc;
                walk(network, network.head(arc), goal, length + network.weight(arc), seen, arcs, count + 1, found);
            }
        }
        seen[at] = false;
    }

    @Test
    void cutEdgesAgreeWithTakingEachAway() {
        var random = new Random(SEED + 1);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(12);
            Network network = random(random, n, 1 + random.nextInt(16), 3);
            CutEdges cut = CutEdges.of(network);
            for (int e = 0; e < network.edges(); e++) {
                int before = pieces(network);
                assertEquals(pieces(network.without(e)) > before, cut.cut(e), "edge " + e + " of round " + round);
            }
        }
    }

    private static int pieces(Network network) {
        int[] piece = IntStream.range(0, network.vertices()).toArray();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int e = 0; e < network.edges(); e++) {
                boolean open = network.weight(2 * e) != Network.BARRED || network.weight(2 * e + 1) != Network.BARRED;
                int least = Math.min(piece[network.from(e)], piece[network.to(e)]);
                if (open && piece[network.from(e)] != piece[network.to(e)]) {
                    piece[network.from(e)] = least;
                    piece[network.to(e)] = least;
                    moved = true;
                }
            }
        }
        return (int) Arrays.stream(piece).distinct().count();
    }

    @Test
    void takingAwayIsExactAndNeverShortens() {
        var random = new Random(SEED + 2);
        int changes = 0;
        for (int round = 0; round < 400; round++) {
            int n = 2 + random.nextInt(60);
            Network network = random(random, n, 1 + random.nextInt(4 * n), 1 + random.nextInt(20));
            int[] goals = random.ints(1 + random.nextInt(3), 0, n).toArray();
            int[] behind = random.ints(goals.length, 0, 10).toArray();
            Field field = Field.toward(network, goals, behind);
            Field.Without without = field.without();
            for (int take = 0; take < 10; take++) {
                int[] edges =
                        random.ints(1 + random.nextInt(3), 0, network.edges()).toArray();
                without.take(edges);
                Field full = Field.toward(network.without(edges), goals, behind);
                int[] slow = bellmanFord(network.without(edges), goals, behind);
                for (int v = 0; v < n; v++) {
                    assertEquals(full.time(v), without.time(v), "vertex " + v + ", round " + round);
                    assertEquals(slow[v], without.time(v), "vertex " + v + ", round " + round);
                    assertTrue(without.time(v) >= field.time(v), "taking away shortened a way");
                    changes += without.time(v) > field.time(v) ? 1 : 0;
                }
            }
        }
        System.out.println("taking edges away: 4,000 times on random networks, " + changes
                + " times longer, none shorter, all as a full search and as Bellman-Ford, seed " + (SEED + 2));
    }

    private static int[] bellmanFord(Network network, int[] goals, int[] behind) {
        int[] time = new int[network.vertices()];
        Arrays.fill(time, Field.FAR);
        for (int i = 0; i < goals.length; i++) {
            time[goals[i]] = Math.min(time[goals[i]], behind[i]);
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int arc = 0; arc < 2 * network.edges(); arc++) {
                int head = time[network.head(arc)];
                if (network.weight(arc) != Network.BARRED
                        && head != Field.FAR
                        && head + network.weight(arc) < time[network.tail(arc)]) {
                    time[network.tail(arc)] = head + network.weight(arc);
                    moved = true;
                }
            }
        }
        return time;
    }
}
