package citiverse.models.traffic;

import citiverse.twin.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Directed road links between nodes, with what it costs to use them. Immutable.
///
/// The time of a link is `t = t0 · (1 + B · (v / c)^P)` (BPR 1964), with the flow v and the capacity c in vehicles per
/// demand period and t0 in the time unit of the network; its generalised cost adds
/// `tollFactor · toll + distanceFactor · length` ([AssignmentSettings]).
///
/// Zones are the nodes 0 … zones−1. Nodes below [#firstThroughNode] may begin and end a trip but not be passed
/// through. A link is closed, or narrowed, by [#withCapacityFactors] and in no other way.
public final class RoadNetwork {
    private final int zones;
    private final int nodes;
    private final int firstThroughNode;
    final String[] ids;
    final int[] from;
    final int[] to;
    final double[] capacity;
    final double[] factor;
    final double[] freeFlowTime;
    final double[] b;
    final double[] power;
    final double[] toll;
    final double[] length;
    /// Links that leave node n are `outLink[outStart[n]] … outLink[outStart[n + 1] − 1]`.
    final int[] outStart;
    final int[] outLink;
    private final Map<String, Integer> byId;

    private RoadNetwork(Builder made, Map<String, Integer> byId) {
        int links = made.links;
        zones = made.zones;
        nodes = made.nodes;
        firstThroughNode = made.firstThroughNode;
        ids = Arrays.copyOf(made.ids, links);
        from = Arrays.copyOf(made.from, links);
        to = Arrays.copyOf(made.to, links);
        capacity = made.column(Builder.CAPACITY);
        freeFlowTime = made.column(Builder.FREE_FLOW_TIME);
        b = made.column(Builder.B);
        power = made.column(Builder.POWER);
        toll = made.column(Builder.TOLL);
        length = made.column(Builder.LENGTH);
        factor = new double[links];
        Arrays.fill(factor, 1);
        outStart = new int[nodes + 1];
        for (int link = 0; link < links; link++) {
            outStart[from[link] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            outStart[node + 1] += outStart[node];
        }
        outLink = new int[links];
        int[] next = Arrays.copyOf(outStart, nodes);
        for (int link = 0; link < links; link++) {
            outLink[next[from[link]]++] = link;
        }
        this.byId = byId;
    }

    private RoadNetwork(RoadNetwork built, double[] factor) {
        zones = built.zones;
        nodes = built.nodes;
        firstThroughNode = built.firstThroughNode;
        ids = built.ids;
        from = built.from;
        to = built.to;
        capacity = built.capacity;
        freeFlowTime = built.freeFlowTime;
        b = built.b;
        power = built.power;
        toll = built.toll;
        length = built.length;
        outStart = built.outStart;
        outLink = built.outLink;
        byId = built.byId;
        this.factor = factor;
    }

    /// Starts a network.
    ///
    /// @param zones where trips begin and end: nodes 0 … zones−1
    /// @param nodes all nodes, zones included
    /// @param firstThroughNode nodes below it may not be passed through; 0 where all may
    /// @throws Problem `CV-TRAFFIC-001` where the three do not fit together
    public static Builder builder(int zones, int nodes, int firstThroughNode) {
        return new Builder(zones, nodes, firstThroughNode);
    }

    public int zones() {
        return zones;
    }

    public int nodes() {
        return nodes;
    }

    public int links() {
        return from.length;
    }

    public int firstThroughNode() {
        return firstThroughNode;
    }

    public String id(int link) {
        return ids[link];
    }

    /// The link of that id, −1 where there is none.
    public int link(String id) {
        return byId.getOrDefault(id, -1);
    }

    public int from(int link) {
        return from[link];
    }

    public int to(int link) {
        return to[link];
    }

    /// Capacity as built times its factor, vehicles per demand period; 0 where closed.
    public double capacity(int link) {
        return capacity[link] * factor[link];
    }

    /// Share of the capacity as built that can be used, 0 where the link is closed.
    public double capacityFactor(int link) {
        return factor[link];
    }

    /// All factors, in the order of the links.
    public double[] capacityFactors() {
        return factor.clone();
    }

    public boolean closed(int link) {
        return factor[link] == 0;
    }

    public double freeFlowTime(int link) {
        return freeFlowTime[link];
    }

    public double b(int link) {
        return b[link];
    }

    public double power(int link) {
        return power[link];
    }

    public double toll(int link) {
        return toll[link];
    }

    public double length(int link) {
        return length[link];
    }

    /// Time on a link that carries a flow; infinite where the link is closed.
    ///
    /// @param flow vehicles per demand period, 0 or more
    public double time(int link, double flow) {
        return closed(link)
                ? Double.POSITIVE_INFINITY
                : freeFlowTime[link] * (1 + b[link] * Power.of(flow / capacity(link), power[link]));
    }

    /// This network with other capacities: a factor of 0 closes a link, 0.5 leaves half of it, 1 leaves it as built.
    /// The factors apply to the capacities as built and replace those given before.
    ///
    /// @param factors one for each link, 0 or more
    /// @throws Problem `CV-TRAFFIC-004` where a factor is negative or not a number, or their number is another
    public RoadNetwork withCapacityFactors(double[] factors) {
        if (factors.length != links()) {
            throw Problem.user(
                            "CV-TRAFFIC-004",
                            factors.length + " capacity factors for a network of " + links() + " links")
                    .remedy("Give one factor for each link, 1 where nothing changes");
        }
        for (int link = 0; link < factors.length; link++) {
            if (!(factors[link] >= 0) || Double.isInfinite(factors[link])) {
                throw Problem.user("CV-TRAFFIC-004", "the capacity factor " + factors[link] + " is no share")
                        .at("link " + ids[link])
                        .remedy("Give 0 for a closed link, or the share that stays open");
            }
        }
        return new RoadNetwork(this, factors.clone());
    }

    /// This network with some links closed besides those that are.
    public RoadNetwork withClosed(int... closed) {
        double[] factors = factor.clone();
        for (int link : closed) {
            factors[link] = 0;
        }
        return new RoadNetwork(this, factors);
    }

    /// True where the other has the same links between the same nodes, whatever its capacities and costs.
    boolean sameLinks(RoadNetwork other) {
        return nodes == other.nodes
                && zones == other.zones
                && firstThroughNode == other.firstThroughNode
                && (from == other.from || Arrays.equals(from, other.from))
                && (to == other.to || Arrays.equals(to, other.to));
    }

    /// Collects links and checks each as it comes.
    public static final class Builder {
        private static final int CAPACITY = 0;
        private static final int FREE_FLOW_TIME = 1;
        private static final int B = 2;
        private static final int POWER = 3;
        private static final int TOLL = 4;
        private static final int LENGTH = 5;
        private static final int COLUMNS = 6;
        private static final int FIRST_ROOM = 64;

        private final int zones;
        private final int nodes;
        private final int firstThroughNode;
        private int links;
        private String[] ids = new String[FIRST_ROOM];
        private int[] from = new int[FIRST_ROOM];
        private int[] to = new int[FIRST_ROOM];
        private double[] numbers = new double[FIRST_ROOM * COLUMNS];

        private Builder(int zones, int nodes, int firstThroughNode) {
            if (zones < 1 || nodes < zones || firstThroughNode < 0 || firstThroughNode > nodes) {
                throw Problem.user(
                                "CV-TRAFFIC-001",
                                String.format(
                                        Locale.ROOT,
                                        "%d zones, %d nodes, first node to pass through %d do not fit together",
                                        zones,
                                        nodes,
                                        firstThroughNode))
                        .remedy("Zones are the first nodes, and the first node to pass through is one of the nodes");
            }
            this.zones = zones;
            this.nodes = nodes;
            this.firstThroughNode = firstThroughNode;
        }

        /// Adds a link.
        ///
        /// @param id name of the link, used once
        /// @param from node at its beginning, 0 … nodes−1
        /// @param to node at its end
        /// @param capacity vehicles per demand period, above 0 (a closed link is a factor of 0, not a
        ///     capacity of 0)
        /// @param freeFlowTime time at no flow, 0 or more
        /// @param b factor B of the volume-delay function, 0 or more
        /// @param power exponent P of the volume-delay function, 0 or more
        /// @param toll 0 or more
        /// @param length 0 or more, in the unit that the distance factor is meant for
        /// @throws Problem `CV-TRAFFIC-001` (node), `002` (capacity), `003` (another number) with the
        ///     link's name
        public Builder link(
                String id,
                int from,
                int to,
                double capacity,
                double freeFlowTime,
                double b,
                double power,
                double toll,
                double length) {
            checkNode(id, from);
            checkNode(id, to);
            if (!(capacity > 0) || Double.isInfinite(capacity)) {
                throw Problem.user("CV-TRAFFIC-002", "the capacity " + capacity + " lets no vehicle pass")
                        .at("link " + id)
                        .remedy("Give the capacity as built; to close a link give it a capacity factor of 0");
            }
            check(id, "free-flow time", freeFlowTime);
            check(id, "B", b);
            check(id, "power", power);
            check(id, "toll", toll);
            check(id, "length", length);
            if (links == this.from.length) {
                grow();
            }
            ids[links] = id;
            this.from[links] = from;
            this.to[links] = to;
            double[] row = {capacity, freeFlowTime, b, power, toll, length};
            System.arraycopy(row, 0, numbers, links * COLUMNS, COLUMNS);
            links++;
            return this;
        }

        /// The network.
        ///
        /// @throws Problem `CV-TRAFFIC-003` where two links have the same id
        public RoadNetwork build() {
            Map<String, Integer> byId = new HashMap<>();
            for (int link = 0; link < links; link++) {
                if (byId.put(ids[link], link) != null) {
                    throw Problem.user("CV-TRAFFIC-003", "two links are called \"" + ids[link] + '"')
                            .at("link " + ids[link])
                            .remedy("Give each link an id of its own");
                }
            }
            return new RoadNetwork(this, byId);
        }

        private void checkNode(String id, int node) {
            if (node < 0 || node >= nodes) {
                throw Problem.user("CV-TRAFFIC-001", "the node " + node + " is none of 0 … " + (nodes - 1))
                        .at("link " + id)
                        .remedy("Check the numbers of the nodes, which begin with 0 here");
            }
        }

        private static void check(String id, String what, double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw Problem.user("CV-TRAFFIC-003", "the " + what + " is " + value)
                        .at("link " + id)
                        .remedy("Give a number of 0 or more");
            }
        }

        private void grow() {
            int room = links * 2;
            ids = Arrays.copyOf(ids, room);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            numbers = Arrays.copyOf(numbers, room * COLUMNS);
        }

        private double[] column(int column) {
            double[] values = new double[links];
            for (int link = 0; link < links; link++) {
                values[link] = numbers[link * COLUMNS + column];
            }
            return values;
        }
    }
}
