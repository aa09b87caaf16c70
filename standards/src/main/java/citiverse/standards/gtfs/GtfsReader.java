package citiverse.standards.gtfs;

import citiverse.standards.Reading;
import citiverse.standards.csv.CsvRows;
import citiverse.standards.zip.SafeZip;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;

/// Reads a GTFS schedule feed into the transit layers, see the package.
public final class GtfsReader {
    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private final Reading reading;
    private final Provenance provenance;
    private final FeatureSink sink;
    private final FeedArchive feed;

    private GtfsReader(Reading reading, FeatureSink sink, FeedArchive feed) {
        this.reading = reading;
        this.provenance = reading.provenance();
        this.sink = sink;
        this.feed = feed;
    }

    /// Reads a feed without telling how far it is.
    public static Twin.Quality read(Path file, Reading reading, FeatureSink sink) {
        return read(file, reading, sink, Progress.NONE);
    }

    /// Reads a feed. Features come by layer: stops, routes, services, patterns, transfers, after all files were read.
    ///
    /// @return rows read by file and patterns made, times missing, and what was left out
    /// @throws Problem `CV-ZIP-…` where the archive is bad, `CV-CSV-…` where a file in it is no table,
    ///     `CV-GTFS-…` where the feed lacks what it must have or nothing of it can be used
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path file, Reading reading, FeatureSink sink, Progress progress) {
        try (var zip = SafeZip.open(file, reading.file())) {
            return new GtfsReader(reading, sink, new FeedArchive(zip, progress)).read();
        }
    }

    private Twin.Quality read() {
        feed.secondary("feed_info.txt", List.of(), this::noteFeed);
        Routes routes = Routes.read(feed, reading.city().zone());
        Stops stops = Stops.read(feed);
        Calendars calendars = Calendars.read(feed);
        Trips trips = Trips.read(feed, routes, calendars);
        StopTimes times = StopTimes.read(feed, trips, stops);
        Patterns patterns = Patterns.of(trips, times, stops, routes, feed);
        if (patterns.all().isEmpty()) {
            List<String> notes = feed.notes();
            throw Problem.user(
                            "CV-GTFS-006",
                            "none of its " + feed.read().get("trips") + " trips can be used; "
                                    + String.join("; ", notes.subList(0, Math.min(3, notes.size()))))
                    .in(reading.file())
                    .remedy("Check the feed with a GTFS validator");
        }
        Shapes shapes = Shapes.read(feed);
        List<Feature> transfers = transfers(stops);
        GtfsLayers.all().forEach(sink::layer);
        putStops(stops);
        putRoutes(routes);
        putServices(calendars);
        putPatterns(patterns, stops, routes, shapes);
        transfers.forEach(sink::put);
        return quality(patterns, times);
    }

    private Twin.Quality quality(Patterns patterns, StopTimes times) {
        SortedMap<String, Long> read = new TreeMap<>(feed.read());
        read.put("patterns", (long) patterns.all().size());
        read.put(
                "trips_used",
                patterns.all().stream().mapToLong(Patterns.Pattern::trips).sum());
        SortedMap<String, Long> missing = new TreeMap<>();
        missing.put("stop_times.arrival_time", times.missingArrivals());
        missing.put("stop_times.departure_time", times.missingDepartures());
        return new Twin.Quality(read, missing, feed.notes());
    }

    private void noteFeed(CsvRows row) {
        feed.note(
                "feed_info.txt",
                row.line(),
                "version, and the dates for which it is published",
                row.text(row.column("feed_version")) + ", " + row.text(row.column("feed_start_date")) + " to "
                        + row.text(row.column("feed_end_date")));
    }

    private void putStops(Stops stops) {
        for (Stops.Stop stop : stops.all()) {
            var properties = Properties.builder().put("name", stop.name()).put("location_type", (long) stop.type());
            if (!stop.code().isEmpty()) {
                properties.put("code", stop.code());
            }
            if (stop.wheelchair() >= 0) {
                properties.put("wheelchair", (long) stop.wheelchair());
            }
            if (stops.number(stop.parent()) >= 0) {
                properties.put("parent", reading.id(Layers.TRANSIT_STOP, stop.parent()));
            } else if (!stop.parent().isEmpty()) {
                feed.note(
                        Stops.FILE,
                        0,
                        "the parent_station is of no stop that can be used; the stop stands alone",
                        stop.parent());
            }
            sink.put(new Feature(
                    reading.id(Layers.TRANSIT_STOP, stop.id()),
                    Layers.TRANSIT_STOP,
                    GEOMETRY.createPoint(new Coordinate(stop.longitude(), stop.latitude())),
                    properties.build(),
                    provenance));
        }
    }

    private void putRoutes(Routes routes) {
        for (int i = 0; i < routes.size(); i++) {
            Routes.Route route = routes.route(i);
            var zone = route.agency() == null
                    ? reading.city().zone()
                    : route.agency().zone();
            var properties = Properties.builder()
                    .put("short_name", route.shortName())
                    .put("long_name", route.longName())
                    .put("mode", (long) route.mode())
                    .put("agency", route.agency() == null ? "" : route.agency().name())
                    .put("zone", zone.getId());
            if (!route.colour().isEmpty()) {
                properties.put("colour", route.colour());
            }
            sink.put(new Feature(
                    reading.id(Layers.TRANSIT_ROUTE, route.id()),
                    Layers.TRANSIT_ROUTE,
                    null,
                    properties.build(),
                    provenance));
        }
    }

    private void putServices(Calendars calendars) {
        for (String service : calendars.services()) {
            var dates = calendars.dates(service, feed);
            if (dates.isEmpty()) {
                feed.note("calendar.txt", 0, "the service runs on no date", service);
            }
            sink.put(new Feature(
                    reading.id(Layers.TRANSIT_SERVICE, service),
                    Layers.TRANSIT_SERVICE,
                    null,
                    Properties.builder()
                            .put(
                                    "dates",
                                    dates.stream().map(LocalDate::toString).collect(Collectors.joining(" ")))
                            .build(),
                    provenance));
        }
    }

    private void putPatterns(Patterns patterns, Stops stops, Routes routes, Shapes shapes) {
        int number = 0;
        int lastRoute = -1;
        for (Patterns.Pattern pattern : patterns.all()) {
            number = pattern.route() == lastRoute ? number + 1 : 1;
            lastRoute = pattern.route();
            var stopIds = new ArrayList<String>(pattern.stops().length);
            for (int stop : pattern.stops()) {
                stopIds.add(reading.id(Layers.TRANSIT_STOP, stops.stop(stop).id()));
            }
            String shape = pattern.shape();
            Coordinate[] points = shapes.points(shape);
            if (points.length < 2 && !shape.isEmpty()) {
                feed.note(Trips.FILE, 0, "the shape_id is of no shape that can be used; straight lines instead", shape);
            }
            LineString line = PatternLine.of(points, pattern.stops(), stops);
            var timetable = pattern.timetable(stopIds, service -> reading.id(Layers.TRANSIT_SERVICE, service));
            String route = routes.route(pattern.route()).id();
            sink.put(new Feature(
                    reading.id(Layers.TRANSIT_PATTERN, route + '~' + number),
                    Layers.TRANSIT_PATTERN,
                    line,
                    Properties.builder()
                            .put("route", reading.id(Layers.TRANSIT_ROUTE, route))
                            .put("timetable", citiverse.twin.Value.of(timetable.pack()))
                            .build(),
                    provenance));
        }
    }

    private List<Feature> transfers(Stops stops) {
        String file = "transfers.txt";
        var transfers = new ArrayList<Feature>();
        var seen = new TreeSet<String>();
        feed.secondary(file, List.of("from_stop_id", "to_stop_id"), row -> {
            String from = row.text(row.column("from_stop_id"));
            String to = row.text(row.column("to_stop_id"));
            if (List.of("from_route_id", "to_route_id", "from_trip_id", "to_trip_id").stream()
                    .anyMatch(column -> !row.isEmpty(row.column(column)))) {
                feed.note(file, row.line(), "the rule holds for certain routes or trips only; not read", "");
            } else if (stops.number(from) < 0 || stops.number(to) < 0) {
                feed.note(file, row.line(), "a stop_id is of no stop that can be used; left out", from + " to " + to);
            } else if (!seen.add(from + '~' + to)) {
                feed.note(
                        file, row.line(), "the two stops were there before; the first row is kept", from + " to " + to);
            } else {
                transfers.add(transfer(row, from, to));
            }
        });
        return transfers;
    }

    private Feature transfer(CsvRows row, String from, String to) {
        var properties = Properties.builder()
                .put("from_stop", reading.id(Layers.TRANSIT_STOP, from))
                .put("to_stop", reading.id(Layers.TRANSIT_STOP, to))
                .put("transfer_type", (long) Math.max(0, row.number(row.column("transfer_type"))));
        int seconds = row.number(row.column("min_transfer_time"));
        if (seconds >= 0) {
            properties.put("min_seconds", (long) seconds);
        }
        return new Feature(
                reading.id(Layers.TRANSIT_TRANSFER, from + '~' + to),
                Layers.TRANSIT_TRANSFER,
                null,
                properties.build(),
                provenance);
    }
}
