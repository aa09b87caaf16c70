package citiverse.scene;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/// A park, a lake, a land use, a building: an area without holes.
public final class Area extends Pen {
    private final Scene scene;
    private final Course course = new Course();
    private final SortedMap<String, String> tags = new TreeMap<>();

    Area(Scene scene, String name) {
        this.scene = scene;
        if (!name.isEmpty()) {
            tags.put("name", name);
        }
    }

    /// The next corner, metres; the last is joined to the first.
    public Area corner(double x, double y) {
        course.add(x, y);
        return this;
    }

    /// Further corners, metres; closed or not.
    public Area around(List<Coordinate> corners) {
        corners.forEach(corner -> course.add(corner.x, corner.y));
        return this;
    }

    /// A rectangle with sides along the axes.
    public Area box(double west, double south, double east, double north) {
        return corner(west, south).corner(east, south).corner(east, north).corner(west, north);
    }

    public Area tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /// Storeys above the ground and height of a building.
    public Area storeys(int levels, double heightMetres) {
        tag("building:levels", Integer.toString(levels));
        return tag("height", Tables.number(heightMetres, 1));
    }

    @Override
    public Scene scene() {
        return scene;
    }

    public SortedMap<String, String> tags() {
        return Collections.unmodifiableSortedMap(tags);
    }

    public boolean isBuilding() {
        return tags.containsKey("building");
    }

    /// Its corners, the first not repeated, metres on the plane.
    public List<Coordinate> corners() {
        List<Coordinate> points = course.points();
        boolean closed = points.size() > 1 && points.getFirst().equals2D(points.getLast());
        return Collections.unmodifiableList(closed ? points.subList(0, points.size() - 1) : points);
    }
}
