package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The trips of a feed that have a route and a service, numbered in the order of `trips.txt`.
final class Trips {
    static final String FILE = "trips.txt";
    private static final String HEADWAYS = "frequencies.txt";
    private static final int MOST_SPANS = 10_000;

    private final List<Trip> trips = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param id trip_id
    /// @param route number of its route
    /// @param service service_id
    /// @param shape shape_id, empty where none
    /// @param line line in `trips.txt`
    /// @param spans where the trip is known by headway, the spans; else empty
    record Trip(String id, int route, String service, String shape, long line, List<Span> spans) {}

    /// A span of `frequencies.txt`: seconds of the service day, end exclusive.
    record Span(int start, int end, int headway, boolean exact) {}

    static Trips read(FeedArchive feed, Routes routes, Calendars calendars) {
        var read = new Trips();
        feed.required(
                FILE, List.of("route_id", "service_id", "trip_id"), row -> read.trip(row, feed, routes, calendars));
        feed.optional(
                HEADWAYS, List.of("trip_id", "start_time", "end_time", "headway_secs"), row -> read.headway(row, feed));
        return read;
    }

    int size() {
        return trips.size();
    }

    Trip trip(int number) {
        return trips.get(number);
    }

    /// Number of the trip of that id, -1 where there is none that can be used.
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    private void trip(CsvRows row, FeedArchive feed, Routes routes, Calendars calendars) {
        String id = feed.id(row, FILE, row.column("trip_id"), "trip_id");
        if (id.isEmpty()) {
            return;
        }
        String routeId = row.text(row.column("route_id"));
        int route = routes.number(routeId);
        String service = row.text(row.column("service_id"));
        if (route < 0) {
            feed.note(FILE, row.line(), "the route_id is not in routes.txt; the trip is left out", routeId);
        } else if (!calendars.has(service)) {
            feed.note(FILE, row.line(), "the service_id is in no calendar; the trip is left out", service);
        } else if (numbers.containsKey(id)) {
            feed.note(FILE, row.line(), "the trip_id was there before; the first row is kept", id);
        } else {
            numbers.put(id, trips.size());
            String shape = row.text(row.column("shape_id"));
            trips.add(new Trip(id, route, service.intern(), shape.intern(), row.line(), new ArrayList<>(0)));
        }
    }

    private void headway(CsvRows row, FeedArchive feed) {
        String id = row.text(row.column("trip_id"));
        int number = number(id);
        int start = row.seconds(row.column("start_time"));
        int end = row.seconds(row.column("end_time"));
        int headway = row.number(row.column("headway_secs"));
        if (number < 0) {
            feed.note(HEADWAYS, row.line(), "the trip_id is of no trip that can be used; left out", id);
        } else if (start < 0 || end <= start || headway <= 0) {
            feed.note(
                    HEADWAYS,
                    row.line(),
                    "the span is empty or has no headway; left out",
                    row.text(row.column("start_time")) + " to " + row.text(row.column("end_time")) + " every "
                            + row.text(row.column("headway_secs")));
        } else if (trips.get(number).spans().size() == MOST_SPANS) {
            feed.note(HEADWAYS, row.line(), "the trip has more than " + MOST_SPANS + " spans; left out", id);
        } else {
            trips.get(number).spans().add(new Span(start, end, headway, row.is(row.column("exact_times"), "1")));
        }
    }
}
