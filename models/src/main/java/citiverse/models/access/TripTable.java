package citiverse.models.access;

import citiverse.twin.transit.Timetable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// The trips that run within reach of a departure window, flat: the calls of a trip at its stops follow one another.
///
/// Times are seconds after the start of the window. Calls before the window and after the last moment that counts are
/// left out. Trips of the day before that run past midnight and of the day after are taken in with their times shifted
/// by a day. A line known by its headway becomes trips whose phase is drawn from a generator seeded by the line, so
/// that every option meets the same phases.
final class TripTable {
    /// Arrival at a call where nobody may alight.
    static final int NO_ALIGHTING = 1 << 29;
    /// Departure from a call where nobody may board.
    static final int NO_BOARDING = -(1 << 29);

    private static final int DAY = 86_400;

    /// Calls of trip `t` stand from `firstCall[t]` to `firstCall[t + 1] − 1`.
    final int[] firstCall;
    /// Index of the pattern of each trip.
    final int[] pattern;
    final int[] stop;
    final int[] arrival;
    final int[] departure;
    /// True where the phase of some trip is drawn.
    final boolean drawn;

    private TripTable(Builder builder) {
        firstCall = Arrays.copyOf(builder.firstCall, builder.trips + 1);
        pattern = Arrays.copyOf(builder.pattern, builder.trips);
        stop = Arrays.copyOf(builder.stop, builder.calls);
        arrival = Arrays.copyOf(builder.arrival, builder.calls);
        departure = Arrays.copyOf(builder.departure, builder.calls);
        drawn = builder.drawn;
    }

    int trips() {
        return pattern.length;
    }

    int calls() {
        return stop.length;
    }

    /// The trips of patterns around a window.
    ///
    /// @param windowStart seconds after midnight
    /// @param span seconds from there to the last moment that counts
    /// @param phase which draw of the phases
    static TripTable of(
            List<LinePattern> patterns,
            ServiceDays services,
            LocalDate date,
            int windowStart,
            int span,
            int phase,
            long seed) {
        var builder = new Builder(windowStart, span);
        for (int p = 0; p < patterns.size(); p++) {
            builder.pattern(p, patterns.get(p), services, date, phase, seed);
        }
        return new TripTable(builder);
    }

    private static final class Builder {
        private final int windowStart;
        private final int span;
        private int[] firstCall = new int[256];
        private int[] pattern = new int[256];
        private int[] stop = new int[4096];
        private int[] arrival = new int[4096];
        private int[] departure = new int[4096];
        private int trips;
        private int calls;
        private boolean drawn;

        Builder(int windowStart, int span) {
            this.windowStart = windowStart;
            this.span = span;
        }

        void pattern(int index, LinePattern line, ServiceDays services, LocalDate date, int phase, long seed) {
            for (int day = -1; day <= 1; day++) {
                LocalDate running = date.plusDays(day);
                int shift = day * DAY - windowStart;
                for (Timetable.Trip trip : line.timetable().trips()) {
                    if (services.runs(trip.service(), running)) {
                        trip(index, line, trip.arrivals(), trip.departures(), shift);
                    }
                }
                for (int f = 0; f < line.timetable().frequencies().size(); f++) {
                    Timetable.Frequency run = line.timetable().frequencies().get(f);
                    if (services.runs(run.service(), running) && run.headway() > 0) {
                        int offset = run.exact() ? 0 : Phases.offset(seed, phase, line.id(), f, run.headway());
                        drawn |= !run.exact();
                        for (int leave = run.start() + offset; leave < run.end(); leave += run.headway()) {
                            trip(index, line, run.arrivals(), run.departures(), shift + leave);
                        }
                    }
                }
            }
        }

        private void trip(int index, LinePattern line, int[] arrivals, int[] departures, int shift) {
            int last = arrivals.length - 1;
            if (arrivals[last] + shift < 0 || departures[0] + shift > span) {
                return;
            }
            int begin = calls;
            for (int i = 0; i <= last; i++) {
                int arrives = arrivals[i] + shift;
                int departs = departures[i] + shift;
                if (line.stops()[i] < 0 || calls == begin && departs < 0) {
                    continue;
                }
                if (arrives > span) {
                    break;
                }
                call(
                        line.stops()[i],
                        line.timetable().dropOff()[i] ? arrives : NO_ALIGHTING,
                        line.timetable().pickup()[i] && i < last ? departs : NO_BOARDING);
            }
            if (calls - begin < 2) {
                calls = begin;
                return;
            }
            if (trips + 2 > firstCall.length) {
                firstCall = Arrays.copyOf(firstCall, 2 * firstCall.length);
                pattern = Arrays.copyOf(pattern, 2 * pattern.length);
            }
            pattern[trips++] = index;
            firstCall[trips] = calls;
        }

        private void call(int atStop, int arrives, int departs) {
            if (calls == stop.length) {
                stop = Arrays.copyOf(stop, 2 * calls);
                arrival = Arrays.copyOf(arrival, 2 * calls);
                departure = Arrays.copyOf(departure, 2 * calls);
            }
            stop[calls] = atStop;
            arrival[calls] = arrives;
            departure[calls++] = departs;
        }
    }
}
