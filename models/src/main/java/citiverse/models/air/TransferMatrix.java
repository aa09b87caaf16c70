package citiverse.models.air;

import java.util.Arrays;

/// What each street gives at each place for an emission of 1 g/(m s), in s/m²: sparse, by place, streets
/// rising.
final class TransferMatrix {
    private static final double MICROGRAMS = 1e6;

    private final int[][] street;
    private final float[][] coefficient;

    TransferMatrix(int rows) {
        street = new int[rows][];
        coefficient = new float[rows][];
    }

    /// Sets the row of a place.
    void row(int place, int[] streets, float[] coefficients, int count) {
        street[place] = Arrays.copyOf(streets, count);
        coefficient[place] = Arrays.copyOf(coefficients, count);
    }

    int rows() {
        return street.length;
    }

    /// Pairs of street and place that are kept.
    long entries() {
        long sum = 0;
        for (int[] row : street) {
            sum += row.length;
        }
        return sum;
    }

    /// Coefficient of one street at one place; 0 where it was left out.
    double at(int place, int of) {
        int k = Arrays.binarySearch(street[place], of);
        return k < 0 ? 0 : coefficient[place][k];
    }

    /// Concentrations in µg/m³ that emissions give at a place, per species; the sum runs over streets in their
    /// order.
    void concentrations(int place, Emissions emissions, double[] into) {
        double[][] rates = emissions.gramsPerMetreSecond();
        int[] columns = street[place];
        float[] values = coefficient[place];
        for (int species = 0; species < into.length; species++) {
            double[] rate = rates[species];
            double sum = 0;
            for (int k = 0; k < columns.length; k++) {
                // A street that emits nothing adds nothing, one whose emission is not known makes the sum unknown.
                sum += values[k] * rate[columns[k]];
            }
            into[species] = MICROGRAMS * sum;
        }
    }
}
