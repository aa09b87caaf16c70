package citiverse.standards.gtfs;

import citiverse.standards.csv.CsvRows;
import citiverse.twin.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The dates of each service of a feed: weekly rules and exceptions, expanded.
final class Calendars {
    private static final String WEEKS = "calendar.txt";
    private static final String EXCEPTIONS = "calendar_dates.txt";
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /// Longest span of one weekly rule, days: what lies beyond is cut off.
    private static final int LONGEST_SPAN_DAYS = 3_660;

    /// Most dates of all services together; a national feed has some millions.
    private static final long MOST_DATES = 20_000_000;

    private final SortedMap<String, Service> services = new TreeMap<>();
    private long expanded;

    /// One weekly rule; bit 0 of the mask is Monday.
    private record Week(int mask, LocalDate start, LocalDate end) {}

    /// The rules of one service as they stand in the feed: true where a date is added, false where it is taken away.
    private record Service(List<Week> weeks, SortedMap<LocalDate, Boolean> exceptions) {}

    /// @throws Problem `CV-GTFS-004` where the feed has neither file
    static Calendars read(FeedArchive feed) {
        if (!feed.has(WEEKS) && !feed.has(EXCEPTIONS)) {
            throw Problem.user("CV-GTFS-004", "the feed has neither " + WEEKS + " nor " + EXCEPTIONS)
                    .in(feed.place(""))
                    .remedy("Without them nobody knows on which days its trips run; fetch the whole feed");
        }
        var read = new Calendars();
        feed.optional(WEEKS, required(), row -> read.week(row, feed));
        feed.optional(EXCEPTIONS, List.of("service_id", "date", "exception_type"), row -> read.exception(row, feed));
        return read;
    }

    /// Ids of the services, ascending.
    Set<String> services() {
        return services.keySet();
    }

    boolean has(String service) {
        return services.containsKey(service);
    }

    /// The dates on which a service runs, ascending; there may be none.
    ///
    /// @throws Problem `CV-GTFS-005` where the services asked for have more than twenty million dates together
    SortedSet<LocalDate> dates(String service, FeedArchive feed) {
        var dates = new TreeSet<LocalDate>();
        for (Week week : services.get(service).weeks()) {
            for (LocalDate date = week.start(); !date.isAfter(week.end()); date = date.plusDays(1)) {
                if ((week.mask() >> date.getDayOfWeek().getValue() - 1 & 1) != 0) {
                    dates.add(date);
                }
            }
        }
        services.get(service).exceptions().forEach((date, added) -> {
            if (added) {
                dates.add(date);
            } else {
                dates.remove(date);
            }
        });
        expanded += dates.size();
        if (expanded > MOST_DATES) {
            throw Problem.user("CV-GTFS-005", "its services have more than " + MOST_DATES + " dates together")
                    .in(feed.place(WEEKS))
                    .remedy("Cut the calendars to the years that are needed");
        }
        return dates;
    }

    private static List<String> required() {
        var columns = new ArrayList<>(List.of("service_id", "start_date", "end_date"));
        columns.addAll(DAYS);
        return columns;
    }

    private void week(CsvRows row, FeedArchive feed) {
        String service = feed.id(row, WEEKS, row.column("service_id"), "service_id");
        LocalDate start = date(row, feed, WEEKS, "start_date");
        LocalDate end = date(row, feed, WEEKS, "end_date");
        if (service.isEmpty() || start == null || end == null) {
            return;
        }
        Service rules = services.computeIfAbsent(service, Calendars::without);
        if (end.isBefore(start)) {
            feed.note(WEEKS, row.line(), "end_date lies before start_date; the rule holds on no date", service);
            return;
        }
        if (end.isAfter(start.plusDays(LONGEST_SPAN_DAYS))) {
            feed.note(
                    WEEKS,
                    row.line(),
                    "the rule spans more than " + LONGEST_SPAN_DAYS + " days; cut off there",
                    service);
            end = start.plusDays(LONGEST_SPAN_DAYS);
        }
        int mask = 0;
        for (int day = 0; day < 7; day++) {
            mask |= row.is(row.column(DAYS.get(day)), "1") ? 1 << day : 0;
        }
        rules.weeks().add(new Week(mask, start, end));
    }

    private static Service without(String id) {
        return new Service(new ArrayList<>(1), new TreeMap<>());
    }

    private void exception(CsvRows row, FeedArchive feed) {
        String service = feed.id(row, EXCEPTIONS, row.column("service_id"), "service_id");
        LocalDate date = date(row, feed, EXCEPTIONS, "date");
        if (service.isEmpty() || date == null) {
            return;
        }
        var exceptions = services.computeIfAbsent(service, Calendars::without).exceptions();
        switch (row.number(row.column("exception_type"))) {
            case 1 -> exceptions.put(date, true);
            case 2 -> exceptions.put(date, false);
            default ->
                feed.note(
                        EXCEPTIONS,
                        row.line(),
                        "exception_type is neither 1 nor 2; left out",
                        row.text(row.column("exception_type")));
        }
    }

    private static LocalDate date(CsvRows row, FeedArchive feed, String file, String column) {
        String text = row.text(row.column(column));
        try {
            LocalDate date = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeException notADate) {
            feed.note(file, row.line(), "the " + column + " is no date YYYYMMDD; the row is left out", text);
            return null;
        }
        feed.note(file, row.line(), "the " + column + " lies outside 1900 to 2200; the row is left out", text);
        return null;
    }
}
