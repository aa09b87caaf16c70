package citiverse.scene;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A part of the city small enough to be one place: how many people live there, of which groups, and what is there.
public final class Cell extends Pen {
    private final Scene scene;
    private final String id;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private double x;
    private double y;

    Cell(Scene scene, String id) {
        this.scene = scene;
        this.id = id;
    }

    /// Its centre, metres.
    public Cell at(double x, double y) {
        this.x = Course.centimetre(x);
        this.y = Course.centimetre(y);
        return this;
    }

    public Cell people(long number) {
        return count("population", number);
    }

    public Cell jobs(long number) {
        return count("jobs", number);
    }

    /// People of a group, written to a column `<dimension>_<group>`.
    public Cell group(String dimension, String group, long number) {
        scene.group(dimension, group);
        return count(column(dimension, group), number);
    }

    /// Any other count, such as `schools`.
    public Cell count(String name, long number) {
        counts.put(name, number);
        return this;
    }

    /// The column is there, but nothing is known of this cell: not zero.
    public Cell unknown(String name) {
        counts.put(name, null);
        return this;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    public String id() {
        return id;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    /// Counts by column in the order drawn; null where unknown.
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// A count, 0 where there is none.
    public long of(String column) {
        Long number = counts.get(column);
        return number == null ? 0 : number;
    }

    static String column(String dimension, String group) {
        return dimension + '_' + group.replace('-', '_');
    }
}
