package citiverse.models.built;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// A body that stands in the way of light, wind and sound. Arrays are never changed.
///
/// @param rings footprint on the plane, x and y of one corner after another without repeating the first; the
///     outer ring counter-clockwise, then its holes clockwise
/// @param baseMetres its underside, in the vertical reference of the city
/// @param topMetres its highest point
/// @param eavesMetres height up to which its walls rise everywhere, at most the top
/// @param edges upper edges, x1, y1, z1, x2, y2, z2 of each: what can be seen of it against the sky lies on
///     them
/// @param prism true where its edges are those of its footprint, all at the top
/// @param minX least x of footprint and edges, metres
/// @param minY least y
/// @param maxX greatest x
/// @param maxY greatest y
public record Solid(
        double[][] rings,
        double baseMetres,
        double topMetres,
        double eavesMetres,
        double[] edges,
        boolean prism,
        double minX,
        double minY,
        double maxX,
        double maxY) {

    /// A body with upright walls and a flat top.
    ///
    /// @param footprint on the plane in metres, valid and not empty
    public static Solid prism(Polygon footprint, double baseMetres, double topMetres) {
        double[][] rings = rings(footprint);
        int corners = 0;
        for (double[] ring : rings) {
            corners += ring.length / 2;
        }
        double[] edges = new double[6 * corners];
        int at = 0;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                int next = (i + 2) % ring.length;
                edges[at++] = ring[i];
                edges[at++] = ring[i + 1];
                edges[at++] = topMetres;
                edges[at++] = ring[next];
                edges[at++] = ring[next + 1];
                edges[at++] = topMetres;
            }
        }
        return of(rings, baseMetres, topMetres, topMetres, edges, true);
    }

    /// An upright box that stands on the ground at height 0.
    public static Solid box(double minX, double minY, double maxX, double maxY, double topMetres) {
        var corners = new Coordinate[] {
            new Coordinate(minX, minY),
            new Coordinate(maxX, minY),
            new Coordinate(maxX, maxY),
            new Coordinate(minX, maxY),
            new Coordinate(minX, minY)
        };
        return prism(new GeometryFactory().createPolygon(corners), 0, topMetres);
    }

    /// A body whose upper edges are known.
    public static Solid of(double[][] rings, double baseMetres, double topMetres, double eavesMetres, double[] edges) {
        return of(rings, baseMetres, topMetres, eavesMetres, edges, false);
    }

    private static Solid of(
            double[][] rings, double baseMetres, double topMetres, double eavesMetres, double[] edges, boolean prism) {
        if (!(topMetres >= baseMetres) || !Double.isFinite(topMetres - baseMetres)) {
            throw new IllegalArgumentException("a solid from " + baseMetres + " to " + topMetres + " m");
        }
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                minX = Math.min(minX, ring[i]);
                maxX = Math.max(maxX, ring[i]);
                minY = Math.min(minY, ring[i + 1]);
                maxY = Math.max(maxY, ring[i + 1]);
            }
        }
        for (int i = 0; i < edges.length; i += 3) {
            minX = Math.min(minX, edges[i]);
            maxX = Math.max(maxX, edges[i]);
            minY = Math.min(minY, edges[i + 1]);
            maxY = Math.max(maxY, edges[i + 1]);
        }
        return new Solid(rings, baseMetres, topMetres, eavesMetres, edges, prism, minX, minY, maxX, maxY);
    }

    /// True where the place lies within the footprint; on its border it may or may not.
    public boolean covers(double x, double y) {
        if (x < minX || x > maxX || y < minY || y > maxY) {
            return false;
        }
        boolean inside = false;
        for (double[] ring : rings) {
            int last = ring.length - 2;
            for (int i = 0; i < ring.length; i += 2) {
                double y1 = ring[last + 1];
                double y2 = ring[i + 1];
                if (y1 > y != y2 > y && x < (ring[last] - ring[i]) * (y - y2) / (y1 - y2) + ring[i]) {
                    inside = !inside;
                }
                last = i;
            }
        }
        return inside;
    }

    private static double[][] rings(Polygon footprint) {
        double[][] rings = new double[1 + footprint.getNumInteriorRing()][];
        rings[0] = ring(footprint.getExteriorRing(), true);
        for (int hole = 1; hole < rings.length; hole++) {
            rings[hole] = ring(footprint.getInteriorRingN(hole - 1), false);
        }
        return rings;
    }

    private static double[] ring(LinearRing ring, boolean counterClockwise) {
        Coordinate[] corners = ring.getCoordinates();
        boolean turn = Orientation.isCCW(corners) != counterClockwise;
        double[] flat = new double[2 * (corners.length - 1)];
        for (int i = 0; i < corners.length - 1; i++) {
            Coordinate corner = corners[turn ? corners.length - 1 - i : i];
            flat[2 * i] = corner.x;
            flat[2 * i + 1] = corner.y;
        }
        return flat;
    }
}
