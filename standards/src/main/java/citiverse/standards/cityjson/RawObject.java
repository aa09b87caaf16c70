package citiverse.standards.cityjson;

import citiverse.twin.Value;
import java.util.List;
import java.util.Map;

/// A city object as it stands in a file.
///
/// @param id its key
/// @param type its type, as the file has it
/// @param attributes its attributes, and the members `address` and `children_roles` as JSON text
/// @param parents ids of the objects that it is a part or member of
/// @param children ids of its parts or members
/// @param geometries its geometries; none where they were passed over
/// @param appearances geometries with materials or textures, which are not kept
record RawObject(
        String id,
        String type,
        Map<String, Value> attributes,
        List<String> parents,
        List<String> children,
        List<RawGeometry> geometries,
        int appearances) {
    String place() {
        return type + ' ' + id;
    }

    boolean group() {
        return type.equals("CityObjectGroup");
    }
}
