package citiverse.rehearse.run;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Decay;
import citiverse.models.access.Mode;

/// One kind of opportunity, reached by a mode and counted by a decay: what several indicators may be made of.
final class Measure {
    private final int opportunity;
    private final Mode mode;
    private final Decay decay;
    private final int limit;
    private final double[] weights;

    /// @param opportunity index in the [Supply]
    /// @param mostSeconds longest trip
    Measure(int opportunity, Mode mode, Decay decay, int mostSeconds) {
        this.opportunity = opportunity;
        this.mode = mode;
        this.decay = decay;
        if (decay instanceof Decay.Step(double minutes)) {
            limit = (int) Math.min(Integer.MAX_VALUE - 1, Math.ceil(minutes * 60));
            weights = null;
        } else {
            limit = 0;
            weights = new double[mostSeconds + 1];
            for (int t = 0; t < weights.length; t++) {
                weights[t] = decay.weight(t);
            }
        }
    }

    int opportunity() {
        return opportunity;
    }

    Mode mode() {
        return mode;
    }

    boolean is(int otherOpportunity, Mode otherMode, Decay otherDecay) {
        return opportunity == otherOpportunity && mode == otherMode && decay.equals(otherDecay);
    }

    /// What so many parts count, so many seconds away: a whole number of parts again.
    long count(long units, int seconds) {
        if (weights == null) {
            return seconds < limit ? units : 0;
        }
        if (seconds == AccessRun.UNREACHABLE || units == 0) {
            return 0;
        }
        double weight = seconds < weights.length ? weights[seconds] : decay.weight(seconds);
        return (long) Math.rint(units * weight);
    }
}
