package citiverse.standards.solid;

import citiverse.twin.Validity;
import citiverse.twin.Value;
import citiverse.twin.solid.Shape;
import java.util.List;
import java.util.Map;

/// One object of a city model, as a file tells of it.
///
/// @param id its id in the file
/// @param type its class in CityJSON or CityGML, such as `Building`
/// @param attributes its attributes by their own names
/// @param parent id of the object that it is a part of; empty where of none
/// @param members ids of what it groups, where it is a group
/// @param validity when it holds
/// @param grid what its steps are
/// @param vertices steps in x, y and z of one vertex after another
/// @param shapes its geometries
/// @param place where it stands in the file, for messages
public record CityObject(
        String id,
        String type,
        Map<String, Value> attributes,
        String parent,
        List<String> members,
        Validity validity,
        Grid grid,
        int[] vertices,
        List<Shape> shapes,
        String place) {

    /// Steps of vertices, and where they lie.
    ///
    /// @param reference the reference system
    /// @param scale units of x, y and z for each step
    /// @param translate x, y and z of step 0
    public record Grid(SpatialReference reference, double[] scale, double[] translate) {}
}
