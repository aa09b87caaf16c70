package citiverse.models.sun;

import citiverse.models.built.Solid;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// Shadows on level ground, as areas for drawing.
public final class Shadows {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Shadows() {}

    /// The footprint of a solid on the plane.
    static Geometry footprint(Solid solid) {
        LinearRing shell = ring(solid.rings()[0]);
        var parts = new ArrayList<Geometry>();
        var holes = new ArrayList<LinearRing>();
        for (int r = 1; r < solid.rings().length; r++) {
            LinearRing ring = ring(solid.rings()[r]);
            // A form may have several outlines: those that run like the first are not holes.
            if (Orientation.isCCW(ring.getCoordinates())) {
                parts.add(GEOMETRY.createPolygon(ring));
            } else {
                holes.add(ring);
            }
        }
        if (parts.isEmpty()) {
            return GEOMETRY.createPolygon(shell, holes.toArray(LinearRing[]::new));
        }
        Geometry all = GEOMETRY.createPolygon(shell);
        for (Geometry part : parts) {
            all = all.union(part);
        }
        for (LinearRing hole : holes) {
            all = all.difference(GEOMETRY.createPolygon(hole));
        }
        return all;
    }

    private static LinearRing ring(double[] corners) {
        var ring = new Coordinate[corners.length / 2 + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            ring[i] = new Coordinate(corners[2 * i], corners[2 * i + 1]);
        }
        ring[ring.length - 1] = ring[0].copy();
        return GEOMETRY.createLinearRing(ring);
    }

    /// The shadow of a solid on level ground, its footprint included; L = h / tan(elevation) long.
    ///
    /// @param groundMetres height of the ground in the vertical reference of the city
    /// @param azimuth of the sun, degrees from north
    /// @param elevation of the sun, degrees, above 0
    /// @return an area on the plane of the built form
    public static Geometry of(Solid solid, double groundMetres, double azimuth, double elevation) {
        if (!(elevation > 0 && elevation <= 90)) {
            throw new IllegalArgumentException("the sun stands above the horizon, not at " + elevation + "°");
        }
        double cotangent = 1 / StrictMath.tan(StrictMath.toRadians(elevation));
        double east = -StrictMath.sin(StrictMath.toRadians(azimuth)) * cotangent;
        double north = -StrictMath.cos(StrictMath.toRadians(azimuth)) * cotangent;
        var pieces = new ArrayList<Geometry>();
        Geometry footprint = footprint(solid);
        pieces.add(footprint);
        double[] edges = solid.edges();
        for (int e = 0; e < edges.length; e += 6) {
            double riseA = Math.max(0, edges[e + 2] - groundMetres);
            double riseB = Math.max(0, edges[e + 5] - groundMetres);
            var corners = new Coordinate[] {
                new Coordinate(edges[e], edges[e + 1]),
                new Coordinate(edges[e + 3], edges[e + 4]),
                new Coordinate(edges[e + 3] + riseB * east, edges[e + 4] + riseB * north),
                new Coordinate(edges[e] + riseA * east, edges[e + 1] + riseA * north)
            };
            Geometry quarter = GEOMETRY.createMultiPointFromCoords(corners).convexHull();
            if (quarter.getDimension() == 2) {
                pieces.add(quarter);
            }
        }
        if (solid.prism()) {
            double rise = Math.max(0, solid.topMetres() - groundMetres);
            pieces.add(AffineTransformation.translationInstance(rise * east, rise * north)
                    .transform(footprint));
        }
        return UnaryUnionOp.union(pieces);
    }

    /// The shadows of solids as one area.
    public static Geometry union(List<Solid> solids, double groundMetres, double azimuth, double elevation) {
        List<Geometry> shadows = solids.stream()
                .map(solid -> of(solid, groundMetres, azimuth, elevation))
                .toList();
        Geometry union = UnaryUnionOp.union(shadows);
        return union == null ? GEOMETRY.createPolygon() : union;
    }
}
