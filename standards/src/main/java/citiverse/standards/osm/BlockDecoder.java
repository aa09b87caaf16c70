package citiverse.standards.osm;

import citiverse.standards.osm.OsmVisitor.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Decodes the primitive blocks of an OSM PBF file, one at a time, into calls of a visitor. Its memory is a small
/// multiple of the 32 MiB that a block may have, whatever the block claims.
final class BlockDecoder {
    private static final int MAX_TEXTS = 2_000_000;

    /// Most nodes of a way, members of a relation or tags of an object that are taken; OSM itself allows 2,000 nodes,
    /// 32,000 members and some hundreds of tags.
    private static final int MAX_PARTS = 1_000_000;

    private final TextTable texts = new TextTable();
    private final Tags tags = new Tags();
    private final MemberList members = new MemberList();
    private long[] nodeIds = new long[256];
    private int granularity;
    private long latitudeOffset;
    private long longitudeOffset;

    /// Visits the wanted objects of a block.
    ///
    /// @return the kinds of objects that are in the block
    Set<Kind> decode(ProtoReader block, Set<Kind> wanted, OsmVisitor visitor) throws ProtoReader.Malformed {
        granularity = 100;
        latitudeOffset = 0;
        longitudeOffset = 0;
        texts.clear();
        var groups = new ProtoReader(block.array(), block.position(), block.end());
        while (block.more()) {
            switch (block.field()) {
                case 1 -> texts.read(block.inner());
                case 17 -> granularity = block.size(1_000_000_000, "the granularity");
                case 19 -> latitudeOffset = block.number();
                case 20 -> longitudeOffset = block.number();
                default -> block.skip();
            }
        }
        var seen = EnumSet.noneOf(Kind.class);
        while (groups.more()) {
            if (groups.field() == 2) {
                group(groups.inner(), wanted, visitor, seen);
            } else {
                groups.skip();
            }
        }
        return seen;
    }

    private void group(ProtoReader group, Set<Kind> wanted, OsmVisitor visitor, Set<Kind> seen)
            throws ProtoReader.Malformed {
        while (group.more()) {
            int field = group.field();
            Kind kind =
                    switch (field) {
                        case 1, 2 -> Kind.NODE;
                        case 3 -> Kind.WAY;
                        case 4 -> Kind.RELATION;
                        default -> null;
                    };
            if (kind == null) {
                group.skip();
                continue;
            }
            seen.add(kind);
            ProtoReader object = group.inner();
            if (!wanted.contains(kind)) {
                continue;
            }
            switch (field) {
                case 1 -> node(object, visitor);
                case 2 -> denseNodes(object, visitor);
                case 3 -> way(object, visitor);
                default -> relation(object, visitor);
            }
        }
    }

    private void node(ProtoReader node, OsmVisitor visitor) throws ProtoReader.Malformed {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        tags.clear();
        while (node.more()) {
            switch (node.field()) {
                case 1 -> id = unzigzag(node.number());
                case 2 -> tags.keys(node.inner());
                case 3 -> tags.values(node.inner());
                case 8 -> latitude = unzigzag(node.number());
                case 9 -> longitude = unzigzag(node.number());
                default -> node.skip();
            }
        }
        tags.check();
        visitor.node(id, degreesE7(longitudeOffset, longitude), degreesE7(latitudeOffset, latitude), tags);
    }

    private void denseNodes(ProtoReader dense, OsmVisitor visitor) throws ProtoReader.Malformed {
        var empty = new ProtoReader(dense.array(), dense.end(), dense.end());
        ProtoReader ids = empty;
        ProtoReader latitudes = empty;
        ProtoReader longitudes = empty;
        ProtoReader keysAndValues = empty;
        while (dense.more()) {
            switch (dense.field()) {
                case 1 -> ids = dense.inner();
                case 8 -> latitudes = dense.inner();
                case 9 -> longitudes = dense.inner();
                case 10 -> keysAndValues = dense.inner();
                default -> dense.skip();
            }
        }
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        while (ids.more()) {
            id += ids.zigzag();
            latitude += latitudes.zigzag();
            longitude += longitudes.zigzag();
            tags.clear();
            if (keysAndValues.more()) {
                tags.dense(keysAndValues);
            }
            visitor.node(id, degreesE7(longitudeOffset, longitude), degreesE7(latitudeOffset, latitude), tags);
        }
        if (latitudes.more() || longitudes.more()) {
            throw new ProtoReader.Malformed("more coordinates than nodes");
        }
    }

    private void way(ProtoReader way, OsmVisitor visitor) throws ProtoReader.Malformed {
        long id = 0;
        int count = 0;
        tags.clear();
        while (way.more()) {
            switch (way.field()) {
                case 1 -> id = way.number();
                case 2 -> tags.keys(way.inner());
                case 3 -> tags.values(way.inner());
                case 8 -> count = references(way.inner(), count);
                default -> way.skip();
            }
        }
        tags.check();
        visitor.way(id, nodeIds, count, tags);
    }

    private int references(ProtoReader refs, int from) throws ProtoReader.Malformed {
        int count = from;
        long id = count == 0 ? 0 : nodeIds[count - 1];
        while (refs.more()) {
            id += refs.zigzag();
            if (count == nodeIds.length) {
                limit(count, "nodes of a way");
                nodeIds = Arrays.copyOf(nodeIds, count * 2);
            }
            nodeIds[count++] = id;
        }
        return count;
    }

    private void relation(ProtoReader relation, OsmVisitor visitor) throws ProtoReader.Malformed {
        long id = 0;
        tags.clear();
        members.count = 0;
        var empty = new ProtoReader(relation.array(), relation.end(), relation.end());
        ProtoReader roles = empty;
        ProtoReader ids = empty;
        ProtoReader types = empty;
        while (relation.more()) {
            switch (relation.field()) {
                case 1 -> id = relation.number();
                case 2 -> tags.keys(relation.inner());
                case 3 -> tags.values(relation.inner());
                case 8 -> roles = relation.inner();
                case 9 -> ids = relation.inner();
                case 10 -> types = relation.inner();
                default -> relation.skip();
            }
        }
        tags.check();
        long member = 0;
        while (ids.more()) {
            member += ids.zigzag();
            members.add(member, types.varint(), texts.index(roles.varint()));
        }
        visitor.relation(id, members, tags);
    }

    private static void limit(int count, String what) throws ProtoReader.Malformed {
        if (count >= MAX_PARTS) {
            throw new ProtoReader.Malformed("more than " + MAX_PARTS + ' ' + what);
        }
    }

    /// Degrees in units of 1e-7: the format counts nanodegrees, `offset + granularity * value`.
    private long degreesE7(long offset, long value) {
        long nano = offset + granularity * value;
        return Math.floorDiv(nano + 50, 100L);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /// The texts of a block, decoded when first asked for.
    private static final class TextTable {
        private byte[] bytes = new byte[0];
        private int[] start = new int[1024];
        private int[] end = new int[1024];
        private String[] decoded = new String[1024];
        private int count;

        void clear() {
            Arrays.fill(decoded, 0, count, null);
            count = 0;
        }

        void read(ProtoReader table) throws ProtoReader.Malformed {
            bytes = table.array();
            while (table.more()) {
                if (table.field() != 1) {
                    table.skip();
                    continue;
                }
                ProtoReader text = table.inner();
                if (count == start.length) {
                    if (count >= MAX_TEXTS) {
                        throw new ProtoReader.Malformed("a block with more than " + MAX_TEXTS + " texts");
                    }
                    start = Arrays.copyOf(start, count * 2);
                    end = Arrays.copyOf(end, count * 2);
                    decoded = Arrays.copyOf(decoded, count * 2);
                }
                start[count] = text.position();
                end[count++] = text.end();
            }
        }

        int index(long index) throws ProtoReader.Malformed {
            if (index < 0 || index >= count) {
                throw new ProtoReader.Malformed("text " + index + " of a table of " + count);
            }
            return (int) index;
        }

        String text(int index) {
            String text = decoded[index];
            if (text == null) {
                text = new String(bytes, start[index], end[index] - start[index], StandardCharsets.UTF_8);
                decoded[index] = text;
            }
            return text;
        }
    }

    private final class Tags implements OsmTags {
        private int[] keys = new int[32];
        private int[] values = new int[32];
        private int keyCount;
        private int valueCount;

        void clear() {
            keyCount = 0;
            valueCount = 0;
        }

        void keys(ProtoReader packed) throws ProtoReader.Malformed {
            while (packed.more()) {
                addKey(packed.varint());
            }
        }

        void values(ProtoReader packed) throws ProtoReader.Malformed {
            while (packed.more()) {
                addValue(packed.varint());
            }
        }

        /// Reads keys and values by turns up to the zero that ends a node's tags.
        void dense(ProtoReader packed) throws ProtoReader.Malformed {
            for (long key = packed.varint(); key != 0; key = packed.varint()) {
                addKey(key);
                addValue(packed.varint());
            }
        }

        void check() throws ProtoReader.Malformed {
            if (keyCount != valueCount) {
                throw new ProtoReader.Malformed(keyCount + " keys with " + valueCount + " values");
            }
        }

        private void addKey(long text) throws ProtoReader.Malformed {
            if (keyCount == keys.length) {
                limit(keyCount, "keys of an object");
                keys = Arrays.copyOf(keys, keyCount * 2);
            }
            keys[keyCount++] = texts.index(text);
        }

        private void addValue(long text) throws ProtoReader.Malformed {
            if (valueCount == values.length) {
                limit(valueCount, "values of an object");
                values = Arrays.copyOf(values, valueCount * 2);
            }
            values[valueCount++] = texts.index(text);
        }

        @Override
        public int size() {
            return keyCount;
        }

        @Override
        public String key(int index) {
            return texts.text(keys[index]);
        }

        @Override
        public String value(int index) {
            return texts.text(values[index]);
        }
    }

    private final class MemberList implements OsmVisitor.Members {
        private long[] ids = new long[64];
        private byte[] kinds = new byte[64];
        private int[] roles = new int[64];
        private int count;

        void add(long id, long kind, int role) throws ProtoReader.Malformed {
            if (kind < 0 || kind > 2) {
                throw new ProtoReader.Malformed("a member of type " + kind);
            }
            if (count == ids.length) {
                limit(count, "members of a relation");
                ids = Arrays.copyOf(ids, count * 2);
                kinds = Arrays.copyOf(kinds, count * 2);
                roles = Arrays.copyOf(roles, count * 2);
            }
            ids[count] = id;
            kinds[count] = (byte) kind;
            roles[count++] = role;
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public Kind kind(int index) {
            return Kind.values()[kinds[index]];
        }

        @Override
        public long id(int index) {
            return ids[index];
        }

        @Override
        public String role(int index) {
            return texts.text(roles[index]);
        }
    }
}
