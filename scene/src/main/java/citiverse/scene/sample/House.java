package citiverse.scene.sample;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// A building.
///
/// @param corners its four corners, counter-clockwise, metres
/// @param kind value of the OpenStreetMap key `building`
/// @param levels storeys above the ground
/// @param heightMetres height above the ground
/// @param quarter quarter it belongs to
/// @param home true where people live
/// @param front point in front of it, towards the street
record House(
        List<Coordinate> corners,
        String kind,
        int levels,
        double heightMetres,
        Quarter quarter,
        boolean home,
        Coordinate front) {

    Coordinate middle() {
        return new Coordinate((corners.get(0).x + corners.get(2).x) / 2, (corners.get(0).y + corners.get(2).y) / 2);
    }

    double footprintSquareMetres() {
        return corners.get(0).distance(corners.get(1)) * corners.get(1).distance(corners.get(2));
    }

    double floorSquareMetres() {
        return footprintSquareMetres() * levels;
    }

    House of(String otherKind, boolean stillHome) {
        return new House(corners, otherKind, levels, heightMetres, quarter, stillHome, front);
    }
}
