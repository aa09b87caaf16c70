package citiverse.models.decision;

/// Options that nothing beats: no other is at least as good in every criterion and better in one.
public final class ParetoFront {
    private ParetoFront() {}

    /// @param values `[option][criterion]`; an option without a value in some criterion neither beats nor is beaten
    /// @param moreIsBetter direction of each criterion
    /// @return true for the options on the front; options that are equal everywhere are on it together or not
    ///     at all
    public static boolean[] of(double[][] values, boolean[] moreIsBetter) {
        var front = new boolean[values.length];
        for (int o = 0; o < values.length; o++) {
            boolean beaten = false;
            for (int other = 0; other < values.length && !beaten; other++) {
                beaten = dominates(values[other], values[o], moreIsBetter);
            }
            front[o] = !beaten;
        }
        return front;
    }

    /// True where a is at least as good as b in every criterion and better in one.
    public static boolean dominates(double[] a, double[] b, boolean[] moreIsBetter) {
        if (a.length != moreIsBetter.length || b.length != moreIsBetter.length) {
            throw new IllegalArgumentException("every option needs a value for each of the " + moreIsBetter.length
                    + " criteria, NaN where it has none");
        }
        boolean better = false;
        for (int c = 0; c < moreIsBetter.length; c++) {
            double left = moreIsBetter[c] ? a[c] : -a[c];
            double right = moreIsBetter[c] ? b[c] : -b[c];
            if (!(left >= right)) {
                return false;
            }
            better |= left > right;
        }
        return better;
    }
}
