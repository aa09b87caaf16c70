package citiverse.standards.tiles3d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;

/// A plane surface with holes, cut into triangles. Reused for one surface after another.
///
/// The normal is that of Newell's method (Sutherland, Sproull and Schumacker 1974). Seen along its greatest part the
/// surface is a polygon: convex ones are cut as a fan; others, and those with holes, by clipping ears (JTS). What
/// crosses itself is mended first, in which case new corners lie on the plane of the surface.
final class Surface {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /// Square metres below which nothing is drawn.
    private static final double LEAST_AREA = 1e-8;

    private double[] x = new double[64];
    private double[] y = new double[64];
    private double[] z = new double[64];
    private int count;
    private final List<int[]> rings = new ArrayList<>();
    private int ringFrom;
    private final double[] normal = new double[3];
    private double area;
    private int first;
    private int second;

    void clear() {
        count = 0;
        ringFrom = 0;
        rings.clear();
    }

    /// Adds a place of the ring that is being drawn.
    void place(double east, double north, double up) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            z = Arrays.copyOf(z, 2 * count);
        }
        x[count] = east;
        y[count] = north;
        z[count++] = up;
    }

    /// Ends a ring: the first is the outline, the others are holes.
    void endRing() {
        if (count - ringFrom >= 3) {
            rings.add(new int[] {ringFrom, count});
        } else {
            count = ringFrom;
        }
        ringFrom = count;
    }

    /// Computes the normal, and tells whether there is anything to draw.
    boolean faces() {
        Arrays.fill(normal, 0);
        if (rings.isEmpty()) {
            return false;
        }
        int from = rings.getFirst()[0];
        int to = rings.getFirst()[1];
        for (int i = from; i < to; i++) {
            int k = i + 1 < to ? i + 1 : from;
            // Measured from the first place, so that nothing is lost far from the middle.
            double ax = x[i] - x[from];
            double ay = y[i] - y[from];
            double az = z[i] - z[from];
            double bx = x[k] - x[from];
            double by = y[k] - y[from];
            double bz = z[k] - z[from];
            normal[0] += (ay * bz - az * by) / 2;
            normal[1] += (az * bx - ax * bz) / 2;
            normal[2] += (ax * by - ay * bx) / 2;
        }
        area = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        if (!(area > LEAST_AREA)) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            normal[k] /= area;
        }
        return true;
    }

    /// The up part of the unit normal, after [#faces].
    double upright() {
        return normal[2];
    }

    /// Adds its triangles to a mesh, after [#faces]; they are wound as the outline is.
    void drawTo(Mesh mesh, int thing) {
        double ax = Math.abs(normal[0]);
        double ay = Math.abs(normal[1]);
        double az = Math.abs(normal[2]);
        int dropped = az >= ax && az >= ay ? 2 : ax >= ay ? 0 : 1;
        first = (dropped + 1) % 3;
        second = (dropped + 2) % 3;
        double sign = Math.signum(normal[dropped]);
        int[] ring = rings.getFirst();
        if (rings.size() == 1 && convex(ring, sign)) {
            int[] number = numbers(mesh, thing);
            for (int i = 1; i + 1 < ring[1]; i++) {
                mesh.triangle(number[0], number[i], number[i + 1]);
            }
            return;
        }
        clipEars(mesh, thing, sign);
    }

    private int[] numbers(Mesh mesh, int thing) {
        int[] number = new int[count];
        for (int i = 0; i < count; i++) {
            number[i] = mesh.vertex(x[i], y[i], z[i], normal, thing);
        }
        return number;
    }

    private double axis(int axis, int i) {
        return axis == 0 ? x[i] : axis == 1 ? y[i] : z[i];
    }

    /// True where all turns are to one side and the ring goes round once.
    private boolean convex(int[] ring, double sign) {
        int length = ring[1] - ring[0];
        if (length == 3) {
            return true;
        }
        int turnsOfU = 0;
        double before = 0;
        for (int i = 0; i < length; i++) {
            int a = ring[0] + i;
            int b = ring[0] + (i + 1) % length;
            int c = ring[0] + (i + 2) % length;
            double u1 = axis(first, b) - axis(first, a);
            double v1 = axis(second, b) - axis(second, a);
            double u2 = axis(first, c) - axis(first, b);
            double v2 = axis(second, c) - axis(second, b);
            if (sign * (u1 * v2 - v1 * u2) < 0) {
                return false;
            }
            if (u1 != 0) {
                turnsOfU += before * u1 < 0 ? 1 : 0;
                before = u1;
            }
        }
        return turnsOfU <= 2;
    }

    private void clipEars(Mesh mesh, int thing, double sign) {
        Map<Coordinate, Integer> known = new HashMap<>();
        LinearRing outline = ring(rings.getFirst(), known);
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int h = 0; h < holes.length; h++) {
            holes[h] = ring(rings.get(h + 1), known);
        }
        Polygon polygon = FACTORY.createPolygon(outline, holes);
        Geometry triangles = triangles(polygon);
        int[] number = new int[count];
        Arrays.fill(number, -1);
        Map<Coordinate, Integer> added = new HashMap<>();
        for (int t = 0; t < triangles.getNumGeometries(); t++) {
            Coordinate[] corners = triangles.getGeometryN(t).getCoordinates();
            double turn = (corners[1].x - corners[0].x) * (corners[2].y - corners[0].y)
                    - (corners[1].y - corners[0].y) * (corners[2].x - corners[0].x);
            int[] of = new int[3];
            for (int k = 0; k < 3; k++) {
                Integer place = known.get(corners[k]);
                if (place == null) {
                    of[k] = added.computeIfAbsent(corners[k], corner -> onPlane(mesh, thing, corner));
                } else {
                    if (number[place] < 0) {
                        number[place] = mesh.vertex(x[place], y[place], z[place], normal, thing);
                    }
                    of[k] = number[place];
                }
            }
            boolean turned = turn * sign < 0;
            mesh.triangle(of[0], of[turned ? 2 : 1], of[turned ? 1 : 2]);
        }
    }

    private LinearRing ring(int[] range, Map<Coordinate, Integer> known) {
        Coordinate[] closed = new Coordinate[range[1] - range[0] + 1];
        for (int i = range[0]; i < range[1]; i++) {
            closed[i - range[0]] = new CoordinateXY(axis(first, i), axis(second, i));
            known.putIfAbsent(closed[i - range[0]], i);
        }
        closed[closed.length - 1] = closed[0];
        return FACTORY.createLinearRing(closed);
    }

    private static Geometry triangles(Polygon polygon) {
        if (polygon.isValid()) {
            try {
                return PolygonTriangulator.triangulate(polygon);
            } catch (IllegalStateException | TopologyException | IllegalArgumentException noEar) {
                return mended(polygon);
            }
        }
        return mended(polygon);
    }

    /// Triangles of what a crossed polygon encloses; none where even that cannot be told.
    private static Geometry mended(Polygon polygon) {
        List<Geometry> all = new ArrayList<>();
        try {
            for (Object part : PolygonExtracter.getPolygons(GeometryFixer.fix(polygon))) {
                Geometry triangles = PolygonTriangulator.triangulate((Polygon) part);
                for (int t = 0; t < triangles.getNumGeometries(); t++) {
                    all.add(triangles.getGeometryN(t));
                }
            }
        } catch (IllegalStateException | TopologyException | IllegalArgumentException hopeless) {
            return FACTORY.createGeometryCollection();
        }
        return FACTORY.createGeometryCollection(all.toArray(Geometry[]::new));
    }

    /// A new corner on the plane through the first place.
    private int onPlane(Mesh mesh, int thing, Coordinate corner) {
        double[] place = {x[0], y[0], z[0]};
        double du = corner.x - place[first];
        double dv = corner.y - place[second];
        int dropped = 3 - first - second;
        place[dropped] -= (normal[first] * du + normal[second] * dv) / normal[dropped];
        place[first] = corner.x;
        place[second] = corner.y;
        return mesh.vertex(place[0], place[1], place[2], normal, thing);
    }
}
