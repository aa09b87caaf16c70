package citiverse.models.access;

import java.util.Arrays;

/// The calls of a [TripTable] by stop, and the trip of each call.
final class CallIndex {
    final TripTable trips;
    /// Calls at stop `s` stand from `first[s]` to `first[s + 1] − 1`.
    final int[] first;
    final int[] call;
    final int[] trip;

    CallIndex(TripTable trips, int stops) {
        this.trips = trips;
        first = new int[stops + 1];
        for (int stop : trips.stop) {
            first[stop + 1]++;
        }
        for (int s = 0; s < stops; s++) {
            first[s + 1] += first[s];
        }
        call = new int[trips.calls()];
        trip = new int[trips.calls()];
        int[] next = Arrays.copyOf(first, stops);
        for (int t = 0; t < trips.trips(); t++) {
            for (int c = trips.firstCall[t]; c < trips.firstCall[t + 1]; c++) {
                trip[c] = t;
                call[next[trips.stop[c]]++] = c;
            }
        }
    }
}
