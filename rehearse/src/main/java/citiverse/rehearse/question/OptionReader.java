package citiverse.rehearse.question;

import citiverse.rehearse.question.OptionSpec.Alignment;
import citiverse.rehearse.question.OptionSpec.Buses;
import citiverse.rehearse.question.OptionSpec.Common;
import citiverse.rehearse.question.OptionSpec.Cost;
import citiverse.rehearse.question.OptionSpec.Lines;
import citiverse.rehearse.question.OptionSpec.MostUsed;
import citiverse.rehearse.question.OptionSpec.Period;
import citiverse.rehearse.question.OptionSpec.Running;
import citiverse.rehearse.question.OptionSpec.Segments;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Reads the options of a question.
final class OptionReader {
    private int read;

    OptionSpec read(Entry entry) {
        read++;
        String kind = entry.text("kind", "");
        Common common = common(entry, kind);
        return switch (kind) {
            case "service.add" ->
                new OptionSpec.ServiceAdd(
                        common, service(entry), selector(entry, "at"), entry.numbers("amount", 1), properties(entry));
            case "service.move" ->
                new OptionSpec.ServiceMove(common, service(entry), selector(entry, "from"), selector(entry, "to"));
            case "service.close" -> new OptionSpec.ServiceClose(common, service(entry), selector(entry, "at"));
            case "people.add" -> new OptionSpec.PeopleAdd(common, selector(entry, "at"), entry.numbers("amount", 1));
            case "people.move" ->
                new OptionSpec.PeopleMove(
                        common, selector(entry, "from"), selector(entry, "to"), entry.numbers("amount", 1));
            case "together" -> new OptionSpec.Together(common, entry.each("options", this::read));
            case "building.add" -> BuiltOptionReader.building(entry, common);
            case "park.add" -> BuiltOptionReader.park(entry, common);
            case "works.schedule" -> BuiltOptionReader.works(entry, common);
            default -> kind.startsWith("line.") ? line(entry, kind, common) : street(entry, kind, common);
        };
    }

    private OptionSpec line(Entry entry, String kind, Common common) {
        return switch (kind) {
            case "line.add" -> lineAdd(entry, common);
            case "line.extend" ->
                new OptionSpec.LineExtend(
                        common,
                        entry.text("line", ""),
                        entry.text("at", ""),
                        entry.each("to", OptionReader::alignment),
                        running(entry, entry.number("speed_kmh", 20)));
            case "line.reroute" ->
                new OptionSpec.LineReroute(
                        common,
                        entry.text("line", ""),
                        entry.texts("between").get(0),
                        entry.texts("between").get(1),
                        entry.each("via", OptionReader::alignment),
                        running(entry, entry.number("speed_kmh", 20)));
            case "line.speed" -> new OptionSpec.LineSpeed(common, lines(entry), entry.numbers("factor", 1));
            case "line.thin" ->
                new OptionSpec.LineThin(
                        common,
                        lines(entry),
                        entry.numbers("keep_one_in", 2).stream()
                                .map(Double::intValue)
                                .toList());
            default -> new OptionSpec.LineRemove(common, lines(entry));
        };
    }

    private OptionSpec street(Entry entry, String kind, Common common) {
        return switch (kind) {
            case "street.close" ->
                new OptionSpec.StreetClose(
                        common,
                        segments(entry),
                        modes(entry),
                        period(entry),
                        Buses.valueOf(entry.text("buses", "rerouted").toUpperCase(Locale.ROOT)));
            case "street.slow" ->
                new OptionSpec.StreetSlow(common, segments(entry), entry.number("factor", 1), period(entry));
            case "street.open" -> new OptionSpec.StreetOpen(common, segments(entry), modes(entry));
            default ->
                new OptionSpec.StreetAdd(
                        common,
                        entry.each(
                                "paths",
                                path -> new OptionSpec.Path(
                                        path.text("id", ""),
                                        path.text("label", path.text("id", "")),
                                        path.points("points"),
                                        path.number("join_metres", 100),
                                        path.where())),
                        entry.text("highway", "footway"),
                        entry.flag("bridge", false));
        };
    }

    private Common common(Entry entry, String kind) {
        return new Common(
                kind,
                entry.text("id", kind.replace('.', '-') + '-' + read),
                entry.text("label", ""),
                entry.text("about", ""),
                cost(entry),
                entry.where());
    }

    private static Cost cost(Entry entry) {
        if (!entry.has("cost")) {
            return Cost.UNKNOWN;
        }
        return entry.child("cost")
                .map(sum -> new Cost(
                        true,
                        sum.number("fixed", 0),
                        sum.number("each", 0),
                        sum.number("per_km", 0),
                        sum.number("per_vehicle", 0)))
                .orElse(new Cost(true, entry.number("cost", 0), 0, 0, 0));
    }

    private static Opportunity service(Entry entry) {
        return Opportunity.of(entry.text("service", ""), entry.where("service"));
    }

    static Selector selector(Entry entry, String key) {
        return selected(entry.child(key).orElseThrow());
    }

    static Selector selected(Entry at) {
        return new Selector(
                at.text("layer", ""),
                at.texts("ids"),
                at.each("where", OptionReader::condition),
                at.child("largest")
                        .map(largest -> new Selector.Largest(
                                largest.text("column", ""), largest.whole("count", 1), largest.where())),
                at.where());
    }

    static Selector.Condition condition(Entry entry) {
        return new Selector.Condition(
                entry.text("column", ""),
                entry.has("equals") ? Optional.of(entry.text("equals", "")) : Optional.empty(),
                entry.texts("one_of"),
                optional(entry, "at_least"),
                optional(entry, "at_most"),
                entry.has("missing") ? Optional.of(entry.flag("missing", false)) : Optional.empty(),
                entry.where());
    }

    private static OptionalDouble optional(Entry entry, String key) {
        return entry.has(key) ? OptionalDouble.of(entry.number(key, 0)) : OptionalDouble.empty();
    }

    private static Map<String, Value> properties(Entry entry) {
        var properties = new TreeMap<String, Value>();
        entry.raw("properties").properties().forEach(item -> {
            JsonNode value = item.getValue();
            properties.put(
                    item.getKey(),
                    value.isIntegralNumber()
                            ? Value.of(value.asLong())
                            : value.isNumber()
                                    ? Value.of(value.asDouble())
                                    : value.isBoolean() ? Value.of(value.asBoolean()) : Value.of(value.asText()));
        });
        return properties;
    }

    private static OptionSpec lineAdd(Entry entry, Common common) {
        int[] span = entry.has("span")
                ? QuestionReader.span(entry.text("span", ""), entry.where("span"))
                : new int[] {6 * 3600, 22 * 3600};
        if (span[1] <= span[0]) {
            throw entry.where("span")
                    .problem("CV-QUESTION-006", "the span ends before it begins")
                    .remedy("Write it as 06:00-22:00");
        }
        var headways = entry.numbers("headway_minutes", 10).stream()
                .map(minutes -> (int) Math.max(1, Math.round(minutes * 60)))
                .toList();
        return new OptionSpec.LineAdd(
                common,
                entry.whole("mode", 3),
                entry.each("alignments", OptionReader::alignment),
                headways,
                entry.numbers("speeds_kmh", 20).stream()
                        .map(kmh -> running(entry, kmh))
                        .toList(),
                span[0],
                span[1],
                entry.flag("both_ways", true));
    }

    private static Running running(Entry entry, double kmh) {
        return new Running(kmh / 3.6, entry.whole("dwell_seconds", 20), entry.number("detour", 1.3));
    }

    private static Alignment alignment(Entry entry) {
        int given = (entry.has("stops") ? 1 : 0) + (entry.has("places") ? 1 : 0) + (entry.has("points") ? 1 : 0);
        if (given != 1) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "an alignment needs one of stops, places and points")
                    .remedy("Keep one of them");
        }
        var places = entry.child("places");
        return new Alignment(
                entry.text("id", ""),
                entry.text("label", entry.text("id", "")),
                entry.texts("stops"),
                places.map(p -> p.text("layer", "")).orElse(""),
                places.map(p -> p.texts("ids")).orElse(List.of()),
                entry.points("points"),
                entry.number("snap_metres", entry.has("places") ? 500 : 150),
                entry.where());
    }

    private static Lines lines(Entry entry) {
        Entry lines = entry.child("lines").orElseThrow();
        return new Lines(
                lines.texts("ids"),
                lines.has("mode") ? OptionalInt.of(lines.whole("mode", 3)) : OptionalInt.empty(),
                lines.has("busiest") ? OptionalInt.of(lines.whole("busiest", 1)) : OptionalInt.empty(),
                lines.where());
    }

    static Segments segments(Entry entry) {
        Entry segments = entry.child("segments").orElseThrow();
        return new Segments(
                segments.child("most_used")
                        .map(used -> new MostUsed(
                                used.whole("count", 1), Opportunity.of(used.text("to", ""), used.where("to")), (int)
                                        Math.round(used.number("within_minutes", 30) * 60))),
                segments.flag("bridges", false),
                segments.texts("ids"),
                segments.texts("ways"),
                segments.texts("names"),
                segments.flag("together", false),
                segments.where());
    }

    private static List<String> modes(Entry entry) {
        return entry.has("modes")
                ? entry.texts("modes").stream().distinct().sorted().toList()
                : List.of("car", "foot");
    }

    private static Period period(Entry entry) {
        return entry.child("period")
                .map(p -> new Period(p.text("from", ""), p.text("until", ""), p.where()))
                .orElse(new Period("", "", entry.where()));
    }
}
