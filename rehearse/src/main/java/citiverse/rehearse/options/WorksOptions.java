package citiverse.rehearse.options;

import citiverse.rehearse.question.OptionSpec;
import citiverse.rehearse.question.OptionSpec.Work;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// Repairs in every order: a crew takes the next work as soon as it is free. Orders that give the same
/// calendar are one option.
final class WorksOptions {
    private final Ground ground;

    WorksOptions(Ground ground) {
        this.ground = ground;
    }

    /// When one work is done.
    ///
    /// @param work index of the work
    /// @param start first day, from 0
    /// @param end day after the last
    private record Slot(int work, int start, int end) {}

    List<Option> schedule(OptionSpec.WorksSchedule spec) {
        var calendars = new LinkedHashMap<String, List<Slot>>();
        int[] order = new int[spec.works().size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        do {
            List<Slot> calendar = calendar(spec, order);
            calendars.putIfAbsent(key(calendar), calendar);
            if (calendars.size() > spec.most()) {
                throw spec.common()
                        .where()
                        .problem("CV-QUESTION-018", "the works can be ordered in more than " + spec.most() + " ways")
                        .remedy("Name fewer works, or allow more with most: 720");
            }
        } while (next(order));
        List<List<Feature>> segments = spec.works().stream()
                .map(work -> new StreetGroups(ground)
                        .of(work.segments()).stream()
                                .flatMap(group -> group.segments().stream())
                                .distinct()
                                .toList())
                .toList();
        var options = new ArrayList<Option>();
        for (List<Slot> calendar : calendars.values()) {
            options.add(option(spec, calendar, segments));
        }
        return options;
    }

    /// The works in the order given, each on the crew that is free first.
    private static List<Slot> calendar(OptionSpec.WorksSchedule spec, int[] order) {
        var free = new PriorityQueue<Integer>();
        for (int crew = 0; crew < spec.crews(); crew++) {
            free.add(0);
        }
        var calendar = new ArrayList<Slot>();
        for (int work : order) {
            int start = free.remove();
            int end = start + spec.works().get(work).days();
            free.add(end);
            calendar.add(new Slot(work, start, end));
        }
        calendar.sort(Comparator.comparingInt(Slot::start).thenComparing(Slot::work));
        return calendar;
    }

    private static String key(List<Slot> calendar) {
        var key = new StringBuilder();
        calendar.forEach(
                slot -> key.append(slot.work()).append('@').append(slot.start()).append(' '));
        return key.toString();
    }

    /// The next order in the order of a dictionary; false after the last.
    private static boolean next(int[] order) {
        int i = order.length - 2;
        while (i >= 0 && order[i] > order[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = order.length - 1;
        while (order[j] < order[i]) {
            j--;
        }
        swap(order, i, j);
        for (int a = i + 1, b = order.length - 1; a < b; a++, b--) {
            swap(order, a, b);
        }
        return true;
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    private Option option(OptionSpec.WorksSchedule spec, List<Slot> calendar, List<List<Feature>> segments) {
        String sequence = String.join(
                "-",
                calendar.stream()
                        .map(slot -> spec.works().get(slot.work()).id())
                        .toList());
        var draft = new Draft(Ids.of(spec.common().id(), sequence))
                .word(
                        "order",
                        String.join(
                                ", then ",
                                calendar.stream()
                                        .map(slot ->
                                                spec.works().get(slot.work()).label())
                                        .toList()));
        var parts = new ArrayList<Option.Part>();
        int end = 0;
        for (Slot slot : calendar) {
            Work work = spec.works().get(slot.work());
            LocalDate from = spec.start().plusDays(slot.start());
            LocalDate until = spec.start().plusDays(slot.end());
            var changes = new ArrayList<Change>();
            for (Feature segment : segments.get(slot.work())) {
                changes.add(new Change.Alter(segment, segment.with(worked(segment.properties(), work, from, until))));
            }
            parts.add(new Option.Part(List.copyOf(changes), from.atStartOfDay(), until.atStartOfDay()));
            draft.about.add(work.label() + ": " + from + " to " + until.minusDays(1)
                    + (work.capacity() == 0
                            ? ", closed"
                            : ", " + Math.round(100 * work.capacity()) + " % of the capacity left"));
            end = Math.max(end, slot.end());
        }
        draft.word("days", Integer.toString(end));
        requireApart(spec, segments);
        draft.parts = List.copyOf(parts);
        draft.cost = spec.common().cost().of(end, 0, 0);
        Feature first = segments.get(calendar.getFirst().work()).getFirst();
        if (first.shape() != null) {
            draft.at(StreetGroups.middle(first));
        }
        return draft.done(
                ServiceOptions.label(spec.common(), "{order}"), spec.common().about());
    }

    private static Properties worked(Properties street, Work work, LocalDate from, LocalDate until) {
        Properties worked = street.with(
                        "closed_from", Value.of(from.atStartOfDay().toString()))
                .with("closed_until", Value.of(until.atStartOfDay().toString()));
        return work.capacity() == 0
                ? worked.with("closed_to", Value.of("car"))
                : worked.with("capacity_factor", Value.of(work.capacity()));
    }

    /// Each street belongs to one work, so that no work undoes what another has closed.
    private static void requireApart(OptionSpec.WorksSchedule spec, List<List<Feature>> segments) {
        var owner = new TreeMap<String, Integer>();
        for (int w = 0; w < segments.size(); w++) {
            for (Feature segment : segments.get(w)) {
                Integer before = owner.putIfAbsent(segment.id(), w);
                if (before != null) {
                    throw spec.works()
                            .get(w)
                            .where()
                            .problem(
                                    "CV-QUESTION-018",
                                    "the street " + segment.localId() + " is in the works "
                                            + spec.works().get(before).id() + " and "
                                            + spec.works().get(w).id())
                            .remedy("Give each street to one work");
                }
            }
        }
    }
}
