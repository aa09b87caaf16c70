package citiverse.standards.solid;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Classes of city objects and the layers that they are in: the name of the class in snake case.
public final class CityClass {
    /// Objects of CityJSON 2.0 that stand alone.
    private static final Set<String> ROOTS = Set.of(
            "Bridge",
            "Building",
            "CityFurniture",
            "CityObjectGroup",
            "GenericCityObject",
            "LandUse",
            "OtherConstruction",
            "PlantCover",
            "Railway",
            "Road",
            "SolitaryVegetationObject",
            "TINRelief",
            "TransportSquare",
            "Tunnel",
            "WaterBody",
            "Waterway");
    /// Objects of CityJSON 2.0 that must have a parent.
    private static final Set<String> PARTS = Set.of(
            "BridgeConstructiveElement",
            "BridgeFurniture",
            "BridgeInstallation",
            "BridgePart",
            "BridgeRoom",
            "BuildingConstructiveElement",
            "BuildingFurniture",
            "BuildingInstallation",
            "BuildingPart",
            "BuildingRoom",
            "BuildingStorey",
            "BuildingUnit",
            "TunnelConstructiveElement",
            "TunnelFurniture",
            "TunnelHollowSpace",
            "TunnelInstallation",
            "TunnelPart");
    /// Further classes of CityGML 3.0, which CityJSON has no type for.
    private static final Set<String> FURTHER = Set.of(
            "AuxiliaryTrafficSpace",
            "ClearanceSpace",
            "HoleSpace",
            "Intersection",
            "ReliefFeature",
            "Section",
            "TrafficSpace",
            "Track");
    /// Names that CityGML 2.0 or 3.0 has for classes of CityJSON.
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("Room", "BuildingRoom"),
            Map.entry("Storey", "BuildingStorey"),
            Map.entry("IntBuildingInstallation", "BuildingInstallation"),
            Map.entry("IntBridgeInstallation", "BridgeInstallation"),
            Map.entry("IntTunnelInstallation", "TunnelInstallation"),
            Map.entry("BridgeConstructionElement", "BridgeConstructiveElement"),
            Map.entry("HollowSpace", "TunnelHollowSpace"),
            Map.entry("Square", "TransportSquare"));

    private static final Map<String, String> CLASS_OF_LAYER = new TreeMap<>();

    static {
        ROOTS.forEach(name -> CLASS_OF_LAYER.put(snake(name), name));
        PARTS.forEach(name -> CLASS_OF_LAYER.put(snake(name), name));
        FURTHER.forEach(name -> CLASS_OF_LAYER.put(snake(name), name));
    }

    private CityClass() {}

    /// The class under its name in CityJSON, where it is one that is read; `+` types and others are not.
    public static Optional<String> known(String name) {
        String plain = OTHER_NAMES.getOrDefault(name, name);
        boolean known = ROOTS.contains(plain) || PARTS.contains(plain) || FURTHER.contains(plain);
        return known ? Optional.of(plain) : Optional.empty();
    }

    /// The layer of a class.
    public static String layer(String name) {
        return snake(name);
    }

    /// The class of a layer, where it is a layer of city objects.
    public static Optional<String> ofLayer(String layer) {
        return Optional.ofNullable(CLASS_OF_LAYER.get(layer));
    }

    /// True where CityJSON has a type of this name.
    public static boolean inCityJson(String name) {
        return !FURTHER.contains(name);
    }

    /// True where an object of this class must be a part of another.
    public static boolean needsParent(String name) {
        return PARTS.contains(name);
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
