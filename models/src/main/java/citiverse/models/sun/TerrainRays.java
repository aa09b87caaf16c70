package citiverse.models.sun;

import citiverse.models.plane.Plane;
import citiverse.twin.Raster;
import java.util.Arrays;

/// Raises a horizon by terrain: a ray looks at the heights of the raster, bilinear between the middles of its
/// cells, where it enters and halfway through each square between four of them.
///
/// Squares are gathered four by four by four, each with its greatest height; what cannot rise above the
/// horizon found so far is passed over in one step, which changes nothing but the time. The earth falls away
/// by d²(1 − k)/2R at a distance d, with R = 6,371 km and k = 0.13 for the bending of light in the usual air.
final class TerrainRays {
    private static final double FALL = (1 - 0.13) / (2 * 6_371_000.0);
    private static final int LEVELS = 4;
    /// Beyond a border by this part of a square, so that a step never stays where it is.
    private static final double BEYOND = 1e-6;

    private final Raster raster;
    private final double columnOrigin;
    private final double columnPerX;
    private final double rowOrigin;
    private final double rowPerY;
    private final double reachMetres;
    private final double highest;
    /// Greatest heights of blocks of 1, 4, 16 and 64 squares a side.
    private final float[][] greatest = new float[LEVELS][];
    private final int[] width = new int[LEVELS];

    TerrainRays(Raster raster, Plane plane, double reachMetres) {
        this.raster = raster;
        this.reachMetres = reachMetres;
        columnOrigin = (plane.longitude() - raster.west()) / raster.cellWidth() - 0.5;
        columnPerX = 1 / (plane.metresPerDegreeEast() * raster.cellWidth());
        rowOrigin = (raster.north() - plane.latitude()) / raster.cellHeight() - 0.5;
        rowPerY = -1 / (plane.metresPerDegreeNorth() * raster.cellHeight());
        int columns = Math.max(1, raster.width() - 1);
        int rows = Math.max(1, raster.height() - 1);
        for (int level = 0; level < LEVELS; level++) {
            int size = 1 << 2 * level;
            width[level] = (columns + size - 1) / size;
            greatest[level] = new float[width[level] * ((rows + size - 1) / size)];
            Arrays.fill(greatest[level], Float.NEGATIVE_INFINITY);
        }
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float most = Math.max(
                        Math.max(value(column, row), value(column + 1, row)),
                        Math.max(value(column, row + 1), value(column + 1, row + 1)));
                for (int level = 0; level < LEVELS; level++) {
                    int block = (row >> 2 * level) * width[level] + (column >> 2 * level);
                    greatest[level][block] = Math.max(greatest[level][block], most);
                }
                high = Math.max(high, most);
            }
        }
        highest = high;
    }

    /// A height; where there is none, lower than anything.
    private float value(int column, int row) {
        int c = Math.min(column, raster.width() - 1);
        int r = Math.min(row, raster.height() - 1);
        float value = raster.values()[r * raster.width() + c];
        return Float.isNaN(value) ? Float.NEGATIVE_INFINITY : value;
    }

    void raise(double x, double y, double z, double[] slope) {
        if (!(highest > z)) {
            return;
        }
        double column = columnOrigin + x * columnPerX;
        double row = rowOrigin + y * rowPerY;
        for (int k = 0; k < slope.length; k++) {
            if (slope[k] != Double.POSITIVE_INFINITY) {
                double perColumn = Horizons.EAST[k] * columnPerX;
                double perRow = Horizons.NORTH[k] * rowPerY;
                slope[k] = steepest(column, row, z, perColumn, perRow, slope[k]);
            }
        }
    }

    private double steepest(double column, double row, double z, double perColumn, double perRow, double known) {
        double steepest = known;
        double rise = highest - z;
        double beyond = BEYOND / Math.max(Math.abs(perColumn), Math.abs(perRow));
        double d = 0;
        while (d <= reachMetres && rise > steepest * d) {
            double c = column + d * perColumn;
            double r = row + d * perRow;
            if (c < 0 || r < 0 || c > raster.width() - 1 || r > raster.height() - 1) {
                return steepest;
            }
            int left = Math.min((int) c, Math.max(0, raster.width() - 2));
            int top = Math.min((int) r, Math.max(0, raster.height() - 2));
            int level = LEVELS - 1;
            while (level >= 0) {
                float most = greatest[level][(top >> 2 * level) * width[level] + (left >> 2 * level)];
                if (most - d * d * FALL - z <= steepest * d) {
                    break;
                }
                level--;
            }
            double out = exit(c, left, perColumn, level);
            out = Math.min(out, exit(r, top, perRow, level));
            if (level < 0) {
                steepest = Math.max(steepest, slope(column, row, z, perColumn, perRow, d + out / 2));
                steepest = Math.max(steepest, slope(column, row, z, perColumn, perRow, d + out));
            }
            d += out + beyond;
        }
        return steepest;
    }

    /// Metres until a ray leaves the block in one of the two axes.
    private static double exit(double at, int square, double perMetre, int level) {
        if (perMetre == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int shift = 2 * Math.max(0, level);
        int first = square >> shift << shift;
        double border = perMetre > 0 ? first + (1 << shift) : first;
        return Math.max(0, (border - at) / perMetre);
    }

    private double slope(double column, double row, double z, double perColumn, double perRow, double d) {
        double height = height(column + d * perColumn, row + d * perRow);
        // Where there is no height nothing rises.
        return Double.isNaN(height) || !(d > 0) ? 0 : (height - d * d * FALL - z) / d;
    }

    private double height(double column, double row) {
        int left = Math.clamp((int) column, 0, Math.max(0, raster.width() - 2));
        int top = Math.clamp((int) row, 0, Math.max(0, raster.height() - 2));
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
