package citiverse.models.sdg;

import java.util.ArrayList;
import java.util.List;

/// SDG 6.1.1 by proxy: people with safely managed drinking water are at most as many as those for whom each of its
/// four components is met, so the least component is an upper bound.
///
/// Where a component was not surveyed the bound rests on the others and is looser; quality is never inferred from
/// pipes.
///
/// @param share the least component over everyone; its coverage is 1 if all four are known, else the part of four
/// @param limiting the component that is least, empty where none is known
/// @param unknown components without a survey
public record SafeWater(Share share, String limiting, List<String> unknown) {

    public SafeWater {
        unknown = List.copyOf(unknown);
    }

    /// @param everyone people of the city, greater than 0
    /// @param improved people whose source is an improved one; `NaN` where not surveyed, as for the others
    /// @param onPremises people whose source is on their premises
    /// @param available people who have water when they need it
    /// @param uncontaminated people whose water is free of faecal and priority chemical contamination
    public static SafeWater of(
            double everyone, double improved, double onPremises, double available, double uncontaminated) {
        String[] names = {"improved", "on premises", "available", "uncontaminated"};
        double[] people = {improved, onPremises, available, uncontaminated};
        var unknown = new ArrayList<String>();
        double least = Double.NaN;
        String limiting = "";
        for (int k = 0; k < people.length; k++) {
            if (Double.isNaN(people[k])) {
                unknown.add(names[k]);
            } else if (!(people[k] >= 0 && people[k] <= everyone)) {
                throw new IllegalArgumentException(
                        names[k] + ": " + people[k] + " people of " + everyone + " cannot be");
            } else if (!(people[k] >= least)) {
                least = people[k];
                limiting = names[k];
            }
        }
        double coverage = (people.length - unknown.size()) / (double) people.length;
        return new SafeWater(new Share(least, everyone, coverage), limiting, unknown);
    }
}
