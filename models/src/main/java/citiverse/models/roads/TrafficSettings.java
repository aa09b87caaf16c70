package citiverse.models.roads;

import citiverse.models.traffic.AssignmentSettings;

/// Everything that is assumed of a city's car traffic.
///
/// @param classes of roads
/// @param zones how places become zones
/// @param demand how many cars, and how far
/// @param facilities whose times by car are computed
/// @param assignment gap and rounds of the equilibrium, in seconds of time
/// @param elasticity e of the demand d₀ (u/u₀)^−e once all have adapted; 0 for a fixed demand
public record TrafficSettings(
        RoadClasses classes,
        ZoneSettings zones,
        DemandSettings demand,
        FacilitySettings facilities,
        AssignmentSettings assignment,
        double elasticity) {

    public TrafficSettings {
        if (!(elasticity >= 0 && elasticity <= 5)) {
            throw RoadProblems.badSetting("elasticity", "must be 0 to 5, not " + elasticity);
        }
    }

    public static TrafficSettings defaults() {
        return new TrafficSettings(
                RoadClasses.defaults(),
                ZoneSettings.defaults(),
                DemandSettings.defaults(),
                FacilitySettings.defaults(),
                AssignmentSettings.DEFAULTS,
                0);
    }

    public TrafficSettings with(ZoneSettings other) {
        return new TrafficSettings(classes, other, demand, facilities, assignment, elasticity);
    }

    public TrafficSettings with(DemandSettings other) {
        return new TrafficSettings(classes, zones, other, facilities, assignment, elasticity);
    }

    public TrafficSettings with(RoadClasses other) {
        return new TrafficSettings(other, zones, demand, facilities, assignment, elasticity);
    }

    public TrafficSettings with(AssignmentSettings other) {
        return new TrafficSettings(classes, zones, demand, facilities, other, elasticity);
    }

    public TrafficSettings withElasticity(double other) {
        return new TrafficSettings(classes, zones, demand, facilities, assignment, other);
    }
}
