package citiverse.models.access;

import java.util.Arrays;

/// The steps of arrival rows: for each stop the pairs (departure, time) such that who leaves at that departure or
/// before arrives at that time, as few as are needed.
///
/// Within half an hour few vehicles come to a stop, so a row of 30 arrivals has some three to six steps, and to carry
/// it over a walk takes as many comparisons. All steps together fit into the nearest cache.
///
/// Rejected: lowering whole rows in loops that the compiler turns into vector instructions (8.5 ms an origin in place
/// of 4.5 on Porto Alegre); steps at fixed places of an array as large as the rows (7.2 ms, for want of cache).
final class Steps {
    /// Bits of a packed step that hold the departure; the rest is the time.
    private static final int DEPARTURE_BITS = 11;
    private static final int DEPARTURE_MASK = (1 << DEPARTURE_BITS) - 1;

    private final int lanes;
    private final int departures;
    /// Packed steps of stop `s` stand from `first[s]` to `end[s] − 1`, last departure first.
    private final int[] first;
    private final int[] end;
    private int[] packed;
    private int count;
    /// Shortest travel time over the steps of each stop; [JourneyTable#NEVER] where it has none.
    final int[] shortest;

    Steps(int stops, int lanes, int departures) {
        this.lanes = lanes;
        this.departures = departures;
        first = new int[stops];
        end = new int[stops];
        packed = new int[Math.max(1024, 4 * stops)];
        shortest = new int[stops];
    }

    int stops() {
        return shortest.length;
    }

    void clear() {
        Arrays.fill(shortest, JourneyTable.NEVER);
        count = 0;
    }

    /// Settles the row of a stop and keeps its steps.
    void settle(int stop, int[] rows) {
        if (count + departures > packed.length) {
            packed = Arrays.copyOf(packed, 2 * (count + departures));
        }
        int at = stop * lanes;
        int later = JourneyTable.NEVER;
        int least = JourneyTable.NEVER;
        first[stop] = count;
        for (int d = departures - 1; d >= 0; d--) {
            int arrives = rows[at + d];
            if (arrives < later) {
                later = arrives;
                packed[count++] = arrives << DEPARTURE_BITS | d;
                least = Math.min(least, arrives - 60 * d);
            } else {
                rows[at + d] = later;
            }
        }
        end[stop] = count;
        shortest[stop] = least;
    }

    /// Lowers a row that begins at `at` by the steps of a stop and a walk from there; the row must be settled after.
    ///
    /// @return true where something became earlier
    boolean lower(int[] rows, int at, int stop, int walk) {
        boolean lower = false;
        int last = end[stop];
        for (int i = first[stop]; i < last; i++) {
            int step = packed[i];
            int target = at + (step & DEPARTURE_MASK);
            int arrives = (step >> DEPARTURE_BITS) + walk;
            if (arrives < rows[target]) {
                rows[target] = arrives;
                lower = true;
            }
        }
        return lower;
    }
}
