package citiverse.models.access;

import java.util.Arrays;

/// Arrivals at destinations under an option, found from those in the city as it is; as [JourneyDelta] does for stops.
final class EgressDelta {
    private final int departures;
    private final int lanes;
    private final int longestTrip;
    private final int percentile;
    private final Egress egress;
    private final EditableRows[] rows;
    private final StopSet anew;
    private final StopSet affected;
    /// Rows under the option by draw of the phases, and in which use of this object they were written.
    private int[][] after = new int[0][];
    private int[][] written = new int[0][];
    private int[] travel = new int[0];
    private int use;
    private int phases;

    EgressDelta(NetworkRun run, Egress egress) {
        AccessSettings settings = run.settings();
        departures = settings.departures();
        lanes = JourneyTable.lanes(departures);
        longestTrip = run.longestTrip;
        percentile = settings.percentile();
        this.egress = egress;
        rows = new EditableRows[egress.rows.length];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = new EditableRows(egress.rows[p], lanes);
        }
        int places = run.destinations().size();
        anew = new StopSet(places);
        affected = new StopSet(places);
    }

    /// Begins with an option of so many draws of the phases.
    void begin(int draws) {
        phases = draws;
        use++;
        affected.clear();
        if (after.length < draws) {
            after = Arrays.copyOf(after, draws);
            written = Arrays.copyOf(written, draws);
        }
        if (travel.length != draws * departures) {
            travel = new int[draws * departures];
        }
    }

    /// Carries the arrivals at stops under one draw on to the destinations.
    ///
    /// @param base draw of the city as it is from which the arrivals were found
    void spread(
            int phase,
            int base,
            EditableRows arrived,
            WalksChange walks,
            StopSet walked,
            int[] walkBefore,
            int[] walkAfter) {
        EditableRows row = rows[base];
        anew.clear();
        for (int i = 0; i < walked.size(); i++) {
            onFoot(row, walked.get(i), walkBefore[walked.get(i)], walkAfter[walked.get(i)]);
        }
        for (int i = 0; i < arrived.editedCount(); i++) {
            int stop = arrived.edited(i);
            if (walks.pairsOf(stop) < 0 && stop < walks.baseBySource.targets() && arrived.changed(stop)) {
                walkOn(row, walks.baseBySource, stop, arrived);
            }
        }
        for (int i = 0; i < walks.changedSources.length; i++) {
            walkChanged(row, walks, i, arrived);
        }
        for (int i = 0; i < anew.size(); i++) {
            anew(row, anew.get(i), arrived.rows, walks, walkAfter[anew.get(i)]);
        }
        keep(phase, row);
    }

    private void walkOn(EditableRows row, Walks bySource, int stop, EditableRows arrived) {
        int first = arrived.firstChange(stop);
        int last = arrived.lastChange(stop);
        for (int w = bySource.first()[stop]; w < bySource.first()[stop + 1]; w++) {
            int walk = bySource.length()[w];
            influence(row, bySource.source()[w], arrived, stop, walk, walk, first, last);
        }
    }

    private void onFoot(EditableRows row, int place, int before, int after) {
        if (before == after) {
            return;
        }
        int at = place * lanes;
        int was = before == AccessRun.UNREACHABLE ? JourneyTable.NEVER : before;
        int now = after == AccessRun.UNREACHABLE ? JourneyTable.NEVER : after;
        for (int d = 0; d < departures; d++) {
            if (now + 60 * d < row.rows[at + d]) {
                row.edit(place);
                row.rows[at + d] = now + 60 * d;
            } else if (now > was && row.before(place)[row.beforeAt(place) + d] == was + 60 * d) {
                anew.add(place);
                return;
            }
        }
    }

    private void walkChanged(EditableRows row, WalksChange walks, int index, EditableRows arrived) {
        int source = walks.changedSources[index];
        boolean changed = arrived.changed(source);
        if (!changed && arrived.rows[source * lanes] >= JourneyTable.NEVER) {
            return;
        }
        for (int p = walks.pairsFirst[index]; p < walks.pairsFirst[index + 1]; p++) {
            if (changed || walks.pairBefore[p] != walks.pairAfter[p]) {
                influence(
                        row,
                        walks.pairTarget[p],
                        arrived,
                        source,
                        walks.pairBefore[p],
                        walks.pairAfter[p],
                        0,
                        departures - 1);
            }
        }
    }

    private void influence(
            EditableRows row,
            int place,
            EditableRows from,
            int source,
            int walkBefore,
            int walkAfter,
            int first,
            int last) {
        int nowAt = source * lanes;
        int[] was = from.before(source);
        int wasAt = from.beforeAt(source);
        int at = place * lanes;
        for (int d = first; d <= last; d++) {
            int now = from.rows[nowAt + d] + walkAfter;
            int before = was[wasAt + d] + walkBefore;
            if (now < row.rows[at + d]) {
                row.edit(place);
                row.rows[at + d] = now;
            } else if (now > before && row.before(place)[row.beforeAt(place) + d] == before) {
                anew.add(place);
                return;
            }
        }
    }

    private void anew(EditableRows row, int place, int[] arrived, WalksChange walks, int walkSeconds) {
        row.edit(place);
        int at = place * lanes;
        JourneyTable.walkRow(
                row.rows, at, departures, walkSeconds == AccessRun.UNREACHABLE ? JourneyTable.NEVER : walkSeconds);
        Walks list = walks.listTo(place);
        int index = walks.indexTo(place);
        for (int w = list.first()[index]; w < list.first()[index + 1]; w++) {
            int source = list.source()[w] * lanes;
            int walk = list.length()[w];
            for (int d = 0; d < departures; d++) {
                row.rows[at + d] = Math.min(row.rows[at + d], arrived[source + d] + walk);
            }
        }
    }

    /// Keeps the rows of one draw and goes back to those of the city as it is.
    private void keep(int phase, EditableRows row) {
        for (int i = 0; i < row.editedCount(); i++) {
            int place = row.edited(i);
            if (after[phase] == null) {
                after[phase] = new int[row.rows.length];
                written[phase] = new int[row.rows.length / lanes];
            }
            JourneyTable.settle(row.rows, place * lanes, departures);
            if (row.changed(place)) {
                System.arraycopy(row.rows, place * lanes, after[phase], place * lanes, lanes);
                written[phase][place] = use;
                affected.add(place);
            }
        }
        row.restore();
    }

    /// Changes the travel times of the destinations whose rows changed.
    ///
    /// @return true where some differ
    boolean percentiles(int[] into) {
        boolean differs = false;
        int rank = Percentile.rank(departures * phases, percentile);
        for (int i = 0; i < affected.size(); i++) {
            int place = affected.get(i);
            int count = 0;
            for (int phase = 0; phase < phases; phase++) {
                boolean own = written[phase] != null && written[phase][place] == use;
                int[] row = own ? after[phase] : egress.rows[egress.rows.length == 1 ? 0 : phase];
                for (int d = 0; d < departures; d++) {
                    travel[count++] = row[place * lanes + d] - 60 * d;
                }
            }
            int chosen = Percentile.select(travel, count, rank);
            int seconds = chosen <= longestTrip ? chosen : AccessRun.UNREACHABLE;
            differs |= seconds != into[place];
            into[place] = seconds;
        }
        return differs;
    }
}
