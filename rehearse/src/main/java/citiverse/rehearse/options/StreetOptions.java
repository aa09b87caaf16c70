package citiverse.rehearse.options;

import citiverse.models.transit.StreetClosures;
import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.OptionSpec.Buses;
import citiverse.rehearse.question.OptionSpec.Period;
import citiverse.rehearse.question.Where;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Closes, slows and opens streets.
final class StreetOptions {
    private final Ground ground;
    private final StreetGroups groups;

    StreetOptions(Ground ground) {
        this.ground = ground;
        this.groups = new StreetGroups(ground);
    }

    List<Option> close(OptionSpec.StreetClose spec) {
        var options = new ArrayList<Option>();
        List<StreetGroups.Group> all = groups.of(spec.segments());
        for (StreetGroups.Group group : all) {
            var draft = draft(spec.common(), group, all.size() == 1);
            for (Feature segment : group.segments()) {
                draft.changes.add(new Change.Alter(
                        segment, segment.with(within(spec.period(), closed(segment.properties(), spec.modes())))));
            }
            draft.about.add("Closes " + group.label() + " (" + group.segments().size() + " segments, "
                    + Math.round(metres(group)) + " m) to " + String.join(" and ", spec.modes()) + told(spec.period()));
            if (spec.modes().contains("car")) {
                buses(spec, group, draft);
            }
            period(draft, spec.period());
            options.add(draft.done(
                    ServiceOptions.label(spec.common(), "Close {street}"),
                    spec.common().about()));
        }
        return options;
    }

    List<Option> slow(OptionSpec.StreetSlow spec) {
        var options = new ArrayList<Option>();
        List<StreetGroups.Group> all = groups.of(spec.segments());
        for (StreetGroups.Group group : all) {
            var draft = draft(spec.common(), group, all.size() == 1).word("factor", Ground.plain(spec.factor()));
            for (Feature segment : group.segments()) {
                double factor = segment.properties().number("speed_factor").orElse(1) * spec.factor();
                draft.changes.add(new Change.Alter(
                        segment,
                        segment.with(
                                within(spec.period(), segment.properties().with("speed_factor", Value.of(factor))))));
            }
            draft.about.add("Slows " + group.label() + " to " + Ground.plain(spec.factor()) + " of its speed"
                    + told(spec.period()));
            period(draft, spec.period());
            options.add(draft.done(
                    ServiceOptions.label(spec.common(), "Slow {street}"),
                    spec.common().about()));
        }
        return options;
    }

    List<Option> open(OptionSpec.StreetOpen spec) {
        var options = new ArrayList<Option>();
        List<StreetGroups.Group> all = groups.of(spec.segments());
        for (StreetGroups.Group group : all) {
            var draft = draft(spec.common(), group, all.size() == 1);
            for (Feature segment : group.segments()) {
                draft.changes.add(new Change.Alter(segment, segment.with(opened(segment.properties(), spec.modes()))));
            }
            draft.about.add("Opens " + group.label() + " to " + String.join(" and ", spec.modes()));
            options.add(draft.done(
                    ServiceOptions.label(spec.common(), "Open {street}"),
                    spec.common().about()));
        }
        return options;
    }

    private Draft draft(OptionSpec.Common common, StreetGroups.Group group, boolean only) {
        var draft = new Draft(only ? common.id() : Ids.of(common.id(), group.key()));
        Feature first = group.segments().getFirst();
        if (first.shape() != null) {
            draft.at(StreetGroups.middle(first));
            draft.path = NewLine.path(Arrays.asList(first.shape().getCoordinates()));
        }
        draft.cost = common.cost().of(1, metres(group) / 1000, 0);
        return draft.word("street", group.label()).word("place", group.label());
    }

    private static double metres(StreetGroups.Group group) {
        double sum = 0;
        for (Feature segment : group.segments()) {
            sum += segment.shape() == null ? 0 : Nearest.length(segment.shape().getCoordinates());
        }
        return sum;
    }

    private static Properties closed(Properties street, List<String> modes) {
        var closed = new TreeSet<>(modes);
        street.text("closed_to").ifPresent(already -> closed.addAll(List.of(already.split(" +"))));
        closed.remove("");
        return street.with("closed_to", Value.of(String.join(" ", closed)));
    }

    private static Properties within(Period period, Properties street) {
        Properties held = street;
        if (!period.from().isEmpty()) {
            held = held.with(
                    "closed_from",
                    Value.of(moment(period.from(), period.where()).toString()));
        }
        if (!period.until().isEmpty()) {
            held = held.with(
                    "closed_until",
                    Value.of(moment(period.until(), period.where()).toString()));
        }
        return held;
    }

    private static Properties opened(Properties street, List<String> modes) {
        var closed = new TreeSet<>(List.of(street.text("closed_to").orElse("").split(" +")));
        closed.removeAll(modes);
        closed.remove("");
        Properties open = closed.isEmpty()
                ? street.without("closed_to").without("closed_from").without("closed_until")
                : street.with("closed_to", Value.of(String.join(" ", closed)));
        open = modes.contains("foot") ? open.with("foot", Value.of("yes")) : open;
        return modes.contains("car") ? open.with("motor_vehicle", Value.of("yes")) : open;
    }

    private static String told(Period period) {
        return (period.from().isEmpty() ? "" : ", from " + period.from())
                + (period.until().isEmpty() ? "" : ", until " + period.until());
    }

    static LocalDateTime moment(String text, Where where) {
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeException wrong) {
            throw where.problem("CV-QUESTION-006", "\"" + text + "\" is no moment of the calendar")
                    .remedy("Write it as 2019-05-13 or 2019-05-13T06:00")
                    .causedBy(wrong);
        }
    }

    /// Bounds what the draft has changed so far to the period, and says where that leaves out rehearsed days.
    private void period(Draft draft, Period period) {
        var from = period.from().isEmpty() ? LocalDateTime.MIN : moment(period.from(), period.where());
        var until = period.until().isEmpty() ? LocalDateTime.MAX : moment(period.until(), period.where());
        if (!from.isBefore(until)) {
            throw period.where()
                    .problem("CV-QUESTION-006", "the period ends before it begins")
                    .remedy("Write from before until");
        }
        var part = new Option.Part(List.copyOf(draft.changes), from, until);
        draft.parts = List.of(part);
        long covered = ground.drawn().stream().filter(part::covers).count();
        if (covered == 0) {
            draft.notes.add("The period does not cover the rehearsed departures, so nothing changes");
        } else if (covered < ground.drawn().size()) {
            draft.notes.add("The period covers the rehearsed departures in " + covered + " of "
                    + ground.drawn().size() + " draws; in the others nothing changes");
        }
    }

    private void buses(OptionSpec.StreetClose spec, StreetGroups.Group group, Draft draft) {
        var ids = new TreeSet<String>();
        group.segments().forEach(segment -> ids.add(segment.id()));
        StreetClosures.Outcome outcome = ground.closures().close(ids);
        if (outcome.effects().isEmpty()) {
            return;
        }
        if (spec.buses() == Buses.UNAFFECTED) {
            draft.notes.add(outcome.effects().size() + " bus patterns run along it and are not re-routed");
            return;
        }
        long cut = outcome.effects().stream()
                .filter(e -> e.kind() == StreetClosures.Kind.CUT)
                .count();
        long led = outcome.effects().size() - cut;
        draft.changes.addAll(outcome.changes());
        if (led > 0) {
            double extra = outcome.effects().stream()
                    .mapToDouble(StreetClosures.Effect::extraMetres)
                    .max()
                    .orElse(0);
            draft.about.add(led + " bus patterns are led around, by up to " + Math.round(extra) + " m more");
        }
        if (cut > 0) {
            draft.about.add(cut + " bus patterns are cut, as no way around is short enough");
        }
    }
}
