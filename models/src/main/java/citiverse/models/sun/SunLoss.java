package citiverse.models.sun;

import citiverse.models.sun.Receptors.Subject;
import java.util.ArrayList;
import java.util.List;

/// Whose sun is taken: what each building, open space or place has before and after.
public final class SunLoss {
    private SunLoss() {}

    /// What a subject has before and after: the mean over its receptors, weighted by the area that each
    /// stands for.
    ///
    /// @param subject whose it is
    /// @param before in the unit of the measure; `NaN` where it has no receptor
    /// @param after in the same unit; `NaN` where it has no receptor
    /// @param receptors how many were counted; those of a building that was taken away are not
    public record Share(Subject subject, double before, double after, int receptors) {

        /// Share of it that is lost, (before − after) / before; `NaN` where there was none to lose, which is
        /// no loss and no gain.
        public double lost() {
            return SunLoss.lost(before, after);
        }

        /// True where there was something to lose.
        public boolean told() {
            return before > 0;
        }
    }

    /// (before − after) / before, `NaN` where there was none before.
    static double lost(double before, double after) {
        return before > 0 ? (before - after) / before : Double.NaN;
    }

    /// What each subject has before and after, in the order of the subjects.
    public static List<Share> bySubject(SunResult before, SunResult after, SunMeasure measure) {
        Receptors receptors = after.model().receptors();
        int count = receptors.subjects().size();
        double[] area = new double[count];
        double[] had = new double[count];
        double[] has = new double[count];
        int[] counted = new int[count];
        for (int r = 0; r < receptors.size(); r++) {
            if (!after.gone(r)) {
                int s = receptors.subject()[r];
                double weight = receptors.squareMetres()[r];
                area[s] += weight;
                had[s] += weight * measure.of(before, r);
                has[s] += weight * measure.of(after, r);
                counted[s]++;
            }
        }
        var shares = new ArrayList<Share>(count);
        for (int s = 0; s < count; s++) {
            boolean none = !(area[s] > 0);
            shares.add(new Share(
                    receptors.subjects().get(s),
                    none ? Double.NaN : had[s] / area[s],
                    none ? Double.NaN : has[s] / area[s],
                    counted[s]));
        }
        return shares;
    }
}
