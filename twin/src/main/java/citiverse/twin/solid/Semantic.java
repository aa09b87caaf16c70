package citiverse.twin.solid;

import java.util.Objects;

/// What a surface is.
///
/// @param type class of the surface, such as `RoofSurface`, `WallSurface`, `GroundSurface`, `Window`, `Door`
/// @param parent index, in the same shape, of the surface that this one is an opening of; -1 where of none
/// @param attributes its other attributes as a canonical JSON object; empty where it has none
public record Semantic(String type, int parent, String attributes) {
    public Semantic {
        Objects.requireNonNull(attributes, "attributes");
        if (type.isEmpty() || parent < -1) {
            throw new IllegalArgumentException("a surface has a type, and a parent or none (-1), not " + parent);
        }
    }

    /// A surface of which nothing is known but what it is.
    public Semantic(String type) {
        this(type, -1, "");
    }
}
