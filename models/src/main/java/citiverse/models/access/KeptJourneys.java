package citiverse.models.access;

import java.util.Arrays;

/// Journeys from the current origin with all that is needed to find those under options.
final class KeptJourneys {
    /// Room for added stops that is always there.
    private static final int LEAST_ROOM = 16;

    private final NetworkRun run;
    private final TransitTables tables;
    private final int[] access;
    private int capacity = -1;
    private JourneyTable[] table;
    private JourneySearch[] search;
    private JourneyDelta[] delta;
    private EgressDelta egressDelta;
    private final Egress egress;

    private int[] changedStops = new int[64];
    private int[] changedAccess = new int[64];

    KeptJourneys(NetworkRun run) {
        this.run = run;
        tables = run.transit();
        access = new int[run.network.stopLinks.size()];
        egress = new Egress(
                run.settings(),
                run.longestTrip,
                access.length,
                run.destinations().size(),
                tables.trips().length);
    }

    /// Makes room for stops that an option adds.
    ///
    /// @return true where there was no room, so that the journeys must be found again
    boolean reserve(int added) {
        if (added <= capacity) {
            return false;
        }
        capacity = Math.max(added, LEAST_ROOM);
        AccessSettings settings = run.settings();
        int stops = access.length + capacity;
        int phases = tables.trips().length;
        table = new JourneyTable[phases];
        search = new JourneySearch[phases];
        delta = new JourneyDelta[phases];
        for (int p = 0; p < phases; p++) {
            TripTable trips = tables.trips()[p];
            table[p] = JourneyTable.ofAllRounds(stops, settings.departures(), settings.maxRides(), trips.calls());
            search[p] = new JourneySearch(table[p], trips, tables.transfers(), settings.boardSlackSeconds(), true);
            delta[p] = new JourneyDelta(table[p], new CallIndex(trips, stops), settings.boardSlackSeconds());
        }
        egressDelta = new EgressDelta(run, egress);
        return true;
    }

    /// Finds the journeys in the city as it is.
    void find(OriginWalk walk, int[] walkSeconds, int[] into) {
        walk.toStops(access);
        for (int p = 0; p < table.length; p++) {
            search[p].run(access);
            egress.spread(table[p], tables.egress(), walkSeconds, p);
        }
        egress.percentiles(into);
    }

    /// Finds the travel times under an option.
    ///
    /// @param walks walks from the origin under the option
    /// @param detour the stops and destinations to which they may have changed
    /// @param walkBefore seconds on foot to each destination as it is
    /// @param walkAfter the same under the option
    /// @param into travel times in the city as it is, which are changed
    /// @return true where some differ
    boolean apply(CompiledOption option, WalkDetour detour, int[] walkBefore, int[] walkAfter, int[] into) {
        CompiledOption.Transit transit = option.transit();
        int count = changedAccess(option, detour);
        egressDelta.begin(transit.phases());
        for (int phase = 0; phase < transit.phases(); phase++) {
            int p = delta.length == 1 ? 0 : phase;
            delta[p].apply(transit.timetabled()[phase], changedStops, changedAccess, count);
            egressDelta.spread(phase, p, delta[p].arrivals(), transit.egress(), detour.places(), walkBefore, walkAfter);
            delta[p].restore();
        }
        return egressDelta.percentiles(into);
    }

    private int changedAccess(CompiledOption option, WalkDetour detour) {
        int count = 0;
        OriginWalk walks = detour.walks();
        int most = detour.stops().size() + option.addedStops.size();
        if (changedStops.length < most) {
            changedStops = Arrays.copyOf(changedStops, 2 * most);
            changedAccess = Arrays.copyOf(changedAccess, 2 * most);
        }
        for (int i = 0; i < detour.stops().size(); i++) {
            int stop = detour.stops().get(i);
            int seconds = walks.toStop(stop);
            if (seconds != access[stop]) {
                changedStops[count] = stop;
                changedAccess[count++] = seconds;
            }
        }
        for (int i = 0; i < option.addedStops.size(); i++) {
            int seconds = walks.toStop(option.addedStops, i);
            if (seconds != WalkSearch.FAR) {
                changedStops[count] = access.length + i;
                changedAccess[count++] = seconds;
            }
        }
        return count;
    }
}
