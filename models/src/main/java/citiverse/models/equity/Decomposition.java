package citiverse.models.equity;

/// Theil's measures split into what lies between groups of people and what lies within them.
///
/// T = Σ_g s_g ln(μ_g/μ) + Σ_g s_g T_g with s_g the share of group g in the total of the value;
/// L = Σ_g p_g ln(μ/μ_g) + Σ_g p_g L_g with p_g its share of the people (Shorrocks 1980).
///
/// @param total the measure over everyone; equals `between + within` but for rounding
/// @param between what would remain if everyone had the mean of their group
/// @param within what would remain if all groups had the same mean
/// @param share share of each group in the total (T) or in the people (L), 0 to 1
/// @param inequality the measure inside each group; `NaN` where the group is empty
/// @param mean mean of each group; `NaN` where the group is empty
public record Decomposition(
        double total, double between, double within, double[] share, double[] inequality, double[] mean) {

    /// Splits Theil's T.
    ///
    /// @param sample values of people
    /// @param group group of each place of the arrays that the sample was made of, 0 to `groups` − 1
    /// @param groups number of groups
    public static Decomposition theilT(Sample sample, int[] group, int groups) {
        return split(sample, group, groups, true);
    }

    /// Splits Theil's L; infinite where someone has nothing.
    public static Decomposition theilL(Sample sample, int[] group, int groups) {
        return split(sample, group, groups, false);
    }

    private static Decomposition split(Sample sample, int[] group, int groups, boolean byValue) {
        double population = sample.population();
        double mean = sample.mean();
        var share = new double[groups];
        var inequality = new double[groups];
        var means = new double[groups];
        double between = 0;
        double within = 0;
        for (int g = 0; g < groups; g++) {
            Sample members = members(sample, group, g);
            double people = members.population();
            means[g] = members.mean();
            inequality[g] = byValue ? Inequality.theilT(members) : Inequality.theilL(members);
            double ratio = means[g] / mean;
            share[g] = byValue ? people / population * ratio : people / population;
            if (people == 0 || mean == 0) {
                share[g] = people == 0 ? 0 : people / population;
                continue;
            }
            if (share[g] > 0) {
                between += share[g] * (byValue ? StrictMath.log(ratio) : -StrictMath.log(ratio));
                within += share[g] * inequality[g];
            }
        }
        double total = byValue ? Inequality.theilT(sample) : Inequality.theilL(sample);
        return new Decomposition(total, between, within, share, inequality, means);
    }

    private static Sample members(Sample sample, int[] group, int wanted) {
        int count = 0;
        for (int i = 0; i < sample.size(); i++) {
            count += group[sample.index()[i]] == wanted ? 1 : 0;
        }
        var values = new double[count];
        var people = new double[count];
        var index = new int[count];
        int k = 0;
        for (int i = 0; i < sample.size(); i++) {
            if (group[sample.index()[i]] == wanted) {
                values[k] = sample.values()[i];
                people[k] = sample.people()[i];
                index[k++] = sample.index()[i];
            }
        }
        return new Sample(values, people, index, 0, 0);
    }
}
