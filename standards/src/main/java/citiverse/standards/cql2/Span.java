package citiverse.standards.cql2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A stretch of time, closed at both ends; an instant has equal ends.
///
/// @param from first instant, [Instant#MIN] where open; of a day its beginning in UTC
/// @param to last instant, [Instant#MAX] where open; of a day its beginning in UTC
/// @param days true where the ends are whole days
record Span(Instant from, Instant to, boolean days) {
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST = 40;

    static Span of(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Span(start, start, true);
    }

    static Span of(Instant instant) {
        return new Span(instant, instant, false);
    }

    /// From the beginning of one to the end of the other; days only where both are.
    static Span between(Span first, Span last) {
        if (first.days == last.days) {
            return new Span(first.from, last.to, first.days);
        }
        return new Span(first.from, last.asMoments().to, false);
    }

    /// The same with the last day to its end.
    Span asMoments() {
        return days && !to.equals(Instant.MAX)
                ? new Span(from, to.plus(1, ChronoUnit.DAYS).minusNanos(1), false)
                : new Span(from, to, false);
    }

    /// Reads a full date or a timestamp of RFC 3339.
    static Optional<Span> parse(String text) {
        if (text.length() < DATE_LENGTH || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.length() == DATE_LENGTH ? of(LocalDate.parse(text)) : of(instant(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// @throws DateTimeException where it is no timestamp with a zone, or out of the years 0 to 9999
    static Instant instant(String text) {
        Instant instant = java.time.OffsetDateTime.parse(text).toInstant();
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9999) {
            throw new DateTimeException("beyond the calendar of RFC 3339: " + text);
        }
        return instant;
    }
}
