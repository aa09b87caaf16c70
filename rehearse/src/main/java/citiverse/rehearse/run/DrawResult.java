package citiverse.rehearse.run;

import java.util.List;

/// What came of one draw.
///
/// @param values `[future][option][indicator]`; `NaN` where an indicator has no value
/// @param places the main indicator at each place, `[option][place]`, mean over futures by their weights
/// @param notes by option, what the model could not take into account
/// @param cpuNanos by option, processor time that its evaluation took; no part of what must be the same again
public record DrawResult(double[][][] values, double[][] places, List<List<String>> notes, long[] cpuNanos) {}
