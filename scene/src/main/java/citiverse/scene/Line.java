package citiverse.scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/// A line of public transport: its stops, its pace and when it leaves.
///
/// Without a timetable it never runs. Times are seconds after midnight of the service day and may pass 24:00.
public final class Line extends Pen {
    /// GTFS `route_type` of a metro and of a bus.
    public static final int METRO = 1, BUS = 3;

    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?");

    /// One direction: stops in order, the course between them, seconds from each stop to the next.
    ///
    /// @param number GTFS `direction_id`
    /// @param stops ids of the stops
    /// @param shape points of the course, metres
    /// @param hops seconds under way after each stop but the last
    record Direction(int number, List<String> stops, List<Coordinate> shape, int[] hops) {}

    /// Departures from the first stop at `start + k · headway`, before `end`.
    ///
    /// @param service days on which they run
    /// @param start first departure, seconds
    /// @param end end, exclusive, seconds
    /// @param headway seconds between two departures
    /// @param headwayOnly true where riders know only the headway
    /// @param hops seconds from stop to stop on the way out, null for those of the line
    record Span(String service, int start, int end, int headway, boolean headwayOnly, int[] hops) {}

    private final Scene scene;
    private final String id;
    private final List<String> there = new ArrayList<>();
    private final List<String> back = new ArrayList<>();
    private final List<Coordinate> shapeThere = new ArrayList<>();
    private final List<Coordinate> shapeBack = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private String name;
    private int mode = BUS;
    private String service = "";
    private double metresPerSecond = 20 / 3.6;
    private int dwellSeconds;
    private int[] hops;
    private boolean bothWays;
    private boolean headwayOnly;
    private int timepointEvery = 1;

    Line(Scene scene, String id) {
        this.scene = scene;
        this.id = id;
        this.name = id;
    }

    public Line named(String text) {
        name = text;
        return this;
    }

    /// GTFS `route_type`, such as [#METRO].
    public Line mode(int routeType) {
        mode = routeType;
        return this;
    }

    /// The stops in order.
    public Line through(String... stopIds) {
        Collections.addAll(there, stopIds);
        return this;
    }

    /// The stops of the way back, where they are others than those of the way out.
    public Line back(String... stopIds) {
        Collections.addAll(back, stopIds);
        return this;
    }

    /// It runs back through the same stops.
    public Line bothWays() {
        bothWays = true;
        return this;
    }

    /// The course out, metres; straight from stop to stop where not told.
    public Line along(List<Coordinate> points) {
        shapeThere.addAll(points);
        return this;
    }

    /// The course back.
    public Line backAlong(List<Coordinate> points) {
        shapeBack.addAll(points);
        return this;
    }

    /// Mean speed between stops, km/h.
    public Line speed(double kmh) {
        metresPerSecond = kmh / 3.6;
        return this;
    }

    /// Seconds at each stop between arriving and leaving.
    public Line dwell(int seconds) {
        dwellSeconds = seconds;
        return this;
    }

    /// Fixed times from stop to stop instead of a speed, one for each pair; the way back takes them in reverse.
    public Line hops(Duration... times) {
        hops = seconds(times);
        return this;
    }

    /// Days on which what is told next runs; the first days of the scene where not told.
    public Line on(String serviceId) {
        service = serviceId;
        return this;
    }

    /// What is told next is known by its headway only (GTFS `frequencies.txt`).
    public Line headwayOnly() {
        headwayOnly = true;
        return this;
    }

    /// A vehicle every so often from 05:00 to 23:00.
    public Line every(Duration headway) {
        return every(headway, "05:00", "23:00");
    }

    /// A vehicle every so often.
    ///
    /// @param from first departure, `HH:MM` or `HH:MM:SS`, hours may pass 24
    /// @param until end, exclusive
    public Line every(Duration headway, String from, String until) {
        int seconds = Math.toIntExact(headway.toSeconds());
        if (seconds < 1) {
            throw new IllegalArgumentException("a headway is at least a second");
        }
        spans.add(new Span(service, seconds(from), seconds(until), seconds, headwayOnly, null));
        return this;
    }

    /// Single departures.
    public Line departures(String... times) {
        for (String time : times) {
            spans.add(new Span(service, seconds(time), seconds(time) + 1, 1, false, null));
        }
        return this;
    }

    /// A single departure with its own times from stop to stop, one for each pair; on the way out only.
    public Line trip(String time, Duration... times) {
        spans.add(new Span(service, seconds(time), seconds(time) + 1, 1, false, seconds(times)));
        return this;
    }

    /// Its timetable gives times only at every n-th stop and at the last; the others are left for readers to
    /// interpolate.
    public Line timesOnlyAtEvery(int n) {
        timepointEvery = n;
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

    public int mode() {
        return mode;
    }

    /// Its courses, one for each direction, metres.
    public List<List<Coordinate>> shapes() {
        return directions().stream().map(Direction::shape).toList();
    }

    int dwellSeconds() {
        return dwellSeconds;
    }

    int timepointEvery() {
        return timepointEvery;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /// Its directions, one or two.
    List<Direction> directions() {
        var directions = new ArrayList<Direction>();
        directions.add(direction(0, there, shapeThere, hops));
        if (!back.isEmpty()) {
            directions.add(direction(1, back, shapeBack, hops == null ? null : reversed(hops)));
        } else if (bothWays) {
            directions.add(direction(1, there.reversed(), shapeThere.reversed(), hops == null ? null : reversed(hops)));
        }
        return directions;
    }

    private Direction direction(int number, List<String> stops, List<Coordinate> drawn, int[] times) {
        if (stops.size() < 2) {
            throw new IllegalStateException("line " + id + " needs at least two stops");
        }
        List<Coordinate> at = stops.stream().map(scene::stopPlace).toList();
        List<Coordinate> shape = drawn.isEmpty() ? at : List.copyOf(drawn);
        if (times == null) {
            double[] along = drawn.isEmpty() ? Shapes.milestones(at) : Shapes.along(shape, at);
            times = new int[stops.size() - 1];
            for (int i = 0; i < times.length; i++) {
                times[i] = Math.max(1, (int) Math.round((along[i + 1] - along[i]) / metresPerSecond));
            }
        } else if (times.length != stops.size() - 1) {
            throw new IllegalStateException("line " + id + " needs " + (stops.size() - 1) + " hops");
        }
        return new Direction(number, List.copyOf(stops), shape, times);
    }

    private static int[] reversed(int[] times) {
        var other = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            other[i] = times[times.length - 1 - i];
        }
        return other;
    }

    private static int[] seconds(Duration... times) {
        var seconds = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            seconds[i] = Math.toIntExact(times[i].toSeconds());
        }
        return seconds;
    }

    static int seconds(String clock) {
        var match = CLOCK.matcher(clock);
        if (!match.matches()) {
            throw new IllegalArgumentException("a time is HH:MM or HH:MM:SS, not " + clock);
        }
        int seconds = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        return Integer.parseInt(match.group(1)) * 3600 + Integer.parseInt(match.group(2)) * 60 + seconds;
    }
}
