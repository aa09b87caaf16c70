package citiverse.models.access;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/// Gathers the arrays of a [StreetGraph] from `street` features.
///
/// Taken in are the segments that can be used and that belong to a connected piece of at least
/// [#LEAST_VERTICES] vertices: smaller pieces are mostly errors of the map, and a place joined to one would be
/// cut off. Closures by options do not count here, so that an option never changes how places are joined to
/// streets.
final class Streets {
    /// Fewest vertices of a connected piece of the network; as in the reference engine.
    static final int LEAST_VERTICES = 40;

    int vertices;
    String[] id;
    int[] from;
    int[] to;
    int[] lengthMillimetres;
    int[] shape;
    double[] points;
    boolean[] linkable;
    boolean[] bridge;
    double[] speedFactor;
    byte[] barred;
    private final StreetRules rules;
    private long[] startNode;
    private long[] endNode;

    private Streets(StreetRules rules) {
        this.rules = rules;
    }

    /// Builds the graph of the features that can be walked; they must be ordered by id.
    static StreetGraph graph(List<Feature> features) {
        return graph(features, StreetRules.WALK);
    }

    /// Builds the graph of the features that rules admit; they must be ordered by id.
    static StreetGraph graph(List<Feature> features, StreetRules rules) {
        var streets = new Streets(rules);
        List<Feature> kept = streets.largePieces(features);
        streets.number(kept);
        streets.describe(kept);
        return new StreetGraph(streets);
    }

    /// Keeps the streets that can be walked and belong to a piece that is large enough, with the nodes at their
    /// ends.
    private List<Feature> largePieces(List<Feature> features) {
        var walked = new ArrayList<Feature>(features.size());
        long[] starts = new long[features.size()];
        long[] ends = new long[features.size()];
        for (Feature feature : features) {
            Properties properties = feature.properties();
            if (feature.shape() instanceof LineString line
                    && line.getNumPoints() >= 2
                    && properties.whole("from_node").isPresent()
                    && properties.whole("to_node").isPresent()
                    && rules.usable(properties)) {
                starts[walked.size()] = properties.whole("from_node").getAsLong();
                ends[walked.size()] = properties.whole("to_node").getAsLong();
                walked.add(feature);
            }
        }
        long[] nodes = distinct(starts, ends, walked.size());
        int[] root = new int[nodes.length];
        Arrays.setAll(root, v -> v);
        int[] size = new int[nodes.length];
        Arrays.fill(size, 1);
        for (int s = 0; s < walked.size(); s++) {
            join(root, size, Arrays.binarySearch(nodes, starts[s]), Arrays.binarySearch(nodes, ends[s]));
        }
        var kept = new ArrayList<Feature>(walked.size());
        startNode = new long[walked.size()];
        endNode = new long[walked.size()];
        for (int s = 0; s < walked.size(); s++) {
            if (size[find(root, Arrays.binarySearch(nodes, starts[s]))] >= LEAST_VERTICES) {
                startNode[kept.size()] = starts[s];
                endNode[kept.size()] = ends[s];
                kept.add(walked.get(s));
            }
        }
        return kept;
    }

    private static long[] distinct(long[] some, long[] others, int count) {
        long[] nodes = new long[2 * count];
        System.arraycopy(some, 0, nodes, 0, count);
        System.arraycopy(others, 0, nodes, count, count);
        Arrays.sort(nodes);
        int distinct = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (i == 0 || nodes[i] != nodes[i - 1]) {
                nodes[distinct++] = nodes[i];
            }
        }
        return Arrays.copyOf(nodes, distinct);
    }

    private static int find(int[] root, int vertex) {
        int v = vertex;
        while (root[v] != v) {
            root[v] = root[root[v]];
            v = root[v];
        }
        return v;
    }

    private static void join(int[] root, int[] size, int a, int b) {
        int rootA = find(root, a);
        int rootB = find(root, b);
        if (rootA == rootB) {
            return;
        }
        int large = size[rootA] >= size[rootB] ? rootA : rootB;
        int small = large == rootA ? rootB : rootA;
        root[small] = large;
        size[large] += size[small];
    }

    /// Numbers the vertices along a Z-order curve over the extent of the streets, ties by node.
    private void number(List<Feature> streets) {
        long[] sorted = distinct(startNode, endNode, streets.size());
        double[] x = new double[sorted.length];
        double[] y = new double[sorted.length];
        from = new int[streets.size()];
        to = new int[streets.size()];
        for (int s = 0; s < streets.size(); s++) {
            CoordinateSequence line = ((LineString) streets.get(s).shape()).getCoordinateSequence();
            from[s] = Arrays.binarySearch(sorted, startNode[s]);
            to[s] = Arrays.binarySearch(sorted, endNode[s]);
            x[from[s]] = line.getX(0);
            y[from[s]] = line.getY(0);
            x[to[s]] = line.getX(line.size() - 1);
            y[to[s]] = line.getY(line.size() - 1);
        }
        long[] key = new long[sorted.length];
        for (int v = 0; v < sorted.length; v++) {
            key[v] = ZOrder.of(x[v], y[v]);
        }
        int[] order = ZOrder.sorted(key);
        int[] rank = new int[order.length];
        for (int r = 0; r < order.length; r++) {
            rank[order[r]] = r;
        }
        vertices = order.length;
        for (int s = 0; s < from.length; s++) {
            from[s] = rank[from[s]];
            to[s] = rank[to[s]];
        }
    }

    private void describe(List<Feature> streets) {
        int count = streets.size();
        id = new String[count];
        lengthMillimetres = new int[count];
        shape = new int[count + 1];
        linkable = new boolean[count];
        bridge = new boolean[count];
        speedFactor = new double[count];
        barred = new byte[count];
        for (int s = 0; s < count; s++) {
            shape[s + 1] = shape[s] + streets.get(s).shape().getNumPoints();
        }
        points = new double[2 * shape[count]];
        for (int s = 0; s < count; s++) {
            Feature street = streets.get(s);
            Properties properties = street.properties();
            CoordinateSequence line = ((LineString) street.shape()).getCoordinateSequence();
            double metres = 0;
            for (int p = 0; p < line.size(); p++) {
                points[2 * (shape[s] + p)] = line.getX(p);
                points[2 * (shape[s] + p) + 1] = line.getY(p);
                if (p > 0) {
                    metres += LocalMetres.between(line.getX(p - 1), line.getY(p - 1), line.getX(p), line.getY(p));
                }
            }
            id[s] = street.id();
            lengthMillimetres[s] = (int) Math.min(metres * 1000, 1_000_000_000);
            int oneWay = rules.oneWay(properties);
            linkable[s] = rules.linkable(properties);
            bridge[s] = !properties.text("bridge").orElse("no").equals("no");
            speedFactor[s] = properties.number("speed_factor").orElse(1);
            barred[s] = (byte) (rules.closed(properties) ? 3 : oneWay > 0 ? 2 : oneWay < 0 ? 1 : 0);
        }
    }
}
