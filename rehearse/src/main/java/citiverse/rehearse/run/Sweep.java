package citiverse.rehearse.run;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Mode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/// One thread's work on one basis in one draw: origin by origin, first the city as it is, then every option by its
/// difference. Sums are of whole numbers, so a difference added to them gives exactly what summing anew would.
final class Sweep {
    private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();

    private final List<Measure> measures;
    private final long[][][] units;
    private final List<Difference> differences;
    private final AccessRun.Worker worker;
    private final boolean[] used = new boolean[Mode.values().length];
    private final int[][] seconds;
    private final int[][] changed;
    private final int futures;
    private final int origins;
    private final long[] sums;
    private final long[] moved;
    private final long[] cpuNanos;

    /// @param units `[future][opportunity][place]`, in parts
    /// @param differences of each option, the first of which is the city as it is
    /// @param cpuNanos by option, to be added to
    Sweep(AccessRun run, List<Measure> measures, long[][][] units, List<Difference> differences, long[] cpuNanos) {
        this.measures = measures;
        this.units = units;
        this.differences = differences;
        this.worker = run.worker();
        this.futures = units.length;
        this.origins = run.origins().size();
        this.seconds = new int[used.length][];
        this.changed = new int[used.length][];
        for (Measure measure : measures) {
            int mode = measure.mode().ordinal();
            used[mode] = true;
            seconds[mode] = new int[run.destinations().size()];
            changed[mode] = new int[run.destinations().size()];
        }
        this.sums = new long[measures.size() * futures];
        this.moved = new long[sums.length];
        this.cpuNanos = cpuNanos;
    }

    private static long clock() {
        return CLOCKS.isCurrentThreadCpuTimeSupported() ? CLOCKS.getCurrentThreadCpuTime() : 0;
    }

    /// Does one origin.
    ///
    /// @param into `[option][(measure · futures + future) · origins + origin]`
    void origin(int origin, long[][] into) {
        long from = clock();
        worker.origin(origin);
        for (Mode mode : Mode.values()) {
            if (used[mode.ordinal()]) {
                worker.seconds(mode, seconds[mode.ordinal()]);
            }
        }
        Arrays.fill(sums, 0);
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            int[] away = seconds[measure.mode().ordinal()];
            for (int f = 0; f < futures; f++) {
                long[] there = units[f][measure.opportunity()];
                long sum = 0;
                for (int j = 0; j < there.length; j++) {
                    sum += measure.count(there[j], away[j]);
                }
                sums[m * futures + f] = sum;
            }
        }
        store(sums, origin, into[0]);
        long until = clock();
        cpuNanos[0] += until - from;
        int still = 0;
        long shared = 0;
        for (int o = 1; o < differences.size(); o++) {
            Difference difference = differences.get(o);
            if (difference.travel() == null) {
                still++;
                supplyOnly(difference, origin, into[o]);
                continue;
            }
            long start = clock();
            shared += start - until;
            travel(difference, origin, into[o]);
            until = clock();
            cpuNanos[o] += until - start;
        }
        shared += clock() - until;
        for (int o = 1; o < differences.size() && still > 0; o++) {
            cpuNanos[o] += differences.get(o).travel() == null ? shared / still : 0;
        }
    }

    private void supplyOnly(Difference difference, int origin, long[] into) {
        if (difference.movesNothing()) {
            store(sums, origin, into);
            return;
        }
        System.arraycopy(sums, 0, moved, 0, sums.length);
        supply(difference, seconds);
        store(moved, origin, into);
    }

    private void travel(Difference difference, int origin, long[] into) {
        System.arraycopy(sums, 0, moved, 0, sums.length);
        for (Mode mode : Mode.values()) {
            int at = mode.ordinal();
            if (!used[at] || !worker.seconds(difference.travel(), mode, changed[at])) {
                if (used[at]) {
                    System.arraycopy(seconds[at], 0, changed[at], 0, seconds[at].length);
                }
                continue;
            }
            for (int j = 0; j < changed[at].length; j++) {
                if (changed[at][j] != seconds[at][j]) {
                    place(mode, j, seconds[at][j], changed[at][j]);
                }
            }
        }
        supply(difference, changed);
        store(moved, origin, into);
    }

    /// A place that is so many seconds away instead of so many.
    private void place(Mode mode, int j, int before, int after) {
        for (int m = 0; m < measures.size(); m++) {
            Measure measure = measures.get(m);
            if (measure.mode() != mode) {
                continue;
            }
            for (int f = 0; f < futures; f++) {
                long there = units[f][measure.opportunity()][j];
                if (there != 0) {
                    moved[m * futures + f] += measure.count(there, after) - measure.count(there, before);
                }
            }
        }
    }

    private void supply(Difference difference, int[][] away) {
        for (int c = 0; c < difference.place().length; c++) {
            int j = difference.place()[c];
            for (int m = 0; m < measures.size(); m++) {
                Measure measure = measures.get(m);
                if (measure.opportunity() != difference.opportunity()[c]) {
                    continue;
                }
                int at = away[measure.mode().ordinal()][j];
                for (int f = 0; f < futures; f++) {
                    moved[m * futures + f] += measure.count(difference.after()[f][c], at)
                            - measure.count(difference.before()[f][c], at);
                }
            }
        }
    }

    private void store(long[] values, int origin, long[] into) {
        for (int s = 0; s < values.length; s++) {
            into[s * origins + origin] = values[s];
        }
    }
}
