package citiverse.models.roads;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Works laid on days: what goes on when, what it costs, and on which days more can begin. First days are one
/// number for each of the works, −1 for those that have none yet.
record WorksCalendar(List<Works> works, int crews, WorksState states) {

    int busiest(int[] start) {
        int busiest = 0;
        for (int day : start) {
            busiest = Math.max(busiest, going(start, day));
        }
        return busiest;
    }

    int going(int[] start, int day) {
        int going = 0;
        for (int j = 0; j < start.length; j++) {
            going += start[j] >= 0 && start[j] <= day && day < end(start, j) ? 1 : 0;
        }
        return going;
    }

    int end(int[] start, int j) {
        return start[j] + works.get(j).durationDays();
    }

    /// Phases on a day; works without a first day wait.
    char[] phases(int[] start, int day) {
        char[] phases = new char[start.length];
        for (int j = 0; j < phases.length; j++) {
            phases[j] = start[j] < 0 || day < start[j]
                    ? WorksState.WAITING
                    : day < end(start, j) ? WorksState.GOING : WorksState.DONE;
        }
        return phases;
    }

    /// The next day after one on which any of the works begins or ends, or `until`.
    int nextEvent(int[] start, int day, int until) {
        int next = until;
        for (int j = 0; j < start.length; j++) {
            if (start[j] >= 0) {
                next = start[j] > day ? Math.min(next, start[j]) : next;
                next = end(start, j) > day ? Math.min(next, end(start, j)) : next;
            }
        }
        return next;
    }

    double cost(int[] start, int from, int until) {
        double cost = 0;
        for (int day = from; day < until; ) {
            int next = nextEvent(start, day, until);
            cost += (next - day) * states.day(phases(start, day)).cost();
            day = next;
        }
        return cost;
    }

    int last(int[] start) {
        int last = 0;
        for (int j = 0; j < start.length; j++) {
            last = Math.max(last, end(start, j));
        }
        return last;
    }

    /// Days from `from` on when works may begin: at once, on their earliest day, or meeting others that were
    /// placed or are fixed. Ascending, crews being free throughout.
    int[] candidates(int[] start, int j, int from) {
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
    boolean free(int[] start, int j, int day) {
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

    /// First days of works that begin in an order, each on the candidate day of its rank; empty where a fixed
    /// day cannot be kept.
    int[] decode(int[] order, int[] rank) {
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

    int[] fixedFirst(int[] order) {
        return IntStream.concat(
                        Arrays.stream(order).filter(j -> works.get(j).fixed()),
                        Arrays.stream(order).filter(j -> !works.get(j).fixed()))
                .toArray();
    }
}
