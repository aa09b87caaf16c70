package citiverse.standards.mvt;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// Brings a geometry onto the square of Web Mercator.
final class OnTheMap {
    private static final Envelope WORLD = new Envelope(-180, 180, -Mercator.LIMIT, Mercator.LIMIT);
    private static final double FARTHEST_DEGREES = 540;

    private OnTheMap() {}

    /// The part of a geometry that the map shows. What goes beyond 180° comes in from the other side; what lies more
    /// than once around the earth away, and what has a coordinate that is no number, is empty.
    static Geometry of(Geometry shape) {
        var finite = new Finite();
        shape.apply(finite);
        Envelope box = shape.getEnvelopeInternal();
        GeometryFactory factory = shape.getFactory();
        if (finite.broken || box.isNull()) {
            return factory.createEmpty(Math.max(0, shape.getDimension()));
        }
        if (WORLD.contains(box)) {
            return shape;
        }
        List<Geometry> pieces = new ArrayList<>();
        Envelope reach = new Envelope(-FARTHEST_DEGREES, FARTHEST_DEGREES, -Mercator.LIMIT, Mercator.LIMIT);
        for (int turn = -1; turn <= 1; turn++) {
            var strip = new Envelope(360.0 * turn - 180, 360.0 * turn + 180, WORLD.getMinY(), WORLD.getMaxY());
            if (reach.intersects(box) && strip.intersects(box)) {
                Geometry within = cut(shape, factory.toGeometry(strip));
                if (!within.isEmpty() && within.getDimension() == shape.getDimension()) {
                    pieces.add(AffineTransformation.translationInstance(-360.0 * turn, 0)
                            .transform(within));
                }
            }
        }
        return pieces.size() == 1 ? pieces.getFirst() : factory.buildGeometry(pieces);
    }

    private static Geometry cut(Geometry shape, Geometry strip) {
        try {
            return OverlayNGRobust.overlay(flat(shape), strip, OverlayNG.INTERSECTION);
        } catch (TopologyException | IllegalArgumentException crossed) {
            try {
                return OverlayNGRobust.overlay(GeometryFixer.fix(flat(shape)), strip, OverlayNG.INTERSECTION);
            } catch (TopologyException | IllegalArgumentException hopeless) {
                return shape.getFactory().createEmpty(shape.getDimension());
            }
        }
    }

    /// The parts of the highest dimension: an overlay takes no mixed collections.
    private static Geometry flat(Geometry shape) {
        if (!shape.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            return shape;
        }
        List<Geometry> parts = new ArrayList<>();
        collect(shape, shape.getDimension(), parts);
        return shape.getFactory().buildGeometry(parts);
    }

    private static void collect(Geometry shape, int dimension, List<Geometry> into) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part.getNumGeometries() > 1 || part.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
                collect(part, dimension, into);
            } else if (part.getDimension() == dimension && !part.isEmpty()) {
                into.add(part);
            }
        }
    }

    private static final class Finite implements CoordinateSequenceFilter {
        private boolean broken;

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            broken |= !Double.isFinite(sequence.getX(i)) || !Double.isFinite(sequence.getY(i));
        }

        @Override
        public boolean isDone() {
            return broken;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }
}
