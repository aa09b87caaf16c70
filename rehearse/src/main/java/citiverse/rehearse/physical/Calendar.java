package citiverse.rehearse.physical;

import citiverse.rehearse.options.Option;
import citiverse.twin.Change;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The days over which options with dates are judged: from the first day on which any of them changes
/// something to the last, the same for all options, so that a short work and a long one can be compared. Where
/// no option has dates there are none, and what holds always is judged once.
///
/// @param from first moment
/// @param until end, exclusive
record Calendar(LocalDateTime from, LocalDateTime until) {
    private static final double SECONDS_PER_DAY = 86_400;

    /// What holds during some days.
    ///
    /// @param days how many, 1 where the question has no dates
    /// @param changes in force
    record State(double days, List<Change> changes) {}

    /// The calendar of all options.
    static Calendar of(List<Option> options) {
        var from = LocalDateTime.MAX;
        var until = LocalDateTime.MIN;
        for (Option option : options) {
            for (Option.Part part : option.parts()) {
                if (!part.from().equals(LocalDateTime.MIN)) {
                    from = part.from().isBefore(from) ? part.from() : from;
                }
                if (!part.until().equals(LocalDateTime.MAX)) {
                    until = part.until().isAfter(until) ? part.until() : until;
                }
            }
        }
        return new Calendar(from, until);
    }

    /// True where some option begins and some option ends.
    boolean dated() {
        return from.isBefore(until);
    }

    /// Days in all, 1 where the question has no dates.
    double days() {
        return dated() ? days(from, until) : 1;
    }

    private static double days(LocalDateTime from, LocalDateTime until) {
        return Duration.between(from, until).toSeconds() / SECONDS_PER_DAY;
    }

    /// The states of the city under an option, in the order of time; together they last as long as the
    /// calendar.
    List<State> states(Option option) {
        if (!dated()) {
            return List.of(new State(1, option.changes()));
        }
        var bounds = new TreeSet<LocalDateTime>();
        bounds.add(from);
        bounds.add(until);
        for (Option.Part part : option.parts()) {
            bounds.add(clamp(part.from()));
            bounds.add(clamp(part.until()));
        }
        var states = new ArrayList<State>();
        LocalDateTime start = null;
        for (LocalDateTime bound : bounds) {
            if (start != null) {
                var changes = new ArrayList<Change>();
                for (Option.Part part : option.parts()) {
                    if (!part.from().isAfter(start) && !part.until().isBefore(bound)) {
                        changes.addAll(part.changes());
                    }
                }
                states.add(new State(days(start, bound), List.copyOf(changes)));
            }
            start = bound;
        }
        return states;
    }

    /// The number of the day on which a moment lies, from 1.
    double day(LocalDateTime moment) {
        return 1 + days(from, clamp(moment));
    }

    private LocalDateTime clamp(LocalDateTime moment) {
        return moment.isBefore(from) ? from : moment.isAfter(until) ? until : moment;
    }
}
