package citiverse.report;

import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// For whom it gets better or worse under the best option: groups of people, those who have least and most, and
/// every measure before and after.
final class EquitySection {
    private final Edition edition;
    private final OptionResult shown;
    private final Numbers numbers;
    private final Indicator indicator;
    private final Markup out;

    private EquitySection(Edition edition, Markup out) {
        this.edition = edition;
        this.shown = edition.verdict().lead();
        this.numbers = edition.numbers();
        this.indicator = edition.mainIndicator();
        this.out = out;
    }

    static void write(Edition edition, Markup out) {
        new EquitySection(edition, out).write();
    }

    /// One row of a chart of before and after.
    private record Row(Fragment name, double before, double after, Fragment note) {}

    private void write() {
        out.open("section", "id", "equity", "aria-labelledby", "equity-title");
        out.element("h2", edition.text("equity.title"), "id", "equity-title");
        out.element("p", lead(edition), "class", "lead");
        groups();
        fifths();
        measures();
        out.close("section");
    }

    /// Who gains and who loses under the best option, in one sentence.
    static Fragment lead(Edition edition) {
        OptionResult shown = edition.verdict().lead();
        Numbers numbers = edition.numbers();
        double all = shown.people().gaining()
                + shown.people().losing()
                + shown.people().unchanged();
        return edition.html(
                "equity.lead",
                "option",
                edition.label(shown),
                "gaining",
                numbers.people(shown.people().gaining()),
                "gain",
                share(numbers, shown.people().gaining(), all),
                "losing",
                numbers.people(shown.people().losing()),
                "loss",
                share(numbers, shown.people().losing(), all));
    }

    /// From what to what a group goes, and the shares of it that gain and lose.
    static Fragment note(Edition edition, GroupEffect group) {
        return values(edition, group.before(), group.after()).and(shares(edition, group));
    }

    private static Fragment values(Edition edition, double before, double after) {
        int decimals = Numbers.decimals(before, after);
        Numbers numbers = edition.numbers();
        return edition.html(
                "equity.values", "before", numbers.plain(before, decimals), "after", numbers.plain(after, decimals));
    }

    private static Fragment shares(Edition edition, GroupEffect group) {
        Numbers numbers = edition.numbers();
        return edition.html(
                "equity.note",
                "gain",
                share(numbers, group.gaining(), group.people()),
                "loss",
                share(numbers, group.losing(), group.people()));
    }

    private void groups() {
        if (shown.groups().isEmpty()) {
            out.element("p", edition.text("equity.no-groups"), "class", "gap");
            return;
        }
        out.element("h3", edition.text("equity.groups"));
        var rows = new ArrayList<Row>();
        String dimension = "";
        for (GroupEffect group : shown.groups()) {
            if (!group.dimension().equals(dimension)) {
                dimension = group.dimension();
                rows.add(new Row(edition.dimension(dimension), Double.NaN, Double.NaN, Fragment.EMPTY));
            }
            Fragment note = shares(edition, group);
            rows.add(new Row(edition.group(dimension, group.group()), group.before(), group.after(), note));
        }
        chart(
                "groups",
                edition.html(
                        "equity.groups.caption",
                        "indicator",
                        edition.written(indicator.label()),
                        "unit",
                        OptionTables.unit(edition, indicator, false)),
                rows);
        groupTable();
    }

    private static String share(Numbers numbers, double part, double all) {
        return numbers.percent(all > 0 ? part / all : 0);
    }

    private void chart(String id, Fragment caption, List<Row> rows) {
        var values = new ArrayList<Double>();
        values.add(0.0);
        rows.forEach(row -> values.add(row.after() - row.before()));
        Axis axis = Axis.of(values);
        out.open("figure", "class", "wide");
        out.element("figcaption", caption.and(edition.hint()), "id", id + "-caption");
        out.open("ul", "class", "dots before-after", "aria-labelledby", id + "-caption");
        for (Row row : rows) {
            if (Double.isNaN(row.before())) {
                out.element("li", row.name(), "class", "dimension");
            } else {
                row(row, axis);
            }
        }
        out.close("ul");
        out.close("figure");
    }

    private void row(Row row, Axis axis) {
        double change = row.after() - row.before();
        boolean better = change * edition.direction() >= 0;
        double from = Math.min(axis.share(0), axis.share(change));
        double to = Math.max(axis.share(0), axis.share(change));
        out.open("li");
        out.element("span", row.name(), "class", "name");
        out.open("svg", "class", "whisker", "height", "22", "aria-hidden", "true");
        out.empty(
                "rect",
                "class",
                better ? "bar-gain" : "bar-loss",
                "x",
                Svg.percent(from),
                "width",
                Svg.percent(to - from),
                "y",
                "5",
                "height",
                "12",
                "fill",
                better ? null : "url(#hatch)");
        out.empty("line", "class", "zero", "x1", axis.at(0), "x2", axis.at(0), "y1", "-60", "y2", "90");
        out.close("svg");
        out.open("span", "class", "value");
        out.element("b", numbers.change(change, indicator.unit())).text(" ");
        out.element("span", values(edition, row.before(), row.after()).and(row.note()));
        out.close("span").close("li");
    }

    private void groupTable() {
        out.open("details", "class", "printed");
        out.element("summary", edition.text("equity.table"));
        var table = new Grid(edition, out, "");
        String unit = OptionTables.unit(edition, indicator, false);
        table.start(
                edition.text("equity.table"),
                edition.text("group"),
                edition.text("place.people"),
                edition.text("column.before", "unit", unit),
                edition.text("column.after", "unit", unit),
                edition.text("column.difference", "unit", OptionTables.unit(edition, indicator, true)),
                edition.text("column.gaining"),
                edition.text("column.losing"));
        for (GroupEffect group : shown.groups()) {
            int decimals = Numbers.decimals(group.before(), group.after());
            table.row();
            table.head(edition.html(
                    "group.of",
                    "dimension",
                    edition.dimension(group.dimension()),
                    "group",
                    edition.group(group.dimension(), group.group())));
            table.number(numbers.whole(group.people()));
            table.number(numbers.plain(group.before(), decimals));
            table.number(numbers.plain(group.after(), decimals));
            double change = group.after() - group.before();
            table.number(numbers.signed(change, Numbers.decimals(change)));
            table.number(numbers.whole(group.gaining()));
            table.number(numbers.whole(group.losing()));
        }
        table.end();
        out.close("details");
    }

    /// People in fifths by what they have today, where the change is known by place.
    private void fifths() {
        if (!edition.mapped().contains(shown)) {
            return;
        }
        PlaceTable places = edition.comparison().places();
        double[] changes = edition.changes(shown);
        var after = new double[changes.length];
        for (int i = 0; i < changes.length; i++) {
            after[i] = places.baseline()[i] + changes[i];
        }
        double[] before = Quantiles.fifths(places.baseline(), places.baseline(), places.population());
        double[] then = Quantiles.fifths(places.baseline(), after, places.population());
        var rows = new ArrayList<Row>();
        for (int fifth = 0; fifth < 5; fifth++) {
            boolean end = fifth == 0 || fifth == 4;
            String name = end
                    ? edition.text(edition.directed(fifth == 0 ? "fifth.least" : "fifth.most"))
                    : edition.text("fifth", "n", numbers.whole(fifth + 1));
            rows.add(new Row(Fragment.text(name), before[fifth], then[fifth], Fragment.EMPTY));
        }
        out.element("h3", edition.text(edition.directed("equity.fifths")));
        out.element("p", edition.text(edition.directed("equity.fifths.note")));
        chart(
                "fifths",
                edition.html(
                        "equity.fifths.caption",
                        "indicator",
                        edition.written(indicator.label()),
                        "unit",
                        OptionTables.unit(edition, indicator, false)),
                rows);
        fifthTable(rows);
    }

    private void fifthTable(List<Row> rows) {
        String unit = OptionTables.unit(edition, indicator, false);
        out.open("details", "class", "printed");
        out.element("summary", edition.text("equity.fifths.table"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("equity.fifths.table"),
                edition.text("group"),
                edition.text("column.before", "unit", unit),
                edition.text("column.after", "unit", unit),
                edition.text("column.difference", "unit", OptionTables.unit(edition, indicator, true)));
        for (Row row : rows) {
            int decimals = Numbers.decimals(row.before(), row.after());
            double change = row.after() - row.before();
            table.row();
            table.head(row.name());
            table.number(numbers.plain(row.before(), decimals));
            table.number(numbers.plain(row.after(), decimals));
            table.number(numbers.signed(change, Numbers.decimals(change)));
        }
        table.end();
        out.close("details");
    }

    private void measures() {
        out.element("h3", edition.html("equity.measures", "option", edition.label(shown)));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("equity.measures.table"),
                edition.text("column.indicator"),
                edition.text("place.today"),
                edition.text("column.with"),
                edition.text("place.change"),
                edition.text("column.range"),
                new Grid.Words(edition.text("column.direction")));
        List<Indicator> indicators = edition.comparison().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator each = indicators.get(i);
            Estimate estimate = shown.estimates().get(i);
            int decimals = Numbers.decimals(estimate.change());
            table.row();
            table.head(edition.written(each.label()));
            table.number(
                    numbers.quantity(edition.verdict().base().estimates().get(i).mean(), each.unit()));
            table.number(numbers.quantity(estimate.mean(), each.unit()));
            table.number(numbers.change(estimate.change(), each.unit(), decimals));
            table.number(numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), each.unit(), decimals));
            table.text(edition.text(direction(each, estimate)));
        }
        table.end();
    }

    private static String direction(Indicator indicator, Estimate estimate) {
        double low = Math.min(estimate.changeLow(), estimate.changeHigh());
        double high = Math.max(estimate.changeLow(), estimate.changeHigh());
        if (low == 0 && high == 0) {
            return "direction.same";
        }
        boolean up = low >= 0;
        boolean down = high <= 0;
        if (!up && !down) {
            return "direction.open";
        }
        return up == indicator.moreIsBetter() ? "direction.better" : "direction.worse";
    }
}
