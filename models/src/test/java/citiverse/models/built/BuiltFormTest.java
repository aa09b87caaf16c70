package citiverse.models.built;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Raster;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Frame;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltFormTest {
    private static final double LONGITUDE = 7.42;
    private static final double LATITUDE = 43.74;

    private static Town town() {
        return new Town(LONGITUDE, LATITUDE, "Europe/Paris");
    }

    private static List<Remark.Kind> remarks(BuiltForm form, String local) {
        return form.remarks().stream()
                .filter(remark -> remark.id().equals(Town.id(Layers.BUILDING, local)))
                .map(Remark::kind)
                .toList();
    }

    private static Building building(BuiltForm form, String local) {
        return form.building(Town.id(Layers.BUILDING, local)).orElseThrow();
    }

    @Test
    void heightsAreMetresElseLevelsElseByKindAndTheAssumedAreFlagged() {
        Town town = town().building("metres", 21, town().box(0, 0, 10, 10));
        town.with(
                Layers.BUILDING,
                "levels",
                town.box(20, 0, 30, 10),
                Properties.builder().put("levels", 4.0).build());
        town.with(
                Layers.BUILDING,
                "garage",
                town.box(40, 0, 50, 10),
                Properties.builder().put("building", "garage").build());
        town.with(Layers.BUILDING, "nothing", town.box(60, 0, 70, 10), Properties.empty());
        town.with(
                Layers.BUILDING,
                "wrong",
                town.box(80, 0, 90, 10),
                Properties.builder()
                        .put("height_metres", -3.0)
                        .put("levels", 2.0)
                        .build());
        BuiltForm form = BuiltForm.compile(town.build());
        assertEquals(21, building(form, "metres").heightMetres(), 1e-9);
        assertFalse(building(form, "metres").heightAssumed());
        assertEquals(12, building(form, "levels").heightMetres(), 1e-9);
        assertEquals(List.of(Remark.Kind.HEIGHT_FROM_LEVELS), remarks(form, "levels"));
        assertEquals(3, building(form, "garage").heightMetres(), 1e-9);
        assertEquals(9, building(form, "nothing").heightMetres(), 1e-9);
        assertTrue(building(form, "nothing").heightAssumed());
        assertEquals(6, building(form, "wrong").heightMetres(), 1e-9);
        assertEquals(List.of(Remark.Kind.HEIGHT_REFUSED, Remark.Kind.HEIGHT_FROM_LEVELS), remarks(form, "wrong"));
        assertTrue(form.ground().flat());
        assertEquals("none known: flat ground is assumed", form.ground().source());
    }

    @Test
    void whatHasNoAreaIsLeftOutAndWhatCrossesItselfIsMendedBothByName() {
        Town town = town().building("line", 5, town().area(0, 0, 10, 0, 20, 0));
        town.building("bow", 5, town.area(0, 50, 10, 60, 10, 50, 0, 60));
        town.building("point", 5, town.point(5, 5));
        BuiltForm form = BuiltForm.compile(town.build());
        assertEquals(List.of(Remark.Kind.LEFT_OUT), remarks(form, "line"));
        assertEquals(List.of(Remark.Kind.LEFT_OUT), remarks(form, "point"));
        assertEquals(List.of(Remark.Kind.MENDED), remarks(form, "bow"));
        assertEquals(1, form.buildings().size());
        assertEquals(2, building(form, "bow").solids().size());
    }

    @Test
    void partsStandForTheirBuilding() {
        Town town = town().building("whole", 30, town().box(0, 0, 30, 10));
        town.with(
                Layers.BUILDING_PART,
                "told",
                town.box(0, 0, 10, 10),
                Properties.builder()
                        .put("height_metres", 30.0)
                        .put("parent", Town.id(Layers.BUILDING, "whole"))
                        .build());
        town.with(
                Layers.BUILDING_PART,
                "found",
                town.box(10, 0, 30, 10),
                Properties.builder()
                        .put("height_metres", 8.0)
                        .put("min_height_metres", 3.0)
                        .build());
        BuiltForm form = BuiltForm.compile(town.build());
        assertEquals(1, form.buildings().size());
        Building whole = building(form, "whole");
        assertEquals(2, whole.solids().size());
        assertEquals(3, whole.solids().getFirst().baseMetres(), 1e-9, "parts come by id: found, told");
        assertEquals(8, whole.solids().getFirst().topMetres(), 1e-9);
        assertEquals(30, whole.heightMetres(), 1e-9);
    }

    @Test
    void buildingsStandOnTheTerrain() {
        Town town = town().building("house", 10, town().box(0, 0, 10, 10));
        float[] values = new float[16];
        Arrays.fill(values, 55);
        town.snapshot()
                .raster(new Raster(
                        "terrain", "dem", 4, 4, LONGITUDE - 0.02, LATITUDE + 0.02, 0.01, 0.01, values, "m", "EGM96"));
        BuiltForm form = BuiltForm.compile(town.build());
        assertEquals(55, building(form, "house").groundMetres(), 1e-9);
        assertEquals(65, building(form, "house").topMetres(), 1e-9);
        assertEquals(55, form.ground().at(1e5, 1e5), 1e-9, "outside, as at the edge");
    }

    @Test
    void aChangeRemakesWhatItTouchesAndEqualsMakingAllAnew() {
        Town town = town();
        for (int i = 0; i < 20; i++) {
            town.building("b" + i, 5 + i, town.box(20 * i, 0, 20 * i + 10, 10));
        }
        var before = town.build();
        BuiltForm form = BuiltForm.compile(before);
        Feature old = before.feature(Town.id(Layers.BUILDING, "b7")).orElseThrow();
        Feature higher = old.with(old.properties().with("height_metres", Value.of(50.0)));
        Feature added = Town.feature(
                Layers.BUILDING,
                "new",
                town.box(0, 40, 10, 50),
                Properties.builder().put("height_metres", 80.0).build());
        Feature gone = before.feature(Town.id(Layers.BUILDING, "b3")).orElseThrow();
        BuiltForm with =
                form.with(List.of(new Change.Alter(old, higher), new Change.Add(added), new Change.Remove(gone)));
        assertEquals(20, with.buildings().size());
        assertEquals(50, building(with, "b7").heightMetres(), 1e-9);
        assertEquals(80, building(with, "new").heightMetres(), 1e-9);
        assertTrue(with.building(gone.id()).isEmpty());
        assertEquals(12, building(form, "b7").heightMetres(), 1e-9, "the form before is as it was");
        assertEquals(building(form, "b9"), building(with, "b9"));
    }

    @Test
    void aStreetCanyonIsFoundByRaysToBothSides() {
        Town town = town();
        for (int i = 0; i < 10; i++) {
            town.building("e" + i, 15, town.box(10, 20 * i, 20, 20 * i + 19));
            town.building("w" + i, 9, town.box(-20, 20 * i, -8, 20 * i + 19));
        }
        BuiltForm form = BuiltForm.compile(town.build());
        double x = form.plane().x(town.plane().longitude());
        double y = form.plane().y(town.plane().latitudeOf(50));
        var east = form.firstWall(x, y, 1, 0, 100).orElseThrow();
        var west = form.firstWall(x, y, -1, 0, 100).orElseThrow();
        assertEquals(10, east.metres(), 0.01);
        assertEquals(15, east.topMetres(), 1e-9);
        assertEquals(8, west.metres(), 0.01);
        assertTrue(form.firstWall(x, y, 0, 1, 1000).isEmpty());
        assertTrue(form.buildingAt(x, y).isEmpty());
        assertTrue(form.buildingAt(x + 15, y).isPresent());
    }

    @Test
    void aFormGivesRidgeEavesAndWindows() {
        // A house of 10 x 6 m, eaves at 5 m, ridge at 8 m along x, from a height of 100 m in its datum.
        double[][] corners = {
            {0, 0, 100},
            {10, 0, 100},
            {10, 6, 100},
            {0, 6, 100},
            {0, 0, 105},
            {10, 0, 105},
            {10, 6, 105},
            {0, 6, 105},
            {0, 3, 108},
            {10, 3, 108},
            {2, 0, 101},
            {4, 0, 101},
            {4, 0, 103},
            {2, 0, 103}
        };
        int[] vertices = new int[3 * corners.length];
        for (int v = 0; v < corners.length; v++) {
            for (int k = 0; k < 3; k++) {
                vertices[3 * v + k] = (int) Math.round(corners[v][k] * 1000);
            }
        }
        int[][] faces = {
            {0, 3, 2, 1},
            {0, 1, 5, 4},
            {1, 2, 6, 9, 5},
            {2, 3, 7, 6},
            {3, 0, 4, 8, 7},
            {4, 5, 9, 8},
            {6, 7, 8, 9},
            {10, 11, 12, 13}
        };
        int[] starts = new int[faces.length + 1];
        int[] ones = new int[faces.length + 1];
        for (int f = 0; f < faces.length; f++) {
            starts[f + 1] = starts[f] + faces[f].length;
            ones[f + 1] = f + 1;
        }
        var shape = new Shape(
                Shape.Kind.MULTI_SURFACE,
                "3",
                new int[] {0, 1},
                new int[] {0, faces.length},
                ones,
                starts,
                Arrays.stream(faces).flatMapToInt(Arrays::stream).toArray(),
                new int[] {0, 1, 1, 1, 1, 2, 2, 3},
                List.of(
                        new Semantic("GroundSurface"),
                        new Semantic("WallSurface"),
                        new Semantic("RoofSurface"),
                        new Semantic("Window", 1, "")));
        Form packed = new Form(
                "",
                "",
                new double[] {0.001, 0.001, 0.001},
                new double[3],
                vertices,
                new Frame(LONGITUDE, LATITUDE, 0, 0, 1, 0, 0, 1),
                List.of(shape));
        Town town = town();
        town.with(
                Layers.BUILDING,
                "house",
                town.box(0, 0, 10, 6),
                Properties.builder()
                        .put("form", Value.of(packed.pack()))
                        .put("ground_metres", 100.0)
                        .build());
        Building house = building(BuiltForm.compile(town.build()), "house");
        Solid solid = house.solids().getFirst();
        assertEquals(Building.HeightFrom.FORM, house.heightFrom());
        assertEquals(8, house.heightMetres(), 1e-9);
        assertEquals(100, house.groundMetres(), 1e-9);
        assertEquals(105, solid.eavesMetres(), 1e-9);
        assertEquals(
                2,
                house.surfaces().stream()
                        .filter(s -> s.kind() == Surface.Kind.ROOF)
                        .count());
        Surface window = house.surfaces().stream()
                .filter(s -> s.kind() == Surface.Kind.WINDOW)
                .findFirst()
                .orElseThrow();
        assertEquals(4, window.squareMetres(), 1e-4);
        assertEquals(-1, window.normalY(), 1e-9);
        assertEquals(102, window.z(), 1e-9);
        double ridge = 0;
        for (int i = 0; i < solid.edges().length; i += 6) {
            if (solid.edges()[i + 2] > 107 && solid.edges()[i + 5] > 107) {
                ridge = Math.abs(solid.edges()[i] - solid.edges()[i + 3]);
            }
        }
        assertEquals(10, ridge, 1e-4);
    }
}
