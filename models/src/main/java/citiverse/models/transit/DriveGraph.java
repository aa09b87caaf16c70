package citiverse.models.transit;

import citiverse.models.roads.CarRules;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/// The streets that a bus can use, with their directions. Turn restrictions are not looked at: a diverted bus is led
/// by the operator.
final class DriveGraph {
    private static final Set<String> FOR_BUSES = Set.of(
            "motorway",
            "motorway_link",
            "trunk",
            "trunk_link",
            "primary",
            "primary_link",
            "secondary",
            "secondary_link",
            "tertiary",
            "tertiary_link",
            "unclassified",
            "residential",
            "busway",
            "road");

    private final List<String> ids = new ArrayList<>();
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Coordinate[]> coordinates = new ArrayList<>();
    private final Map<Long, Integer> vertexOfNode = new HashMap<>();
    private final List<int[]> ends = new ArrayList<>();
    private final List<boolean[]> directions = new ArrayList<>();
    private int[] firstArc;
    private int[] arcTo;
    private int[] arcSegment;

    private DriveGraph() {}

    static DriveGraph compile(Snapshot snapshot, LocalPlane plane) {
        var graph = new DriveGraph();
        for (Feature street : snapshot.features(Layers.STREET)) {
            graph.add(street, plane);
        }
        graph.index();
        return graph;
    }

    private void add(Feature street, LocalPlane plane) {
        Properties tags = street.properties();
        boolean[] open = directions(tags);
        var from = tags.whole("from_node");
        var to = tags.whole("to_node");
        if (street.shape() == null || from.isEmpty() || to.isEmpty() || !(open[0] || open[1])) {
            return;
        }
        ids.add(street.id());
        lines.add(Polyline.of(street.shape(), plane));
        coordinates.add(street.shape().getCoordinates());
        ends.add(new int[] {vertex(from.getAsLong()), vertex(to.getAsLong())});
        directions.add(open);
    }

    /// Whether a bus may run along the way and against it.
    static boolean[] directions(Properties tags) {
        if (tags.text("highway").filter(FOR_BUSES::contains).isEmpty()) {
            return new boolean[] {false, false};
        }
        return CarRules.oneWay(tags);
    }

    private int vertex(long node) {
        return vertexOfNode.computeIfAbsent(node, fresh -> vertexOfNode.size());
    }

    private void index() {
        int vertices = vertexOfNode.size();
        firstArc = new int[vertices + 1];
        for (int s = 0; s < ids.size(); s++) {
            for (int d = 0; d < 2; d++) {
                if (directions.get(s)[d]) {
                    firstArc[ends.get(s)[d] + 1]++;
                }
            }
        }
        for (int v = 0; v < vertices; v++) {
            firstArc[v + 1] += firstArc[v];
        }
        int[] next = firstArc.clone();
        arcTo = new int[firstArc[vertices]];
        arcSegment = new int[firstArc[vertices]];
        for (int s = 0; s < ids.size(); s++) {
            for (int d = 0; d < 2; d++) {
                if (directions.get(s)[d]) {
                    int arc = next[ends.get(s)[d]]++;
                    arcTo[arc] = ends.get(s)[1 - d];
                    arcSegment[arc] = s;
                }
            }
        }
    }

    int segments() {
        return ids.size();
    }

    String id(int segment) {
        return ids.get(segment);
    }

    Polyline line(int segment) {
        return lines.get(segment);
    }

    boolean open(int segment, boolean along) {
        return directions.get(segment)[along ? 0 : 1];
    }

    /// The vertex where a bus enters a segment, or leaves it.
    int end(int segment, boolean along, boolean entering) {
        return ends.get(segment)[along == entering ? 0 : 1];
    }

    /// A way over open streets.
    ///
    /// @param metres its length
    /// @param line its points in CRS84, from start to end
    record Path(double metres, List<Coordinate> line) {}

    /// The shortest way between two vertices that avoids closed segments and is no longer than a limit, or null.
    Path shortest(int from, int to, boolean[] closed, double limitMetres) {
        double[] metres = new double[firstArc.length - 1];
        int[] cameBy = new int[metres.length];
        int[] cameFrom = new int[metres.length];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(cameBy, -1);
        metres[from] = 0;
        record Reached(double metres, int vertex) {}
        var queue = new PriorityQueue<Reached>((a, b) -> a.metres() != b.metres()
                ? Double.compare(a.metres(), b.metres())
                : Integer.compare(a.vertex(), b.vertex()));
        queue.add(new Reached(0, from));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            if (reached.vertex() == to) {
                return new Path(reached.metres(), lineTo(to, from, cameBy, cameFrom));
            }
            if (reached.metres() > metres[reached.vertex()]) {
                continue;
            }
            for (int arc = firstArc[reached.vertex()]; arc < firstArc[reached.vertex() + 1]; arc++) {
                double next = reached.metres() + lines.get(arcSegment[arc]).length();
                if (!closed[arcSegment[arc]] && next <= limitMetres && next < metres[arcTo[arc]]) {
                    metres[arcTo[arc]] = next;
                    cameBy[arcTo[arc]] = arcSegment[arc];
                    cameFrom[arcTo[arc]] = reached.vertex();
                    queue.add(new Reached(next, arcTo[arc]));
                }
            }
        }
        return null;
    }

    private List<Coordinate> lineTo(int to, int from, int[] cameBy, int[] cameFrom) {
        var backwards = new ArrayList<Coordinate>();
        for (int vertex = to; vertex != from; vertex = cameFrom[vertex]) {
            List<Coordinate> segment = List.of(coordinates.get(cameBy[vertex]));
            boolean endsHere = ends.get(cameBy[vertex])[1] == vertex;
            backwards.addAll(endsHere ? segment.reversed() : segment);
        }
        return backwards.reversed();
    }
}
