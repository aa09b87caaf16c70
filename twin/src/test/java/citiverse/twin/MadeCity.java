package citiverse.twin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Random features of every kind, for the tests of this module.
public final class MadeCity {
    public static final City CITY =
            new City("made", "Made City", ZoneId.of("America/Sao_Paulo"), "EPSG:32722", "pt-BR");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private MadeCity() {}

    public static List<LayerSchema> layers() {
        return List.of(
                new LayerSchema(
                        "street",
                        "Streets",
                        "LINESTRING",
                        List.of(
                                new LayerSchema.Column("highway", LayerSchema.Kind.TEXT, "", "kind of street"),
                                new LayerSchema.Column("way", LayerSchema.Kind.WHOLE, "", "OSM way"),
                                new LayerSchema.Column("name", LayerSchema.Kind.TEXT, "", "its name"))),
                new LayerSchema(
                        "cells",
                        "Cells of population",
                        "MULTIPOLYGON",
                        List.of(
                                new LayerSchema.Column("people", LayerSchema.Kind.REAL, "{person}", "residents"),
                                new LayerSchema.Column("urban", LayerSchema.Kind.FLAG, "", "built up"))),
                new LayerSchema(
                        "service",
                        "Services",
                        "NONE",
                        List.of(new LayerSchema.Column("packed", LayerSchema.Kind.BYTES, "", "packed days"))),
                new LayerSchema("thing", "Things", "GEOMETRY", List.of()));
    }

    public static String id(String source, String type, int local) {
        return new FeatureId(CITY.id(), source, type, Integer.toString(local)).urn();
    }

    /// A feature of that number; what it holds depends on the version.
    public static Feature feature(String source, int number, long version) {
        var random = new SplittableRandom(number * 1_000_003L + version);
        LayerSchema layer = layers().get(number % 4);
        return new Feature(
                id(source, layer.type(), number),
                layer.type(),
                switch (layer.geometry()) {
                    case "LINESTRING" -> line(random);
                    case "MULTIPOLYGON" -> random.nextBoolean() ? polygon(random) : polygons(random);
                    case "NONE" -> null;
                    default -> any(random, 0);
                },
                properties(random, layer),
                new Provenance(source, random.nextInt(10) == 0 ? "derive:test" : "import"));
    }

    private static Properties properties(SplittableRandom random, LayerSchema layer) {
        Properties.Builder properties = Properties.builder();
        for (LayerSchema.Column column : layer.columns()) {
            if (random.nextInt(5) > 0) {
                properties.put(column.name(), random.nextInt(8) == 0 ? Value.missing() : value(random, column.kind()));
            }
        }
        for (int extra = random.nextInt(4); extra > 0; extra--) {
            LayerSchema.Kind[] kinds = LayerSchema.Kind.values();
            properties.put("extra " + random.nextInt(9), value(random, kinds[random.nextInt(kinds.length)]));
        }
        return properties.build();
    }

    private static Value value(SplittableRandom random, LayerSchema.Kind kind) {
        return switch (kind) {
            case TEXT ->
                Value.of(List.of("residential", "Rua da Conceição", "a\"b\\c\n", "😀", "")
                        .get(random.nextInt(5)));
            case WHOLE -> Value.of(random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(-1000, 1000));
            case REAL -> Value.of(random.nextInt(4) == 0 ? random.nextInt(-3, 3) * 1.0 : random.nextDouble(-1e9, 1e9));
            case FLAG -> Value.of(random.nextBoolean());
            case BYTES -> {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                yield Value.of(bytes);
            }
        };
    }

    public static Geometry any(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 9)) {
            case 0 -> point(random);
            case 1 -> line(random);
            case 2 -> polygon(random);
            case 3 -> FACTORY.createMultiPointFromCoords(coordinates(random, 3, false));
            case 4 ->
                FACTORY.createPoint(new Coordinate(random.nextDouble(), random.nextDouble(), random.nextDouble()));
            case 5 -> polygons(random);
            case 6 -> FACTORY.createPolygon();
            case 7 -> FACTORY.createGeometryCollection(new Geometry[] {any(random, depth + 1), any(random, depth + 1)});
            default -> FACTORY.createLineString(coordinates(random, 4, true));
        };
    }

    private static Point point(SplittableRandom random) {
        return FACTORY.createPoint(new CoordinateXY(-51 + random.nextDouble(), -30 + random.nextDouble()));
    }

    private static Geometry line(SplittableRandom random) {
        return FACTORY.createLineString(coordinates(random, 2 + random.nextInt(8), false));
    }

    private static Polygon polygon(SplittableRandom random) {
        LinearRing[] holes = random.nextBoolean() ? new LinearRing[0] : new LinearRing[] {ring(random)};
        return FACTORY.createPolygon(ring(random), holes);
    }

    private static LinearRing ring(SplittableRandom random) {
        Coordinate[] corners = coordinates(random, 4, false);
        corners[3] = corners[0].copy();
        return FACTORY.createLinearRing(corners);
    }

    private static Geometry polygons(SplittableRandom random) {
        return FACTORY.createMultiPolygon(new Polygon[] {polygon(random), polygon(random)});
    }

    private static Coordinate[] coordinates(SplittableRandom random, int count, boolean heights) {
        var coordinates = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            double x = -51 + random.nextDouble();
            double y = -30 + random.nextDouble();
            coordinates[i] = heights ? new Coordinate(x, y, random.nextDouble() * 100) : new CoordinateXY(x, y);
        }
        return coordinates;
    }

    public static Raster terrain(long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[90 * 70];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextDouble(300);
        }
        return new Raster("terrain", "srtm", 90, 70, -51.3, -29.9, 0.001, 0.001, values, "m", "EGM96");
    }

    public static Source source(String id, boolean fullReplacement) {
        return new Source(
                id,
                "Source " + id,
                "made",
                id + ".bin",
                ContentHash.hex(new byte[32]),
                42,
                "ODbL-1.0",
                "© People",
                "",
                fullReplacement);
    }

    /// The city in memory with the features of these numbers.
    public static MemorySnapshot snapshot(String source, int count, long version) {
        var builder = MemorySnapshot.builder(CITY);
        layers().forEach(builder::layer);
        for (int i = 0; i < count; i++) {
            builder.put(feature(source, i, version));
        }
        return builder.with(source(source, true)).build();
    }
}
