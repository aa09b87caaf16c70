package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.Parameter;
import citiverse.rehearse.Comparison.SourceText;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// How it was made: the method in words, what was measured, what was uncertain, the data with licences and digests,
/// what the models do not see, and how anyone can repeat it.
final class MethodSection {
    private final Edition edition;
    private final Comparison comparison;
    private final Numbers numbers;
    private final Markup out;

    private MethodSection(Edition edition, Markup out) {
        this.edition = edition;
        this.comparison = edition.comparison();
        this.numbers = edition.numbers();
        this.out = out;
    }

    static void write(Edition edition, Markup out) {
        new MethodSection(edition, out).write();
    }

    private void write() {
        out.open("section", "id", "method", "aria-labelledby", "method-title");
        out.element("h2", edition.text("method.title"), "id", "method-title");
        out.open("dl", "class", "terms");
        if (edition.verdict().critical()) {
            out.element("dt", edition.text("method.critical"));
            out.element("dd", edition.text("method.critical.text"));
        }
        for (String term : List.of("rehearsal", "interval", "chance", "score", "tie", "regret", "pareto")) {
            out.element("dt", edition.text("method." + term));
            out.element("dd", edition.text("method." + term + ".text"));
        }
        out.close("dl");
        indicators();
        parameters();
        data();
        limits();
        rerun();
        out.close("section");
    }

    private void indicators() {
        out.element("h3", edition.text("method.indicators"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("method.indicators"),
                edition.text("column.indicator"),
                new Grid.Words(edition.text("column.unit")),
                new Grid.Words(edition.text("column.better")),
                edition.text("column.weight"),
                edition.text("column.scale"),
                new Grid.Words(edition.text("column.method")));
        for (Indicator indicator : comparison.indicators()) {
            table.row();
            table.head(edition.written(indicator.label()));
            table.text(OptionTables.unit(edition, indicator, false));
            table.text(edition.text(indicator.moreIsBetter() ? "better.more" : "better.less"));
            table.number(indicator.weight() > 0 ? numbers.percent(indicator.weight()) : edition.text("weight.none"));
            table.number(
                    indicator.weight() > 0
                            ? numbers.quantity(indicator.scale(), indicator.unit())
                            : edition.text("weight.none"));
            table.text(new Fragment("<code>" + Fragment.escape(indicator.method()) + "</code>"));
        }
        table.end();
    }

    private void parameters() {
        out.element("h3", edition.text("method.parameters"));
        if (comparison.parameters().isEmpty()) {
            out.element("p", edition.text("method.parameters.none"));
        } else {
            var table = new Grid(edition, out, "");
            table.start(
                    edition.text("method.parameters"),
                    edition.text("column.parameter"),
                    new Grid.Words(edition.text("column.distribution")),
                    new Grid.Words(edition.text("column.unit")),
                    edition.text("column.draws"));
            for (Parameter parameter : comparison.parameters()) {
                String unit = numbers.unit(parameter.unit(), false);
                table.row();
                table.head(edition.written(parameter.label()));
                table.text(new Fragment("<code>" + Fragment.escape(parameter.distribution()) + "</code>"));
                table.text(unit.isEmpty() ? edition.text("unit.pure") : unit);
                table.number(numbers.whole(parameter.values().size()));
            }
            table.end();
        }
        if (!comparison.inputs().settings().isEmpty()) {
            out.open("details", "class", "printed");
            out.element("summary", edition.text("method.settings"));
            out.open("ul", "class", "codes");
            comparison.inputs().settings().forEach(setting -> out.open("li")
                    .element("code", setting)
                    .close("li"));
            out.close("ul").close("details");
        }
    }

    private void data() {
        out.element("h3", edition.text("data.title"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("data.table"),
                edition.text("data.source"),
                new Grid.Words(edition.text("data.licence")),
                new Grid.Words(edition.text("data.attribution")),
                new Grid.Words(edition.text("data.digest")));
        for (SourceText source : comparison.inputs().sources()) {
            table.row();
            table.head(edition.local(source.title()));
            table.text(edition.local(source.licence().isEmpty() ? edition.text("number.none") : source.licence()));
            table.text(edition.local(source.attribution()));
            table.text(new Fragment("<code class=\"hash\">" + Fragment.escape(source.sha256()) + "</code>"));
        }
        table.end();
    }

    private void limits() {
        out.element("h3", edition.text("limits.title"));
        out.open("ul", "class", "facts");
        limits(edition).forEach(limit -> out.element("li", limit));
        out.close("ul");
    }

    /// What the models do not see, in sentences.
    static List<Fragment> limits(Edition edition) {
        var limits = new ArrayList<Fragment>();
        limits.add(Fragment.text(edition.text("limits.models")));
        for (String limit : edition.comparison().limits()) {
            boolean ours = edition.messages().has("limit." + limit);
            limits.add(ours ? Fragment.text(edition.text("limit." + limit)) : Fragment.written(limit, "en"));
        }
        return limits;
    }

    private void rerun() {
        Comparison.Inputs inputs = comparison.inputs();
        out.element("h3", edition.text("rerun.title"));
        out.element("p", edition.text("rerun.text"));
        out.open("pre").element("code", "citiverse rerun DIR").close("pre");
        out.open("dl", "class", "terms prints");
        print("rerun.snapshot", inputs.snapshot());
        print("rerun.question", inputs.questionHash());
        print("rerun.seed", Long.toString(inputs.seed()));
        print("rerun.draws", Integer.toString(inputs.draws()));
        print("rerun.engine", inputs.engine());
        print("rerun.as-of", inputs.asOf());
        print("rerun.format", comparison.format());
        out.close("dl");
        out.element("p", edition.text("rerun.files"));
    }

    private void print(String key, String value) {
        out.element("dt", edition.text(key));
        out.element("dd", new Fragment("<code class=\"hash\">" + Fragment.escape(value) + "</code>"));
    }
}
