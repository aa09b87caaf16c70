package citiverse.models.access;

/// Opportunities that can be reached: A = Σ O·f(t), over destinations in their order.
public final class Accessibility {
    private Accessibility() {}

    /// What is reached from one origin.
    ///
    /// @param seconds travel time to each destination, or [AccessRun#UNREACHABLE]
    /// @param opportunities at each destination; `NaN` where not known, which is not counted
    /// @param decay how much an opportunity counts
    public static double of(int[] seconds, double[] opportunities, Decay decay) {
        if (seconds.length != opportunities.length) {
            throw new IllegalArgumentException(
                    seconds.length + " travel times cannot meet " + opportunities.length + " opportunities");
        }
        double sum = 0;
        for (int j = 0; j < seconds.length; j++) {
            if (seconds[j] != AccessRun.UNREACHABLE && opportunities[j] > 0) {
                sum += opportunities[j] * decay.weight(seconds[j]);
            }
        }
        return sum;
    }

    /// Seconds to the nearest destination that has any, or [AccessRun#UNREACHABLE].
    ///
    /// @param opportunities at each destination; `NaN` where not known, which is not counted
    public static int nearest(int[] seconds, double[] opportunities) {
        int least = AccessRun.UNREACHABLE;
        for (int j = 0; j < seconds.length; j++) {
            if (opportunities[j] > 0) {
                least = Math.min(least, seconds[j]);
            }
        }
        return least;
    }
}
