package citiverse.models.access;

import java.util.Arrays;

/// Finds how an option changes the walks from stops: because streets change, or because there are more stops.
final class OptionWalks {
    private final NetworkRun run;
    private final StreetGraph graph;
    private final TransitTables tables;
    private final int stops;
    private final int transferMillimetres;
    private final int egressMillimetres;

    OptionWalks(NetworkRun run) {
        this.run = run;
        graph = run.network.graph;
        tables = run.transit();
        stops = run.network.stopLinks.size();
        transferMillimetres = (int) (run.settings().transferMetres() * 1000);
        egressMillimetres = (int) (run.settings().egressMetres() * 1000);
    }

    /// @param transfers walks between stops
    /// @param egress walks from stops to destinations
    record Found(WalksChange transfers, WalksChange egress) {}

    /// @param streets how streets change
    /// @param added links of stops that are added, numbered after those of the network
    Found find(StreetChange streets, Links added) {
        var transfers = new WalksChange.Changes();
        var egress = new WalksChange.Changes();
        if (!streets.none()) {
            DetouredWalks detoured = run.network.detouredWalks(run, streets);
            compare(detoured.stop(), detoured.toStops(), run.bySource().transfers(), stops, transfers);
            compare(
                    detoured.stop(),
                    detoured.toPlaces(),
                    run.bySource().egress(),
                    run.destinations().size(),
                    egress);
        }
        if (added.size() > 0) {
            int[] level = streets.none() ? run.level : streets.apply(run.level);
            fromAdded(level, added, transfers, egress);
            toAdded(level, added, transfers);
        }
        int all = stops + added.size();
        return new Found(
                new WalksChange(tables.transfers(), run.bySource().transfers(), transfers, all, all),
                new WalksChange(
                        tables.egress(),
                        run.bySource().egress(),
                        egress,
                        run.destinations().size(),
                        all));
    }

    private int seconds(int millimetres) {
        int seconds = millimetres / run.speed;
        return seconds <= run.longestWalk ? seconds : JourneyTable.NEVER;
    }

    private void compare(int[] source, Walks after, Walks before, int targets, WalksChange.Changes into) {
        int[] known = new int[targets];
        Arrays.fill(known, JourneyTable.NEVER);
        for (int i = 0; i < source.length; i++) {
            int from = before.first()[source[i]];
            int end = before.first()[source[i] + 1];
            for (int w = from; w < end; w++) {
                known[before.source()[w]] = before.length()[w];
            }
            for (int w = after.first()[i]; w < after.first()[i + 1]; w++) {
                int target = after.source()[w];
                int now = seconds(after.length()[w]);
                if (now != known[target]) {
                    into.add(source[i], target, known[target], now);
                }
                known[target] = JourneyTable.NEVER;
            }
            for (int w = from; w < end; w++) {
                int target = before.source()[w];
                if (known[target] != JourneyTable.NEVER) {
                    into.add(source[i], target, known[target], JourneyTable.NEVER);
                    known[target] = JourneyTable.NEVER;
                }
            }
        }
    }

    private void fromAdded(int[] level, Links added, WalksChange.Changes transfers, WalksChange.Changes egress) {
        Links all = run.network.stopLinks.and(added);
        var explorer =
                new StopWalks.Explorer(graph, level, all, run.destinationLinks, transferMillimetres, egressMillimetres);
        for (int i = 0; i < added.size(); i++) {
            explorer.explore(stops + i);
            add(stops + i, explorer.nearStops, transfers);
            add(stops + i, explorer.nearPlaces, egress);
        }
    }

    private void add(int source, StopWalks.Near near, WalksChange.Changes into) {
        for (int i = 0; i < near.count; i++) {
            int walk = seconds(near.shortest[near.found[i]]);
            if (walk != JourneyTable.NEVER) {
                into.add(source, near.found[i], JourneyTable.NEVER, walk);
            }
        }
    }

    /// Walks from the stops of the network to those added, by searches from the latter against the direction of
    /// walking.
    private void toAdded(int[] level, Links added, WalksChange.Changes into) {
        int[] inward = DetouredWalks.inward(graph, level);
        var search = new WalkSearch(graph);
        Links known = run.network.stopLinks;
        for (int i = 0; i < added.size(); i++) {
            if (!added.linked(i)) {
                continue;
            }
            int segment = added.segment()[i];
            search.clear(transferMillimetres, StopWalks.BUCKET_BITS);
            search.start(graph.from[segment], added.off()[i] + added.before()[i]);
            search.start(graph.to[segment], added.off()[i] + added.after()[i]);
            search.run(inward);
            for (int s = 0; s < stops; s++) {
                if (!known.linked(s)) {
                    continue;
                }
                long length = DetouredWalks.from(graph, known, s, search);
                if (known.segment()[s] == segment) {
                    length = Math.min(
                            length,
                            Math.abs(known.before()[s] - added.before()[i]) + (long) known.off()[s] + added.off()[i]);
                }
                if (length <= transferMillimetres && seconds((int) length) != JourneyTable.NEVER) {
                    into.add(s, stops + i, JourneyTable.NEVER, seconds((int) length));
                }
            }
        }
    }
}
