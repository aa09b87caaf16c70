package citiverse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// Ground within outlines that do not cross each other: one that lies in an odd number of others is a hole, as
/// on the drawing.
final class ShadowArea {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private ShadowArea() {}

    /// @param outlines longitude, latitude, longitude, latitude, …, degrees CRS84
    /// @param latitude at which a degree of longitude is measured
    static double squareMetres(List<double[]> outlines, double latitude) {
        List<Polygon> rings = outlines.stream()
                .filter(outline -> outline.length >= 6)
                .map(outline -> ring(outline, latitude))
                .sorted(Comparator.comparingDouble(Polygon::getArea).reversed())
                .toList();
        double area = 0;
        for (int i = 0; i < rings.size(); i++) {
            Polygon ring = rings.get(i);
            Coordinate inside = InteriorPointArea.getInteriorPoint(ring);
            long around = inside == null
                    ? 0
                    : rings.subList(0, i).stream()
                            .filter(larger -> holds(larger, inside))
                            .count();
            area += around % 2 == 0 ? ring.getArea() : -ring.getArea();
        }
        return Math.max(0, area);
    }

    private static boolean holds(Polygon ring, Coordinate point) {
        return ring.getEnvelopeInternal().covers(point)
                && RayCrossingCounter.locatePointInRing(
                                point, ring.getExteriorRing().getCoordinateSequence())
                        == Location.INTERIOR;
    }

    private static Polygon ring(double[] outline, double latitude) {
        double north = Frame.METRES_PER_LATITUDE;
        double east = north * StrictMath.cos(Math.toRadians(latitude));
        var corners = new ArrayList<Coordinate>();
        for (int i = 0; i + 1 < outline.length; i += 2) {
            corners.add(new Coordinate(outline[i] * east, outline[i + 1] * north));
        }
        if (!corners.getFirst().equals2D(corners.getLast())) {
            corners.add(corners.getFirst().copy());
        }
        return SHAPES.createPolygon(corners.toArray(Coordinate[]::new));
    }
}
