package citiverse.scene;

import citiverse.twin.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A point of some layer: a school, a clinic, a vacant lot.
public final class Place extends Pen {
    /// Into which file it goes.
    enum Form {
        /// A table of its layer.
        TABLE,
        /// A GeoJSON file of its layer, and the map where it has an `amenity`.
        GEOJSON,
        /// The OpenStreetMap file only.
        MAP
    }

    private final Scene scene;
    private final String layer;
    private final String id;
    private final Form form;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private double x;
    private double y;

    Place(Scene scene, String layer, String id, Form form) {
        this.scene = scene;
        this.layer = layer;
        this.id = id;
        this.form = form;
    }

    /// Where it is, metres.
    public Place at(double x, double y) {
        this.x = Course.centimetre(x);
        this.y = Course.centimetre(y);
        return this;
    }

    public Place with(String name, String text) {
        values.put(name, Value.of(text));
        return this;
    }

    public Place with(String name, long number) {
        values.put(name, Value.of(number));
        return this;
    }

    public Place with(String name, double number) {
        values.put(name, Value.of(number));
        return this;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    public String layer() {
        return layer;
    }

    public String id() {
        return id;
    }

    Form form() {
        return form;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    /// What is told of it, in the order drawn.
    public Map<String, Value> values() {
        return Collections.unmodifiableMap(values);
    }

    /// A text, empty where there is none.
    public String text(String name) {
        return values.get(name) instanceof Value.Text(String text) ? text : "";
    }
}
