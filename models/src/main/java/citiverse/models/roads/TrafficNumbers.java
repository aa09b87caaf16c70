package citiverse.models.roads;

/// What is drawn anew in each draw of uncertainty.
///
/// @param demandFactor factor on all trips, above 0
/// @param deterrence parameter β of the deterrence, above 0
/// @param capacityFactor factor on the capacity of all streets, above 0
public record TrafficNumbers(double demandFactor, double deterrence, double capacityFactor) {

    public TrafficNumbers {
        positive("demandFactor", demandFactor);
        positive("deterrence", deterrence);
        positive("capacityFactor", capacityFactor);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw RoadProblems.badSetting(name, "must be above 0, not " + value);
        }
    }

    /// As the settings have it: factors of 1.
    public static TrafficNumbers of(TrafficSettings settings) {
        return new TrafficNumbers(1, settings.demand().deterrence().parameter(), 1);
    }
}
