package citiverse.models.roads;

import java.util.List;

/// One piece of works on streets: how long it takes and what it leaves of their capacity.
///
/// Planned works leave the streets as they are until they begin (`before` 1); a repair finds them closed or
/// narrowed already (`before` below 1). After the works the streets are as the network has them.
///
/// @param id name in tables and charts
/// @param streets ids of the streets, without repeats
/// @param durationDays days of work, 1 or more
/// @param earliestDay first day on which they may begin, counted from 0
/// @param fixed whether they must begin on that day
/// @param before share of the capacity that is left before the works begin, 0 to 1
/// @param during share that is left while they go on
public record Works(
        String id,
        List<String> streets,
        int durationDays,
        int earliestDay,
        boolean fixed,
        double before,
        double during) {
    /// Share of the capacity that a work zone leaves on the lanes that stay open: an editable default from the
    /// range 0.85 to 0.95 of practice.
    public static final double WORK_ZONE = 0.9;

    public Works {
        streets = List.copyOf(streets);
        if (streets.isEmpty() || streets.size() != streets.stream().distinct().count()) {
            throw RoadProblems.badWorks(id, "the works need streets, each named once");
        }
        if (durationDays < 1 || durationDays > 10_000 || earliestDay < 0 || earliestDay > 100_000) {
            throw RoadProblems.badWorks(
                    id,
                    "the works last " + durationDays + " days from day " + earliestDay
                            + " on, which must be 1 to 10000 days from day 0 to 100000");
        }
        if (!(before >= 0 && before <= 1 && during >= 0 && during <= 1)) {
            throw RoadProblems.badWorks(
                    id, "the shares of capacity must be 0 to 1, not " + before + " before and " + during + " during");
        }
    }

    /// Works that close streets while they go on.
    public static Works closing(String id, List<String> streets, int durationDays) {
        return new Works(id, streets, durationDays, 0, false, 1, 0);
    }

    /// Streets that are closed until they have been repaired.
    public static Works repair(String id, List<String> streets, int durationDays) {
        return new Works(id, streets, durationDays, 0, false, 0, 0);
    }

    /// Works that take some of the lanes while they go on: (n − k)/n of the capacity times [#WORK_ZONE].
    public static Works narrowing(String id, List<String> streets, int durationDays, int lanes, int lanesClosed) {
        if (lanes < 1 || lanesClosed < 0 || lanesClosed > lanes) {
            throw RoadProblems.badWorks(id, lanesClosed + " of " + lanes + " lanes cannot be closed");
        }
        return new Works(id, streets, durationDays, 0, false, 1, WORK_ZONE * (lanes - lanesClosed) / lanes);
    }

    /// The same works, to begin on a day or later.
    public Works from(int day) {
        return new Works(id, streets, durationDays, day, false, before, during);
    }

    /// The same works, to begin on just this day.
    public Works on(int day) {
        return new Works(id, streets, durationDays, day, true, before, during);
    }
}
