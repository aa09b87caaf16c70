package citiverse.models.access;

/// Journeys by public transport from one origin, with no more memory than the last round needs.
final class Journeys {
    private final TransitTables tables;
    private final JourneyTable table;
    private final JourneySearch[] search;
    private final int[] access;
    private final Egress egress;

    Journeys(NetworkRun run) {
        tables = run.transit();
        AccessSettings settings = run.settings();
        access = new int[run.network.stopLinks.size()];
        table = JourneyTable.ofLastRound(access.length, settings.departures(), settings.maxRides());
        search = new JourneySearch[tables.trips().length];
        for (int p = 0; p < search.length; p++) {
            search[p] = new JourneySearch(
                    table, tables.trips()[p], tables.usefulTransfers(), settings.boardSlackSeconds(), false);
        }
        egress = new Egress(
                settings, run.longestTrip, access.length, run.destinations().size(), search.length);
    }

    /// Finds the travel times to all destinations.
    ///
    /// @param walkSeconds on foot all the way
    void find(OriginWalk walk, int[] walkSeconds, int[] into) {
        walk.toStops(access);
        for (int p = 0; p < search.length; p++) {
            search[p].run(access);
            egress.spread(table, tables.egress(), walkSeconds, p);
        }
        egress.percentiles(into);
    }
}
