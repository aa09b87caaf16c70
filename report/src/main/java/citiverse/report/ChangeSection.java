package citiverse.report;

import citiverse.rehearse.Comparison.Flip;
import citiverse.rehearse.Comparison.Future;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.Parameter;
import citiverse.rehearse.Comparison.Weighting;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would change the answer: the nearest flips, other weights, other futures.
final class ChangeSection {
    private static final int SHOWN = 6;
    /// How a parameter's distribution begins where it is one of several choices.
    private static final String CHOICE = "one of ";

    private final Edition edition;
    private final Numbers numbers;
    private final Markup out;

    private ChangeSection(Edition edition, Markup out) {
        this.edition = edition;
        this.numbers = edition.numbers();
        this.out = out;
    }

    static void write(Edition edition, Markup out) {
        new ChangeSection(edition, out).write();
    }

    private void write() {
        out.open("section", "id", "change", "aria-labelledby", "change-title");
        out.element("h2", edition.text("change.title"), "id", "change-title");
        flips();
        weightings();
        futures();
        out.close("section");
    }

    /// A flip in words.
    static Fragment sentence(Edition edition, Flip flip) {
        Fragment winner = edition.option(flip.winner()).map(edition::label).orElse(Fragment.text(flip.winner()));
        String key = Double.isNaN(flip.from()) ? "flip.choice" : "flip." + flip.kind();
        return edition.html(
                key,
                "subject",
                subject(edition, flip),
                "from",
                value(edition, flip, flip.from()),
                "to",
                value(edition, flip, flip.to()),
                "winner",
                winner);
    }

    private static Fragment subject(Edition edition, Flip flip) {
        var comparison = edition.comparison();
        String label =
                switch (flip.kind()) {
                    case "weight" ->
                        comparison.indicators().stream()
                                .filter(indicator -> indicator.id().equals(flip.subject()))
                                .map(Indicator::label)
                                .findFirst()
                                .orElse(flip.subject());
                    case "future" ->
                        comparison.futures().stream()
                                .filter(future -> future.id().equals(flip.subject()))
                                .map(Future::label)
                                .findFirst()
                                .orElse(flip.subject());
                    default -> parameter(edition, flip);
                };
        return edition.written(label);
    }

    private static String parameter(Edition edition, Flip flip) {
        return drawn(edition, flip).map(Parameter::label).orElse(flip.subject());
    }

    private static Optional<Parameter> drawn(Edition edition, Flip flip) {
        return edition.comparison().parameters().stream()
                .filter(parameter ->
                        flip.kind().equals("parameter") && parameter.id().equals(flip.subject()))
                .findFirst();
    }

    /// A value of what a flip changes, in its unit. Where it is one of several choices (then it has no value of now),
    /// a value is the position of a choice.
    private static String value(Edition edition, Flip flip, double value) {
        Optional<Parameter> parameter = drawn(edition, flip);
        if (parameter.isEmpty()) {
            return edition.numbers().percent(value);
        }
        String words = parameter.get().distribution();
        if (words.startsWith(CHOICE)) {
            String[] choices = words.substring(CHOICE.length()).split(", ");
            int at = (int) value;
            return Double.isNaN(value) || at >= choices.length
                    ? edition.text("flip.drawn")
                    : edition.numbers().dayOrText(choices[at]);
        }
        return edition.numbers().quantity(value, parameter.get().unit());
    }

    private void flips() {
        List<Flip> flips = edition.comparison().flips();
        List<Flip> found =
                flips.stream().filter(flip -> !flip.winner().isEmpty()).toList();
        out.element("p", edition.text(found.isEmpty() ? "change.none" : "change.some"), "class", "lead");
        if (!found.isEmpty()) {
            out.open("ul", "class", "facts");
            found.forEach(flip -> out.element("li", sentence(edition, flip)));
            out.close("ul");
        }
        if (flips.isEmpty()) {
            return;
        }
        out.open("details", "class", "printed");
        out.element("summary", edition.text("change.table"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("change.table"),
                edition.text("flip.what"),
                new Grid.Words(edition.text("flip.kind")),
                edition.text("flip.now"),
                edition.text("flip.range"),
                edition.text("flip.at"),
                new Grid.Words(edition.text("flip.then")));
        for (Flip flip : flips) {
            boolean flipped = !flip.winner().isEmpty();
            table.row();
            table.head(subject(edition, flip));
            table.text(edition.text("flip.kind." + flip.kind()));
            table.number(value(edition, flip, flip.from()));
            table.number(edition.text(
                    "number.interval",
                    "low",
                    value(edition, flip, flip.low()),
                    "high",
                    value(edition, flip, flip.high())));
            table.number(flipped ? value(edition, flip, flip.to()) : edition.text("flip.none"));
            table.text(
                    flipped
                            ? edition.option(flip.winner()).map(edition::label).orElse(Fragment.text(flip.winner()))
                            : Fragment.text(edition.text("flip.same")));
        }
        table.end();
        out.close("details");
    }

    private void weightings() {
        List<Weighting> weightings = edition.comparison().weightings();
        if (weightings.isEmpty()) {
            return;
        }
        out.element("h3", edition.text("weights.title"));
        out.element("p", edition.text("weights.lead"));
        var heads = new ArrayList<Object>();
        heads.add(edition.text("weights.name"));
        for (Indicator indicator : edition.comparison().indicators()) {
            heads.add(edition.html("weights.of", "indicator", edition.written(indicator.label())));
        }
        heads.add(new Grid.Words(edition.text("weights.first")));
        heads.add(new Grid.Words(edition.text("weights.next")));
        var table = new Grid(edition, out, "");
        table.start(edition.text("weights.table"), heads.toArray());
        for (Weighting weighting : weightings) {
            table.row();
            table.head(weighting(weighting.name()));
            for (double weight : weighting.weights()) {
                table.number(numbers.percent(weight));
            }
            table.text(label(weighting.first(), 0));
            Fragment second = label(weighting.first(), 1);
            Fragment third = label(weighting.first(), 2);
            table.text(
                    third == Fragment.EMPTY
                            ? second
                            : second.and(edition.text("list.comma")).and(third));
        }
        table.end();
    }

    private Fragment weighting(String name) {
        String key = "weighting." + name.replace(' ', '-');
        if (edition.messages().has(key)) {
            return Fragment.text(edition.text(key));
        }
        return edition.comparison().indicators().stream()
                .filter(indicator -> name.equals("only " + indicator.id()))
                .findFirst()
                .map(indicator -> edition.html("weighting.only", "indicator", edition.written(indicator.label())))
                .orElseGet(() -> edition.written(name));
    }

    private Fragment label(List<String> ids, int place) {
        return place >= ids.size()
                ? Fragment.EMPTY
                : edition.option(ids.get(place)).map(edition::label).orElse(Fragment.text(ids.get(place)));
    }

    private void futures() {
        List<Future> futures = edition.comparison().futures();
        out.element("h3", edition.text("futures.title"));
        out.element(
                "p",
                edition.html(
                        "futures.lead",
                        "indicator",
                        edition.written(edition.mainIndicator().label()),
                        "unit",
                        OptionTables.unit(edition, edition.mainIndicator(), false)));
        double all = futures.stream().mapToDouble(Future::weight).sum();
        out.open("dl", "class", "terms");
        for (Future future : futures) {
            out.element("dt", edition.written(future.label()));
            out.element(
                    "dd",
                    (future.about().isEmpty()
                                    ? Fragment.EMPTY
                                    : edition.written(future.about()).and(" "))
                            .and(edition.text("futures.weight", "weight", numbers.percent(future.weight() / all))));
        }
        out.close("dl");
        var heads = new ArrayList<Object>();
        heads.add(edition.text("option"));
        futures.forEach(future -> heads.add(edition.written(future.label())));
        var table = new Grid(edition, out, "");
        table.start(edition.text("futures.table"), heads.toArray());
        double[] best = best(futures.size());
        for (OptionResult option : shown()) {
            table.row();
            table.head(edition.label(option));
            for (int f = 0; f < futures.size(); f++) {
                double value = option.byFuture().get(f)[edition.main()];
                double change = value - edition.verdict().base().byFuture().get(f)[edition.main()];
                int decimals = Math.max(Numbers.decimals(value), change == 0 ? 0 : Numbers.decimals(change));
                String shown = edition.verdict().isBase(option)
                        ? numbers.plain(value)
                        : edition.text(
                                "cell.change",
                                "value",
                                numbers.plain(value, decimals),
                                "change",
                                numbers.signed(change, decimals));
                table.number(value == best[f] ? edition.text("futures.best", "value", shown) : shown);
            }
        }
        table.end();
    }

    /// The first options and the baseline.
    private List<OptionResult> shown() {
        List<OptionResult> ranked = edition.verdict().ranked();
        return ranked.stream()
                .filter(option ->
                        ranked.indexOf(option) < SHOWN || edition.verdict().isBase(option))
                .toList();
    }

    /// The best value of the main indicator in each future, over all options.
    private double[] best(int futures) {
        var best = new double[futures];
        for (int f = 0; f < futures; f++) {
            best[f] = Double.NEGATIVE_INFINITY * edition.direction();
            for (OptionResult option : edition.comparison().options()) {
                double value = option.byFuture().get(f)[edition.main()];
                best[f] = edition.direction() > 0 ? Math.max(best[f], value) : Math.min(best[f], value);
            }
        }
        return best;
    }
}
