package citiverse.standards.mvt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/// The things of one layer, compiled for drawing: geometry on the grid of the world, attributes as tables, and an
/// index by place. Flat arrays; immutable; safe to share among threads. Made by a [VectorLayerBuilder].
public final class VectorLayer {
    /// Lines shorter than this, and areas smaller than its square, are left out of a tile: half a pixel of a tile that
    /// is drawn 512 pixels wide.
    public static final double LEAST_UNITS = 4;

    /// Kinds of geometry, numbered as `Tile.GeomType` is.
    static final byte POINT = 1;

    static final byte LINE = 2;
    static final byte POLYGON = 3;

    private final String name;
    private final int firstZoom;
    private final List<Attribute> attributes;
    private final Table table;
    private final BoxTree tree;
    private final byte[][] keys;
    private final int leftOut;

    /// An attribute of the things of a layer.
    ///
    /// @param name as it stands in their properties; `urn` is the name of the thing itself
    /// @param fromZoom first zoom at which it is written
    public record Attribute(String name, int fromZoom) {
        /// The attribute that names the thing.
        public static final String URN = "urn";
    }

    /// What a builder collects. Arrays are never changed.
    ///
    /// @param ids number of each thing
    /// @param kinds its kind of geometry
    /// @param sizes length, or root of the area, in steps of the grid; of a point a fixed chance from 0 to 1
    /// @param fromZoom first zoom at which each is drawn
    /// @param partStart where its parts begin; one more than there are things
    /// @param placeStart where the places of a part begin; one more than there are parts
    /// @param hole whether a part is a hole in an outline before it
    /// @param x steps east
    /// @param y steps south
    /// @param tagStart where its tags begin; one more than there are things
    /// @param tags a key and a value each
    /// @param values messages `Tile.Value`, one after another
    /// @param valueStart where each begins; one more than there are values
    /// @param boxes least x, least y, most x and most y of each thing
    record Table(
            long[] ids,
            byte[] kinds,
            float[] sizes,
            byte[] fromZoom,
            int[] partStart,
            int[] placeStart,
            boolean[] hole,
            int[] x,
            int[] y,
            int[] tagStart,
            int[] tags,
            byte[] values,
            int[] valueStart,
            int[] boxes) {}

    VectorLayer(String name, int firstZoom, List<Attribute> attributes, Table table, int leftOut) {
        this.name = name;
        this.firstZoom = firstZoom;
        this.attributes = List.copyOf(attributes);
        this.table = table;
        this.leftOut = leftOut;
        tree = new BoxTree(table.boxes());
        keys = this.attributes.stream()
                .map(attribute -> attribute.name().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    public String name() {
        return name;
    }

    /// The first zoom at which it is drawn.
    public int firstZoom() {
        return firstZoom;
    }

    /// What its things tell, in the order of the keys.
    public List<Attribute> attributes() {
        return attributes;
    }

    /// Number of things that can be drawn.
    public int size() {
        return table.ids().length;
    }

    /// Number of things that were given and cannot be drawn: without a geometry, off the map, or with coordinates that
    /// are no numbers.
    public int leftOut() {
        return leftOut;
    }

    /// Bytes of its arrays, roughly: what it takes of the heap.
    public long bytes() {
        return 46L * size()
                + 5L * table.placeStart().length
                + 8L * table.x().length
                + 4L * table.tags().length
                + table.values().length
                + 4L * table.valueStart().length;
    }

    /// The box of its things in degrees, west, south, east, north; empty where it has none.
    public double[] bounds() {
        if (size() == 0) {
            return new double[0];
        }
        long[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        for (int i = 0; i < table.boxes().length; i += 4) {
            box[0] = Math.min(box[0], table.boxes()[i]);
            box[1] = Math.min(box[1], table.boxes()[i + 1]);
            box[2] = Math.max(box[2], table.boxes()[i + 2]);
            box[3] = Math.max(box[3], table.boxes()[i + 3]);
        }
        return new double[] {
            Mercator.longitude(box[0]), Mercator.latitude(box[3]), Mercator.longitude(box[2]), Mercator.latitude(box[1])
        };
    }

    Table table() {
        return table;
    }

    byte[] key(int index) {
        return keys[index];
    }

    void visit(long leastX, long leastY, long mostX, long mostY, IntConsumer visitor) {
        tree.visit(leastX, leastY, mostX, mostY, visitor);
    }
}
