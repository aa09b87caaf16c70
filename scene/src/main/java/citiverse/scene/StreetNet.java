package citiverse.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/// The streets of a scene with their junctions: where two of the same level touch or cross they share a node.
///
/// Ends meet whatever has a point there, on any level, so that a bridge is joined at its heads only.
public final class StreetNet {
    private static final double TOUCH_METRES = 0.05;
    private static final double BUCKET_METRES = 60;

    private final List<Coordinate> nodes = new ArrayList<>();
    private final List<Street> streets;
    private final List<int[]> courses = new ArrayList<>();

    private record Piece(int street, int number, Coordinate a, Coordinate b, int level) {}

    private record Key(long x, long y, int level) {}

    /// A cut of a piece.
    private record Cut(double share, Coordinate point) {}

    private StreetNet(List<Street> streets) {
        this.streets = streets;
    }

    /// Joins streets.
    public static StreetNet of(List<Street> streets) {
        var net = new StreetNet(List.copyOf(streets));
        net.build();
        return net;
    }

    /// Places of the nodes by number, metres.
    public List<Coordinate> nodes() {
        return nodes;
    }

    /// The streets, in the order given.
    public List<Street> streets() {
        return streets;
    }

    /// Numbers of the nodes along a street.
    public int[] course(int street) {
        return courses.get(street);
    }

    private void build() {
        var pieces = new ArrayList<Piece>();
        var firstPiece = new int[streets.size() + 1];
        for (int s = 0; s < streets.size(); s++) {
            firstPiece[s] = pieces.size();
            List<Coordinate> course = streets.get(s).course();
            for (int i = 1; i < course.size(); i++) {
                pieces.add(new Piece(
                        s,
                        pieces.size(),
                        course.get(i - 1),
                        course.get(i),
                        streets.get(s).level()));
            }
        }
        firstPiece[streets.size()] = pieces.size();
        List<List<Cut>> cuts = cuts(pieces);
        var known = new HashMap<Key, Integer>();
        var lines = new ArrayList<List<Coordinate>>();
        for (int s = 0; s < streets.size(); s++) {
            lines.add(withCuts(s, pieces, firstPiece, cuts));
        }
        for (int s = 0; s < streets.size(); s++) {
            List<Coordinate> line = lines.get(s);
            for (int i = 1; i < line.size() - 1; i++) {
                node(known, line.get(i), streets.get(s).level());
            }
        }
        for (int s = 0; s < streets.size(); s++) {
            courses.add(course(known, lines.get(s), streets.get(s).level()));
        }
    }

    private int[] course(Map<Key, Integer> known, List<Coordinate> line, int level) {
        var course = new int[line.size()];
        for (int i = 0; i < course.length; i++) {
            boolean end = i == 0 || i == course.length - 1;
            course[i] = end ? end(known, line.get(i), level) : node(known, line.get(i), level);
        }
        return course;
    }

    private int node(Map<Key, Integer> known, Coordinate point, int level) {
        return known.computeIfAbsent(key(point, level), key -> {
            nodes.add(point);
            return nodes.size() - 1;
        });
    }

    /// An end is joined to a point on its own level, else on the ground, else on any other.
    private int end(Map<Key, Integer> known, Coordinate point, int level) {
        for (int other : new int[] {level, 0, 1, -1, 2, -2}) {
            Integer node = known.get(key(point, other));
            if (node != null) {
                return node;
            }
        }
        return node(known, point, 0);
    }

    private static Key key(Coordinate point, int level) {
        return new Key(Math.round(point.x * 100), Math.round(point.y * 100), level);
    }

    private static List<Coordinate> withCuts(int street, List<Piece> pieces, int[] firstPiece, List<List<Cut>> cuts) {
        var course = new Course();
        for (int p = firstPiece[street]; p < firstPiece[street + 1]; p++) {
            Piece piece = pieces.get(p);
            course.add(piece.a.x, piece.a.y);
            if (cuts.get(p) != null) {
                cuts.get(p).sort((one, other) -> Double.compare(one.share, other.share));
                cuts.get(p).forEach(cut -> course.add(cut.point.x, cut.point.y));
            }
            course.add(piece.b.x, piece.b.y);
        }
        return course.points();
    }

    private static List<List<Cut>> cuts(List<Piece> pieces) {
        var buckets = new HashMap<Long, List<Piece>>();
        var cuts = new ArrayList<List<Cut>>(pieces.size());
        for (Piece piece : pieces) {
            cuts.add(null);
            int west = bucket(Math.min(piece.a.x, piece.b.x) - 1);
            int east = bucket(Math.max(piece.a.x, piece.b.x) + 1);
            int south = bucket(Math.min(piece.a.y, piece.b.y) - 1);
            int north = bucket(Math.max(piece.a.y, piece.b.y) + 1);
            for (int x = west; x <= east; x++) {
                for (int y = south; y <= north; y++) {
                    List<Piece> bucket =
                            buckets.computeIfAbsent((long) x << 32 ^ y & 0xFFFFFFFFL, k -> new ArrayList<>());
                    for (Piece other : bucket) {
                        cross(other, piece, cuts);
                    }
                    bucket.add(piece);
                }
            }
        }
        return cuts;
    }

    private static int bucket(double metres) {
        return (int) Math.floor(metres / BUCKET_METRES);
    }

    private static void cross(Piece one, Piece other, List<List<Cut>> cuts) {
        if (one.level != other.level) {
            touchEnds(one, other, cuts);
            return;
        }
        touch(one, other.a, cuts);
        touch(one, other.b, cuts);
        touch(other, one.a, cuts);
        touch(other, one.b, cuts);
        double ux = one.b.x - one.a.x;
        double uy = one.b.y - one.a.y;
        double vx = other.b.x - other.a.x;
        double vy = other.b.y - other.a.y;
        double cross = ux * vy - uy * vx;
        if (Math.abs(cross) < 1e-9) {
            return;
        }
        double wx = other.a.x - one.a.x;
        double wy = other.a.y - one.a.y;
        double t = (wx * vy - wy * vx) / cross;
        double s = (wx * uy - wy * ux) / cross;
        if (t <= 0 || t >= 1 || s <= 0 || s >= 1) {
            return;
        }
        var point = new Coordinate(Course.centimetre(one.a.x + t * ux), Course.centimetre(one.a.y + t * uy));
        boolean nearEnd = near(point, one.a) || near(point, one.b) || near(point, other.a) || near(point, other.b);
        if (!nearEnd) {
            cut(one, t, point, cuts);
            cut(other, s, point, cuts);
        }
    }

    /// Ramps and bridge heads: a street of another level that ends on this one's course meets it.
    private static void touchEnds(Piece one, Piece other, List<List<Cut>> cuts) {
        if (one.level == 0) {
            touch(one, other.a, cuts);
            touch(one, other.b, cuts);
        } else if (other.level == 0) {
            touch(other, one.a, cuts);
            touch(other, one.b, cuts);
        }
    }

    private static void touch(Piece piece, Coordinate point, List<List<Cut>> cuts) {
        double share = Shapes.share(piece.a, piece.b, point);
        if (share <= 0 || share >= 1 || point.equals2D(piece.a) || point.equals2D(piece.b)) {
            return;
        }
        double x = piece.a.x + share * (piece.b.x - piece.a.x) - point.x;
        double y = piece.a.y + share * (piece.b.y - piece.a.y) - point.y;
        if (x * x + y * y <= TOUCH_METRES * TOUCH_METRES) {
            cut(piece, share, point, cuts);
        }
    }

    private static boolean near(Coordinate one, Coordinate other) {
        return one.distance(other) <= TOUCH_METRES;
    }

    private static void cut(Piece piece, double share, Coordinate point, List<List<Cut>> cuts) {
        if (cuts.get(piece.number) == null) {
            cuts.set(piece.number, new ArrayList<>());
        }
        cuts.get(piece.number).add(new Cut(share, point));
    }

    /// For each node, how many street ends and passages meet there.
    int[] degrees() {
        var degrees = new int[nodes.size()];
        for (int[] course : courses) {
            for (int i = 0; i < course.length; i++) {
                degrees[course[i]] += i == 0 || i == course.length - 1 ? 1 : 2;
            }
        }
        return degrees;
    }

    /// A number for each node, the same for all that are joined on foot; in the order of their first node.
    public int[] parts() {
        var parent = new int[nodes.size()];
        Arrays.setAll(parent, i -> i);
        for (int s = 0; s < streets.size(); s++) {
            int[] course = courses.get(s);
            for (int i = 1; i < course.length; i++) {
                int a = root(parent, course[i - 1]);
                int b = root(parent, course[i]);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        var parts = new int[parent.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = root(parent, i);
        }
        return parts;
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
