package citiverse.models.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecayTest {
    @Test
    void logisticHasThePublishedValues() {
        var logistic = new Decay.Logistic(30, 10);
        double[] expected = {1, .942303, .502167, .062031, .004333};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], logistic.weight(i * 15 * 60), 5e-7, i * 15 + " minutes");
        }
    }

    @Test
    void eachFunctionFollowsItsFormula() {
        assertEquals(1, new Decay.Step(45).weight(45 * 60 - 1));
        assertEquals(0, new Decay.Step(45).weight(45 * 60));
        assertEquals(Math.exp(-0.1 * 20), new Decay.Exponential(0.1).weight(1200), 1e-15);
        assertEquals(0.25, new Decay.HalfLife(10).weight(1200), 1e-15);
        assertEquals(1, new Decay.Linear(30, 20).weight(20 * 60));
        assertEquals(0.5, new Decay.Linear(30, 20).weight(30 * 60), 1e-15);
        assertEquals(0, new Decay.Linear(30, 20).weight(40 * 60));
        assertEquals(1, new Decay.Gravity(2, 5).weight(200));
        assertEquals(0.0625, new Decay.Gravity(2, 5).weight(1200), 1e-15);
    }

    @Test
    void nothingRisesWithTimeAndTheUnreachableCountsNothing() {
        for (Decay decay : List.of(
                new Decay.Step(30),
                new Decay.Exponential(0.05),
                new Decay.HalfLife(12),
                new Decay.Logistic(30, 10),
                new Decay.Linear(30, 10),
                new Decay.Gravity(1.5, 2))) {
            assertEquals(1, decay.weight(0), 1e-15, decay.toString());
            assertEquals(0, decay.weight(AccessRun.UNREACHABLE), decay.toString());
            for (int t = 1; t < 7200; t += 7) {
                assertTrue(decay.weight(t) <= decay.weight(t - 1), decay.toString());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Decay.Step(0));
        assertThrows(IllegalArgumentException.class, () -> new Decay.Linear(10, 21));
    }

    @Test
    void opportunitiesAreSummedAndTheMissingNotCounted() {
        int[] seconds = {600, 1800, AccessRun.UNREACHABLE, 60};
        double[] jobs = {10, 20, 40, Double.NaN};
        assertEquals(30, Accessibility.of(seconds, jobs, new Decay.Step(45)));
        assertEquals(10, Accessibility.of(seconds, jobs, new Decay.Step(30)), "the cutoff itself is outside");
        assertEquals(600, Accessibility.nearest(seconds, jobs));
        assertEquals(AccessRun.UNREACHABLE, Accessibility.nearest(seconds, new double[] {0, 0, 1, 0}));
    }
}
