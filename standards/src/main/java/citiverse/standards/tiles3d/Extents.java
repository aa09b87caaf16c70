package citiverse.standards.tiles3d;

import citiverse.twin.solid.Form;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Where things stand and how large they are, in flat arrays: all that a tree of tiles needs. Things are added once,
/// in the order of their numbers, and are not kept.
public final class Extents {
    double[] boxes = new double[4 * 256];
    float[] base = new float[256];
    float[] top = new float[256];
    float[] area = new float[256];
    int count;

    /// Adds a thing.
    ///
    /// @return whether it can be drawn; if not, it has no number
    public boolean add(Standing standing) {
        var box = new Envelope();
        double[] heights = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double ground = 0;
        for (Standing.Body body : standing.bodies()) {
            switch (body) {
                case Standing.Body.Prism prism -> {
                    Geometry footprint = prism.footprint();
                    box.expandToInclude(footprint.getEnvelopeInternal());
                    heights[0] = Math.min(heights[0], prism.baseMetres());
                    heights[1] = Math.max(heights[1], prism.topMetres());
                    ground += squareMetres(footprint);
                }
                case Standing.Body.Surfaces surfaces -> ground += include(surfaces, box, heights);
            }
        }
        boolean placed = !box.isNull()
                && Double.isFinite(ground)
                && Math.abs(box.getMinX()) <= 180
                && Math.abs(box.getMaxX()) <= 180
                && Math.abs(box.getMinY()) <= 90
                && Math.abs(box.getMaxY()) <= 90
                && heights[1] > heights[0]
                && heights[1] - heights[0] < 10_000;
        if (placed) {
            put(box, heights, ground);
        }
        return placed;
    }

    private void put(Envelope box, double[] heights, double ground) {
        if (count == base.length) {
            boxes = Arrays.copyOf(boxes, 8 * count);
            base = Arrays.copyOf(base, 2 * count);
            top = Arrays.copyOf(top, 2 * count);
            area = Arrays.copyOf(area, 2 * count);
        }
        boxes[4 * count] = box.getMinX();
        boxes[4 * count + 1] = box.getMinY();
        boxes[4 * count + 2] = box.getMaxX();
        boxes[4 * count + 3] = box.getMaxY();
        base[count] = Math.nextDown((float) heights[0]);
        top[count] = Math.nextUp((float) heights[1]);
        area[count++] = (float) ground;
    }

    private static double squareMetres(Geometry footprint) {
        double[] metres = LocalFrame.metresPerDegree(
                footprint.isEmpty() ? 0 : footprint.getEnvelopeInternal().centre().y);
        return footprint.getArea() * metres[0] * metres[1];
    }

    /// Takes in the vertices of a form; its ground is taken to be that of its box.
    private static double include(Standing.Body.Surfaces surfaces, Envelope box, double[] heights) {
        Form form = surfaces.form();
        double[] metres = LocalFrame.metresPerDegree(form.frame().latitude());
        var own = new Envelope();
        for (int vertex : surfaces.shape().indices()) {
            own.expandToInclude(
                    form.frame().longitude() + form.east(vertex) / metres[0],
                    form.frame().latitude() + form.north(vertex) / metres[1]);
            double height = form.height(vertex) + surfaces.liftMetres();
            heights[0] = Math.min(heights[0], height);
            heights[1] = Math.max(heights[1], height);
        }
        box.expandToInclude(own);
        return own.getArea() * metres[0] * metres[1] * FILLED;
    }

    /// Share of its box that the ground of a form is taken to fill: of a rectangle that stands askew, over all turns.
    private static final double FILLED = 0.6;

    /// Number of things that can be drawn.
    public int size() {
        return count;
    }

    double longitude(int thing) {
        return (boxes[4 * thing] + boxes[4 * thing + 2]) / 2;
    }

    double latitude(int thing) {
        return (boxes[4 * thing + 1] + boxes[4 * thing + 3]) / 2;
    }
}
