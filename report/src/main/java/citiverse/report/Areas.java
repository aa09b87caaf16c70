package citiverse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Many areas as one light path, cut at the frame (Sutherland and Hodgman 1974) and snapped to the drawing's
/// units. The greatest come first, as far as the budget goes. Holes count by the even-odd rule.
final class Areas {
    private static final int BEYOND = 4;

    private final Frame frame;
    private final double leastArea;
    private final List<Shape> shapes = new ArrayList<>();
    private int left;

    /// @param area square drawing units
    private record Shape(double area, String path) {}

    /// @param leastArea smaller ones are left out, square drawing units
    Areas(Frame frame, double leastArea) {
        this.frame = frame;
        this.leastArea = leastArea;
    }

    /// Adds all polygons of a geometry in CRS84; other parts are left out.
    void add(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                add(polygon);
            }
        }
    }

    /// Adds one ring in CRS84: longitude, latitude, longitude, latitude, …; its direction is kept.
    void add(double[] ring) {
        var corners = new Coordinate[ring.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring[2 * i], ring[2 * i + 1]);
        }
        var path = new StringBuilder();
        List<double[]> cut = cut(corners);
        double area = area(cut);
        if (area >= leastArea) {
            append(cut, path);
        }
        if (!path.isEmpty()) {
            shapes.add(new Shape(area, path.toString()));
        }
    }

    private void add(Polygon polygon) {
        List<double[]> outer = cut(polygon.getExteriorRing().getCoordinates());
        double area = area(outer);
        if (area < leastArea) {
            left += area > 0 ? 1 : 0;
            return;
        }
        var path = new StringBuilder();
        append(outer, path);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            List<double[]> hole = cut(polygon.getInteriorRingN(i).getCoordinates());
            if (area(hole) >= leastArea) {
                append(hole, path);
            }
        }
        if (!path.isEmpty()) {
            shapes.add(new Shape(area, path.toString()));
        }
    }

    /// True where most of them are great enough to be drawn, and all of these within a budget.
    boolean fit(int budget) {
        long length = 0;
        for (Shape shape : shapes) {
            length += shape.path().length();
        }
        return length <= budget && left <= shapes.size();
    }

    String path(int budget) {
        shapes.sort(Comparator.comparingDouble(Shape::area).reversed().thenComparing(Shape::path));
        var out = new StringBuilder();
        for (Shape shape : shapes) {
            if (out.length() + shape.path().length() <= budget) {
                out.append(shape.path());
            }
        }
        return out.toString();
    }

    private List<double[]> cut(Coordinate[] ring) {
        List<double[]> points = new ArrayList<>();
        for (Coordinate corner : ring) {
            points.add(new double[] {
                (corner.x - frame.west()) * frame.unitsPerLongitude(),
                (frame.north() - corner.y) * frame.unitsPerLatitude()
            });
        }
        points = cut(points, 0, -BEYOND, 1);
        points = cut(points, 0, frame.width() + BEYOND, -1);
        points = cut(points, 1, -BEYOND, 1);
        return cut(points, 1, frame.height() + BEYOND, -1);
    }

    /// Keeps what lies on the inner side of one edge of the frame.
    private static List<double[]> cut(List<double[]> ring, int axis, double limit, int side) {
        var kept = new ArrayList<double[]>();
        for (int i = 0; i < ring.size(); i++) {
            double[] from = ring.get(i);
            double[] to = ring.get((i + 1) % ring.size());
            boolean fromInside = (from[axis] - limit) * side >= 0;
            boolean toInside = (to[axis] - limit) * side >= 0;
            if (fromInside) {
                kept.add(from);
            }
            if (fromInside != toInside) {
                double share = (limit - from[axis]) / (to[axis] - from[axis]);
                kept.add(new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])});
            }
        }
        return kept;
    }

    private static double area(List<double[]> ring) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            double[] from = ring.get(i);
            double[] to = ring.get((i + 1) % ring.size());
            twice += from[0] * to[1] - to[0] * from[1];
        }
        return Math.abs(twice) / 2;
    }

    /// Appends a ring with corners at least one unit apart.
    private static void append(List<double[]> ring, StringBuilder path) {
        int count = 0;
        int lastX = 0;
        int lastY = 0;
        var piece = new StringBuilder();
        for (double[] corner : ring) {
            int x = (int) Math.round(corner[0]);
            int y = (int) Math.round(corner[1]);
            if (count > 0 && Math.abs(x - lastX) + Math.abs(y - lastY) <= 1) {
                continue;
            }
            int shownX = count == 0 ? x : x - lastX;
            int shownY = count == 0 ? y : y - lastY;
            piece.append(count == 0 ? "M" : count == 1 ? "l" : shownX < 0 ? "" : " ")
                    .append(shownX);
            piece.append(shownY < 0 ? "" : " ").append(shownY);
            lastX = x;
            lastY = y;
            count++;
        }
        if (count >= 3) {
            path.append(piece).append('z');
        }
    }
}
