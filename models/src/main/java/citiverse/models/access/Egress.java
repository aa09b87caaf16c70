package citiverse.models.access;

/// Carries the arrivals at stops on to the destinations and takes the percentile over the window.
final class Egress {
    private final int departures;
    private final int lanes;
    private final int longestTrip;
    private final int rank;
    /// Arrivals at each destination by departure, one row for each draw of the phases.
    private final int[][] rows;
    private final int[] shortest;
    private final int[] travel;

    Egress(AccessSettings settings, int longestTrip, int stops, int destinations, int phases) {
        departures = settings.departures();
        lanes = (departures + 7) / 8 * 8;
        this.longestTrip = longestTrip;
        rank = Percentile.rank(departures * phases, settings.percentile());
        rows = new int[phases][destinations * lanes];
        shortest = new int[stops];
        travel = new int[departures * phases];
    }

    /// Fills the rows of one draw.
    ///
    /// @param egress seconds from stops, by destination
    /// @param walkSeconds on foot all the way, or [AccessRun#UNREACHABLE]
    void spread(JourneyTable table, Walks egress, int[] walkSeconds, int phase) {
        int[] row = rows[phase];
        boolean rides = table.rides > 0;
        int[] alighted = table.alighted[table.rides];
        for (int s = 0; rides && s < table.stops; s++) {
            shortest[s] = JourneyTable.shortest(alighted, s * lanes, departures);
        }
        for (int j = 0; j < walkSeconds.length; j++) {
            int at = j * lanes;
            onFoot(row, at, walkSeconds[j]);
            if (!rides) {
                continue;
            }
            int longest = JourneyTable.longest(row, at, departures);
            for (int w = egress.first()[j]; w < egress.first()[j + 1]; w++) {
                int stop = egress.source()[w];
                int walk = egress.length()[w];
                if (shortest[stop] + walk < longest) {
                    JourneyTable.lower(row, at, alighted, stop * lanes, lanes, walk);
                    longest = JourneyTable.longest(row, at, departures);
                }
            }
        }
    }

    private void onFoot(int[] row, int at, int seconds) {
        int start = seconds == AccessRun.UNREACHABLE ? JourneyTable.NEVER : seconds;
        for (int d = 0; d < lanes; d++) {
            row[at + d] = start + 60 * d;
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
