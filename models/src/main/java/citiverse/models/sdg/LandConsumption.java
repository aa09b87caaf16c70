package citiverse.models.sdg;

/// SDG 11.3.1: does the city eat land faster than it grows?
///
/// LCR = (V2 − V1)/V1/y, PGR = ln(P2/P1)/y, and their ratio: 1 where the city keeps its density, more where it
/// sprawls. Where the population hardly grows or shrinks the ratio says nothing and is left out; the components and
/// the land per person still tell.
///
/// @param landRate LCR, growth of the built-up area a year, 1/year
/// @param populationRate PGR, growth of the population a year, 1/year
/// @param ratio LCR/PGR; `NaN` where PGR is below [#LEAST_GROWTH]
/// @param squareMetresPerPersonBefore built-up area per person at the start
/// @param squareMetresPerPersonAfter built-up area per person at the end
public record LandConsumption(
        double landRate,
        double populationRate,
        double ratio,
        double squareMetresPerPersonBefore,
        double squareMetresPerPersonAfter) {

    /// Least growth of the population, per year, for which the ratio is told: 0.1 %.
    public static final double LEAST_GROWTH = 0.001;

    /// @param builtBefore built-up area at the start, m², greater than 0
    /// @param builtAfter built-up area at the end, m²
    /// @param peopleBefore people at the start, greater than 0
    /// @param peopleAfter people at the end, greater than 0
    /// @param years between the two, greater than 0
    public static LandConsumption of(
            double builtBefore, double builtAfter, double peopleBefore, double peopleAfter, double years) {
        if (!(builtBefore > 0 && builtAfter >= 0 && peopleBefore > 0 && peopleAfter > 0 && years > 0)) {
            throw new IllegalArgumentException("areas, people and years must be greater than 0: " + builtBefore + ", "
                    + builtAfter + ", " + peopleBefore + ", " + peopleAfter + ", " + years);
        }
        double land = (builtAfter - builtBefore) / builtBefore / years;
        double population = StrictMath.log(peopleAfter / peopleBefore) / years;
        double ratio = population >= LEAST_GROWTH ? land / population : Double.NaN;
        return new LandConsumption(land, population, ratio, builtBefore / peopleBefore, builtAfter / peopleAfter);
    }
}
