package citiverse.models.sun;

import citiverse.models.built.Solid;
import citiverse.models.built.SolidGrid;
import java.util.Arrays;

/// Finds the horizon of one receptor after another; one for each thread.
///
/// Solids are met from near to far, by cells of their grid; a cell, a solid or an edge that cannot rise above
/// what has been found is passed over. That changes nothing but the time: a horizon is the greatest of what
/// each edge gives.
final class HorizonWorker {
    private static final int BINS = Horizons.BINS;
    /// More than the error of [#bins].
    private static final double MARGIN = 0.01;
    /// A wall: its normal is this near to level.
    private static final float UPRIGHT = 1e-3f;

    private final Horizons.Reach reach;
    private final TerrainRays terrain;
    private final double[] slope = new double[BINS];
    private double x;
    private double y;
    private double z;
    private float east;
    private float north;
    private boolean wall;

    HorizonWorker(Horizons.Reach reach, TerrainRays terrain) {
        this.reach = reach;
        this.terrain = terrain;
    }

    /// Goes to a receptor.
    void at(Receptors receptors, int receptor) {
        x = receptors.x()[receptor];
        y = receptors.y()[receptor];
        z = receptors.z()[receptor];
        east = receptors.normalEast()[receptor];
        north = receptors.normalNorth()[receptor];
        wall = receptors.normalUp()[receptor] < UPRIGHT;
    }

    /// The horizon of the receptor.
    ///
    /// @param host first number of the solids of the building that it is part of, and the number after the
    ///     last: they do not bury it; equal where it is part of none
    /// @param left solids to be left aside, null for none
    /// @param added solids besides those of the grid
    char[] horizon(SolidGrid grid, int[] host, boolean[] left, Solid[] added) {
        if (buried(grid, host, left, added)) {
            char[] none = new char[BINS];
            Arrays.fill(none, (char) Angle.ZENITH);
            return none;
        }
        for (int k = 0; k < BINS; k++) {
            slope[k] = open(k) ? 0 : Double.POSITIVE_INFINITY;
        }
        for (Solid solid : added) {
            if (withinReach(solid)) {
                edges(solid);
            }
        }
        buildings(grid, left);
        if (terrain != null) {
            terrain.raise(x, y, z, slope);
        }
        char[] row = new char[BINS];
        for (int k = 0; k < BINS; k++) {
            row[k] = (char) Angle.of(slope[k]);
        }
        seam(row);
        return row;
    }

    private boolean buried(SolidGrid grid, int[] host, boolean[] left, Solid[] added) {
        boolean[] found = {false};
        grid.visit(x, y, x, y, s -> {
            boolean counts = (s < host[0] || s >= host[1]) && (left == null || !left[s]);
            found[0] |= counts && buries(grid.solid(s));
        });
        for (Solid solid : added) {
            found[0] |= buries(solid);
        }
        return found[0];
    }

    /// True where a solid stands over or around the receptor.
    boolean buries(Solid solid) {
        return solid.topMetres() > z && solid.covers(x, y);
    }

    /// True where a wall that the receptor is part of does not hide all that lies in a direction.
    private boolean open(int k) {
        return !wall || east * Horizons.EAST[k] + north * Horizons.NORTH[k] > 0;
    }

    /// Behind a wall nothing is seen; so that walls do not cast a shade across their own plane when
    /// elevations are taken between two directions, the first direction behind has what the last before has.
    private void seam(char[] row) {
        if (!wall) {
            return;
        }
        for (int k = 0; k < BINS; k++) {
            if (!open(k)) {
                int before = k == 0 ? BINS - 1 : k - 1;
                int after = k + 1 == BINS ? 0 : k + 1;
                row[k] = open(before) ? row[before] : open(after) ? row[after] : (char) Angle.ZENITH;
            }
        }
    }

    private void buildings(SolidGrid grid, boolean[] left) {
        double highest = grid.highest() - z;
        if (!(highest > 0)) {
            return;
        }
        int column = grid.column(x);
        int row = grid.row(y);
        double least = 0;
        double far = Math.min(reach.metres(), highest / reach.leastSlope());
        for (int ring = 0; (ring - 1) * grid.cellMetres() - grid.halfWidthMetres() <= far; ring++) {
            if (column < ring && row < ring && column + ring >= grid.columns() && row + ring >= grid.rows()) {
                return;
            }
            int lower = Math.max(-ring, -row);
            int upper = Math.min(ring, grid.rows() - 1 - row);
            for (int dy = lower; dy <= upper; dy++) {
                int start = (row + dy) * grid.columns() + column;
                if (Math.abs(dy) == ring) {
                    int end = Math.min(ring, grid.columns() - 1 - column);
                    for (int dx = Math.max(-ring, -column); dx <= end; dx++) {
                        cell(grid, start + dx, least, left);
                    }
                    continue;
                }
                if (column - ring >= 0 && column - ring < grid.columns()) {
                    cell(grid, start - ring, least, left);
                }
                if (column + ring >= 0 && column + ring < grid.columns()) {
                    cell(grid, start + ring, least, left);
                }
            }
            if (ring % 4 == 1) {
                least = lowest(0, BINS - 1);
                far = Math.min(far, highest / Math.max(least, reach.leastSlope()));
            }
        }
    }

    private void cell(SolidGrid grid, int c, double least, boolean[] left) {
        double rise = grid.top(c) - z;
        if (!(rise > 0)) {
            return;
        }
        double distance = grid.distance(c, x, y);
        if (distance > reach.metres() || rise < distance * reach.leastSlope() || rise <= distance * least) {
            return;
        }
        if (distance > 0 && rise <= distance * lowest(grid, c)) {
            return;
        }
        for (int i = grid.first(c); i < grid.first(c + 1); i++) {
            int s = grid.item(i);
            Solid solid = grid.solid(s);
            if ((left == null || !left[s]) && withinReach(solid)) {
                double away = distance(solid);
                if (!(solid.topMetres() - z <= away * least)) {
                    edges(solid);
                }
            }
        }
    }

    private double distance(Solid solid) {
        double dx = Math.max(0, Math.max(solid.minX() - x, x - solid.maxX()));
        double dy = Math.max(0, Math.max(solid.minY() - y, y - solid.maxY()));
        return Math.sqrt(dx * dx + dy * dy);
    }

    /// True where a solid is near and high enough to be reckoned with.
    boolean withinReach(Solid solid) {
        double rise = solid.topMetres() - z;
        if (!(rise > 0)) {
            return false;
        }
        double distance = distance(solid);
        return distance <= reach.metres() && rise >= distance * reach.leastSlope();
    }

    /// Least slope found over the directions in which the box of a cell lies.
    private double lowest(SolidGrid grid, int c) {
        double minX = grid.bound(c, 0) - x;
        double minY = grid.bound(c, 1) - y;
        double maxX = grid.bound(c, 2) - x;
        double maxY = grid.bound(c, 3) - y;
        double middle = bins((minX + maxX) / 2, (minY + maxY) / 2);
        double from = 0;
        double to = 0;
        for (int corner = 0; corner < 4; corner++) {
            double off = bins((corner & 1) == 0 ? minX : maxX, (corner & 2) == 0 ? minY : maxY) - middle;
            off = off > BINS / 2.0 ? off - BINS : off < -BINS / 2.0 ? off + BINS : off;
            from = Math.min(from, off);
            to = Math.max(to, off);
        }
        return lowest((int) Math.floor(middle + from - MARGIN), (int) Math.ceil(middle + to + MARGIN));
    }

    private double lowest(int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = from; k <= to; k++) {
            least = Math.min(least, slope[k < 0 ? k + BINS : k >= BINS ? k - BINS : k]);
        }
        return least;
    }

    /// Raises the horizon by the edges of a solid.
    private void edges(Solid solid) {
        double[] edges = solid.edges();
        boolean prism = solid.prism();
        for (int e = 0; e < edges.length; e += 6) {
            double riseA = edges[e + 2] - z;
            double riseB = edges[e + 5] - z;
            if (!(riseA > 0) && !(riseB > 0)) {
                continue;
            }
            double ax = edges[e] - x;
            double ay = edges[e + 1] - y;
            double bx = edges[e + 3] - x;
            double by = edges[e + 4] - y;
            double turn = ax * by - ay * bx;
            if (turn < 0) {
                edge(ax, ay, riseA, bx, by, riseB, -turn);
            } else if (turn > 0 && !prism) {
                edge(bx, by, riseB, ax, ay, riseA, turn);
            }
            // An edge that points at the receptor has no width; one of a prism that is seen from within is behind
            // another.
        }
    }

    /// An edge whose first end lies to the left of its second.
    private void edge(double ax, double ay, double riseA, double bx, double by, double riseB, double turn) {
        double from = bins(ax, ay);
        double to = bins(bx, by);
        int first = (int) Math.ceil(from - MARGIN);
        int last = (int) Math.floor((to < from - MARGIN ? to + BINS : to) + MARGIN);
        double ex = bx - ax;
        double ey = by - ay;
        boolean level = riseA == riseB;
        for (int k = first; k <= last; k++) {
            int bin = k < 0 ? k + BINS : k >= BINS ? k - BINS : k;
            double dx = Horizons.EAST[bin];
            double dy = Horizons.NORTH[bin];
            double sideA = dx * ay - dy * ax;
            double sideB = bx * dy - by * dx;
            double across = dy * ex - dx * ey;
            if (sideA < 0 || sideB < 0 || !(across > 0)) {
                continue;
            }
            // The ray meets the edge after turn / across metres.
            double rise = level ? riseA : riseA + Math.min(1, sideA / across) * (riseB - riseA);
            double steep = rise * across / turn;
            if (steep > slope[bin]) {
                slope[bin] = steep;
            }
        }
    }

    /// Raises a horizon by a solid more; what comes out is what [#horizon] would find with it.
    ///
    /// @return the raised horizon, or the same array where nothing rises
    char[] raised(char[] row, Solid solid) {
        if (buries(solid)) {
            char[] none = new char[BINS];
            Arrays.fill(none, (char) Angle.ZENITH);
            return Arrays.equals(none, row) ? row : none;
        }
        if (!withinReach(solid)) {
            return row;
        }
        int from = touched(solid);
        char[] copy = null;
        for (int i = 0; i < touched; i++) {
            int k = from + i >= BINS ? from + i - BINS : from + i;
            if (slope[k] > Angle.slope(row[k])) {
                int rise = Angle.of(slope[k]);
                if (rise > row[k]) {
                    copy = copy == null ? row.clone() : copy;
                    copy[k] = (char) rise;
                }
            }
        }
        if (copy == null) {
            return row;
        }
        seam(copy);
        return copy;
    }

    /// True where a horizon may owe something to a solid: without it, it has to be found anew.
    boolean owes(char[] row, Solid solid) {
        if (buries(solid)) {
            return true;
        }
        if (!withinReach(solid)) {
            return false;
        }
        int from = touched(solid);
        for (int i = 0; i < touched; i++) {
            int k = from + i >= BINS ? from + i - BINS : from + i;
            if (open(k) && slope[k] > 0 && Angle.of(slope[k]) >= row[k]) {
                return true;
            }
        }
        return false;
    }

    private int touched;

    /// Finds the slopes of a solid alone over the bins in which it lies: the first, with their number left in
    /// `touched`.
    private int touched(Solid solid) {
        int from = 0;
        touched = BINS;
        if (distance(solid) > 0) {
            double middle = bins((solid.minX() + solid.maxX()) / 2 - x, (solid.minY() + solid.maxY()) / 2 - y);
            double low = 0;
            double high = 0;
            for (int corner = 0; corner < 4; corner++) {
                double cx = ((corner & 1) == 0 ? solid.minX() : solid.maxX()) - x;
                double cy = ((corner & 2) == 0 ? solid.minY() : solid.maxY()) - y;
                double off = bins(cx, cy) - middle;
                off = off > BINS / 2.0 ? off - BINS : off < -BINS / 2.0 ? off + BINS : off;
                low = Math.min(low, off);
                high = Math.max(high, off);
            }
            from = (int) Math.floor(middle + low - MARGIN);
            touched = Math.min(BINS, (int) Math.ceil(middle + high + MARGIN) - from + 1);
            from = from < 0 ? from + BINS : from >= BINS ? from - BINS : from;
        }
        for (int i = 0; i < touched; i++) {
            int k = from + i >= BINS ? from + i - BINS : from + i;
            slope[k] = open(k) ? 0 : Double.POSITIVE_INFINITY;
        }
        edges(solid);
        for (int i = 0; i < touched; i++) {
            int k = from + i >= BINS ? from + i - BINS : from + i;
            slope[k] = slope[k] == Double.POSITIVE_INFINITY ? 0 : slope[k];
        }
        return from;
    }

    /// Azimuth of a vector in bins from the middle of the first, −0.5 to 359.5, off by less than 0.001.
    static double bins(double dx, double dy) {
        double ax = Math.abs(dx);
        double ay = Math.abs(dy);
        double low = Math.min(ax, ay);
        double high = Math.max(ax, ay);
        double r = high == 0 ? 0 : low / high;
        double r2 = r * r;
        // Abramowitz and Stegun 4.4.49.
        double angle = r
                * (0.9998660 + r2 * (-0.3302995 + r2 * (0.1801410 + r2 * (-0.0851330 + r2 * 0.0208351))))
                * (180 / StrictMath.PI);
        double azimuth = ax < ay ? angle : 90 - angle;
        azimuth = dy < 0 ? 180 - azimuth : azimuth;
        azimuth = dx < 0 ? 360 - azimuth : azimuth;
        return azimuth * BINS / 360 - 0.5;
    }
}
