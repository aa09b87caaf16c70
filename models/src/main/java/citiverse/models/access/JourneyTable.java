package citiverse.models.access;

import java.util.Arrays;

/// Arrival times at stops for every departure of a window, by number of rides: what [JourneySearch] fills.
///
/// A *row* belongs to a stop and has one entry per departure of the window (padded to a multiple of eight), in seconds
/// after the start of the window, never falling from one departure to the next: who may leave later can also leave
/// earlier and wait.
final class JourneyTable {
    /// Time of what is not reached. Adding walks to it does not overflow.
    static final int NEVER = 1 << 29;

    final int departures;
    /// Length of a row.
    final int lanes;
    final int stops;
    final int rides;

    /// `ready[k]`: earliest time at each stop on foot or by vehicle after at most `k` rides, ready to board.
    final int[][] ready;
    /// `alighted[k]`: earliest time at each stop by vehicle, after at most `k` rides.
    final int[][] alighted;
    /// `boarded[k][call]`: index of the last departure of the window from which the vehicle of round `k` is caught at
    /// or before the call; −1 where none. Null where rounds are not kept.
    final short[][] boarded;

    private JourneyTable(int stops, int departures, int rides) {
        this.stops = stops;
        this.departures = departures;
        this.rides = rides;
        lanes = lanes(departures);
        ready = new int[rides][];
        alighted = new int[rides + 1][];
        boarded = new short[rides + 1][];
    }

    /// A table in which each round overwrites the one before; all that is left is the last.
    static JourneyTable ofLastRound(int stops, int departures, int rides) {
        var table = new JourneyTable(stops, departures, rides);
        Arrays.fill(table.ready, new int[stops * table.lanes]);
        Arrays.fill(table.alighted, new int[stops * table.lanes]);
        return table;
    }

    /// A table that keeps every round, and where each vehicle was boarded.
    static JourneyTable ofAllRounds(int stops, int departures, int rides, int calls) {
        var table = new JourneyTable(stops, departures, rides);
        table.alighted[0] = new int[stops * table.lanes];
        Arrays.fill(table.alighted[0], NEVER);
        for (int k = 1; k <= rides; k++) {
            table.ready[k - 1] = new int[stops * table.lanes];
            table.alighted[k] = new int[stops * table.lanes];
            table.boarded[k] = new short[calls];
        }
        return table;
    }

    /// Nothing is reached yet.
    void clear() {
        Arrays.fill(ready[0], NEVER);
        Arrays.fill(alighted[0], NEVER);
    }

    /// Begins the arrivals of a round with those of the round before.
    void beginAlighting(int round) {
        begin(alighted, round);
    }

    /// Begins the times ready to board of a round with those of the round before.
    void beginReady(int round) {
        begin(ready, round);
    }

    private static void begin(int[][] rounds, int round) {
        if (rounds[round] != rounds[round - 1]) {
            System.arraycopy(rounds[round - 1], 0, rounds[round], 0, rounds[round].length);
        }
    }

    static int lanes(int departures) {
        return (departures + 7) / 8 * 8;
    }

    /// Fills the row of a place that is reached on foot, `seconds` after each departure.
    static void walkRow(int[] rows, int at, int departures, int seconds) {
        for (int d = 0; d < departures; d++) {
            rows[at + d] = seconds + 60 * d;
        }
    }

    /// Longest travel time in a settled row, [#NEVER] or more where some departure does not reach the stop.
    static int longest(int[] rows, int at, int departures) {
        int longest = 0;
        for (int d = 0; d < departures; d++) {
            longest = Math.max(longest, rows[at + d] - 60 * d);
        }
        return longest;
    }

    /// Lets every departure arrive no later than the next one.
    static void settle(int[] rows, int at, int departures) {
        int later = rows[at + departures - 1];
        for (int d = departures - 2; d >= 0; d--) {
            later = Math.min(later, rows[at + d]);
            rows[at + d] = later;
        }
    }
}
