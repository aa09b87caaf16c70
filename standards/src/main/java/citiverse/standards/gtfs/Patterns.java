package citiverse.standards.gtfs;

import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The trips of a feed grouped: same route, same stops in the same order, same rules of boarding and alighting.
final class Patterns {
    private final List<Pattern> patterns;

    private Patterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /// Groups the trips that can be used. Patterns are ordered by route id, then by their stop ids and rules, so
    /// that their numbers do not depend on the order of rows.
    static Patterns of(Trips trips, StopTimes times, Stops stops, Routes routes, FeedArchive feed) {
        var groups = new HashMap<Key, Pattern>();
        for (int t = 0; t < trips.size(); t++) {
            Schedule schedule = Schedule.of(times, t, trips.trip(t), stops, feed);
            if (schedule != null) {
                var key = new Key(trips.trip(t).route(), schedule.stops(), schedule.rules());
                groups.computeIfAbsent(key, Pattern::new).add(trips.trip(t), schedule);
            }
        }
        Comparator<Pattern> byStops = (a, b) -> compareStops(a.key.stops, b.key.stops, stops);
        var ordered = new ArrayList<>(groups.values());
        ordered.sort(Comparator.comparing(
                        (Pattern pattern) -> routes.route(pattern.key.route).id())
                .thenComparing(byStops)
                .thenComparing(pattern -> pattern.key.rules, Arrays::compare));
        return new Patterns(ordered);
    }

    List<Pattern> all() {
        return patterns;
    }

    private static int compareStops(int[] a, int[] b, Stops stops) {
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = stops.stop(a[i]).id().compareTo(stops.stop(b[i]).id());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private record Key(int route, int[] stops, byte[] rules) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && route == that.route
                    && Arrays.equals(stops, that.stops)
                    && Arrays.equals(rules, that.rules);
        }

        @Override
        public int hashCode() {
            return (31 * route + Arrays.hashCode(stops)) * 31 + Arrays.hashCode(rules);
        }
    }

    /// Trips of one route that serve the same stops.
    static final class Pattern {
        private final Key key;
        private final List<Timed> timed = new ArrayList<>();

        private Pattern(Key key) {
            this.key = key;
        }

        private record Timed(Trips.Trip trip, int[] arrivals, int[] departures) {
            /// Times are counted from leaving the first stop.
            Timetable.Frequency headway(Trips.Span span, String service) {
                var arrives = new int[arrivals.length];
                var departs = new int[arrivals.length];
                for (int i = 1; i < arrivals.length; i++) {
                    arrives[i] = arrivals[i] - departures[0];
                    departs[i] = departures[i] - departures[0];
                }
                return new Timetable.Frequency(
                        trip.id(), service, span.start(), span.end(), span.headway(), span.exact(), arrives, departs);
            }
        }

        int route() {
            return key.route;
        }

        int[] stops() {
            return key.stops;
        }

        int trips() {
            return timed.size();
        }

        private void add(Trips.Trip trip, Schedule schedule) {
            timed.add(new Timed(trip, schedule.arrivals(), schedule.departures()));
        }

        /// The shape that most of its trips follow, the first in code point order of those; empty where none has one.
        String shape() {
            SortedMap<String, Integer> counts = new TreeMap<>();
            timed.forEach(one -> counts.merge(one.trip.shape(), 1, Integer::sum));
            counts.remove("");
            return counts.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }

        /// Its trips and headways.
        ///
        /// @param stopIds ids of its stops in order
        /// @param serviceId gives the feature id of a service
        Timetable timetable(List<String> stopIds, UnaryOperator<String> serviceId) {
            var pickup = new boolean[stopIds.size()];
            var dropOff = new boolean[stopIds.size()];
            for (int i = 0; i < pickup.length; i++) {
                pickup[i] = (key.rules[i] & StopTimes.PICKUP) != 0;
                dropOff[i] = (key.rules[i] & StopTimes.DROP_OFF) != 0;
            }
            var trips = new ArrayList<Timetable.Trip>();
            var frequencies = new ArrayList<Timetable.Frequency>();
            for (Timed one : timed) {
                String service = serviceId.apply(one.trip.service());
                if (one.trip.spans().isEmpty()) {
                    trips.add(new Timetable.Trip(one.trip.id(), service, one.arrivals, one.departures));
                }
                for (Trips.Span span : one.trip.spans()) {
                    frequencies.add(one.headway(span, service));
                }
            }
            trips.sort(Comparator.comparingInt((Timetable.Trip trip) -> trip.departures()[0])
                    .thenComparing(Timetable.Trip::id));
            frequencies.sort(
                    Comparator.comparingInt(Timetable.Frequency::start).thenComparing(Timetable.Frequency::id));
            return new Timetable(stopIds, pickup, dropOff, trips, frequencies);
        }
    }
}
