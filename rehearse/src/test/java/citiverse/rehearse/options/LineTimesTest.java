package citiverse.rehearse.options;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.twin.transit.Timetable;
import citiverse.twin.transit.Timetable.Frequency;
import citiverse.twin.transit.Timetable.Trip;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTimesTest {
    private static final int SEVEN = 7 * 3600;

    private static Timetable table() {
        boolean[] all = {true, true, true};
        return new Timetable(
                List.of("a", "b", "c"),
                all,
                new boolean[] {false, true, true},
                List.of(
                        new Trip("t1", "s", new int[] {SEVEN, SEVEN + 100, SEVEN + 250}, new int[] {
                            SEVEN, SEVEN + 120, SEVEN + 250
                        }),
                        new Trip("t2", "s", new int[] {SEVEN + 600, SEVEN + 700, SEVEN + 850}, new int[] {
                            SEVEN + 600, SEVEN + 720, SEVEN + 850
                        }),
                        new Trip("t3", "s", new int[] {SEVEN + 1200, SEVEN + 1300, SEVEN + 1450}, new int[] {
                            SEVEN + 1200, SEVEN + 1320, SEVEN + 1450
                        })),
                List.of(new Frequency(
                        "f", "s", SEVEN, SEVEN + 3600, 300, false, new int[] {0, 100, 250}, new int[] {0, 120, 250})));
    }

    @Test
    void fasterDividesRunningTimesAndKeepsHalts() {
        Timetable faster = LineTimes.faster(table(), 1.25);
        assertArrayEquals(
                new int[] {SEVEN, SEVEN + 80, SEVEN + 204},
                faster.trips().get(0).arrivals());
        assertArrayEquals(
                new int[] {SEVEN, SEVEN + 100, SEVEN + 204},
                faster.trips().get(0).departures());
        assertArrayEquals(
                new int[] {0, 80, 204}, faster.frequencies().getFirst().arrivals());
        assertEquals(
                List.of(table().trips().get(1).id()),
                List.of(LineTimes.faster(table(), 1).trips().get(1).id()));
        assertArrayEquals(
                table().trips().get(1).arrivals(),
                LineTimes.faster(table(), 1).trips().get(1).arrivals());
    }

    @Test
    void thinningKeepsTheFirstOfSoMany() {
        Timetable thin = LineTimes.thinned(table(), 2);
        assertEquals(List.of("t1", "t3"), thin.trips().stream().map(Trip::id).toList());
        assertEquals(600, thin.frequencies().getFirst().headway());
    }

    @Test
    void stopsAddedAtTheEndComeAfter() {
        Timetable longer = LineTimes.through(table(), 2, 3, List.of("d", "e"), new int[] {60, 90}, 20);
        assertEquals(List.of("a", "b", "c", "d", "e"), longer.stops());
        assertArrayEquals(
                new int[] {SEVEN, SEVEN + 100, SEVEN + 250, SEVEN + 310, SEVEN + 420},
                longer.trips().getFirst().arrivals());
        assertArrayEquals(
                new int[] {0, 120, 250, 330, 440},
                longer.frequencies().getFirst().departures());
    }

    @Test
    void stopsAddedAtTheStartComeBefore() {
        Timetable longer = LineTimes.through(table(), -1, 0, List.of("y", "z"), new int[] {90, 60}, 20);
        assertEquals(List.of("y", "z", "a", "b", "c"), longer.stops());
        assertArrayEquals(
                new int[] {SEVEN - 190, SEVEN - 80, SEVEN, SEVEN + 100, SEVEN + 250},
                longer.trips().getFirst().arrivals());
        assertArrayEquals(
                new int[] {SEVEN - 170, SEVEN - 60, SEVEN, SEVEN + 120, SEVEN + 250},
                longer.trips().getFirst().departures());
        // A headway run leaves its new first stop 170 s earlier, so that it is at "a" as before.
        Frequency run = longer.frequencies().getFirst();
        assertEquals(SEVEN - 170, run.start());
        assertEquals(SEVEN, run.start() + run.departures()[2]);
    }

    @Test
    void reroutingMovesEverythingBehindIt() {
        Timetable other = LineTimes.through(table(), 0, 2, List.of("x"), new int[] {200, 130}, 30);
        assertEquals(List.of("a", "x", "c"), other.stops());
        assertArrayEquals(
                new int[] {SEVEN, SEVEN + 200, SEVEN + 360},
                other.trips().getFirst().arrivals());
        Timetable none = LineTimes.through(table(), 0, 2, List.of(), new int[] {90}, 30);
        assertArrayEquals(new int[] {SEVEN, SEVEN + 90}, none.trips().getFirst().arrivals());
    }
}
