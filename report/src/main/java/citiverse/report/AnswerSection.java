package citiverse.report;

import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.Flip;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The answer in plain words, before anything else: which option, how sure, for whom, and what would change it.
final class AnswerSection {
    private static final int NAMED = 2;

    private final Edition edition;
    private final Verdict verdict;
    private final Numbers numbers;
    private final Markup out;

    private AnswerSection(Edition edition, Markup out) {
        this.edition = edition;
        this.verdict = edition.verdict();
        this.numbers = edition.numbers();
        this.out = out;
    }

    /// The words alone.
    static AnswerSection of(Edition edition) {
        return new AnswerSection(edition, new Markup());
    }

    static void write(Edition edition, Markup out) {
        new AnswerSection(edition, out).write();
    }

    private void write() {
        var question = edition.comparison().question();
        out.open("section", "id", "answer", "class", "answer", "aria-labelledby", "answer-title");
        out.element("h1", edition.written(question.title()), "id", "answer-title");
        out.element("p", headline(), "class", "headline");
        out.element("p", sureness(), "class", "sure");
        keyFigures();
        out.element("h2", edition.text("answer.words"), "class", "quiet");
        out.open("ul", "class", "facts");
        facts().forEach(fact -> out.element("li", fact));
        out.close("ul");
        if (!question.about().isEmpty()) {
            out.element("p", edition.written(question.about()), "class", "about");
        }
        out.close("section");
    }

    Fragment headline() {
        Fragment lead = named(verdict.lead());
        return switch (verdict.kind()) {
            case CLEAR -> edition.html(edition.critical("answer.clear"), "option", lead);
            case TIE -> edition.html(edition.critical("answer.tie"), "option", lead, "others", names(verdict.tied()));
            case BASE_TIED -> edition.html(edition.critical("answer.base-tied"), "option", lead);
            case BASE_BEST -> edition.html(edition.critical("answer.base-best"));
        };
    }

    /// The option with the street that it is near to.
    private Fragment named(OptionResult option) {
        Fragment label = edition.label(option).in("strong");
        Fragment near = edition.near(option);
        return near == Fragment.EMPTY ? label : edition.html("place.at", "option", label, "near", near);
    }

    private Fragment names(List<OptionResult> options) {
        if (options.size() > NAMED) {
            return Fragment.text(numbers.counted("count.others", options.size()));
        }
        Fragment names = Fragment.EMPTY;
        for (OptionResult option : options) {
            Fragment before = names == Fragment.EMPTY ? names : names.and(edition.text("list.comma"));
            names = before.and(edition.label(option));
        }
        return names;
    }

    Fragment sureness() {
        if (verdict.critical()) {
            return edition.html(
                    "sure.critical",
                    "option",
                    edition.label(verdict.first()),
                    "share",
                    numbers.percent(verdict.chance()),
                    "cases",
                    cases());
        }
        String word = verdict.sure().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Fragment first = edition.label(verdict.first());
        return edition.html(
                "sure." + word, "option", first, "share", numbers.percent(verdict.chance()), "cases", cases());
    }

    /// How many cases were rehearsed: every future with every draw.
    private String cases() {
        var comparison = edition.comparison();
        return numbers.counted(
                "count.cases",
                (double) comparison.futures().size() * comparison.inputs().draws());
    }

    private void keyFigures() {
        OptionResult shown = verdict.lead();
        Estimate estimate = edition.mainEstimate(shown);
        String unit = edition.mainIndicator().unit();
        int decimals = Numbers.decimals(estimate.change());
        out.open("div", "class", "figures");
        out.open("div", "class", "figure");
        out.element("p", edition.written(edition.mainIndicator().label()), "class", "what");
        out.element("p", numbers.change(estimate.change(), unit, decimals), "class", "big");
        out.element(
                "p",
                edition.html(
                        "figure.change",
                        "option",
                        edition.label(shown),
                        "interval",
                        numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), unit, decimals)),
                "class",
                "note");
        if (!edition.mainIndicator().moreIsBetter()) {
            out.element("p", edition.text("hint.less"), "class", "note");
        }
        out.close("div");
        out.open("div", "class", "figure");
        out.element("p", edition.text(edition.critical("figure.chance.title")), "class", "what");
        out.element("p", numbers.percent(verdict.chance()), "class", "big");
        dots(verdict.chance());
        out.element("p", edition.html("figure.chance.note", "option", edition.label(verdict.first())), "class", "note");
        out.close("div");
        people(shown);
        out.close("div");
    }

    private void people(OptionResult shown) {
        String gaining = numbers.people(shown.people().gaining());
        String losing = numbers.people(shown.people().losing());
        out.open("div", "class", "figure");
        out.element("p", edition.text(edition.critical("figure.people.title")), "class", "what");
        out.element("p", verdict.critical() ? losing : gaining, "class", "big");
        ShareBar.write(
                edition,
                shown.people().gaining(),
                shown.people().losing(),
                shown.people().unchanged(),
                out);
        out.element(
                "p",
                edition.text(
                        edition.critical("figure.people"),
                        "other",
                        verdict.critical() ? gaining : losing,
                        "same",
                        numbers.people(shown.people().unchanged())),
                "class",
                "note");
        out.close("div");
    }

    /// A hundred cases as dots, those in which the first is best filled, the others hollow.
    private void dots(double share) {
        long filled = Math.round(share * 100);
        var full = new StringBuilder();
        var hollow = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            int x = 6 + i % 25 * 12;
            int y = 6 + i / 25 * 12;
            (i < filled ? full : hollow)
                    .append('M')
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append("h0");
        }
        out.open("svg", "class", "hundred", "viewBox", "0 0 300 48", "aria-hidden", "true");
        out.empty("path", "class", "hollow", "d", hollow.toString());
        out.empty("path", "class", "hole", "d", hollow.toString());
        out.empty("path", "class", "full", "d", full.toString());
        out.close("svg");
    }

    List<Fragment> facts() {
        var comparison = edition.comparison();
        var facts = new ArrayList<Fragment>();
        facts.add(edition.html(
                "fact.rehearsed",
                "options",
                numbers.counted("count.options", comparison.options().size() - 1),
                "futures",
                numbers.counted("count.futures", comparison.futures().size()),
                "draws",
                numbers.counted("count.draws", comparison.inputs().draws())));
        if (verdict.lead() != verdict.base()) {
            facts.add(againstBase());
        }
        measures(facts);
        if (verdict.allLose() && !verdict.critical()) {
            OptionResult last = verdict.ranked().getLast();
            facts.add(edition.html(
                    edition.directed("fact.worst"),
                    "option",
                    edition.label(last),
                    "indicator",
                    edition.written(edition.mainIndicator().label()),
                    "change",
                    numbers.change(
                            edition.mainEstimate(last).change(),
                            edition.mainIndicator().unit())));
        }
        if (!verdict.critical() && verdict.first().greatestRegret() > 0) {
            facts.add(edition.html(
                    "fact.regret",
                    "option",
                    edition.label(verdict.first()),
                    "expected",
                    points(verdict.first().expectedRegret()),
                    "greatest",
                    points(verdict.first().greatestRegret())));
        }
        facts.add(flip());
        return facts;
    }

    /// What the lead does to the other measures that count.
    private void measures(List<Fragment> facts) {
        List<Indicator> indicators = edition.comparison().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            if (i != edition.main() && indicator.weight() > 0 && verdict.lead() != verdict.base()) {
                Estimate estimate = verdict.lead().estimates().get(i);
                int decimals = Numbers.decimals(estimate.change());
                facts.add(edition.html(
                        "fact.measure",
                        "indicator",
                        edition.written(indicator.label()),
                        "change",
                        numbers.change(estimate.change(), indicator.unit(), decimals),
                        "interval",
                        numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), "", decimals)));
            }
        }
    }

    /// Whether the best option is told apart from doing nothing: by the interval of the difference.
    private Fragment againstBase() {
        Estimate estimate = edition.mainEstimate(verdict.lead());
        double low = Math.min(estimate.changeLow() * edition.direction(), estimate.changeHigh() * edition.direction());
        double high = Math.max(estimate.changeLow() * edition.direction(), estimate.changeHigh() * edition.direction());
        String key = low > 0 ? "fact.better" : high < 0 ? "fact.worse" : "fact.unclear";
        return edition.html(
                key,
                "option",
                edition.label(verdict.lead()),
                "indicator",
                edition.written(edition.mainIndicator().label()));
    }

    private String points(double score) {
        return numbers.quantity(score, "points");
    }

    private Fragment flip() {
        var options = edition.comparison().flips().stream()
                .filter(flip -> !flip.winner().isEmpty())
                .toList();
        if (options.isEmpty()) {
            return Fragment.text(edition.text("fact.no-flip"));
        }
        Flip nearest = options.stream()
                .min(Comparator.comparingDouble(AnswerSection::effort))
                .orElseThrow();
        return ChangeSection.sentence(edition, nearest);
    }

    /// How far a flip is away, as a share of the range looked at.
    private static double effort(Flip flip) {
        double range = flip.high() - flip.low();
        return range > 0 ? Math.abs(flip.to() - flip.from()) / range : Double.MAX_VALUE;
    }
}
