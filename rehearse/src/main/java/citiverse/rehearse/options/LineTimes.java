package citiverse.rehearse.options;

import citiverse.twin.transit.Timetable;
import citiverse.twin.transit.Timetable.Frequency;
import citiverse.twin.transit.Timetable.Trip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/// What options do to timetables.
final class LineTimes {
    private LineTimes() {}

    static int[] shifted(int[] times, int by) {
        int[] moved = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            moved[i] = times[i] + by;
        }
        return moved;
    }

    /// Running times divided by a factor; halts and the first departure stay. Rounded up, so that a vehicle is
    /// never faster than asked.
    static Timetable faster(Timetable table, double factor) {
        return map(table, (from, to) -> (int) Math.ceil((to - from) / factor));
    }

    /// Every n-th trip of each service is kept, the first included; headways grow n-fold.
    static Timetable thinned(Timetable table, int keepOneIn) {
        Map<String, Integer> seen = new HashMap<>();
        var trips = new ArrayList<Trip>();
        for (Trip trip : table.trips()) {
            int number = seen.merge(trip.service(), 1, Integer::sum) - 1;
            if (number % keepOneIn == 0) {
                trips.add(trip);
            }
        }
        var runs = table.frequencies().stream()
                .map(run -> new Frequency(
                        run.id(),
                        run.service(),
                        run.start(),
                        run.end(),
                        run.headway() * keepOneIn,
                        run.exact(),
                        run.arrivals(),
                        run.departures()))
                .toList();
        return new Timetable(table.stops(), table.pickup(), table.dropOff(), trips, runs);
    }

    /// Stops between two stops of the pattern replaced, or stops added at an end.
    ///
    /// @param from last stop that stays before the new ones, −1 where they come first
    /// @param to first stop that stays after them, the number of stops where they come last
    /// @param between ids of the new stops
    /// @param hops seconds over each new hop: from the stop before to the first new one, …, to the stop after;
    ///     one fewer where they come first or last
    /// @param dwell halt at each new stop, seconds
    static Timetable through(Timetable table, int from, int to, List<String> between, int[] hops, int dwell) {
        var stops = new ArrayList<>(table.stops().subList(0, from + 1));
        stops.addAll(between);
        stops.addAll(table.stops().subList(to, table.stops().size()));
        boolean[] pickup = rules(table.pickup(), from, to, between.size());
        boolean[] dropOff = rules(table.dropOff(), from, to, between.size());
        if (from < 0) {
            dropOff[between.size()] = true;
        }
        if (to == table.stops().size()) {
            pickup[from] = true;
        }
        var trips = new ArrayList<Trip>();
        for (Trip trip : table.trips()) {
            int[][] times =
                    notBeforeMidnight(times(trip.arrivals(), trip.departures(), from, to, between.size(), hops, dwell));
            trips.add(new Trip(trip.id(), trip.service(), times[0], times[1]));
        }
        trips.sort(Comparator.comparingInt((Trip trip) -> trip.departures()[0]).thenComparing(Trip::id));
        var runs = new ArrayList<Frequency>();
        for (Frequency run : table.frequencies()) {
            int[][] times = times(run.arrivals(), run.departures(), from, to, between.size(), hops, dwell);
            int first = times[1][0];
            runs.add(new Frequency(
                    run.id(),
                    run.service(),
                    Math.max(0, run.start() + first),
                    Math.max(0, run.end() + first),
                    run.headway(),
                    run.exact(),
                    shifted(times[0], -first),
                    shifted(times[1], -first)));
        }
        return new Timetable(stops, pickup, dropOff, trips, runs);
    }

    private static boolean[] rules(boolean[] rules, int from, int to, int added) {
        boolean[] all = new boolean[from + 1 + added + rules.length - to];
        Arrays.fill(all, true);
        System.arraycopy(rules, 0, all, 0, from + 1);
        System.arraycopy(rules, to, all, from + 1 + added, rules.length - to);
        return all;
    }

    private static int[][] times(int[] arrivals, int[] departures, int from, int to, int added, int[] hops, int dwell) {
        int count = from + 1 + added + arrivals.length - to;
        int[] arrive = new int[count];
        int[] depart = new int[count];
        if (from < 0) {
            int at = arrivals[to] - Arrays.stream(hops).sum() - dwell * added;
            for (int i = 0; i < added; i++) {
                arrive[i] = at;
                depart[i] = at + dwell;
                at = depart[i] + hops[i];
            }
            System.arraycopy(arrivals, to, arrive, added, arrivals.length - to);
            System.arraycopy(departures, to, depart, added, arrivals.length - to);
            return new int[][] {arrive, depart};
        }
        System.arraycopy(arrivals, 0, arrive, 0, from + 1);
        System.arraycopy(departures, 0, depart, 0, from + 1);
        int at = depart[from];
        for (int i = 0; i < added; i++) {
            arrive[from + 1 + i] = at + hops[i];
            depart[from + 1 + i] = arrive[from + 1 + i] + dwell;
            at = depart[from + 1 + i];
        }
        if (to < arrivals.length) {
            int later = at + hops[added] - arrivals[to];
            for (int i = to; i < arrivals.length; i++) {
                arrive[from + 1 + added + i - to] = arrivals[i] + later;
                depart[from + 1 + added + i - to] = departures[i] + later;
            }
        }
        return new int[][] {arrive, depart};
    }

    /// A trip brought forward past midnight of its day starts at midnight instead.
    private static int[][] notBeforeMidnight(int[][] times) {
        int late = Math.max(0, -times[0][0]);
        return new int[][] {shifted(times[0], late), shifted(times[1], late)};
    }

    private static Timetable map(Timetable table, IntBinaryOperator running) {
        var trips = table.trips().stream()
                .map(trip -> {
                    int[][] times = run(trip.arrivals(), trip.departures(), running);
                    return new Trip(trip.id(), trip.service(), times[0], times[1]);
                })
                .toList();
        var runs = table.frequencies().stream()
                .map(run -> {
                    int[][] times = run(run.arrivals(), run.departures(), running);
                    return new Frequency(
                            run.id(),
                            run.service(),
                            run.start(),
                            run.end(),
                            run.headway(),
                            run.exact(),
                            times[0],
                            times[1]);
                })
                .toList();
        return new Timetable(table.stops(), table.pickup(), table.dropOff(), trips, runs);
    }

    private static int[][] run(int[] arrivals, int[] departures, IntBinaryOperator running) {
        int[] arrive = arrivals.clone();
        int[] depart = departures.clone();
        for (int i = 1; i < arrive.length; i++) {
            arrive[i] = depart[i - 1] + running.applyAsInt(departures[i - 1], arrivals[i]);
            depart[i] = arrive[i] + departures[i] - arrivals[i];
        }
        return new int[][] {arrive, depart};
    }
}
