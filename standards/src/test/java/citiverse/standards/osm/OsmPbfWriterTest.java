package citiverse.standards.osm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.standards.TestData;
import citiverse.standards.osm.OsmData.Member;
import citiverse.standards.osm.OsmData.Node;
import citiverse.standards.osm.OsmData.Relation;
import citiverse.standards.osm.OsmData.Way;
import citiverse.standards.osm.OsmPbfWriter.Packing;
import citiverse.standards.osm.OsmVisitor.Kind;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openstreetmap.osmosis.core.container.v0_6.EntityContainer;
import org.openstreetmap.osmosis.core.domain.v0_6.Entity;
import org.openstreetmap.osmosis.core.domain.v0_6.Tag;
import org.openstreetmap.osmosis.core.domain.v0_6.WayNode;
import org.openstreetmap.osmosis.core.task.v0_6.Sink;
import org.openstreetmap.osmosis.pbf2.v0_6.PbfReader;

/// What is written is read again as it was, by our reader and by Osmosis, a reader that we did not write.
class OsmPbfWriterTest {
    @TempDir
    Path folder;

    /// One line for each object, as our reader sees the file.
    private static List<String> asWeRead(Path file) {
        var seen = new ArrayList<String>();
        var visitor = new OsmVisitor() {
            @Override
            public void node(long id, long longitudeE7, long latitudeE7, OsmTags tags) {
                seen.add("node " + id + ' ' + longitudeE7 + ' ' + latitudeE7 + ' ' + map(tags));
            }

            @Override
            public void way(long id, long[] nodes, int count, OsmTags tags) {
                seen.add("way " + id + ' ' + Arrays.toString(Arrays.copyOf(nodes, count)) + ' ' + map(tags));
            }

            @Override
            public void relation(long id, Members members, OsmTags tags) {
                var text = new StringBuilder("relation " + id);
                for (int i = 0; i < members.size(); i++) {
                    text.append(' ')
                            .append(members.kind(i))
                            .append(members.id(i))
                            .append(members.role(i));
                }
                seen.add(text.append(' ').append(map(tags)).toString());
            }
        };
        new OsmPbfFile(file, "x").scan(EnumSet.allOf(Kind.class), visitor, "reading", Progress.NONE);
        return seen;
    }

    private static Map<String, String> map(OsmTags tags) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < tags.size(); i++) {
            map.put(tags.key(i), tags.value(i));
        }
        return map;
    }

    /// The same lines, as Osmosis sees the file.
    private static List<String> asOsmosisReads(Path file) {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var reader = new PbfReader(file.toFile(), 1);
        reader.setSink(new Sink() {
            @Override
            public void process(EntityContainer container) {
                if (container.getEntity().getType() != org.openstreetmap.osmosis.core.domain.v0_6.EntityType.Bound) {
                    seen.add(line(container.getEntity()));
                }
            }

            @Override
            public void initialize(Map<String, Object> metaData) {}

            @Override
            public void complete() {}

            @Override
            public void close() {}
        });
        reader.run();
        return seen;
    }

    private static String line(Entity entity) {
        var tags = new TreeMap<String, String>();
        for (Tag tag : entity.getTags()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return switch (entity) {
            case org.openstreetmap.osmosis.core.domain.v0_6.Node node ->
                "node " + node.getId() + ' ' + Math.round(node.getLongitude() * 1e7) + ' '
                        + Math.round(node.getLatitude() * 1e7) + ' ' + tags;
            case org.openstreetmap.osmosis.core.domain.v0_6.Way way ->
                "way " + way.getId() + ' '
                        + way.getWayNodes().stream().map(WayNode::getNodeId).toList() + ' ' + tags;
            case org.openstreetmap.osmosis.core.domain.v0_6.Relation relation -> {
                var text = new StringBuilder("relation " + relation.getId());
                relation.getMembers().forEach(member -> text.append(' ')
                        .append(member.getMemberType().name().toUpperCase(java.util.Locale.ROOT))
                        .append(member.getMemberId())
                        .append(member.getMemberRole()));
                yield text.append(' ').append(tags).toString();
            }
            default -> throw new AssertionError(entity);
        };
    }

    static OsmData random(long seed, int size) {
        var random = new Random(seed);
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < size; i++) {
            nodes.add(new Node(
                    i * 7L - size + random.nextInt(7),
                    (random.nextInt(2_000_000_001) - 1_000_000_000) / 1e7 * 1.8,
                    (random.nextInt(1_800_000_001) - 900_000_000) / 1e7,
                    random.nextInt(5) == 0
                            ? Map.of("amenity", "bench " + random.nextInt(50), "ref", "é" + i)
                            : Map.of()));
        }
        var ways = new ArrayList<Way>();
        for (int i = 0; i < size / 3; i++) {
            var refs = new ArrayList<Long>();
            for (int j = random.nextInt(9); j >= 0; j--) {
                refs.add(nodes.get(random.nextInt(size)).id());
            }
            ways.add(new Way(i * 1_000_000_007L, refs, Map.of("highway", "service", "name", "R" + random.nextInt(9))));
        }
        var relations = new ArrayList<Relation>();
        for (int i = 0; i < size / 20; i++) {
            var members = new ArrayList<Member>();
            for (int j = 0; j < 4; j++) {
                members.add(new Member(Kind.values()[random.nextInt(3)], random.nextLong(1L << 40), "role" + j));
            }
            relations.add(new Relation(i, members, Map.of("type", "site")));
        }
        return new OsmData(nodes, ways, relations);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void whatIsWrittenIsReadAgain(Packing packing) throws IOException {
        OsmData data = random(5, 20_000);
        Path file = folder.resolve("x.osm.pbf");
        OsmPbfWriter.write(file, data, packing);
        List<String> read = asWeRead(file);
        assertEquals(data.nodes().size() + data.ways().size() + data.relations().size(), read.size());
        for (int i = 0; i < data.nodes().size(); i++) {
            Node node = data.nodes().get(i);
            assertEquals(
                    "node " + node.id() + ' ' + Math.round(node.longitude() * 1e7) + ' '
                            + Math.round(node.latitude() * 1e7) + ' ' + node.tags(),
                    read.get(i));
        }
        assertEquals(asOsmosisReads(file), read);
    }

    @Test
    void theSameDataGivesTheSameBytesInAnyOrder() throws IOException {
        OsmData data = random(6, 500);
        OsmData turned = new OsmData(
                data.nodes().reversed(),
                data.ways().reversed(),
                data.relations().reversed());
        assertArrayEquals(OsmPbfWriter.bytes(data, Packing.NONE), OsmPbfWriter.bytes(turned, Packing.NONE));
    }

    @Test
    void theHeaderTellsTheExtentAndTheOrder() throws IOException {
        var nodes = List.of(new Node(1, -51.2, -30.1, Map.of()), new Node(2, -51.1, -29.9, Map.of()));
        Path file = folder.resolve("x.osm.pbf");
        OsmPbfWriter.write(file, new OsmData(nodes, List.of(), List.of()));
        OsmHeader header = new OsmPbfFile(file, "x").header();
        assertEquals(
                List.of(-51.2, -30.1, -51.1, -29.9),
                List.of(header.west(), header.south(), header.east(), header.north()));
        assertEquals(List.of("Sort.Type_then_ID"), header.optionalFeatures());
    }

    @Test
    void publicFilesAreReadAsOsmosisReadsThem() throws IOException {
        for (String name : List.of("porto-alegre/poa_osm.pbf", "monaco/monaco.osm.pbf")) {
            Path file = Files.copy(
                    TestData.shared(name), folder.resolve(Path.of(name).getFileName()));
            assertEquals(asOsmosisReads(file), asWeRead(file));
        }
    }
}
