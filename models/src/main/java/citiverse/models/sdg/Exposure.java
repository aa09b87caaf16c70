package citiverse.models.sdg;

/// SDG 11.6.2: what people breathe, on average over people and not over land.
public final class Exposure {
    private Exposure() {}

    /// Annual mean weighted by people, Σ p C / Σ p; [Share#value] is in the unit of the concentrations.
    ///
    /// @param people people per place
    /// @param microgramsPerCubicMetre annual mean of PM2.5 per place; `NaN` where not known
    public static Share annualMean(double[] people, double[] microgramsPerCubicMetre) {
        Share.same(people.length, microgramsPerCubicMetre.length);
        return Share.ofPeople(people, i -> microgramsPerCubicMetre[i]);
    }

    /// People above a limit, for instance the 5 µg/m³ of the World Health Organization's guideline of 2021.
    public static Share above(double[] people, double[] microgramsPerCubicMetre, double limit) {
        Share.same(people.length, microgramsPerCubicMetre.length);
        return Share.ofPeople(
                people,
                i -> Double.isNaN(microgramsPerCubicMetre[i])
                        ? Double.NaN
                        : microgramsPerCubicMetre[i] > limit ? 1 : 0);
    }
}
