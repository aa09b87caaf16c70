package citiverse.models.access;

import java.util.Arrays;

/// Earliest arrivals at all stops for every departure of a window, by rounds of rides (RAPTOR: Delling, Pajor and
/// Werneck 2012), with all departures of the window in one pass.
///
/// In each round every trip is followed once along its calls, with the index of the last departure from which it can be
/// caught so far. At each call that departure (and with it all earlier ones) arrives; then the index moves on to the
/// last departure that is ready at the stop in time to board. So the work of a round is the number of calls in reach of
/// the window, however many departures there are, and vehicles that overtake one another need no special care: every
/// trip is followed by itself, which is the look-ahead that boarding the first vehicle lacks.
final class JourneySearch {
    /// As in [Egress]: when to find the longest travel time anew while walks to one stop are tried.
    private static final int LOOK_AGAIN = 4;

    private final JourneyTable table;
    private final TripTable trips;
    private final Walks transfers;
    private final int boardSlack;

    /// Round in which the alighting row of a stop was last lowered.
    private final int[] lowered;
    private final Steps steps;
    /// True where some trip can be boarded.
    private final boolean[] boards;

    /// @param transfers seconds, by stop of arrival
    /// @param everywhere true to find when every stop is reached, also where nothing can be boarded
    JourneySearch(JourneyTable table, TripTable trips, Walks transfers, int boardSlack, boolean everywhere) {
        this.table = table;
        this.trips = trips;
        this.transfers = transfers;
        this.boardSlack = boardSlack;
        lowered = new int[table.stops];
        steps = new Steps(table.stops, table.lanes, table.departures);
        boards = boardingStops(trips, table.stops);
        if (everywhere) {
            Arrays.fill(boards, true);
        }
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
        if (table.rides == 0) {
            return;
        }
        table.clear();
        for (int s = 0; s < access.length; s++) {
            if (access[s] != WalkSearch.FAR) {
                JourneyTable.walkRow(table.ready[0], s * table.lanes, table.departures, access[s]);
            }
        }
        Arrays.fill(lowered, 0);
        for (int k = 1; k <= table.rides; k++) {
            table.beginAlighting(k);
            ride(k);
            steps.clear();
            for (int s = 0; s < access.length; s++) {
                if (lowered[s] == k) {
                    steps.settle(s, table.alighted[k]);
                }
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
                    lowered[stop[call]] = round;
                }
                int latest = departure[call] - boardSlack;
                while (caught < last && ready[at + caught + 1] <= latest) {
                    caught++;
                }
                if (boarded != null) {
                    boarded[call] = (short) caught;
                }
            }
        }
    }

    /// Walks on from the stops reached better in this round, to wherever that helps to board.
    private void transfer(int round) {
        int[] ready = table.ready[round];
        int lanes = table.lanes;
        table.beginReady(round);
        int[] from = transfers.source();
        int[] length = transfers.length();
        int[] shortest = steps.shortest;
        for (int s = 0; s < transfers.targets(); s++) {
            if (!boards[s]) {
                continue;
            }
            int at = s * lanes;
            if (lowered[s] == round && steps.lower(ready, at, s, 0)) {
                JourneyTable.settle(ready, at, table.departures);
            }
            int longest = JourneyTable.longest(ready, at, table.departures);
            boolean lower = false;
            int begin = transfers.first()[s];
            int end = transfers.first()[s + 1];
            int again = begin + LOOK_AGAIN;
            for (int w = begin; w < end; w++) {
                int walk = length[w];
                if (shortest[from[w]] + walk < longest) {
                    lower |= steps.lower(ready, at, from[w], walk);
                }
                if (lower && w >= again) {
                    JourneyTable.settle(ready, at, table.departures);
                    longest = JourneyTable.longest(ready, at, table.departures);
                    again = begin + 3 * (w - begin);
                    lower = false;
                }
            }
            if (lower) {
                JourneyTable.settle(ready, at, table.departures);
            }
        }
    }
}
