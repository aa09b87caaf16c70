package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.OptionSpec.Alignment;
import citiverse.rehearse.question.OptionSpec.Lines;
import citiverse.rehearse.question.OptionSpec.Running;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Value;
import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/// Changes lines that run today: extend, reroute, speed up, thin out, remove.
final class LineOptions {
    private final Ground ground;
    private final Alignments alignments;
    private Map<String, List<Feature>> patterns;

    LineOptions(Ground ground) {
        this.ground = ground;
        this.alignments = new Alignments(ground);
    }

    List<Option> speed(OptionSpec.LineSpeed spec) {
        var options = new ArrayList<Option>();
        List<Feature> lines = lines(spec.lines());
        for (Feature line : lines) {
            for (double factor : spec.factors()) {
                var draft = draft(
                                spec.common(),
                                line,
                                lines.size() * spec.factors().size() == 1,
                                Ground.plain(factor))
                        .word("factor", Ground.plain(factor));
                retime(draft, line, table -> LineTimes.faster(table, factor));
                draft.about.add("Line " + named(line) + " runs " + Ground.plain(factor) + " times as fast");
                options.add(finish(spec.common(), draft, "{line} {factor} times as fast"));
            }
        }
        return options;
    }

    List<Option> thin(OptionSpec.LineThin spec) {
        var options = new ArrayList<Option>();
        List<Feature> lines = lines(spec.lines());
        for (Feature line : lines) {
            for (int one : spec.keepOneIn()) {
                var draft = draft(
                                spec.common(),
                                line,
                                lines.size() * spec.keepOneIn().size() == 1,
                                Integer.toString(one))
                        .word("keep", Integer.toString(one));
                retime(draft, line, table -> LineTimes.thinned(table, one));
                draft.about.add("Line " + named(line) + " keeps one trip in " + one);
                options.add(finish(spec.common(), draft, "{line}: one trip in {keep}"));
            }
        }
        return options;
    }

    List<Option> remove(OptionSpec.LineRemove spec) {
        var options = new ArrayList<Option>();
        List<Feature> lines = lines(spec.lines());
        for (Feature line : lines) {
            var draft = draft(spec.common(), line, lines.size() == 1, "");
            patternsOf(line).forEach(pattern -> draft.changes.add(new Change.Remove(pattern)));
            draft.changes.add(new Change.Remove(line));
            draft.about.add("Line " + named(line) + " ends");
            options.add(finish(spec.common(), draft, "Without {line}"));
        }
        return options;
    }

    List<Option> extend(OptionSpec.LineExtend spec) {
        Feature line =
                ground.feature(Layers.TRANSIT_ROUTE, spec.line(), spec.common().where());
        Feature end =
                ground.feature(Layers.TRANSIT_STOP, spec.at(), spec.common().where());
        var options = new ArrayList<Option>();
        for (Alignment beyond : spec.beyond()) {
            var draft = draft(spec.common(), line, spec.beyond().size() == 1, beyond.id())
                    .word("alignment", beyond.label());
            Alignments.Stops stops = alignments.stops(beyond, draft.id);
            draft.changes.addAll(stops.added());
            int changed = 0;
            for (Feature pattern : patternsOf(line)) {
                Timetable table = timetable(pattern);
                if (table.stops().getLast().equals(end.id())) {
                    int[] hops = hops(List.of(Ground.point(end)), stops.points(), spec.running());
                    draft.changes.add(alter(
                            pattern,
                            LineTimes.through(
                                    table,
                                    table.stops().size() - 1,
                                    table.stops().size(),
                                    stops.ids(),
                                    hops,
                                    spec.running().dwellSeconds())));
                    changed++;
                } else if (table.stops().getFirst().equals(end.id())) {
                    var back = reversed(stops.points());
                    int[] hops = reversedHops(hops(List.of(Ground.point(end)), stops.points(), spec.running()));
                    draft.changes.add(alter(
                            pattern,
                            LineTimes.through(
                                    table,
                                    -1,
                                    0,
                                    reversed(stops.ids()),
                                    hops,
                                    spec.running().dwellSeconds())));
                    draft.path = NewLine.path(back);
                    changed++;
                }
            }
            if (changed == 0) {
                throw spec.common()
                        .where()
                        .problem(
                                "CV-QUESTION-016",
                                "no trip of line " + named(line) + " begins or ends at " + Ground.name(end))
                        .remedy("Name the stop at which it ends");
            }
            draft.path = NewLine.path(joined(Ground.point(end), stops.points()));
            length(draft, spec.common(), draft.path, spec.running());
            draft.about.add("Line " + named(line) + " goes on from " + Ground.name(end) + " along " + beyond.label());
            options.add(finish(spec.common(), draft, "{line} on to {alignment}"));
        }
        return options;
    }

    List<Option> reroute(OptionSpec.LineReroute spec) {
        Feature line =
                ground.feature(Layers.TRANSIT_ROUTE, spec.line(), spec.common().where());
        Feature a =
                ground.feature(Layers.TRANSIT_STOP, spec.from(), spec.common().where());
        Feature b = ground.feature(Layers.TRANSIT_STOP, spec.to(), spec.common().where());
        var options = new ArrayList<Option>();
        for (Alignment via : spec.via()) {
            var draft =
                    draft(spec.common(), line, spec.via().size() == 1, via.id()).word("alignment", via.label());
            Alignments.Stops stops = alignments.stops(via, draft.id);
            draft.changes.addAll(stops.added());
            int changed = 0;
            for (Feature pattern : patternsOf(line)) {
                Timetable table = timetable(pattern);
                int first = table.stops().indexOf(a.id());
                int last = table.stops().lastIndexOf(b.id());
                boolean forward = first >= 0 && last > first;
                if (!forward) {
                    first = table.stops().indexOf(b.id());
                    last = table.stops().lastIndexOf(a.id());
                }
                if (first < 0 || last <= first) {
                    continue;
                }
                var points = forward ? stops.points() : reversed(stops.points());
                int[] hops = hops(
                        List.of(Ground.point(forward ? a : b), Ground.point(forward ? b : a)), points, spec.running());
                draft.changes.add(alter(
                        pattern,
                        LineTimes.through(
                                table,
                                first,
                                last,
                                forward ? stops.ids() : reversed(stops.ids()),
                                hops,
                                spec.running().dwellSeconds())));
                changed++;
            }
            if (changed == 0) {
                throw spec.common()
                        .where()
                        .problem(
                                "CV-QUESTION-016",
                                "no trip of line " + named(line) + " serves both " + Ground.name(a) + " and "
                                        + Ground.name(b))
                        .remedy("Name two stops that it serves");
            }
            var points = new ArrayList<>(joined(Ground.point(a), stops.points()));
            points.add(Ground.point(b));
            draft.path = NewLine.path(points);
            length(draft, spec.common(), draft.path, spec.running());
            draft.about.add("Line " + named(line) + " goes by " + via.label() + " between " + Ground.name(a) + " and "
                    + Ground.name(b));
            options.add(finish(spec.common(), draft, "{line} by {alignment}"));
        }
        return options;
    }

    private static void length(Draft draft, OptionSpec.Common common, double[] path, Running running) {
        var points = new Coordinate[path.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(path[2 * i], path[2 * i + 1]);
        }
        draft.at(points[points.length / 2]);
        draft.cost = common.cost().of(1, Nearest.length(points) * running.detour() / 1000, 0);
    }

    private static int[] hops(List<Coordinate> ends, List<Coordinate> between, Running running) {
        var all = new ArrayList<>(joined(ends.getFirst(), between));
        if (ends.size() == 2) {
            all.add(ends.get(1));
        }
        int[] hops = new int[all.size() - 1];
        for (int i = 0; i < hops.length; i++) {
            hops[i] = Alignments.seconds(all.get(i), all.get(i + 1), running.metresPerSecond(), running.detour());
        }
        return hops;
    }

    private static List<Coordinate> joined(Coordinate first, List<Coordinate> rest) {
        var all = new ArrayList<Coordinate>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static int[] reversedHops(int[] hops) {
        int[] back = new int[hops.length];
        for (int i = 0; i < hops.length; i++) {
            back[i] = hops[hops.length - 1 - i];
        }
        return back;
    }

    private static <T> List<T> reversed(List<T> list) {
        var copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    private Draft draft(OptionSpec.Common common, Feature line, boolean only, String variant) {
        String id = only
                ? common.id()
                : variant.isEmpty()
                        ? Ids.of(common.id(), line.localId())
                        : Ids.of(common.id(), line.localId(), variant);
        var draft = new Draft(id).word("line", named(line));
        var places = patternsOf(line).stream()
                .filter(pattern -> pattern.shape() instanceof LineString)
                .toList();
        if (!places.isEmpty()) {
            Coordinate[] points = places.getFirst().shape().getCoordinates();
            draft.at(points[points.length / 2]);
            draft.path = NewLine.path(List.of(points));
        }
        return draft;
    }

    private static Option finish(OptionSpec.Common common, Draft draft, String label) {
        if (Double.isNaN(draft.cost)) {
            draft.cost = common.cost().of(1, 0, 0);
        }
        return draft.done(ServiceOptions.label(common, label), common.about());
    }

    private void retime(Draft draft, Feature line, UnaryOperator<Timetable> change) {
        for (Feature pattern : patternsOf(line)) {
            draft.changes.add(alter(pattern, change.apply(timetable(pattern))));
        }
    }

    static Change alter(Feature pattern, Timetable table) {
        return new Change.Alter(pattern, pattern.with(pattern.properties().with("timetable", Value.of(table.pack()))));
    }

    static Timetable timetable(Feature pattern) {
        return Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow());
    }

    static String named(Feature line) {
        return line.properties()
                .text("short_name")
                .filter(name -> !name.isBlank())
                .or(() -> line.properties().text("long_name").filter(name -> !name.isBlank()))
                .orElse(line.localId());
    }

    private List<Feature> patternsOf(Feature line) {
        if (patterns == null) {
            patterns = new HashMap<>();
            for (Feature pattern : ground.snapshot().features(Layers.TRANSIT_PATTERN)) {
                patterns.computeIfAbsent(pattern.properties().text("route").orElse(""), k -> new ArrayList<>())
                        .add(pattern);
            }
        }
        return patterns.getOrDefault(line.id(), List.of());
    }

    private List<Feature> lines(Lines lines) {
        ground.layer(Layers.TRANSIT_ROUTE, lines.where());
        List<Feature> chosen = lines.ids().isEmpty()
                ? ground.snapshot().features(Layers.TRANSIT_ROUTE)
                : lines.ids().stream()
                        .map(id -> ground.feature(Layers.TRANSIT_ROUTE, id, lines.where()))
                        .toList();
        if (lines.mode().isPresent()) {
            chosen = chosen.stream()
                    .filter(line -> line.properties().whole("mode").orElse(-1)
                            == lines.mode().getAsInt())
                    .toList();
        }
        if (lines.busiest().isPresent()) {
            chosen = chosen.stream()
                    .sorted(Comparator.comparingInt((Feature line) -> -trips(line))
                            .thenComparing(Feature::id))
                    .limit(lines.busiest().getAsInt())
                    .toList();
        }
        if (chosen.isEmpty()) {
            throw lines.where().problem("CV-QUESTION-012", "no line is meant").remedy("Loosen the conditions");
        }
        return chosen;
    }

    private int trips(Feature line) {
        return patternsOf(line).stream()
                .mapToInt(pattern -> {
                    Timetable table = timetable(pattern);
                    return table.trips().size()
                            + table.frequencies().stream()
                                    .mapToInt(run -> Math.max(0, run.end() - run.start()) / Math.max(1, run.headway()))
                                    .sum();
                })
                .sum();
    }
}
