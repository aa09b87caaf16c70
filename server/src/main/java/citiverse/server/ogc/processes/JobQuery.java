package citiverse.server.ogc.processes;

import citiverse.server.rehearsals.Bodies;
import citiverse.server.rehearsals.Run;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which jobs are listed (18-062r2, clause 11, `job-list`).
///
/// @param types of jobs; there is only `process`
/// @param processes ids; empty for all
/// @param statuses words; empty for all
/// @param from created at or after, null where open
/// @param until created at or before, null where open
/// @param least seconds that they took at least, -1 where open
/// @param most seconds that they took at most, -1 where open
/// @param limit how many, -1 for the usual number
/// @param offset how many are passed over
record JobQuery(
        Set<String> types,
        Set<String> processes,
        Set<String> statuses,
        Instant from,
        Instant until,
        long least,
        long most,
        long limit,
        long offset) {

    /// @throws citiverse.twin.Problem where a parameter does not fit
    static JobQuery of(MultivaluedMap<String, String> query) {
        Set<String> statuses = words(query, "status");
        for (String word : statuses) {
            if (Arrays.stream(Run.Status.values())
                    .noneMatch(status -> status.word().equals(word))) {
                throw Bodies.wrong("there is no status of that name");
            }
        }
        String time = query.getFirst("datetime");
        String[] ends = time == null ? new String[] {"..", ".."} : time.split("/", -1);
        if (ends.length > 2) {
            throw Bodies.wrong("datetime must be an instant or an interval (RFC 3339)");
        }
        return new JobQuery(
                words(query, "type"),
                words(query, "processID"),
                statuses,
                instant(ends[0]),
                instant(ends[ends.length - 1]),
                whole(query, "minDuration", -1, 0),
                whole(query, "maxDuration", -1, 0),
                whole(query, "limit", -1, 1),
                whole(query, "offset", 0, 0));
    }

    private static Set<String> words(MultivaluedMap<String, String> query, String name) {
        List<String> given = query.getOrDefault(name, List.of());
        return given.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static long whole(MultivaluedMap<String, String> query, String name, long fallback, long least) {
        String text = query.getFirst(name);
        long value = text == null ? fallback : Bodies.whole(name, text);
        if (text != null && value < least) {
            throw Bodies.wrong(name + " must be at least " + least);
        }
        return value;
    }

    private static Instant instant(String text) {
        if (text.isEmpty() || text.equals("..")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw Bodies.wrong("datetime must be an instant or an interval (RFC 3339)");
        }
    }

    boolean admits(Run run, Duration took) {
        return (types.isEmpty() || types.contains("process"))
                && (processes.isEmpty() || processes.contains(run.process()))
                && (statuses.isEmpty() || statuses.contains(run.status().word()))
                && (from == null || !run.created().isBefore(from))
                && (until == null || !run.created().isAfter(until))
                && (least < 0 || took.getSeconds() >= least)
                && (most < 0 || took.getSeconds() <= most);
    }
}
