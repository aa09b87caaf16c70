package citiverse.models.air;

import java.util.Arrays;

/// What people breathe: places weighted by who lives there.
///
/// @param pollutant of which
/// @param people everyone whose concentration is known
/// @param missingPeople people who live where it is not known
/// @param mean population-weighted mean Σp C/Σp, µg/m³; `NaN` where nobody's is known
/// @param shareAboveGuideline share of [#people] above the guideline of WHO 2021 for the annual mean
/// @param shareAboveInterim the same above each interim target, from the first on
public record Exposure(
        Pollutant pollutant,
        double people,
        double missingPeople,
        double mean,
        double shareAboveGuideline,
        double[] shareAboveInterim) {

    /// Exposure to one pollutant.
    ///
    /// @param micrograms annual mean per place, µg/m³; `NaN` where not known
    /// @param people per place, of everyone or of one group; at least 0, `NaN` counts as nobody
    public static Exposure of(Pollutant pollutant, double[] micrograms, double[] people) {
        if (micrograms.length != people.length) {
            throw new IllegalArgumentException("as many places as numbers of people are needed");
        }
        double[] interim = pollutant.interimTargets();
        var above = new double[interim.length];
        double known = 0;
        double missing = 0;
        double sum = 0;
        double aboveGuideline = 0;
        for (int i = 0; i < people.length; i++) {
            double here = people[i];
            if (here < 0) {
                throw new IllegalArgumentException("people of place " + i + " are " + here + "; at least 0 or NaN");
            }
            if (!(here > 0)) {
                continue;
            }
            double value = micrograms[i];
            if (Double.isNaN(value)) {
                missing += here;
                continue;
            }
            known += here;
            sum += here * value;
            aboveGuideline += value > pollutant.annualGuideline() ? here : 0;
            for (int k = 0; k < interim.length; k++) {
                above[k] += value > interim[k] ? here : 0;
            }
        }
        for (int k = 0; k < interim.length; k++) {
            above[k] /= known;
        }
        return new Exposure(pollutant, known, missing, sum / known, aboveGuideline / known, above);
    }

    /// Population-weighted mean alone.
    public static double mean(double[] micrograms, double[] people) {
        return of(Pollutant.PM2_5, micrograms, people).mean();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exposure exposure
                && pollutant == exposure.pollutant
                && people == exposure.people
                && missingPeople == exposure.missingPeople
                && Double.compare(mean, exposure.mean) == 0
                && Double.compare(shareAboveGuideline, exposure.shareAboveGuideline) == 0
                && Arrays.equals(shareAboveInterim, exposure.shareAboveInterim);
    }

    @Override
    public int hashCode() {
        return 31 * pollutant.hashCode() + Double.hashCode(mean);
    }
}
