package citiverse.models.air;

/// How tall and how wide the space between the buildings along a street is.
///
/// From points along the street rays go out to both sides; where both meet a wall within reach, the distance is
/// the width there, and the mean of the two buildings' heights the height. A street counts as lined with
/// buildings only where that is so at half of its points or more.
///
/// @param heightMetres mean height; 0 where the street is open
/// @param widthMetres mean width; 0 where the street is open
/// @param lined share of the points with walls on both sides
public record CanyonShape(double heightMetres, double widthMetres, double lined) {
    private static final double SPACING_METRES = 10;
    private static final double REACH_METRES = 50;
    private static final double LEAST_LINED = 0.5;

    /// A wall seen from above: its ends and the height of its building above the street.
    ///
    /// @param fromEast metres
    /// @param fromNorth metres
    /// @param toEast metres
    /// @param toNorth metres
    /// @param heightMetres of the building
    public record Wall(double fromEast, double fromNorth, double toEast, double toNorth, double heightMetres) {}

    /// Gives walls that may be met near a point: all within the reach, others allowed.
    public interface Walls {
        Iterable<Wall> near(double east, double north, double reachMetres);
    }

    /// Looks along a line.
    ///
    /// @param line east and north in turn, metres
    public static CanyonShape along(double[] line, Walls walls) {
        int points = 0;
        int lined = 0;
        double height = 0;
        double width = 0;
        for (int v = 0; v + 3 < line.length; v += 2) {
            double dx = line[v + 2] - line[v];
            double dy = line[v + 3] - line[v + 1];
            double length = Math.sqrt(dx * dx + dy * dy);
            int pieces = (int) Math.ceil(length / SPACING_METRES);
            for (int k = 0; k < pieces; k++) {
                double part = (k + 0.5) / pieces;
                double east = line[v] + part * dx;
                double north = line[v + 1] + part * dy;
                double[] left = meet(east, north, -dy / length, dx / length, walls);
                double[] right = meet(east, north, dy / length, -dx / length, walls);
                points++;
                if (left != null && right != null) {
                    lined++;
                    width += left[0] + right[0];
                    height += (left[1] + right[1]) / 2;
                }
            }
        }
        double share = points == 0 ? 0 : (double) lined / points;
        return share < LEAST_LINED
                ? new CanyonShape(0, 0, share)
                : new CanyonShape(height / lined, width / lined, share);
    }

    /// Distance and height of the nearest wall on a ray; null where there is none.
    private static double[] meet(double east, double north, double rayEast, double rayNorth, Walls walls) {
        double[] found = null;
        for (Wall wall : walls.near(east, north, REACH_METRES)) {
            double wx = wall.toEast() - wall.fromEast();
            double wy = wall.toNorth() - wall.fromNorth();
            double across = rayEast * wy - rayNorth * wx;
            if (across == 0) {
                continue;
            }
            double ox = wall.fromEast() - east;
            double oy = wall.fromNorth() - north;
            double distance = (ox * wy - oy * wx) / across;
            double on = (ox * rayNorth - oy * rayEast) / across;
            if (distance > 0
                    && distance <= REACH_METRES
                    && on >= 0
                    && on <= 1
                    && (found == null || distance < found[0])) {
                found = new double[] {distance, wall.heightMetres()};
            }
        }
        return found;
    }
}
