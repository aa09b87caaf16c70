package citiverse.standards.tiles3d;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// What a tile shows that is no leaf: the things that stand out, and blocks for the others, one in each of 16 × 16
/// fields. A block has the ground of its things together and their mean height by ground, so that it keeps their
/// volume; it stands at their middle, moved no farther than its field goes.
final class Blocks {
    /// Things drawn as they are.
    private static final int MOST_AS_THEY_ARE = 128;
    /// They are so many times higher than the mean.
    private static final double STANDS_OUT = 1.5;

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int ALONG = TileTree.BLOCKS_ALONG;
    private static final int ALL = ALONG * ALONG;

    private final TileTree tree;
    private final int tile;
    private final double[] ground = new double[ALL];
    private final double[] base = new double[ALL];
    private final double[] top = new double[ALL];
    private final double[] longitude = new double[ALL];
    private final double[] latitude = new double[ALL];
    private final int[] count = new int[ALL];

    Blocks(TileTree tree, int tile) {
        this.tree = tree;
        this.tile = tile;
    }

    void draw(Drawing drawing, Facts facts, IntFunction<Standing> things) {
        int[] all = tree.thingsOf(tile);
        int[] tall = tall(all);
        for (int thing : tall) {
            Standing standing = things.apply(thing);
            drawing.draw(standing, facts.add(standing, 1));
        }
        for (int thing : all) {
            if (Arrays.binarySearch(tall, thing) < 0) {
                collect(thing);
            }
        }
        for (int field = 0; field < ALL; field++) {
            if (count[field] > 0) {
                block(field, drawing, facts);
            }
        }
    }

    /// The things that stand out, by number.
    private int[] tall(int[] all) {
        Extents extents = tree.extents();
        double mean = 0;
        for (int thing : all) {
            mean += extents.top[thing] - extents.base[thing];
        }
        double least = STANDS_OUT * mean / all.length;
        long[] keys = new long[all.length];
        int found = 0;
        for (int thing : all) {
            float height = extents.top[thing] - extents.base[thing];
            if (height > least) {
                keys[found++] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(height)) << 32 | thing;
            }
        }
        Arrays.sort(keys, 0, found);
        int[] tall = new int[Math.min(found, MOST_AS_THEY_ARE)];
        for (int i = 0; i < tall.length; i++) {
            tall[i] = (int) keys[i];
        }
        Arrays.sort(tall);
        return tall;
    }

    private void collect(int thing) {
        Extents extents = tree.extents();
        double x = (extents.longitude(thing) - tree.inner(tile, 0)) / (tree.inner(tile, 2) - tree.inner(tile, 0));
        double y = (extents.latitude(thing) - tree.inner(tile, 1)) / (tree.inner(tile, 3) - tree.inner(tile, 1));
        int field = Math.clamp((int) (x * ALONG), 0, ALONG - 1) + ALONG * Math.clamp((int) (y * ALONG), 0, ALONG - 1);
        double weight = Math.max(extents.area[thing], 1e-3);
        ground[field] += weight;
        base[field] += weight * extents.base[thing];
        top[field] += weight * extents.top[thing];
        longitude[field] += weight * extents.longitude(thing);
        latitude[field] += weight * extents.latitude(thing);
        count[field]++;
    }

    private void block(int field, Drawing drawing, Facts facts) {
        double[] metres = LocalFrame.metresPerDegree((tree.inner(tile, 1) + tree.inner(tile, 3)) / 2);
        double fieldWidth = (tree.inner(tile, 2) - tree.inner(tile, 0)) / ALONG;
        double fieldHeight = (tree.inner(tile, 3) - tree.inner(tile, 1)) / ALONG;
        double weight = ground[field];
        double side = Math.sqrt(weight);
        double across = Math.min(side, fieldWidth * metres[0]);
        double along = Math.min(weight / across, fieldHeight * metres[1]);
        across = Math.min(weight / along, fieldWidth * metres[0]);
        double x =
                within(longitude[field] / weight, field % ALONG, fieldWidth, tree.inner(tile, 0), across / metres[0]);
        double y = within(latitude[field] / weight, field / ALONG, fieldHeight, tree.inner(tile, 1), along / metres[1]);
        double halfX = across / metres[0] / 2;
        double halfY = along / metres[1] / 2;
        double from = base[field] / weight;
        double to = Math.max(top[field] / weight, from + 0.01);
        var box = new Envelope(x - halfX, x + halfX, y - halfY, y + halfY);
        var body = new Standing.Body.Prism(FACTORY.toGeometry(box), from, to, true);
        var block = new Standing("", "", to - from, Standing.HeightFrom.SEVERAL, List.of(body));
        drawing.draw(block, facts.add(block, count[field]));
    }

    /// The middle of a block, moved so that it stays in its field.
    private static double within(double middle, int number, double width, double origin, double size) {
        double low = origin + number * width + size / 2;
        double high = origin + (number + 1) * width - size / 2;
        return low < high ? Math.clamp(middle, low, high) : (low + high) / 2;
    }
}
