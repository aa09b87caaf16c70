package citiverse.standards.gtfs;

import java.util.Arrays;

/// The stops and times of one trip, complete.
///
/// @param stops numbers of the stops, at least two
/// @param rules [StopTimes#PICKUP] and [StopTimes#DROP_OFF] per stop
/// @param arrivals seconds of the service day
/// @param departures seconds of the service day, never before the arrival
record Schedule(int[] stops, byte[] rules, int[] arrivals, int[] departures) {

    /// Takes the schedule of a trip and fills in the times that are missing; null, noted, where that cannot be done.
    static Schedule of(StopTimes times, int trip, Trips.Trip named, Stops stops, FeedArchive feed) {
        int length = times.end(trip) - times.first(trip);
        var schedule = new Schedule(new int[length], new byte[length], new int[length], new int[length]);
        int count = 0;
        int lastSequence = -1;
        for (int at = times.first(trip); at < times.end(trip); at++) {
            if (times.sequence(at) == lastSequence) {
                feed.note(StopTimes.FILE, 0, "the trip has a stop_sequence twice; the first row is kept", named.id());
                continue;
            }
            lastSequence = times.sequence(at);
            schedule.stops[count] = times.stop(at);
            schedule.rules[count] = times.rule(at);
            schedule.arrivals[count] = times.arrival(at);
            schedule.departures[count++] = times.departure(at);
        }
        Schedule filled = count == length ? schedule : schedule.first(count);
        return filled.complete(named, stops, feed) ? filled : null;
    }

    private Schedule first(int count) {
        return new Schedule(
                Arrays.copyOf(stops, count),
                Arrays.copyOf(rules, count),
                Arrays.copyOf(arrivals, count),
                Arrays.copyOf(departures, count));
    }

    private boolean complete(Trips.Trip named, Stops all, FeedArchive feed) {
        int last = stops.length - 1;
        if (last < 1) {
            feed.note(Trips.FILE, named.line(), "the trip has fewer than two stops; left out", named.id());
            return false;
        }
        if (arrivals[0] == StopTimes.MISSING || arrivals[last] == StopTimes.MISSING) {
            feed.note(
                    Trips.FILE,
                    named.line(),
                    "the first or last stop of the trip has no time; the trip is left out",
                    named.id());
            return false;
        }
        int timed = 0;
        for (int i = 1; i <= last; i++) {
            if (arrivals[i] != StopTimes.MISSING) {
                if (i > timed + 1) {
                    interpolate(timed, i, all);
                }
                timed = i;
            }
        }
        for (int i = 0; i <= last; i++) {
            if (departures[i] < arrivals[i] || i > 0 && arrivals[i] < departures[i - 1]) {
                feed.note(
                        Trips.FILE,
                        named.line(),
                        "the times of the trip run backwards; left out",
                        named.id() + " at " + all.stop(stops[i]).id());
                return false;
            }
        }
        return true;
    }

    /// Fills in the times between two stops that have them, see the package.
    private void interpolate(int from, int to, Stops all) {
        var along = new double[to - from + 1];
        for (int i = from + 1; i <= to; i++) {
            along[i - from] = along[i - from - 1] + all.metres(stops[i - 1], stops[i]);
        }
        double whole = along[to - from];
        int start = departures[from];
        int seconds = arrivals[to] - start;
        for (int i = from + 1; i < to; i++) {
            double share = whole > 0 ? along[i - from] / whole : (double) (i - from) / (to - from);
            arrivals[i] = (int) (start + seconds * share);
            departures[i] = arrivals[i];
        }
    }
}
