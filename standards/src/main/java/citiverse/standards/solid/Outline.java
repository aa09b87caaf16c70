package citiverse.standards.solid;

import citiverse.standards.RingNesting;
import citiverse.twin.solid.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/// The outline of surfaces that share their edges, as triangles of a terrain or of a roof do: edges that two of them
/// use are inside, the others are the outline. It is the union where the surfaces do not overlap, which shows in the
/// areas: that of the outline is then the sum of theirs.
final class Outline {
    /// Share by which the areas may differ.
    private static final double SAME = 1e-9;

    private Outline() {}

    /// The outline, null where the surfaces overlap or do not share their edges.
    ///
    /// @param surfaces rings, for each the count of its places, negative for inner ones, then the vertices
    static Geometry of(Form form, int[] surfaces, GeometryFactory factory) {
        var pool = new VertexPool();
        int[] vertices = form.vertices();
        double sum = 0;
        long[] edges = new long[surfaces.length];
        int count = 0;
        for (int at = 0; at < surfaces.length; at += Math.abs(surfaces[at]) + 1) {
            int size = Math.abs(surfaces[at]);
            int[] ring = new int[size];
            for (int i = 0; i < size; i++) {
                int v = surfaces[at + 1 + i];
                ring[i] = pool.number(vertices[3 * v], vertices[3 * v + 1], 0);
            }
            double area = area(ring, pool);
            boolean inner = surfaces[at] < 0;
            sum += inner ? -Math.abs(area) : Math.abs(area);
            boolean turned = area < 0 != inner;
            for (int i = 0; i < size; i++) {
                long from = ring[turned ? (i + 1) % size : i];
                long to = ring[turned ? i : (i + 1) % size];
                if (from != to) {
                    edges[count++] = from << 32 | to;
                }
            }
        }
        long[] sorted = Arrays.copyOf(edges, count);
        Arrays.sort(sorted);
        List<LinearRing> rings = rings(open(sorted), pool, form, factory);
        if (rings == null || rings.isEmpty() || rings.size() > RingNesting.MAX_RINGS) {
            return null;
        }
        Geometry outline = RingNesting.area(rings, factory);
        double wanted = sum * form.scale()[0] * form.scale()[1];
        boolean same = Math.abs(outline.getArea() - wanted) <= SAME * Math.abs(wanted);
        return same && outline.isValid() ? outline : null;
    }

    /// Twice the area in steps, halved: exact while it is below 2^53.
    private static double area(int[] ring, VertexPool pool) {
        double sum = 0;
        double x0 = pool.step(ring[0], 0);
        double y0 = pool.step(ring[0], 1);
        for (int i = 0; i < ring.length; i++) {
            int a = ring[i];
            int b = ring[(i + 1) % ring.length];
            sum += (pool.step(a, 0) - x0) * (pool.step(b, 1) - y0) - (pool.step(b, 0) - x0) * (pool.step(a, 1) - y0);
        }
        return sum / 2;
    }

    /// Edges without one that runs the other way.
    private static long[] open(long[] sorted) {
        long[] open = new long[sorted.length];
        int count = 0;
        for (long edge : sorted) {
            long back = edge << 32 | edge >>> 32;
            if (Arrays.binarySearch(sorted, back) < 0) {
                open[count++] = edge;
            }
        }
        return Arrays.copyOf(open, count);
    }

    /// Follows the edges around; null where that does not come back.
    private static List<LinearRing> rings(long[] edges, VertexPool pool, Form form, GeometryFactory factory) {
        boolean[] used = new boolean[edges.length];
        List<LinearRing> rings = new ArrayList<>();
        for (int first = 0; first < edges.length; first++) {
            if (used[first]) {
                continue;
            }
            List<Coordinate> places = new ArrayList<>();
            int edge = first;
            int start = (int) (edges[first] >>> 32);
            int end;
            do {
                used[edge] = true;
                places.add(place((int) (edges[edge] >>> 32), pool, form));
                end = (int) edges[edge];
                edge = end == start ? -1 : next(edges, used, end);
            } while (edge >= 0);
            if (end != start || places.size() < 3) {
                return null;
            }
            places.add(new CoordinateXY(places.getFirst()));
            rings.add(factory.createLinearRing(new CoordinateArraySequence(places.toArray(Coordinate[]::new), 2, 0)));
        }
        return rings;
    }

    private static int next(long[] edges, boolean[] used, int from) {
        int at = Arrays.binarySearch(edges, (long) from << 32);
        at = at < 0 ? -at - 1 : at;
        while (at < edges.length && (int) (edges[at] >>> 32) == from && used[at]) {
            at++;
        }
        return at < edges.length && (int) (edges[at] >>> 32) == from ? at : -1;
    }

    private static Coordinate place(int number, VertexPool pool, Form form) {
        return new CoordinateXY(
                pool.step(number, 0) * form.scale()[0] + form.translate()[0],
                pool.step(number, 1) * form.scale()[1] + form.translate()[1]);
    }
}
