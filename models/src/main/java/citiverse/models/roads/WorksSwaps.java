package citiverse.models.roads;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Betters an order of works step by step: pairs are swapped, works are moved elsewhere in the order or to
/// another day on which they can begin, until nothing of that costs less. It is begun six times: by benefit per
/// day of work, as listed and as listed from the end, each as soon as crews are free and one after another; the
/// best outcome counts.
final class WorksSwaps {
    /// Rank of the last day on which works can begin: when all placed before them have ended.
    private static final int LAST = Integer.MAX_VALUE;

    private final WorksCalendar calendar;
    private final int mostStates;
    private int[] best = new int[0];
    private double least = Double.POSITIVE_INFINITY;
    private boolean ended;

    WorksSwaps(WorksCalendar calendar, int mostStates) {
        this.calendar = calendar;
        this.mostStates = mostStates;
    }

    /// First days of the best schedule found; empty where the crews cannot do the works on their days.
    int[] best() {
        int[] listed = IntStream.range(0, calendar.works().size()).toArray();
        int[] reversed = new int[listed.length];
        Arrays.setAll(reversed, j -> listed[listed.length - 1 - j]);
        for (int[] order : List.of(byBenefit(), listed, reversed)) {
            int[] soon = new int[order.length];
            int[] late = new int[order.length];
            Arrays.fill(late, LAST);
            better(new Step(order, soon));
            better(new Step(order, late));
        }
        return best;
    }

    /// Whether the search ended by the limit on states.
    boolean endedEarly() {
        return ended;
    }

    private record Step(int[] order, int[] rank) {}

    private void better(Step first) {
        Step at = first;
        int n = first.order.length;
        double cost = consider(at);
        boolean moving = cost < Double.POSITIVE_INFINITY;
        while (moving) {
            moving = false;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < 2 * n + 4; k++) {
                    if (calendar.states().evaluated() > mostStates) {
                        ended = true;
                        return;
                    }
                    Step step = step(at, i, k);
                    double other = consider(step);
                    if (other < cost - 1e-9 * Math.abs(cost)) {
                        cost = other;
                        at = step;
                        moving = true;
                    }
                }
            }
        }
    }

    /// The k-th change of the works at place i: a swap with place k, a move to a place, another day.
    private static Step step(Step at, int i, int k) {
        int n = at.order.length;
        int[] order = at.order.clone();
        int[] rank = at.rank.clone();
        if (k < n) {
            order[i] = at.order[k];
            order[k] = at.order[i];
        } else if (k < 2 * n) {
            int to = k - n;
            int moved = order[i];
            if (to < i) {
                System.arraycopy(at.order, to, order, to + 1, i - to);
            } else {
                System.arraycopy(at.order, i + 1, order, i, to - i);
            }
            order[to] = moved;
        } else {
            int now = rank[order[i]];
            rank[order[i]] = switch (k - 2 * n) {
                case 0 -> now == LAST ? LAST : now + 1;
                case 1 -> Math.max(0, now - 1);
                case 2 -> 0;
                default -> LAST;
            };
        }
        return new Step(order, rank);
    }

    private double consider(Step step) {
        int[] start = calendar.decode(step.order, step.rank);
        double cost = start.length == 0 ? Double.POSITIVE_INFINITY : calendar.cost(start, 0, calendar.last(start));
        if (cost < least - 1e-9 * Math.abs(least) || best.length == 0) {
            least = cost;
            best = start;
        }
        return cost;
    }

    /// Works by what a day of work on them alone gains while all others wait; ties as listed.
    private int[] byBenefit() {
        List<Works> works = calendar.works();
        char[] waiting = new char[works.size()];
        Arrays.fill(waiting, WorksState.WAITING);
        double[] benefit = new double[works.size()];
        for (int j = 0; j < benefit.length; j++) {
            char[] without = waiting.clone();
            without[j] = WorksState.DONE;
            benefit[j] = (calendar.states().day(waiting).cost()
                            - calendar.states().day(without).cost())
                    / works.get(j).durationDays();
        }
        return IntStream.range(0, works.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -benefit[j]).thenComparingInt(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }
}
