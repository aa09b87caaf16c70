package citiverse.models.built;

import citiverse.models.plane.LocalMetres;
import citiverse.models.plane.Plane;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// The upper edges and the surfaces of a form in three dimensions.
///
/// Seen from outside, the skyline of a body of plane surfaces lies on the edges between them, so its edges
/// are all that a horizon needs. Upright edges are left out: they lie beneath the ends of others.
final class FormSolid {
    /// Surfaces without a name that rise less than this from upright are walls: sine of the angle.
    private static final double UPRIGHT = 0.1;

    private final Form form;
    private final Shape shape;
    private final double originX;
    private final double originY;
    private final double eastScale;
    private final double northScale;
    private final double lift;
    private final double highest;
    private final List<Surface> surfaces = new ArrayList<>();
    private double eaves = Double.POSITIVE_INFINITY;

    private FormSolid(Form form, Shape shape, Plane plane, double base) {
        this.form = form;
        this.shape = shape;
        originX = plane.x(form.frame().longitude());
        originY = plane.y(form.frame().latitude());
        // Metres of the frame become degrees at its place, and these metres of the plane, as those of footprints do.
        double latitude = form.frame().latitude();
        eastScale = plane.metresPerDegreeEast() / LocalMetres.perDegreeLongitude(latitude);
        northScale = plane.metresPerDegreeNorth() / LocalMetres.perDegreeLatitude(latitude);
        double lowest = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int vertex : shape.indices()) {
            lowest = Math.min(lowest, form.height(vertex));
            top = Math.max(top, form.height(vertex));
        }
        lift = base - lowest;
        highest = top + lift;
    }

    /// What is made of a form.
    record Made(Solid solid, List<Surface> surfaces) {}

    /// The most detailed shape of a form that has height, or null where there is none.
    static Shape standing(Form form) {
        Shape best = null;
        for (Shape shape : form.shapes()) {
            if (shape.kind().surfaces()
                    && shape.detail() != 0
                    && shape.indices().length > 0
                    && rises(form, shape)
                    && (best == null || shape.detail() > best.detail())) {
                best = shape;
            }
        }
        return best;
    }

    private static boolean rises(Form form, Shape shape) {
        int first = form.vertices()[3 * shape.indices()[0] + 2];
        return Arrays.stream(shape.indices()).anyMatch(vertex -> form.vertices()[3 * vertex + 2] != first);
    }

    /// Sets a form on the ground.
    ///
    /// @param shape of the form, from [#standing]
    /// @param rings its footprint
    /// @param base height at which its lowest point stands
    static Made of(Form form, Shape shape, double[][] rings, Plane plane, double base) {
        var made = new FormSolid(form, shape, plane, base);
        double[] edges = made.edges(base);
        double eaves = Math.min(made.eaves, made.highest);
        return new Made(Solid.of(rings, base, made.highest, eaves, edges), made.surfaces);
    }

    private double[] edges(double base) {
        var seen = new HashSet<Long>();
        double[] edges = new double[6 * shape.indices().length];
        int length = 0;
        for (int f = 0; f < shape.surfaces(); f++) {
            surface(f);
            for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                int from = shape.ringStart()[r];
                int to = shape.ringStart()[r + 1];
                for (int i = from; i < to; i++) {
                    int a = shape.indices()[i];
                    int b = shape.indices()[i + 1 == to ? from : i + 1];
                    long key = (long) Math.min(a, b) << 32 | Math.max(a, b);
                    boolean upright = x(a) == x(b) && y(a) == y(b);
                    boolean low = z(a) <= base && z(b) <= base;
                    if (!upright && !low && seen.add(key)) {
                        edges[length++] = x(a);
                        edges[length++] = y(a);
                        edges[length++] = z(a);
                        edges[length++] = x(b);
                        edges[length++] = y(b);
                        edges[length++] = z(b);
                    }
                }
            }
        }
        return Arrays.copyOf(edges, length);
    }

    /// Newell's normal of the outer ring; a surface without area or that looks down is not kept.
    private void surface(int f) {
        double nx = 0;
        double ny = 0;
        double nz = 0;
        double area = 0;
        double mx = 0;
        double my = 0;
        double mz = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
            int from = shape.ringStart()[r];
            int to = shape.ringStart()[r + 1];
            double rx = 0;
            double ry = 0;
            double rz = 0;
            for (int i = from; i < to; i++) {
                int a = shape.indices()[i];
                int b = shape.indices()[i + 1 == to ? from : i + 1];
                rx += (y(a) - y(b)) * (z(a) + z(b));
                ry += (z(a) - z(b)) * (x(a) + x(b));
                rz += (x(a) - x(b)) * (y(a) + y(b));
                if (r == shape.surfaceStart()[f]) {
                    mx += x(a) / (to - from);
                    my += y(a) / (to - from);
                    mz += z(a) / (to - from);
                    lowest = Math.min(lowest, z(a));
                }
            }
            double ring = Math.sqrt(rx * rx + ry * ry + rz * rz) / 2;
            if (r == shape.surfaceStart()[f]) {
                nx = rx / 2;
                ny = ry / 2;
                nz = rz / 2;
                area = ring;
            } else {
                area -= ring;
            }
        }
        double size = Math.sqrt(nx * nx + ny * ny + nz * nz);
        Surface.Kind kind = size > 0 ? kind(shape.typeOf(f), nz / size) : null;
        if (kind == null || !(area > 0)) {
            return;
        }
        if (kind == Surface.Kind.ROOF) {
            eaves = Math.min(eaves, lowest);
        }
        surfaces.add(new Surface(kind, mx, my, mz, nx / size, ny / size, nz / size, area));
    }

    private static Surface.Kind kind(String type, double rise) {
        return switch (type) {
            case "RoofSurface" -> rise > UPRIGHT ? Surface.Kind.ROOF : null;
            case "WallSurface" -> rise > -UPRIGHT ? Surface.Kind.WALL : null;
            case "Window", "WindowSurface" -> rise > -UPRIGHT ? Surface.Kind.WINDOW : null;
            case "" -> rise > UPRIGHT ? Surface.Kind.ROOF : rise > -UPRIGHT ? Surface.Kind.WALL : null;
            default -> null;
        };
    }

    private double x(int vertex) {
        return originX + form.east(vertex) * eastScale;
    }

    private double y(int vertex) {
        return originY + form.north(vertex) * northScale;
    }

    private double z(int vertex) {
        return form.height(vertex) + lift;
    }
}
