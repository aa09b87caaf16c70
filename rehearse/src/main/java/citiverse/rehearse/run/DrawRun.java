package citiverse.rehearse.run;

import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.physical.Factors;
import citiverse.rehearse.physical.PhysicalCity;
import citiverse.rehearse.physical.PhysicalDraw;
import citiverse.rehearse.physical.PhysicalValues;
import citiverse.twin.Branches;
import citiverse.twin.Change;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/// Computes one draw: all options, all futures.
public final class DrawRun {
    private static final Set<String> TRAVEL = Set.of(
            Layers.STREET,
            Layers.TURN_RESTRICTION,
            Layers.TRANSIT_STOP,
            Layers.TRANSIT_ROUTE,
            Layers.TRANSIT_PATTERN,
            Layers.TRANSIT_SERVICE,
            Layers.TRANSIT_TRANSFER);
    /// Numbers held at once for the options; more options are done in several rounds.
    private static final long MOST_NUMBERS = 40_000_000;

    private final Case about;
    private final AccessSettings drawn;
    private final Factors factors;
    private final int threads;
    private final boolean full;
    private final Progress progress;
    private final Runnable done;
    private final int futures;
    private final List<Option> options;
    private final List<List<Change>> changes = new ArrayList<>();
    private final List<Set<String>> notes = new ArrayList<>();
    private final long[] cpuNanos;

    /// @param factors on the models of the physical city
    /// @param full true to compute every option from the changed city as a whole
    /// @param done told after each origin, or with `full` after each option; of physical models after each
    ///     option
    public DrawRun(
            Case about,
            AccessSettings drawn,
            Factors factors,
            int threads,
            boolean full,
            Progress progress,
            Runnable done) {
        this.about = about;
        this.drawn = drawn;
        this.factors = factors;
        this.threads = threads;
        this.full = full;
        this.progress = progress;
        this.done = done;
        this.futures = about.question().futures().size();
        this.options = about.options();
        for (Option option : options) {
            changes.add(option.changesIn(drawn));
            notes.add(new TreeSet<>());
        }
        this.cpuNanos = new long[options.size()];
    }

    /// Units of progress in one draw.
    public static long units(Case about, boolean full) {
        return (full
                                ? about.options().size()
                                : rounds(about)
                                        * (long) about.demand().origins().size())
                        * about.bases().size()
                + (about.physical().isPresent() ? about.options().size() - 1 + rounds(about) : 0);
    }

    private static int numbers(Case about) {
        int most = 1;
        for (Basis basis : about.bases()) {
            most = Math.max(most, basis.measures().size());
        }
        return most
                * about.question().futures().size()
                * about.demand().origins().size();
    }

    private static int perRound(Case about) {
        return Math.clamp(
                MOST_NUMBERS / numbers(about) / Math.max(1, about.bases().size()),
                2,
                Math.max(2, about.options().size()));
    }

    /// The city as it is takes part in every round.
    private static int rounds(Case about) {
        int each = perRound(about) - 1;
        return Math.max(1, (about.options().size() - 1 + each - 1) / each);
    }

    /// Computes it.
    ///
    /// @throws java.util.concurrent.CancellationException where nobody wants it any more
    public DrawResult compute() {
        var judge = new Judge(about);
        Optional<PhysicalDraw> physical = about.physical().map(models -> models.draw(factors, threads, progress));
        var runs = new ArrayList<AccessRun>();
        for (Basis basis : about.bases()) {
            runs.add(about.travel().run(about.demand().origins(), basis.supply().places(), basis.settings(drawn)));
        }
        int each = perRound(about) - 1;
        for (int first = 1; first <= Math.max(1, options.size() - 1); first += each) {
            int last = Math.min(options.size(), first + each);
            var chosen = new ArrayList<Integer>(List.of(0));
            for (int o = first; o < last; o++) {
                chosen.add(o);
            }
            var access = new ArrayList<long[][]>();
            for (int b = 0; b < runs.size(); b++) {
                access.add(
                        full
                                ? whole(about.bases().get(b), runs.get(b), chosen)
                                : byDifference(about.bases().get(b), runs.get(b), chosen));
            }
            List<List<long[]>> own = byOption(access, chosen.size());
            List<PhysicalValues> values = physical.map(draw -> physical(draw, judge, chosen, own))
                    .orElseGet(() -> Collections.nCopies(chosen.size(), PhysicalValues.NONE));
            for (int at = first == 1 ? 0 : 1; at < chosen.size(); at++) {
                judge.judge(chosen.get(at), changes.get(chosen.get(at)), own.get(at), values.get(at));
            }
        }
        return judge.result(notes.stream().map(List::copyOf).toList(), cpuNanos);
    }

    /// For each option its own access, basis by basis.
    private static List<List<long[]>> byOption(List<long[][]> access, int options) {
        var all = new ArrayList<List<long[]>>();
        for (int at = 0; at < options; at++) {
            var own = new ArrayList<long[]>();
            for (long[][] of : access) {
                own.add(of[at]);
            }
            all.add(own);
        }
        return all;
    }

    /// What the models of the physical city tell of some options, the city as it is first. They are
    /// independent of one another once the city as it is has been computed, so threads take them one by one.
    private List<PhysicalValues> physical(
            PhysicalDraw draw, Judge judge, List<Integer> chosen, List<List<long[]>> access) {
        var values = new PhysicalValues[chosen.size()];
        Threads.each(
                values.length,
                threads,
                thread -> at -> {
                    long start = System.nanoTime();
                    int o = chosen.get(at);
                    List<double[]> ratio = touches(changes.get(o), TRAVEL)
                            ? judge.accessRatio(access.getFirst(), access.get(at))
                            : List.of();
                    values[at] = draw.of(options.get(o), ratio, full);
                    cpuNanos[o] += System.nanoTime() - start;
                },
                progress,
                done);
        for (int at = 0; at < values.length; at++) {
            notes.get(chosen.get(at)).addAll(values[at].notes());
        }
        return List.of(values);
    }

    /// How access changes under an option at each place in the first future; empty where it moves nobody.
    public double[] accessRatio(int option) {
        if (about.physical().flatMap(PhysicalCity::shiftingIndicator).isEmpty()
                || !touches(changes.get(option), TRAVEL)) {
            return new double[0];
        }
        var access = new ArrayList<long[][]>();
        for (Basis basis : about.bases()) {
            AccessRun run =
                    about.travel().run(about.demand().origins(), basis.supply().places(), basis.settings(drawn));
            access.add(byDifference(basis, run, List.of(0, option)));
        }
        List<List<long[]>> own = byOption(access, 2);
        return new Judge(about).accessRatio(own.get(0), own.get(1)).getFirst();
    }

    private static boolean touches(List<Change> changes, Set<String> types) {
        for (Change change : changes) {
            String type =
                    switch (change) {
                        case Change.Add(var after) -> after.type();
                        case Change.Alter(var before, var after) -> after.type();
                        case Change.Remove(var before) -> before.type();
                    };
            if (types.contains(type)) {
                return true;
            }
        }
        return false;
    }

    private AccessRun.Option travel(AccessRun run, int option) {
        if (!touches(changes.get(option), TRAVEL)) {
            return null;
        }
        AccessRun.Option compiled = run.option(changes.get(option));
        notes.get(option).addAll(compiled.limits());
        return compiled.leavesTravelAlone() ? null : compiled;
    }

    private double[][] supplyWith(Basis basis, int option, double[][] today) {
        var layers = new TreeSet<String>();
        if (basis.walkedMetres()) {
            layers.addAll(TRAVEL);
        }
        for (int k = 0; k < basis.supply().size(); k++) {
            layers.add(basis.supply().opportunity(k).layer());
        }
        return touches(changes.get(option), layers)
                ? basis.supply().today(Branches.view(about.snapshot(), changes.get(option)))
                : today;
    }

    private long[][][] units(Supply supply, double[][] today) {
        long[][][] units = new long[futures][today.length][];
        for (int f = 0; f < futures; f++) {
            for (int k = 0; k < today.length; k++) {
                units[f][k] = new long[today[k].length];
                for (int j = 0; j < today[k].length; j++) {
                    units[f][k][j] = supply.units(today[k][j], f, k, j);
                }
            }
        }
        return units;
    }

    private long[][] byDifference(Basis basis, AccessRun run, List<Integer> chosen) {
        Supply supply = basis.supply();
        double[][] today = supply.today(about.snapshot());
        var differences = new ArrayList<Difference>();
        for (int o : chosen) {
            differences.add(Difference.of(travel(run, o), supply, today, supplyWith(basis, o, today), futures));
        }
        return sweep(basis, run, units(supply, today), differences, chosen, done);
    }

    private long[][] sweep(
            Basis basis,
            AccessRun run,
            long[][][] units,
            List<Difference> differences,
            List<Integer> chosen,
            Runnable told) {
        int origins = run.origins().size();
        long[][] access = new long[differences.size()][basis.measures().size() * futures * origins];
        var spent = new ArrayList<long[]>();
        Threads.each(
                origins,
                threads,
                thread -> {
                    long[] nanos = new long[differences.size()];
                    spent.add(nanos);
                    var sweep = new Sweep(run, basis.measures(), units, differences, nanos);
                    return (IntConsumer) origin -> sweep.origin(origin, access);
                },
                progress,
                told);
        for (long[] nanos : spent) {
            for (int at = 0; at < nanos.length; at++) {
                cpuNanos[chosen.get(at)] += nanos[at];
            }
        }
        return access;
    }

    /// The slow and obvious way: every option's city compiled and measured by itself.
    private long[][] whole(Basis basis, AccessRun base, List<Integer> chosen) {
        long[][] access = new long[chosen.size()][];
        for (int at = 0; at < chosen.size(); at++) {
            int o = chosen.get(at);
            travel(base, o);
            Snapshot city = Branches.view(about.snapshot(), changes.get(o));
            AccessRun run = o == 0
                    ? base
                    : about.compiler()
                            .compile(city)
                            .run(about.demand().origins(), basis.supply().places(), basis.settings(drawn));
            double[][] supply = basis.supply().today(city);
            var alone = List.of(Difference.of(null, basis.supply(), supply, supply, futures));
            access[at] = sweep(basis, run, units(basis.supply(), supply), alone, List.of(o), () -> {})[0];
            done.run();
        }
        return access;
    }
}
