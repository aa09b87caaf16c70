package citiverse.models.roads;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/// All streets that cars may use, by id, as flat arrays; closures and speed factors are not looked at.
///
/// A directed street is numbered 2 s along the way of street s and 2 s + 1 against it.
final class Streets {
    /// Metres that a street has at least, so that every speed is a number.
    private static final double SHORTEST = 0.1;

    final Feature[] feature;
    final String[] id;
    /// Vertex at the beginning and at the end of each street.
    final int[] from;
    final int[] to;
    final boolean[] along;
    final boolean[] against;
    final double[] metres;
    final double[] lanes;
    final double[] kilometresPerHour;
    /// Vehicles per hour in each direction.
    final double[] capacity;
    final double[] b;
    final double[] power;
    final boolean[] joinable;
    /// OpenStreetMap node of each vertex, ascending.
    final long[] nodes;
    final double[] longitude;
    final double[] latitude;
    /// Directed streets that leave each vertex: `leaving[first[v]]` to `leaving[first[v + 1]]`, exclusive.
    final int[] first;
    final int[] leaving;

    Streets(List<Feature> features, RoadClasses classes) {
        List<Feature> driven =
                features.stream().filter(street -> driven(street, classes)).toList();
        int count = driven.size();
        feature = driven.toArray(Feature[]::new);
        id = new String[count];
        from = new int[count];
        to = new int[count];
        along = new boolean[count];
        against = new boolean[count];
        metres = new double[count];
        lanes = new double[count];
        kilometresPerHour = new double[count];
        capacity = new double[count];
        b = new double[count];
        power = new double[count];
        joinable = new boolean[count];
        nodes = nodes(driven);
        longitude = new double[nodes.length];
        latitude = new double[nodes.length];
        for (int s = 0; s < count; s++) {
            describe(s, classes);
        }
        first = new int[nodes.length + 1];
        leaving = index();
    }

    private static boolean driven(Feature street, RoadClasses classes) {
        Properties tags = street.properties();
        boolean[] open = CarRules.directions(tags);
        return street.shape() instanceof LineString line
                && line.getNumPoints() >= 2
                && (open[0] || open[1])
                && tags.whole("from_node").isPresent()
                && tags.whole("to_node").isPresent()
                && classes.of(CarRules.tag(tags, "highway")).isPresent();
    }

    private static long[] nodes(List<Feature> streets) {
        return streets.stream()
                .map(Feature::properties)
                .flatMap(tags ->
                        List.of(
                                tags.whole("from_node").getAsLong(),
                                tags.whole("to_node").getAsLong())
                                .stream())
                .mapToLong(node -> node)
                .sorted()
                .distinct()
                .toArray();
    }

    private void describe(int s, RoadClasses classes) {
        Properties tags = feature[s].properties();
        RoadClass road = classes.of(CarRules.tag(tags, "highway")).orElseThrow();
        boolean[] open = CarRules.directions(tags);
        CoordinateSequence line = ((LineString) feature[s].shape()).getCoordinateSequence();
        id[s] = feature[s].id();
        from[s] = Arrays.binarySearch(nodes, tags.whole("from_node").getAsLong());
        to[s] = Arrays.binarySearch(nodes, tags.whole("to_node").getAsLong());
        along[s] = open[0];
        against[s] = open[1];
        for (int p = 1; p < line.size(); p++) {
            metres[s] += LocalMetres.between(line.getX(p - 1), line.getY(p - 1), line.getX(p), line.getY(p));
        }
        metres[s] = Math.max(SHORTEST, metres[s]);
        lanes[s] = CarRules.lanes(tags, open[0] && open[1], road);
        kilometresPerHour[s] = CarRules.freeSpeed(tags, road, classes.limitShare());
        capacity[s] = lanes[s] * road.capacityPerLane();
        b[s] = road.b();
        power[s] = road.power();
        joinable[s] = road.joinable() && !CarRules.tag(tags, "tunnel").equals("yes");
        longitude[from[s]] = line.getX(0);
        latitude[from[s]] = line.getY(0);
        longitude[to[s]] = line.getX(line.size() - 1);
        latitude[to[s]] = line.getY(line.size() - 1);
    }

    private int[] index() {
        for (int d = 0; d < 2 * id.length; d++) {
            if (open(d)) {
                first[tail(d) + 1]++;
            }
        }
        for (int v = 0; v < vertices(); v++) {
            first[v + 1] += first[v];
        }
        int[] next = first.clone();
        int[] sorted = new int[first[vertices()]];
        for (int d = 0; d < 2 * id.length; d++) {
            if (open(d)) {
                sorted[next[tail(d)]++] = d;
            }
        }
        return sorted;
    }

    int count() {
        return id.length;
    }

    int vertices() {
        return longitude.length;
    }

    boolean open(int directed) {
        return directed % 2 == 0 ? along[directed / 2] : against[directed / 2];
    }

    int tail(int directed) {
        return directed % 2 == 0 ? from[directed / 2] : to[directed / 2];
    }

    int head(int directed) {
        return directed % 2 == 0 ? to[directed / 2] : from[directed / 2];
    }

    /// Seconds along the empty street.
    double freeSeconds(int street) {
        return metres[street] / (kilometresPerHour[street] / 3.6);
    }

    /// Index of a street by id, or −1.
    int find(String street) {
        int at = Arrays.binarySearch(id, street);
        return at < 0 ? -1 : at;
    }

    /// Whether each vertex lies in the largest part within which one can drive from everywhere to everywhere
    /// (Tarjan 1972, without recursion); of equally large ones that with the lowest vertex.
    boolean[] strongPart() {
        int n = vertices();
        int[] part = parts();
        int[] size = new int[n];
        int best = -1;
        for (int v = 0; v < n; v++) {
            size[part[v]]++;
        }
        for (int v = 0; v < n; v++) {
            if (best < 0 || size[part[v]] > size[best]) {
                best = part[v];
            }
        }
        boolean[] strong = new boolean[n];
        for (int v = 0; v < n; v++) {
            strong[v] = part[v] == best;
        }
        return strong;
    }

    /// Vertices that are reached from some, or that reach them.
    ///
    /// @param some where to begin
    /// @param forward along the streets, otherwise against them
    boolean[] reached(boolean[] some, boolean forward) {
        boolean[] reached = some.clone();
        boolean moving = true;
        while (moving) {
            moving = false;
            for (int d = 0; d < 2 * count(); d++) {
                int from = forward ? tail(d) : head(d);
                int to = forward ? head(d) : tail(d);
                if (open(d) && reached[from] && !reached[to]) {
                    reached[to] = true;
                    moving = true;
                }
            }
        }
        return reached;
    }

    /// The vertex of some that is nearest to a place, of equally near ones the first.
    int nearest(double placeLongitude, double placeLatitude, boolean[] some) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < vertices(); v++) {
            if (some[v]) {
                double metres = LocalMetres.between(placeLongitude, placeLatitude, longitude[v], latitude[v]);
                if (metres < least) {
                    least = metres;
                    nearest = v;
                }
            }
        }
        return nearest;
    }

    private int[] parts() {
        int n = vertices();
        int[] order = new int[n];
        int[] low = new int[n];
        int[] part = new int[n];
        int[] next = Arrays.copyOf(first, n);
        Arrays.fill(part, -1);
        var open = new ArrayList<Integer>();
        var path = new ArrayList<Integer>();
        int counted = 0;
        int found = 0;
        for (int root = 0; root < n; root++) {
            if (order[root] > 0) {
                continue;
            }
            path.add(root);
            while (!path.isEmpty()) {
                int v = path.getLast();
                if (order[v] == 0) {
                    order[v] = low[v] = ++counted;
                    open.add(v);
                }
                if (next[v] < first[v + 1]) {
                    int w = head(leaving[next[v]++]);
                    if (order[w] == 0) {
                        path.add(w);
                    } else if (part[w] < 0) {
                        low[v] = Math.min(low[v], order[w]);
                    }
                    continue;
                }
                path.removeLast();
                if (!path.isEmpty()) {
                    low[path.getLast()] = Math.min(low[path.getLast()], low[v]);
                }
                if (low[v] == order[v]) {
                    for (int w = -1; w != v; ) {
                        w = open.removeLast();
                        part[w] = found;
                    }
                    found++;
                }
            }
        }
        return part;
    }
}
