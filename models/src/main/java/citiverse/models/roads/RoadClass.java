package citiverse.models.roads;

/// What is assumed of the streets of one OpenStreetMap class where their tags do not say it.
///
/// Link time = t₀ (1 + b (v/c)^power), with the free time t₀, the flow v and the capacity c.
///
/// @param highway value of the tag `highway`
/// @param capacityPerLane vehicles per hour and lane
/// @param freeKilometresPerHour speed on an empty street without a tagged limit, stops at junctions included
/// @param lanesPerDirection lanes in each direction without the tag `lanes`
/// @param b factor of the delay, 0 or more
/// @param power exponent of the delay, 0 or more
/// @param joinable whether homes and shops are reached from such a street
public record RoadClass(
        String highway,
        double capacityPerLane,
        double freeKilometresPerHour,
        double lanesPerDirection,
        double b,
        double power,
        boolean joinable) {

    public RoadClass {
        positive(highway, "capacityPerLane", capacityPerLane);
        positive(highway, "freeKilometresPerHour", freeKilometresPerHour);
        positive(highway, "lanesPerDirection", lanesPerDirection);
        if (!(b >= 0 && power >= 0 && Double.isFinite(b) && Double.isFinite(power))) {
            throw RoadProblems.badClass(highway, "b and power must be 0 or more, not " + b + " and " + power);
        }
    }

    private static void positive(String highway, String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw RoadProblems.badClass(highway, name + " must be more than 0, not " + value);
        }
    }
}
