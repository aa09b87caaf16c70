package citiverse.standards.ifc;

import citiverse.standards.AreaCheck;
import citiverse.standards.Findings;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/// Bodies seen from above, in the plane of the model in metres, to a tenth of a millimetre.
final class Footprints {
    /// Bodies of more faces are shown by their convex hull.
    static final int MOST_FACES = 4_000;

    /// Unions of more areas are not snapped to the grid, only their corners are: the tree of the snapping degenerates
    /// where thousands of walls stand in rows (a model of 60,000 walls: 35 s of a core with it, 18 s without).
    private static final int MOST_SNAPPED = MOST_FACES;

    private static final double UPRIGHT = 1e-6;
    private static final double SMALLEST_AREA = 1e-6;
    private static final double DEGREE_DIGITS = 1e9;
    private static final PrecisionModel GRID = new PrecisionModel(10_000);

    private final GeometryFactory factory = new GeometryFactory();
    private final Georeference place;
    private final Findings findings;

    Footprints(Georeference place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    /// What a body covers; empty where it has no positions.
    Optional<Geometry> of(Body body) {
        int faces = 0;
        for (Mesh mesh : body.solids()) {
            faces += mesh.faces().size();
        }
        for (Mesh mesh : body.surfaces()) {
            faces += mesh.faces().size();
        }
        if (faces > MOST_FACES) {
            findings.read("footprints that are convex hulls, of more than " + MOST_FACES + " faces");
            return hull(body);
        }
        var areas = new ArrayList<Geometry>();
        body.solids().forEach(mesh -> areas(mesh, false, areas));
        body.surfaces().forEach(mesh -> areas(mesh, true, areas));
        body.lines().forEach(line -> line(line, areas));
        return union(areas).or(() -> hull(body));
    }

    /// The union of areas; empty where there are none, or what they enclose is less than a square millimetre.
    Optional<Geometry> union(Collection<Geometry> areas) {
        if (areas.isEmpty()) {
            return Optional.empty();
        }
        try {
            Geometry union = areas.size() <= MOST_SNAPPED
                    ? UnaryUnionNG.union(areas, factory, GRID)
                    : OverlayNGRobust.union(areas.stream().map(this::onGrid).toList(), factory);
            return union instanceof Polygonal && union.getArea() > SMALLEST_AREA
                    ? Optional.of(union)
                    : Optional.empty();
        } catch (TopologyException | IllegalArgumentException failed) {
            findings.read("footprints that are convex hulls, as their union failed");
            return Optional.of(factory.createGeometryCollection(areas.toArray(Geometry[]::new))
                            .convexHull())
                    .filter(Polygonal.class::isInstance);
        }
    }

    private Geometry onGrid(Geometry area) {
        Geometry copy = area.copy();
        copy.apply((Coordinate position) -> GRID.makePrecise(position));
        copy.geometryChanged();
        return copy.isValid() ? copy : copy.buffer(0);
    }

    /// The faces that look up; of surfaces that enclose nothing also those that look down.
    private void areas(Mesh mesh, boolean both, List<Geometry> areas) {
        for (int[][] face : mesh.faces()) {
            double[] normal = Axes.unit(mesh.normal(face[0]));
            if (normal.length == 0 || (both ? Math.abs(normal[2]) : normal[2]) <= UPRIGHT) {
                continue;
            }
            LinearRing outer = ring(mesh, face[0]);
            var holes = new LinearRing[face.length - 1];
            for (int i = 1; i < face.length; i++) {
                holes[i - 1] = ring(mesh, face[i]);
            }
            areas.add(factory.createPolygon(outer, holes));
        }
    }

    private LinearRing ring(Mesh mesh, int[] ring) {
        var positions = new Coordinate[ring.length + 1];
        for (int i = 0; i <= ring.length; i++) {
            double[] p = mesh.corner(ring[i % ring.length]);
            positions[i] = new CoordinateXY(p[0], p[1]);
        }
        return factory.createLinearRing(positions);
    }

    private void line(List<double[]> line, List<Geometry> areas) {
        if (line.size() < 4) {
            return;
        }
        double[] first = line.getFirst();
        double[] last = line.getLast();
        if (Math.abs(first[0] - last[0]) + Math.abs(first[1] - last[1]) < UPRIGHT) {
            var positions = new Coordinate[line.size()];
            for (int i = 0; i < positions.length; i++) {
                double[] p = line.get(i % (positions.length - 1));
                positions[i] = new CoordinateXY(p[0], p[1]);
            }
            areas.add(factory.createPolygon(positions));
        }
    }

    private Optional<Geometry> hull(Body body) {
        var positions = new ArrayList<Coordinate>();
        for (List<Mesh> meshes : List.of(body.solids(), body.surfaces())) {
            for (Mesh mesh : meshes) {
                for (int i = 0; i < mesh.corners(); i++) {
                    double[] p = mesh.corner(i);
                    positions.add(new CoordinateXY(GRID.makePrecise(p[0]), GRID.makePrecise(p[1])));
                }
            }
        }
        body.lines()
                .forEach(line -> line.forEach(
                        p -> positions.add(new CoordinateXY(GRID.makePrecise(p[0]), GRID.makePrecise(p[1])))));
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(factory.createMultiPointFromCoords(positions.toArray(Coordinate[]::new))
                .convexHull());
    }

    private void toEarth(Coordinate position) {
        Coordinate lonLat = place.lonLat(position.x, position.y);
        if (!(Math.abs(lonLat.x) <= 180) || !(Math.abs(lonLat.y) <= 90)) {
            throw new Fault(0, "not on the earth");
        }
        position.x = Math.rint(lonLat.x * DEGREE_DIGITS) / DEGREE_DIGITS;
        position.y = Math.rint(lonLat.y * DEGREE_DIGITS) / DEGREE_DIGITS;
    }

    /// The same in longitude and latitude; empty, with a warning, where it is not on the earth.
    Optional<Geometry> onEarth(Geometry area, String at) {
        Geometry copy = area.copy();
        try {
            copy.apply(this::toEarth);
        } catch (Problem | Fault outside) {
            findings.warn("without a place on the map: it is not on the earth", at);
            return Optional.empty();
        }
        copy.geometryChanged();
        return AreaCheck.valid(copy, at, findings);
    }
}
