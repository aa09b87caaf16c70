package citiverse.models.access;

import java.util.List;

/// What all origins of a run share about public transport.
///
/// @param trips by draw of the phases; one where nothing is drawn
/// @param transfers seconds, by stop of arrival on foot
/// @param usefulTransfers those of them without which journeys would be slower
/// @param egress seconds, by destination
record TransitTables(TripTable[] trips, Walks transfers, Walks usefulTransfers, Walks egress) {

    static TransitTables of(NetworkRun run) {
        AccessSettings settings = run.settings();
        StopWalks walks = run.network.stopWalks(run.destinations(), run.destinationLinks, settings);
        Walks transfers = walks.transfers().inSeconds(run.speed).noLongerThan(run.longestWalk);
        Walks egress = walks.egress().inSeconds(run.speed).noLongerThan(run.longestWalk);
        Walks useful = new BoardingTransfers(run.network.patterns, run.network.stopLinks.size()).useful(transfers);
        return new TransitTables(trips(run, run.network.patterns, run.network.services), transfers, useful, egress);
    }

    /// The trips of some patterns in reach of a run's window, for each draw of the phases.
    static TripTable[] trips(NetworkRun run, List<LinePattern> patterns, ServiceDays services) {
        AccessSettings settings = run.settings();
        int span = 60 * (settings.departures() - 1) + run.longestTrip;
        var first = TripTable.of(
                patterns, services, settings.date(), settings.windowStartSeconds(), span, 0, settings.phaseSeed());
        var trips = new TripTable[first.drawn ? settings.phases() : 1];
        trips[0] = first;
        for (int phase = 1; phase < trips.length; phase++) {
            trips[phase] = TripTable.of(
                    patterns,
                    services,
                    settings.date(),
                    settings.windowStartSeconds(),
                    span,
                    phase,
                    settings.phaseSeed());
        }
        return trips;
    }
}
