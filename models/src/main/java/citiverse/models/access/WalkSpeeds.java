package citiverse.models.access;

import citiverse.models.plane.LocalMetres;
import citiverse.twin.Raster;

/// What it takes to walk along each arc.
///
/// The *level length* of an arc is the length of a walk on the flat that takes as long. Limits of walks are in level
/// length. With slopes, speed follows Tobler's hiking function, v = v₀·e^(−3.5·|s + 0.05|)/e^(−3.5·0.05), with s the
/// rise over run between the ends of the straight pieces of the segment on the terrain (Tobler 1993; fastest at a
/// descent of 5 %). Without terrain heights a piece counts as flat.
final class WalkSpeeds {
    /// Steepest slope that is believed; beyond it the terrain raster shows a bridge, a tunnel or a cliff beside the
    /// street.
    private static final double STEEPEST = 0.35;

    private WalkSpeeds() {}

    /// Level millimetres of the arc at each position; [StreetGraph#IMPASSABLE] where it is barred.
    ///
    /// @param terrain heights, or null to walk as on the flat
    static int[] levelMillimetres(StreetGraph graph, Raster terrain) {
        int[] level = new int[graph.head.length];
        for (int p = 0; p < level.length; p++) {
            int arc = graph.arc[p];
            level[p] = level(graph, terrain, arc, graph.isBarred(arc), graph.speedFactor[arc >> 1]);
        }
        return level;
    }

    /// Level millimetres of an arc.
    ///
    /// @param barred true where it cannot be passed
    /// @param speedFactor speed relative to the plain speed; 0 bars it
    static int level(StreetGraph graph, Raster terrain, int arc, boolean barred, double speedFactor) {
        if (barred || !(speedFactor > 0)) {
            return StreetGraph.IMPASSABLE;
        }
        double millimetres = graph.lengthMillimetres[arc >> 1];
        if (terrain != null) {
            millimetres *= slowness(graph, terrain, arc >> 1, (arc & 1) == 0 ? 1 : -1);
        }
        return (int) Math.min(StreetGraph.IMPASSABLE, millimetres / speedFactor);
    }

    /// Time along a segment on its slopes, relative to the flat.
    private static double slowness(StreetGraph graph, Raster terrain, int segment, int direction) {
        double[] points = graph.points;
        double metres = 0;
        double levelMetres = 0;
        for (int p = graph.shape[segment]; p < graph.shape[segment + 1] - 1; p++) {
            double length = LocalMetres.between(points[2 * p], points[2 * p + 1], points[2 * p + 2], points[2 * p + 3]);
            double rise =
                    terrain.at(points[2 * p + 2], points[2 * p + 3]) - terrain.at(points[2 * p], points[2 * p + 1]);
            metres += length;
            double slope =
                    Double.isNaN(rise) || length == 0 ? 0 : Math.clamp(direction * rise / length, -STEEPEST, STEEPEST);
            levelMetres += length / relativeSpeed(slope);
        }
        return metres == 0 ? 1 : levelMetres / metres;
    }

    /// Tobler's walking speed on a slope, relative to the flat.
    ///
    /// @param slope rise over run, positive uphill
    static double relativeSpeed(double slope) {
        return StrictMath.exp(-3.5 * (Math.abs(slope + 0.05) - 0.05));
    }

    /// Whole seconds for each arc, rounded up, at least one.
    ///
    /// @param millimetresPerSecond walking speed on the flat
    static int[] seconds(int[] levelMillimetres, int millimetresPerSecond) {
        int[] seconds = new int[levelMillimetres.length];
        for (int p = 0; p < seconds.length; p++) {
            seconds[p] = seconds(levelMillimetres[p], millimetresPerSecond);
        }
        return seconds;
    }

    static int seconds(int levelMillimetres, int millimetresPerSecond) {
        return levelMillimetres == StreetGraph.IMPASSABLE
                ? StreetGraph.IMPASSABLE
                : Math.max(1, (levelMillimetres + millimetresPerSecond - 1) / millimetresPerSecond);
    }
}
