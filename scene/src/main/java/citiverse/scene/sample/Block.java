package citiverse.scene.sample;

import org.locationtech.jts.geom.Polygon;

/// Ground between streets.
///
/// @param district its district
/// @param area from middle of street to middle of street
/// @param number its number on the ground
/// @param use what stands on it
record Block(District district, Polygon area, int number, Use use) {
    /// What a block is for.
    enum Use {
        HOUSES,
        SCHOOL,
        HOSPITAL,
        GREEN,
        SQUARE
    }

    Block with(Use other) {
        return new Block(district, area, number, other);
    }

    double squareMetres() {
        return area.getArea();
    }
}
