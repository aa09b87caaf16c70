package citiverse.models.transit;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// What becomes of the buses when streets are closed: each line that runs there is led around over the streets that
/// stay open, loses the stops on the closed stretch, and is late by the extra length at its own mean speed; where no
/// way around is short enough, it is cut and both ends run by themselves.
///
/// Compiled once for a city; [#close] is a pure function. Only road vehicles are looked at: GTFS route types 3 (bus),
/// 11 (trolleybus), 200–299 and 700–800. Not valid for trams, nor where an operator would divert by a longer way on
/// purpose; turn restrictions are not looked at.
public final class StreetClosures {
    /// No line is led around by more than this.
    private static final double LONGEST_DETOUR_METRES = 5_000;
    /// Closed stretches nearer than this are passed by one detour.
    private static final double JOINED_METRES = 40;
    /// A stop so near to the end of a closed stretch is still served.
    private static final double SERVED_METRES = 10;
    /// A stop may lie so much farther from its point on the shape than from another and still keep the order.
    private static final double STOP_SLACK_METRES = 20;

    private final DriveGraph graph;
    private final List<Line> lines;

    private StreetClosures(DriveGraph graph, List<Line> lines) {
        this.graph = graph;
        this.lines = lines;
    }

    /// One pattern on its streets.
    private record Line(
            Feature pattern,
            Polyline shape,
            double[] stopAlong,
            List<ShapeMatch.Stretch> stretches,
            Timetable timetable) {}

    /// What happens to one pattern.
    ///
    /// @param pattern id of the `transit_pattern`
    /// @param route id of its `transit_route`
    /// @param kind led around, or cut
    /// @param extraMetres added length, 0 where cut
    /// @param droppedStops ids of the stops it no longer serves
    public record Effect(String pattern, String route, Kind kind, double extraMetres, List<String> droppedStops) {}

    public enum Kind {
        DETOUR,
        CUT
    }

    /// @param changes to patterns, in the order of their ids
    /// @param effects what they mean, in the same order
    public record Outcome(List<Change> changes, List<Effect> effects) {}

    /// Lays every bus pattern of a city on its streets.
    public static StreetClosures compile(Snapshot snapshot) {
        var extent = new Envelope();
        snapshot.features(Layers.STREET).forEach(street -> street.geometry()
                .ifPresent(shape -> extent.expandToInclude(shape.getEnvelopeInternal())));
        var centre = extent.isNull() ? new Coordinate(0, 0) : extent.centre();
        LocalPlane plane = LocalPlane.around(centre.x, centre.y);
        DriveGraph graph = DriveGraph.compile(snapshot, plane);
        var matching = new ShapeMatch(graph);
        var lines = new ArrayList<Line>();
        for (Feature pattern : snapshot.features(Layers.TRANSIT_PATTERN)) {
            if (pattern.shape() != null
                    && pattern.properties().bytes("timetable").isPresent()
                    && isBus(pattern, snapshot)) {
                lines.add(line(pattern, snapshot, plane, matching));
            }
        }
        return new StreetClosures(graph, List.copyOf(lines));
    }

    private static boolean isBus(Feature pattern, Snapshot snapshot) {
        long type = pattern.properties()
                .text("route")
                .flatMap(snapshot::feature)
                .map(route -> route.properties().whole("mode").orElse(-1))
                .orElse(-1L);
        return type == 3 || type == 11 || type >= 200 && type < 300 || type >= 700 && type <= 800;
    }

    private static Line line(Feature pattern, Snapshot snapshot, LocalPlane plane, ShapeMatch matching) {
        Timetable timetable =
                Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
        Polyline shape = Polyline.of(pattern.shape(), plane);
        double[] along = new double[timetable.stops().size()];
        double least = 0;
        for (int i = 0; i < along.length; i++) {
            Optional<Coordinate> stop = snapshot.feature(timetable.stops().get(i))
                    .flatMap(Feature::geometry)
                    .map(shapeOfStop -> shapeOfStop.getCoordinate());
            along[i] = stop.isEmpty() ? least : stopAlong(shape, plane.x(stop.get().x), plane.y(stop.get().y), least);
            least = along[i];
        }
        return new Line(pattern, shape, along, matching.match(shape), timetable);
    }

    /// The first point at or after `least` that is about as near to the stop as the nearest.
    private static double stopAlong(Polyline shape, double x, double y, double least) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int piece = 0; piece < shape.pieces(); piece++) {
            if (shape.along()[piece + 1] >= least) {
                nearest = Math.min(nearest, Math.sqrt(shape.squareDistance(piece, x, y)));
            }
        }
        double best = Double.POSITIVE_INFINITY;
        double found = least;
        for (int piece = 0; piece < shape.pieces(); piece++) {
            double position = shape.position(piece, x, y);
            double distance = Math.sqrt(shape.squareDistance(piece, x, y));
            if (position >= least && distance <= nearest + STOP_SLACK_METRES) {
                if (distance >= best) {
                    return found;
                }
                best = distance;
                found = position;
            }
        }
        return found;
    }

    /// How many bus patterns run along a street.
    ///
    /// @param street id of a `street` feature
    public int patternsOn(String street) {
        return (int) lines.stream()
                .filter(line -> line.stretches().stream()
                        .anyMatch(stretch -> graph.id(stretch.segment()).equals(street)))
                .count();
    }

    /// Leads the buses around closed streets.
    ///
    /// @param streets ids of `street` features closed to vehicles
    public Outcome close(Set<String> streets) {
        boolean[] closed = new boolean[graph.segments()];
        for (int s = 0; s < closed.length; s++) {
            closed[s] = streets.contains(graph.id(s));
        }
        var changes = new ArrayList<Change>();
        var effects = new ArrayList<Effect>();
        for (Line line : lines) {
            List<Gap> gaps = gaps(line, closed);
            if (!gaps.isEmpty()) {
                divert(line, gaps, changes, effects);
            }
        }
        return new Outcome(List.copyOf(changes), List.copyOf(effects));
    }

    /// A closed stretch of a line.
    ///
    /// @param from metres along the shape
    /// @param to metres along the shape
    /// @param around the way around, null where there is none
    private record Gap(double from, double to, DriveGraph.Path around) {
        double extraMetres() {
            return around == null ? 0 : Math.max(0, around.metres() - (to - from));
        }
    }

    private List<Gap> gaps(Line line, boolean[] closed) {
        var gaps = new ArrayList<Gap>();
        ShapeMatch.Stretch first = null;
        ShapeMatch.Stretch last = null;
        for (ShapeMatch.Stretch stretch : line.stretches()) {
            if (!closed[stretch.segment()]) {
                continue;
            }
            if (first != null && stretch.from() - last.to() > JOINED_METRES) {
                gaps.add(gap(first, last, closed));
                first = null;
            }
            first = first == null ? stretch : first;
            last = stretch;
        }
        if (first != null) {
            gaps.add(gap(first, last, closed));
        }
        return gaps;
    }

    private Gap gap(ShapeMatch.Stretch first, ShapeMatch.Stretch last, boolean[] closed) {
        int from = graph.end(first.segment(), first.along(), true);
        int to = graph.end(last.segment(), last.along(), false);
        double limit = last.to() - first.from() + LONGEST_DETOUR_METRES;
        return new Gap(first.from(), last.to(), graph.shortest(from, to, closed, limit));
    }

    private void divert(Line line, List<Gap> gaps, List<Change> changes, List<Effect> effects) {
        var parts = new ArrayList<Part>();
        var dropped = new ArrayList<String>();
        Part part = new Part();
        int next = 0;
        double extra = 0;
        boolean cut = false;
        for (int i = 0; i < line.stopAlong().length; i++) {
            double position = line.stopAlong()[i];
            while (next < gaps.size() && gaps.get(next).to() - SERVED_METRES <= position) {
                Gap gap = gaps.get(next++);
                if (part.stops.isEmpty()) {
                    continue;
                }
                if (gap.around() == null) {
                    parts.add(part);
                    part = new Part();
                    cut = true;
                } else {
                    part.lateMetres += gap.extraMetres();
                    part.passed.add(gap);
                    extra += gap.extraMetres();
                }
            }
            if (next < gaps.size() && position > gaps.get(next).from() + SERVED_METRES) {
                dropped.add(line.timetable().stops().get(i));
            } else {
                part.add(i);
            }
        }
        parts.add(part);
        if (!cut && dropped.isEmpty() && extra == 0 && part.passed.isEmpty()) {
            return;
        }
        parts.removeIf(short_ -> short_.stops.size() < 2);
        describe(line, parts, changes);
        effects.add(new Effect(
                line.pattern().id(),
                line.pattern().properties().text("route").orElse(""),
                cut || parts.isEmpty() ? Kind.CUT : Kind.DETOUR,
                extra,
                List.copyOf(dropped)));
    }

    /// Consecutive stops that a vehicle still serves, and how much longer its way to each has become.
    private static final class Part {
        private final List<Integer> stops = new ArrayList<>();
        private final List<Double> metresLate = new ArrayList<>();
        private final List<Gap> passed = new ArrayList<>();
        private double lateMetres;

        void add(int stop) {
            stops.add(stop);
            metresLate.add(lateMetres);
        }
    }

    private static void describe(Line line, List<Part> parts, List<Change> changes) {
        Feature before = line.pattern();
        if (parts.isEmpty()) {
            changes.add(new Change.Remove(before));
            return;
        }
        FeatureId id = FeatureId.parse(before.id());
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            var properties = before.properties()
                    .with("timetable", Value.of(diverted(line, part).pack()));
            String urn = p == 0
                    ? before.id()
                    : new FeatureId(id.city(), id.source(), id.type(), id.local() + "~cut" + (p + 1)).urn();
            var after = new Feature(
                    urn,
                    before.type(),
                    new GeometryFactory().createLineString(shape(line, part)),
                    properties,
                    before.provenance(),
                    before.validity());
            changes.add(p == 0 ? new Change.Alter(before, after) : new Change.Add(after));
        }
    }

    private static Timetable diverted(Line line, Part part) {
        Timetable old = line.timetable();
        int count = part.stops.size();
        boolean[] pickup = new boolean[count];
        boolean[] dropOff = new boolean[count];
        for (int i = 0; i < count; i++) {
            pickup[i] = old.pickup()[part.stops.get(i)];
            dropOff[i] = old.dropOff()[part.stops.get(i)];
        }
        double metres = line.stopAlong()[line.stopAlong().length - 1] - line.stopAlong()[0];
        return new Timetable(
                part.stops.stream().map(old.stops()::get).toList(),
                pickup,
                dropOff,
                old.trips().stream()
                        .map(trip -> new Timetable.Trip(
                                trip.id(),
                                trip.service(),
                                late(trip.arrivals(), part, metres, trip.arrivals(), trip.departures()),
                                late(trip.departures(), part, metres, trip.arrivals(), trip.departures())))
                        .toList(),
                old.frequencies().stream()
                        .map(run -> new Timetable.Frequency(
                                run.id(),
                                run.service(),
                                run.start(),
                                run.end(),
                                run.headway(),
                                run.exact(),
                                late(run.arrivals(), part, metres, run.arrivals(), run.departures()),
                                late(run.departures(), part, metres, run.arrivals(), run.departures())))
                        .toList());
    }

    /// Times with the extra length at the trip's own mean speed, kept between 2 and 20 m/s.
    private static int[] late(int[] times, Part part, double metres, int[] arrivals, int[] departures) {
        double seconds = Math.max(1, arrivals[arrivals.length - 1] - departures[0]);
        double speed = Math.clamp(metres / seconds, 2.0, 20.0);
        int[] late = new int[part.stops.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = times[part.stops.get(i)] + (int) Math.round(part.metresLate.get(i) / speed);
        }
        return late;
    }

    private static Coordinate[] shape(Line line, Part part) {
        Coordinate[] old = line.pattern().shape().getCoordinates();
        double[] along = line.shape().along();
        double from = line.stopAlong()[part.stops.getFirst()];
        double to = line.stopAlong()[part.stops.getLast()];
        var points = new ArrayList<Coordinate>();
        int gap = 0;
        for (int i = 0; i < old.length; i++) {
            while (gap < part.passed.size() && along[i] >= part.passed.get(gap).to()) {
                points.addAll(part.passed.get(gap++).around().line());
            }
            boolean inGap =
                    gap < part.passed.size() && along[i] > part.passed.get(gap).from();
            if (!inGap && along[i] >= from - STOP_SLACK_METRES && along[i] <= to + STOP_SLACK_METRES) {
                points.add(old[i]);
            }
        }
        return points.size() < 2 ? old : points.toArray(Coordinate[]::new);
    }
}
