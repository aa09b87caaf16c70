package citiverse.standards.solid;

import citiverse.standards.Findings;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Looks at the surfaces of a form, in local metres: whether they are flat, simple and wound outwards, and whether
/// solids are closed. What is found is a warning; the form stays as it is.
///
/// Normals are those of Newell's method (Sutherland, Sproull and Schumacker 1974), half of the sum of the cross
/// products of successive places, whose length is the area. The volume of a shell is the sum over its surfaces of
/// p·n/3, p any place of the surface, after the divergence theorem: positive where it is wound outwards.
final class SurfaceCheck {
    /// Distance of a place from the plane of its ring that is passed over, metres: some of what is measured is bent.
    static final double FLAT_METRES = 0.1;

    private static final double SMALLEST_SQUARE_METRES = 1e-6;
    /// Crossings are looked for by comparing all pairs of edges, so the longest rings are passed over.
    private static final int LONGEST_RING = 2_000;

    private final Findings findings;
    private Form form;
    private String place = "";
    private double[] x = new double[0];
    private double[] y = x;
    private double[] z = x;
    private double[] normal = new double[3];

    SurfaceCheck(Findings findings) {
        this.findings = findings;
    }

    /// Checks all shapes.
    ///
    /// @param object for messages, such as `Building b1`
    void check(Form checked, String object) {
        form = checked;
        place = object;
        int count = checked.vertices().length / 3;
        if (x.length < count) {
            x = new double[count];
            y = new double[count];
            z = new double[count];
        }
        double low = count == 0 ? 0 : checked.height(0);
        for (int v = 0; v < count; v++) {
            x[v] = checked.east(v);
            y[v] = checked.north(v);
            z[v] = checked.height(v) - low;
        }
        for (Shape shape : checked.shapes()) {
            if (shape.kind().surfaces()) {
                surfaces(shape);
            }
            if (shape.kind().encloses()) {
                solids(shape);
            }
        }
    }

    private void surfaces(Shape shape) {
        double roofs = 0;
        boolean open = !shape.kind().encloses();
        for (int f = 0; f < shape.surfaces(); f++) {
            for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                ring(shape, f, r);
            }
            newell(shape, shape.surfaceStart()[f]);
            String type = shape.typeOf(f);
            if (type.equals("GroundSurface") && normal[2] > SMALLEST_SQUARE_METRES) {
                warn("ground surface faces up instead of down", shape, f, shape.surfaceStart()[f]);
            }
            roofs += type.equals("RoofSurface") ? normal[2] : 0;
        }
        if (roofs < -SMALLEST_SQUARE_METRES && open) {
            warn("roof surfaces face down instead of up", shape, 0, 0);
        }
    }

    private void ring(Shape shape, int surface, int ring) {
        int from = shape.ringStart()[ring];
        int to = shape.ringStart()[ring + 1];
        double area = newell(shape, ring);
        if (area < SMALLEST_SQUARE_METRES) {
            warn("ring encloses nothing", shape, surface, ring);
            return;
        }
        int[] index = shape.indices();
        double nx = normal[0] / area;
        double ny = normal[1] / area;
        double nz = normal[2] / area;
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += nx * x[index[i]] + ny * y[index[i]] + nz * z[index[i]];
        }
        mean /= to - from;
        double farthest = 0;
        for (int i = from; i < to; i++) {
            double off = nx * x[index[i]] + ny * y[index[i]] + nz * z[index[i]] - mean;
            farthest = Math.max(farthest, Math.abs(off));
        }
        if (farthest > FLAT_METRES) {
            warn("ring is bent by more than 0.1 m", shape, surface, ring);
        }
        if (to - from > 3 && to - from <= LONGEST_RING && crosses(index, from, to)) {
            warn("ring crosses itself", shape, surface, ring);
        }
    }

    /// Sets the normal of a ring and gives its length, the area in square metres.
    private double newell(Shape shape, int ring) {
        Arrays.fill(normal, 0);
        int from = shape.ringStart()[ring];
        int to = shape.ringStart()[ring + 1];
        int[] index = shape.indices();
        int a = index[to - 1];
        for (int i = from; i < to; i++) {
            int b = index[i];
            normal[0] += (y[a] - y[b]) * (z[a] + z[b]) / 2;
            normal[1] += (z[a] - z[b]) * (x[a] + x[b]) / 2;
            normal[2] += (x[a] - x[b]) * (y[a] + y[b]) / 2;
            a = b;
        }
        return Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
    }

    /// True where two edges that are not neighbours cross, seen along the greatest part of the normal.
    private boolean crosses(int[] index, int from, int to) {
        double ax = Math.abs(normal[0]);
        double ay = Math.abs(normal[1]);
        double az = Math.abs(normal[2]);
        double[] u = ax >= ay && ax >= az ? y : x;
        double[] v = az >= ax && az >= ay ? y : z;
        int count = to - from;
        for (int i = 0; i < count; i++) {
            int a = index[from + i];
            int b = index[from + (i + 1) % count];
            for (int j = i + 2; j < count; j++) {
                int c = index[from + j];
                int d = index[from + (j + 1) % count];
                boolean apart = a != c && a != d && b != c && b != d;
                if (apart
                        && side(u, v, a, b, c) * side(u, v, a, b, d) < 0
                        && side(u, v, c, d, a) * side(u, v, c, d, b) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Sign of the turn from a over b to c; 0 within a millimetre, so that what only touches does not cross.
    private static int side(double[] u, double[] v, int a, int b, int c) {
        double du = u[b] - u[a];
        double dv = v[b] - v[a];
        double cross = du * (v[c] - v[a]) - dv * (u[c] - u[a]);
        double tolerance = 0.0015 * Math.sqrt(du * du + dv * dv);
        return cross > tolerance ? 1 : cross < -tolerance ? -1 : 0;
    }

    private void solids(Shape shape) {
        int solids = shape.solidStart().length - 1;
        for (int s = 0; s < solids; s++) {
            for (int h = shape.solidStart()[s]; h < shape.solidStart()[s + 1]; h++) {
                boolean closed = edges(shape, h);
                double volume = volume(shape, h);
                boolean outer = h == shape.solidStart()[s];
                int surface = shape.shellStart()[h];
                if (closed && (outer ? volume < 0 : volume > 0) && surface < shape.shellStart()[h + 1]) {
                    warn(
                            outer ? "outer shell is wound inwards" : "inner shell is wound outwards",
                            shape,
                            surface,
                            shape.surfaceStart()[surface]);
                }
            }
        }
    }

    private double volume(Shape shape, int shell) {
        double sum = 0;
        for (int f = shape.shellStart()[shell]; f < shape.shellStart()[shell + 1]; f++) {
            for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                newell(shape, r);
                int p = shape.indices()[shape.ringStart()[r]];
                sum += (x[p] * normal[0] + y[p] * normal[1] + z[p] * normal[2]) / 3;
            }
        }
        return sum;
    }

    /// Counts how each edge is used: once forth and once back in a closed shell.
    private boolean edges(Shape shape, int shell) {
        Map<Long, Integer> balance = new HashMap<>();
        Map<Long, Integer> uses = new HashMap<>();
        int first = shape.shellStart()[shell];
        for (int f = first; f < shape.shellStart()[shell + 1]; f++) {
            for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                int[] index = shape.indices();
                int a = index[shape.ringStart()[r + 1] - 1];
                for (int i = shape.ringStart()[r]; i < shape.ringStart()[r + 1]; i++) {
                    int b = index[i];
                    long edge = (long) Math.min(a, b) << 32 | Math.max(a, b);
                    balance.merge(edge, a < b ? 1 : -1, Integer::sum);
                    uses.merge(edge, 1, Integer::sum);
                    a = b;
                }
            }
        }
        long open = -1;
        long turned = -1;
        for (var use : uses.entrySet()) {
            if (use.getValue() % 2 == 1) {
                open = open < 0 ? use.getKey() : Math.min(open, use.getKey());
            } else if (balance.get(use.getKey()) != 0) {
                turned = turned < 0 ? use.getKey() : Math.min(turned, use.getKey());
            }
        }
        if (open >= 0) {
            warnAt("solid is not closed", shape, "edge", (int) (open >>> 32));
        } else if (turned >= 0) {
            warnAt("neighbouring surfaces are wound against each other", shape, "edge", (int) (turned >>> 32));
        }
        return open < 0 && turned < 0;
    }

    private void warn(String what, Shape shape, int surface, int ring) {
        warnAt(what, shape, "surface " + surface, shape.indices()[shape.ringStart()[ring]]);
    }

    private void warnAt(String what, Shape shape, String part, int vertex) {
        findings.warn(
                what,
                place + (shape.lod().isEmpty() ? "" : ", lod " + shape.lod()) + ", " + part + " at "
                        + form.source(vertex, 0) + ' ' + form.source(vertex, 1) + ' ' + form.source(vertex, 2));
    }
}
