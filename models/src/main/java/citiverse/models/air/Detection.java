package citiverse.models.air;

import java.util.Arrays;

/// Whether an option makes a difference to exposure that anyone could find.
///
/// A difference is told only where nine draws in ten agree on its direction *and* its median is at least a
/// tenth of what a model of this kind may be wrong by: threshold = 0.1 · u · baseline, u the largest relative
/// uncertainty that Directive 2008/50/EC allows a model for the annual mean (NO₂ 30 %, particles 50 %). Both
/// limits are choices of this program.
///
/// @param verdict what can be said
/// @param median of the differences, µg/m³
/// @param low 5th percentile
/// @param high 95th percentile
/// @param thresholdMicrograms smallest median that is told
public record Detection(Verdict verdict, double median, double low, double high, double thresholdMicrograms) {
    /// Share of the allowed uncertainty of a model that a difference must reach.
    public static final double SHARE_OF_UNCERTAINTY = 0.1;

    /// What can be said.
    public enum Verdict {
        LOWERS,
        RAISES,
        NO_DETECTABLE_DIFFERENCE
    }

    /// Judges differences, one for each draw.
    ///
    /// @param differences option less baseline, µg/m³; the same draws for both
    /// @param baselineMicrograms exposure without the option, µg/m³
    public static Detection of(Pollutant pollutant, double[] differences, double baselineMicrograms) {
        return of(differences, SHARE_OF_UNCERTAINTY * pollutant.modelUncertainty() * baselineMicrograms);
    }

    /// The same with a threshold of one's own.
    public static Detection of(double[] differences, double thresholdMicrograms) {
        if (differences.length == 0 || !(thresholdMicrograms >= 0)) {
            throw new IllegalArgumentException("at least one difference and a threshold of at least 0 are needed");
        }
        double[] sorted = differences.clone();
        Arrays.sort(sorted);
        double low = at(sorted, 0.05);
        double median = at(sorted, 0.5);
        double high = at(sorted, 0.95);
        boolean large = Math.abs(median) >= thresholdMicrograms && median != 0;
        Verdict verdict = large && high < 0
                ? Verdict.LOWERS
                : large && low > 0 ? Verdict.RAISES : Verdict.NO_DETECTABLE_DIFFERENCE;
        return new Detection(verdict, median, low, high, thresholdMicrograms);
    }

    /// Quantile, straight between the sorted values.
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
