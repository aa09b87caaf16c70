package citiverse.models.built;

import java.util.function.IntConsumer;

/// Finds solids by place: a grid of square cells, each solid in the one cell that holds the middle of its box.
///
/// A cell keeps the box around all of its solids and their highest top, so that whole cells can be passed over.
/// Arrays are never changed.
public final class SolidGrid {
    private static final double CELL_METRES = 64;
    private static final int MOST_CELLS = 1 << 20;

    private final Solid[] solids;
    private final double west;
    private final double south;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] start;
    private final int[] items;
    private final double[] box;
    private final double[] top;
    private final double halfWidth;
    private final double highest;

    private SolidGrid(
            Solid[] solids,
            double west,
            double south,
            double cell,
            int columns,
            int rows,
            int[] start,
            int[] items,
            double halfWidth) {
        this.solids = solids;
        this.west = west;
        this.south = south;
        this.cell = cell;
        this.columns = columns;
        this.rows = rows;
        this.start = start;
        this.items = items;
        this.halfWidth = halfWidth;
        box = new double[4 * columns * rows];
        top = new double[columns * rows];
        double high = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < top.length; c++) {
            summarize(c);
            high = Math.max(high, top[c]);
        }
        highest = high;
    }

    /// Enters solids; their numbers are their places in the array.
    public static SolidGrid of(Solid[] solids) {
        double west = 0;
        double south = 0;
        double east = 0;
        double north = 0;
        double halfWidth = 0;
        for (int s = 0; s < solids.length; s++) {
            Solid solid = solids[s];
            west = s == 0 ? solid.minX() : Math.min(west, solid.minX());
            south = s == 0 ? solid.minY() : Math.min(south, solid.minY());
            east = s == 0 ? solid.maxX() : Math.max(east, solid.maxX());
            north = s == 0 ? solid.maxY() : Math.max(north, solid.maxY());
            halfWidth = Math.max(halfWidth, Math.max(solid.maxX() - solid.minX(), solid.maxY() - solid.minY()) / 2);
        }
        double cell = CELL_METRES;
        while (Math.floor((east - west) / cell + 1) * Math.floor((north - south) / cell + 1) > MOST_CELLS) {
            cell *= 2;
        }
        int columns = (int) ((east - west) / cell) + 1;
        int rows = (int) ((north - south) / cell) + 1;
        int[] start = new int[columns * rows + 1];
        int[] where = new int[solids.length];
        for (int s = 0; s < solids.length; s++) {
            int column = (int) (((solids[s].minX() + solids[s].maxX()) / 2 - west) / cell);
            int row = (int) (((solids[s].minY() + solids[s].maxY()) / 2 - south) / cell);
            where[s] = Math.min(row, rows - 1) * columns + Math.min(column, columns - 1);
            start[where[s] + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) {
            start[c + 1] += start[c];
        }
        int[] items = new int[solids.length];
        int[] next = start.clone();
        for (int s = 0; s < solids.length; s++) {
            items[next[where[s]]++] = s;
        }
        return new SolidGrid(solids.clone(), west, south, cell, columns, rows, start, items, halfWidth);
    }

    private void summarize(int c) {
        box[4 * c] = Double.POSITIVE_INFINITY;
        box[4 * c + 1] = Double.POSITIVE_INFINITY;
        box[4 * c + 2] = Double.NEGATIVE_INFINITY;
        box[4 * c + 3] = Double.NEGATIVE_INFINITY;
        top[c] = Double.NEGATIVE_INFINITY;
        for (int i = start[c]; i < start[c + 1]; i++) {
            Solid solid = solids[items[i]];
            box[4 * c] = Math.min(box[4 * c], solid.minX());
            box[4 * c + 1] = Math.min(box[4 * c + 1], solid.minY());
            box[4 * c + 2] = Math.max(box[4 * c + 2], solid.maxX());
            box[4 * c + 3] = Math.max(box[4 * c + 3], solid.maxY());
            top[c] = Math.max(top[c], solid.topMetres());
        }
    }

    public int size() {
        return solids.length;
    }

    public Solid solid(int number) {
        return solids[number];
    }

    /// Metres along the side of a cell.
    public double cellMetres() {
        return cell;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /// Column of a place, outside the grid too.
    public int column(double x) {
        return (int) Math.floor((x - west) / cell);
    }

    /// Row of a place, outside the grid too.
    public int row(double y) {
        return (int) Math.floor((y - south) / cell);
    }

    /// Half of the greatest extent of a solid: how far one may reach out of its cell.
    public double halfWidthMetres() {
        return halfWidth;
    }

    /// First of the items of a cell, `row · columns + column`.
    public int first(int cellNumber) {
        return start[cellNumber];
    }

    /// Number of the solid at a place in the list of items.
    public int item(int at) {
        return items[at];
    }

    /// Highest top in a cell, −∞ where it is empty.
    public double top(int cellNumber) {
        return top[cellNumber];
    }

    /// Highest top of all, −∞ where there are none.
    public double highest() {
        return highest;
    }

    /// Least distance of a place from the solids of a cell, metres; 0 within their box, ∞ where there are none.
    public double distance(int cellNumber, double x, double y) {
        double dx = Math.max(0, Math.max(box[4 * cellNumber] - x, x - box[4 * cellNumber + 2]));
        double dy = Math.max(0, Math.max(box[4 * cellNumber + 1] - y, y - box[4 * cellNumber + 3]));
        return Math.sqrt(dx * dx + dy * dy);
    }

    /// Least and greatest x and y of the solids of a cell: least x, least y, greatest x, greatest y for k 0
    /// to 3.
    public double bound(int cellNumber, int k) {
        return box[4 * cellNumber + k];
    }

    /// Visits the solids whose box touches a box, in no certain but always the same order.
    public void visit(double minX, double minY, double maxX, double maxY, IntConsumer visitor) {
        int left = Math.max(0, column(minX - halfWidth));
        int right = Math.min(columns - 1, column(maxX + halfWidth));
        int lower = Math.max(0, row(minY - halfWidth));
        int upper = Math.min(rows - 1, row(maxY + halfWidth));
        for (int row = lower; row <= upper; row++) {
            for (int column = left; column <= right; column++) {
                int c = row * columns + column;
                if (box[4 * c] > maxX || box[4 * c + 1] > maxY || box[4 * c + 2] < minX || box[4 * c + 3] < minY) {
                    continue;
                }
                for (int i = start[c]; i < start[c + 1]; i++) {
                    Solid solid = solids[items[i]];
                    if (solid.minX() <= maxX && solid.maxX() >= minX && solid.minY() <= maxY && solid.maxY() >= minY) {
                        visitor.accept(items[i]);
                    }
                }
            }
        }
    }
}
