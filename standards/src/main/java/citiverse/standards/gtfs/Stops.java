package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stops of a feed, numbered in the order of `stops.txt`.
final class Stops {
    static final String FILE = "stops.txt";

    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final double ECCENTRICITY_SQUARED = 6.694_379_990_141_316e-3;

    private final List<Stop> stops = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param id stop_id
    /// @param longitude degrees
    /// @param latitude degrees
    /// @param type location_type: 0 stop, 1 station, 2 entrance, 3 generic node, 4 boarding area
    /// @param parent stop_id of the station, empty where none
    /// @param wheelchair wheelchair_boarding, -1 where not told
    record Stop(
            String id,
            String name,
            String code,
            double longitude,
            double latitude,
            int type,
            String parent,
            int wheelchair) {}

    static Stops read(FeedArchive feed) {
        var read = new Stops();
        feed.required(FILE, List.of("stop_id", "stop_lat", "stop_lon"), row -> read.row(row, feed));
        return read;
    }

    int size() {
        return stops.size();
    }

    Stop stop(int number) {
        return stops.get(number);
    }

    List<Stop> all() {
        return stops;
    }

    /// Number of the stop of that id, -1 where there is none that can be used.
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    /// Length of the straight line between two stops on the WGS 84 ellipsoid, metres.
    ///
    /// `√((N cos φ Δλ)² + (M Δφ)²)` with the radii of curvature `M` (meridian) and `N` (prime vertical) at the mean
    /// latitude `φ`: within 1 in 10⁶ of the geodesic below 10 km, except near the poles.
    double metres(int from, int to) {
        Stop a = stops.get(from);
        Stop b = stops.get(to);
        double sine = StrictMath.sin(Math.toRadians((a.latitude + b.latitude) / 2));
        double root = 1 - ECCENTRICITY_SQUARED * sine * sine;
        double primeVertical = SEMI_MAJOR_METRES / Math.sqrt(root);
        double meridian = primeVertical * (1 - ECCENTRICITY_SQUARED) / root;
        double degrees = b.longitude - a.longitude;
        double wrapped = degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
        double east = primeVertical * Math.sqrt(1 - sine * sine) * Math.toRadians(wrapped);
        double north = meridian * Math.toRadians(b.latitude - a.latitude);
        return Math.sqrt(east * east + north * north);
    }

    private void row(CsvRows row, FeedArchive feed) {
        String id = feed.id(row, FILE, row.column("stop_id"), "stop_id");
        if (id.isEmpty()) {
            return;
        }
        double latitude = row.decimal(row.column("stop_lat"));
        double longitude = row.decimal(row.column("stop_lon"));
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || latitude == 0 && longitude == 0) {
            feed.note(
                    FILE,
                    row.line(),
                    "the stop has no place on earth; left out",
                    id + " at " + row.text(row.column("stop_lat")) + ", " + row.text(row.column("stop_lon")));
            return;
        }
        if (numbers.containsKey(id)) {
            feed.note(FILE, row.line(), "the stop_id was there before; the first row is kept", id);
            return;
        }
        numbers.put(id, stops.size());
        stops.add(new Stop(
                id,
                row.text(row.column("stop_name")),
                row.text(row.column("stop_code")),
                longitude,
                latitude,
                Math.max(0, row.number(row.column("location_type"))),
                row.text(row.column("parent_station")),
                Math.max(-1, row.number(row.column("wheelchair_boarding")))));
    }
}
