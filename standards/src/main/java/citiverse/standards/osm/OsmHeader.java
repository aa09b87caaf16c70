package citiverse.standards.osm;

import java.util.List;

/// What the header of an OSM PBF file says.
///
/// @param west least longitude of the file in degrees, `NaN` where the header has no bounding box
/// @param south least latitude
/// @param east greatest longitude
/// @param north greatest latitude
/// @param requiredFeatures what a reader must understand
/// @param optionalFeatures what a reader may make use of, such as `Sort.Type_then_ID`
/// @param writer program that wrote the file, empty where not told
public record OsmHeader(
        double west,
        double south,
        double east,
        double north,
        List<String> requiredFeatures,
        List<String> optionalFeatures,
        String writer) {

    public OsmHeader {
        requiredFeatures = List.copyOf(requiredFeatures);
        optionalFeatures = List.copyOf(optionalFeatures);
    }
}
