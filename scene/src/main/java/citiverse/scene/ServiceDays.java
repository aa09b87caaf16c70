package citiverse.scene;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/// Days on which trips run.
///
/// @param id service id
/// @param days days of the week
/// @param from first day
/// @param until last day
/// @param added days on which it runs besides
/// @param removed days on which it rests
record ServiceDays(
        String id, Set<DayOfWeek> days, LocalDate from, LocalDate until, Set<LocalDate> added, Set<LocalDate> removed) {

    ServiceDays {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("service " + id + " ends before it begins");
        }
    }

    /// The same service with a holiday: Sunday's service runs, every other rests.
    ServiceDays onHoliday(LocalDate date) {
        boolean usual = days.contains(date.getDayOfWeek());
        boolean sunday = days.contains(DayOfWeek.SUNDAY);
        var more = new TreeSet<>(added);
        var less = new TreeSet<>(removed);
        if (sunday && !usual) {
            more.add(date);
        } else if (!sunday && usual) {
            less.add(date);
        }
        return new ServiceDays(id, days, from, until, more, less);
    }
}
