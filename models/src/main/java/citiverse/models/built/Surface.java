package citiverse.models.built;

/// A plane surface of a building that the source draws: a roof, a wall, a window.
///
/// @param kind what it is
/// @param x metres east, of its middle
/// @param y metres north
/// @param z metres in the vertical reference of the city
/// @param normalX of the unit normal that points out of the building
/// @param normalY of the same
/// @param normalZ of the same, 1 for a flat roof, 0 for a wall
/// @param squareMetres its area, holes taken off
public record Surface(
        Kind kind, double x, double y, double z, double normalX, double normalY, double normalZ, double squareMetres) {

    /// Sorts of surfaces on which the sun falls.
    public enum Kind {
        ROOF,
        WALL,
        WINDOW
    }
}
