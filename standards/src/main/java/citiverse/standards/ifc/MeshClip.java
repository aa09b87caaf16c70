package citiverse.standards.ifc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts closed meshes with planes. A face is cut along the line in which it meets the plane: the parts of its rings
/// beyond the plane are joined along that line in the order in which they meet it; the same joints, the other way
/// round, bound the cap. A corner within the tolerance of the plane counts as on it and beyond it, the same for
/// every face, so that what was closed stays closed.
final class MeshClip {
    private static final int MOST_CROSSINGS = 5_000;

    private final Mesh mesh;
    private final Plane plane;
    private final Mesh out;
    private final double[] distances;
    private final int[] moved;
    /// Joints of the cap: to which corners they lead from each corner.
    private final Map<Integer, ArrayDeque<Integer>> joints = new HashMap<>();

    private MeshClip(Mesh mesh, Plane plane) {
        this.mesh = mesh;
        this.plane = plane;
        out = new Mesh(mesh.tolerance());
        distances = new double[mesh.corners()];
        moved = new int[mesh.corners()];
        for (int i = 0; i < distances.length; i++) {
            double distance = plane.distance(mesh.corner(i));
            distances[i] = Math.abs(distance) <= mesh.tolerance() ? 0 : distance;
        }
    }

    /// The part of a closed mesh outside a plane; without faces where there is none.
    ///
    /// @throws Fault where its faces are not such that the cut can be closed
    static Mesh outside(Mesh mesh, Plane plane) {
        var clip = new MeshClip(mesh, plane);
        boolean above = Arrays.stream(clip.distances).anyMatch(distance -> distance > 0);
        boolean below = Arrays.stream(clip.distances).anyMatch(distance -> distance < 0);
        if (!above) {
            return new Mesh(mesh.tolerance());
        }
        return below ? clip.cut() : mesh;
    }

    /// The parts of meshes outside a convex region. A mesh that does not reach into it stays as it is.
    ///
    /// @param region the planes around it
    static List<Mesh> subtract(List<Mesh> meshes, List<Plane> region) {
        var left = new ArrayList<Mesh>();
        for (Mesh mesh : meshes) {
            var parts = new ArrayList<Mesh>();
            Mesh rest = mesh;
            for (Plane side : region) {
                Mesh part = outside(rest, side);
                if (solid(part)) {
                    parts.add(part);
                }
                rest = outside(rest, side.turned());
                if (!solid(rest)) {
                    break;
                }
            }
            if (solid(rest)) {
                left.addAll(parts);
            } else {
                left.add(mesh);
            }
        }
        return left;
    }

    /// The parts of meshes inside a convex region.
    static List<Mesh> intersect(List<Mesh> meshes, List<Plane> region) {
        var inside = new ArrayList<Mesh>();
        for (Mesh mesh : meshes) {
            Mesh rest = mesh;
            for (Plane side : region) {
                rest = solid(rest) ? outside(rest, side.turned()) : rest;
            }
            if (solid(rest)) {
                inside.add(rest);
            }
        }
        return inside;
    }

    /// True where it encloses more than a cube of a hundred times the tolerance.
    static boolean solid(Mesh mesh) {
        double least = 100 * mesh.tolerance();
        return !mesh.faces().isEmpty() && mesh.volume() > least * least * least;
    }

    /// A place at which a ring passes the plane.
    ///
    /// @param along where on the line in which face and plane meet
    /// @param chain the run of corners that begins or ends here
    private record Crossing(double along, int corner, boolean enters, Chain chain) {}

    private static final class Chain {
        private final List<Integer> corners = new ArrayList<>();
        private Chain next;
        private boolean used;
    }

    private Mesh cut() {
        for (int i = 0; i < moved.length; i++) {
            moved[i] = distances[i] >= 0 ? out.corner(mesh.corner(i)) : -1;
        }
        for (int[][] face : mesh.faces()) {
            face(face);
        }
        cap();
        return out;
    }

    private void face(int[][] face) {
        double[] normal = mesh.normal(face[0]);
        double[] line = Axes.cross(plane.outward(), normal);
        var rings = new ArrayList<int[]>();
        var crossings = new ArrayList<Crossing>();
        for (int[] ring : face) {
            int kept = 0;
            for (int index : ring) {
                kept += distances[index] >= 0 ? 1 : 0;
            }
            if (kept == ring.length) {
                rings.add(Arrays.stream(ring).map(i -> moved[i]).toArray());
            } else if (kept > 0) {
                chains(ring, line, crossings);
            }
        }
        rings.addAll(joined(crossings));
        add(rings, normal);
    }

    /// The runs of a ring's corners beyond the plane, each from where it enters to where it leaves.
    private void chains(int[] ring, double[] line, List<Crossing> crossings) {
        int start = 0;
        while (distances[ring[start]] >= 0) {
            start++;
        }
        Chain chain = null;
        for (int step = 1; step <= ring.length; step++) {
            int before = ring[(start + step - 1) % ring.length];
            int here = ring[(start + step) % ring.length];
            boolean was = distances[before] >= 0;
            boolean is = distances[here] >= 0;
            if (was != is) {
                int corner = crossing(before, here);
                if (is) {
                    chain = new Chain();
                }
                chain.corners.add(corner);
                crossings.add(new Crossing(Axes.dot(out.corner(corner), line), corner, is, chain));
            }
            if (is) {
                chain.corners.add(moved[here]);
            }
        }
    }

    /// Where an edge meets the plane; the same corner from either side.
    private int crossing(int a, int b) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        int kept = distances[a] >= 0 ? a : b;
        if (distances[kept] == 0) {
            return moved[kept];
        }
        double t = distances[low] / (distances[low] - distances[high]);
        double[] p = mesh.corner(low);
        double[] q = mesh.corner(high);
        return out.corner(new double[] {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), p[2] + t * (q[2] - p[2])});
    }

    /// Joins chains along the line: where one leaves, the next that enters goes on.
    private List<int[]> joined(List<Crossing> crossings) {
        if (crossings.isEmpty()) {
            return List.of();
        }
        List<Crossing> ordered = ordered(crossings);
        for (int i = 0; i < ordered.size(); i += 2) {
            Crossing leaves = ordered.get(i);
            Crossing enters = ordered.get(i + 1);
            leaves.chain.next = enters.chain;
            if (leaves.corner != enters.corner) {
                joints.computeIfAbsent(enters.corner, unused -> new ArrayDeque<>())
                        .add(leaves.corner);
            }
        }
        var rings = new ArrayList<int[]>();
        for (Crossing crossing : ordered) {
            Chain chain = crossing.chain;
            if (!chain.used) {
                var ring = new ArrayList<Integer>();
                while (!chain.used) {
                    chain.used = true;
                    ring.addAll(chain.corners);
                    chain = chain.next;
                }
                rings.add(ring.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return rings;
    }

    /// By place along the line, leaving and entering in turn; of those at one place the one whose turn it is.
    private List<Crossing> ordered(List<Crossing> crossings) {
        if (crossings.size() > MOST_CROSSINGS) {
            throw new Fault(0, "a face meets the plane of the cut more than " + MOST_CROSSINGS + " times");
        }
        var left = new ArrayList<>(crossings);
        left.sort(Comparator.comparingDouble(Crossing::along));
        var ordered = new ArrayList<Crossing>();
        while (!left.isEmpty()) {
            boolean entersNext = ordered.size() % 2 == 1;
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                boolean here = i == 0 || left.get(i).corner == left.getFirst().corner;
                if (here && left.get(i).enters == entersNext) {
                    found = i;
                }
            }
            if (found < 0) {
                throw new Fault(0, "a face crosses itself where it is cut");
            }
            ordered.add(left.remove(found));
        }
        return ordered;
    }

    /// Closes the cut.
    private void cap() {
        var rings = new ArrayList<int[]>();
        for (int start : joints.keySet().stream().sorted().toList()) {
            while (!joints.get(start).isEmpty()) {
                rings.add(loop(start));
            }
        }
        double[] outward = plane.outward();
        add(rings, new double[] {-outward[0], -outward[1], -outward[2]});
    }

    private int[] loop(int start) {
        var ring = new ArrayList<Integer>();
        int at = start;
        do {
            ring.add(at);
            ArrayDeque<Integer> next = joints.get(at);
            if (next == null || next.isEmpty()) {
                throw new Fault(0, "the cut does not close");
            }
            at = next.poll();
        } while (at != start);
        return ring.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Adds rings in one plane as faces: those that turn about the normal are outer rings, the others holes in the one
    /// in which they lie.
    private void add(List<int[]> rings, double[] normal) {
        var outers = new ArrayList<List<int[]>>();
        var holes = new ArrayList<int[]>();
        for (int[] ring : rings) {
            if (ring.length >= 3 && Axes.dot(out.normal(ring), normal) < 0) {
                holes.add(ring);
            } else if (ring.length >= 3) {
                outers.add(new ArrayList<>(List.of(ring)));
            }
        }
        for (int[] hole : holes) {
            List<int[]> around = outers.stream()
                    .filter(outer -> outers.size() == 1 || contains(outer.getFirst(), hole, normal))
                    .findFirst()
                    .orElse(null);
            if (around == null) {
                outers.add(new ArrayList<>(List.of(hole)));
            } else {
                around.add(hole);
            }
        }
        outers.forEach(out::indexedFace);
    }

    private boolean contains(int[] ring, int[] inner, double[] normal) {
        int drop = Math.abs(normal[0]) > Math.abs(normal[1])
                ? Math.abs(normal[0]) > Math.abs(normal[2]) ? 0 : 2
                : Math.abs(normal[1]) > Math.abs(normal[2]) ? 1 : 2;
        int u = (drop + 1) % 3;
        int v = (drop + 2) % 3;
        double[] p = out.corner(inner[0]);
        boolean inside = false;
        for (int i = 0; i < ring.length; i++) {
            double[] a = out.corner(ring[i]);
            double[] b = out.corner(ring[(i + 1) % ring.length]);
            if (a[v] > p[v] != b[v] > p[v] && p[u] < a[u] + (p[v] - a[v]) / (b[v] - a[v]) * (b[u] - a[u])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
