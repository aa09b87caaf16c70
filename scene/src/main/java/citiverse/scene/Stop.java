package citiverse.scene;

/// A stop where riders board and alight.
public final class Stop extends Pen {
    private final Scene scene;
    private final String id;
    private String name;
    private String station = "";
    private double x;
    private double y;

    Stop(Scene scene, String id) {
        this.scene = scene;
        this.id = id;
        this.name = id;
    }

    /// Where it is, metres.
    public Stop at(double x, double y) {
        this.x = Course.centimetre(x);
        this.y = Course.centimetre(y);
        return this;
    }

    public Stop named(String text) {
        name = text;
        return this;
    }

    /// The station of which it is a platform; written as its parent.
    public Stop of(String stationId) {
        station = stationId;
        return this;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /// Id of its station, empty where it has none.
    public String station() {
        return station;
    }

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }
}
