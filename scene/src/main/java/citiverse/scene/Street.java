package citiverse.scene;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/// A street, footpath or flight of steps, in the direction in which it is drawn.
public final class Street extends Pen {
    private final Scene scene;
    private final Course course = new Course();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private int level;

    Street(Scene scene, String name, String kind) {
        this.scene = scene;
        if (!kind.isEmpty()) {
            tags.put("highway", kind);
        }
        if (!name.isEmpty()) {
            tags.put("name", name);
        }
    }

    public Street from(double x, double y) {
        if (!course.points().isEmpty()) {
            throw new IllegalStateException("this street has begun already: " + tags);
        }
        return to(x, y);
    }

    /// The next point of its course, metres.
    public Street to(double x, double y) {
        course.add(x, y);
        return this;
    }

    /// Further points of its course, metres.
    public Street along(List<Coordinate> points) {
        points.forEach(point -> course.add(point.x, point.y));
        return this;
    }

    /// Value of the OpenStreetMap key `highway`: `primary`, `secondary`, `tertiary`, `residential`, `service`,
    /// `pedestrian`, `footway`, `steps`, `cycleway`.
    public Street kind(String highway) {
        return tag("highway", highway);
    }

    public Street tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    public Street oneway() {
        return tag("oneway", "yes");
    }

    /// Speed limit, km/h.
    public Street limit(int kmh) {
        return tag("maxspeed", Integer.toString(kmh));
    }

    public Street lanes(int lanes) {
        return tag("lanes", Integer.toString(lanes));
    }

    /// One level above the ground: it meets others only at its two ends.
    public Street bridge() {
        tag("bridge", "yes");
        return level(1);
    }

    /// One level below the ground: it meets others only at its two ends.
    public Street tunnel() {
        tag("tunnel", "yes");
        return level(-1);
    }

    /// Level; streets meet in their course only on the same one, at their ends on any.
    public Street level(int number) {
        level = number;
        return number == 0 ? this : tag("layer", Integer.toString(number));
    }

    @Override
    public Scene scene() {
        return scene;
    }

    /// Value of the key `highway`, empty for a track.
    public String highway() {
        return tags.getOrDefault("highway", "");
    }

    public String name() {
        return tags.getOrDefault("name", "");
    }

    public int level() {
        return level;
    }

    /// Its tags by key.
    public SortedMap<String, String> tags() {
        return Collections.unmodifiableSortedMap(tags);
    }

    /// Its course as drawn, metres on the plane.
    public List<Coordinate> course() {
        return Collections.unmodifiableList(course.points());
    }

    /// True where motor vehicles may go.
    public boolean drivable() {
        return switch (highway()) {
            case "footway", "steps", "path", "pedestrian", "cycleway", "" -> false;
            default -> !"no".equals(tags.get("motor_vehicle"));
        };
    }
}
