package citiverse.models.access;

import java.util.Arrays;

/// Arrival times at stops for every departure of a window, by number of rides: the working memory of [JourneySearch].
///
/// A *row* belongs to a stop and has one entry per departure of the window (padded to a multiple of eight, so that the
/// compiler turns loops over it into vector instructions), in seconds after the start of the window, never falling from
/// one departure to the next: who may leave later can also leave earlier and wait.
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
    /// `alighted[k]`: earliest time at each stop by vehicle, after at most `k` rides; `alighted[0]` is unused.
    final int[][] alighted;
    /// `boarded[k][call]`: index of the last departure of the window from which the vehicle of round `k` is caught at
    /// or before the call; −1 where none.
    final short[][] boarded;

    JourneyTable(int stops, int departures, int rides, int calls) {
        this.stops = stops;
        this.departures = departures;
        this.rides = rides;
        lanes = (departures + 7) / 8 * 8;
        ready = new int[rides][stops * lanes];
        alighted = new int[rides + 1][];
        boarded = new short[rides + 1][];
        for (int k = 1; k <= rides; k++) {
            alighted[k] = new int[stops * lanes];
            boarded[k] = new short[calls];
        }
    }

    /// Fills the row of a stop that is reached on foot, `seconds` after each departure.
    static void walkRow(int[] rows, int at, int departures, int seconds) {
        for (int d = 0; d < departures; d++) {
            rows[at + d] = seconds + 60 * d;
        }
    }

    /// Lowers a row to what is reached from another row by a walk.
    static void lower(int[] rows, int at, int[] source, int sourceAt, int lanes, int walk) {
        for (int d = 0; d < lanes; d++) {
            rows[at + d] = Math.min(rows[at + d], source[sourceAt + d] + walk);
        }
    }

    /// Longest travel time in a row, [#NEVER] or more where some departure does not reach the stop.
    static int longest(int[] rows, int at, int departures) {
        int longest = 0;
        for (int d = 0; d < departures; d++) {
            longest = Math.max(longest, rows[at + d] - 60 * d);
        }
        return longest;
    }

    /// Shortest travel time in a row.
    static int shortest(int[] rows, int at, int departures) {
        int shortest = NEVER;
        for (int d = 0; d < departures; d++) {
            shortest = Math.min(shortest, rows[at + d] - 60 * d);
        }
        return shortest;
    }

    /// Lets every departure arrive no later than the next one.
    static void settle(int[] rows, int at, int departures) {
        int later = rows[at + departures - 1];
        for (int d = departures - 2; d >= 0; d--) {
            later = Math.min(later, rows[at + d]);
            rows[at + d] = later;
        }
    }

    void clear() {
        Arrays.fill(ready[0], NEVER);
    }
}
