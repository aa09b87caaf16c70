package citiverse.server.page.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.page.space.PaintOrder.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaintOrderTest {
    private static Thing box(double left, double right, double near, double far) {
        double[] ring = {left, near, right, near, right, far, left, far};
        return new Thing(new double[][] {ring}, 0, 10, new double[] {left, right, -1000, 1000}, (near + far) / 2);
    }

    /// Of boxes that do not meet, one that lies behind another on a line of sight is painted before it: what the
    /// middles alone would get wrong where a long box stands beside a short one.
    @Test
    void whatLiesBehindIsPaintedFirst() {
        long seed = 20_260_320;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            List<Thing> things = scattered(random);
            int[] order = PaintOrder.of(things);
            assertEquals(
                    IntStream.range(0, things.size()).boxed().toList(),
                    Arrays.stream(order).sorted().boxed().toList());
            int[] when = new int[order.length];
            for (int k = 0; k < order.length; k++) {
                when[order[k]] = k;
            }
            for (int a = 0; a < things.size(); a++) {
                for (int b = 0; b < things.size(); b++) {
                    if (behind(things.get(a), things.get(b))) {
                        assertTrue(when[a] < when[b], "seed " + seed + ", round " + round + ": " + a + ", " + b);
                    }
                }
            }
        }
    }

    private static List<Thing> scattered(SplittableRandom random) {
        var things = new ArrayList<Thing>();
        for (int tries = 0; tries < 60; tries++) {
            double left = random.nextDouble(100);
            double near = random.nextDouble(100);
            Thing fresh = box(left, left + random.nextDouble(1, 40), near, near + random.nextDouble(1, 40));
            if (things.stream().noneMatch(other -> overlap(other, fresh))) {
                things.add(fresh);
            }
        }
        return things;
    }

    private static boolean across(Thing a, Thing b) {
        return a.rings()[0][0] < b.rings()[0][2] && b.rings()[0][0] < a.rings()[0][2];
    }

    private static boolean overlap(Thing a, Thing b) {
        return across(a, b) && a.rings()[0][1] < b.rings()[0][5] && b.rings()[0][1] < a.rings()[0][5];
    }

    private static boolean behind(Thing a, Thing b) {
        return across(a, b) && a.rings()[0][1] >= b.rings()[0][5];
    }

    /// A long wall that runs into the picture, and a small box in front of its far end: the middle of the wall is
    /// nearer than the box, and yet the wall comes first.
    @Test
    void aLongSlantingWallComesBeforeTheBoxInFrontOfIt() {
        double[] wall = {0, 0, 4, 0, 104, 100, 100, 100};
        Thing slanting = new Thing(new double[][] {wall}, 0, 10, new double[] {0, 104, -1000, 1000}, 50);
        Thing small = box(86, 92, 70, 78);
        assertEquals(
                List.of(1, 0),
                Arrays.stream(PaintOrder.of(List.of(small, slanting))).boxed().toList());
    }
}
