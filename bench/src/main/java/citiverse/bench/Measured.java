package citiverse.bench;

import java.util.Arrays;

/// What came of measuring a figure.
///
/// @param figure what was measured
/// @param runs value of each run, in the figure's unit, as they came; none where it could not be measured
/// @param note why it could not be measured, or what else is to be known; may be empty
public record Measured(Figure figure, double[] runs, String note) {

    static Measured of(Figure figure, double... runs) {
        return new Measured(figure, runs, "");
    }

    static Measured none(Figure figure, String why) {
        return new Measured(figure, new double[0], why);
    }

    /// Median of the runs, the mean of the middle two where they are even; `NaN` where there are none.
    public double median() {
        if (runs.length == 0) {
            return Double.NaN;
        }
        var sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }

    /// True where nothing was asked or the median is at most what was asked.
    public boolean met() {
        return Double.isNaN(figure.asked()) || median() <= figure.asked();
    }
}
