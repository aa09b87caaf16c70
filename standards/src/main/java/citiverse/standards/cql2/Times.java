package citiverse.standards.cql2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// Literals of time (clauses 6.3.1 and 7.8.1).
final class Times {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(java.util.Locale.ROOT);

    private Times() {}

    static Expression day(String text) {
        try {
            if (text.length() != 10) {
                throw new DateTimeException("not a full date");
            }
            return new Expression.Day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw Budget.literal("the date '" + Names.shortened(text) + "' is none of the calendar")
                    .causedBy(e)
                    .remedy("Write dates as '2026-03-31'");
        }
    }

    static Expression moment(String text) {
        try {
            return new Expression.Moment(Span.instant(text));
        } catch (DateTimeException e) {
            throw Budget.literal("the timestamp '" + Names.shortened(text) + "' is none of RFC 3339")
                    .causedBy(e)
                    .remedy("Write timestamps as '2026-03-31T12:00:00Z'");
        }
    }

    /// An end of an interval: `..`, a date or a timestamp.
    static Expression end(String text) {
        if (text.equals("..")) {
            return Expression.Unbounded.UNBOUNDED;
        }
        return text.indexOf('T') < 0 ? day(text) : moment(text);
    }

    /// @throws citiverse.twin.Problem where an interval of two literals ends before it begins
    static void requireOrder(Expression from, Expression to) {
        Span first = span(from);
        Span last = span(to);
        if (first != null
                && last != null
                && first.from().isAfter(last.asMoments().to())) {
            throw Budget.literal("an interval ends before it begins").remedy("Name the earlier end first");
        }
    }

    private static Span span(Expression literal) {
        return switch (literal) {
            case Expression.Day(LocalDate day) -> Span.of(day);
            case Expression.Moment(java.time.Instant instant) -> Span.of(instant);
            default -> null;
        };
    }

    static String text(Expression.Moment moment) {
        return MOMENT.format(moment.instant().atOffset(ZoneOffset.UTC));
    }
}
