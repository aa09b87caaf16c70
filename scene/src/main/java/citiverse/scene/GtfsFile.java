package citiverse.scene;

import citiverse.standards.gtfs.GtfsFeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The lines of a scene as a GTFS feed.
final class GtfsFile {
    private static final String AGENCY = "transit";

    private final Scene scene;
    private final List<GtfsFeed.Shape> shapes = new ArrayList<>();
    private final List<GtfsFeed.Trip> trips = new ArrayList<>();

    private GtfsFile(Scene scene) {
        this.scene = scene;
    }

    static GtfsFeed of(Scene scene) {
        var file = new GtfsFile(scene);
        scene.lines().forEach(file::line);
        Set<String> stations = new HashSet<>();
        scene.stops().forEach(stop -> stations.add(stop.station()));
        var plane = scene.plane();
        return new GtfsFeed(
                List.of(new GtfsFeed.Agency(
                        AGENCY,
                        scene.city().name() + " Transit",
                        "https://transit.example",
                        scene.city().zone().getId())),
                scene.stops().stream()
                        .map(stop -> new GtfsFeed.Stop(
                                stop.id(),
                                stop.name(),
                                plane.longitude(stop.x()),
                                plane.latitude(stop.y()),
                                stations.contains(stop.id()) ? 1 : 0,
                                stop.station()))
                        .toList(),
                scene.lines().stream()
                        .map(line -> new GtfsFeed.Route(line.id(), AGENCY, line.id(), line.name(), line.mode(), ""))
                        .toList(),
                scene.services().stream()
                        .map(days -> new GtfsFeed.Service(
                                days.id(),
                                days.days(),
                                days.from(),
                                days.until(),
                                List.copyOf(days.added()),
                                List.copyOf(days.removed())))
                        .toList(),
                file.shapes,
                file.trips,
                scene.transfers().stream()
                        .map(change -> new GtfsFeed.Transfer(change.from(), change.to(), 2, change.seconds()))
                        .toList());
    }

    private void line(Line line) {
        for (Line.Direction direction : line.directions()) {
            String shape = line.id() + "-" + direction.number();
            var longitudes = direction.shape().stream()
                    .mapToDouble(point -> scene.plane().longitude(point.x))
                    .toArray();
            var latitudes = direction.shape().stream()
                    .mapToDouble(point -> scene.plane().latitude(point.y))
                    .toArray();
            shapes.add(new GtfsFeed.Shape(shape, longitudes, latitudes));
            int number = 0;
            for (Line.Span span : line.spans()) {
                if (span.hops() != null && direction.number() == 1) {
                    continue;
                }
                int[] hops = span.hops() == null ? direction.hops() : span.hops();
                if (hops.length != direction.stops().size() - 1) {
                    throw new IllegalStateException(
                            "a trip of line " + line.id() + " needs as many hops as stops less one");
                }
                String base = line.id() + "-" + direction.number() + "-";
                if (span.headwayOnly()) {
                    var headway = new GtfsFeed.Headway(span.start(), span.end(), span.headway(), false);
                    trip(line, direction, hops, span, base + number++, span.start(), List.of(headway));
                } else {
                    for (int start = span.start(); start < span.end(); start += span.headway()) {
                        trip(line, direction, hops, span, base + number++, start, List.of());
                    }
                }
            }
        }
    }

    private void trip(
            Line line,
            Line.Direction direction,
            int[] hops,
            Line.Span span,
            String id,
            int start,
            List<GtfsFeed.Headway> headways) {
        String service = span.service().isEmpty() ? scene.services().getFirst().id() : span.service();
        var calls = new ArrayList<GtfsFeed.Call>();
        int time = start;
        int last = direction.stops().size() - 1;
        for (int i = 0; i <= last; i++) {
            int arrival = time;
            int departure = i == 0 || i == last ? time : time + line.dwellSeconds();
            boolean told = i == last || i % line.timepointEvery() == 0;
            calls.add(new GtfsFeed.Call(
                    direction.stops().get(i),
                    told ? arrival : GtfsFeed.NOT_TOLD,
                    told ? departure : GtfsFeed.NOT_TOLD,
                    i < last,
                    i > 0));
            time = i == last ? time : departure + hops[i];
        }
        trips.add(new GtfsFeed.Trip(
                id,
                line.id(),
                service,
                line.name(),
                direction.number(),
                line.id() + "-" + direction.number(),
                calls,
                headways));
    }
}
