package citiverse.server.page.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// In which order solids are painted so that the nearer hides the farther. Of two that meet on the picture, that one
/// comes first which lies farther where both stand on one line of sight; where that goes in a circle, the farthest
/// middle breaks it.
final class PaintOrder {
    private static final int LOOKS = 3;

    private PaintOrder() {}

    /// A solid as the eye sees it.
    ///
    /// @param rings its outlines: across and depth of one corner after another, metres
    /// @param base underside, metres
    /// @param top metres
    /// @param box least and greatest across, least and greatest down, on the picture
    /// @param depth of its middle
    record Thing(double[][] rings, double base, double top, double[] box, double depth) {

        /// Where a line of sight enters and leaves the outlines: least and greatest depth, null where it misses them.
        double[] cut(double across) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double[] ring : rings) {
                int last = ring.length - 2;
                for (int i = 0; i < ring.length; i += 2) {
                    if (ring[i] > across != ring[last] > across) {
                        double part = (across - ring[last]) / (ring[i] - ring[last]);
                        double depth = ring[last + 1] + part * (ring[i + 1] - ring[last + 1]);
                        least = Math.min(least, depth);
                        greatest = Math.max(greatest, depth);
                    }
                    last = i;
                }
            }
            return least <= greatest ? new double[] {least, greatest} : null;
        }

        private double side(int k) {
            double side = k == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            for (double[] ring : rings) {
                for (int i = 0; i < ring.length; i += 2) {
                    side = k == 0 ? Math.min(side, ring[i]) : Math.max(side, ring[i]);
                }
            }
            return side;
        }
    }

    /// The places in the list, the first to paint first.
    static int[] of(List<Thing> things) {
        int size = things.size();
        List<List<Integer>> nearer = new ArrayList<>();
        int[] waits = new int[size];
        for (int a = 0; a < size; a++) {
            nearer.add(new ArrayList<>());
        }
        Integer[] byLeft = new Integer[size];
        Arrays.setAll(byLeft, i -> i);
        Arrays.sort(
                byLeft,
                (a, b) -> Double.compare(things.get(a).box()[0], things.get(b).box()[0]));
        for (int i = 0; i < size; i++) {
            int a = byLeft[i];
            for (int j = i + 1;
                    j < size && things.get(byLeft[j]).box()[0] < things.get(a).box()[1];
                    j++) {
                int b = byLeft[j];
                int order = compare(things.get(a), things.get(b));
                if (order != 0) {
                    nearer.get(order < 0 ? a : b).add(order < 0 ? b : a);
                    waits[order < 0 ? b : a]++;
                }
            }
        }
        return sorted(things, nearer, waits);
    }

    private static int[] sorted(List<Thing> things, List<List<Integer>> nearer, int[] waits) {
        int size = things.size();
        Integer[] farthest = new Integer[size];
        Arrays.setAll(farthest, i -> i);
        Arrays.sort(farthest, (a, b) -> farther(things, a, b));
        var ready = new PriorityQueue<Integer>((a, b) -> farther(things, a, b));
        boolean[] painted = new boolean[size];
        int[] order = new int[size];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (waits[i] == 0) {
                ready.add(i);
            }
        }
        for (int k = 0; k < size; ) {
            while (ready.isEmpty() && painted[farthest[next]]) {
                next++;
            }
            int thing = ready.isEmpty() ? farthest[next] : ready.poll();
            if (painted[thing]) {
                continue;
            }
            painted[thing] = true;
            order[k++] = thing;
            for (int waiting : nearer.get(thing)) {
                if (--waits[waiting] == 0) {
                    ready.add(waiting);
                }
            }
        }
        return order;
    }

    private static int farther(List<Thing> things, int a, int b) {
        int order = Double.compare(things.get(b).depth(), things.get(a).depth());
        return order == 0 ? Integer.compare(a, b) : order;
    }

    /// Below 0 where the first is to be painted first, above where the second, 0 where it does not matter.
    private static int compare(Thing a, Thing b) {
        if (a.box()[2] >= b.box()[3] || b.box()[2] >= a.box()[3]) {
            return 0;
        }
        double low = Math.max(a.side(0), b.side(0));
        double high = Math.min(a.side(1), b.side(1));
        if (low >= high) {
            return 0;
        }
        for (int look = 0; look < LOOKS; look++) {
            double across = low + (high - low) * (2 * look + 1) / (2 * LOOKS);
            double[] cutA = a.cut(across);
            double[] cutB = b.cut(across);
            if (cutA != null && cutB != null) {
                double slack = 1e-6;
                if (cutA[0] >= cutB[1] - slack) {
                    return -1;
                }
                if (cutB[0] >= cutA[1] - slack) {
                    return 1;
                }
            }
        }
        return a.top() <= b.base() + 0.01 ? -1 : b.top() <= a.base() + 0.01 ? 1 : Double.compare(b.depth(), a.depth());
    }
}
