package citiverse.models.roads;

/// How many cars set out in the demand period, and how far.
///
/// The defaults are assumptions to be replaced by a local travel survey or by calibration: 0.27 trips of a
/// person in the busiest morning hour (about 2.7 trips a day, a tenth of them in that hour), half of them by
/// car, 1.2 people in a car, and exp(−0.1 c) with c in minutes.
///
/// @param period what the demand is of, such as `07:00-08:00`; one hour, as capacities are per hour
/// @param tripsPerPerson trips by all means that begin in the period
/// @param carShare share of them made by car
/// @param occupancy people in a car
/// @param deterrence how trips fall with their duration on empty streets
public record DemandSettings(
        String period, double tripsPerPerson, double carShare, double occupancy, Deterrence deterrence) {

    public DemandSettings {
        if (period.isBlank()) {
            throw RoadProblems.badSetting("period", "must be named, such as 07:00-08:00");
        }
        if (!(tripsPerPerson > 0 && tripsPerPerson <= 10)) {
            throw RoadProblems.badSetting("tripsPerPerson", "must be above 0 and at most 10, not " + tripsPerPerson);
        }
        if (!(carShare > 0 && carShare <= 1)) {
            throw RoadProblems.badSetting("carShare", "must be above 0 and at most 1, not " + carShare);
        }
        if (!(occupancy >= 1 && occupancy <= 10)) {
            throw RoadProblems.badSetting("occupancy", "must be 1 to 10, not " + occupancy);
        }
    }

    public static DemandSettings defaults() {
        return new DemandSettings("07:00-08:00", 0.27, 0.5, 1.2, Deterrence.exponential(0.1));
    }

    /// Cars of one person.
    double carsPerPerson() {
        return tripsPerPerson * carShare / occupancy;
    }
}
