package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Surfaces of straight edges that share their corners. Corners closer than the tolerance are one. Each face has its
/// outer ring first, then its holes, each without repeating the first corner; seen from outside, outer rings run
/// counter-clockwise and holes clockwise.
final class Mesh {
    private static final int CELLS_IN_TOLERANCE = 1000;
    private static final double FARTHEST_CELL = 1e12;

    private final double tolerance;
    private double[] xyz = new double[48];
    private int corners;
    private final List<int[][]> faces = new ArrayList<>();
    private final Map<Cell, List<Integer>> cells = new HashMap<>();

    private record Cell(long x, long y, long z) {}

    /// @param tolerance distance under which two corners are one, in the unit of the coordinates
    Mesh(double tolerance) {
        this.tolerance = tolerance;
    }

    /// The prism over a flat area.
    static Mesh prism(Profile profile, double[] shift, double tolerance) {
        var mesh = new Mesh(tolerance);
        var bottom = new ArrayList<double[][]>();
        var top = new ArrayList<double[][]>();
        for (double[][] ring : profile.rings()) {
            int n = ring.length;
            double[][] low = new double[n][];
            double[][] high = new double[n][];
            for (int i = 0; i < n; i++) {
                low[n - 1 - i] = ring[i];
                high[i] = new double[] {ring[i][0] + shift[0], ring[i][1] + shift[1], ring[i][2] + shift[2]};
            }
            bottom.add(low);
            top.add(high);
            for (int i = 0; i < n; i++) {
                int j = (i + 1) % n;
                mesh.face(List.<double[][]>of(new double[][] {ring[i], ring[j], high[j], high[i]}));
            }
        }
        mesh.face(bottom);
        mesh.face(top);
        return mesh;
    }

    double tolerance() {
        return tolerance;
    }

    int corners() {
        return corners;
    }

    double[] corner(int index) {
        return new double[] {xyz[3 * index], xyz[3 * index + 1], xyz[3 * index + 2]};
    }

    List<int[][]> faces() {
        return faces;
    }

    /// The corner at a place, made where there is none within the tolerance.
    int corner(double[] p) {
        double cell = tolerance * CELLS_IN_TOLERANCE;
        long[] low = new long[3];
        long[] high = new long[3];
        for (int k = 0; k < 3; k++) {
            if (!(Math.abs(p[k] / cell) < FARTHEST_CELL)) {
                throw new Fault(0, "a position is too far away to be of a building: " + p[k]);
            }
            low[k] = (long) Math.floor((p[k] - tolerance) / cell);
            high[k] = (long) Math.floor((p[k] + tolerance) / cell);
        }
        for (long x = low[0]; x <= high[0]; x++) {
            for (long y = low[1]; y <= high[1]; y++) {
                for (long z = low[2]; z <= high[2]; z++) {
                    for (int known : cells.getOrDefault(new Cell(x, y, z), List.of())) {
                        if (near(known, p)) {
                            return known;
                        }
                    }
                }
            }
        }
        if (3 * corners == xyz.length) {
            xyz = Arrays.copyOf(xyz, xyz.length * 2);
        }
        System.arraycopy(p, 0, xyz, 3 * corners, 3);
        var own = new Cell(
                (long) Math.floor(p[0] / cell), (long) Math.floor(p[1] / cell), (long) Math.floor(p[2] / cell));
        cells.computeIfAbsent(own, unused -> new ArrayList<>(2)).add(corners);
        return corners++;
    }

    private boolean near(int corner, double[] p) {
        return Math.abs(xyz[3 * corner] - p[0]) <= tolerance
                && Math.abs(xyz[3 * corner + 1] - p[1]) <= tolerance
                && Math.abs(xyz[3 * corner + 2] - p[2]) <= tolerance;
    }

    /// Adds a face by its rings. Corners that follow themselves are one; a ring of fewer than three is dropped, and
    /// the face with it where that is the outer one. Holes are turned against the outer ring.
    void face(List<double[][]> rings) {
        var kept = new ArrayList<int[]>();
        for (double[][] ring : rings) {
            int[] indices = new int[ring.length];
            for (int i = 0; i < ring.length; i++) {
                indices[i] = corner(ring[i]);
            }
            kept.add(indices);
        }
        indexedFace(kept);
    }

    /// The same of corners that are there.
    void indexedFace(List<int[]> rings) {
        var kept = new ArrayList<int[]>();
        for (int i = 0; i < rings.size(); i++) {
            int[] clean = clean(rings.get(i));
            if (clean.length < 3 && i == 0) {
                return;
            }
            if (clean.length >= 3) {
                kept.add(clean);
            }
        }
        double[] normal = normal(kept.getFirst());
        for (int i = 1; i < kept.size(); i++) {
            if (Axes.dot(normal(kept.get(i)), normal) > 0) {
                kept.set(i, reversed(kept.get(i)));
            }
        }
        faces.add(kept.toArray(int[][]::new));
    }

    private static int[] clean(int[] ring) {
        int[] clean = new int[ring.length];
        int count = 0;
        for (int index : ring) {
            if (count == 0 || clean[count - 1] != index) {
                clean[count++] = index;
            }
        }
        while (count > 1 && clean[count - 1] == clean[0]) {
            count--;
        }
        return Arrays.copyOf(clean, count);
    }

    static int[] reversed(int[] ring) {
        int[] back = new int[ring.length];
        for (int i = 0; i < ring.length; i++) {
            back[i] = ring[ring.length - 1 - i];
        }
        return back;
    }

    /// Twice the area of a ring as a vector at right angles to it (Newell).
    double[] normal(int[] ring) {
        double[] normal = new double[3];
        double[] o = corner(ring[0]);
        for (int i = 1; i + 1 < ring.length; i++) {
            double[] a = minus(corner(ring[i]), o);
            double[] b = minus(corner(ring[i + 1]), o);
            double[] cross = Axes.cross(a, b);
            for (int k = 0; k < 3; k++) {
                normal[k] += cross[k];
            }
        }
        return normal;
    }

    static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    /// True where each edge is passed as often one way as the other: the faces enclose space.
    boolean closed() {
        if (faces.isEmpty()) {
            return false;
        }
        var balance = new HashMap<Long, Integer>();
        for (int[][] face : faces) {
            for (int[] ring : face) {
                for (int i = 0; i < ring.length; i++) {
                    int a = ring[i];
                    int b = ring[(i + 1) % ring.length];
                    long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
                    balance.merge(key, a < b ? 1 : -1, Integer::sum);
                }
            }
        }
        return balance.values().stream().allMatch(sum -> sum == 0);
    }

    /// Volume inside closed faces, by the theorem of Gauss: the sum of det(a, b, c) / 6 over their triangles. Negative
    /// where the faces look inwards.
    double volume() {
        if (corners == 0) {
            return 0;
        }
        double[] o = corner(0);
        double sum = 0;
        for (int[][] face : faces) {
            for (int[] ring : face) {
                double[] a = minus(corner(ring[0]), o);
                for (int i = 1; i + 1 < ring.length; i++) {
                    sum += Axes.dot(a, Axes.cross(minus(corner(ring[i]), o), minus(corner(ring[i + 1]), o)));
                }
            }
        }
        return sum / 6;
    }

    /// Turns every face round.
    void flip() {
        for (int[][] face : faces) {
            for (int r = 0; r < face.length; r++) {
                face[r] = reversed(face[r]);
            }
        }
    }

    /// Turns the faces outwards where they are closed and look inwards.
    Mesh outwards() {
        if (closed() && volume() < 0) {
            flip();
        }
        return this;
    }

    /// A copy elsewhere.
    Mesh mapped(Affine map, double itsTolerance) {
        var copy = new Mesh(itsTolerance);
        int[] to = new int[corners];
        for (int i = 0; i < corners; i++) {
            to[i] = copy.corner(map.apply(corner(i)));
        }
        for (int[][] face : faces) {
            var rings = new ArrayList<int[]>();
            for (int[] ring : face) {
                rings.add(Arrays.stream(ring).map(i -> to[i]).toArray());
            }
            copy.indexedFace(rings);
        }
        if (map.determinant() < 0) {
            copy.flip();
        }
        return copy;
    }
}
