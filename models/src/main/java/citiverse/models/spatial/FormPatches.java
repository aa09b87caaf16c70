package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.GeometryFixer;

/// The surfaces of a form as patches: each that is not upright is a plane over its footprint. Upright ones
/// cover no ground; where a form has nothing else they are left out, and its footprint stands in.
final class FormPatches {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    /// A surface that covers less of its area seen from above counts as upright.
    private static final double LEAST_LEVEL = 0.01;
    /// A surface whose corners lie farther off their plane takes its lowest and highest corner instead.
    private static final double PLANAR_METRES = 0.05;

    private final Form form;
    private final double[] x;
    private final double[] y;

    private FormPatches(Form form, Plane plane) {
        this.form = form;
        int count = form.vertices().length / 3;
        x = new double[count];
        y = new double[count];
        double originX = plane.x(form.frame().longitude());
        double originY = plane.y(form.frame().latitude());
        for (int v = 0; v < count; v++) {
            x[v] = originX + form.east(v);
            y[v] = originY + form.north(v);
        }
    }

    /// The patches of the most detailed shape; none where it has no surface that covers ground.
    static List<Patch> of(Form form, Plane plane) {
        var patches = new ArrayList<Patch>();
        Shape shape = form.best().filter(best -> best.kind().surfaces()).orElse(null);
        if (shape != null) {
            var reader = new FormPatches(form, plane);
            for (int surface = 0; surface < shape.surfaces(); surface++) {
                reader.add(shape, surface, patches);
            }
        }
        return patches;
    }

    private void add(Shape shape, int surface, List<Patch> into) {
        int firstRing = shape.surfaceStart()[surface];
        int endRing = shape.surfaceStart()[surface + 1];
        double[] normal = firstRing < endRing ? normal(shape, firstRing) : new double[3];
        double size = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        if (!(Math.abs(normal[2]) > LEAST_LEVEL * size)) {
            return;
        }
        Geometry footprint = footprint(shape, firstRing, endRing);
        if (footprint.isEmpty()) {
            return;
        }
        double perX = -normal[0] / normal[2];
        double perY = -normal[1] / normal[2];
        fit(shape, firstRing, perX, perY, footprint, into);
    }

    /// The plane of that slope through the middle of the corners, or level lids where the corners lie off it.
    private void fit(Shape shape, int ring, double perX, double perY, Geometry footprint, List<Patch> into) {
        int first = shape.ringStart()[ring];
        int end = shape.ringStart()[ring + 1];
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = first; i < end; i++) {
            int v = shape.indices()[i];
            double z = form.height(v);
            sum += z - perX * x[v] - perY * y[v];
            low = Math.min(low, z);
            high = Math.max(high, z);
        }
        var plane = new Plane3(sum / (end - first), perX, perY);
        double off = 0;
        for (int i = first; i < end; i++) {
            int v = shape.indices()[i];
            off = Math.max(off, Math.abs(form.height(v) - plane.at(x[v], y[v])));
        }
        into.add(
                off <= PLANAR_METRES
                        ? new Patch(footprint, plane, plane, null)
                        : new Patch(footprint, Plane3.level(low), Plane3.level(high), null));
    }

    /// Newell's normal of a ring.
    private double[] normal(Shape shape, int ring) {
        double[] normal = new double[3];
        int first = shape.ringStart()[ring];
        int end = shape.ringStart()[ring + 1];
        if (first == end) {
            return normal;
        }
        int origin = shape.indices()[first];
        double ox = 2 * x[origin];
        double oy = 2 * y[origin];
        double oz = 2 * form.height(origin);
        for (int i = first; i < end; i++) {
            int a = shape.indices()[i];
            int b = shape.indices()[i + 1 < end ? i + 1 : first];
            double az = form.height(a);
            double bz = form.height(b);
            normal[0] += (y[a] - y[b]) * (az + bz - oz);
            normal[1] += (az - bz) * (x[a] + x[b] - ox);
            normal[2] += (x[a] - x[b]) * (y[a] + y[b] - oy);
        }
        return normal;
    }

    private Geometry footprint(Shape shape, int firstRing, int endRing) {
        LinearRing outer = ring(shape, firstRing);
        var holes = new ArrayList<LinearRing>();
        for (int r = firstRing + 1; r < endRing; r++) {
            holes.add(ring(shape, r));
        }
        Geometry area = SHAPES.createPolygon(outer, holes.toArray(LinearRing[]::new));
        return area.isValid() ? area : Footprints.areas(GeometryFixer.fix(area));
    }

    private LinearRing ring(Shape shape, int ring) {
        int first = shape.ringStart()[ring];
        int count = shape.ringStart()[ring + 1] - first;
        if (count < 3) {
            return SHAPES.createLinearRing();
        }
        Coordinate[] corners = new Coordinate[count + 1];
        for (int i = 0; i < count; i++) {
            int v = shape.indices()[first + i];
            corners[i] = new Coordinate(x[v], y[v]);
        }
        corners[count] = corners[0].copy();
        return SHAPES.createLinearRing(corners);
    }
}
