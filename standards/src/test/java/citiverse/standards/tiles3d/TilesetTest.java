package citiverse.standards.tiles3d;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.solid.IntList;
import citiverse.standards.solid.ShapeBuilder;
import citiverse.standards.tiles3d.Standing.Body;
import citiverse.standards.tiles3d.Standing.HeightFrom;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Frame;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

/// Tilesets against the rules of 3D Tiles 1.1, and contents as another implementation reads them.
class TilesetTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LON = 11.5;
    private static final double LAT = 48.1;
    private static final double[] METRES = LocalFrame.metresPerDegree(LAT);

    /// A city and its tree.
    private record City(List<Standing> things, TileTree tree) {
        byte[] content(int tile) {
            return new Tileset(tree).content(tile, things::get);
        }

        byte[] json() {
            return new Tileset(tree).json(tile -> tile + ".glb", Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400, 401, 3_000})
    void everyBuildingIsInExactlyOneLeaf(int count) {
        City city = city(count, 7);
        int[] seen = new int[count];
        for (int tile = 0; tile < city.tree.tiles(); tile++) {
            if (city.tree.isLeaf(tile)) {
                assertTrue(city.tree.thingsOf(tile).length <= TileTree.MOST_IN_A_LEAF);
                for (int thing : city.tree.thingsOf(tile)) {
                    seen[thing]++;
                }
            }
        }
        assertTrue(IntStream.of(seen).allMatch(times -> times == 1));
        List<String> drawn = new ArrayList<>();
        for (int tile = 0; tile < city.tree.tiles(); tile++) {
            if (city.tree.isLeaf(tile) && count > 0) {
                drawn.addAll(ReadGlb.of(city.content(tile)).texts("urn"));
            }
        }
        assertEquals(
                city.things.stream().map(Standing::urn).sorted().toList(),
                drawn.stream().sorted().toList());
    }

    @Test
    void clause78TheTilesetKeepsTheRules() {
        City city = city(3_000, 11);
        Map<?, ?> tileset = (Map<?, ?>) CanonicalJson.parse(city.json());
        assertEquals("1.1", ((Map<?, ?>) tileset.get("asset")).get("version"));
        double whole = number(tileset.get("geometricError"));
        Map<?, ?> root = (Map<?, ?>) tileset.get("root");
        assertTrue(whole >= number(root.get("geometricError")));
        assertEquals(city.tree.tiles(), check(root, Double.MAX_VALUE, null));
    }

    private static int check(Map<?, ?> tile, double above, List<?> regionAbove) {
        double error = number(tile.get("geometricError"));
        assertTrue(error >= 0 && error < above, "an error is less than that of the tile above");
        assertEquals("REPLACE", tile.get("refine"));
        List<?> region = (List<?>) ((Map<?, ?>) tile.get("boundingVolume")).get("region");
        assertEquals(6, region.size());
        assertTrue(number(region.get(0)) < number(region.get(2)) && number(region.get(1)) < number(region.get(3)));
        assertTrue(number(region.get(4)) < number(region.get(5)));
        assertTrue(Math.abs(number(region.get(0))) <= Math.PI && Math.abs(number(region.get(1))) <= Math.PI / 2);
        if (regionAbove != null) {
            for (int k : new int[] {0, 1, 4}) {
                assertTrue(number(region.get(k)) >= number(regionAbove.get(k)) - 1e-12);
            }
            for (int k : new int[] {2, 3, 5}) {
                assertTrue(number(region.get(k)) <= number(regionAbove.get(k)) + 1e-12);
            }
        }
        assertEquals(16, ((List<?>) tile.get("transform")).size());
        assertTrue(((Map<?, ?>) tile.get("content")).get("uri") instanceof String);
        int tiles = 1;
        if (tile.get("children") instanceof List<?> children) {
            assertFalse(children.isEmpty());
            assertTrue(error > 0);
            for (Object child : children) {
                tiles += check((Map<?, ?>) child, error, region);
            }
        } else {
            assertEquals(0.0, error);
        }
        return tiles;
    }

    @Test
    void boundingVolumesContainAllVertices() {
        City city = city(2_000, 13);
        Map<?, ?> tileset = (Map<?, ?>) CanonicalJson.parse(city.json());
        double[] identity = new double[16];
        for (int k = 0; k < 16; k += 5) {
            identity[k] = 1;
        }
        assertTrue(vertices(city, (Map<?, ?>) tileset.get("root"), identity) > 20_000);
    }

    private static long vertices(City city, Map<?, ?> tile, double[] above) {
        double[] own = ((List<?>) tile.get("transform"))
                .stream().mapToDouble(TilesetTest::number).toArray();
        double[] matrix = product(above, own);
        String uri = (String) ((Map<?, ?>) tile.get("content")).get("uri");
        ReadGlb glb = ReadGlb.of(city.content(Integer.parseInt(uri.replace(".glb", ""))));
        List<?> region = (List<?>) ((Map<?, ?>) tile.get("boundingVolume")).get("region");
        long count = 0;
        for (ReadGlb.Primitive primitive : glb.primitives()) {
            for (int v = 0; v < primitive.vertices(); v++) {
                // 3D Tiles turns y up to z up: (x, -z, y).
                double[] up = {
                    primitive.position(v, 0), -primitive.position(v, 2), primitive.position(v, 1),
                };
                double[] earth = new double[3];
                for (int k = 0; k < 3; k++) {
                    earth[k] = matrix[k] * up[0] + matrix[4 + k] * up[1] + matrix[8 + k] * up[2] + matrix[12 + k];
                }
                double[] place = geodetic(earth);
                for (int k = 0; k < 2; k++) {
                    assertTrue(place[k] >= number(region.get(k)) && place[k] <= number(region.get(k + 2)));
                }
                assertTrue(place[2] >= number(region.get(4)) && place[2] <= number(region.get(5)));
                count++;
            }
        }
        if (tile.get("children") instanceof List<?> children) {
            for (Object child : children) {
                count += vertices(city, (Map<?, ?>) child, matrix);
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areasAndVolumesAreThoseOfTheOutlines(long seed) {
        System.out.println("seed " + seed);
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            Polygon footprint = outline(dice, 0, 0, dice.nextDouble(5, 60), i % 2 == 0);
            if (!footprint.isValid()) {
                continue;
            }
            double base = dice.nextDouble(0, 500);
            double height = dice.nextDouble(2, 90);
            var body = new Body.Prism(degrees(footprint), base, base + height, false);
            ReadGlb glb = one(List.of(body), base);
            String what = "seed " + seed + ", " + i + ": " + footprint;
            assertEquals(footprint.getArea(), glb.area("roof"), 2e-3 * footprint.getArea(), what);
            assertEquals(footprint.getArea(), glb.area("underside"), 2e-3 * footprint.getArea(), what);
            double walls = footprint.getLength() * height;
            assertEquals(walls, glb.area("wall"), 2e-3 * walls, what);
            double volume = footprint.getArea() * height;
            assertEquals(volume, glb.volume(), 3e-3 * volume, what);
        }
    }

    @Test
    void aGabledFormKeepsItsVolumeAndItsSurfaces() {
        // 12 m long, 8 m wide, eaves at 6 m, ridge at 9 m.
        Form form = gable();
        Shape shape = Body.Surfaces.drawable(form).orElseThrow();
        assertEquals("2.2", shape.lod());
        ReadGlb glb = one(List.of(new Body.Surfaces(form, shape, 100)), 100);
        assertEquals(12 * 8 * (6 + 3 / 2.0), glb.volume(), 1);
        assertEquals(2 * 12 * 5, glb.area("roof"), 0.2);
        assertEquals(12 * 8, glb.area("underside"), 0.2);
        assertEquals(2 * 12 * 6 + 2 * (8 * 6 + 8 * 3 / 2.0), glb.area("wall"), 0.5);
    }

    @Test
    void aWallWithAHoleKeepsItsArea() {
        var surface = new Surface();
        // An upright wall 10 m by 6 m along a slanting direction, with two windows of 2 m by 1 m.
        double[][][] rings = {
            {{0, 0}, {10, 0}, {10, 6}, {0, 6}},
            {{1, 2}, {1, 3}, {3, 3}, {3, 2}},
            {{5, 2}, {5, 3}, {7, 3}, {7, 2}}
        };
        surface.clear();
        for (double[][] ring : rings) {
            for (double[] place : ring) {
                surface.place(0.6 * place[0], 0.8 * place[0], place[1]);
            }
            surface.endRing();
        }
        assertTrue(surface.faces());
        var mesh = new Mesh();
        surface.drawTo(mesh, 0);
        double area = 0;
        for (int c = 0; c < mesh.corners; c += 3) {
            area += ReadGlb.area(mesh.places, mesh.indices, c);
        }
        assertEquals(56, area, 1e-4);
    }

    @Test
    void blocksKeepTheVolumeOfWhatTheyStandFor() {
        City city = city(3_000, 17);
        double expected = 0;
        for (Standing thing : city.things) {
            for (Body body : thing.bodies()) {
                if (body instanceof Body.Prism prism) {
                    expected += prism.footprint().getArea()
                            * METRES[0]
                            * METRES[1]
                            * (prism.topMetres() - prism.baseMetres());
                }
            }
        }
        ReadGlb glb = ReadGlb.of(city.content(0));
        assertTrue(glb.size() < 400_000, "a far view is light: " + glb.size());
        List<Integer> standsFor = glb.wholes("buildings");
        assertEquals(3_000, standsFor.stream().mapToInt(Integer::intValue).sum());
        assertTrue(standsFor.size() < 600);
        assertEquals(expected, glb.groundVolume(), 0.03 * expected);
    }

    @Test
    void whatIsKnownStandsInTheTable() {
        City city = city(50, 19);
        ReadGlb glb = ReadGlb.of(city.content(0));
        for (int i = 0; i < 50; i++) {
            int row = glb.texts("urn").indexOf(city.things.get(i).urn());
            assertEquals(city.things.get(i).name(), glb.texts("name").get(row));
            assertEquals(
                    (float) city.things.get(i).heightMetres(),
                    glb.reals("height_metres").get(row));
            assertEquals(
                    city.things.get(i).heightFrom().ordinal(),
                    glb.octets("height_from").get(row));
        }
        for (ReadGlb.Primitive primitive : glb.primitives()) {
            assertTrue(primitive.things().stream().allMatch(thing -> thing >= 0 && thing < 50));
        }
    }

    @Test
    void theSameCityGivesTheSameBytes() {
        City one = city(1_500, 23);
        City other = city(1_500, 23);
        assertArrayEquals(one.json(), other.json());
        for (int tile = 0; tile < one.tree.tiles(); tile++) {
            assertArrayEquals(one.content(tile), other.content(tile));
        }
    }

    @Test
    void hostileThingsAreLeftOutOrMended() throws Exception {
        var reader = new WKTReader();
        var extents = new Extents();
        for (String text : List.of("POLYGON EMPTY", "POINT (1 1)", "POLYGON ((1e9 1, 1e9 2, 2e9 2, 1e9 1))")) {
            Geometry shape = reader.read(text);
            boolean drawable = extents.add(thing("x", List.of(new Body.Prism(shape, 0, 3, true))));
            assertEquals(text.startsWith("POINT"), drawable, text);
        }
        assertFalse(extents.add(thing("x", List.of())));
        Geometry broken = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(1, 1), new Coordinate(Double.NaN, 2), new Coordinate(2, 2), new Coordinate(1, 1)
        });
        assertFalse(extents.add(thing("x", List.of(new Body.Prism(broken, 0, 3, true)))));
        for (String text : List.of(
                "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))",
                "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (2 2, 30 2, 30 18, 2 18, 2 2))",
                "POLYGON ((0 0, 20 0, 20 20, 20 0, 0 0))",
                "POLYGON ((0 0, 0 0, 0 0, 0 0))")) {
            Polygon crossed = (Polygon) reader.read(text);
            ReadGlb glb = one(List.of(new Body.Prism(degrees(crossed), 0, 3, false)), 0);
            for (ReadGlb.Primitive primitive : glb.primitives()) {
                assertTrue(primitive.corners() % 3 == 0);
            }
        }
        assertEquals(
                50,
                one(
                                List.of(new Body.Prism(
                                        degrees(reader.read("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")), 0, 3, true)),
                                0)
                        .area("roof"),
                60);
    }

    private static ReadGlb one(List<Body> bodies, double ground) {
        return ReadGlb.of(Tileset.content(new LocalFrame(LON, LAT, ground), List.of(thing("urn:x", bodies))));
    }

    private static Standing thing(String urn, List<Body> bodies) {
        return new Standing(urn, "", 3, HeightFrom.METRES, bodies);
    }

    private static City city(int count, long seed) {
        var dice = new SplittableRandom(seed);
        List<Standing> things = new ArrayList<>();
        var extents = new Extents();
        for (int i = 0; i < count; i++) {
            double x = 25 * (i % 60);
            double y = 25 * (i / 60.0);
            double base = 500 + 0.01 * x;
            double height = i % 97 == 0 ? dice.nextDouble(40, 90) : dice.nextDouble(4, 18);
            Polygon footprint = outline(dice, x, y, dice.nextDouble(4, 11), i % 5 == 0);
            var body = new Body.Prism(degrees(footprint), base, base + height, i % 2 == 0);
            var thing = new Standing(
                    "urn:citiverse:made:osm:building:" + i,
                    i % 3 == 0 ? "House " + i + " – 楼" : "",
                    height,
                    HeightFrom.values()[i % 4],
                    List.of(body));
            assertTrue(extents.add(thing));
            things.add(thing);
        }
        return new City(things, new TileTree(extents));
    }

    /// A star of corners, with a hole if asked for.
    private static Polygon outline(SplittableRandom dice, double cx, double cy, double size, boolean holed) {
        int corners = dice.nextInt(3, 16);
        double[] low = {0.55, 1};
        LinearRing outer = ring(dice, cx, cy, size, corners, low);
        if (!holed || corners < 5) {
            return FACTORY.createPolygon(outer);
        }
        return FACTORY.createPolygon(
                outer, new LinearRing[] {ring(dice, cx, cy, 0.35 * size, dice.nextInt(3, 9), low)});
    }

    private static LinearRing ring(
            SplittableRandom dice, double cx, double cy, double size, int corners, double[] range) {
        Coordinate[] places = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * dice.nextDouble(range[0], range[1]);
            places[i] = new Coordinate(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle));
        }
        places[corners] = places[0].copy();
        return FACTORY.createLinearRing(places);
    }

    private static Geometry degrees(Geometry metres) {
        Geometry copy = metres.copy();
        copy.apply((Coordinate place) -> {
            place.x = LON + place.x / METRES[0];
            place.y = LAT + place.y / METRES[1];
        });
        copy.geometryChanged();
        return copy;
    }

    private static Form gable() {
        double[][] places = {
            {0, 0, 0},
            {12, 0, 0},
            {12, 8, 0},
            {0, 8, 0},
            {0, 0, 6},
            {12, 0, 6},
            {12, 8, 6},
            {0, 8, 6},
            {0, 4, 9},
            {12, 4, 9}
        };
        int[] vertices = new int[3 * places.length];
        for (int v = 0; v < places.length; v++) {
            for (int k = 0; k < 3; k++) {
                vertices[3 * v + k] = (int) (1000 * places[v][k]);
            }
        }
        var builder = new ShapeBuilder(Shape.Kind.SOLID);
        builder.solid();
        builder.shell();
        int[][] faces = {
            {0, 3, 2, 1, 0},
            {1, 4, 5, 9, 8},
            {1, 6, 7, 8, 9},
            {2, 0, 1, 5, 4},
            {2, 1, 2, 6, 9, 5},
            {2, 2, 3, 7, 6},
            {2, 3, 0, 4, 8, 7}
        };
        for (int[] face : faces) {
            builder.surface(face[0]);
            var ring = new IntList();
            for (int k = 1; k < face.length; k++) {
                ring.add(face[k]);
            }
            builder.ring(ring);
        }
        Shape shape = builder.build(
                "2.2",
                List.of(new Semantic("GroundSurface"), new Semantic("RoofSurface"), new Semantic("WallSurface")));
        return new Form(
                "EPSG:25832",
                "",
                new double[] {0.001, 0.001, 0.001},
                new double[] {0, 0, 0},
                vertices,
                new Frame(LON, LAT, 0, 0, 1, 0, 0, 1),
                List.of(shape));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[16];
        for (int c = 0; c < 4; c++) {
            for (int r = 0; r < 4; r++) {
                for (int k = 0; k < 4; k++) {
                    product[4 * c + r] += a[4 * k + r] * b[4 * c + k];
                }
            }
        }
        return product;
    }

    /// Longitude, latitude in radians and height by iteration.
    private static double[] geodetic(double[] earth) {
        double a = 6_378_137.0;
        double f = 1 / 298.257223563;
        double e2 = f * (2 - f);
        double p = Math.hypot(earth[0], earth[1]);
        double phi = Math.atan2(earth[2], p * (1 - e2));
        double height = 0;
        for (int i = 0; i < 8; i++) {
            double n = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
            height = p / Math.cos(phi) - n;
            phi = Math.atan2(earth[2], p * (1 - e2 * n / (n + height)));
        }
        return new double[] {Math.atan2(earth[1], earth[0]), phi, height};
    }
}
