package citiverse.models.access;

import java.util.List;

/// An option as a run sees it.
final class CompiledOption implements AccessRun.Option {
    final StreetChange streets;
    /// Links of the stops that are added, numbered after those of the network.
    final Links addedStops;
    private final NetworkRun run;
    private final List<LinePattern> addedPatterns;
    private final ServiceDays services;
    private final boolean[] removedPatterns;
    private final boolean linesChange;
    private final NetworkRun changedCity;
    private final List<String> limits;
    private Transit transit;

    /// What public transport looks like under the option.
    ///
    /// @param phases number of draws of the phases
    /// @param timetabled by draw
    /// @param egress walks from stops to destinations
    record Transit(int phases, JourneyDelta.Timetabled[] timetabled, WalksChange egress) {}

    /// An option that is computed from the city as it is.
    ///
    /// @param removedPatterns by pattern of the network, or null where none
    CompiledOption(
            NetworkRun run,
            StreetChange streets,
            Links addedStops,
            List<LinePattern> addedPatterns,
            ServiceDays services,
            boolean[] removedPatterns,
            List<String> limits) {
        this.run = run;
        this.streets = streets;
        this.addedStops = addedStops;
        this.addedPatterns = addedPatterns;
        this.services = services;
        this.removedPatterns = removedPatterns;
        linesChange = !addedPatterns.isEmpty() || removedPatterns != null;
        changedCity = null;
        this.limits = limits;
    }

    /// An option that is computed on the changed city from the beginning.
    CompiledOption(NetworkRun run, NetworkRun changedCity, List<String> limits) {
        this.run = run;
        this.changedCity = changedCity;
        streets = null;
        addedStops = null;
        addedPatterns = List.of();
        services = null;
        removedPatterns = null;
        linesChange = true;
        this.limits = limits;
    }

    @Override
    public boolean leavesTravelAlone() {
        return changedCity == null && streets.none() && !linesChange;
    }

    @Override
    public List<String> limits() {
        return limits;
    }

    /// The run on the changed city, or null where the option is computed from the city as it is.
    NetworkRun changedCity() {
        return changedCity;
    }

    NetworkRun run() {
        return run;
    }

    boolean leavesWalkingAlone() {
        return streets.none();
    }

    synchronized Transit transit() {
        if (transit == null) {
            OptionWalks.Found walks = new OptionWalks(run).find(streets, addedStops);
            TripTable[] base = run.transit().trips();
            TripTable[] added =
                    addedPatterns.isEmpty() ? new TripTable[1] : TransitTables.trips(run, addedPatterns, services);
            int phases = Math.max(base.length, added.length);
            var timetabled = new JourneyDelta.Timetabled[phases];
            int stops = run.network.stopLinks.size() + addedStops.size();
            for (int phase = 0; phase < phases; phase++) {
                TripTable more = added[added.length == 1 ? 0 : phase];
                timetabled[phase] = timetabled(
                        base[base.length == 1 ? 0 : phase],
                        more == null ? null : new CallIndex(more, stops),
                        walks.transfers());
            }
            transit = new Transit(phases, timetabled, walks.egress());
        }
        return transit;
    }

    private JourneyDelta.Timetabled timetabled(TripTable base, CallIndex added, WalksChange transfers) {
        if (removedPatterns == null) {
            return new JourneyDelta.Timetabled(new int[0], null, added, transfers);
        }
        var removed = new boolean[base.trips()];
        int[] trips = new int[base.trips()];
        int count = 0;
        for (int t = 0; t < base.trips(); t++) {
            if (removedPatterns[base.pattern[t]]) {
                removed[t] = true;
                trips[count++] = t;
            }
        }
        return new JourneyDelta.Timetabled(java.util.Arrays.copyOf(trips, count), removed, added, transfers);
    }
}
