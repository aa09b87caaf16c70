package citiverse.standards.citygml;

import java.util.Map;
import java.util.Optional;

/// A surface that bounds a thing, or an opening in one.
///
/// @param type its class as CityJSON calls it, such as `RoofSurface`, `Window`
/// @param parent number of the surface that it is an opening of; -1 where of none
/// @param attributes its attributes as canonical JSON; empty where it has none
record ThemedSurface(String type, int parent, String attributes) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("RoofSurface", "RoofSurface"),
            Map.entry("WallSurface", "WallSurface"),
            Map.entry("GroundSurface", "GroundSurface"),
            Map.entry("ClosureSurface", "ClosureSurface"),
            Map.entry("FloorSurface", "FloorSurface"),
            Map.entry("OuterFloorSurface", "OuterFloorSurface"),
            Map.entry("OuterCeilingSurface", "OuterCeilingSurface"),
            Map.entry("CeilingSurface", "CeilingSurface"),
            Map.entry("InteriorWallSurface", "InteriorWallSurface"),
            Map.entry("Window", "Window"),
            Map.entry("WindowSurface", "Window"),
            Map.entry("Door", "Door"),
            Map.entry("DoorSurface", "Door"),
            Map.entry("TrafficArea", "TrafficArea"),
            Map.entry("AuxiliaryTrafficArea", "AuxiliaryTrafficArea"),
            Map.entry("Marking", "TransportationMarking"),
            Map.entry("HoleSurface", "TransportationHole"),
            Map.entry("WaterSurface", "WaterSurface"),
            Map.entry("WaterGroundSurface", "WaterGroundSurface"),
            Map.entry("WaterClosureSurface", "WaterClosureSurface"));

    /// The type of a class of surfaces, empty for any other class.
    static Optional<String> type(Element element) {
        return element.ofCityGml() ? Optional.ofNullable(TYPES.get(element.name)) : Optional.empty();
    }
}
