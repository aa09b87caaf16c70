package citiverse.models.spatial;

import citiverse.models.plane.Plane;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// Areas on the ground, in the metric plane.
final class Footprints {
    /// Corners of a quarter circle around bends and points.
    static final int QUADRANT_SEGMENTS = 2;

    private static final BufferParameters ALONG =
            new BufferParameters(QUADRANT_SEGMENTS, BufferParameters.CAP_FLAT, BufferParameters.JOIN_ROUND, 5);

    private Footprints() {}

    /// A copy of a geometry in the plane; z stays.
    static Geometry project(Geometry degrees, Plane plane) {
        Geometry metres = degrees.copy();
        metres.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                points.setOrdinate(i, CoordinateSequence.X, plane.x(points.getX(i)));
                points.setOrdinate(i, CoordinateSequence.Y, plane.y(points.getY(i)));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return metres;
    }

    /// The area that a line or point with a width covers; areas as they are.
    static Geometry area(Geometry shape, double halfWidth) {
        if (shape instanceof Polygonal) {
            return shape;
        }
        return shape instanceof Lineal
                ? BufferOp.bufferOp(shape, halfWidth, ALONG)
                : shape.buffer(halfWidth, QUADRANT_SEGMENTS);
    }

    /// The ground that two areas share: polygons only, empty where they share none.
    static Geometry shared(Geometry a, Geometry b) {
        if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
            return a.getFactory().createPolygon();
        }
        return areas(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
    }

    /// What is left of an area without another.
    static Geometry without(Geometry area, Geometry hole) {
        return areas(OverlayNGRobust.overlay(area, hole, OverlayNG.DIFFERENCE));
    }

    /// The polygons of a geometry.
    static Geometry areas(Geometry mixed) {
        if (mixed instanceof Polygonal) {
            return mixed;
        }
        var areas = new ArrayList<Polygon>();
        for (int i = 0; i < mixed.getNumGeometries(); i++) {
            if (mixed.getGeometryN(i) instanceof Polygon area && !area.isEmpty()) {
                areas.add(area);
            }
        }
        return mixed.getFactory().createMultiPolygon(areas.toArray(Polygon[]::new));
    }

    /// Mean width of an area: twice its area by its perimeter.
    static double meanWidth(Geometry area) {
        double perimeter = area.getLength();
        return perimeter == 0 ? 0 : 2 * area.getArea() / perimeter;
    }

    /// The parts of a line that has z: a rectangle along each straight piece, and a small square at each bend.
    static List<Patch> along(Geometry line, double halfWidth) {
        var patches = new ArrayList<Patch>();
        for (int i = 0; i < line.getNumGeometries(); i++) {
            if (line.getGeometryN(i) instanceof LineString one) {
                along(one.getCoordinates(), halfWidth, patches);
            }
        }
        return patches;
    }

    private static void along(Coordinate[] points, double halfWidth, List<Patch> into) {
        for (int i = 1; i < points.length; i++) {
            Coordinate from = points[i - 1];
            Coordinate to = points[i];
            double dx = to.x - from.x;
            double dy = to.y - from.y;
            double square = dx * dx + dy * dy;
            double rise = to.getZ() - from.getZ();
            if (square > 0) {
                double perX = rise * dx / square;
                double perY = rise * dy / square;
                var level = new Plane3(from.getZ() - perX * from.x - perY * from.y, perX, perY);
                into.add(Patch.along(new Patch.Axis(from.x, from.y, to.x, to.y, halfWidth), level));
            } else {
                into.add(upright(from, Math.min(from.getZ(), to.getZ()), Math.max(from.getZ(), to.getZ()), halfWidth));
            }
            if (i < points.length - 1) {
                into.add(upright(to, to.getZ(), to.getZ(), halfWidth));
            }
        }
    }

    /// A disc of sixteen corners.
    static Geometry disc(double x, double y, double radius) {
        return new GeometryFactory().createPoint(new Coordinate(x, y)).buffer(radius, 4);
    }

    private static Patch upright(Coordinate at, double bottom, double top, double halfWidth) {
        Geometry square = new GeometryFactory().createPoint(at).buffer(halfWidth, QUADRANT_SEGMENTS);
        return new Patch(square, Plane3.level(bottom), Plane3.level(top), null);
    }
}
