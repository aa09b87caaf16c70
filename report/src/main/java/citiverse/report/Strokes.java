package citiverse.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/// Many lines as one light path: snapped to the drawing's units, what lies on top of each other drawn once, joined to
/// long strokes and straightened within a tolerance. The same lines in any order give the same path.
final class Strokes {
    private static final int OFFSET = 1 << 15;

    private final Frame frame;
    private long[] edges = new long[1024];
    private int size;

    Strokes(Frame frame) {
        this.frame = frame;
    }

    /// Adds all lines of a geometry in CRS84; other parts are left out.
    void add(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof LineString line) {
                add(line.getCoordinates());
            }
        }
    }

    private void add(Coordinate[] line) {
        for (int i = 1; i < line.length; i++) {
            add(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
        }
    }

    /// Adds a line given as longitude, latitude, longitude, latitude, ….
    void add(double[] path) {
        for (int i = 2; i + 1 < path.length; i += 2) {
            add(path[i - 2], path[i - 1], path[i], path[i + 1]);
        }
    }

    private void add(double fromLongitude, double fromLatitude, double toLongitude, double toLatitude) {
        int fromX = frame.x(fromLongitude);
        int fromY = frame.y(fromLatitude);
        int toX = frame.x(toLongitude);
        int toY = frame.y(toLatitude);
        boolean beside = fromX < 0 && toX < 0
                || fromY < 0 && toY < 0
                || fromX > frame.width() && toX > frame.width()
                || fromY > frame.height() && toY > frame.height();
        boolean far =
                Math.max(Math.max(Math.abs(fromX), Math.abs(toX)), Math.max(Math.abs(fromY), Math.abs(toY))) >= OFFSET;
        if (beside || far || fromX == toX && fromY == toY) {
            return;
        }
        if (size + 2 > edges.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
        }
        int from = pack(fromX, fromY);
        int to = pack(toX, toY);
        edges[size++] = edge(from, to);
        edges[size++] = edge(to, from);
    }

    private static int pack(int x, int y) {
        return (x + OFFSET) << 16 | (y + OFFSET);
    }

    private static int x(int node) {
        return (node >>> 16) - OFFSET;
    }

    private static int y(int node) {
        return (node & 0xFFFF) - OFFSET;
    }

    private static long edge(int from, int to) {
        return (long) from << 32 | to & 0xFFFFFFFFL;
    }

    /// The path, longest strokes first, as far as the budget goes.
    ///
    /// @param tolerance how far the path may stray, drawing units
    /// @param budget most characters
    String path(double tolerance, int budget) {
        List<int[]> strokes = new ArrayList<>();
        for (int[] chain : chains()) {
            strokes.add(straighten(chain, tolerance));
        }
        strokes.sort(Comparator.comparingDouble(Strokes::length).reversed().thenComparing(Arrays::compare));
        var out = new StringBuilder();
        for (int[] stroke : strokes) {
            int before = out.length();
            append(stroke, out);
            if (out.length() > budget) {
                out.setLength(before);
                break;
            }
        }
        return out.toString();
    }

    private static double length(int[] stroke) {
        double length = 0;
        for (int i = 1; i < stroke.length; i++) {
            length += StrictMath.hypot(x(stroke[i]) - x(stroke[i - 1]), y(stroke[i]) - y(stroke[i - 1]));
        }
        return length;
    }

    private static void append(int[] stroke, StringBuilder out) {
        out.append('M').append(x(stroke[0]));
        signed(y(stroke[0]), out);
        for (int i = 1; i < stroke.length; i++) {
            int across = x(stroke[i]) - x(stroke[i - 1]);
            int down = y(stroke[i]) - y(stroke[i - 1]);
            out.append(i == 1 ? "l" : across < 0 ? "" : " ").append(across);
            signed(down, out);
        }
    }

    private static void signed(int number, StringBuilder out) {
        out.append(number < 0 ? "" : " ").append(number);
    }

    /// Maximal chains between ends and junctions, then the rings that are left.
    private List<int[]> chains() {
        long[] sorted = Arrays.stream(edges, 0, size).sorted().distinct().toArray();
        var used = new boolean[sorted.length];
        var chains = new ArrayList<int[]>();
        for (int i = 0; i < sorted.length; i++) {
            if (!used[i] && degree(sorted, (int) (sorted[i] >> 32)) != 2) {
                chains.add(follow(sorted, used, i));
            }
        }
        for (int i = 0; i < sorted.length; i++) {
            if (!used[i]) {
                chains.add(follow(sorted, used, i));
            }
        }
        return chains;
    }

    private static int[] follow(long[] sorted, boolean[] used, int start) {
        var chain = new int[16];
        int length = 0;
        chain[length++] = (int) (sorted[start] >> 32);
        int at = start;
        while (at >= 0) {
            int from = (int) (sorted[at] >> 32);
            int to = (int) sorted[at];
            used[at] = true;
            used[Arrays.binarySearch(sorted, edge(to, from))] = true;
            if (length == chain.length) {
                chain = Arrays.copyOf(chain, length * 2);
            }
            chain[length++] = to;
            at = degree(sorted, to) == 2 ? unused(sorted, used, to) : -1;
        }
        return Arrays.copyOf(chain, length);
    }

    private static int first(long[] sorted, int node) {
        int found = Arrays.binarySearch(sorted, (long) node << 32);
        return found < 0 ? -found - 1 : found;
    }

    private static int degree(long[] sorted, int node) {
        int first = first(sorted, node);
        int last = first;
        while (last < sorted.length && (int) (sorted[last] >> 32) == node) {
            last++;
        }
        return last - first;
    }

    private static int unused(long[] sorted, boolean[] used, int node) {
        for (int i = first(sorted, node); i < sorted.length && (int) (sorted[i] >> 32) == node; i++) {
            if (!used[i]) {
                return i;
            }
        }
        return -1;
    }

    /// Douglas–Peucker with an explicit stack.
    private static int[] straighten(int[] chain, double tolerance) {
        var keep = new boolean[chain.length];
        keep[0] = true;
        keep[chain.length - 1] = true;
        var stack = new java.util.ArrayDeque<int[]>();
        stack.push(new int[] {0, chain.length - 1});
        while (!stack.isEmpty()) {
            int[] span = stack.pop();
            int farthest = -1;
            double distance = tolerance;
            for (int i = span[0] + 1; i < span[1]; i++) {
                double stray = stray(chain[i], chain[span[0]], chain[span[1]]);
                if (stray > distance) {
                    distance = stray;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                keep[farthest] = true;
                stack.push(new int[] {span[0], farthest});
                stack.push(new int[] {farthest, span[1]});
            }
        }
        int kept = 0;
        var straight = new int[chain.length];
        for (int i = 0; i < chain.length; i++) {
            if (keep[i]) {
                straight[kept++] = chain[i];
            }
        }
        return Arrays.copyOf(straight, kept);
    }

    /// Distance of a point from a segment.
    private static double stray(int point, int from, int to) {
        double dx = x(to) - x(from);
        double dy = y(to) - y(from);
        double px = x(point) - x(from);
        double py = y(point) - y(from);
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        return StrictMath.hypot(px - along * dx, py - along * dy);
    }
}
