package citiverse.standards.ifc;

import citiverse.twin.Layers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Classes of IFC and the layers that they are in: `ifc_` and the name in snake case; variants of a class are in its
/// layer. A building is in the layer of all buildings.
final class Classes {
    /// What its class is not known to this reader is in this layer, with its class as a property.
    static final String OTHER = "ifc_element";

    private static final List<String> OWN_LAYER = List.of(
            "Project",
            "Site",
            "BuildingStorey",
            "Space",
            "SpatialZone",
            "ExternalSpatialElement",
            "Wall",
            "CurtainWall",
            "Slab",
            "Roof",
            "Beam",
            "Column",
            "Member",
            "Plate",
            "Door",
            "Window",
            "OpeningElement",
            "Stair",
            "StairFlight",
            "Ramp",
            "RampFlight",
            "Railing",
            "Covering",
            "Footing",
            "Pile",
            "Chimney",
            "ShadingDevice",
            "BuildingElementProxy",
            "BuildingElementPart",
            "ElementAssembly",
            "FurnishingElement",
            "TransportElement",
            "GeographicElement",
            "CivilElement",
            "VirtualElement",
            "DiscreteAccessory",
            "ReinforcingBar",
            "ReinforcingMesh",
            "FlowSegment",
            "FlowFitting",
            "FlowTerminal",
            "FlowController",
            "FlowMovingDevice",
            "FlowStorageDevice",
            "FlowTreatmentDevice",
            "EnergyConversionDevice",
            "DistributionElement",
            "DistributionFlowElement",
            "DistributionControlElement",
            "DistributionChamberElement",
            "Bridge",
            "BridgePart",
            "Road",
            "RoadPart",
            "Railway",
            "RailwayPart",
            "MarineFacility",
            "FacilityPart",
            "Facility",
            "Pavement",
            "Course",
            "Kerb");

    private static final Map<String, String> IN_LAYER_OF = Map.ofEntries(
            Map.entry("WallStandardCase", "Wall"),
            Map.entry("WallElementedCase", "Wall"),
            Map.entry("SlabStandardCase", "Slab"),
            Map.entry("SlabElementedCase", "Slab"),
            Map.entry("BeamStandardCase", "Beam"),
            Map.entry("ColumnStandardCase", "Column"),
            Map.entry("MemberStandardCase", "Member"),
            Map.entry("PlateStandardCase", "Plate"),
            Map.entry("DoorStandardCase", "Door"),
            Map.entry("WindowStandardCase", "Window"),
            Map.entry("OpeningStandardCase", "OpeningElement"),
            Map.entry("Furniture", "FurnishingElement"),
            Map.entry("SystemFurnitureElement", "FurnishingElement"),
            Map.entry("DuctSegment", "FlowSegment"),
            Map.entry("PipeSegment", "FlowSegment"),
            Map.entry("CableSegment", "FlowSegment"),
            Map.entry("CableCarrierSegment", "FlowSegment"),
            Map.entry("DuctFitting", "FlowFitting"),
            Map.entry("PipeFitting", "FlowFitting"),
            Map.entry("CableFitting", "FlowFitting"),
            Map.entry("JunctionBox", "FlowFitting"),
            Map.entry("AirTerminal", "FlowTerminal"),
            Map.entry("SanitaryTerminal", "FlowTerminal"),
            Map.entry("LightFixture", "FlowTerminal"),
            Map.entry("Outlet", "FlowTerminal"),
            Map.entry("SpaceHeater", "FlowTerminal"),
            Map.entry("Proxy", "BuildingElementProxy"));

    private static final Map<String, String> RENAMED = Map.of(
            "BuildingStorey", "ifc_storey", "OpeningElement", "ifc_opening", "FurnishingElement", "ifc_furniture");

    private static final Set<String> PASSED_OVER =
            Set.of("IFCANNOTATION", "IFCGRID", "IFCDISTRIBUTIONPORT", "IFCPORT", "IFCREFERENT", "IFCALIGNMENT");

    private static final Map<String, IfcClass> KNOWN = new TreeMap<>();

    /// A class of which features are made.
    ///
    /// @param name as in the schema, such as `IfcWallStandardCase`
    /// @param layer where its instances go
    record IfcClass(String name, String layer) {}

    static {
        OWN_LAYER.forEach(name -> know(name, name));
        IN_LAYER_OF.forEach(Classes::know);
        KNOWN.put("IFCBUILDING", new IfcClass("IfcBuilding", Layers.BUILDING));
    }

    private Classes() {}

    private static void know(String name, String like) {
        String layer = RENAMED.getOrDefault(
                like, "ifc_" + like.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
        KNOWN.put(("Ifc" + name).toUpperCase(Locale.ROOT), new IfcClass("Ifc" + name, layer));
    }

    /// The class of an entity in capitals, where it is known.
    static Optional<IfcClass> known(String type) {
        return Optional.ofNullable(KNOWN.get(type));
    }

    /// True where products of that entity make no features: marks of drawings, ports, results of calculations.
    static boolean passedOver(String type) {
        return PASSED_OVER.contains(type) || type.startsWith("IFCSTRUCTURAL");
    }

    /// Title of a layer for people.
    static String title(String layer) {
        return layer.equals(Layers.BUILDING)
                ? "Buildings"
                : "IFC: " + layer.substring(4).replace('_', ' ');
    }
}
