package citiverse.models.traffic;

import citiverse.twin.Problem;

/// How trips are assigned.
///
/// @param tollFactor time that one unit of toll is worth
/// @param distanceFactor time that one unit of length is worth
/// @param gap relative gap at which the search ends, above 0; 1e-4 for planning, 1e-6 to compare scenarios
/// @param maxIterations most rounds of new routes; where they are used up the assignment says that it has not converged
/// @param threads threads for the shortest paths; the result does not depend on it
public record AssignmentSettings(double tollFactor, double distanceFactor, double gap, int maxIterations, int threads) {
    /// Time alone counts; gap 1e-6, up to 1,000 rounds, one thread.
    public static final AssignmentSettings DEFAULTS = new AssignmentSettings(0, 0, 1e-6, 1000, 1);

    public AssignmentSettings {
        if (!(tollFactor >= 0) || Double.isInfinite(tollFactor)) {
            throw misused("the toll factor", tollFactor, "0 or more");
        }
        if (!(distanceFactor >= 0) || Double.isInfinite(distanceFactor)) {
            throw misused("the distance factor", distanceFactor, "0 or more");
        }
        if (!(gap > 0) || gap >= 1) {
            throw misused("the relative gap", gap, "between 0 and 1, such as 1e-6");
        }
        if (maxIterations < 1) {
            throw misused("the number of iterations", maxIterations, "1 or more");
        }
        if (threads < 1) {
            throw misused("the number of threads", threads, "1 or more");
        }
    }

    public AssignmentSettings withGap(double gap) {
        return new AssignmentSettings(tollFactor, distanceFactor, gap, maxIterations, threads);
    }

    public AssignmentSettings withFactors(double tollFactor, double distanceFactor) {
        return new AssignmentSettings(tollFactor, distanceFactor, gap, maxIterations, threads);
    }

    public AssignmentSettings withThreads(int threads) {
        return new AssignmentSettings(tollFactor, distanceFactor, gap, maxIterations, threads);
    }

    public AssignmentSettings withMaxIterations(int maxIterations) {
        return new AssignmentSettings(tollFactor, distanceFactor, gap, maxIterations, threads);
    }

    private static Problem misused(String what, double value, String range) {
        return Problem.user("CV-TRAFFIC-006", what + " cannot be " + value).remedy("Give a number of " + range);
    }
}
