package citiverse.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison.PlaceTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// What drawings are made of.
class DrawingTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    /// A frame on the equator with 1000 units for one degree.
    private static final Frame FRAME = new Frame(0, 1, 1000, 1000, 1000, 1000);

    @Test
    void linesThatMeetAreDrawnInOneStrokeAndOnce() {
        var strokes = new Strokes(FRAME);
        strokes.add(new double[] {0.1, 0.9, 0.2, 0.9});
        strokes.add(new double[] {0.3, 0.9, 0.2, 0.9});
        strokes.add(new double[] {0.2, 0.9, 0.1, 0.9});
        assertEquals("M100 100l200 0", strokes.path(0.5, 1000));
    }

    @Test
    void junctionsAndRingsSurvive() {
        var cross = new Strokes(FRAME);
        cross.add(new double[] {0.1, 0.5, 0.5, 0.5, 0.9, 0.5});
        cross.add(new double[] {0.5, 0.1, 0.5, 0.5, 0.5, 0.9});
        assertEquals(4, cross.path(0.5, 1000).chars().filter(c -> c == 'M').count());
        var ring = new Strokes(FRAME);
        ring.add(new double[] {0.1, 0.1, 0.2, 0.1, 0.2, 0.2, 0.1, 0.1});
        assertEquals("M100 900l100-100 0 100-100 0", ring.path(0.5, 1000));
    }

    @Test
    void theOrderOfLinesDoesNotMatter() {
        long seed = 11;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<double[]> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double x = random.nextInt(20) / 20.0;
            double y = random.nextInt(20) / 20.0;
            lines.add(new double[] {x, y, x + (random.nextBoolean() ? 0.05 : 0), y + 0.05});
        }
        String first = path(lines);
        Collections.shuffle(lines, random);
        assertEquals(first, path(lines));
    }

    private static String path(List<double[]> lines) {
        var strokes = new Strokes(FRAME);
        lines.forEach(strokes::add);
        return strokes.path(1, 100_000);
    }

    @Test
    void theBudgetKeepsTheLongestStrokes() {
        var strokes = new Strokes(FRAME);
        strokes.add(new double[] {0.1, 0.1, 0.12, 0.1});
        strokes.add(new double[] {0.1, 0.5, 0.9, 0.5});
        assertEquals("M100 500l800 0", strokes.path(1, 20));
    }

    @Test
    void areasAreCutAtTheFrame() {
        var areas = new Areas(FRAME, 1);
        areas.add(SHAPES.createPolygon(new Coordinate[] {
            new Coordinate(-5, 0.25),
            new Coordinate(0.5, 0.25),
            new Coordinate(0.5, 0.75),
            new Coordinate(-5, 0.75),
            new Coordinate(-5, 0.25)
        }));
        assertEquals("M-4 750l504 0 0-500-504 0z", areas.path(1000));
        var outside = new Areas(FRAME, 1);
        outside.add(SHAPES.toGeometry(new org.locationtech.jts.geom.Envelope(2, 3, 2, 3)));
        assertEquals("", outside.path(1000));
    }

    @Test
    void theFrameIsTrueToScale() {
        var places = new PlaceTable(
                "cells",
                "x",
                new String[] {"a", "b"},
                new double[] {-51.26, -51.14},
                new double[] {-30.11, -30.0},
                new double[] {1, 1},
                new double[2],
                List.of(),
                List.of());
        Frame frame = Frame.around(places, List.of());
        double across = (frame.x(-51.14) - frame.x(-51.26)) * frame.metresPerUnit();
        double down = (frame.y(-30.11) - frame.y(-30.0)) * frame.metresPerUnit();
        assertEquals(0.12 * 111_195 * Math.cos(Math.toRadians(30.055)), across, 15);
        assertEquals(0.11 * 111_195, down, 15);
        assertTrue(frame.holds(frame.x(-51.14), frame.y(-30.0)));
    }

    @Test
    void stepsAreRoundAndTheSameForGainAndLoss() {
        Steps steps = Steps.of(List.of(new double[] {0, 1, 4, -10, 1e-12}), new double[] {1, 1, 1, 1, 1}, 0);
        assertEquals(0, steps.step(1e-12));
        assertEquals(-steps.step(10), steps.step(-10));
        assertTrue(steps.middle() < steps.large());
        assertEquals(Svg.nice(steps.large()), steps.large());
        assertEquals(5, Svg.nice(7.9));
        assertEquals(0.02, Svg.nice(0.021), 1e-15);
    }

    @Test
    void fifthsHoldEveryoneOnce() {
        double[] fifths = Quantiles.fifths(new double[] {3, 1, 2}, new double[] {3, 1, 2}, new double[] {10, 10, 10});
        assertArrayEquals(new double[] {1, (4 * 1 + 2 * 2) / 6.0, 2, (2 * 2 + 4 * 3) / 6.0, 3}, fifths, 1e-12);
        assertEquals(2 * 30, java.util.Arrays.stream(fifths).sum() * 6, 1e-9);
        assertArrayEquals(new double[] {1, 2}, Quantiles.limits(new double[] {3, 1, 2}, new double[] {10, 10, 10}));
    }

    @Test
    void whatIsNotKnownIsInNoFifth() {
        double[] people = {10, 10, 10, 500};
        double[] known = {3, 1, 2, Double.NaN};
        double[] fifths = Quantiles.fifths(known, new double[] {3, 1, 2, 4}, people);
        assertArrayEquals(new double[] {1, (4 * 1 + 2 * 2) / 6.0, 2, (2 * 2 + 4 * 3) / 6.0, 3}, fifths, 1e-12);
        assertArrayEquals(fifths, Quantiles.fifths(new double[] {3, 1, 2, 9}, known, people), 1e-12);
        assertArrayEquals(new double[] {1, 2}, Quantiles.limits(known, people));
    }

    @Test
    void axesHaveRoundTicks() {
        Axis axis = Axis.of(List.of(-0.11, 0.0, 0.19, Double.NaN));
        assertEquals(1, axis.decimals());
        assertArrayEquals(
                new double[] {-0.1, 0, 0.1, 0.2},
                axis.ticks().stream().mapToDouble(Double::doubleValue).toArray(),
                1e-12);
        assertEquals("0%", axis.at(-99));
    }
}
