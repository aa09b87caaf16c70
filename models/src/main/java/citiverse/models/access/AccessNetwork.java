package citiverse.models.access;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Point;

/// The streets and the timetable of a city, compiled once into flat arrays. Immutable; shared by all threads.
public final class AccessNetwork {
    /// How far a stop may lie from the street it is joined to, metres; as in the reference engine.
    static final double STOP_LINK_METRES = 1600;

    final Snapshot snapshot;
    final StreetGraph graph;
    final StreetIndex index;
    final StopPlaces stops;
    final Links stopLinks;
    final List<LinePattern> patterns;
    final ServiceDays services;
    private final Raster terrain;
    private final LevelLengths level = new LevelLengths();
    private final Kept<PlacesKey, StopWalks> stopWalks = new Kept<>(4);
    private final Kept<DetouredKey, DetouredWalks> detoured = new Kept<>(512);

    private AccessNetwork(Snapshot snapshot) {
        this.snapshot = snapshot;
        graph = Streets.graph(snapshot.features(Layers.STREET));
        index = new StreetIndex(graph);
        stops = StopPlaces.of(snapshot.features(Layers.TRANSIT_STOP));
        stopLinks = Links.of(index, stops.longitude(), stops.latitude(), STOP_LINK_METRES);
        patterns = new ArrayList<>();
        for (Feature feature : snapshot.features(Layers.TRANSIT_PATTERN)) {
            patterns.add(pattern(feature, stops.indexById()));
        }
        services = new ServiceDays(snapshot.features(Layers.TRANSIT_SERVICE));
        terrain = snapshot.raster(Layers.TERRAIN).orElse(null);
    }

    /// Compiles the streets, stops, patterns and services of a city.
    ///
    /// @throws Problem `CV-ACCESS-002` where a pattern's timetable cannot be read
    public static AccessNetwork compile(Snapshot snapshot) {
        return new AccessNetwork(snapshot);
    }

    static LinePattern pattern(Feature feature, Map<String, Integer> stopIndex) {
        byte[] packed = feature.properties().bytes("timetable").orElseThrow(() -> Problem.user(
                        "CV-ACCESS-002", "the pattern " + feature.id() + " has no timetable")
                .remedy("Import the feed again, or give the pattern a timetable"));
        Timetable timetable;
        try {
            timetable = Timetable.unpack(packed);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.user(
                            "CV-ACCESS-002",
                            "the timetable of the pattern " + feature.id() + " cannot be read: "
                                    + unreadable.getMessage())
                    .remedy("Import the feed again")
                    .causedBy(unreadable);
        }
        int[] indices = new int[timetable.stops().size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = stopIndex.getOrDefault(timetable.stops().get(i), -1);
        }
        return new LinePattern(feature.id(), indices, timetable);
    }

    /// Joins places to the streets and gets ready to compute travel times between them.
    ///
    /// Walks from stops to stops and places are found when public transport is first asked for, and kept for
    /// further runs with the same destinations.
    public AccessRun run(Places origins, Places destinations, AccessSettings settings) {
        return new NetworkRun(this, origins, destinations, settings);
    }

    /// Makes sure that some service runs on a date.
    ///
    /// @throws Problem `CV-ACCESS-001` where the city has a timetable and nothing runs on the date, with the
    ///     dates that
    ///     it has. Asking a run for [Mode#TRANSIT] throws it as well.
    public void requireService(LocalDate date) {
        if (!patterns.isEmpty() && !services.anyRuns(date)) {
            List<LocalDate> span = services.span();
            String known = span.isEmpty() ? "no dates at all" : "dates from " + span.get(0) + " to " + span.get(1);
            throw Problem.user("CV-ACCESS-001", "no vehicle runs on " + date + "; the timetable has " + known)
                    .remedy("Choose a date on which the services run");
        }
    }

    /// First and last date with service, or empty.
    public List<LocalDate> serviceSpan() {
        return services.span();
    }

    /// Number of street segments that can be walked, over which [#segmentId], [#bridge] and [#segmentUse] run.
    public int segments() {
        return graph.segments();
    }

    /// Feature id of a segment's `street` feature.
    public String segmentId(int segment) {
        return graph.segmentId[segment];
    }

    /// True where the segment is tagged as a bridge.
    public boolean bridge(int segment) {
        return graph.bridge[segment];
    }

    /// Number of stops that are joined to a street.
    public int linkedStops() {
        return (int)
                IntStream.range(0, stopLinks.size()).filter(stopLinks::linked).count();
    }

    /// Number of junctions and ends of streets.
    public int junctions() {
        return graph.vertices();
    }

    /// How much each segment is walked on shortest walks between all pairs of places: the sum over pairs within
    /// `maxSeconds` of (origin weight × destination weight), for every segment on the pair's shortest walk.
    ///
    /// @param originWeights such as people at each origin; `NaN` counts as none
    /// @param destinationWeights such as jobs at each destination; `NaN` counts as none
    /// @return by segment
    public double[] segmentUse(
            Places origins,
            double[] originWeights,
            Places destinations,
            double[] destinationWeights,
            int maxSeconds,
            AccessSettings settings) {
        var run = new NetworkRun(this, origins, destinations, settings);
        return new SegmentUse(run, maxSeconds).of(originWeights, destinationWeights);
    }

    /// The segments of greatest use, greatest first, ties by feature id; those without any use are left out.
    public List<Integer> mostUsed(double[] use, int count) {
        return IntStream.range(0, use.length)
                .filter(s -> use[s] > 0)
                .boxed()
                .sorted((a, b) -> use[a] != use[b] ? Double.compare(use[b], use[a]) : Integer.compare(a, b))
                .limit(count)
                .toList();
    }

    int[] levelMillimetres(boolean slopes) {
        return level.of(slopes);
    }

    /// Level millimetres of an arc under an option.
    int levelMillimetres(int arc, boolean slopes, boolean barred, double speedFactor) {
        return WalkSpeeds.level(graph, slopes ? terrain : null, arc, barred, speedFactor);
    }

    /// Walks from the stops that a change of streets touches; kept, since draws of the walking speed share them.
    DetouredWalks detouredWalks(NetworkRun run, StreetChange change) {
        AccessSettings settings = run.settings();
        return detoured.of(
                new DetouredKey(placesKey(run.destinations(), settings), change),
                () -> DetouredWalks.of(
                        graph,
                        run.level,
                        change,
                        stopLinks,
                        run.destinationLinks,
                        (int) (settings.transferMetres() * 1000),
                        (int) (settings.egressMetres() * 1000)));
    }

    private record DetouredKey(PlacesKey places, StreetChange change) {}

    /// For which destinations (the very same arrays) and limits walks from stops were found.
    private record PlacesKey(
            double[] longitude, double[] latitude, boolean slopes, double transfer, double egress, double link) {}

    private static PlacesKey placesKey(Places places, AccessSettings settings) {
        return new PlacesKey(
                places.longitude(),
                places.latitude(),
                settings.slopes(),
                settings.transferMetres(),
                settings.egressMetres(),
                settings.linkMetres());
    }

    StopWalks stopWalks(Places destinations, Links links, AccessSettings settings) {
        return stopWalks.of(
                placesKey(destinations, settings),
                () -> StopWalks.of(
                        graph,
                        levelMillimetres(settings.slopes()),
                        stopLinks,
                        links,
                        (int) (settings.transferMetres() * 1000),
                        (int) (settings.egressMetres() * 1000)));
    }

    private final class LevelLengths {
        private final int[][] known = new int[2][];

        synchronized int[] of(boolean slopes) {
            int which = slopes ? 1 : 0;
            if (known[which] == null) {
                known[which] = WalkSpeeds.levelMillimetres(graph, slopes ? terrain : null);
            }
            return known[which];
        }
    }

    /// Stops with a place, in an order that keeps neighbours together.
    record StopPlaces(String[] id, double[] longitude, double[] latitude, Map<String, Integer> indexById) {

        static StopPlaces of(List<Feature> features) {
            List<Feature> placed = features.stream()
                    .filter(f -> f.shape() instanceof Point p && !p.isEmpty())
                    .toList();
            long[] keys = placed.stream()
                    .mapToLong(f -> ZOrder.of(((Point) f.shape()).getX(), ((Point) f.shape()).getY()))
                    .toArray();
            int[] order = ZOrder.sorted(keys);
            var id = new String[order.length];
            var longitude = new double[order.length];
            var latitude = new double[order.length];
            var indexById = new HashMap<String, Integer>();
            for (int i = 0; i < order.length; i++) {
                Feature stop = placed.get(order[i]);
                id[i] = stop.id();
                longitude[i] = ((Point) stop.shape()).getX();
                latitude[i] = ((Point) stop.shape()).getY();
                indexById.put(stop.id(), i);
            }
            return new StopPlaces(id, longitude, latitude, indexById);
        }
    }
}
