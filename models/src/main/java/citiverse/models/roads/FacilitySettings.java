package citiverse.models.roads;

import java.util.List;

/// To which facilities, and from which, times by car are computed.
///
/// @param kinds of facilities
/// @param minutes thresholds within which people are counted, ascending
/// @param emergencyFactor factor on the times of cars for vehicles that respond, above 0; 1 means that they
///     are no faster than others, the careful default
/// @param reachMetres farthest that a street may be from a facility
public record FacilitySettings(List<Kind> kinds, List<Double> minutes, double emergencyFactor, double reachMetres) {

    /// One kind of facility.
    ///
    /// @param name in tables
    /// @param of values of the property `kind` in the layer `amenity`
    /// @param responds whether help drives from it to the people; otherwise people drive to it
    public record Kind(String name, List<String> of, boolean responds) {
        public Kind {
            of = List.copyOf(of);
        }
    }

    public FacilitySettings {
        kinds = List.copyOf(kinds);
        minutes = List.copyOf(minutes);
        if (minutes.isEmpty() || minutes.stream().anyMatch(m -> !(m > 0))) {
            throw RoadProblems.badSetting("minutes", "must be thresholds above 0, not " + minutes);
        }
        if (!(emergencyFactor > 0 && emergencyFactor <= 10)) {
            throw RoadProblems.badSetting("emergencyFactor", "must be above 0 and at most 10, not " + emergencyFactor);
        }
        if (!(reachMetres > 0)) {
            throw RoadProblems.badSetting("reachMetres", "must be above 0, not " + reachMetres);
        }
    }

    /// Hospitals and fire stations respond; schools and clinics are driven to; 8 and 15 minutes; streets within
    /// 500 m.
    public static FacilitySettings defaults() {
        return new FacilitySettings(
                List.of(
                        new Kind("hospital", List.of("amenity=hospital", "healthcare=hospital"), true),
                        new Kind("fire_station", List.of("amenity=fire_station", "emergency=fire_station"), true),
                        new Kind("school", List.of("amenity=school", "amenity=kindergarten"), false),
                        new Kind(
                                "clinic",
                                List.of(
                                        "amenity=clinic",
                                        "healthcare=clinic",
                                        "amenity=doctors",
                                        "healthcare=doctor",
                                        "healthcare=centre"),
                                false)),
                List.of(8.0, 15.0),
                1,
                500);
    }
}
