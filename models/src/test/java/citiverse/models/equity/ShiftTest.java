package citiverse.models.equity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final double FAR = Double.POSITIVE_INFINITY;

    @Test
    void countsPeopleNotPlaces() {
        Shift shift = Shift.of(
                new double[] {10, 10, 10, 10, Double.NaN},
                new double[] {12, 9, 10.5, 10, 3},
                new double[] {100, 20, 3, 4, 5},
                true,
                0.5);
        assertEquals(new Shift(132, 100, 20, 7, 5, 10, (1200 + 180 + 31.5 + 40) / 127), shift);
    }

    @Test
    void fewerMinutesAreAGainAndUnreachableStaysAsItIs() {
        Shift shift = Shift.of(
                new double[] {30, 30, FAR, FAR, 20},
                new double[] {20, FAR, 40, FAR, 20},
                new double[] {1, 2, 4, 8, 16},
                false,
                0);
        assertEquals(5, shift.gaining());
        assertEquals(2, shift.losing());
        assertEquals(24, shift.unchanged());
    }

    @Test
    void groupsAddUpToEveryone() {
        var random = new SplittableRandom(2);
        var before = random.doubles(200, 0, 100).toArray();
        var after = random.doubles(200, 0, 100).toArray();
        var young = random.doubles(200, 0, 50).toArray();
        var old = random.doubles(200, 0, 50).toArray();
        var all = new double[200];
        for (int i = 0; i < 200; i++) {
            all[i] = young[i] + old[i];
        }
        Shift everyone = Shift.of(before, after, all, true, 5);
        Shift[] groups = Shift.byGroup(before, after, new double[][] {young, old}, true, 5);
        assertEquals(everyone.gaining(), groups[0].gaining() + groups[1].gaining(), 1e-9);
        assertEquals(everyone.losing(), groups[0].losing() + groups[1].losing(), 1e-9);
        assertEquals(everyone.people(), everyone.gaining() + everyone.losing() + everyone.unchanged(), 1e-9);
    }

    @Test
    void theEmptyOptionMovesNobody() {
        double[] values = {1, FAR, 0, Double.NaN};
        Shift shift = Shift.of(values, values, new double[] {1, 1, 1, 1}, true, 0);
        assertEquals(0, shift.gaining());
        assertEquals(0, shift.losing());
        assertEquals(3, shift.unchanged());
        assertThrows(
                IllegalArgumentException.class, () -> Shift.of(values, values, new double[] {1, 1, -1, 1}, true, 0));
        assertThrows(
                IllegalArgumentException.class, () -> Shift.of(values, values, new double[] {1, 1, 1, 1}, true, -1));
    }
}
