package citiverse.models.sun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Ground;
import citiverse.models.built.Solid;
import citiverse.models.built.Surface;
import citiverse.models.plane.Plane;
import citiverse.models.sun.Receptors.Kind;
import citiverse.twin.Raster;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where receptors are put on walls, windows and roofs.
class ReceptorPlanTest {
    private static Receptors walls(BuiltForm form, int building) {
        Receptors.Builder into = Receptors.builder();
        ReceptorPlan.DEFAULT.building(form, form.buildings().get(building), into);
        return into.build();
    }

    @Test
    void wallsHaveRowsAndFaceOutward() {
        BuiltForm form = Street.form(45, Solid.box(0, 0, 12, 10, 9));
        Receptors receptors = walls(form, 0);
        assertEquals(16, receptors.size(), "two along each of four walls, in rows at 1.6 and 7.6 m");
        for (int r = 0; r < receptors.size(); r++) {
            assertEquals(Kind.FACADE, receptors.kind()[r]);
            double out = receptors.normalEast()[r] * (receptors.x()[r] - 6)
                    + receptors.normalNorth()[r] * (receptors.y()[r] - 5);
            assertTrue(out > 0, "outward");
            assertTrue(form.buildingAt(receptors.x()[r], receptors.y()[r]).isEmpty());
        }
    }

    @Test
    void aWallAgainstANeighbourHasNoneBelowItsTop() {
        BuiltForm form = Street.form(45, Solid.box(0, 0, 12, 12, 20), Solid.box(12, 0, 24, 12, 10));
        Receptors high = walls(form, 0);
        long east = 0;
        for (int r = 0; r < high.size(); r++) {
            if (high.normalEast()[r] > 0.9) {
                assertTrue(high.z()[r] > 10, "only above the neighbour's roof");
                east++;
            }
        }
        assertEquals(4, east, "rows at 13.6 and 19.6 m");
        Receptors low = walls(form, 1);
        for (int r = 0; r < low.size(); r++) {
            assertTrue(low.normalEast()[r] > -0.9, "none on the common wall");
        }
    }

    @Test
    void drawnWindowsTakeTheWallsPlaceAndRoofsSeeOverTheirOwnHouse() {
        Solid box = Solid.box(0, 0, 10, 10, 6);
        var window = new Surface(Surface.Kind.WINDOW, 5, 0, 3, 0, -1, 0, 2);
        double s = Math.sqrt(0.5);
        var roof = new Surface(Surface.Kind.ROOF, 5, 5, 5, 0, -s, s, 70);
        Plane plane = Plane.around(0, 45);
        Building house = new Building("house", "", List.of(box), 0, 6, Building.HeightFrom.FORM, List.of(window, roof));
        BuiltForm form = BuiltForm.of(plane, Ground.flat(plane), List.of(house));
        Receptors.Builder into = Receptors.builder();
        ReceptorPlan.DEFAULT.building(form, house, into);
        ReceptorPlan.DEFAULT.roofs(form, house, into);
        Receptors receptors = into.build();
        assertEquals(2, receptors.size());
        assertEquals(Kind.WINDOW, receptors.kind()[0]);
        assertEquals(-0.01, receptors.y()[0], 1e-9);
        SunResult sun = SunModel.compile(form, receptors, SunSettings.of(2026, ZoneOffset.UTC))
                .baseline();
        assertTrue(sun.dateHours(0, 0) > 11, "a window to the south at equinox");
        assertTrue(sun.yearHours(1) > 3000, "the roof is not buried in its own house");
        assertEquals(0.5, sun.skyView(0), 0.01);
    }

    @Test
    void flatRoofsAndLoweredBuildings() {
        BuiltForm form = Street.form(51.5, Solid.box(0, 0, 20, 20, 8), Solid.box(0, -30, 20, -10, 40));
        Receptors.Builder into = Receptors.builder();
        ReceptorPlan.DEFAULT.roofs(form, form.buildings().get(0), into);
        Receptors roof = into.build();
        assertEquals(1, roof.size());
        assertEquals(400, roof.squareMetres()[0], 1e-3);
        SunModel model = SunModel.compile(form, roof, SunSettings.of(2026, ZoneOffset.UTC));
        SunResult lowered = model.with(
                List.of(Solid.box(0, -30, 20, -10, 10)),
                List.of(form.buildings().get(1).id()));
        assertTrue(lowered.yearHours(0) > model.baseline().yearHours(0) + 200, "lowering gives sun back");
        SunResult full = SunModel.compile(
                        Street.form(51.5, Solid.box(0, 0, 20, 20, 8), Solid.box(0, -30, 20, -10, 10)),
                        roof,
                        SunSettings.of(2026, ZoneOffset.UTC))
                .baseline();
        assertEquals(full.yearSeconds[0], lowered.yearSeconds[0]);
    }

    @Test
    void onASlopeTheLowestRowStandsAboveTheGroundBeforeItsWall() {
        Plane plane = Plane.around(7, 46);
        float[] values = new float[100 * 100];
        for (int i = 0; i < values.length; i++) {
            // Rows run from north to south: 33 m a row, rising 0.3 to the north.
            values[i] = 500 - i / 100 * 10;
        }
        var terrain = new Raster("terrain", "made", 100, 100, 6.985, 46.015, 0.0003, 0.0003, values, "m", "");
        Ground ground = Ground.of(plane, terrain);
        Solid base = Solid.box(0, 0, 40, 40, 1);
        Solid slab = Solid.prism(
                (org.locationtech.jts.geom.Polygon) Shadows.footprint(base), ground.at(20, 20), ground.at(20, 20) + 12);
        BuiltForm form = BuiltForm.of(plane, ground, List.of(Building.of("slab", slab)));
        Receptors receptors = walls(form, 0);
        for (int r = 0; r < receptors.size(); r++) {
            double before = ground.at(receptors.x()[r], receptors.y()[r]);
            assertTrue(receptors.z()[r] > before, "not beneath the ground");
        }
    }
}
