package citiverse.standards.mvt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import citiverse.twin.Properties;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Our tiles as another implementation reads them, against the specification's examples and a slow obvious version.
/// It stands here since that implementation and the one that reads OpenStreetMap need different versions of protobuf.
class TileEncoderTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Geometry BUFFERED = FACTORY.toGeometry(new Envelope(-64, 4160, -64, 4160));
    private static final List<VectorLayer.Attribute> NAMED =
            List.of(new VectorLayer.Attribute("urn", 0), new VectorLayer.Attribute("kind", 0));

    @Test
    void clause43ACommandStreamIsThatOfTheSpecification() throws Exception {
        // The polygon of clause 4.3.5.4: places (3,6), (8,12), (20,34) of a tile; the specification gives its bytes.
        TileAddress tile = new TileAddress(16, 4 * 8191, 4 * 8192);
        Geometry triangle = FACTORY.createPolygon(
                new Coordinate[] {place(tile, 3, 6), place(tile, 8, 12), place(tile, 20, 34), place(tile, 3, 6)});
        VectorTile.Tile read = VectorTile.Tile.parseFrom(encode(tile, triangle).bytes());
        VectorTile.Tile.Feature feature = read.getLayers(0).getFeatures(0);
        assertEquals(2, read.getLayers(0).getVersion());
        assertEquals(4096, read.getLayers(0).getExtent());
        assertEquals(VectorTile.Tile.GeomType.POLYGON, feature.getType());
        assertEquals(List.of(9, 6, 12, 18, 10, 12, 24, 44, 15), feature.getGeometryList());
    }

    @Test
    void clause4342LinesOfTheSpecification() throws Exception {
        TileAddress tile = new TileAddress(16, 32_000, 33_000);
        Geometry lines = FACTORY.createMultiLineString(new org.locationtech.jts.geom.LineString[] {
            FACTORY.createLineString(new Coordinate[] {place(tile, 2, 2), place(tile, 2, 10), place(tile, 10, 10)}),
            FACTORY.createLineString(new Coordinate[] {place(tile, 1, 1), place(tile, 3, 5)})
        });
        VectorTile.Tile read = VectorTile.Tile.parseFrom(encode(tile, lines).bytes());
        assertEquals(
                List.of(9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8),
                read.getLayers(0).getFeatures(0).getGeometryList());
    }

    @Test
    void clause44TagsIdsAndNamesComeBack() throws Exception {
        var builder = new VectorLayerBuilder(
                "amenity",
                0,
                List.of(
                        new VectorLayer.Attribute("urn", 0),
                        new VectorLayer.Attribute("name", 0),
                        new VectorLayer.Attribute("floors", 0),
                        new VectorLayer.Attribute("depth", 0),
                        new VectorLayer.Attribute("open", 0),
                        new VectorLayer.Attribute("metres", 15)));
        Properties told = Properties.builder()
                .put("name", "مدرسة 学校")
                .put("floors", 3)
                .put("depth", -7)
                .put("open", true)
                .put("metres", 1.25)
                .put("hidden", "not asked for")
                .build();
        Geometry point = FACTORY.createPoint(new Coordinate(7.1, 48.7));
        builder.add("urn:citiverse:made:osm:amenity:1", point, told);
        builder.add("urn:citiverse:made:osm:amenity:2", point, told);
        VectorLayer layer = builder.build();
        Map<?, ?> data = data(read(TileEncoder.encode(List.of(layer), TileAddress.at(16, 7.1, 48.7)))
                .getFirst());
        assertEquals("مدرسة 学校", data.get("name"));
        assertEquals(3L, data.get("floors"));
        assertEquals(-7L, data.get("depth"));
        assertEquals(true, data.get("open"));
        assertEquals(1.25, data.get("metres"));
        assertEquals("urn:citiverse:made:osm:amenity:1", data.get("urn"));
        assertEquals(VectorLayerBuilder.id("urn:citiverse:made:osm:amenity:1"), data.get("id"));
        assertEquals(7, data.size());
        assertEquals(
                6,
                data(read(TileEncoder.encode(List.of(layer), TileAddress.at(14, 7.1, 48.7)))
                                .getFirst())
                        .size());
        VectorTile.Tile raw =
                VectorTile.Tile.parseFrom(TileEncoder.encode(List.of(layer), TileAddress.at(16, 7.1, 48.7))
                        .bytes());
        assertEquals(7, raw.getLayers(0).getValuesCount(), "two names, and the other values once");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomGeometryIsWhatASlowIntersectionGives(long seed) throws Exception {
        System.out.println("seed " + seed);
        var dice = new SplittableRandom(seed);
        for (int zoom : new int[] {10, 13, 16, 19, 22}) {
            double lon = dice.nextDouble(-170, 170);
            double lat = dice.nextDouble(-80, 80);
            TileAddress tile = TileAddress.at(zoom, lon, lat);
            double tolerance = zoom < 12 ? 5.1 : zoom < 15 ? 3.1 : zoom < 18 ? 1.05 : zoom < 21 ? 1.2 : 5;
            for (int i = 0; i < 24; i++) {
                Geometry made = made(dice, i % 4);
                if (!made.isValid()) {
                    continue;
                }
                Geometry degrees = degrees(tile, made);
                Geometry expected = made.intersection(BUFFERED);
                // A shift far below a unit moves the place where a flat line meets the edge by several.
                Geometry around = made.intersection(BUFFERED.buffer(8));
                List<Geometry> drawn = read(encode(tile, degrees));
                String what = "seed " + seed + ", zoom " + zoom + ", " + i + ": " + made;
                if (drawn.isEmpty()) {
                    assertTrue(made.getEnvelopeInternal().getWidth() < 50 || gone(expected, tolerance), what);
                    continue;
                }
                Geometry got = drawn.getFirst();
                assertTrue(got.isValid(), "not valid: " + what + "\n" + got);
                assertTrue(BUFFERED.covers(got), "outside: " + what + "\n" + got);
                assertTrue(around.buffer(tolerance).covers(got), "too much: " + what + "\n" + got);
                // What was lost is thinner than the snapping.
                Geometry lost = expected.difference(got.buffer(tolerance));
                assertTrue(lost.isEmpty() || gone(lost, tolerance), "lost " + lost + ": " + what + "\n" + got);
            }
        }
    }

    private static boolean gone(Geometry geometry, double tolerance) {
        return geometry.isEmpty()
                || geometry.getDimension() == 2 && geometry.buffer(-tolerance).isEmpty()
                || geometry.getDimension() < 2 && geometry.getLength() < 6 * tolerance;
    }

    @Test
    void neighbouringTilesShareThePlacesAlongTheirEdge() throws Exception {
        TileAddress left = new TileAddress(16, 20_000, 30_000);
        TileAddress right = new TileAddress(16, 20_000, 30_001);
        Geometry inside = FACTORY.createPolygon(new Coordinate[] {
            place(left, 4050.3, 100.4),
            place(left, 4150.2, 120.7),
            place(left, 4090.9, 159.6),
            place(left, 4050.3, 100.4)
        });
        Coordinate[] one = read(encode(left, inside)).getFirst().getCoordinates();
        Coordinate[] other = read(encode(right, inside)).getFirst().getCoordinates();
        assertEquals(4, one.length);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i].x - 4096, other[i].x);
            assertEquals(one[i].y, other[i].y);
        }
    }

    @Test
    void hostileGeometryIsLeftOutAndCounted() throws Exception {
        var reader = new WKTReader();
        var builder = new VectorLayerBuilder("hostile", 0, NAMED);
        List<Geometry> hostile = new ArrayList<>();
        hostile.add(null);
        for (String text : List.of(
                "POLYGON EMPTY",
                "POINT EMPTY",
                "LINESTRING EMPTY",
                "GEOMETRYCOLLECTION EMPTY",
                "MULTIPOLYGON EMPTY",
                "POINT (0 90)",
                "POINT (0 -86)",
                "LINESTRING (0 89, 1 89)",
                "POLYGON ((0 86, 1 86, 1 87, 0 86))",
                "LINESTRING (5 5, 5 5)",
                "POLYGON ((5 5, 5 5, 5 5, 5 5))",
                "POINT (1e300 1e300)")) {
            hostile.add(reader.read(text));
        }
        hostile.add(FACTORY.createPoint(new Coordinate(Double.NaN, 1)));
        hostile.add(FACTORY.createLineString(
                new Coordinate[] {new Coordinate(1, 1), new Coordinate(Double.POSITIVE_INFINITY, 2)}));
        hostile.forEach(shape -> builder.add("urn:x", shape, Properties.empty()));
        VectorLayer layer = builder.build();
        assertEquals(0, layer.size());
        assertEquals(hostile.size(), layer.leftOut());
        assertEquals(
                0, TileEncoder.encode(List.of(layer), new TileAddress(0, 0, 0)).bytes().length);
    }

    @Test
    void hugeAndCrossedGeometryIsDrawnWithinTheTile() throws Exception {
        var reader = new WKTReader();
        for (String text : List.of(
                "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
                "POLYGON ((-1e9 -1e9, 1e9 -1e9, 1e9 1e9, -1e9 1e9, -1e9 -1e9))",
                "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))",
                "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (2 2, 30 2, 30 18, 2 18, 2 2))",
                "LINESTRING (-1000 3, 1000 4)",
                "MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)), ((5 5, 25 5, 25 25, 5 25, 5 5)))",
                "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0)), LINESTRING (0 0, 5 5))")) {
            for (TileAddress tile :
                    List.of(new TileAddress(0, 0, 0), TileAddress.at(5, 3, 3), TileAddress.at(7, 1.9, 3))) {
                List<Geometry> drawn = read(encode(tile, reader.read(text)));
                assertEquals(1, drawn.size(), text + tile);
                assertTrue(drawn.getFirst().isValid(), text + tile + drawn.getFirst());
                assertTrue(BUFFERED.covers(drawn.getFirst()), text + tile);
            }
        }
    }

    @Test
    void whatGoesBeyondTheAntimeridianComesInFromTheOtherSide() throws Exception {
        Geometry shape = new WKTReader().read("POLYGON ((179 -1, 181 -1, 181 1, 179 1, 179 -1))");
        for (double lon : new double[] {179.5, -179.5}) {
            Geometry drawn = read(encode(TileAddress.at(8, lon, 0.5), shape)).getFirst();
            assertTrue(drawn.getArea() > 1000 * 1000, drawn.toString());
        }
        assertEquals(List.of(), read(encode(TileAddress.at(8, 0.5, 0.5), shape)));
    }

    @Test
    void aTileStaysBoundedAndSaysWhatItLeftOut() throws Exception {
        var crowd = new VectorLayerBuilder("crowd", 0, NAMED);
        var few = new VectorLayerBuilder("few", 0, NAMED);
        TileAddress tile = TileAddress.at(15, 7, 48);
        int count = 40_000;
        for (int i = 0; i < count; i++) {
            double x = 10 + 20 * (i % 200);
            double y = 10 + 20 * (i / 200.0);
            double side = i % 100 == 0 ? 30 : 8;
            Geometry square = FACTORY.toGeometry(new Envelope(x, x + side, y, y + side));
            crowd.add("urn:citiverse:made:osm:building:" + i, degrees(tile, square), Properties.empty());
        }
        Geometry one = FACTORY.toGeometry(new Envelope(10, 400, 10, 400));
        few.add("urn:citiverse:made:osm:water:1", degrees(tile, one), Properties.empty());
        Geometry tiny = FACTORY.toGeometry(new Envelope(10, 12, 10, 12));
        few.add("urn:citiverse:made:osm:water:2", degrees(tile, tiny), Properties.empty());
        VectorLayer layer = crowd.build();
        for (int most : new int[] {1_000, 20_000, 500_000}) {
            TileEncoder.Encoded encoded = TileEncoder.encode(List.of(layer, few.build()), tile, most);
            assertTrue(encoded.bytes().length <= most, encoded.bytes().length + " of " + most);
            assertTrue(encoded.bytes().length > 0.8 * most, encoded.bytes().length + " of " + most);
            TileEncoder.Drawn drawn = encoded.layers().getFirst();
            assertEquals(count, drawn.things() + drawn.tooMany());
            assertEquals(new TileEncoder.Drawn("few", 1, 1, 0), encoded.layers().get(1));
            VectorTile.Tile read = VectorTile.Tile.parseFrom(encoded.bytes());
            assertEquals(drawn.things(), read.getLayers(0).getFeaturesCount());
            if (drawn.things() >= count / 100) {
                long large = geometries(read(encoded), "crowd").stream()
                        .filter(geometry -> geometry.getArea() > 500)
                        .count();
                assertEquals(count / 100, large, "the largest stay");
            }
            assertArrayEquals(
                    encoded.bytes(),
                    TileEncoder.encode(List.of(layer, few.build()), tile, most).bytes());
            few = new VectorLayerBuilder("few", 0, NAMED);
            few.add("urn:citiverse:made:osm:water:1", degrees(tile, one), Properties.empty());
            few.add("urn:citiverse:made:osm:water:2", degrees(tile, tiny), Properties.empty());
        }
    }

    @Test
    void idsDifferForHundredThousandNames() {
        Map<Long, String> seen = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            String urn = "urn:citiverse:made:buildings:building:house-" + i;
            long id = VectorLayerBuilder.id(urn);
            assertTrue(id >= 0 && id < 1L << 53);
            assertEquals(null, seen.put(id, urn));
        }
        assertNotEquals(0, seen.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1/0/0", "23/0/0", "99/0/0", "3/8/0", "3/0/8", "1/NaN/0", "1/1e3/0", "1/99999999999/0", "//"})
    void anAddressThatIsNoneIsToldSo(String text) {
        String[] parts = text.split("/", -1);
        Problem problem = assertThrows(Problem.class, () -> TileAddress.parse(parts[0], parts[1], parts[2]));
        assertEquals("CV-MVT-001", problem.code());
    }

    @Test
    void aTileKnowsItsBounds() {
        double[] world = new TileAddress(0, 0, 0).bounds();
        assertArrayEquals(new double[] {-180, -85.0511287798066, 180, 85.0511287798066}, world, 1e-9);
        // Tile 5/16/10 (column, row) of the slippy map: 0° to 11.25° east, its north edge at 55.776573°.
        assertArrayEquals(
                new double[] {0, 48.922499263758255, 11.25, 55.77657301866769},
                new TileAddress(5, 10, 16).bounds(),
                1e-9);
    }

    @Test
    void boxesAreFoundAsByLookingAtEachOne() {
        long seed = 20_261_124;
        System.out.println("seed " + seed);
        var dice = new SplittableRandom(seed);
        for (int count : new int[] {0, 1, 2, 15, 16, 17, 257, 5_000}) {
            int[] boxes = new int[4 * count];
            for (int i = 0; i < count; i++) {
                boxes[4 * i] = dice.nextInt(-1_000, 1_000);
                boxes[4 * i + 1] = dice.nextInt(-1_000_000, 1_000_000);
                boxes[4 * i + 2] = boxes[4 * i] + dice.nextInt(-2, 50);
                boxes[4 * i + 3] = boxes[4 * i + 1] + dice.nextInt(0, 50_000);
            }
            var tree = new BoxTree(boxes);
            for (int q = 0; q < 50; q++) {
                long[] box = {dice.nextInt(-1_100, 1_000), dice.nextInt(-1_000_000, 1_000_000), 0, 0};
                box[2] = box[0] + dice.nextInt(0, 300);
                box[3] = box[1] + dice.nextInt(0, 300_000);
                List<Integer> found = new ArrayList<>();
                tree.visit(box[0], box[1], box[2], box[3], found::add);
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    if (boxes[4 * i] <= boxes[4 * i + 2]
                            && boxes[4 * i] <= box[2]
                            && boxes[4 * i + 2] >= box[0]
                            && boxes[4 * i + 1] <= box[3]
                            && boxes[4 * i + 3] >= box[1]) {
                        expected.add(i);
                    }
                }
                found.sort(null);
                assertEquals(expected, found);
            }
        }
    }

    private static Geometry made(SplittableRandom dice, int kind) {
        double cx = dice.nextDouble(-300, 4400);
        double cy = dice.nextDouble(-300, 4400);
        double size = Math.exp(dice.nextDouble(Math.log(5), Math.log(6_000)));
        return switch (kind) {
            case 0 -> star(dice, cx, cy, size);
            case 1 -> {
                LinearRing outer = (LinearRing) star(dice, cx, cy, size).getExteriorRing();
                List<LinearRing> holes = new ArrayList<>();
                for (int h = 0; h < 3; h++) {
                    double angle = 2 * Math.PI * h / 3;
                    holes.add(
                            star(dice, cx + size * 0.3 * Math.cos(angle), cy + size * 0.3 * Math.sin(angle), size * 0.2)
                                    .getExteriorRing());
                }
                yield FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new));
            }
            case 2 ->
                FACTORY.createMultiPolygon(new Polygon[] {
                    star(dice, cx, cy, size),
                    star(dice, cx + 2.1 * size, cy, size),
                    star(dice, cx, cy + 2.1 * size, size)
                });
            default -> {
                int count = dice.nextInt(2, 40);
                Coordinate[] places = new Coordinate[count];
                for (int i = 0; i < count; i++) {
                    places[i] = new Coordinate(cx + dice.nextDouble(-size, size), cy + dice.nextDouble(-size, size));
                }
                yield FACTORY.createLineString(places);
            }
        };
    }

    private static Polygon star(SplittableRandom dice, double cx, double cy, double size) {
        int count = dice.nextInt(3, dice.nextInt(5) == 0 ? 200 : 14);
        Coordinate[] places = new Coordinate[count + 1];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            double radius = size * dice.nextDouble(0.5, 1);
            places[i] = new Coordinate(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle));
        }
        places[count] = places[0].copy();
        return FACTORY.createPolygon(places);
    }

    /// The place of a point in the units of a tile, by the formulas of the slippy map.
    private static Coordinate place(TileAddress tile, double x, double y) {
        double n = Math.pow(2, tile.zoom());
        double lon = (tile.column() + x / 4096) / n * 360 - 180;
        double lat = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * (tile.row() + y / 4096) / n))));
        return new Coordinate(lon, lat);
    }

    private static Geometry degrees(TileAddress tile, Geometry units) {
        return new GeometryTransformer() {
            @Override
            protected org.locationtech.jts.geom.CoordinateSequence transformCoordinates(
                    org.locationtech.jts.geom.CoordinateSequence places, Geometry parent) {
                Coordinate[] moved = new Coordinate[places.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = place(tile, places.getX(i), places.getY(i));
                }
                return FACTORY.getCoordinateSequenceFactory().create(moved);
            }
        }.transform(units);
    }

    private static TileEncoder.Encoded encode(TileAddress tile, Geometry shape) {
        var builder = new VectorLayerBuilder("made", 0, NAMED);
        builder.add("urn:citiverse:made:osm:thing:1", shape, Properties.empty());
        return TileEncoder.encode(List.of(builder.build()), tile);
    }

    private static List<Geometry> read(TileEncoder.Encoded encoded) throws IOException {
        JtsMvt tile = MvtReader.loadMvt(
                new ByteArrayInputStream(encoded.bytes()),
                FACTORY,
                new TagKeyValueMapConverter(false, "id"),
                MvtReader.RING_CLASSIFIER_V2_1);
        List<Geometry> all = new ArrayList<>();
        tile.getLayers().forEach(layer -> {
            Collection<Geometry> geometries = layer.getGeometries();
            geometries.forEach(geometry -> {
                data(geometry).put("layer", layer.getName());
                all.add(geometry);
            });
        });
        all.forEach(geometry -> data(geometry).remove("layer", "made"));
        all.forEach(geometry -> data(geometry).remove("layer", "amenity"));
        return all;
    }

    private static List<Geometry> geometries(List<Geometry> all, String layer) {
        return all.stream()
                .filter(geometry -> layer.equals(data(geometry).get("layer")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> data(Geometry geometry) {
        return (Map<Object, Object>) geometry.getUserData();
    }

    static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }
}
