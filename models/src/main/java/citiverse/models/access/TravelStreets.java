package citiverse.models.access;

import citiverse.models.roads.RoadClasses;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import java.util.HashMap;
import java.util.Map;

/// The streets of a city as one way of moving sees them, with the time along each: for models that need no
/// timetable. Segments are numbered by the id of their feature, vertices along a space-filling curve; the arcs
/// of segment s are `2·s` in the direction of its way and `2·s + 1` against it.
public final class TravelStreets {
    /// An arc that cannot be passed.
    public static final int BARRED = -1;

    /// Off the street everyone walks, also those who came by car.
    private static final double WALK_METRES_PER_SECOND = 1.0;

    private final StreetGraph graph;
    private final StreetIndex index;
    private final Properties[] properties;
    private final int[] milliseconds;
    private final int[] local;
    private final double walkMetresPerSecond;

    /// How one moves.
    public enum By {
        FOOT,
        CAR
    }

    private TravelStreets(Snapshot city, By by, double walkMetresPerSecond) {
        this.walkMetresPerSecond = walkMetresPerSecond;
        var cars = new DriveRules(RoadClasses.defaults());
        StreetRules rules = by == By.CAR ? cars : StreetRules.WALK;
        graph = Streets.graph(city.features(Layers.STREET), rules);
        index = new StreetIndex(graph);
        Map<String, Properties> byId = new HashMap<>();
        for (Feature street : city.features(Layers.STREET)) {
            byId.put(street.id(), street.properties());
        }
        int segments = graph.segments();
        properties = new Properties[segments];
        milliseconds = new int[2 * segments];
        local = new int[2 * segments];
        for (int s = 0; s < segments; s++) {
            properties[s] = byId.get(graph.segmentId[s]);
            double plain = by == By.CAR ? cars.metresPerSecond(properties[s]) : walkMetresPerSecond;
            int oneWay = rules.oneWay(properties[s]);
            for (int arc = 2 * s; arc < 2 * s + 2; arc++) {
                boolean wrongWay = oneWay == ((arc & 1) == 0 ? -1 : 1);
                local[arc] = wrongWay ? BARRED : time(s, plain);
                double speed = plain * graph.speedFactor[s];
                milliseconds[arc] = graph.isBarred(arc) || !(speed > 0) ? BARRED : time(s, speed);
            }
        }
    }

    /// Compiles the streets of a city, as they are on the flat and free of traffic.
    ///
    /// @param walkMetresPerSecond on foot; those who drive walk from the street to the place at 1 m/s
    public static TravelStreets compile(Snapshot city, By by, double walkMetresPerSecond) {
        return new TravelStreets(city, by, by == By.CAR ? WALK_METRES_PER_SECOND : walkMetresPerSecond);
    }

    private int time(int segment, double metresPerSecond) {
        return (int) Math.max(1, Math.ceil(graph.lengthMillimetres[segment] / metresPerSecond));
    }

    /// Number of junctions and ends.
    public int vertices() {
        return graph.vertices();
    }

    /// Number of segments.
    public int segments() {
        return graph.segments();
    }

    /// Id of the `street` feature of a segment.
    public String id(int segment) {
        return graph.segmentId[segment];
    }

    /// Tags of the `street` feature of a segment.
    public Properties properties(int segment) {
        return properties[segment];
    }

    /// Vertex at which a segment begins.
    public int from(int segment) {
        return graph.from[segment];
    }

    /// Vertex at which a segment ends.
    public int to(int segment) {
        return graph.to[segment];
    }

    /// Length of a segment.
    public double metres(int segment) {
        return graph.lengthMillimetres[segment] / 1000.0;
    }

    /// Time along an arc, at least 1, or [#BARRED].
    public int milliseconds(int arc) {
        return milliseconds[arc];
    }

    /// Points of a segment, longitude and latitude in turn.
    public double[] points(int segment) {
        return java.util.Arrays.copyOfRange(graph.points, 2 * graph.shape[segment], 2 * graph.shape[segment + 1]);
    }

    /// Joins places to the nearest street within so many metres that a place may be joined to. The segment is
    /// not cut: a place is left and reached by the ends of its segment, in the directions that the street is
    /// used in, also where an option has closed it.
    public Joined join(Places places, double metres) {
        Links links = Links.of(index, places.longitude(), places.latitude(), metres);
        int count = places.size();
        var joined = new Joined(
                links.segment(),
                new int[count],
                new int[count],
                new int[count],
                new int[count],
                new int[count],
                new double[count]);
        for (int i = 0; i < count; i++) {
            if (links.linked(i)) {
                int s = links.segment()[i];
                double length = Math.max(1, graph.lengthMillimetres[s]);
                double share = Math.clamp(links.before()[i] / length, 0.0, 1.0);
                int off = (int) Math.ceil(links.off()[i] / walkMetresPerSecond);
                joined.off[i] = off;
                joined.share[i] = share;
                joined.toFrom[i] = part(local[2 * s + 1], share, off);
                joined.toTo[i] = part(local[2 * s], 1 - share, off);
                joined.ofFrom[i] = part(local[2 * s], share, off);
                joined.ofTo[i] = part(local[2 * s + 1], 1 - share, off);
            }
        }
        return joined;
    }

    private static int part(int milliseconds, double share, int off) {
        return milliseconds == BARRED ? BARRED : off + (int) Math.ceil(milliseconds * share);
    }

    /// Time from one joined place to another on the same segment without leaving it, or [#BARRED].
    public int direct(Joined from, int i, Joined to, int j) {
        int s = from.segment[i];
        if (s < 0 || s != to.segment[j]) {
            return BARRED;
        }
        double forward = to.share[j] - from.share[i];
        int along = local[forward >= 0 ? 2 * s : 2 * s + 1];
        int off = from.off[i] + to.off[j];
        return along == BARRED ? BARRED : off + (int) Math.ceil(along * Math.abs(forward));
    }

    /// How places are joined to the streets; times in milliseconds, [#BARRED] where a one-way street does not
    /// lead there.
    ///
    /// @param segment of each place, −1 where no street is near enough
    /// @param off from the place to its segment
    /// @param toFrom from the place to the beginning of its segment
    /// @param toTo from the place to the end of its segment
    /// @param ofFrom from the beginning of the segment to the place
    /// @param ofTo from the end of the segment to the place
    /// @param share of the segment that lies before the place
    public record Joined(int[] segment, int[] off, int[] toFrom, int[] toTo, int[] ofFrom, int[] ofTo, double[] share) {
        /// True where the place has a street.
        public boolean linked(int place) {
            return segment[place] >= 0;
        }
    }
}
