package citiverse.report;

import citiverse.rehearse.Comparison;

/// Made comparisons for the tests of other packages.
public final class MadeComparisons {
    private MadeComparisons() {}

    /// One in which the first places are a tie.
    public static Comparison tie(long seed) {
        return MadeComparison.of(seed, MadeComparison.Answer.TIE);
    }

    /// The same with tables that let people follow its numbers.
    public static Comparison evident(long seed) {
        return MadeEvidence.in(tie(seed), seed);
    }
}
