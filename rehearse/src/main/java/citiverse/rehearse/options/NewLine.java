package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.OptionSpec.Alignment;
import citiverse.rehearse.question.OptionSpec.Running;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;

/// Adds a line: every alignment with every headway and every speed.
///
/// It leaves its first stop at the start of the span and every headway after it, on every day that is rehearsed; the
/// way back leaves the other end at the same times.
final class NewLine {
    private final Ground ground;
    private final Alignments alignments;

    NewLine(Ground ground) {
        this.ground = ground;
        this.alignments = new Alignments(ground);
    }

    List<Option> add(OptionSpec.LineAdd spec) {
        var options = new ArrayList<Option>();
        int variants = spec.alignments().size()
                * spec.headwaySeconds().size()
                * spec.runnings().size();
        for (Alignment alignment : spec.alignments()) {
            for (int headway : spec.headwaySeconds()) {
                for (Running running : spec.runnings()) {
                    String kmh = Ground.plain(Math.rint(running.metresPerSecond() * 36) / 10);
                    String minutes = Ground.plain(headway / 60.0);
                    String id = variants == 1
                            ? spec.common().id()
                            : Ids.of(spec.common().id(), alignment.id(), minutes, kmh);
                    options.add(option(spec, alignment, headway, running, id, minutes, kmh));
                }
            }
        }
        return options;
    }

    private Option option(
            OptionSpec.LineAdd spec,
            Alignment alignment,
            int headway,
            Running running,
            String id,
            String minutes,
            String kmh) {
        Alignments.Stops stops = alignments.stops(alignment, id);
        if (stops.ids().size() < 2) {
            throw alignment
                    .where()
                    .problem("CV-QUESTION-015", "a line needs two stops")
                    .remedy("Name another");
        }
        var draft = new Draft(id)
                .word("alignment", alignment.label())
                .word("headway", minutes)
                .word("speed", kmh);
        draft.changes.addAll(stops.added());
        String route = ground.urn(Layers.TRANSIT_ROUTE, id);
        draft.changes.add(new Change.Add(new Feature(
                route,
                Layers.TRANSIT_ROUTE,
                null,
                Properties.builder()
                        .put("short_name", alignment.id())
                        .put("long_name", alignment.label())
                        .put("mode", (long) spec.mode())
                        .put("agency", "")
                        .put("zone", ground.snapshot().city().zone().getId())
                        .build(),
                Ground.provenance(id))));
        String service = ground.urn(Layers.TRANSIT_SERVICE, id);
        draft.changes.add(new Change.Add(new Feature(
                service,
                Layers.TRANSIT_SERVICE,
                null,
                Properties.builder().put("dates", days()).build(),
                Ground.provenance(id))));
        int cycle = pattern(draft, spec, stops, service, headway, running, 1);
        if (spec.bothWays()) {
            var back = new Alignments.Stops(reversed(stops.ids()), reversed(stops.points()), List.of());
            cycle += pattern(draft, spec, back, service, headway, running, 2);
        }
        int vehicles = (cycle + headway - 1) / headway;
        double kilometres = Nearest.length(stops.points().toArray(Coordinate[]::new)) * running.detour() / 1000;
        draft.cost = spec.common().cost().of(1, kilometres, vehicles);
        draft.path = path(stops.points());
        draft.word("vehicles", Integer.toString(vehicles));
        draft.about.add(
                "New line along " + alignment.label() + " with " + stops.ids().size() + " stops, "
                        + Ground.plain(Math.rint(kilometres * 10) / 10) + " km, every " + minutes + " min at " + kmh
                        + " km/h between stops, " + vehicles + " vehicles");
        return draft.done(
                ServiceOptions.label(spec.common(), "{alignment}, every {headway} min, {speed} km/h"),
                spec.common().about());
    }

    private String days() {
        return ground.days().stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }

    /// Adds one direction; tells the seconds from end to end, halts included.
    private int pattern(
            Draft draft,
            OptionSpec.LineAdd spec,
            Alignments.Stops stops,
            String service,
            int headway,
            Running running,
            int number) {
        int count = stops.ids().size();
        int[] arrivals = new int[count];
        int[] departures = new int[count];
        for (int i = 1; i < count; i++) {
            arrivals[i] = departures[i - 1]
                    + Alignments.seconds(
                            stops.points().get(i - 1),
                            stops.points().get(i),
                            running.metresPerSecond(),
                            running.detour());
            departures[i] = arrivals[i] + (i + 1 < count ? running.dwellSeconds() : 0);
        }
        var trips = new ArrayList<Timetable.Trip>();
        for (int start = spec.spanStart(), k = 0; start <= spec.spanEnd(); start += headway, k++) {
            trips.add(new Timetable.Trip(
                    draft.id + '~' + number + '~' + k,
                    service,
                    LineTimes.shifted(arrivals, start),
                    LineTimes.shifted(departures, start)));
        }
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        draft.changes.add(new Change.Add(new Feature(
                ground.urn(Layers.TRANSIT_PATTERN, draft.id + '~' + number),
                Layers.TRANSIT_PATTERN,
                Ground.GEOMETRY.createLineString(stops.points().toArray(Coordinate[]::new)),
                Properties.builder()
                        .put("route", ground.urn(Layers.TRANSIT_ROUTE, draft.id))
                        .put("timetable", Value.of(new Timetable(stops.ids(), all, all, trips, List.of()).pack()))
                        .build(),
                Ground.provenance(draft.id))));
        return departures[count - 1] + running.dwellSeconds();
    }

    private static <T> List<T> reversed(List<T> list) {
        var copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    static double[] path(List<Coordinate> points) {
        double[] path = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            path[2 * i] = points.get(i).x;
            path[2 * i + 1] = points.get(i).y;
        }
        return path;
    }
}
