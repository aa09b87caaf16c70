package citiverse.report;

import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All options in tables: the ranking, and the values of every indicator with what each option does.
final class OptionTables {
    private OptionTables() {}

    static void ranking(Edition edition, Markup out) {
        var heads = new ArrayList<Object>();
        heads.add(edition.text("option"));
        heads.add(edition.text("column.rank"));
        for (Indicator indicator : edition.comparison().indicators()) {
            heads.add(edition.html(
                    "column.change",
                    "indicator",
                    edition.written(indicator.label()),
                    "unit",
                    unit(edition, indicator, true)));
        }
        for (String key : List.of(
                "column.score",
                "column.chance",
                "column.expected",
                "column.greatest",
                "column.tie",
                "column.pareto",
                "column.gaining",
                "column.losing")) {
            String name = edition.text(key.equals("column.chance") ? edition.critical(key) : key);
            heads.add(key.equals("column.pareto") ? new Grid.Words(name) : name);
        }
        if (edition.hasCosts()) {
            heads.add(edition.costHead());
        }
        out.open("details", "class", "printed");
        out.element("summary", edition.text("ranking.all"));
        out.element("p", edition.text("ranking.all.note"));
        var table = new Grid(edition, out, "sort");
        table.start(edition.text("ranking.table"), heads.toArray());
        Map<Integer, Integer> sizes = tieSizes(edition);
        for (OptionResult option : edition.verdict().ranked()) {
            table.row();
            row(edition, option, sizes.get(option.tie()), table);
        }
        table.end();
        out.close("details");
    }

    private static Map<Integer, Integer> tieSizes(Edition edition) {
        var sizes = new HashMap<Integer, Integer>();
        edition.comparison().options().forEach(option -> sizes.merge(option.tie(), 1, Integer::sum));
        return sizes;
    }

    private static void row(Edition edition, OptionResult option, int tied, Grid table) {
        Numbers numbers = edition.numbers();
        table.head(edition.label(option));
        table.number(numbers.whole(option.rank()), option.rank());
        for (Estimate estimate : option.estimates()) {
            int decimals = Numbers.decimals(estimate.change());
            table.interval(
                    numbers.signed(estimate.change(), decimals),
                    numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), "", decimals),
                    estimate.change());
        }
        table.number(numbers.signed(option.score(), 3), option.score());
        table.number(numbers.percent(option.chanceOfBest()), option.chanceOfBest());
        table.number(numbers.plain(option.expectedRegret(), 3), option.expectedRegret());
        table.number(numbers.plain(option.greatestRegret(), 3), option.greatestRegret());
        table.number(tied > 1 ? numbers.whole(option.tie()) : edition.text("tie.none"), option.tie());
        table.text(edition.text(option.pareto() ? "yes" : "no"));
        table.number(numbers.whole(option.people().gaining()), option.people().gaining());
        table.number(numbers.whole(option.people().losing()), option.people().losing());
        if (edition.hasCosts()) {
            table.number(edition.numbers().plain(option.cost(), 0), option.cost());
        }
    }

    static void values(Edition edition, Markup out) {
        Numbers numbers = edition.numbers();
        var heads = new ArrayList<Object>();
        heads.add(edition.text("option"));
        heads.add(new Grid.Words(edition.text("column.about")));
        for (Indicator indicator : edition.comparison().indicators()) {
            heads.add(edition.html(
                    "column.value",
                    "indicator",
                    edition.written(indicator.label()),
                    "unit",
                    unit(edition, indicator, false)));
        }
        out.open("details");
        out.element("summary", edition.text("values.all"));
        out.element("p", edition.text("values.all.note"));
        var table = new Grid(edition, out, "filter");
        table.start(edition.text("values.table"), heads.toArray());
        for (OptionResult option : edition.verdict().ranked()) {
            table.row();
            table.head(edition.label(option));
            table.text(about(edition, option));
            for (Estimate estimate : option.estimates()) {
                int decimals = Numbers.decimals(estimate.mean());
                table.interval(
                        numbers.plain(estimate.mean(), decimals),
                        numbers.interval(estimate.low(), estimate.high(), "", decimals),
                        estimate.mean());
            }
        }
        table.end();
        out.close("details");
    }

    private static Fragment about(Edition edition, OptionResult option) {
        Fragment all = Fragment.EMPTY;
        var lines = new ArrayList<>(option.about());
        lines.addAll(option.notes());
        for (String line : lines) {
            Fragment before = all == Fragment.EMPTY ? all : all.and(new Fragment("<br/>"));
            all = before.and(edition.written(line));
        }
        return all;
    }

    static String unit(Edition edition, Indicator indicator, boolean difference) {
        String label = edition.numbers().unit(indicator.unit(), difference);
        return label.isEmpty() ? edition.text("unit.pure") : label;
    }
}
