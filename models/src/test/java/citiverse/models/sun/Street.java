package citiverse.models.sun;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Ground;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import citiverse.models.uncertainty.SplitMix;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// Made built forms: streets between endless walls, boxes, random skylines.
final class Street {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Street() {}

    static Plane plane(double latitude) {
        return Plane.around(0, latitude);
    }

    static BuiltForm form(double latitude, Solid... solids) {
        Plane plane = plane(latitude);
        var buildings = new ArrayList<Building>();
        for (int i = 0; i < solids.length; i++) {
            buildings.add(Building.of(String.format("b%05d", i), solids[i]));
        }
        return BuiltForm.of(plane, Ground.flat(plane), buildings);
    }

    /// A street along y between walls that rise at −width/2 and width/2.
    static Solid[] canyon(double width, double height) {
        double far = 1e5;
        return new Solid[] {
            Solid.box(-width / 2 - 20, -far, -width / 2, far, height),
            Solid.box(width / 2, -far, width / 2 + 20, far, height)
        };
    }

    static SunSettings settings() {
        SunSettings usual = SunSettings.of(2026, ZoneOffset.UTC);
        return new SunSettings(usual.dates(), 2026, ZoneOffset.UTC, 5, 5, 0, true, usual.sunshine(), 1e-4, 1e5, 0, 1);
    }

    static Receptors ground(double... places) {
        Receptors.Builder receptors = Receptors.builder();
        receptors.subject("ground", Sort.PLACE);
        for (int i = 0; i < places.length; i += 2) {
            receptors.add(Kind.GROUND, places[i], places[i + 1], 0, 0, 0, 1, 1);
        }
        return receptors.build();
    }

    static Receptors wall(double x, double y, double z, double azimuth) {
        double a = Math.toRadians(azimuth);
        return Receptors.builder()
                .subject("wall", Sort.PLACE)
                .add(Kind.GROUND, x, y, z, Math.sin(a), Math.cos(a), 0, 1)
                .build();
    }

    /// Turned boxes and other quarters, triangles and courtyards, of random heights.
    static List<Solid> skyline(long seed, int count, double halfSide, double most) {
        var dice = new SplitMix(seed);
        var solids = new ArrayList<Solid>();
        for (int i = 0; i < count; i++) {
            double x = (2 * dice.nextOpen() - 1) * halfSide;
            double y = (2 * dice.nextOpen() - 1) * halfSide;
            int corners = 3 + dice.nextInt(4);
            double size = 4 + 16 * dice.nextOpen();
            double turn = 2 * Math.PI * dice.nextOpen();
            var ring = new Coordinate[corners + 1];
            for (int c = 0; c < corners; c++) {
                double angle = turn + 2 * Math.PI * c / corners;
                ring[c] = new Coordinate(x + size * Math.cos(angle), y + size * Math.sin(angle));
            }
            ring[corners] = ring[0];
            solids.add(Solid.prism(GEOMETRY.createPolygon(ring), 0, 3 + dice.nextOpen() * most));
        }
        return solids;
    }

    /// Receptors at random on ground that is not built over, and on the walls of solids.
    static Receptors scattered(long seed, BuiltForm form, int count, double halfSide) {
        var dice = new SplitMix(seed ^ 0x5EED);
        Receptors.Builder receptors = Receptors.builder();
        receptors.subject("ground", Sort.PLACE);
        while (receptors.size() < count / 2) {
            double x = (2 * dice.nextOpen() - 1) * halfSide;
            double y = (2 * dice.nextOpen() - 1) * halfSide;
            if (form.buildingAt(x, y).isEmpty()) {
                receptors.add(Kind.GROUND, x, y, 0.01, 0, 0, 1, 1);
            }
        }
        while (receptors.size() < count) {
            Building building =
                    form.buildings().get(dice.nextInt(form.buildings().size()));
            new ReceptorPlan(8, 5, 1.6, 5, 0).building(form, building, receptors);
        }
        return receptors.build();
    }
}
