package citiverse.report;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.rehearse.question.Quantity;
import java.util.Arrays;

/// The least change of the main indicator at one place that counts as one: what its model can resolve.
///
/// A comparison does not say which quantity an indicator is of. Of those with its method and unit it is the
/// one by which the people who gain and lose were counted.
final class Detectable {
    private static final double SOMEONE = 0.5;

    private Detectable() {}

    /// In the unit of the indicator; 0 where it is of no quantity of the physical city.
    static double of(Edition edition) {
        String method = edition.mainIndicator().method();
        double[] candidates = Arrays.stream(Quantity.values())
                .filter(quantity -> method.equals("methods/" + quantity.method() + ".md"))
                .filter(quantity ->
                        quantity.unit().equals(edition.mainIndicator().unit()))
                .mapToDouble(Quantity::detectable)
                .distinct()
                .sorted()
                .toArray();
        return Arrays.stream(candidates)
                .filter(least -> counts(edition, least))
                .findFirst()
                .orElse(candidates.length == 0 ? 0 : candidates[0]);
    }

    /// True where it gives the people who gain and lose under every mapped option.
    private static boolean counts(Edition edition, double least) {
        PlaceTable places = edition.comparison().places();
        for (OptionResult option : edition.mapped()) {
            double[] changes = edition.changes(option);
            double gaining = 0;
            double losing = 0;
            for (int i = 0; i < changes.length; i++) {
                double population = places.population()[i] > 0 ? places.population()[i] : 0;
                double gain = changes[i] * edition.direction();
                gaining += gain > least ? population : 0;
                losing += gain < -least ? population : 0;
            }
            if (Math.abs(gaining - option.people().gaining()) > SOMEONE
                    || Math.abs(losing - option.people().losing()) > SOMEONE) {
                return false;
            }
        }
        return true;
    }
}
