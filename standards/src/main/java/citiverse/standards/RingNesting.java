package citiverse.standards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// Makes areas of rings by how they lie in one another: a ring inside an even number of others bounds an area from
/// outside, one inside an odd number is a hole of the smallest ring around it.
public final class RingNesting {
    /// Most rings of one area.
    public static final int MAX_RINGS = 10_000;

    private RingNesting() {}

    /// The area that the rings bound: a polygon, or a multipolygon where it has several parts. Not yet checked for
    /// rings that cross.
    ///
    /// @param rings closed rings, at least one and at most [#MAX_RINGS]
    public static Geometry area(List<LinearRing> rings, GeometryFactory factory) {
        List<Polygon> discs = rings.stream()
                .map(factory::createPolygon)
                .sorted(Comparator.comparingDouble(Polygon::getArea).reversed())
                .toList();
        var locators = new IndexedPointInAreaLocator[discs.size()];
        int[] parent = new int[discs.size()];
        int[] depth = new int[discs.size()];
        for (int i = 0; i < discs.size(); i++) {
            parent[i] = -1;
            Coordinate inside = discs.get(i).getInteriorPoint().getCoordinate();
            for (int j = i - 1; j >= 0 && parent[i] < 0 && inside != null; j--) {
                if (discs.get(j).getEnvelopeInternal().contains(inside)) {
                    if (locators[j] == null) {
                        locators[j] = new IndexedPointInAreaLocator(discs.get(j));
                    }
                    if (locators[j].locate(inside) == Location.INTERIOR) {
                        parent[i] = j;
                        depth[i] = depth[j] + 1;
                    }
                }
            }
        }
        return assemble(discs, parent, depth, factory);
    }

    private static Geometry assemble(List<Polygon> discs, int[] parent, int[] depth, GeometryFactory factory) {
        var holes = new ArrayList<List<LinearRing>>();
        for (int i = 0; i < discs.size(); i++) {
            holes.add(new ArrayList<>());
            if (depth[i] % 2 == 1) {
                holes.get(parent[i]).add(discs.get(i).getExteriorRing());
            }
        }
        var parts = new ArrayList<Polygon>();
        for (int i = 0; i < discs.size(); i++) {
            if (depth[i] % 2 == 0) {
                parts.add(factory.createPolygon(
                        discs.get(i).getExteriorRing(), holes.get(i).toArray(LinearRing[]::new)));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : factory.createMultiPolygon(parts.toArray(Polygon[]::new));
    }
}
