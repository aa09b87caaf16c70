package citiverse.models.equity;

import java.util.Arrays;

/// Who is whose neighbour, and how much it counts: a sparse square matrix in rows.
///
/// The neighbours of place i are `neighbour[start[i]] … neighbour[start[i + 1] − 1]`, ascending, each with its weight.
/// No place is its own neighbour. A place without neighbours (an island) has an empty row.
///
/// @param start first position of each row, one more than there are places
/// @param neighbour neighbours of all rows
/// @param weight weight of each neighbour, finite, at least 0
/// @param rowStandardised true where the weights of each row that has any sum to 1
public record SpatialWeights(int[] start, int[] neighbour, double[] weight, boolean rowStandardised) {

    public SpatialWeights {
        if (start.length == 0 || start[start.length - 1] != neighbour.length || neighbour.length != weight.length) {
            throw new IllegalArgumentException("the rows must end where the list of neighbours ends");
        }
        for (int i = 0; i + 1 < start.length; i++) {
            for (int k = start[i]; k < start[i + 1]; k++) {
                boolean ascending = k == start[i] || neighbour[k - 1] < neighbour[k];
                boolean inside = neighbour[k] >= 0 && neighbour[k] < start.length - 1 && neighbour[k] != i;
                if (!ascending || !inside || !(weight[k] >= 0) || Double.isInfinite(weight[k])) {
                    throw new IllegalArgumentException("row " + i + " must name other places, ascending and once, "
                            + "with finite weights of at least 0; found " + neighbour[k] + " with " + weight[k]);
                }
            }
        }
    }

    /// Neighbours with weight 1 each; the lists may be in any order.
    ///
    /// @param neighbours `neighbours[i]` lists the neighbours of place i
    public static SpatialWeights binary(int[][] neighbours) {
        var start = new int[neighbours.length + 1];
        for (int i = 0; i < neighbours.length; i++) {
            start[i + 1] = start[i] + neighbours[i].length;
        }
        var all = new int[start[neighbours.length]];
        for (int i = 0; i < neighbours.length; i++) {
            System.arraycopy(neighbours[i], 0, all, start[i], neighbours[i].length);
            Arrays.sort(all, start[i], start[i + 1]);
        }
        var ones = new double[all.length];
        Arrays.fill(ones, 1);
        return new SpatialWeights(start, all, ones, false);
    }

    /// Places nearer than a distance, with weight 1 each.
    ///
    /// @param x metres in a metric CRS
    /// @param y metres in the same CRS
    /// @param metres greatest distance between neighbours
    public static SpatialWeights within(double[] x, double[] y, double metres) {
        var neighbours = new int[x.length][];
        var row = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            int count = 0;
            for (int j = 0; j < x.length; j++) {
                double east = x[j] - x[i];
                double north = y[j] - y[i];
                if (i != j && east * east + north * north <= metres * metres) {
                    row[count++] = j;
                }
            }
            neighbours[i] = Arrays.copyOf(row, count);
        }
        return binary(neighbours);
    }

    /// A grid, row by row, in which cells that share an edge are neighbours (rook's move).
    public static SpatialWeights rook(int rows, int columns) {
        var neighbours = new int[rows * columns][];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                var found = new int[4];
                int count = 0;
                int here = r * columns + c;
                if (r > 0) {
                    found[count++] = here - columns;
                }
                if (c > 0) {
                    found[count++] = here - 1;
                }
                if (c + 1 < columns) {
                    found[count++] = here + 1;
                }
                if (r + 1 < rows) {
                    found[count++] = here + columns;
                }
                neighbours[here] = Arrays.copyOf(found, count);
            }
        }
        return binary(neighbours);
    }

    public int size() {
        return start.length - 1;
    }

    /// Places without neighbours.
    public int islands() {
        int islands = 0;
        for (int i = 0; i < size(); i++) {
            islands += start[i] == start[i + 1] ? 1 : 0;
        }
        return islands;
    }

    /// The same neighbours with weights that sum to 1 in each row that has any.
    public SpatialWeights standardised() {
        var scaled = weight.clone();
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            for (int k = start[i]; k < start[i + 1]; k++) {
                sum += weight[k];
            }
            for (int k = start[i]; k < start[i + 1] && sum > 0; k++) {
                scaled[k] = weight[k] / sum;
            }
        }
        return new SpatialWeights(start, neighbour, scaled, true);
    }

    /// Only some of the places, numbered anew in their order; standardised again where the rows were.
    public SpatialWeights only(boolean[] kept) {
        var number = new int[size()];
        int places = 0;
        for (int i = 0; i < size(); i++) {
            number[i] = kept[i] ? places++ : -1;
        }
        var newStart = new int[places + 1];
        var newNeighbour = new int[neighbour.length];
        var newWeight = new double[neighbour.length];
        int count = 0;
        for (int i = 0; i < size(); i++) {
            if (!kept[i]) {
                continue;
            }
            for (int k = start[i]; k < start[i + 1]; k++) {
                if (kept[neighbour[k]]) {
                    newNeighbour[count] = number[neighbour[k]];
                    newWeight[count++] = weight[k];
                }
            }
            newStart[number[i] + 1] = count;
        }
        var rows = new SpatialWeights(
                newStart, Arrays.copyOf(newNeighbour, count), Arrays.copyOf(newWeight, count), false);
        return rowStandardised ? rows.standardised() : rows;
    }

    /// Weight of j in the row of i; 0 where they are not neighbours.
    public double between(int i, int j) {
        int k = Arrays.binarySearch(neighbour, start[i], start[i + 1], j);
        return k < 0 ? 0 : weight[k];
    }
}
