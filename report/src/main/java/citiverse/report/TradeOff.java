package citiverse.report;

import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What has to be traded for what: two measures of all options against each other, with those marked that nothing
/// beats in everything.
final class TradeOff {
    private static final int NUMBERED = 9;

    private final Edition edition;
    private final Measure across;
    private final Measure up;
    private final Markup out;

    /// @param label name with unit
    /// @param difference true where its values are changes, shown with their sign
    /// @param value of an option
    private record Measure(Fragment label, String plain, boolean difference, ToDoubleFunction<OptionResult> value) {

        String show(Numbers numbers, double value, int decimals) {
            return difference ? numbers.signed(value, decimals) : numbers.plain(value, decimals);
        }
    }

    private TradeOff(Edition edition, Measure across, Measure up, Markup out) {
        this.edition = edition;
        this.across = across;
        this.up = up;
        this.out = out;
    }

    /// Writes nothing where there is only one measure.
    static void write(Edition edition, Markup out) {
        List<Measure> measures = measures(edition);
        if (measures.size() >= 2 && edition.comparison().options().size() > 2) {
            new TradeOff(edition, measures.get(1), measures.get(0), out).write();
        }
    }

    /// The main indicator, then the cost and the other indicators that count, as far as the options differ in them.
    private static List<Measure> measures(Edition edition) {
        var others = new ArrayList<Measure>();
        if (edition.hasCosts()) {
            String plain = edition.costHead();
            others.add(new Measure(Fragment.text(plain), plain, false, OptionResult::cost));
        }
        List<Indicator> indicators = edition.comparison().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (i != edition.main() && indicators.get(i).weight() > 0) {
                others.add(indicator(edition, i));
            }
        }
        var measures = new ArrayList<Measure>();
        measures.add(indicator(edition, edition.main()));
        others.stream().filter(measure -> differs(edition, measure)).forEach(measures::add);
        return measures;
    }

    private static boolean differs(Edition edition, Measure measure) {
        return edition.comparison().options().stream()
                        .filter(option -> !edition.verdict().isBase(option))
                        .mapToDouble(measure.value())
                        .filter(Double::isFinite)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static Measure indicator(Edition edition, int index) {
        Indicator indicator = edition.comparison().indicators().get(index);
        String unit = OptionTables.unit(edition, indicator, true);
        Fragment label = edition.html("trade.axis", "indicator", edition.written(indicator.label()), "unit", unit);
        return new Measure(
                label,
                edition.text("trade.axis", "indicator", indicator.label(), "unit", unit),
                true,
                option -> option.estimates().get(index).change());
    }

    private void write() {
        List<OptionResult> front =
                edition.verdict().ranked().stream().filter(OptionResult::pareto).toList();
        out.element("h3", edition.text("trade.title"));
        out.element("p", edition.text("trade.lead", "count", edition.numbers().counted("count.options", front.size())));
        out.open("figure", "class", "wide scatter");
        out.element("p", new Fragment("<span aria-hidden=\"true\">\u2191 </span>").and(up.label()), "class", "axis");
        chart();
        out.element(
                "p",
                across.label().and(new Fragment("<span aria-hidden=\"true\"> \u2192</span>")),
                "class",
                "axis across");
        out.open("figcaption").text(edition.text("trade.caption")).close("figcaption");
        out.close("figure");
        table(front);
    }

    private void chart() {
        List<OptionResult> options = edition.verdict().ranked().stream()
                .filter(option -> Double.isFinite(across.value().applyAsDouble(option))
                        && Double.isFinite(up.value().applyAsDouble(option)))
                .toList();
        Axis x = Axis.of(options.stream()
                .map(option -> across.value().applyAsDouble(option))
                .toList());
        Axis y = Axis.of(
                options.stream().map(option -> up.value().applyAsDouble(option)).toList());
        out.open(
                "svg",
                "class",
                "plot",
                "height",
                "320",
                "role",
                "img",
                "aria-label",
                edition.text("trade.desc", "across", across.plain(), "up", up.plain()));
        grid(x, y);
        for (OptionResult option : options.reversed()) {
            double share = x.share(across.value().applyAsDouble(option));
            String cx = Svg.percent(share);
            String cy = Svg.percent(1 - y.share(up.value().applyAsDouble(option)));
            if (edition.verdict().isBase(option)) {
                out.empty("circle", "class", "base", "cx", cx, "cy", cy, "r", "5");
                out.element(
                        "text",
                        edition.text("option.base"),
                        "class",
                        "base-name",
                        "x",
                        cx,
                        "y",
                        cy,
                        "dx",
                        share > 0.7 ? "-10" : "10",
                        "dy",
                        "4",
                        "text-anchor",
                        share > 0.7 ? "end" : "start");
            } else if (!option.pareto()) {
                out.empty("circle", "class", "beaten", "cx", cx, "cy", cy, "r", "3.5");
            } else if (option.rank() <= NUMBERED) {
                out.empty("circle", "class", "front", "cx", cx, "cy", cy, "r", "10");
                out.element(
                        "text",
                        Integer.toString(option.rank()),
                        "class",
                        "front-rank",
                        "x",
                        cx,
                        "y",
                        cy,
                        "dy",
                        "4",
                        "text-anchor",
                        "middle");
            } else {
                out.empty("circle", "class", "front", "cx", cx, "cy", cy, "r", "5");
            }
        }
        out.close("svg");
    }

    private void grid(Axis x, Axis y) {
        Numbers numbers = edition.numbers();
        for (double tick : x.ticks()) {
            double share = x.share(tick);
            out.empty("line", "class", "tick", "x1", x.at(tick), "x2", x.at(tick), "y2", "100%");
            out.element(
                    "text",
                    across.show(numbers, tick, x.decimals()),
                    "x",
                    x.at(tick),
                    "y",
                    "100%",
                    "dy",
                    "16",
                    "text-anchor",
                    share < 0.08 ? "start" : share > 0.92 ? "end" : "middle");
        }
        for (double tick : y.ticks()) {
            String at = Svg.percent(1 - y.share(tick));
            out.empty("line", "class", "tick", "y1", at, "y2", at, "x2", "100%");
            out.element(
                    "text",
                    up.show(numbers, tick, y.decimals()),
                    "x",
                    "0",
                    "dx",
                    "4",
                    "y",
                    at,
                    "dy",
                    y.share(tick) > 0.95 ? "14" : "-4");
        }
    }

    private void table(List<OptionResult> front) {
        Numbers numbers = edition.numbers();
        out.open("details", "class", "printed");
        out.element("summary", edition.text("trade.table"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("trade.table"),
                edition.text("option"),
                edition.text("column.rank"),
                up.label(),
                across.label());
        for (OptionResult option : front) {
            table.row();
            table.head(edition.label(option));
            table.number(numbers.whole(option.rank()));
            double high = up.value().applyAsDouble(option);
            double far = across.value().applyAsDouble(option);
            table.number(up.show(numbers, high, Numbers.decimals(high)));
            table.number(across.show(numbers, far, Numbers.decimals(far)));
        }
        table.end();
        out.close("details");
    }
}
