package citiverse.models.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Finds the order and the timing of works with the least total delay under a limit of crews.
///
/// Up to [#MOST_ENUMERATED] works all orders are tried, with a bound that leaves out what cannot become best:
/// the remaining days of each of the works times the least share of a state's cost that can fall on it. For
/// more works the order of benefit per day is improved by swapping pairs.
public final class WorksPlanner {
    /// Most works of which all orders are tried.
    public static final int MOST_ENUMERATED = 8;
    /// Most states of the streets that are evaluated.
    public static final int MOST_STATES = 600;

    private final List<Works> works;
    private final int crews;
    private final WorksState states;

    /// @param crews how many works can go on at once, 1 or more
    /// @param model what a day costs for the shares of capacity that the works leave
    public WorksPlanner(List<Works> works, int crews, WorksState.DayCost model) {
        if (works.isEmpty() || crews < 1) {
            throw RoadProblems.badSetting("works", "and crews must be at least one each");
        }
        if (works.stream().map(Works::id).distinct().count() != works.size()) {
            throw RoadProblems.badSetting("works", "must have different names");
        }
        this.works = List.copyOf(works);
        this.crews = crews;
        this.states = new WorksState(this.works, model);
    }

    /// The best schedule that was found.
    public WorksSchedule best() {
        if (works.size() <= MOST_ENUMERATED) {
            List<char[]> possible = states.possible(crews, MOST_STATES);
            if (!possible.isEmpty()) {
                var enumeration = new Enumeration(possible);
                enumeration.place(0, -1, 0, new int[0]);
                if (enumeration.best == null) {
                    throw tooFewCrews();
                }
                return schedule(enumeration.best, WorksSchedule.Search.ENUMERATED);
            }
        }
        return greedy();
    }

    private RuntimeException tooFewCrews() {
        return RoadProblems.badSetting("crews", crews + " cannot do the works whose days are fixed");
    }

    /// A schedule with these first days, in the order of the works.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-005` where more works go on at once than there are crews
    public WorksSchedule given(int... startDays) {
        if (startDays.length != works.size()) {
            throw new IllegalArgumentException("as many first days as works are needed");
        }
        if (busiest(startDays) > crews) {
            throw RoadProblems.badSetting("crews", crews + " cannot do " + busiest(startDays) + " works at once");
        }
        return schedule(startDays, WorksSchedule.Search.GIVEN);
    }

    /// The works one after another in the order in which they are listed, as crews become free.
    public WorksSchedule asListed() {
        int[] order = IntStream.range(0, works.size()).toArray();
        int[] start = decode(order, new int[works.size()]);
        if (start.length == 0) {
            throw tooFewCrews();
        }
        return schedule(start, WorksSchedule.Search.GIVEN);
    }

    private int busiest(int[] start) {
        int busiest = 0;
        for (int day : start) {
            busiest = Math.max(busiest, going(start, day));
        }
        return busiest;
    }

    private int going(int[] start, int day) {
        int going = 0;
        for (int j = 0; j < start.length; j++) {
            going += start[j] >= 0 && start[j] <= day && day < end(start, j) ? 1 : 0;
        }
        return going;
    }

    private int end(int[] start, int j) {
        return start[j] + works.get(j).durationDays();
    }

    /// Phases on a day; works without a first day wait.
    private char[] phases(int[] start, int day) {
        char[] phases = new char[start.length];
        for (int j = 0; j < phases.length; j++) {
            phases[j] = start[j] < 0 || day < start[j]
                    ? WorksState.WAITING
                    : day < end(start, j) ? WorksState.GOING : WorksState.DONE;
        }
        return phases;
    }

    /// The next day after one on which any of the works begins or ends, or `until`.
    private int nextEvent(int[] start, int day, int until) {
        int next = until;
        for (int j = 0; j < start.length; j++) {
            if (start[j] >= 0) {
                next = start[j] > day ? Math.min(next, start[j]) : next;
                next = end(start, j) > day ? Math.min(next, end(start, j)) : next;
            }
        }
        return next;
    }

    private double cost(int[] start, int from, int until) {
        double cost = 0;
        for (int day = from; day < until; ) {
            int next = nextEvent(start, day, until);
            cost += (next - day) * states.day(phases(start, day)).cost();
            day = next;
        }
        return cost;
    }

    private int last(int[] start) {
        int last = 0;
        for (int j = 0; j < start.length; j++) {
            last = Math.max(last, end(start, j));
        }
        return last;
    }

    private WorksSchedule schedule(int[] start, WorksSchedule.Search search) {
        var phases = new ArrayList<WorksSchedule.Phase>();
        double delay = 0;
        double lost = 0;
        double cost = 0;
        int last = last(start);
        for (int day = 0; day < last; ) {
            int next = nextEvent(start, day, last);
            char[] now = phases(start, day);
            WorksState.Day each = states.day(now);
            delay += (next - day) * each.delayHours();
            lost += (next - day) * each.lostTrips();
            cost += (next - day) * each.cost();
            phases.add(new WorksSchedule.Phase(
                    day,
                    next,
                    named(j -> now[j] == WorksState.GOING),
                    named(j -> now[j] == WorksState.WAITING && works.get(j).before() < 1),
                    each.delayHours(),
                    each.lostTrips()));
            day = next;
        }
        return new WorksSchedule(withCrews(start), phases, delay, lost, cost, search, states.evaluated());
    }

    private List<String> named(IntPredicate some) {
        return IntStream.range(0, works.size())
                .filter(some)
                .mapToObj(j -> works.get(j).id())
                .toList();
    }

    private List<WorksSchedule.Placed> withCrews(int[] start) {
        int[] free = new int[crews];
        var placed = new ArrayList<WorksSchedule.Placed>();
        IntStream.range(0, works.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(j -> start[j]).thenComparingInt(j -> j))
                .forEach(j -> {
                    int crew = 0;
                    while (free[crew] > start[j]) {
                        crew++;
                    }
                    free[crew] = end(start, j);
                    placed.add(new WorksSchedule.Placed(works.get(j).id(), start[j], end(start, j), crew + 1));
                });
        return placed;
    }

    /// Days from `from` on when works may begin: at once, on their earliest day, or meeting others that were
    /// placed or are fixed. Ascending, crews being free throughout.
    private int[] candidates(int[] start, int j, int from) {
        Works job = works.get(j);
        int least = Math.max(from, job.earliestDay());
        if (job.fixed()) {
            return least == job.earliestDay() && free(start, j, least) ? new int[] {least} : new int[0];
        }
        var days = IntStream.builder();
        days.add(least);
        for (int k = 0; k < start.length; k++) {
            if (start[k] >= 0 || works.get(k).fixed()) {
                int begin = start[k] >= 0 ? start[k] : works.get(k).earliestDay();
                int end = begin + works.get(k).durationDays();
                days.add(begin).add(end).add(begin - job.durationDays()).add(end - job.durationDays());
            }
        }
        return days.build()
                .filter(day -> day >= least)
                .sorted()
                .distinct()
                .filter(day -> free(start, j, day))
                .toArray();
    }

    /// Whether a crew is free for works from a day to their end.
    private boolean free(int[] start, int j, int day) {
        int[] tried = start.clone();
        tried[j] = day;
        int busiest = going(tried, day);
        for (int k = 0; k < start.length; k++) {
            if (start[k] > day && start[k] < end(tried, j)) {
                busiest = Math.max(busiest, going(tried, start[k]));
            }
        }
        return busiest <= crews;
    }

    /// Tries all schedules, works in the order of their first days.
    private final class Enumeration {
        private final double[] share = new double[works.size()];
        private boolean bounded = true;
        private int[] best;
        private double least = Double.POSITIVE_INFINITY;

        Enumeration(List<char[]> possible) {
            Arrays.fill(share, Double.POSITIVE_INFINITY);
            for (char[] phases : possible) {
                int going = 0;
                for (char phase : phases) {
                    going += phase == WorksState.GOING ? 1 : 0;
                }
                double cost = states.day(phases).cost();
                bounded &= going > 0 || cost >= 0;
                for (int j = 0; j < share.length; j++) {
                    if (phases[j] == WorksState.GOING) {
                        share[j] = Math.min(share[j], cost / going);
                    }
                }
            }
        }

        /// @param from first day of the works placed last
        /// @param latest works placed last, −1 for none
        /// @param spent cost of the days before
        /// @param placed first day of each of the works, −1 where it has none yet; empty at the beginning
        void place(int from, int latest, double spent, int[] placed) {
            int[] start = placed.clone();
            if (start.length == 0) {
                start = new int[works.size()];
                Arrays.fill(start, -1);
            }
            boolean all = true;
            for (int j = 0; j < start.length; j++) {
                if (start[j] < 0) {
                    all = false;
                    for (int day : candidates(start, j, from)) {
                        if (day > from || j > latest) {
                            double until = spent + cost(start, from, day);
                            int[] next = start.clone();
                            next[j] = day;
                            if (!bounded || until + remaining(next, day) <= least + 1e-9 * Math.abs(least)) {
                                place(day, j, until, next);
                            }
                        }
                    }
                }
            }
            if (all) {
                double total = spent + cost(start, from, last(start));
                double tie = 1e-9 * Math.abs(total);
                if (best == null || total < least - tie || total <= least + tie && last(start) < last(best)) {
                    least = Math.min(total, least);
                    best = start;
                }
            }
        }

        private double remaining(int[] start, int day) {
            double remaining = 0;
            for (int j = 0; j < start.length; j++) {
                int days = start[j] < 0 ? works.get(j).durationDays() : Math.max(0, end(start, j) - day);
                remaining += days * share[j];
            }
            return remaining;
        }
    }

    /// First days of works that begin in an order, each on the candidate day of its rank; empty where a fixed
    /// day cannot be kept.
    private int[] decode(int[] order, int[] rank) {
        int[] start = new int[order.length];
        Arrays.fill(start, -1);
        for (int j : fixedFirst(order)) {
            int[] days = candidates(start, j, 0);
            if (days.length == 0) {
                return new int[0];
            }
            start[j] = days[Math.min(rank[j], days.length - 1)];
        }
        return start;
    }

    private int[] fixedFirst(int[] order) {
        return IntStream.concat(
                        Arrays.stream(order).filter(j -> works.get(j).fixed()),
                        Arrays.stream(order).filter(j -> !works.get(j).fixed()))
                .toArray();
    }

    private WorksSchedule greedy() {
        int[] order = byBenefit();
        int[] rank = new int[order.length];
        int[] start = decode(order, rank);
        if (start.length == 0) {
            throw tooFewCrews();
        }
        double least = cost(start, 0, last(start));
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 0; i < order.length; i++) {
                for (int k = i; k < order.length + 2; k++) {
                    if (states.evaluated() > MOST_STATES) {
                        return schedule(start, WorksSchedule.Search.GREEDY_ENDED_EARLY);
                    }
                    int[] otherOrder = order.clone();
                    int[] otherRank = rank.clone();
                    if (k >= order.length) {
                        otherRank[order[i]] = Math.max(0, rank[order[i]] + (k == order.length ? 1 : -1));
                    } else {
                        otherOrder[i] = order[k];
                        otherOrder[k] = order[i];
                    }
                    int[] other = decode(otherOrder, otherRank);
                    double cost = other.length == 0 ? Double.POSITIVE_INFINITY : cost(other, 0, last(other));
                    if (cost < least - 1e-9 * Math.abs(least)) {
                        least = cost;
                        order = otherOrder;
                        rank = otherRank;
                        start = other;
                        better = true;
                    }
                }
            }
        }
        return schedule(start, WorksSchedule.Search.GREEDY_SWAPS);
    }

    /// Works by what a day of work on them alone gains while all others wait; ties as listed.
    private int[] byBenefit() {
        char[] waiting = new char[works.size()];
        Arrays.fill(waiting, WorksState.WAITING);
        double[] benefit = new double[works.size()];
        for (int j = 0; j < benefit.length; j++) {
            char[] without = waiting.clone();
            without[j] = WorksState.DONE;
            benefit[j] = (states.day(waiting).cost() - states.day(without).cost())
                    / works.get(j).durationDays();
        }
        return IntStream.range(0, works.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -benefit[j]).thenComparingInt(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }
}
