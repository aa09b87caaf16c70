package citiverse.standards.mvt;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsValidOp;

/// Areas in the units of a tile that need more than a look: with holes, of several outlines, long, or no longer valid
/// after snapping. These are few.
final class Areas {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final PrecisionModel UNITS = new PrecisionModel(1);
    private static final Geometry TILE = FACTORY.toGeometry(
            new Envelope(-Cut.BUFFER, Cut.EXTENT + Cut.BUFFER, -Cut.BUFFER, Cut.EXTENT + Cut.BUFFER));

    private Areas() {}

    /// A closed ring.
    ///
    /// @param hole true for a hole in the outline before
    record Ring(LinearRing ring, boolean hole) {}

    static Ring ring(Places places, boolean hole) {
        Coordinate[] closed = new Coordinate[places.size + 1];
        for (int i = 0; i <= places.size; i++) {
            int k = i % places.size;
            closed[i] = new CoordinateXY(places.x[k], places.y[k]);
        }
        return new Ring(FACTORY.createLinearRing(closed), hole);
    }

    /// The areas as they are, or none where they are not valid together.
    static List<Polygon> valid(List<Ring> rings) {
        List<Polygon> polygons = polygons(rings);
        Geometry all = polygons.size() == 1
                ? polygons.getFirst()
                : FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        return IsValidOp.isValid(all) ? polygons : List.of();
    }

    /// The areas within the tile, noded on its grid so that they are valid (snap rounding, Hobby 1999); none where they
    /// cannot be mended.
    static List<Polygon> mended(List<Ring> rings) {
        Geometry all = FACTORY.createMultiPolygon(polygons(rings).toArray(Polygon[]::new));
        try {
            return within(GeometryFixer.fix(all));
        } catch (TopologyException | IllegalArgumentException hopeless) {
            return List.of();
        }
    }

    private static List<Polygon> within(Geometry area) {
        Geometry cut = OverlayNG.overlay(area, TILE, OverlayNG.INTERSECTION, UNITS);
        List<Polygon> found = new ArrayList<>();
        for (Object polygon : PolygonExtracter.getPolygons(cut)) {
            found.add((Polygon) polygon);
        }
        return found;
    }

    private static List<Polygon> polygons(List<Ring> rings) {
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        LinearRing outer = null;
        for (Ring ring : rings) {
            if (ring.hole()) {
                holes.add(ring.ring());
            } else {
                if (outer != null) {
                    polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
                }
                holes.clear();
                outer = ring.ring();
            }
        }
        polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
        return polygons;
    }

    /// Loads a closed ring without its repeated end.
    static void load(org.locationtech.jts.geom.LineString ring, Places into) {
        CoordinateSequence places = ring.getCoordinateSequence();
        into.clear();
        for (int i = 0; i < places.size() - 1; i++) {
            into.add(places.getX(i), places.getY(i));
        }
    }
}
