package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same comparison with its main indicator turned into one of which less is better: every value is taken
/// from a constant, so that what was a gain is a decrease.
final class Lessening {
    private static final double FROM = 40;

    private Lessening() {}

    /// @param unit UCUM unit of the main indicator
    /// @param detectable least change that counts as one
    /// @param method its method
    static Comparison of(Comparison c, String label, String unit, double detectable, String method) {
        var indicators = new ArrayList<>(c.indicators());
        Indicator main = indicators.getFirst();
        indicators.set(
                0, new Indicator(main.id(), label, unit, false, main.weight(), main.scale(), detectable, method));
        PlaceTable p = c.places();
        var places = new PlaceTable(
                p.layer(),
                p.mainIndicator(),
                p.ids(),
                p.longitude(),
                p.latitude(),
                p.population(),
                Arrays.stream(p.baseline()).map(value -> FROM - value).toArray(),
                p.mapped(),
                p.change().stream()
                        .map(change ->
                                Arrays.stream(change).map(value -> -value).toArray())
                        .toList());
        return new Comparison(
                c.format(),
                c.question(),
                c.inputs(),
                indicators,
                c.futures(),
                c.parameters(),
                c.options().stream().map(Lessening::option).toList(),
                c.ranking(),
                c.weightings(),
                c.flips(),
                places,
                c.evidence(),
                c.daylight(),
                c.limits());
    }

    private static OptionResult option(OptionResult o) {
        var estimates = new ArrayList<>(o.estimates());
        Estimate e = estimates.getFirst();
        estimates.set(
                0,
                new Estimate(
                        FROM - e.mean(),
                        FROM - e.high(),
                        FROM - e.low(),
                        -e.change(),
                        -e.changeHigh(),
                        -e.changeLow()));
        List<double[]> byFuture = o.byFuture().stream()
                .map(values -> {
                    double[] less = values.clone();
                    less[0] = FROM - less[0];
                    return less;
                })
                .toList();
        return new OptionResult(
                o.id(),
                o.label(),
                o.about(),
                o.branch(),
                o.longitude(),
                o.latitude(),
                o.cost(),
                estimates,
                byFuture,
                o.score(),
                o.chanceOfBest(),
                o.expectedRegret(),
                o.greatestRegret(),
                o.rank(),
                o.tie(),
                o.pareto(),
                o.people(),
                o.groups().stream()
                        .map(g -> new GroupEffect(
                                g.dimension(),
                                g.group(),
                                g.people(),
                                FROM - g.before(),
                                FROM - g.after(),
                                g.gaining(),
                                g.losing()))
                        .toList(),
                o.path(),
                o.notes());
    }
}
