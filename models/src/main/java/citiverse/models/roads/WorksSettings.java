package citiverse.models.roads;

/// Under which limits works are ordered, and how they are judged.
///
/// @param crews works that can go on at once
/// @param periodsPerDay how often the demand period occurs in a day of work; 1 counts the named hour alone
/// @param lostTripHours vehicle-hours that one trip weighs which cannot be made at all: an editable
///     assumption, needed so that cutting people off does not count as saving time
public record WorksSettings(int crews, double periodsPerDay, double lostTripHours) {

    public WorksSettings {
        if (crews < 1) {
            throw RoadProblems.badSetting("crews", "must be 1 or more, not " + crews);
        }
        if (!(periodsPerDay > 0 && periodsPerDay <= 24)) {
            throw RoadProblems.badSetting("periodsPerDay", "must be above 0 and at most 24, not " + periodsPerDay);
        }
        if (!(lostTripHours >= 0 && Double.isFinite(lostTripHours))) {
            throw RoadProblems.badSetting("lostTripHours", "must be 0 or more, not " + lostTripHours);
        }
    }

    /// One crew, the named hour once a day, one hour for each lost trip.
    public static WorksSettings defaults() {
        return new WorksSettings(1, 1, 1);
    }
}
