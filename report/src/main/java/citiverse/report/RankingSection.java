package citiverse.report;

import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// All options in order, with how sure the order is: the first ones as dots with their intervals, all of them
/// as a table, and what has to be traded for what.
final class RankingSection {
    private static final int CHARTED = 12;
    private static final int LAST = 3;

    private final Edition edition;
    private final Verdict verdict;
    private final Numbers numbers;
    private final Indicator indicator;
    private final Markup out;

    private RankingSection(Edition edition, Markup out) {
        this.edition = edition;
        this.verdict = edition.verdict();
        this.numbers = edition.numbers();
        this.indicator = edition.mainIndicator();
        this.out = out;
    }

    static void write(Edition edition, Markup out) {
        new RankingSection(edition, out).write();
    }

    private void write() {
        out.open("section", "id", "ranking", "aria-labelledby", "ranking-title");
        out.element("h2", edition.text("ranking.title"), "id", "ranking-title");
        out.element("p", ties(), "class", "lead");
        order();
        dots();
        OptionTables.ranking(edition, out);
        OptionTables.values(edition, out);
        TradeOff.write(edition, out);
        out.close("section");
    }

    private Fragment ties() {
        int alike = verdict.tied().size() + 1;
        return alike == 1
                ? edition.html("ranking.no-tie", "option", edition.label(verdict.first()))
                : edition.html(edition.critical("ranking.tie"), "count", numbers.counted("count.options", alike));
    }

    /// Says what the order follows where more than one measure counts.
    private void order() {
        Fragment weights = Fragment.EMPTY;
        int counted = 0;
        for (Indicator each : edition.comparison().indicators()) {
            if (each.weight() > 0) {
                Fragment weight = edition.html(
                        "ranking.weight",
                        "indicator",
                        edition.written(each.label()),
                        "weight",
                        numbers.percent(each.weight()));
                weights = (counted == 0 ? weights : weights.and(edition.text("list.comma"))).and(weight);
                counted++;
            }
        }
        if (counted > 1) {
            out.element("p", edition.html("ranking.order", "weights", weights));
        }
    }

    /// The options that the chart shows: the first, the baseline, and the last.
    private List<OptionResult> charted() {
        List<OptionResult> ranked = verdict.ranked();
        int last = verdict.allLose() ? CHARTED : LAST;
        int first = verdict.allLose() ? LAST : CHARTED;
        var charted = new ArrayList<OptionResult>();
        for (int i = 0; i < ranked.size(); i++) {
            if (i < first || i >= ranked.size() - last || verdict.isBase(ranked.get(i))) {
                charted.add(ranked.get(i));
            }
        }
        return charted;
    }

    private void dots() {
        List<OptionResult> charted = charted();
        var values = new ArrayList<Double>();
        values.add(0.0);
        for (OptionResult option : charted) {
            Estimate estimate = edition.mainEstimate(option);
            values.addAll(List.of(estimate.changeLow(), estimate.change(), estimate.changeHigh()));
        }
        Axis axis = Axis.of(values);
        out.open("figure", "class", "wide");
        out.element(
                "figcaption",
                edition.html("ranking.caption", "indicator", edition.written(indicator.label()), "unit", unit())
                        .and(edition.hint()),
                "id",
                "ranking-caption");
        out.open("div", "class", "dot-axis", "aria-hidden", "true");
        axis(axis);
        out.close("div");
        out.open("ol", "class", "dots", "aria-labelledby", "ranking-caption");
        OptionResult previous = null;
        for (OptionResult option : charted) {
            int skipped = previous == null ? 0 : option.rank() - previous.rank() - 1;
            if (skipped > 0) {
                out.element(
                        "li",
                        edition.text("ranking.skipped", "count", numbers.counted("count.options", skipped)),
                        "class",
                        "skipped");
            }
            row(option, axis);
            previous = option;
        }
        out.close("ol");
        out.close("figure");
    }

    private String unit() {
        String label = numbers.unit(indicator.unit(), true);
        return label.isEmpty() ? edition.text("unit.pure") : label;
    }

    private void axis(Axis axis) {
        out.open("svg", "height", "22");
        for (double tick : axis.ticks()) {
            String anchor = axis.share(tick) < 0.05 ? "start" : axis.share(tick) > 0.95 ? "end" : "middle";
            out.element(
                    "text",
                    numbers.signed(tick, axis.decimals()),
                    "x",
                    axis.at(tick),
                    "y",
                    "16",
                    "text-anchor",
                    anchor);
        }
        out.close("svg");
    }

    private void row(OptionResult option, Axis axis) {
        Estimate estimate = edition.mainEstimate(option);
        int decimals = Numbers.decimals(estimate.change());
        boolean base = verdict.isBase(option);
        boolean alike = option.tie() == verdict.first().tie();
        out.open("li", "class", alike ? "alike" : null);
        out.element("span", numbers.whole(option.rank()), "class", "rank");
        out.open("span", "class", "name").add(edition.label(option));
        if (alike && !verdict.tied().isEmpty()) {
            out.text(" ").element("span", edition.text("badge.tie"), "class", "badge");
        }
        Fragment near = edition.near(option);
        if (near != Fragment.EMPTY) {
            out.element("small", near);
        }
        out.close("span");
        out.open("svg", "class", "whisker", "height", "22", "aria-hidden", "true");
        out.empty("line", "class", "zero", "x1", axis.at(0), "x2", axis.at(0), "y1", "-60", "y2", "90");
        if (!base) {
            out.empty(
                    "line",
                    "class",
                    "range",
                    "x1",
                    axis.at(estimate.changeLow()),
                    "x2",
                    axis.at(estimate.changeHigh()),
                    "y1",
                    "11",
                    "y2",
                    "11");
        }
        out.empty("circle", "class", base ? "dot open" : "dot", "cx", axis.at(estimate.change()), "cy", "11", "r", "5");
        out.close("svg");
        out.open("span", "class", "value");
        if (base) {
            out.text(edition.text("ranking.base", "value", numbers.quantity(estimate.mean(), indicator.unit())));
        } else {
            out.element("b", numbers.change(estimate.change(), indicator.unit(), decimals))
                    .text(" ");
            String interval = numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), "", decimals);
            out.element(
                    "span",
                    edition.text(
                            edition.critical("ranking.values"),
                            "interval",
                            interval,
                            "chance",
                            numbers.percent(option.chanceOfBest())));
        }
        out.close("span").close("li");
    }
}
