package citiverse.models.validation;

/// How far what was computed lies from what was measured, pair by pair (Chang and Hanna 2004, 2012).
///
/// O measured, P computed, overbar the mean over pairs. Perfect: FB 0, NMSE 0, FAC2 1, MG 1, VG 1, NAD 0. A
/// positive FB says that too little was computed.
///
/// @param pairs how many pairs
/// @param fractionalBias FB = 2(Ō − P̄)/(Ō + P̄), −2 to 2
/// @param normalisedMeanSquareError NMSE = mean((O − P)²)/(Ō P̄)
/// @param withinFactorTwo FAC2: share of pairs with 0.5 ≤ P/O ≤ 2
/// @param geometricMeanBias MG = exp(mean(ln O) − mean(ln P)); `NaN` where a value is not greater than 0
/// @param geometricVariance VG = exp(mean((ln O − ln P)²)); `NaN` where a value is not greater than 0
/// @param normalisedAbsoluteDifference NAD = mean(|O − P|)/(Ō + P̄)
public record PairedScores(
        int pairs,
        double fractionalBias,
        double normalisedMeanSquareError,
        double withinFactorTwo,
        double geometricMeanBias,
        double geometricVariance,
        double normalisedAbsoluteDifference) {

    /// Scores pairs; those with a missing (`NaN`) value on either side are left out.
    ///
    /// @param measured at least 0
    /// @param computed at least 0, as many
    public static PairedScores of(double[] measured, double[] computed) {
        if (measured.length != computed.length) {
            throw new IllegalArgumentException("as many computed values as measured ones are needed");
        }
        int pairs = 0;
        int within = 0;
        double sumMeasured = 0;
        double sumComputed = 0;
        double square = 0;
        double absolute = 0;
        double logarithm = 0;
        double logarithmSquare = 0;
        for (int i = 0; i < measured.length; i++) {
            double o = measured[i];
            double p = computed[i];
            if (Double.isNaN(o) || Double.isNaN(p)) {
                continue;
            }
            pairs++;
            sumMeasured += o;
            sumComputed += p;
            square += (o - p) * (o - p);
            absolute += Math.abs(o - p);
            within += p >= 0.5 * o && p <= 2 * o ? 1 : 0;
            double ratio = o > 0 && p > 0 ? StrictMath.log(o / p) : Double.NaN;
            logarithm += ratio;
            logarithmSquare += ratio * ratio;
        }
        double meanMeasured = sumMeasured / pairs;
        double meanComputed = sumComputed / pairs;
        return new PairedScores(
                pairs,
                2 * (meanMeasured - meanComputed) / (meanMeasured + meanComputed),
                square / pairs / (meanMeasured * meanComputed),
                (double) within / pairs,
                StrictMath.exp(logarithm / pairs),
                StrictMath.exp(logarithmSquare / pairs),
                absolute / pairs / (meanMeasured + meanComputed));
    }
}
