package citiverse.models.access;

import java.util.Arrays;

/// Earliest arrivals at all stops for every departure of a window, by rounds of rides (RAPTOR: Delling, Pajor and
/// Werneck 2012), with all departures of the window in one pass.
///
/// In each round every trip is followed once along its calls, with the index of the last departure from which it can be
/// caught so far. At each call that departure (and with it all earlier ones) arrives; then the index moves on to the last
/// departure that is ready at the stop in time to board. So the work of a round is the number of calls in reach of the
/// window, however many departures there are, and vehicles that overtake one another need no special care: every trip
/// is followed by itself, which is the look-ahead that boarding the first vehicle lacks.
///
/// Rejected: a RAPTOR for each departure from the last to the first with labels reused (range-RAPTOR) visits each
/// stop of each pattern up to once per departure; with 30 departures it took 6 times as long.
final class JourneySearch {
    private final JourneyTable table;
    private final TripTable trips;
    private final Walks transfers;
    private final int boardSlack;

    /// Round in which the alighting row of a stop was last lowered.
    private final int[] lowered;
    private final int[] loweredStops;
    private int loweredCount;
    /// Shortest travel time by vehicle to each stop lowered in this round.
    private final int[] shortest;
    /// True where some trip can be boarded.
    private final boolean[] boards;

    /// @param transfers seconds, by stop of arrival
    JourneySearch(JourneyTable table, TripTable trips, Walks transfers, int boardSlack) {
        this.table = table;
        this.trips = trips;
        this.transfers = transfers;
        this.boardSlack = boardSlack;
        lowered = new int[table.stops];
        loweredStops = new int[table.stops];
        shortest = new int[table.stops];
        boards = boardingStops(trips, table.stops);
    }

    static boolean[] boardingStops(TripTable trips, int stops) {
        var boards = new boolean[stops];
        for (int call = 0; call < trips.calls(); call++) {
            boards[trips.stop[call]] |= trips.departure[call] != TripTable.NO_BOARDING;
        }
        return boards;
    }

    /// Fills the table.
    ///
    /// @param access seconds on foot to each stop, [WalkSearch#FAR] where it is too far
    void run(int[] access) {
        int lanes = table.lanes;
        if (table.rides == 0) {
            return;
        }
        table.clear();
        for (int s = 0; s < table.stops; s++) {
            if (access[s] != WalkSearch.FAR) {
                JourneyTable.walkRow(table.ready[0], s * lanes, table.departures, access[s]);
            }
        }
        Arrays.fill(lowered, 0);
        for (int k = 1; k <= table.rides; k++) {
            int[] alighted = table.alighted[k];
            if (k == 1) {
                Arrays.fill(alighted, JourneyTable.NEVER);
            } else {
                System.arraycopy(table.alighted[k - 1], 0, alighted, 0, alighted.length);
            }
            loweredCount = 0;
            ride(k);
            for (int i = 0; i < loweredCount; i++) {
                int at = loweredStops[i] * lanes;
                JourneyTable.settle(alighted, at, table.departures);
                shortest[loweredStops[i]] = JourneyTable.shortest(alighted, at, table.departures);
            }
            if (k < table.rides) {
                transfer(k);
            }
        }
    }

    /// Follows all trips once.
    private void ride(int round) {
        int[] ready = table.ready[round - 1];
        int[] alighted = table.alighted[round];
        short[] boarded = table.boarded[round];
        int lanes = table.lanes;
        int last = table.departures - 1;
        int[] stop = trips.stop;
        int[] arrival = trips.arrival;
        int[] departure = trips.departure;
        for (int t = 0; t < trips.trips(); t++) {
            int caught = -1;
            int end = trips.firstCall[t + 1];
            for (int call = trips.firstCall[t]; call < end; call++) {
                int at = stop[call] * lanes;
                if (caught >= 0 && arrival[call] < alighted[at + caught]) {
                    alighted[at + caught] = arrival[call];
                    if (lowered[stop[call]] != round) {
                        lowered[stop[call]] = round;
                        loweredStops[loweredCount++] = stop[call];
                    }
                }
                int latest = departure[call] - boardSlack;
                while (caught < last && ready[at + caught + 1] <= latest) {
                    caught++;
                }
                boarded[call] = (short) caught;
            }
        }
    }

    /// Walks on from the stops reached better in this round, to wherever that helps to board.
    private void transfer(int round) {
        int[] alighted = table.alighted[round];
        int[] ready = table.ready[round];
        int lanes = table.lanes;
        System.arraycopy(table.ready[round - 1], 0, ready, 0, ready.length);
        for (int s = 0; s < table.stops; s++) {
            if (!boards[s]) {
                continue;
            }
            int at = s * lanes;
            if (lowered[s] == round) {
                JourneyTable.lower(ready, at, alighted, at, lanes, 0);
            }
            int longest = JourneyTable.longest(ready, at, table.departures);
            for (int w = transfers.first()[s]; w < transfers.first()[s + 1]; w++) {
                int source = transfers.source()[w];
                int walk = transfers.length()[w];
                if (lowered[source] == round && shortest[source] + walk < longest) {
                    JourneyTable.lower(ready, at, alighted, source * lanes, lanes, walk);
                    longest = JourneyTable.longest(ready, at, table.departures);
                }
            }
        }
    }
}
