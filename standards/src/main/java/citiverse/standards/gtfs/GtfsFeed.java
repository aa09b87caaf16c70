package citiverse.standards.gtfs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A feed to be written, as plain records. Order is kept; ids must be unique within their list.
public record GtfsFeed(
        List<Agency> agencies,
        List<Stop> stops,
        List<Route> routes,
        List<Service> services,
        List<Shape> shapes,
        List<Trip> trips,
        List<Transfer> transfers) {

    /// Where a time or number is not told.
    public static final int NOT_TOLD = -1;

    public GtfsFeed {
        agencies = List.copyOf(agencies);
        stops = List.copyOf(stops);
        routes = List.copyOf(routes);
        services = List.copyOf(services);
        shapes = List.copyOf(shapes);
        trips = List.copyOf(trips);
        transfers = List.copyOf(transfers);
    }

    /// @param zone time zone of its times, such as `Europe/Lisbon`
    public record Agency(String id, String name, String url, String zone) {}

    /// @param longitude degrees WGS 84
    /// @param latitude degrees WGS 84
    /// @param type location_type, 0 for a stop
    /// @param parent id of its station, empty where none
    public record Stop(String id, String name, double longitude, double latitude, int type, String parent) {
        public Stop(String id, String name, double longitude, double latitude) {
            this(id, name, longitude, latitude, 0, "");
        }
    }

    /// @param mode route_type: 0 tram, 1 metro, 2 rail, 3 bus, …
    /// @param colour six hex digits, empty where none
    public record Route(String id, String agency, String shortName, String longName, int mode, String colour) {}

    /// @param days days of the week on which it runs from start to end
    /// @param added dates on which it runs besides
    /// @param removed dates on which it does not run
    public record Service(
            String id,
            Set<DayOfWeek> days,
            LocalDate start,
            LocalDate end,
            List<LocalDate> added,
            List<LocalDate> removed) {
        public Service {
            days = days.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(days));
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// @param longitudes degrees WGS 84, point by point
    /// @param latitudes degrees WGS 84, point by point
    public record Shape(String id, double[] longitudes, double[] latitudes) {}

    /// @param headsign text on the vehicle, may be empty
    /// @param direction 0, 1 or [#NOT_TOLD]
    /// @param shape id of its shape, empty where none
    /// @param headways where it is known by headway, the spans; else none
    public record Trip(
            String id,
            String route,
            String service,
            String headsign,
            int direction,
            String shape,
            List<Call> calls,
            List<Headway> headways) {
        public Trip {
            calls = List.copyOf(calls);
            headways = List.copyOf(headways);
        }
    }

    /// A stop on a trip.
    ///
    /// @param arrival seconds of the service day, or [#NOT_TOLD]
    /// @param departure seconds of the service day, or [#NOT_TOLD]
    /// @param pickup false where nobody may board
    /// @param dropOff false where nobody may alight
    public record Call(String stop, int arrival, int departure, boolean pickup, boolean dropOff) {
        public Call(String stop, int arrival, int departure) {
            this(stop, arrival, departure, true, true);
        }
    }

    /// @param start seconds of the service day
    /// @param end seconds of the service day, exclusive
    /// @param seconds between departures
    /// @param exact true where departures are exactly at `start + k · seconds`
    public record Headway(int start, int end, int seconds, boolean exact) {}

    /// @param type transfer_type
    /// @param seconds least time, or [#NOT_TOLD]
    public record Transfer(String from, String to, int type, int seconds) {}
}
