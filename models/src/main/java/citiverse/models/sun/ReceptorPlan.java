package citiverse.models.sun;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.built.Surface;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Where receptors are put.
///
/// @param facadeMetres greatest distance along a wall
/// @param rowMetres distance between rows up a wall
/// @param firstRowMetres height of the first row above the ground; 1.6 m is usual for a window whose place is
///     not known
/// @param openMetres distance over open ground
/// @param heightMetres height of receptors above open ground
public record ReceptorPlan(
        double facadeMetres, double rowMetres, double firstRowMetres, double openMetres, double heightMetres) {

    /// Away from the surface, so that it does not shade itself.
    private static final double OFF_METRES = 0.01;
    private static final double LEAST_WALL_METRES = 1;
    private static final int MOST_ALONG_A_SIDE = 2000;

    public ReceptorPlan {
        if (!(facadeMetres > 0) || !(rowMetres > 0) || !(firstRowMetres >= 0) || !(openMetres > 0)) {
            throw new IllegalArgumentException("distances are greater than 0");
        }
        if (!(heightMetres >= 0)) {
            throw new IllegalArgumentException("receptors stand on the ground or above it");
        }
    }

    /// Every 6 m along walls and 6 m up from 1.6 m, every 5 m over open ground, on the ground.
    public static final ReceptorPlan DEFAULT = new ReceptorPlan(6, 6, 1.6, 5, 0);

    /// Puts receptors of a building: at the middle of each window where windows are drawn, else on its walls.
    /// A place on a wall against which a neighbour stands has no receptor.
    public void building(BuiltForm form, Building building, Receptors.Builder into) {
        into.subject(building.id(), Sort.BUILDING);
        boolean windows = false;
        for (Surface surface : building.surfaces()) {
            if (surface.kind() == Surface.Kind.WINDOW && surface.normalZ() >= 0) {
                surface(surface, Kind.WINDOW, into);
                windows = true;
            }
        }
        if (!windows) {
            for (Solid solid : building.solids()) {
                for (double[] ring : solid.rings()) {
                    walls(form, building, solid, ring, into);
                }
            }
        }
    }

    /// Puts receptors on the roofs of a building: one in the middle of each roof that is drawn, else one on
    /// each body.
    public void roofs(BuiltForm form, Building building, Receptors.Builder into) {
        into.subject(building.id(), Sort.BUILDING);
        boolean drawn = false;
        for (Surface surface : building.surfaces()) {
            if (surface.kind() == Surface.Kind.ROOF) {
                surface(surface, Kind.ROOF, into);
                drawn = true;
            }
        }
        if (drawn) {
            return;
        }
        for (Solid solid : building.solids()) {
            Coordinate inside = inside(solid);
            double z = solid.topMetres() + OFF_METRES;
            if (inside != null && !buried(form, inside.x, inside.y, z)) {
                into.add(Kind.ROOF, inside.x, inside.y, z, 0, 0, 1, area(solid));
            }
        }
    }

    /// Puts receptors in a grid over open ground, where no building stands.
    ///
    /// @param area in CRS84
    /// @return how many; none where the area is too small for its grid or all built over
    public int open(BuiltForm form, String id, Geometry area, Receptors.Builder into) {
        into.subject(id, Sort.OPEN_SPACE);
        Geometry flat = flat(form, area);
        if (!(flat instanceof Polygonal) || flat.isEmpty()) {
            return 0;
        }
        var locator = new IndexedPointInAreaLocator(flat);
        Envelope box = flat.getEnvelopeInternal();
        double step = Math.max(openMetres, Math.max(box.getWidth(), box.getHeight()) / MOST_ALONG_A_SIDE);
        int before = into.size();
        for (double y = box.getMinY() + step / 2; y < box.getMaxY(); y += step) {
            for (double x = box.getMinX() + step / 2; x < box.getMaxX(); x += step) {
                if (locator.locate(new Coordinate(x, y)) == Location.INTERIOR
                        && form.buildingAt(x, y).isEmpty()) {
                    ground(form, x, y, step * step, into);
                }
            }
        }
        return into.size() - before;
    }

    /// Puts one receptor on the ground at a place, or on the roof of the building that stands there.
    public void place(BuiltForm form, String id, double longitude, double latitude, Receptors.Builder into) {
        into.subject(id, Sort.PLACE);
        ground(form, form.plane().x(longitude), form.plane().y(latitude), 1, into);
    }

    private void ground(BuiltForm form, double x, double y, double area, Receptors.Builder into) {
        double z = form.ground().at(x, y) + heightMetres + OFF_METRES;
        into.add(Kind.GROUND, x, y, z, 0, 0, 1, area);
    }

    private static void surface(Surface surface, Kind kind, Receptors.Builder into) {
        into.add(
                kind,
                surface.x() + OFF_METRES * surface.normalX(),
                surface.y() + OFF_METRES * surface.normalY(),
                surface.z() + OFF_METRES * surface.normalZ(),
                surface.normalX(),
                surface.normalY(),
                surface.normalZ(),
                surface.squareMetres());
    }

    private void walls(BuiltForm form, Building building, Solid solid, double[] ring, Receptors.Builder into) {
        for (int i = 0; i < ring.length; i += 2) {
            int next = (i + 2) % ring.length;
            double dx = ring[next] - ring[i];
            double dy = ring[next + 1] - ring[i + 1];
            double length = Math.sqrt(dx * dx + dy * dy);
            if (length < LEAST_WALL_METRES) {
                continue;
            }
            int along = (int) Math.ceil(length / facadeMetres);
            // Rings run so that the building lies on their left: outward is to the right.
            double east = dy / length;
            double north = -dx / length;
            for (int a = 0; a < along; a++) {
                double part = (a + 0.5) / along;
                double x = ring[i] + part * dx + OFF_METRES * east;
                double y = ring[i + 1] + part * dy + OFF_METRES * north;
                for (double z : rows(ground(form, building, x, y), solid)) {
                    if (!buried(form, x, y, z)) {
                        into.add(Kind.FACADE, x, y, z, east, north, 0, length / along * rowMetres);
                    }
                }
            }
        }
    }

    /// Height of the ground before a wall: on a slope it is not that under the building.
    private static double ground(BuiltForm form, Building building, double x, double y) {
        return form.ground().terrain().isPresent() ? form.ground().at(x, y) : building.groundMetres();
    }

    /// Heights of rows; a wall lower than the first row has one in its middle, one beneath the ground none.
    private double[] rows(double ground, Solid solid) {
        double foot = Math.max(ground, solid.baseMetres());
        double first = Math.max(ground + firstRowMetres, solid.baseMetres() + OFF_METRES);
        if (foot >= solid.eavesMetres()) {
            return new double[0];
        }
        if (first >= solid.eavesMetres()) {
            return new double[] {(foot + solid.eavesMetres()) / 2};
        }
        double[] rows = new double[(int) Math.ceil((solid.eavesMetres() - first) / rowMetres)];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = first + row * rowMetres;
        }
        return rows;
    }

    /// True where a solid stands over or around a place.
    private static boolean buried(BuiltForm form, double x, double y, double z) {
        boolean[] found = {false};
        form.solids().visit(x, y, x, y, s -> {
            Solid solid = form.solids().solid(s);
            found[0] |= solid.topMetres() > z && solid.covers(x, y);
        });
        return found[0];
    }

    private static Coordinate inside(Solid solid) {
        return polygon(solid).getInteriorPoint().getCoordinate();
    }

    private static double area(Solid solid) {
        return polygon(solid).getArea();
    }

    private static Geometry polygon(Solid solid) {
        return Shadows.footprint(solid);
    }

    /// An area of CRS84 on the plane of a built form.
    static Geometry flat(BuiltForm form, Geometry area) {
        Geometry flat = area.copy();
        flat.apply((Coordinate c) -> {
            c.setX(form.plane().x(c.getX()));
            c.setY(form.plane().y(c.getY()));
        });
        flat.geometryChanged();
        return flat.isValid() ? flat : GeometryFixer.fix(flat);
    }

    /// Receptors on the walls or windows of every building near a place, by id.
    ///
    /// @param x metres east on the plane of the built form
    /// @param y metres north
    public Receptors around(BuiltForm form, double x, double y, double metres) {
        List<Building> near = new ArrayList<>();
        for (Building building : form.buildings()) {
            Solid body = building.solids().getFirst();
            double dx = (body.minX() + body.maxX()) / 2 - x;
            double dy = (body.minY() + body.maxY()) / 2 - y;
            if (dx * dx + dy * dy <= metres * metres) {
                near.add(building);
            }
        }
        near.sort(Comparator.comparing(Building::id));
        Receptors.Builder receptors = Receptors.builder();
        near.forEach(building -> building(form, building, receptors));
        return receptors.build();
    }
}
