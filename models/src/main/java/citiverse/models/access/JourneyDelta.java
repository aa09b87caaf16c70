package citiverse.models.access;

import java.util.Arrays;

/// Journeys under an option, found from those in the city as it is: round by round, only the rows that can change are
/// looked at, and only those that lose what they rest on are found anew.
///
/// A row is the minimum over what contributes to it: vehicles that call at the stop, walks from other stops, the row of
/// the round before. A contribution that falls is taken in at once. One that rises matters only where the row is
/// *tight* on it, that is where it equals the row; then the row is found anew from all that contributes. Since a row is
/// a minimum of whole numbers, the result is that of a full search to the last second.
final class JourneyDelta {
    private final JourneyTable table;
    private final CallIndex base;
    private final int boardSlack;
    private final EditableRows[] ready;
    private final EditableRows[] alighted;
    private final StopSet anew;
    private final StopSet trips;

    private final BoardingLog log;

    private Timetabled option;
    private short[][] addedBoarded = new short[0][];

    /// What an option does to vehicles and to walks between stops.
    ///
    /// @param removedTrips trips of the base table that no longer run
    /// @param removed the same by trip, or null where none
    /// @param added trips that run in addition, or null where none
    /// @param transfers walks between stops
    record Timetabled(int[] removedTrips, boolean[] removed, CallIndex added, WalksChange transfers) {}

    JourneyDelta(JourneyTable table, CallIndex base, int boardSlack) {
        this.table = table;
        this.base = base;
        this.boardSlack = boardSlack;
        ready = new EditableRows[table.rides];
        alighted = new EditableRows[table.rides + 1];
        for (int k = 0; k <= table.rides; k++) {
            alighted[k] = new EditableRows(table.alighted[k], table.lanes);
            if (k < table.rides) {
                ready[k] = new EditableRows(table.ready[k], table.lanes);
            }
        }
        anew = new StopSet(table.stops);
        trips = new StopSet(base.trips.trips());
        log = new BoardingLog(table.boarded);
    }

    /// The rows of arrivals after all rides, those that changed being edited.
    EditableRows arrivals() {
        return alighted[table.rides];
    }

    /// Applies an option; valid until [#restore].
    ///
    /// @param stops stops whose walk from the origin changes
    /// @param access seconds of that walk under the option, [WalkSearch#FAR] where there is none
    void apply(Timetabled change, int[] stops, int[] access, int count) {
        option = change;
        if (table.rides == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            ready[0].edit(stops[i]);
            int at = stops[i] * table.lanes;
            if (access[i] == WalkSearch.FAR) {
                Arrays.fill(table.ready[0], at, at + table.departures, JourneyTable.NEVER);
            } else {
                JourneyTable.walkRow(table.ready[0], at, table.departures, access[i]);
            }
        }
        if (change.added() != null) {
            prepareAdded(change.added().trips.calls());
        }
        for (int k = 1; k <= table.rides; k++) {
            alight(k);
            if (k < table.rides) {
                makeReady(k);
            }
        }
    }

    private void prepareAdded(int calls) {
        if (addedBoarded.length == 0 || addedBoarded[0].length < calls) {
            addedBoarded = new short[table.rides + 1][calls];
        }
    }

    private void alight(int k) {
        EditableRows rows = alighted[k];
        anew.clear();
        trips.clear();
        carry(alighted[k - 1], rows);
        log.open(k);
        for (int t : option.removedTrips()) {
            withdraw(k, t);
        }
        EditableRows boardable = ready[k - 1];
        for (int i = 0; i < boardable.editedCount(); i++) {
            int stop = boardable.edited(i);
            if (boardable.changed(stop)) {
                findTrips(k, stop);
            }
        }
        for (int i = 0; i < trips.size(); i++) {
            follow(k, trips.get(i));
        }
        if (option.added() != null) {
            followAdded(k);
        }
        for (int i = 0; i < anew.size(); i++) {
            alightAnew(k, anew.get(i));
        }
        settle(rows);
    }

    private void settle(EditableRows rows) {
        for (int i = 0; i < rows.editedCount(); i++) {
            JourneyTable.settle(rows.rows, rows.edited(i) * table.lanes, table.departures);
        }
    }

    /// Takes over what changed in the rows of the round before.
    private void carry(EditableRows from, EditableRows into) {
        for (int i = 0; i < from.editedCount(); i++) {
            int stop = from.edited(i);
            if (from.changed(stop)) {
                influence(into, stop, from, stop, 0, 0, from.firstChange(stop), from.lastChange(stop));
            }
        }
    }

    private boolean isRemoved(int trip) {
        return option.removed() != null && option.removed()[trip];
    }

    /// Notes the trips whose boarding at a stop changes with the stop's row.
    private void findTrips(int k, int stop) {
        int[] rows = table.ready[k - 1];
        int at = stop * table.lanes;
        short[] boarded = table.boarded[k];
        TripTable calls = base.trips;
        for (int i = base.first[stop]; i < base.first[stop + 1]; i++) {
            int call = base.call[i];
            int trip = base.trip[call];
            if (trips.contains(trip) || isRemoved(trip)) {
                continue;
            }
            int latest = calls.departure[call] - boardSlack;
            int caught = boarded[call];
            int before = call == calls.firstCall[trip] ? -1 : boarded[call - 1];
            boolean later = caught < table.departures - 1 && rows[at + caught + 1] <= latest;
            boolean lost = caught > before && rows[at + caught] > latest;
            if (later || lost) {
                trips.add(trip);
            }
        }
    }

    /// Follows a trip again and hands on where it is caught earlier or later than before.
    private void follow(int k, int trip) {
        TripTable calls = base.trips;
        short[] boarded = table.boarded[k];
        int[] rows = table.ready[k - 1];
        int last = table.departures - 1;
        int caught = -1;
        int before = -1;
        for (int call = calls.firstCall[trip]; call < calls.firstCall[trip + 1]; call++) {
            int stop = calls.stop[call];
            if (caught > before) {
                lower(alighted[k], stop, caught, calls.arrival[call]);
            } else if (caught < before) {
                rise(alighted[k], stop, before, calls.arrival[call]);
            }
            int at = stop * table.lanes;
            int latest = calls.departure[call] - boardSlack;
            while (caught < last && rows[at + caught + 1] <= latest) {
                caught++;
            }
            before = boarded[call];
            if (before != caught) {
                log.note(k, call);
                boarded[call] = (short) caught;
            }
        }
    }

    /// Takes a trip out.
    private void withdraw(int k, int trip) {
        TripTable calls = base.trips;
        short[] boarded = table.boarded[k];
        int before = -1;
        for (int call = calls.firstCall[trip]; call < calls.firstCall[trip + 1]; call++) {
            if (before >= 0) {
                rise(alighted[k], calls.stop[call], before, calls.arrival[call]);
            }
            before = boarded[call];
            if (before >= 0) {
                log.note(k, call);
                boarded[call] = -1;
            }
        }
    }

    private void followAdded(int k) {
        TripTable calls = option.added().trips;
        int[] rows = table.ready[k - 1];
        int last = table.departures - 1;
        for (int t = 0; t < calls.trips(); t++) {
            int caught = -1;
            for (int call = calls.firstCall[t]; call < calls.firstCall[t + 1]; call++) {
                int stop = calls.stop[call];
                if (caught >= 0) {
                    lower(alighted[k], stop, caught, calls.arrival[call]);
                }
                int at = stop * table.lanes;
                int latest = calls.departure[call] - boardSlack;
                while (caught < last && rows[at + caught + 1] <= latest) {
                    caught++;
                }
                addedBoarded[k][call] = (short) caught;
            }
        }
    }

    private void lower(EditableRows rows, int stop, int departure, int arrives) {
        int at = stop * table.lanes + departure;
        if (arrives < rows.rows[at]) {
            rows.edit(stop);
            rows.rows[at] = arrives;
        }
    }

    /// A vehicle arrives no longer for a departure: the row was tight on it only where it is so for the last departure.
    private void rise(EditableRows rows, int stop, int departure, int arrived) {
        if (rows.before(stop)[rows.beforeAt(stop) + departure] == arrived) {
            anew.add(stop);
        }
    }

    private void alightAnew(int k, int stop) {
        EditableRows rows = alighted[k];
        rows.edit(stop);
        int at = stop * table.lanes;
        System.arraycopy(table.alighted[k - 1], at, rows.rows, at, table.departures);
        alightFrom(base, table.boarded[k], stop, rows.rows, at);
        if (option.added() != null) {
            alightFrom(option.added(), addedBoarded[k], stop, rows.rows, at);
        }
    }

    private static void alightFrom(CallIndex index, short[] boarded, int stop, int[] rows, int at) {
        TripTable calls = index.trips;
        for (int i = index.first[stop]; i < index.first[stop + 1]; i++) {
            int call = index.call[i];
            int caught = call == calls.firstCall[index.trip[call]] ? -1 : boarded[call - 1];
            if (caught >= 0) {
                rows[at + caught] = Math.min(rows[at + caught], calls.arrival[call]);
            }
        }
    }

    private void makeReady(int k) {
        EditableRows rows = ready[k];
        EditableRows arrived = alighted[k];
        anew.clear();
        carry(ready[k - 1], rows);
        WalksChange transfers = option.transfers();
        for (int i = 0; i < arrived.editedCount(); i++) {
            int stop = arrived.edited(i);
            if (arrived.changed(stop)) {
                int first = arrived.firstChange(stop);
                int last = arrived.lastChange(stop);
                influence(rows, stop, arrived, stop, 0, 0, first, last);
                if (transfers.pairsOf(stop) < 0) {
                    walkOn(transfers.baseBySource, stop, arrived, rows, first, last);
                }
            }
        }
        for (int i = 0; i < transfers.changedSources.length; i++) {
            walkChanged(transfers, i, arrived, rows);
        }
        for (int i = 0; i < anew.size(); i++) {
            readyAnew(k, anew.get(i));
        }
        settle(rows);
    }

    private void walkOn(Walks bySource, int stop, EditableRows arrived, EditableRows rows, int first, int last) {
        if (stop >= bySource.targets()) {
            return;
        }
        for (int w = bySource.first()[stop]; w < bySource.first()[stop + 1]; w++) {
            int walk = bySource.length()[w];
            influence(rows, bySource.source()[w], arrived, stop, walk, walk, first, last);
        }
    }

    private void walkChanged(WalksChange transfers, int index, EditableRows arrived, EditableRows rows) {
        int source = transfers.changedSources[index];
        boolean changed = arrived.changed(source);
        int at = source * table.lanes;
        if (!changed && arrived.rows[at] >= JourneyTable.NEVER) {
            return;
        }
        for (int p = transfers.pairsFirst[index]; p < transfers.pairsFirst[index + 1]; p++) {
            if (changed || transfers.pairBefore[p] != transfers.pairAfter[p]) {
                influence(
                        rows,
                        transfers.pairTarget[p],
                        arrived,
                        source,
                        transfers.pairBefore[p],
                        transfers.pairAfter[p],
                        0,
                        table.departures - 1);
            }
        }
    }

    /// Lets what arrives at one stop work upon the row of another, a walk away; marks the row to be found anew where it
    /// was tight on what has become later.
    ///
    /// @param first first departure for which there is a change
    /// @param last last departure for which there is one
    private void influence(
            EditableRows rows,
            int target,
            EditableRows from,
            int source,
            int walkBefore,
            int walkAfter,
            int first,
            int last) {
        int[] now = from.rows;
        int nowAt = source * table.lanes;
        int[] was = from.before(source);
        int wasAt = from.beforeAt(source);
        int at = target * table.lanes;
        for (int d = first; d <= last; d++) {
            int after = now[nowAt + d] + walkAfter;
            int before = was[wasAt + d] + walkBefore;
            if (after < rows.rows[at + d]) {
                rows.edit(target);
                rows.rows[at + d] = after;
            } else if (after > before && rows.before(target)[rows.beforeAt(target) + d] == before) {
                anew.add(target);
                return;
            }
        }
    }

    private void readyAnew(int k, int stop) {
        EditableRows rows = ready[k];
        rows.edit(stop);
        int at = stop * table.lanes;
        int[] previous = table.ready[k - 1];
        int[] arrived = table.alighted[k];
        for (int d = 0; d < table.departures; d++) {
            rows.rows[at + d] = Math.min(previous[at + d], arrived[at + d]);
        }
        Walks walks = option.transfers().listTo(stop);
        int index = option.transfers().indexTo(stop);
        if (index >= walks.targets()) {
            return;
        }
        for (int w = walks.first()[index]; w < walks.first()[index + 1]; w++) {
            int source = walks.source()[w] * table.lanes;
            int walk = walks.length()[w];
            for (int d = 0; d < table.departures; d++) {
                rows.rows[at + d] = Math.min(rows.rows[at + d], arrived[source + d] + walk);
            }
        }
    }

    /// Goes back to the journeys in the city as it is.
    void restore() {
        for (int k = 0; k <= table.rides; k++) {
            alighted[k].restore();
            if (k < table.rides) {
                ready[k].restore();
            }
        }
        log.undo();
    }
}
