package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The agencies and routes of a feed, routes numbered in the order of `routes.txt`.
final class Routes {
    static final String FILE = "routes.txt";
    private static final String AGENCIES = "agency.txt";

    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Agency> agencies = new LinkedHashMap<>();

    /// @param id agency_id, empty where the feed has one agency without id
    /// @param zone its time zone
    record Agency(String id, String name, ZoneId zone) {}

    /// @param id route_id
    /// @param mode route_type: 0 tram, 1 metro, 2 rail, 3 bus, … or an extended type
    /// @param agency who runs it, null where the feed does not say
    /// @param colour route_color, six hex digits, empty where not told
    record Route(String id, String shortName, String longName, int mode, Agency agency, String colour) {}

    static Routes read(FeedArchive feed, ZoneId cityZone) {
        var read = new Routes();
        feed.secondary(AGENCIES, List.of("agency_name"), row -> read.agency(row, feed, cityZone));
        if (read.agencies.isEmpty()) {
            feed.note(AGENCIES, 0, "no agency is named; times are read in the zone of the city", cityZone.getId());
        }
        feed.required(FILE, List.of("route_id", "route_type"), row -> read.route(row, feed));
        return read;
    }

    int size() {
        return routes.size();
    }

    Route route(int number) {
        return routes.get(number);
    }

    /// Number of the route of that id, -1 where there is none.
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    private void agency(CsvRows row, FeedArchive feed, ZoneId cityZone) {
        String id = row.text(row.column("agency_id"));
        String told = row.text(row.column("agency_timezone"));
        ZoneId zone = cityZone;
        try {
            if (told.isEmpty()) {
                feed.note(AGENCIES, row.line(), "the agency tells no time zone; that of the city is used", id);
            } else {
                zone = ZoneId.of(told);
            }
        } catch (DateTimeException unknown) {
            feed.note(AGENCIES, row.line(), "the time zone is unknown; that of the city is used", told);
        }
        if (!zone.equals(cityZone)) {
            feed.note(
                    AGENCIES,
                    row.line(),
                    "the agency keeps another time zone than the city (" + cityZone.getId() + ")",
                    zone.getId());
        }
        agencies.putIfAbsent(id, new Agency(id, row.text(row.column("agency_name")), zone));
    }

    private void route(CsvRows row, FeedArchive feed) {
        String id = feed.id(row, FILE, row.column("route_id"), "route_id");
        if (id.isEmpty()) {
            return;
        }
        int mode = row.number(row.column("route_type"));
        if (mode < 0 || mode > 1799) {
            feed.note(
                    FILE,
                    row.line(),
                    "the route_type is no GTFS type; taken as bus (3)",
                    row.text(row.column("route_type")));
            mode = 3;
        }
        if (numbers.containsKey(id)) {
            feed.note(FILE, row.line(), "the route_id was there before; the first row is kept", id);
            return;
        }
        numbers.put(id, routes.size());
        routes.add(new Route(
                id,
                row.text(row.column("route_short_name")),
                row.text(row.column("route_long_name")),
                mode,
                agencyOf(row, feed),
                row.text(row.column("route_color"))));
    }

    private Agency agencyOf(CsvRows row, FeedArchive feed) {
        String id = row.text(row.column("agency_id"));
        Agency agency = agencies.get(id);
        if (agency == null && id.isEmpty() && agencies.size() == 1) {
            return agencies.values().iterator().next();
        }
        if (agency == null && !agencies.isEmpty()) {
            feed.note(FILE, row.line(), "the agency_id is not in agency.txt; the route is kept without", id);
        }
        return agency;
    }
}
