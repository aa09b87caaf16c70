package citiverse.standards.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.osm.OsmData.Member;
import citiverse.standards.osm.OsmData.Node;
import citiverse.standards.osm.OsmData.Relation;
import citiverse.standards.osm.OsmData.Way;
import citiverse.standards.osm.OsmVisitor.Kind;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

/// Parts of buildings: their measures, and which building they are a part of.
class BuildingPartsTest {
    private static final String LAYER = "building_part";

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Collected sink = new Collected();
    private Twin.Quality quality;

    /// A rectangle in thousandths of a degree.
    private void box(long id, Map<String, String> tags, double west, double south, double east, double north) {
        double[][] corners = {{west, south}, {east, south}, {east, north}, {west, north}};
        var ids = new ArrayList<Long>();
        for (double[] corner : corners) {
            nodes.add(new Node(nodes.size() + 1, corner[0] / 1000, corner[1] / 1000, Map.of()));
            ids.add((long) nodes.size());
        }
        ids.add(ids.getFirst());
        ways.add(new Way(id, ids, tags));
    }

    private void read() throws IOException {
        Path file = folder.resolve("made.osm.pbf");
        OsmPbfWriter.write(file, new OsmData(nodes, ways, relations));
        quality = OsmPbfReader.read(file, new Reading(TestData.PORTO_ALEGRE, "osm", "made.osm.pbf"), sink);
    }

    private String parent(String local) {
        return sink.named(LAYER, local)
                .properties()
                .text("parent")
                .map(FeatureId::localOf)
                .orElse("");
    }

    @Test
    void aPartHasItsMeasuresAndItsBuilding() throws IOException {
        box(1, Map.of("building", "yes", "height", "20"), 0, 0, 4, 4);
        box(
                2,
                Map.of(
                        "building:part",
                        "yes",
                        "height",
                        "60",
                        "min_height",
                        "20",
                        "building:levels",
                        "18",
                        "building:min_level",
                        "6",
                        "roof:shape",
                        "gabled",
                        "roof:height",
                        "4.5",
                        "roof:levels",
                        "1"),
                1,
                1,
                2,
                2);
        box(3, Map.of("building:part", "no"), 2, 2, 3, 3);
        read();
        assertEquals(1, sink.of(LAYER).size());
        Properties part = sink.named(LAYER, "way/2").properties();
        assertEquals(60, part.number("height_metres").orElseThrow());
        assertEquals(20, part.number("min_height_metres").orElseThrow());
        assertEquals(18, part.number("levels").orElseThrow());
        assertEquals(6, part.number("min_level").orElseThrow());
        assertEquals(4.5, part.number("roof_height_metres").orElseThrow());
        assertEquals(1, part.number("roof_levels").orElseThrow());
        assertEquals("gabled", part.text("roof:shape").orElseThrow());
        assertEquals(
                sink.named(Layers.BUILDING, "way/1").id(), part.text("parent").orElseThrow());
        assertEquals(List.of(), quality.warnings());
    }

    @Test
    void theBuildingIsTheOneThatCoversMostThenTheSmallerThenTheFirst() throws IOException {
        box(1, Map.of("building", "yes"), 0, 0, 10, 10);
        box(2, Map.of("building", "yes"), 0, 0, 4, 4);
        box(3, Map.of("building", "yes"), 20, 0, 24, 4);
        box(4, Map.of("building", "yes"), 20, 0, 24, 4);
        box(11, Map.of("building:part", "yes"), 3, 1, 6, 2);
        box(12, Map.of("building:part", "yes"), 1, 1, 2, 2);
        box(13, Map.of("building:part", "yes"), 21, 1, 22, 2);
        box(14, Map.of("building:part", "yes"), 9, 5, 13, 6);
        box(15, Map.of("building:part", "yes", "building", "yes"), 40, 0, 41, 1);
        read();
        assertEquals("way/1", parent("way/11"));
        assertEquals("way/2", parent("way/12"));
        assertEquals("way/3", parent("way/13"));
        assertEquals("", parent("way/14"));
        assertEquals("way/15", parent("way/15"));
        assertEquals(List.of("way 14: building part outside any building: kept without one"), quality.warnings());
    }

    @Test
    void aRelationOfBuildingsComesFirst() throws IOException {
        box(1, Map.of("building", "yes"), 0, 0, 10, 10);
        box(2, Map.of("building", "yes"), 0, 0, 4, 4);
        box(11, Map.of("building:part", "yes"), 1, 1, 2, 2);
        relations.add(new Relation(
                7,
                List.of(new Member(Kind.WAY, 1, "outline"), new Member(Kind.WAY, 11, "part")),
                Map.of("type", "building")));
        read();
        assertEquals("way/1", parent("way/11"));
    }

    @Test
    void aFileWithoutPartsHasNoSuchLayer() throws IOException {
        box(1, Map.of("building", "yes"), 0, 0, 10, 10);
        read();
        assertTrue(!sink.layers.containsKey(LAYER));
    }

    /// Random boxes against comparing each part with every building.
    @Test
    void randomPartsHaveTheBuildingOfTheSlowSearch() throws IOException {
        long seed = 5;
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            double x = random.nextInt(60);
            double y = random.nextInt(60);
            box(i + 1, Map.of("building", "yes"), x, y, x + 1 + random.nextInt(8), y + 1 + random.nextInt(8));
        }
        for (int i = 0; i < 200; i++) {
            double x = random.nextInt(60);
            double y = random.nextInt(60);
            box(1000 + i, Map.of("building:part", "yes"), x, y, x + 1 + random.nextInt(3), y + 1 + random.nextInt(3));
        }
        read();
        int inside = 0;
        for (Feature part : sink.of(LAYER)) {
            Geometry shape = part.geometry().orElseThrow();
            String slow = sink.of(Layers.BUILDING).stream()
                    .filter(building -> share(shape, building) >= 0.5 - 1e-9)
                    .min(Comparator.comparingLong((Feature building) -> -Math.round(share(shape, building) * 1e6))
                            .thenComparingDouble(
                                    building -> Math.rint(building.shape().getArea() * 1e12))
                            .thenComparingInt(building -> building.localId().length())
                            .thenComparing(Feature::localId))
                    .map(Feature::localId)
                    .orElse("");
            assertEquals(slow, parent(part.localId()), part.localId() + " of seed " + seed);
            inside += slow.isEmpty() ? 0 : 1;
        }
        System.out.println(
                "osm: 200 random parts (seed " + seed + "), " + inside + " within a building, all as found slowly");
    }

    private static double share(Geometry part, Feature building) {
        return part.intersection(building.shape()).getArea() / part.getArea();
    }

    @Test
    void monacoKeepsAllItsLevelsAndRoofs() {
        OsmPbfReader.read(
                TestData.shared("monaco/monaco.osm.pbf"),
                new Reading(TestData.PORTO_ALEGRE, "osm", "monaco.osm.pbf"),
                sink);
        long parts = sink.of(LAYER).size();
        long roofs = count("roof:shape");
        long levels = count("levels");
        long heights = count("height_metres");
        long parents = sink.of(LAYER).stream()
                .filter(part -> part.properties().text("parent").isPresent())
                .count();
        System.out.println("osm: Monaco " + sink.of(Layers.BUILDING).size() + " buildings and " + parts + " parts, "
                + parents + " with their building; " + roofs + " of 10 roof:shape, " + levels
                + " of 109 building:levels, " + heights + " of 40 height");
        assertEquals(1_207, sink.of(Layers.BUILDING).size());
        assertEquals(14, parts);
        assertEquals(14, parents);
        assertEquals(10, roofs);
        assertEquals(109, levels);
    }

    /// Objects with a property; one that is a building and a part counts once.
    private long count(String property) {
        return sink.features.values().stream()
                .filter(one -> one.type().startsWith("building"))
                .filter(one -> one.properties().value(property).isPresent())
                .map(Feature::localId)
                .distinct()
                .count();
    }
}
