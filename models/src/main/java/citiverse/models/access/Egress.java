package citiverse.models.access;

/// Carries the arrivals at stops on to the destinations and takes the percentile over the window.
final class Egress {
    /// After so many walks, and again whenever there have been three times as many, the longest travel time so far is
    /// found anew, to pass over stops that cannot help.
    private static final int LOOK_AGAIN = 6;

    private final int departures;
    private final int lanes;
    private final int longestTrip;
    private final int rank;
    /// Arrivals at each destination by departure, for each draw of the phases.
    final int[][] rows;
    private final Steps steps;
    private final int[] travel;

    Egress(AccessSettings settings, int longestTrip, int stops, int destinations, int phases) {
        departures = settings.departures();
        lanes = JourneyTable.lanes(departures);
        this.longestTrip = longestTrip;
        rank = Percentile.rank(departures * phases, settings.percentile());
        rows = new int[phases][destinations * lanes];
        steps = new Steps(stops, lanes, departures);
        travel = new int[departures * phases];
    }

    /// Fills the rows of one draw.
    ///
    /// @param egress seconds from stops, by destination
    /// @param walkSeconds on foot all the way, or [AccessRun#UNREACHABLE]
    void spread(JourneyTable table, Walks egress, int[] walkSeconds, int phase) {
        steps.clear();
        for (int s = 0; s < steps.stops() && table.rides > 0; s++) {
            steps.settle(s, table.alighted[table.rides]);
        }
        for (int j = 0; j < walkSeconds.length; j++) {
            spread(egress, j, walkSeconds[j], rows[phase], j * lanes);
        }
    }

    private void spread(Walks egress, int j, int walkSeconds, int[] row, int at) {
        JourneyTable.walkRow(row, at, lanes, walkSeconds == AccessRun.UNREACHABLE ? JourneyTable.NEVER : walkSeconds);
        int longest = walkSeconds == AccessRun.UNREACHABLE ? JourneyTable.NEVER : walkSeconds;
        int begin = egress.first()[j];
        int end = egress.first()[j + 1];
        boolean lower = false;
        int again = begin + LOOK_AGAIN;
        int[] from = egress.source();
        int[] length = egress.length();
        int[] shortest = steps.shortest;
        for (int w = begin; w < end; w++) {
            int walk = length[w];
            if (shortest[from[w]] + walk < longest) {
                lower |= steps.lower(row, at, from[w], walk);
            }
            if (lower && w >= again) {
                JourneyTable.settle(row, at, departures);
                longest = JourneyTable.longest(row, at, departures);
                again = begin + 3 * (w - begin);
                lower = false;
            }
        }
        if (lower) {
            JourneyTable.settle(row, at, departures);
        }
    }

    /// The percentile of the travel time to each destination.
    void percentiles(int[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = percentile(j);
        }
    }

    private int percentile(int j) {
        int count = 0;
        for (int[] row : rows) {
            for (int d = 0; d < departures; d++) {
                travel[count++] = row[j * lanes + d] - 60 * d;
            }
        }
        int chosen = Percentile.select(travel, count, rank);
        return chosen <= longestTrip ? chosen : AccessRun.UNREACHABLE;
    }
}
