package citiverse.models.access;

import citiverse.twin.transit.Timetable;
import java.util.Arrays;
import java.util.List;

/// Leaves out transfers that never let anyone board a vehicle that could not be boarded otherwise.
///
/// Walking from stop `a` to stop `b` of a line is of no use where an earlier stop `c` of that line is so much nearer
/// that the vehicle is met there too: `walk(a, c) + ride(c, b) ≤ walk(a, b)` for the longest ride of any trip
/// (`c` may
/// be `a` itself). Whoever boards at `c` is then on the same vehicle, and earlier. A transfer that is of no
/// use for any
/// line at `b` is left out. Journeys are the same to the second; on Porto Alegre a third of the transfers go.
final class BoardingTransfers {
    private final List<LinePattern> patterns;
    private final int stops;
    /// Where each stop occurs: index of the pattern and position, from `first[stop]` on.
    private final int[] first;
    private final int[] pattern;
    private final int[] position;
    /// `ride[p][i]`: longest time from the departure at position `i − 1` of pattern `p` to that at `i`.
    private final int[][] ride;

    BoardingTransfers(List<LinePattern> patterns, int stops) {
        this.patterns = patterns;
        this.stops = stops;
        first = new int[stops + 1];
        ride = new int[patterns.size()][];
        for (int p = 0; p < ride.length; p++) {
            ride[p] = longestRides(patterns.get(p).timetable());
            for (int stop : patterns.get(p).stops()) {
                if (stop >= 0) {
                    first[stop + 1]++;
                }
            }
        }
        for (int s = 0; s < stops; s++) {
            first[s + 1] += first[s];
        }
        pattern = new int[first[stops]];
        position = new int[first[stops]];
        int[] next = Arrays.copyOf(first, stops);
        for (int p = 0; p < ride.length; p++) {
            int[] at = patterns.get(p).stops();
            for (int i = 0; i < at.length; i++) {
                if (at[i] >= 0) {
                    pattern[next[at[i]]] = p;
                    position[next[at[i]]++] = i;
                }
            }
        }
    }

    private static int[] longestRides(Timetable timetable) {
        int[] longest = new int[timetable.stops().size()];
        for (Timetable.Trip trip : timetable.trips()) {
            lengthen(longest, trip.departures());
        }
        for (Timetable.Frequency run : timetable.frequencies()) {
            lengthen(longest, run.departures());
        }
        return longest;
    }

    private static void lengthen(int[] longest, int[] departures) {
        for (int i = 1; i < longest.length; i++) {
            longest[i] = Math.max(longest[i], departures[i] - departures[i - 1]);
        }
    }

    /// The transfers that are of use.
    ///
    /// @param transfers seconds, by stop of arrival
    Walks useful(Walks transfers) {
        Walks bySource = transfers.bySource(stops);
        int[] walk = new int[stops];
        Arrays.fill(walk, JourneyTable.NEVER);
        var kept = new Walks.Collector();
        for (int source = 0; source < stops; source++) {
            walk[source] = 0;
            for (int w = bySource.first()[source]; w < bySource.first()[source + 1]; w++) {
                walk[bySource.source()[w]] = bySource.length()[w];
            }
            for (int w = bySource.first()[source]; w < bySource.first()[source + 1]; w++) {
                int target = bySource.source()[w];
                if (isUseful(target, walk)) {
                    kept.add(target, source, bySource.length()[w]);
                }
            }
            for (int w = bySource.first()[source]; w < bySource.first()[source + 1]; w++) {
                walk[bySource.source()[w]] = JourneyTable.NEVER;
            }
            walk[source] = JourneyTable.NEVER;
        }
        return kept.sorted(stops);
    }

    private boolean isUseful(int target, int[] walk) {
        for (int i = first[target]; i < first[target + 1]; i++) {
            if (isUseful(pattern[i], position[i], walk[target], walk)) {
                return true;
            }
        }
        return false;
    }

    /// True where no earlier stop of the line lets the rider board the same vehicles.
    private boolean isUseful(int line, int at, int walkThere, int[] walk) {
        int[] served = patterns.get(line).stops();
        boolean[] pickup = patterns.get(line).timetable().pickup();
        if (!pickup[at] || at == served.length - 1) {
            return false;
        }
        int riding = 0;
        for (int i = at - 1; i >= 0; i--) {
            riding += ride[line][i + 1];
            if (riding > walkThere) {
                return true;
            }
            if (served[i] >= 0 && pickup[i] && walk[served[i]] + riding <= walkThere) {
                return false;
            }
        }
        return true;
    }
}
