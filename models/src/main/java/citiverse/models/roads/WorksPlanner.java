package citiverse.models.roads;

import java.util.ArrayList;
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
    private final WorksCalendar calendar;

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
        this.calendar = new WorksCalendar(this.works, crews, states);
    }

    /// The best schedule that was found.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-005` where the crews cannot do the works whose days are fixed
    public WorksSchedule best() {
        if (works.size() <= MOST_ENUMERATED) {
            List<char[]> possible = states.possible(crews, MOST_STATES);
            if (!possible.isEmpty()) {
                int[] start = new WorksEnumeration(calendar, possible).best();
                return schedule(start, WorksSchedule.Search.ENUMERATED);
            }
        }
        return bySwaps();
    }

    /// The schedule that greedy order and swaps find, whatever the number of works.
    WorksSchedule bySwaps() {
        var swaps = new WorksSwaps(calendar, MOST_STATES);
        int[] start = swaps.best();
        return schedule(
                start,
                swaps.endedEarly() ? WorksSchedule.Search.GREEDY_ENDED_EARLY : WorksSchedule.Search.GREEDY_SWAPS);
    }

    /// A schedule with these first days, in the order of the works.
    ///
    /// @throws citiverse.twin.Problem `CV-ROADS-005` where more works go on at once than there are crews
    public WorksSchedule given(int... startDays) {
        if (startDays.length != works.size()) {
            throw new IllegalArgumentException("as many first days as works are needed");
        }
        if (calendar.busiest(startDays) > crews) {
            throw RoadProblems.badSetting(
                    "crews", crews + " cannot do " + calendar.busiest(startDays) + " works at once");
        }
        return schedule(startDays, WorksSchedule.Search.GIVEN);
    }

    /// The works one after another in the order in which they are listed, as crews become free.
    public WorksSchedule asListed() {
        int[] order = IntStream.range(0, works.size()).toArray();
        int[] start = calendar.decode(order, new int[works.size()]);
        return schedule(start, WorksSchedule.Search.GIVEN);
    }

    private WorksSchedule schedule(int[] start, WorksSchedule.Search search) {
        if (start.length == 0) {
            throw RoadProblems.badSetting("crews", crews + " cannot do the works whose days are fixed");
        }
        var phases = new ArrayList<WorksSchedule.Phase>();
        double delay = 0;
        double lost = 0;
        double cost = 0;
        int last = calendar.last(start);
        for (int day = 0; day < last; ) {
            int next = calendar.nextEvent(start, day, last);
            char[] now = calendar.phases(start, day);
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
                    free[crew] = calendar.end(start, j);
                    placed.add(new WorksSchedule.Placed(works.get(j).id(), start[j], calendar.end(start, j), crew + 1));
                });
        return placed;
    }
}
