package citiverse.standards.osm;

import citiverse.standards.osm.OsmData.Member;
import citiverse.standards.osm.OsmData.Node;
import citiverse.standards.osm.OsmData.Relation;
import citiverse.standards.osm.OsmData.Way;
import citiverse.standards.protobuf.ProtoWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;

/// Writes OSM PBF files: nodes (dense), ways, relations, each sorted by id, without who edited what and when. The
/// same data gives the same bytes; packed blobs only as far as zlib of the same version does.
public final class OsmPbfWriter {
    /// How blobs are packed.
    public enum Packing {
        /// Not at all: the same bytes on every machine, about twice as large.
        NONE,
        /// As most files in the world.
        ZLIB
    }

    private static final int OBJECTS_IN_BLOCK = 8_000;
    private static final double E7 = 1e7;
    private static final long NANO_IN_E7 = 100;

    private final DataOutputStream out;
    private final Packing packing;

    private OsmPbfWriter(DataOutputStream out, Packing packing) {
        this.out = out;
        this.packing = packing;
    }

    /// Writes a file without packing, replacing one that is there.
    public static void write(Path path, OsmData data) throws IOException {
        write(path, data, Packing.NONE);
    }

    /// Writes a file, replacing one that is there.
    public static void write(Path path, OsmData data, Packing packing) throws IOException {
        Files.write(path, bytes(data, packing));
    }

    /// The bytes of the file.
    public static byte[] bytes(OsmData data, Packing packing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new OsmPbfWriter(new DataOutputStream(bytes), packing);
        writer.blob("OSMHeader", header(data.nodes()));
        writer.blocks(data.nodes(), OsmPbfWriter::denseNodes);
        writer.blocks(data.ways(), OsmPbfWriter::ways);
        writer.blocks(data.relations(), OsmPbfWriter::relations);
        return bytes.toByteArray();
    }

    private static ProtoWriter header(List<Node> nodes) {
        var header = new ProtoWriter();
        if (!nodes.isEmpty()) {
            var longitudes =
                    nodes.stream().mapToLong(node -> e7(node.longitude())).summaryStatistics();
            var latitudes =
                    nodes.stream().mapToLong(node -> e7(node.latitude())).summaryStatistics();
            header.message(
                    1,
                    new ProtoWriter()
                            .zigzag(1, longitudes.getMin() * NANO_IN_E7)
                            .zigzag(2, longitudes.getMax() * NANO_IN_E7)
                            .zigzag(3, latitudes.getMax() * NANO_IN_E7)
                            .zigzag(4, latitudes.getMin() * NANO_IN_E7));
        }
        return header.text(4, "OsmSchema-V0.6")
                .text(4, "DenseNodes")
                .text(5, "Sort.Type_then_ID")
                .text(16, "citiverse");
    }

    private <T> void blocks(List<T> objects, BiConsumer<List<T>, Block> encoder) throws IOException {
        for (int from = 0; from < objects.size(); from += OBJECTS_IN_BLOCK) {
            var block = new Block();
            encoder.accept(objects.subList(from, Math.min(objects.size(), from + OBJECTS_IN_BLOCK)), block);
            blob("OSMData", block.message());
        }
    }

    private static void denseNodes(List<Node> nodes, Block block) {
        var ids = new ProtoWriter();
        var latitudes = new ProtoWriter();
        var longitudes = new ProtoWriter();
        var tags = new ProtoWriter();
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        for (Node node : nodes) {
            ids.packedZigzag(node.id() - id);
            latitudes.packedZigzag(e7(node.latitude()) - latitude);
            longitudes.packedZigzag(e7(node.longitude()) - longitude);
            id = node.id();
            latitude = e7(node.latitude());
            longitude = e7(node.longitude());
            node.tags().forEach((key, value) -> tags.packed(block.text(key)).packed(block.text(value)));
            tags.packed(0);
        }
        block.group.message(
                2,
                new ProtoWriter()
                        .bytes(1, ids.toBytes())
                        .bytes(8, latitudes.toBytes())
                        .bytes(9, longitudes.toBytes())
                        .bytes(10, tags.toBytes()));
    }

    private static void ways(List<Way> ways, Block block) {
        for (Way way : ways) {
            var nodes = new ProtoWriter();
            long before = 0;
            for (long node : way.nodes()) {
                nodes.packedZigzag(node - before);
                before = node;
            }
            block.group.message(3, block.object(way.id(), way.tags()).bytes(8, nodes.toBytes()));
        }
    }

    private static void relations(List<Relation> relations, Block block) {
        for (Relation relation : relations) {
            var roles = new ProtoWriter();
            var ids = new ProtoWriter();
            var kinds = new ProtoWriter();
            long before = 0;
            for (Member member : relation.members()) {
                roles.packed(block.text(member.role()));
                ids.packedZigzag(member.id() - before);
                kinds.packed(member.kind().ordinal());
                before = member.id();
            }
            block.group.message(
                    4,
                    block.object(relation.id(), relation.tags())
                            .bytes(8, roles.toBytes())
                            .bytes(9, ids.toBytes())
                            .bytes(10, kinds.toBytes()));
        }
    }

    private static long e7(double degrees) {
        return Math.round(degrees * E7);
    }

    private void blob(String type, ProtoWriter content) throws IOException {
        byte[] raw = content.toBytes();
        if (raw.length > BlobReader.MAX_BLOB_BYTES) {
            throw new IllegalArgumentException("a block of " + raw.length + " bytes is over what the format allows");
        }
        byte[] blob =
                switch (packing) {
                    case NONE -> new ProtoWriter().bytes(1, raw).toBytes();
                    case ZLIB ->
                        new ProtoWriter()
                                .number(2, raw.length)
                                .bytes(3, deflated(raw))
                                .toBytes();
                };
        byte[] header = new ProtoWriter().text(1, type).number(3, blob.length).toBytes();
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
    }

    private static byte[] deflated(byte[] raw) {
        var packed = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 16];
        try (var deflater = new Deflater()) {
            deflater.setInput(raw);
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
        }
        return packed.toByteArray();
    }

    /// A block under way: its texts, each once, and its objects.
    private static final class Block {
        private final Map<String, Integer> indexes = new HashMap<>();
        private final ProtoWriter texts = new ProtoWriter().text(1, "");
        private final ProtoWriter group = new ProtoWriter();

        int text(String text) {
            Integer index = indexes.get(text);
            if (index == null) {
                // Text 0 is taken: it ends the tags of a dense node.
                index = indexes.size() + 1;
                indexes.put(text, index);
                texts.text(1, text);
            }
            return index;
        }

        ProtoWriter object(long id, Map<String, String> tags) {
            var keys = new ProtoWriter();
            var values = new ProtoWriter();
            tags.forEach((key, value) -> {
                keys.packed(text(key));
                values.packed(text(value));
            });
            return new ProtoWriter().number(1, id).bytes(2, keys.toBytes()).bytes(3, values.toBytes());
        }

        ProtoWriter message() {
            return new ProtoWriter().message(1, texts).message(2, group);
        }
    }
}
