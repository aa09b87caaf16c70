package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.rehearse.Comparison.QuestionText;
import java.util.List;

/// Variants of a comparison that a careless page would stumble over.
final class Hostile {
    private Hostile() {}

    static OptionResult renamed(OptionResult o, String label) {
        return new OptionResult(
                o.id(),
                label,
                List.of(label),
                o.branch(),
                o.longitude(),
                o.latitude(),
                o.cost(),
                o.estimates(),
                o.byFuture(),
                o.score(),
                o.chanceOfBest(),
                o.expectedRegret(),
                o.greatestRegret(),
                o.rank(),
                o.tie(),
                o.pareto(),
                o.people(),
                o.groups(),
                o.path(),
                List.of(label));
    }

    static OptionResult withPeople(OptionResult o, Comparison.People people) {
        return new OptionResult(
                o.id(),
                o.label(),
                o.about(),
                o.branch(),
                o.longitude(),
                o.latitude(),
                o.cost(),
                o.estimates(),
                o.byFuture(),
                o.score(),
                o.chanceOfBest(),
                o.expectedRegret(),
                o.greatestRegret(),
                o.rank(),
                o.tie(),
                o.pareto(),
                people,
                o.groups(),
                o.path(),
                o.notes());
    }

    static Comparison with(Comparison c, String title, List<OptionResult> options) {
        var question = new QuestionText(c.question().id(), title, title, "pt\"><b>", title, "BRL");
        return new Comparison(
                c.format(),
                question,
                c.inputs(),
                c.indicators(),
                c.futures(),
                c.parameters(),
                options,
                c.ranking(),
                c.weightings(),
                c.flips(),
                c.places(),
                c.evidence(),
                c.daylight(),
                List.of(title));
    }

    /// The same asked for what the city depends on.
    static Comparison critical(Comparison c) {
        Comparison.Inputs i = c.inputs();
        var inputs = new Comparison.Inputs(
                i.snapshot(),
                i.asOf(),
                i.questionHash(),
                i.seed(),
                i.draws(),
                i.engine(),
                List.of("purpose=criticality"),
                i.sources());
        return new Comparison(
                c.format(),
                c.question(),
                inputs,
                c.indicators(),
                c.futures(),
                c.parameters(),
                c.options(),
                c.ranking(),
                c.weightings(),
                c.flips(),
                c.places(),
                c.evidence(),
                c.daylight(),
                c.limits());
    }

    /// One option, one future, nothing drawn, no groups, no map, no flips.
    static Comparison bare(Comparison c) {
        OptionResult base = c.options().getFirst();
        var plain = new OptionResult(
                base.id(),
                base.label(),
                List.of(),
                base.branch(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                base.estimates(),
                base.byFuture(),
                0,
                1,
                0,
                0,
                1,
                1,
                true,
                new Comparison.People(0, 0, 0),
                List.of(),
                new double[0],
                List.of());
        PlaceTable p = c.places();
        var places = new PlaceTable(
                p.layer(),
                p.mainIndicator(),
                p.ids(),
                p.longitude(),
                p.latitude(),
                p.population(),
                p.baseline(),
                List.of(),
                List.of());
        return new Comparison(
                c.format(),
                c.question(),
                c.inputs(),
                c.indicators(),
                c.futures(),
                List.of(),
                List.of(plain),
                List.of(base.id()),
                List.of(),
                List.of(),
                places,
                List.of(),
                List.of(),
                List.of());
    }
}
