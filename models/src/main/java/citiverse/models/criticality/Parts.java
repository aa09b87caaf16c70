package citiverse.models.criticality;

import citiverse.models.access.TravelStreets;
import citiverse.models.plane.LocalMetres;
import citiverse.twin.Properties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds what can be lost at once in the streets of a city.
///
/// Segments tagged as bridge (or tunnel) are one structure where they meet at a vertex, or where they run
/// beside each other, bear the same name and lie within [#BESIDE_METRES]: the carriageways of one bridge.
public final class Parts {
    /// How far the middles and ends of two carriageways of one structure may lie from the other.
    static final double BESIDE_METRES = 25;

    private Parts() {}

    /// Every segment by itself.
    public static List<Part> streets(TravelStreets streets) {
        var parts = new ArrayList<Part>();
        for (int s = 0; s < streets.segments(); s++) {
            parts.add(part(streets, new int[] {s}));
        }
        return parts;
    }

    /// The bridges.
    public static List<Part> bridges(TravelStreets streets) {
        return structures(streets, "bridge");
    }

    /// The tunnels.
    public static List<Part> tunnels(TravelStreets streets) {
        return structures(streets, "tunnel");
    }

    private static List<Part> structures(TravelStreets streets, String tag) {
        int count = streets.segments();
        int[] root = new int[count];
        Arrays.setAll(root, s -> s);
        var tagged = new ArrayList<Integer>();
        Map<Integer, Integer> atVertex = new HashMap<>();
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int s = 0; s < count; s++) {
            if (streets.properties(s).text(tag).orElse("no").equals("no")) {
                continue;
            }
            tagged.add(s);
            for (int vertex : new int[] {streets.from(s), streets.to(s)}) {
                Integer other = atVertex.putIfAbsent(vertex, s);
                if (other != null) {
                    join(root, other, s);
                }
            }
            String name = called(streets.properties(s));
            if (!name.isEmpty()) {
                List<Integer> same = byName.computeIfAbsent(name, first -> new ArrayList<>());
                for (int other : same) {
                    if (beside(streets.points(other), streets.points(s))) {
                        join(root, other, s);
                    }
                }
                same.add(s);
            }
        }
        Map<Integer, List<Integer>> members = new TreeMap<>();
        tagged.forEach(s -> members.computeIfAbsent(find(root, s), first -> new ArrayList<>())
                .add(s));
        return members.values().stream()
                .map(list ->
                        part(streets, list.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private static Part part(TravelStreets streets, int[] segments) {
        String name = "";
        for (int s : segments) {
            name = name.isEmpty() ? called(streets.properties(s)) : name;
        }
        Properties first = streets.properties(segments[0]);
        if (name.isEmpty()) {
            name = first.text("highway").orElse("street")
                    + (first.whole("way").isPresent()
                            ? " of way " + first.whole("way").getAsLong()
                            : "");
        }
        return new Part(streets.id(segments[0]), name, segments);
    }

    private static String called(Properties tags) {
        return tags.text("name").or(() -> tags.text("ref")).orElse("");
    }

    /// True where the middle of one lies near the other.
    private static boolean beside(double[] one, double[] other) {
        return near(middle(one), other) || near(middle(other), one);
    }

    private static double[] middle(double[] points) {
        int pieces = points.length / 2 - 1;
        int piece = pieces / 2;
        if (pieces % 2 == 0) {
            return new double[] {points[2 * piece], points[2 * piece + 1]};
        }
        return new double[] {
            (points[2 * piece] + points[2 * piece + 2]) / 2, (points[2 * piece + 1] + points[2 * piece + 3]) / 2
        };
    }

    private static boolean near(double[] at, double[] line) {
        double perLongitude = LocalMetres.perDegreeLongitude(at[1]);
        double perLatitude = LocalMetres.perDegreeLatitude(at[1]);
        for (int p = 0; p + 3 < line.length; p += 2) {
            double x0 = (line[p] - at[0]) * perLongitude;
            double y0 = (line[p + 1] - at[1]) * perLatitude;
            double dx = (line[p + 2] - at[0]) * perLongitude - x0;
            double dy = (line[p + 3] - at[1]) * perLatitude - y0;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.clamp(-(x0 * dx + y0 * dy) / square, 0.0, 1.0);
            double x = x0 + along * dx;
            double y = y0 + along * dy;
            if (x * x + y * y <= BESIDE_METRES * BESIDE_METRES) {
                return true;
            }
        }
        return false;
    }

    private static void join(int[] root, int a, int b) {
        int rootA = find(root, a);
        int rootB = find(root, b);
        root[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private static int find(int[] root, int start) {
        int s = start;
        while (root[s] != s) {
            root[s] = root[root[s]];
            s = root[s];
        }
        return s;
    }
}
