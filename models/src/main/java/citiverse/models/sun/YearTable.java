package citiverse.models.sun;

import java.util.Arrays;

/// How long the sun of a year stands above each elevation, by direction.
///
/// The way between the middles of two azimuth bins is cut in two. For each half and for each of 2,048
/// elevations the table has the seconds that the sun stands there higher; between elevations they are linear.
/// A receptor then costs one look-up for each half in which the sun is ever seen, in place of a step for
/// every few minutes of the year. All is whole seconds, so that sums do not depend on their order.
final class YearTable {
    static final int CELLS = 2 * Horizons.BINS;
    /// A horizon is told in quarters of steps of [Angle], so that a point between two bins is a whole number.
    private static final int SHIFT = 7;
    private static final int FRACTION = (1 << SHIFT) - 1;
    private static final int LEVELS = (4 * Angle.ZENITH >> SHIFT) + 2;

    private final int[] cells;
    private final int[][] above;
    private final long total;

    private YearTable(int[] cells, int[][] above, long total) {
        this.cells = cells;
        this.above = above;
        this.total = total;
    }

    /// Weighs a step of the path: 1 for all of it, 0 for none.
    interface Weight {
        double of(int step);
    }

    static YearTable of(SunPath path, Weight weight) {
        double[][] sums = new double[CELLS][];
        for (int i = 0; i < path.size; i++) {
            double seconds = path.seconds[i] * weight.of(i);
            if (seconds > 0 && path.up(i)) {
                int cell = 2 * path.middle.bin()[i] + (path.middle.part()[i] < 0.5f ? 0 : 1);
                if (sums[cell] == null) {
                    sums[cell] = new double[LEVELS];
                }
                sums[cell][(int) (4 * path.middle.height()[i]) >> SHIFT] += seconds;
            }
        }
        int[] cells = new int[CELLS];
        int[][] above = new int[CELLS][];
        int count = 0;
        long total = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            if (sums[cell] == null) {
                continue;
            }
            int[] table = new int[LEVELS + 1];
            double higher = 0;
            int top = 0;
            for (int level = LEVELS - 1; level >= 0; level--) {
                higher += sums[cell][level];
                table[level] = (int) Math.round(higher);
                top = top == 0 && table[level] > 0 ? level + 1 : top;
            }
            above[count] = Arrays.copyOf(table, top + 1);
            cells[count++] = cell;
            total += table[0];
        }
        return new YearTable(Arrays.copyOf(cells, count), Arrays.copyOf(above, count), total);
    }

    /// Seconds over a horizon without obstacles.
    long totalSeconds() {
        return total;
    }

    /// Seconds over a horizon, before a surface.
    ///
    /// @param floor for each half the elevation beneath which the sun is behind the surface; null where it
    ///     never is
    long seconds(char[] horizon, char[] floor) {
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            int cell = cells[i];
            int k = cell >> 1;
            int before = horizon[k];
            int after = horizon[k + 1 == Horizons.BINS ? 0 : k + 1];
            int height = (cell & 1) == 0 ? 3 * before + after : before + 3 * after;
            if (floor != null) {
                height = Math.max(height, 4 * floor[cell]);
            }
            int[] table = above[i];
            int level = height >> SHIFT;
            if (level < table.length - 1) {
                int here = table[level];
                sum += here + ((table[level + 1] - here) * (height & FRACTION) >> SHIFT);
            }
        }
        return sum;
    }

    /// Azimuth of the middle of a half, degrees.
    static double azimuth(int cell) {
        return (cell * 0.5 + 0.75) * 360 / Horizons.BINS;
    }
}
