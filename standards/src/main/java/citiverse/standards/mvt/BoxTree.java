package citiverse.standards.mvt;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// An index of boxes in whole numbers, packed once: an R-tree whose leaves follow the Hilbert curve (Kamel and
/// Faloutsos 1993, "On packing R-trees"), in flat arrays without links. A box takes about 21 bytes. Immutable.
public final class BoxTree {
    private static final int FAN = 16;
    private static final int CURVE_STEPS = 1 << 16;

    /// Boxes of the leaves in the order of the curve, then of each level above; four numbers each.
    private final int[] boxes;
    /// Numbers of the things, in the order of the leaves.
    private final int[] things;
    /// Where each level begins, in boxes; one more than there are levels.
    private final int[] levels;

    /// @param given least x, least y, most x and most y of one thing after another; a box whose most is less than its
    ///     least is of nothing and never found
    public BoxTree(int[] given) {
        int count = given.length / 4;
        int total = count;
        int depth = 1;
        for (int n = count; n > 1; n = (n + FAN - 1) / FAN) {
            total += (n + FAN - 1) / FAN;
            depth++;
        }
        levels = new int[depth + 1];
        boxes = new int[4 * total];
        things = new int[count];
        long[] order = order(given, count);
        for (int i = 0; i < count; i++) {
            things[i] = (int) order[i];
            System.arraycopy(given, 4 * things[i], boxes, 4 * i, 4);
        }
        levels[1] = count;
        for (int level = 1; level < depth; level++) {
            int nodes = (levels[level] - levels[level - 1] + FAN - 1) / FAN;
            levels[level + 1] = levels[level] + nodes;
            for (int node = 0; node < nodes; node++) {
                int from = levels[level - 1] + FAN * node;
                cover(levels[level] + node, from, Math.min(from + FAN, levels[level]));
            }
        }
    }

    /// Things by their place on the curve through the box of all, then by number.
    private static long[] order(int[] given, int count) {
        long lowX = Long.MAX_VALUE;
        long lowY = Long.MAX_VALUE;
        long highX = Long.MIN_VALUE;
        long highY = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            lowX = Math.min(lowX, given[4 * i]);
            lowY = Math.min(lowY, given[4 * i + 1]);
            highX = Math.max(highX, given[4 * i + 2]);
            highY = Math.max(highY, given[4 * i + 3]);
        }
        double side = 1.0 + Math.max(highX - lowX, highY - lowY);
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            double x = ((double) given[4 * i] + given[4 * i + 2]) / 2 - lowX;
            double y = ((double) given[4 * i + 1] + given[4 * i + 3]) / 2 - lowY;
            long along = hilbert(onCurve(x / side), onCurve(y / side));
            order[i] = along << 31 | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < count; i++) {
            order[i] &= Integer.MAX_VALUE;
        }
        return order;
    }

    private static int onCurve(double share) {
        return Math.clamp((long) (share * CURVE_STEPS), 0, CURVE_STEPS - 1);
    }

    /// Place along the Hilbert curve of a square of 2^16 steps (Warren, Hacker's Delight, 16-1).
    private static long hilbert(int x, int y) {
        long along = 0;
        int u = x;
        int v = y;
        for (int s = CURVE_STEPS / 2; s > 0; s /= 2) {
            int right = (u & s) > 0 ? 1 : 0;
            int up = (v & s) > 0 ? 1 : 0;
            along += (long) s * s * (3 * right ^ up);
            if (up == 0) {
                if (right == 1) {
                    u = CURVE_STEPS - 1 - u;
                    v = CURVE_STEPS - 1 - v;
                }
                int swapped = u;
                u = v;
                v = swapped;
            }
        }
        return along;
    }

    private void cover(int node, int from, int to) {
        Arrays.fill(boxes, 4 * node, 4 * node + 2, Integer.MAX_VALUE);
        Arrays.fill(boxes, 4 * node + 2, 4 * node + 4, Integer.MIN_VALUE);
        for (int child = from; child < to; child++) {
            if (boxes[4 * child] > boxes[4 * child + 2]) {
                continue;
            }
            for (int k = 4 * node; k < 4 * node + 2; k++) {
                int of = 4 * child + k - 4 * node;
                boxes[k] = Math.min(boxes[k], boxes[of]);
                boxes[k + 2] = Math.max(boxes[k + 2], boxes[of + 2]);
            }
        }
    }

    /// Number of things.
    public int size() {
        return things.length;
    }

    /// Visits the things whose box meets another, edges included, in no order that means anything.
    public void visit(long leastX, long leastY, long mostX, long mostY, IntConsumer visitor) {
        if (things.length == 0) {
            return;
        }
        int top = levels.length - 2;
        visit(top, levels[top], new long[] {leastX, leastY, mostX, mostY}, visitor);
    }

    private void visit(int level, int node, long[] box, IntConsumer visitor) {
        int k = 4 * node;
        if (boxes[k] > box[2] || boxes[k + 2] < box[0] || boxes[k + 1] > box[3] || boxes[k + 3] < box[1]) {
            return;
        }
        if (level == 0) {
            if (boxes[k] <= boxes[k + 2]) {
                visitor.accept(things[node]);
            }
            return;
        }
        int from = levels[level - 1] + FAN * (node - levels[level]);
        int to = Math.min(from + FAN, levels[level]);
        for (int child = from; child < to; child++) {
            visit(level - 1, child, box, visitor);
        }
    }
}
