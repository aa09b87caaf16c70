package citiverse.models.sun;

import citiverse.models.plane.Plane;
import citiverse.twin.Raster;

/// Raises a horizon by terrain: along each direction the heights of the raster are looked at a cell apart,
/// and where they are far by a fiftieth of the distance.
///
/// The earth falls away by d²(1 − k)/2R at a distance d, with R = 6,371 km and k = 0.13 for the bending of
/// light in the usual air.
final class TerrainRays {
    private static final double FALL = (1 - 0.13) / (2 * 6_371_000.0);
    private static final double GROWTH = 0.02;

    private final Raster raster;
    private final double columnOrigin;
    private final double columnPerX;
    private final double rowOrigin;
    private final double rowPerY;
    private final double cellMetres;
    private final double reachMetres;
    private final double highest;

    TerrainRays(Raster raster, Plane plane, double reachMetres) {
        this.raster = raster;
        this.reachMetres = reachMetres;
        columnOrigin = (plane.longitude() - raster.west()) / raster.cellWidth() - 0.5;
        columnPerX = 1 / (plane.metresPerDegreeEast() * raster.cellWidth());
        rowOrigin = (raster.north() - plane.latitude()) / raster.cellHeight() - 0.5;
        rowPerY = -1 / (plane.metresPerDegreeNorth() * raster.cellHeight());
        cellMetres = Math.min(1 / columnPerX, -1 / rowPerY);
        double high = Double.NEGATIVE_INFINITY;
        for (float value : raster.values()) {
            high = value > high ? value : high;
        }
        highest = high;
    }

    void raise(double x, double y, double z, double[] slope) {
        double rise = highest - z;
        if (!(rise > 0)) {
            return;
        }
        double column = columnOrigin + x * columnPerX;
        double row = rowOrigin + y * rowPerY;
        for (int k = 0; k < slope.length; k++) {
            if (slope[k] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double perColumn = Horizons.EAST[k] * columnPerX;
            double perRow = Horizons.NORTH[k] * rowPerY;
            double steepest = slope[k];
            for (double d = cellMetres; d <= reachMetres; d += Math.max(cellMetres, GROWTH * d)) {
                if (rise <= steepest * d) {
                    break;
                }
                double c = column + d * perColumn;
                double r = row + d * perRow;
                if (c < 0 || r < 0 || c > raster.width() - 1 || r > raster.height() - 1) {
                    break;
                }
                // A place without a value compares false.
                double steep = (height(c, r) - d * d * FALL - z) / d;
                if (steep > steepest) {
                    steepest = steep;
                }
            }
            slope[k] = steepest;
        }
    }

    private double height(double column, double row) {
        int left = Math.min((int) column, Math.max(0, raster.width() - 2));
        int top = Math.min((int) row, Math.max(0, raster.height() - 2));
        int right = Math.min(left + 1, raster.width() - 1);
        int bottom = Math.min(top + 1, raster.height() - 1);
        double x = column - left;
        double y = row - top;
        float[] values = raster.values();
        double upper = values[top * raster.width() + left] * (1 - x) + values[top * raster.width() + right] * x;
        double lower = values[bottom * raster.width() + left] * (1 - x) + values[bottom * raster.width() + right] * x;
        return upper * (1 - y) + lower * y;
    }
}
