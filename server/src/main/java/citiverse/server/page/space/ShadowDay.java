package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.Shadows;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Shadows around a place hour by hour, on ground as high as that under each building, for the maps that the report
/// draws as well.
final class ShadowDay {
    private static final double SIDE = 120;
    private static final double MOST_SIDE = 260;
    private static final double LEAST_ELEVATION = 4;
    private static final int MOST_BUILDINGS = 900;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Plane plane;
    private final double x;
    private final double y;
    private final double side;

    private ShadowDay(Plane plane, double x, double y, double side) {
        this.plane = plane;
        this.x = x;
        this.y = y;
        this.side = side;
    }

    /// @param before the city as it is
    /// @param after the city with the option; the same where none is looked at
    /// @param made ids of what the option builds
    static Daylight of(DaySun day, BuiltForm before, BuiltForm after, List<String> made, double x, double y) {
        double tallest = made.stream()
                .flatMap(id -> after.building(id).stream())
                .mapToDouble(Building::heightMetres)
                .max()
                .orElse(0);
        double side = Math.clamp(2.5 * tallest, SIDE, MOST_SIDE);
        return new ShadowDay(before.plane(), x, y, side).daylight(day, before, after, new HashSet<>(made));
    }

    private Daylight daylight(DaySun day, BuiltForm before, BuiltForm after, Set<String> made) {
        List<Building> standing = near(before, null);
        List<Building> added = near(after, made);
        Geometry view = SHAPES.toGeometry(new Envelope(x - side, x + side, y - side, y + side));
        var frames = new ArrayList<Frame>();
        for (DaySun.Step step : day.hours()) {
            double elevation = step.sun().elevation();
            if (elevation >= LEAST_ELEVATION && elevation < 90) {
                Geometry cast =
                        shadows(standing, step.sun().azimuth(), elevation).intersection(view);
                Geometry more = added.isEmpty()
                        ? SHAPES.createPolygon()
                        : shadows(added, step.sun().azimuth(), elevation)
                                .intersection(view)
                                .difference(cast);
                frames.add(new Frame(step.time(), step.sun().azimuth(), elevation, outlines(cast), outlines(more)));
            }
        }
        double[] box = {
            plane.longitudeOf(x - side),
            plane.latitudeOf(y - side),
            plane.longitudeOf(x + side),
            plane.latitudeOf(y + side)
        };
        return new Daylight("", day.date().toString(), box, footprints(standing), footprints(added), frames);
    }

    /// @param only ids of those that are wanted, null for all
    private List<Building> near(BuiltForm form, Set<String> only) {
        Stream<Building> found = SpaceCity.buildingsAround(form, x, y, 2 * side).stream();
        return (only == null ? found : found.filter(building -> only.contains(building.id())))
                .limit(MOST_BUILDINGS)
                .toList();
    }

    private Geometry shadows(List<Building> buildings, double azimuth, double elevation) {
        var all = new ArrayList<Geometry>();
        for (Building building : buildings) {
            for (Solid solid : building.solids()) {
                if (falls(solid, building.groundMetres(), azimuth, elevation)) {
                    all.add(Shadows.of(solid, building.groundMetres(), azimuth, elevation));
                }
            }
        }
        Geometry union = org.locationtech.jts.operation.union.UnaryUnionOp.union(all);
        Geometry found = union == null ? SHAPES.createPolygon() : union;
        return found.isValid() ? found : GeometryFixer.fix(found);
    }

    /// True where a shadow may fall into the view: most of those around fall short of it, and joining them to the
    /// others is what takes the time.
    private boolean falls(Solid solid, double groundMetres, double azimuth, double elevation) {
        double reach = Math.max(0, solid.topMetres() - groundMetres) / StrictMath.tan(StrictMath.toRadians(elevation));
        double east = -StrictMath.sin(StrictMath.toRadians(azimuth)) * reach;
        double north = -StrictMath.cos(StrictMath.toRadians(azimuth)) * reach;
        return solid.minX() + Math.min(0, east) < x + side
                && solid.maxX() + Math.max(0, east) > x - side
                && solid.minY() + Math.min(0, north) < y + side
                && solid.maxY() + Math.max(0, north) > y - side;
    }

    private List<double[]> footprints(List<Building> buildings) {
        return buildings.stream()
                .flatMap(building -> building.solids().stream())
                .filter(solid -> solid.minX() < x + side
                        && solid.maxX() > x - side
                        && solid.minY() < y + side
                        && solid.maxY() > y - side)
                .map(solid -> {
                    double[] ring = solid.rings()[0].clone();
                    for (int i = 0; i < ring.length; i += 2) {
                        ring[i] = plane.longitudeOf(ring[i]);
                        ring[i + 1] = plane.latitudeOf(ring[i + 1]);
                    }
                    return ring;
                })
                .toList();
    }

    private List<double[]> outlines(Geometry area) {
        Geometry simple = TopologyPreservingSimplifier.simplify(area, 0.5);
        var outlines = new ArrayList<double[]>();
        for (int part = 0; part < simple.getNumGeometries(); part++) {
            if (simple.getGeometryN(part) instanceof Polygon polygon && polygon.getArea() >= 4) {
                outlines.add(degrees(polygon.getExteriorRing().getCoordinates()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    outlines.add(degrees(polygon.getInteriorRingN(hole).getCoordinates()));
                }
            }
        }
        return outlines;
    }

    private double[] degrees(Coordinate[] corners) {
        double[] ring = new double[2 * (corners.length - 1)];
        for (int i = 0; i < ring.length; i += 2) {
            ring[i] = plane.longitudeOf(corners[i / 2].x);
            ring[i + 1] = plane.latitudeOf(corners[i / 2].y);
        }
        return ring;
    }
}
