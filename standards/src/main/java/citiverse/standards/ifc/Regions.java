package citiverse.standards.ifc;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;

/// What a solid is cut with, as convex regions: half spaces, half spaces within a prism, convex solids.
final class Regions {
    private static final int MOST_FACES = 500;
    private static final int MOST_CORNERS = 1_000;

    private final Curves curves;
    private final Solids solids;

    Regions(Curves curves, Solids solids) {
        this.curves = curves;
        this.solids = solids;
    }

    /// The convex regions that an operand is made of.
    ///
    /// @throws Fault where it is not made of such
    List<List<Plane>> of(StepInstance operand, int depth) {
        return switch (operand.type()) {
            case "IFCHALFSPACESOLID", "IFCBOXEDHALFSPACE" -> List.of(List.of(base(operand)));
            case "IFCPOLYGONALBOUNDEDHALFSPACE" -> bounded(operand);
            default -> {
                Body body = solids.of(operand, depth);
                var regions = new ArrayList<List<Plane>>();
                for (Mesh mesh : body.solids()) {
                    regions.add(around(operand, mesh));
                }
                if (regions.isEmpty()) {
                    throw new Fault(operand.id(), operand.type() + " encloses nothing");
                }
                yield regions;
            }
        };
    }

    /// The plane of a half space: the agreement flag is set where its normal points away from the material.
    private static Plane base(StepInstance half) {
        StepInstance surface = half.follow(0);
        if (!surface.is("IFCPLANE")) {
            throw new Fault(surface.id(), "a half space on " + surface.type() + " is not read");
        }
        Affine place = Axes.placement(surface.follow(0));
        var plane = new Plane(place.apply(0, 0, 0), place.direction(0, 0, 1));
        return half.flag(1) ? plane : plane.turned();
    }

    private List<List<Plane>> bounded(StepInstance half) {
        Plane base = base(half);
        Affine place = Axes.placement(half.follow(2));
        Profile boundary = Profile.of(half, List.of(curves.along(half.follow(3))), solids.tolerance());
        double[][] ring = boundary.rings().getFirst();
        if (ring.length > MOST_CORNERS) {
            throw new Fault(half.id(), "its boundary has more than " + MOST_CORNERS + " corners");
        }
        var regions = new ArrayList<List<Plane>>();
        for (double[][] part : convex(ring) ? List.<double[][]>of(ring) : triangles(half, ring)) {
            var planes = new ArrayList<Plane>(List.of(base));
            for (int i = 0; i < part.length; i++) {
                double[] a = part[i];
                double[] b = part[(i + 1) % part.length];
                double[] outward = Axes.unit(place.direction(b[1] - a[1], a[0] - b[0], 0));
                if (outward.length == 3) {
                    planes.add(new Plane(place.apply(a), outward));
                }
            }
            regions.add(planes);
        }
        return regions;
    }

    private static boolean convex(double[][] ring) {
        int n = ring.length;
        for (int i = 0; i < n; i++) {
            double[] a = ring[i];
            double[] b = ring[(i + 1) % n];
            double[] c = ring[(i + 2) % n];
            double turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
            double lengths = StrictMath.hypot(b[0] - a[0], b[1] - a[1]) * StrictMath.hypot(c[0] - b[0], c[1] - b[1]);
            if (turn < -1e-9 * lengths) {
                return false;
            }
        }
        return true;
    }

    private static List<double[][]> triangles(StepInstance at, double[][] ring) {
        var corners = new Coordinate[ring.length + 1];
        for (int i = 0; i <= ring.length; i++) {
            corners[i] = new Coordinate(ring[i % ring.length][0], ring[i % ring.length][1]);
        }
        Polygon polygon = new GeometryFactory().createPolygon(corners);
        if (!polygon.isValid()) {
            throw new Fault(at.id(), "its boundary crosses itself");
        }
        Geometry parts = PolygonTriangulator.triangulate(polygon);
        var triangles = new ArrayList<double[][]>();
        for (int i = 0; i < parts.getNumGeometries(); i++) {
            Coordinate[] c = parts.getGeometryN(i).getCoordinates();
            double[][] triangle = {{c[0].x, c[0].y, 0}, {c[1].x, c[1].y, 0}, {c[2].x, c[2].y, 0}};
            triangles.add(
                    Profile.area(triangle) > 0 ? triangle : new double[][] {triangle[2], triangle[1], triangle[0]});
        }
        return triangles;
    }

    /// The planes of the faces of a convex solid.
    private static List<Plane> around(StepInstance at, Mesh mesh) {
        if (mesh.faces().size() > MOST_FACES) {
            throw new Fault(at.id(), "it is cut with a body of more than " + MOST_FACES + " faces");
        }
        var planes = new ArrayList<Plane>();
        for (int[][] face : mesh.faces()) {
            double[] outward = Axes.unit(mesh.normal(face[0]));
            if (outward.length == 3) {
                planes.add(new Plane(mesh.corner(face[0][0]), outward));
            }
        }
        for (Plane plane : planes) {
            for (int i = 0; i < mesh.corners(); i++) {
                if (plane.distance(mesh.corner(i)) > 10 * mesh.tolerance()) {
                    throw new Fault(at.id(), "it is cut with a body that is not convex");
                }
            }
        }
        return planes;
    }
}
