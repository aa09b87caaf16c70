package citiverse.models.access;

import citiverse.twin.Feature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The dates on which services run.
final class ServiceDays {
    private final Map<String, long[]> days = new HashMap<>();

    ServiceDays(Collection<Feature> services) {
        for (Feature service : services) {
            days.put(service.id(), parse(service.properties().text("dates").orElse("")));
        }
    }

    /// These services and others.
    ServiceDays and(Collection<Feature> services) {
        var both = new ServiceDays(services);
        days.forEach(both.days::putIfAbsent);
        return both;
    }

    /// Reads blank separated ISO dates, each of ten characters.
    private static long[] parse(String dates) {
        long[] parsed = new long[dates.length() / 10];
        int count = 0;
        for (int at = 0; at + 10 <= dates.length(); at++) {
            if (dates.charAt(at) != ' ') {
                parsed[count++] = LocalDate.of(
                                number(dates, at, at + 4),
                                number(dates, at + 5, at + 7),
                                number(dates, at + 8, at + 10))
                        .toEpochDay();
                at += 10;
            }
        }
        parsed = Arrays.copyOf(parsed, count);
        Arrays.sort(parsed);
        return parsed;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    boolean runs(String service, LocalDate date) {
        long[] known = days.get(service);
        return known != null && Arrays.binarySearch(known, date.toEpochDay()) >= 0;
    }

    boolean anyRuns(LocalDate date) {
        return days.keySet().stream().anyMatch(service -> runs(service, date));
    }

    /// First and last date of all services, or empty where there is none.
    List<LocalDate> span() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long[] known : days.values()) {
            if (known.length > 0) {
                first = Math.min(first, known[0]);
                last = Math.max(last, known[known.length - 1]);
            }
        }
        return first > last ? List.of() : List.of(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    }
}
