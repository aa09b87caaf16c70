package citiverse.standards.solid;

import citiverse.standards.AreaCheck;
import citiverse.standards.Findings;
import citiverse.twin.Problem;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// The form of an object seen from above, in CRS84: of its ground surfaces where it has such, else of its level 0,
/// else of the surfaces of its lowest level that face down, else of all that are not upright.
final class Footprint {
    /// Share of the area of a surface that must show from above for it not to be upright.
    private static final double UPRIGHT = 1e-3;
    /// So few surfaces are joined as they are.
    private static final int FEW = 4;
    /// So many that overlap are not joined: it would take too long.
    private static final int MANY = 5_000;

    private final GeometryFactory factory = new GeometryFactory();
    private final Findings findings;

    Footprint(Findings findings) {
        this.findings = findings;
    }

    /// The footprint, empty where nothing shows from above.
    ///
    /// @throws Problem `CV-CRS-002` where a place cannot be on the earth
    Optional<Geometry> of(Form form, SpatialReference reference, String place) {
        for (List<Ring> rings : candidates(form)) {
            Geometry area = union(form, rings, place);
            if (area != null && !area.isEmpty()) {
                return AreaCheck.valid(placed(area, reference), place, findings);
            }
        }
        return other(form, reference);
    }

    /// The footprints of parts as one.
    Geometry union(List<Geometry> parts, String place) {
        try {
            return parts.size() == 1 ? parts.getFirst() : OverlayNGRobust.union(parts, factory);
        } catch (TopologyException | IllegalArgumentException e) {
            findings.warn("footprint is that of one part: the others do not join", place);
            return parts.getFirst();
        }
    }

    private record Ring(Shape shape, int surface) {
        /// The rings of the surface: for each the count of its places, then their numbers.
        IntStream places() {
            var all = new IntList();
            for (int r = shape.surfaceStart()[surface]; r < shape.surfaceStart()[surface + 1]; r++) {
                all.add(shape.ringStart()[r + 1] - shape.ringStart()[r]);
                for (int i = shape.ringStart()[r]; i < shape.ringStart()[r + 1]; i++) {
                    all.add(shape.indices()[i]);
                }
            }
            // Inner rings are marked by a negative count.
            int[] places = all.toArray();
            for (int at = places.length == 0 ? 0 : places[0] + 1; at < places.length; ) {
                int count = places[at];
                places[at] = -count;
                at += count + 1;
            }
            return IntStream.of(places);
        }
    }

    private List<List<Ring>> candidates(Form form) {
        List<Shape> shapes = form.shapes().stream()
                .filter(shape -> shape.kind().surfaces())
                .sorted(Comparator.comparingDouble(Shape::detail))
                .toList();
        var candidates = new ArrayList<List<Ring>>();
        for (Shape shape : shapes.reversed()) {
            List<Ring> ground = surfaces(shape, surface -> shape.typeOf(surface).equals("GroundSurface"));
            if (!ground.isEmpty()) {
                candidates.add(ground);
                break;
            }
        }
        if (!shapes.isEmpty()) {
            Shape lowest = shapes.getFirst();
            if (lowest.detail() >= 1 || !(lowest.detail() >= 0)) {
                candidates.add(surfaces(lowest, surface -> down(form, lowest, surface) > 0));
            }
            candidates.add(surfaces(lowest, surface -> down(form, lowest, surface) != 0));
        }
        return candidates;
    }

    private interface Wanted {
        boolean wants(int surface);
    }

    private static List<Ring> surfaces(Shape shape, Wanted wanted) {
        var rings = new ArrayList<Ring>();
        for (int f = 0; f < shape.surfaces(); f++) {
            if (shape.surfaceStart()[f] < shape.surfaceStart()[f + 1] && wanted.wants(f)) {
                rings.add(new Ring(shape, f));
            }
        }
        return rings;
    }

    /// Signed area seen from below, square units of the source; 0 where the surface stands upright.
    private static double down(Form form, Shape shape, int surface) {
        int ring = shape.surfaceStart()[surface];
        int[] index = shape.indices();
        int a = index[shape.ringStart()[ring + 1] - 1];
        int base = a;
        double down = 0;
        double length = 0;
        for (int i = shape.ringStart()[ring]; i < shape.ringStart()[ring + 1]; i++) {
            int b = index[i];
            double ax = form.source(a, 0) - form.source(base, 0);
            double ay = form.source(a, 1) - form.source(base, 1);
            double bx = form.source(b, 0) - form.source(base, 0);
            double by = form.source(b, 1) - form.source(base, 1);
            down -= (ax * by - bx * ay) / 2;
            length += Math.abs(bx - ax) + Math.abs(by - ay);
            a = b;
        }
        return Math.abs(down) <= UPRIGHT * UPRIGHT * length * length ? 0 : down;
    }

    private Geometry union(Form form, List<Ring> rings, String place) {
        if (rings.size() >= FEW) {
            Geometry whole =
                    Outline.of(form, rings.stream().flatMapToInt(Ring::places).toArray(), factory);
            if (whole != null) {
                return whole;
            }
        }
        var polygons = new ArrayList<Geometry>();
        for (Ring ring : rings) {
            Geometry polygon = polygon(form, ring);
            if (rings.size() > 1 && !polygon.isValid()) {
                polygon = GeometryFixer.fix(polygon);
            }
            if (polygon instanceof Polygonal && !polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        if (polygons.size() < 2) {
            return polygons.isEmpty() ? null : polygons.getFirst();
        }
        if (polygons.size() > MANY) {
            findings.warn("footprint is the hull: more than " + MANY + " surfaces overlap", place);
            Geometry hull = factory.buildGeometry(polygons).convexHull();
            return hull instanceof Polygonal ? hull : null;
        }
        try {
            Geometry union = OverlayNGRobust.union(polygons, factory);
            return union instanceof Polygonal ? union : null;
        } catch (TopologyException | IllegalArgumentException e) {
            findings.warn("footprint is that of one surface: the others do not join", place);
            return polygons.getFirst();
        }
    }

    private Polygon polygon(Form form, Ring ring) {
        Shape shape = ring.shape();
        int from = shape.surfaceStart()[ring.surface()];
        int to = shape.surfaceStart()[ring.surface() + 1];
        LinearRing outer = ring(form, shape, from);
        var holes = new LinearRing[to - from - 1];
        for (int r = from + 1; r < to; r++) {
            holes[r - from - 1] = ring(form, shape, r);
        }
        return factory.createPolygon(outer, holes);
    }

    private LinearRing ring(Form form, Shape shape, int ring) {
        int from = shape.ringStart()[ring];
        int count = shape.ringStart()[ring + 1] - from;
        var places = new Coordinate[count + 1];
        for (int i = 0; i <= count; i++) {
            int v = shape.indices()[from + i % count];
            places[i] = new CoordinateXY(form.source(v, 0), form.source(v, 1));
        }
        return factory.createLinearRing(new CoordinateArraySequence(places, 2, 0));
    }

    /// The copy has a place of its own for each corner, which those of an overlay share.
    private static Geometry placed(Geometry source, SpatialReference reference) {
        Geometry area = source.copy();
        area.apply((Coordinate place) -> {
            Coordinate at = reference.toCrs84(place.x, place.y);
            place.x = at.x;
            place.y = at.y;
        });
        area.geometryChanged();
        return area;
    }

    /// Points and lines where the form has no surfaces.
    private Optional<Geometry> other(Form form, SpatialReference reference) {
        for (Shape shape : form.shapes()) {
            var parts = new ArrayList<Geometry>();
            for (int r = 0; r < shape.ringStart().length - 1 && !shape.kind().surfaces(); r++) {
                int from = shape.ringStart()[r];
                var places = new Coordinate[shape.ringStart()[r + 1] - from];
                for (int i = 0; i < places.length; i++) {
                    int v = shape.indices()[from + i];
                    places[i] = new CoordinateXY(form.source(v, 0), form.source(v, 1));
                }
                var sequence = new CoordinateArraySequence(places, 2, 0);
                parts.add(
                        shape.kind() == Shape.Kind.MULTI_POINT
                                ? factory.createMultiPoint(sequence)
                                : factory.createLineString(sequence));
            }
            if (!parts.isEmpty()) {
                Geometry all = parts.size() == 1 ? parts.getFirst() : factory.buildGeometry(parts);
                return Optional.of(placed(all, reference));
            }
        }
        return Optional.empty();
    }
}
