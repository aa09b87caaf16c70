package citiverse.scene.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/// Parts areas by lines and cuts lines at areas, always in the same order.
final class Plots {
    private static final double OVERHANG_METRES = 1;

    private Plots() {}

    /// The areas that lines enclose, from the south-west. Lines are lengthened by a metre at both ends, so that an end
    /// that was rounded still closes.
    static List<Polygon> enclosed(Collection<List<Coordinate>> lines) {
        var strings = new ArrayList<LineString>();
        for (List<Coordinate> line : lines) {
            if (line.size() > 1) {
                strings.add(Site.SHAPES.createLineString(lengthened(line)));
            }
        }
        Geometry noded = OverlayNGRobust.union(Site.SHAPES.createMultiLineString(strings.toArray(LineString[]::new)));
        var polygonizer = new Polygonizer();
        polygonizer.add(noded);
        var areas = new ArrayList<Polygon>();
        for (Object found : polygonizer.getPolygons()) {
            var area = (Polygon) found;
            area.normalize();
            areas.add(area);
        }
        areas.sort(SOUTH_WEST_FIRST);
        return areas;
    }

    private static final Comparator<Polygon> SOUTH_WEST_FIRST = Comparator.comparingDouble(
                    (Polygon area) -> area.getEnvelopeInternal().getMinY())
            .thenComparingDouble(area -> area.getEnvelopeInternal().getMinX())
            .thenComparingDouble(Polygon::getArea);

    private static Coordinate[] lengthened(List<Coordinate> line) {
        Coordinate[] points = line.stream().map(Coordinate::copy).toArray(Coordinate[]::new);
        if (!points[0].equals2D(points[points.length - 1])) {
            Coordinate first = beyond(points[1], points[0]);
            Coordinate last = beyond(points[points.length - 2], points[points.length - 1]);
            points[0] = first;
            points[points.length - 1] = last;
        }
        return points;
    }

    private static Coordinate beyond(Coordinate from, Coordinate end) {
        double length = from.distance(end);
        double factor = length == 0 ? 0 : OVERHANG_METRES / length;
        return new Coordinate(end.x + (end.x - from.x) * factor, end.y + (end.y - from.y) * factor);
    }

    /// The parts of a line inside an area, along the line, without bits shorter than a length.
    static List<List<Coordinate>> inside(List<Coordinate> line, Polygon area, double shortest) {
        if (line.size() < 2) {
            return List.of();
        }
        LineString string = Site.SHAPES.createLineString(line.toArray(Coordinate[]::new));
        if (!string.getEnvelopeInternal().intersects(area.getEnvelopeInternal())) {
            return List.of();
        }
        Geometry cut = OverlayNGRobust.overlay(string, area, OverlayNG.INTERSECTION);
        var parts = new ArrayList<List<Coordinate>>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            if (cut.getGeometryN(i) instanceof LineString part && part.getLength() >= shortest) {
                parts.add(List.of(part.getCoordinates()));
            }
        }
        parts.sort(Comparator.comparingDouble((List<Coordinate> part) -> part.getFirst().x)
                .thenComparingDouble(part -> part.getFirst().y));
        return parts;
    }

    /// An area drawn in by a distance; its parts from the south-west.
    static List<Polygon> inset(Polygon area, double metres) {
        Geometry inner = area.buffer(-metres, 2);
        var parts = new ArrayList<Polygon>();
        for (int i = 0; i < inner.getNumGeometries(); i++) {
            if (inner.getGeometryN(i) instanceof Polygon part && part.getArea() > 20) {
                part.normalize();
                parts.add(part);
            }
        }
        parts.sort(SOUTH_WEST_FIRST);
        return parts;
    }

    /// Direction of the longest side of the smallest rectangle around an area, radians.
    static double bearing(Polygon area) {
        Coordinate[] corners = new org.locationtech.jts.algorithm.MinimumDiameter(area)
                .getMinimumRectangle()
                .getCoordinates();
        double best = -1;
        double bearing = 0;
        for (int i = 1; i < corners.length; i++) {
            double length = corners[i - 1].distance(corners[i]);
            if (length > best + 1e-6) {
                best = length;
                bearing = StrictMath.atan2(corners[i].y - corners[i - 1].y, corners[i].x - corners[i - 1].x);
            }
        }
        return bearing;
    }
}
