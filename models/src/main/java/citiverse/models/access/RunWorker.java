package citiverse.models.access;

/// Computes the travel times of a [NetworkRun] origin by origin, with its own scratch memory.
final class RunWorker implements AccessRun.Worker {
    private final NetworkRun run;
    private final OriginWalk walk;
    private final int[] walkSeconds;
    private final int[] transitSeconds;
    private int origin = -1;
    private boolean walked;
    private boolean ridden;
    private TransitScratch transit;

    RunWorker(NetworkRun run) {
        this.run = run;
        walk = new OriginWalk(run);
        walkSeconds = new int[run.destinations().size()];
        transitSeconds = new int[run.destinations().size()];
    }

    @Override
    public void origin(int index) {
        origin = index;
        walked = false;
        ridden = false;
    }

    @Override
    public void seconds(Mode mode, int[] into) {
        walk();
        switch (mode) {
            case WALK -> System.arraycopy(walkSeconds, 0, into, 0, walkSeconds.length);
            case TRANSIT -> {
                ride();
                System.arraycopy(transitSeconds, 0, into, 0, transitSeconds.length);
            }
        }
    }

    @Override
    public boolean seconds(AccessRun.Option option, Mode mode, int[] into) {
        seconds(mode, into);
        return false;
    }

    private void walk() {
        if (!walked) {
            walk.from(origin, run.seconds);
            walk.toDestinations(walkSeconds);
            walked = true;
        }
    }

    private void ride() {
        if (ridden) {
            return;
        }
        if (transit == null) {
            transit = new TransitScratch(run);
        }
        transit.journeys(walk, walkSeconds, transitSeconds);
        ridden = true;
    }

    /// Working memory for public transport.
    static final class TransitScratch {
        private final TransitTables tables;
        private final JourneyTable[] table;
        private final JourneySearch[] search;
        private final int[] access;
        private final Egress egress;

        TransitScratch(NetworkRun run) {
            tables = run.transit();
            int stops = run.network.stopLinks.size();
            AccessSettings settings = run.settings();
            table = new JourneyTable[tables.trips().length];
            search = new JourneySearch[table.length];
            for (int p = 0; p < table.length; p++) {
                table[p] = p == 0 ? JourneyTable.ofLastRound(stops, settings.departures(), settings.maxRides()) : table[0];
                search[p] = new JourneySearch(table[p], tables.trips()[p], tables.transfers(), settings.boardSlackSeconds());
            }
            access = new int[stops];
            egress = new Egress(settings, run.longestTrip, stops, run.destinations().size(), table.length);
        }

        void journeys(OriginWalk walk, int[] walkSeconds, int[] into) {
            walk.toStops(access);
            for (int p = 0; p < table.length; p++) {
                search[p].run(access);
                egress.spread(table[p], tables.egress(), walkSeconds, p);
            }
            egress.percentiles(into);
        }
    }
}
