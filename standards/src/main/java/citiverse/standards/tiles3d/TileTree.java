package citiverse.standards.tiles3d;

import java.util.ArrayDeque;
import java.util.Arrays;

/// The tree of tiles over things: ranges of things halved at the median along their longer side, twice from a tile to
/// those below it, until [#MOST_IN_A_LEAF] are left. Flat arrays; immutable; safe to share among threads.
///
/// Tiles are numbered from the root, level by level.
public final class TileTree {
    /// Things of a leaf at most.
    public static final int MOST_IN_A_LEAF = 400;
    /// Blocks along each side of a tile that is no leaf.
    static final int BLOCKS_ALONG = 16;

    /// Metres by which regions are wider than their things: coordinates of contents are rounded to 4 bytes.
    private static final double MARGIN_METRES = 0.1;

    private final Extents extents;
    private final int[] order;
    private int tiles;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] firstChild = new int[64];
    private int[] children = new int[64];
    private int[] parent = new int[64];
    /// Degrees of longitude and latitude that are as long as the margin at least, at every thing.
    private final double marginAcross;

    private final double marginAlong;
    private final double[] regions;
    private final double[] errors;

    /// @param extents of the things, not changed afterwards
    public TileTree(Extents extents) {
        this.extents = extents;
        order = new int[extents.size()];
        Arrays.setAll(order, i -> i);
        add(0, order.length, -1);
        var pending = new ArrayDeque<Integer>();
        pending.add(0);
        while (!pending.isEmpty()) {
            int tile = pending.remove();
            if (to[tile] - from[tile] > MOST_IN_A_LEAF) {
                split(tile);
                for (int c = 0; c < children[tile]; c++) {
                    pending.add(firstChild[tile] + c);
                }
            }
        }
        double farthest = 0;
        for (int thing = 0; thing < extents.size(); thing++) {
            farthest = Math.max(farthest, Math.abs(extents.latitude(thing)));
        }
        marginAcross = MARGIN_METRES / Math.max(1, LocalFrame.metresPerDegree(farthest)[0]);
        marginAlong = MARGIN_METRES / LocalFrame.metresPerDegree(0)[1];
        regions = new double[6 * tiles];
        errors = new double[tiles];
        for (int tile = tiles - 1; tile >= 0; tile--) {
            region(tile);
            errors[tile] = error(tile);
        }
    }

    private int add(int begin, int end, int above) {
        if (tiles == from.length) {
            from = Arrays.copyOf(from, 2 * tiles);
            to = Arrays.copyOf(to, 2 * tiles);
            firstChild = Arrays.copyOf(firstChild, 2 * tiles);
            children = Arrays.copyOf(children, 2 * tiles);
            parent = Arrays.copyOf(parent, 2 * tiles);
        }
        from[tiles] = begin;
        to[tiles] = end;
        parent[tiles] = above;
        return tiles++;
    }

    private void split(int tile) {
        int middle = halve(from[tile], to[tile]);
        int[] cuts = {from[tile], halve(from[tile], middle), middle, halve(middle, to[tile]), to[tile]};
        firstChild[tile] = tiles;
        for (int c = 0; c < 4; c++) {
            if (cuts[c + 1] > cuts[c]) {
                add(cuts[c], cuts[c + 1], tile);
                children[tile]++;
            }
        }
    }

    /// Sorts a range along its longer side and gives its middle; what is at the same place follows its number.
    private int halve(int begin, int end) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = begin; i < end; i++) {
            box[0] = Math.min(box[0], extents.longitude(order[i]));
            box[1] = Math.min(box[1], extents.latitude(order[i]));
            box[2] = Math.max(box[2], extents.longitude(order[i]));
            box[3] = Math.max(box[3], extents.latitude(order[i]));
        }
        double[] metres = LocalFrame.metresPerDegree((box[1] + box[3]) / 2);
        boolean along = (box[2] - box[0]) * metres[0] >= (box[3] - box[1]) * metres[1];
        double low = along ? box[0] : box[1];
        double span = Math.max(1e-12, along ? box[2] - box[0] : box[3] - box[1]);
        long[] keys = new long[end - begin];
        for (int i = begin; i < end; i++) {
            double at = along ? extents.longitude(order[i]) : extents.latitude(order[i]);
            keys[i - begin] = (long) ((at - low) / span * Integer.MAX_VALUE) << 32 | order[i];
        }
        Arrays.sort(keys);
        for (int i = begin; i < end; i++) {
            order[i] = (int) keys[i - begin];
        }
        return (begin + end) >>> 1;
    }

    private void region(int tile) {
        double west = Double.MAX_VALUE;
        double south = Double.MAX_VALUE;
        double east = -Double.MAX_VALUE;
        double north = -Double.MAX_VALUE;
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = from[tile]; i < to[tile]; i++) {
            int thing = order[i];
            west = Math.min(west, extents.boxes[4 * thing]);
            south = Math.min(south, extents.boxes[4 * thing + 1]);
            east = Math.max(east, extents.boxes[4 * thing + 2]);
            north = Math.max(north, extents.boxes[4 * thing + 3]);
            low = Math.min(low, extents.base[thing]);
            high = Math.max(high, extents.top[thing]);
        }
        if (from[tile] == to[tile]) {
            return;
        }
        double[] region = {
            Math.max(-180, west - marginAcross),
            Math.max(-90, south - marginAlong),
            Math.min(180, east + marginAcross),
            Math.min(90, north + marginAlong),
            low - MARGIN_METRES,
            high + MARGIN_METRES
        };
        System.arraycopy(region, 0, regions, 6 * tile, 6);
    }

    /// What is wrong at most in metres where a tile is shown instead of those below it: half the diagonal of a block.
    private double error(int tile) {
        if (isLeaf(tile)) {
            return 0;
        }
        double below = 0;
        for (int c = 0; c < children[tile]; c++) {
            below = Math.max(below, errors[firstChild[tile] + c]);
        }
        return Math.max(1.5 * below, diagonal(tile) / BLOCKS_ALONG / 2);
    }

    /// Metres across a tile.
    double diagonal(int tile) {
        double[] metres = LocalFrame.metresPerDegree((region(tile, 1) + region(tile, 3)) / 2);
        double x = (region(tile, 2) - region(tile, 0)) * metres[0];
        double y = (region(tile, 3) - region(tile, 1)) * metres[1];
        return Math.sqrt(x * x + y * y);
    }

    /// Number of tiles, at least one.
    public int tiles() {
        return tiles;
    }

    /// Number of things.
    public int things() {
        return order.length;
    }

    public boolean isLeaf(int tile) {
        return children[tile] == 0;
    }

    /// The things of a tile, by number.
    public int[] thingsOf(int tile) {
        int[] things = Arrays.copyOfRange(order, from[tile], to[tile]);
        Arrays.sort(things);
        return things;
    }

    /// A part of the region of a tile: 0 west, 1 south, 2 east, 3 north in degrees, 4 and 5 least and most height.
    double region(int tile, int part) {
        return regions[6 * tile + part];
    }

    /// A part of the region of a tile without its margin: 0 west, 1 south, 2 east, 3 north in degrees.
    double inner(int tile, int part) {
        double margin = part % 2 == 0 ? marginAcross : marginAlong;
        return region(tile, part) + (part < 2 ? margin : -margin);
    }

    /// The tile below which it lies; −1 of the root.
    int parent(int tile) {
        return parent[tile];
    }

    int firstChild(int tile) {
        return firstChild[tile];
    }

    int children(int tile) {
        return children[tile];
    }

    /// Metres that are wrong where a tile is shown.
    double geometricError(int tile) {
        return errors[tile];
    }

    /// The frame in which the content of a tile stands: at the middle of its region, at its least height.
    LocalFrame frame(int tile) {
        return new LocalFrame(
                (region(tile, 0) + region(tile, 2)) / 2, (region(tile, 1) + region(tile, 3)) / 2, region(tile, 4));
    }

    Extents extents() {
        return extents;
    }
}
