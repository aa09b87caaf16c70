package citiverse.report;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// A made city for the tests of the page: streets, a river, parks, buildings and a metro, from one seed.
final class MadeCity implements Snapshot {
    static final double WEST = -51.26;
    static final double SOUTH = -30.11;
    static final double SIZE = 0.12;

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Provenance FROM = new Provenance("made", "import");

    private final RandomGenerator random;
    private final Map<String, List<Feature>> layers = new TreeMap<>();

    MadeCity(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        river();
        parks();
        streets();
        buildings();
        metro();
        layers.values().forEach(list -> list.sort(Comparator.comparing(Feature::id)));
    }

    private void add(String layer, String local, Geometry shape, Properties properties) {
        String id = new FeatureId("made", "made", layer, local).urn();
        layers.computeIfAbsent(layer, unused -> new ArrayList<>()).add(new Feature(id, layer, shape, properties, FROM));
    }

    /// A position by its share of the city's width and height, from the south-west.
    static Coordinate at(double across, double up) {
        return new Coordinate(WEST + across * SIZE, SOUTH + up * SIZE * 0.9);
    }

    private static double riverAt(double up) {
        return 0.16 + 0.06 * Math.sin(up * 7) + 0.03 * Math.sin(up * 19);
    }

    private void river() {
        var ring = new ArrayList<Coordinate>();
        for (int i = 0; i <= 40; i++) {
            ring.add(at(riverAt(i / 40.0 * 1.2 - 0.1), i / 40.0 * 1.2 - 0.1));
        }
        for (int i = 40; i >= 0; i--) {
            ring.add(at(riverAt(i / 40.0 * 1.2 - 0.1) - 0.09, i / 40.0 * 1.2 - 0.1));
        }
        ring.add(ring.getFirst());
        add(Layers.WATER, "river", SHAPES.createPolygon(ring.toArray(Coordinate[]::new)), kind("natural=water"));
    }

    private static Properties kind(String kind) {
        return Properties.builder().put("kind", kind).build();
    }

    private void parks() {
        for (int i = 0; i < 14; i++) {
            double across = 0.25 + random.nextDouble() * 0.7;
            double up = random.nextDouble();
            double size = 0.01 + random.nextDouble() * 0.03;
            add(
                    Layers.GREEN,
                    "park" + i,
                    SHAPES.createPolygon(new Coordinate[] {
                        at(across, up),
                        at(across + size, up + size * 0.2),
                        at(across + size * 1.1, up + size),
                        at(across - size * 0.1, up + size * 0.9),
                        at(across, up)
                    }),
                    kind("leisure=park"));
        }
    }

    private void streets() {
        int count = 64;
        for (int i = 0; i <= count; i++) {
            for (int j = 0; j <= count; j++) {
                street(i, j, i + 1, j, j, count, "Rua");
                street(i, j, i, j + 1, i, count, "Avenida");
            }
        }
    }

    private void street(int i, int j, int toI, int toJ, int line, int count, String prefix) {
        double density = Math.hypot(i - count * 0.45, j - count * 0.55) / count;
        String highway = line % 16 == 0 ? "primary" : line % 8 == 0 ? "tertiary" : "residential";
        boolean gone = highway.equals("residential") && random.nextDouble() < density * 1.1;
        if (gone || i / (double) count < riverAt(j / (double) count) && !highway.equals("primary")) {
            return;
        }
        var shape = SHAPES.createLineString(new Coordinate[] {bent(i, j, count), bent(toI, toJ, count)});
        String name = prefix + ' ' + (char) ('A' + line % 26) + "lém & Irmãos " + line;
        add(
                Layers.STREET,
                i + "-" + j + "-" + toI + "-" + toJ,
                shape,
                Properties.builder().put("highway", highway).put("name", name).build());
    }

    private static Coordinate bent(int i, int j, int count) {
        double across = i / (double) count;
        double up = j / (double) count;
        return at(across + 0.02 * Math.sin(up * 5 + across * 3), up + 0.02 * Math.sin(across * 6 - up * 2));
    }

    private void buildings() {
        for (int i = 0; i < 400; i++) {
            double across = 0.3 + random.nextDouble() * 0.4;
            double up = 0.3 + random.nextDouble() * 0.4;
            double size = 0.002 + random.nextDouble() * 0.005;
            add(
                    Layers.BUILDING,
                    "b" + i,
                    SHAPES.createPolygon(new Coordinate[] {
                        at(across, up),
                        at(across + size, up),
                        at(across + size, up + size),
                        at(across, up + size),
                        at(across, up)
                    }),
                    Properties.empty());
        }
    }

    private void metro() {
        add(
                Layers.TRANSIT_ROUTE,
                "m1",
                null,
                Properties.builder().put("mode", 1L).put("short_name", "M1").build());
        String route = layers.get(Layers.TRANSIT_ROUTE).getFirst().id();
        var line = new Coordinate[30];
        for (int i = 0; i < line.length; i++) {
            line[i] = at(0.3 + i / 50.0, 0.1 + i / 38.0 + 0.03 * Math.sin(i / 4.0));
        }
        add(
                Layers.TRANSIT_PATTERN,
                "m1~1",
                SHAPES.createLineString(line),
                Properties.builder().put("route", route).build());
    }

    @Override
    public City city() {
        return new City("made", "Alegria", ZoneId.of("America/Sao_Paulo"), "EPSG:31982", "pt");
    }

    @Override
    public String hash() {
        return "5d".repeat(32);
    }

    @Override
    public long position() {
        return 1;
    }

    @Override
    public Instant asOf() {
        return Instant.parse("2019-05-13T12:00:00Z");
    }

    @Override
    public List<LayerSchema> layers() {
        return List.of(new LayerSchema(
                "cells",
                "Células",
                "POINT",
                List.of(
                        new Column("pop", Kind.REAL, "{person}", "Pessoas"),
                        new Column("old", Kind.REAL, "{person}", "65 anos ou mais", "age/65plus"),
                        new Column("young", Kind.REAL, "{person}", "até 14 anos", "age/0-14"))));
    }

    @Override
    public List<Source> sources() {
        return List.of(
                new Source(
                        "osm",
                        "OpenStreetMap",
                        "osm-pbf",
                        "city.osm.pbf",
                        "ab".repeat(32),
                        1,
                        "ODbL-1.0",
                        "© OpenStreetMap contributors",
                        "",
                        true),
                new Source(
                        "made",
                        "Censo <2010> & mais",
                        "csv",
                        "cells.csv",
                        "cd".repeat(32),
                        1,
                        "CC-BY-4.0",
                        "IBGE",
                        "",
                        true));
    }

    @Override
    public List<Feature> features(String type) {
        return layers.getOrDefault(type, List.of());
    }

    @Override
    public Optional<Feature> feature(String id) {
        return layers.values().stream()
                .flatMap(List::stream)
                .filter(feature -> feature.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Raster> raster(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> rasters() {
        return List.of();
    }
}
