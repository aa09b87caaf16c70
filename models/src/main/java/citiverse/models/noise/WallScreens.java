package citiverse.models.noise;

import citiverse.models.air.CanyonShape;

/// Walls of buildings as edges: on the straight way from a street to a place the wall that makes the longest detour
/// counts, as if its roof were a thin screen. Ground is taken as level.
///
/// @param walls the walls of the city
public record WallScreens(CanyonShape.Walls walls) implements NoiseModel.Screens {
    /// Crossings nearer than this to an end are the wall that the place or street stands at.
    private static final double CLEARANCE_METRES = 0.5;

    @Override
    public double detour(
            double fromEast, double fromNorth, double toEast, double toNorth, double sourceMetres, double placeMetres) {
        double dx = toEast - fromEast;
        double dy = toNorth - fromNorth;
        double length = Math.sqrt(dx * dx + dy * dy);
        double largest = Double.NEGATIVE_INFINITY;
        for (CanyonShape.Wall wall :
                walls.near((fromEast + toEast) / 2, (fromNorth + toNorth) / 2, Math.max(1, length / 2))) {
            double wx = wall.toEast() - wall.fromEast();
            double wy = wall.toNorth() - wall.fromNorth();
            double across = dx * wy - dy * wx;
            if (across == 0) {
                continue;
            }
            double ox = wall.fromEast() - fromEast;
            double oy = wall.fromNorth() - fromNorth;
            double along = (ox * wy - oy * wx) / across * length;
            double on = (ox * dy - oy * dx) / across;
            if (on >= 0 && on <= 1 && along > CLEARANCE_METRES && along < length - CLEARANCE_METRES) {
                largest = Math.max(
                        largest,
                        Propagation.detour(along, length - along, sourceMetres, wall.heightMetres(), placeMetres));
            }
        }
        return largest;
    }
}
