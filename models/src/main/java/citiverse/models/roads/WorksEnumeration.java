package citiverse.models.roads;

import java.util.Arrays;
import java.util.List;

/// Tries all schedules, works in the order of their first days.
///
/// Left out is what cannot become best: the remaining days of each of the works cost at least the least share
/// of a state's cost that can fall on it. Where waiting can cost less than nothing there is no such bound.
final class WorksEnumeration {
    private final WorksCalendar calendar;
    private final double[] share;
    private boolean bounded = true;
    private int[] best;
    private double least = Double.POSITIVE_INFINITY;

    /// @param possible all phases that can occur together
    WorksEnumeration(WorksCalendar calendar, List<char[]> possible) {
        this.calendar = calendar;
        share = new double[calendar.works().size()];
        Arrays.fill(share, Double.POSITIVE_INFINITY);
        for (char[] phases : possible) {
            int going = 0;
            for (char phase : phases) {
                going += phase == WorksState.GOING ? 1 : 0;
            }
            double cost = calendar.states().day(phases).cost();
            bounded &= going > 0 || cost >= 0;
            for (int j = 0; j < share.length; j++) {
                if (phases[j] == WorksState.GOING) {
                    share[j] = Math.min(share[j], cost / going);
                }
            }
        }
    }

    /// First days of the best schedule; empty where the crews cannot do the works on their days.
    int[] best() {
        int[] start = new int[share.length];
        Arrays.fill(start, -1);
        place(0, -1, 0, start);
        return best == null ? new int[0] : best;
    }

    /// @param from first day of the works placed last
    /// @param latest works placed last, −1 for none
    /// @param spent cost of the days before
    /// @param start first day of each of the works, −1 where it has none yet
    private void place(int from, int latest, double spent, int[] start) {
        boolean all = true;
        for (int j = 0; j < start.length; j++) {
            if (start[j] < 0) {
                all = false;
                for (int day : calendar.candidates(start, j, from)) {
                    if (day > from || j > latest) {
                        double until = spent + calendar.cost(start, from, day);
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
            double total = spent + calendar.cost(start, from, calendar.last(start));
            double tie = 1e-9 * Math.abs(total);
            if (best == null
                    || total < least - tie
                    || total <= least + tie && calendar.last(start) < calendar.last(best)) {
                least = Math.min(total, least);
                best = start;
            }
        }
    }

    private double remaining(int[] start, int day) {
        double remaining = 0;
        for (int j = 0; j < start.length; j++) {
            int days =
                    start[j] < 0 ? calendar.works().get(j).durationDays() : Math.max(0, calendar.end(start, j) - day);
            remaining += days * share[j];
        }
        return remaining;
    }
}
