package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import java.util.Arrays;
import java.util.List;

/// The stop times of a feed in flat arrays: those of trip `t` lie from `first[t]` to `first[t + 1]`, by stop
/// sequence. 21 bytes each.
final class StopTimes {
    static final String FILE = "stop_times.txt";

    /// Where the feed tells no time.
    static final int MISSING = -1;

    static final int PICKUP = 1;
    static final int DROP_OFF = 2;

    private int size;
    private int[] trip = new int[1024];
    private int[] sequence = new int[1024];
    private int[] stop = new int[1024];
    private int[] arrival = new int[1024];
    private int[] departure = new int[1024];
    private byte[] rule = new byte[1024];
    private int[] first;
    private long missingArrivals;
    private long missingDepartures;

    private StopTimes() {}

    static StopTimes read(FeedArchive feed, Trips trips, Stops stops) {
        var read = new StopTimes();
        var last = new LastTrip(trips);
        feed.required(
                FILE,
                List.of("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
                row -> read.row(row, feed, last, stops));
        read.group(trips.size());
        return read;
    }

    /// First stop time of a trip.
    int first(int trip) {
        return first[trip];
    }

    /// One after the last stop time of a trip.
    int end(int trip) {
        return first[trip + 1];
    }

    int sequence(int at) {
        return sequence[at];
    }

    /// Number of the stop.
    int stop(int at) {
        return stop[at];
    }

    /// Arrival, seconds of the service day, or [#MISSING].
    int arrival(int at) {
        return arrival[at];
    }

    /// Departure, seconds of the service day, or [#MISSING].
    int departure(int at) {
        return departure[at];
    }

    /// [#PICKUP] and [#DROP_OFF] where they are allowed.
    byte rule(int at) {
        return rule[at];
    }

    /// Rows without an arrival time.
    long missingArrivals() {
        return missingArrivals;
    }

    /// Rows without a departure time.
    long missingDepartures() {
        return missingDepartures;
    }

    private void row(CsvRows row, FeedArchive feed, LastTrip last, Stops stops) {
        int tripNumber = last.number(row);
        int arrives = time(row, feed, "arrival_time");
        int departs = time(row, feed, "departure_time");
        missingArrivals += arrives == MISSING ? 1 : 0;
        missingDepartures += departs == MISSING ? 1 : 0;
        int order = row.number(row.column("stop_sequence"));
        int stopNumber = stops.number(row.text(row.column("stop_id")));
        if (tripNumber < 0) {
            feed.note(
                    FILE,
                    row.line(),
                    "the trip_id is of no trip that can be used; left out",
                    row.text(row.column("trip_id")));
        } else if (stopNumber < 0) {
            feed.note(
                    FILE,
                    row.line(),
                    "the stop_id is of no stop that can be used; the trip passes it by",
                    row.text(row.column("stop_id")));
        } else if (order < 0) {
            feed.note(
                    FILE,
                    row.line(),
                    "the stop_sequence is no whole number; left out",
                    row.text(row.column("stop_sequence")));
        } else {
            add(tripNumber, order, stopNumber, arrives, departs, rules(row));
        }
    }

    private void add(int tripNumber, int order, int stopNumber, int arrives, int departs, byte allowed) {
        if (size == trip.length) {
            int larger = size + (size >> 1);
            trip = Arrays.copyOf(trip, larger);
            sequence = Arrays.copyOf(sequence, larger);
            stop = Arrays.copyOf(stop, larger);
            arrival = Arrays.copyOf(arrival, larger);
            departure = Arrays.copyOf(departure, larger);
            rule = Arrays.copyOf(rule, larger);
        }
        trip[size] = tripNumber;
        sequence[size] = order;
        stop[size] = stopNumber;
        arrival[size] = arrives == MISSING ? departs : arrives;
        departure[size] = departs == MISSING ? arrives : departs;
        rule[size++] = allowed;
    }

    private static int time(CsvRows row, FeedArchive feed, String column) {
        int seconds = row.seconds(row.column(column));
        if (seconds < MISSING) {
            feed.note(
                    FILE,
                    row.line(),
                    "the " + column + " is no time H:MM:SS; taken as missing",
                    row.text(row.column(column)));
            return MISSING;
        }
        return seconds;
    }

    private static byte rules(CsvRows row) {
        boolean boards = row.number(row.column("pickup_type")) != 1;
        boolean alights = row.number(row.column("drop_off_type")) != 1;
        return (byte) ((boards ? PICKUP : 0) | (alights ? DROP_OFF : 0));
    }

    /// Sorts by trip and sequence. Most feeds are sorted already.
    private void group(int trips) {
        first = new int[trips + 1];
        for (int i = 0; i < size; i++) {
            first[trip[i] + 1]++;
        }
        for (int t = 0; t < trips; t++) {
            first[t + 1] += first[t];
        }
        int[] order = null;
        if (!isSorted()) {
            order = order();
            sequence = permuted(sequence, order);
            stop = permuted(stop, order);
            arrival = permuted(arrival, order);
            departure = permuted(departure, order);
            var rules = new byte[size];
            for (int i = 0; i < size; i++) {
                rules[i] = rule[order[i]];
            }
            rule = rules;
        }
        trip = null;
    }

    private boolean isSorted() {
        for (int i = 1; i < size; i++) {
            if (trip[i] < trip[i - 1] || trip[i] == trip[i - 1] && sequence[i] < sequence[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private int[] order() {
        int[] next = first.clone();
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[trip[i]]++] = i;
        }
        for (int t = 0; t + 1 < first.length; t++) {
            sortBySequence(order, first[t], first[t + 1]);
        }
        return order;
    }

    private void sortBySequence(int[] order, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = sequence[order[i]] >= sequence[order[i - 1]];
        }
        if (sorted) {
            return;
        }
        var keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = (long) sequence[order[i]] << 32 | order[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            order[i] = (int) keys[i - from];
        }
    }

    private int[] permuted(int[] values, int[] order) {
        var sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = values[order[i]];
        }
        return sorted;
    }

    /// Rows of one trip mostly follow each other, so the id is looked up once.
    private static final class LastTrip {
        private final Trips trips;
        private String id;
        private int number;

        LastTrip(Trips trips) {
            this.trips = trips;
        }

        int number(CsvRows row) {
            int column = row.column("trip_id");
            if (id == null || !row.is(column, id)) {
                id = row.text(column);
                number = trips.number(id);
            }
            return number;
        }
    }
}
