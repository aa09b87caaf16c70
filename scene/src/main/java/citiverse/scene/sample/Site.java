package citiverse.scene.sample;

import citiverse.scene.Dice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// The ground on which one city of standard size stands; a larger city stands on several, side by side, whose rivers
/// and through roads meet at the edges.
///
/// @param column place among the grounds, from the west
/// @param row place among the grounds, from the south
/// @param dice chance for this ground
record Site(int column, int row, Dice dice) {
    static final double WIDTH = 5200;
    static final double HEIGHT = 4500;
    static final GeometryFactory SHAPES = new GeometryFactory();

    double x(double local) {
        return column * WIDTH + local;
    }

    double y(double local) {
        return row * HEIGHT + local;
    }

    Coordinate at(double localX, double localY) {
        return new Coordinate(x(localX), y(localY));
    }

    /// Local x of a place.
    double localX(Coordinate place) {
        return place.x - column * WIDTH;
    }

    /// Local y of a place.
    double localY(Coordinate place) {
        return place.y - row * HEIGHT;
    }

    /// Prefix of ids: empty on the first ground.
    String prefix() {
        return column == 0 && row == 0 ? "" : (char) ('a' + row) + Integer.toString(column) + '-';
    }

    /// 0 at and beyond the edges, 1 from `margin` inwards, smooth between.
    static double fade(double position, double length, double margin) {
        double share = Math.clamp(Math.min(position, length - position) / margin, 0.0, 1.0);
        return share * share * (3 - 2 * share);
    }
}
