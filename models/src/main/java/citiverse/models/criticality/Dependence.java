package citiverse.models.criticality;

import citiverse.models.access.Decay;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Who depends on which part of the streets to reach what. For each goal the tree of shortest ways is found
/// once; a part that is lost concerns only the homes whose way in a tree goes over it.
public final class Dependence {
    /// Goals times vertices: beyond it the trees would take more memory than a city's computer has.
    private static final long MOST_LABELS = 400_000_000L;
    private static final int CHUNK = 32;
    private static final int AHEAD = 4;
    private static final double MINUTE = 60_000;

    final Trips trips;
    private final Decay decay;
    private final Field[] fields;
    /// Homes at vertex v stand at `firstHome[v]` to `firstHome[v + 1] - 1`.
    private final int[] firstHome;
    private final int[] homeAt;
    private final int[][] time;
    private final int[] nearest;

    private Dependence(Trips trips, Decay decay) {
        this.trips = trips;
        this.decay = decay;
        int goals = trips.goals().size();
        int homes = trips.homes().size();
        fields = IntStream.range(0, goals)
                .parallel()
                .mapToObj(goal -> trips.toward(trips.network(), goal))
                .toArray(Field[]::new);
        time = new int[goals][homes];
        nearest = new int[homes];
        java.util.Arrays.fill(nearest, Field.FAR);
        for (int goal = 0; goal < goals; goal++) {
            for (int home = 0; home < homes; home++) {
                time[goal][home] = trips.time(home, goal, fields[goal]::time);
                nearest[home] = Math.min(nearest[home], time[goal][home]);
            }
        }
        firstHome = new int[trips.network().vertices() + 1];
        homeAt = homesByVertex();
    }

    /// Finds the trees.
    ///
    /// @param decay how much a goal counts that is so far away, for the lost access
    /// @throws Problem `CV-CRITICALITY-001` where there are more goals than memory holds
    public static Dependence compile(Trips trips, Decay decay) {
        long labels = (long) trips.goals().size()
                * (trips.network().vertices() + trips.homes().size());
        if (labels > MOST_LABELS) {
            throw Problem.user(
                            "CV-CRITICALITY-001",
                            trips.goals().size() + " goals on "
                                    + trips.network().vertices() + " junctions are more than can be held at once")
                    .remedy("Choose fewer goals, such as one kind of amenity, or a smaller city");
        }
        return new Dependence(trips, decay);
    }

    private int[] homesByVertex() {
        Network network = trips.network();
        int[] segment = trips.leaving().segment();
        for (int s : segment) {
            if (s >= 0) {
                firstHome[network.from(s) + 1]++;
                firstHome[network.to(s) + 1]++;
            }
        }
        for (int v = 0; v < network.vertices(); v++) {
            firstHome[v + 1] += firstHome[v];
        }
        int[] next = firstHome.clone();
        int[] homes = new int[firstHome[network.vertices()]];
        for (int home = 0; home < segment.length; home++) {
            if (segment[home] >= 0) {
                homes[next[network.from(segment[home])]++] = home;
                homes[next[network.to(segment[home])]++] = home;
            }
        }
        return homes;
    }

    /// Milliseconds from a home to a goal, or [Field#FAR].
    public int milliseconds(int home, int goal) {
        return time[goal][home];
    }

    /// Milliseconds from a home to its nearest goal, or [Field#FAR].
    public int nearest(int home) {
        return nearest[home];
    }

    /// People who reach no goal even with all parts: not joined to a street, or on a piece of the streets
    /// without one.
    public double peopleWithoutGoal() {
        double sum = 0;
        for (int home = 0; home < nearest.length; home++) {
            sum += nearest[home] == Field.FAR ? people(home) : 0;
        }
        return sum;
    }

    private double people(int home) {
        double number = trips.people()[home];
        return number > 0 ? number : 0;
    }

    /// What it means to lose each part, handed on in their order whatever the number of threads; parts that
    /// nobody's way goes over have a loss of zeros.
    ///
    /// @return false where it was cancelled; `into` then has the first of them
    public boolean lose(List<Part> parts, int threads, Progress progress, Consumer<Loss> into) {
        ThreadLocal<Worker> worker = ThreadLocal.withInitial(Worker::new);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            var waiting = new ArrayDeque<Future<List<Loss>>>();
            int done = 0;
            for (int from = 0; from < parts.size() || !waiting.isEmpty(); from += CHUNK) {
                if (progress.cancelled()) {
                    waiting.forEach(future -> future.cancel(false));
                    return false;
                }
                if (from < parts.size()) {
                    List<Part> chunk = parts.subList(from, Math.min(from + CHUNK, parts.size()));
                    waiting.add(workers.submit(
                            () -> chunk.stream().map(worker.get()::lose).toList()));
                }
                if (waiting.size() >= AHEAD * threads || from + CHUNK >= parts.size()) {
                    result(waiting.remove()).forEach(into);
                    done = Math.min(done + CHUNK, parts.size());
                    progress.reached("taking away", done, parts.size());
                }
            }
            return true;
        }
    }

    private static List<Loss> result(Future<List<Loss>> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking parts away", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("taking parts away failed", failed.getCause());
        }
    }

    /// What it means to lose one part.
    public Loss lose(Part part) {
        return new Worker().lose(part);
    }

    /// Takes parts away, one after another.
    private final class Worker {
        private final Field.Without[] without = new Field.Without[fields.length];
        private final int[] seen = new int[nearest.length];
        private final int[] slot = new int[nearest.length];
        private int round;

        Worker() {
            for (int goal = 0; goal < without.length; goal++) {
                without[goal] = fields[goal].without();
            }
        }

        Loss lose(Part part) {
            var ties = new ArrayList<Loss.Tie>();
            int[] homes = concerned(part);
            for (int goal = 0; goal < fields.length && homes.length > 0; goal++) {
                Loss.Tie tie = tie(goal, homes);
                if (!tie.homes().isEmpty()) {
                    ties.add(tie);
                }
            }
            double people = 0;
            double cutOff = 0;
            double personMinutes = 0;
            double longest = 0;
            double access = 0;
            for (int home : homes) {
                int after = Field.FAR;
                double lost = 0;
                for (int goal = 0; goal < fields.length; goal++) {
                    int now = trips.time(home, goal, without[goal]::time);
                    after = Math.min(after, now);
                    lost += weight(time[goal][home]) - weight(now);
                }
                access += people(home) * lost;
                if (after > nearest[home]) {
                    people += people(home);
                    if (after == Field.FAR) {
                        cutOff += people(home);
                    } else {
                        double more = (after - nearest[home]) / MINUTE;
                        personMinutes += people(home) * more;
                        longest = Math.max(longest, more);
                    }
                }
            }
            return new Loss(part, people, cutOff, personMinutes, longest, access, List.copyOf(ties));
        }

        private double weight(int milliseconds) {
            return milliseconds == Field.FAR ? 0 : decay.weight(milliseconds / 1000);
        }

        /// Homes whose way to some goal goes over the part, ascending.
        private int[] concerned(Part part) {
            round++;
            int count = 0;
            for (Field.Without tree : without) {
                tree.take(part.segments());
                for (int i = 0; i < tree.touched(); i++) {
                    int v = tree.touched(i);
                    for (int h = firstHome[v]; h < firstHome[v + 1]; h++) {
                        if (seen[homeAt[h]] != round) {
                            seen[homeAt[h]] = round;
                            slot[count++] = homeAt[h];
                        }
                    }
                }
            }
            int[] homes = java.util.Arrays.copyOf(slot, count);
            java.util.Arrays.sort(homes);
            return homes;
        }

        private Loss.Tie tie(int goal, int[] concerned) {
            var homes = new ArrayList<Loss.Home>();
            double people = 0;
            double own = 0;
            double cutOff = 0;
            double personMinutes = 0;
            double longest = 0;
            for (int home : concerned) {
                int before = time[goal][home];
                int after = trips.time(home, goal, without[goal]::time);
                if (after <= before) {
                    continue;
                }
                boolean isNearest = before == nearest[home];
                boolean ends = after == Field.FAR;
                double more = (after - before) / MINUTE;
                people += people(home);
                own += isNearest ? people(home) : 0;
                cutOff += ends ? people(home) : 0;
                personMinutes += ends ? 0 : people(home) * more;
                longest = Math.max(longest, ends ? 0 : more);
                homes.add(new Loss.Home(
                        home, isNearest, before / MINUTE, ends ? Double.POSITIVE_INFINITY : after / MINUTE));
            }
            return new Loss.Tie(goal, people, own, cutOff, personMinutes, longest, List.copyOf(homes));
        }
    }
}
