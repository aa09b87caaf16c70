package citiverse.server.page.rehearse;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Messages;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Two options of an answer side by side, in the reader's language.
public final class PairView {
    private final Comparison comparison;
    private final OptionResult first;
    private final OptionResult second;
    private final Messages messages;
    private final Numbers numbers;

    PairView(Comparison comparison, OptionResult first, OptionResult second, Messages messages, Numbers numbers) {
        this.comparison = comparison;
        this.first = first;
        this.second = second;
        this.messages = messages;
        this.numbers = numbers;
    }

    /// An option to choose.
    public record Choice(String id, String label, String rank, boolean base) {}

    /// A measure under both.
    ///
    /// @param better `first`, `second`, `neither` where the intervals of the change overlap, or
    ///     `unknown` where there is one case only
    public record Row(
            String label,
            String first,
            String firstInterval,
            String second,
            String secondInterval,
            String difference,
            String better) {}

    /// A group of people under both.
    public record Group(
            String dimension, String group, String people, String first, String second, String difference) {}

    static List<Choice> choices(Comparison comparison, Messages messages, Numbers numbers) {
        return comparison.options().stream()
                .sorted(Comparator.comparingInt(OptionResult::rank))
                .map(option -> new Choice(
                        option.id(),
                        base(option) ? messages.text("option.base") : option.label(),
                        numbers.whole(option.rank()),
                        base(option)))
                .toList();
    }

    private static boolean base(OptionResult option) {
        return option.id().equals("base");
    }

    public Choice one() {
        return choice(first);
    }

    public Choice other() {
        return choice(second);
    }

    private Choice choice(OptionResult option) {
        String label = base(option) ? messages.text("option.base") : option.label();
        return new Choice(option.id(), label, numbers.whole(option.rank()), base(option));
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < comparison.indicators().size(); i++) {
            Indicator indicator = comparison.indicators().get(i);
            Estimate a = first.estimates().get(i);
            Estimate b = second.estimates().get(i);
            int decimals = Numbers.decimals(a.mean(), b.mean());
            int fine = Numbers.decimals(b.mean() - a.mean());
            rows.add(new Row(
                    indicator.label(),
                    numbers.quantity(a.mean(), indicator.unit(), Math.max(decimals, Math.min(fine, decimals + 2))),
                    interval(a, decimals),
                    numbers.quantity(b.mean(), indicator.unit(), Math.max(decimals, Math.min(fine, decimals + 2))),
                    interval(b, decimals),
                    numbers.change(b.mean() - a.mean(), indicator.unit()),
                    better(indicator, a, b)));
        }
        return rows;
    }

    private String interval(Estimate estimate, int decimals) {
        return oneCase() ? "" : numbers.interval(estimate.low(), estimate.high(), "", decimals);
    }

    /// One case has no interval, so nothing is clear from it.
    private boolean oneCase() {
        return comparison.inputs().draws() <= 1 && comparison.futures().size() <= 1;
    }

    private String better(Indicator indicator, Estimate a, Estimate b) {
        if (oneCase()) {
            return "unknown";
        }
        double gain = (b.change() - a.change()) * (indicator.moreIsBetter() ? 1 : -1);
        boolean apart = a.changeHigh() < b.changeLow() || b.changeHigh() < a.changeLow();
        return !apart || gain == 0 ? "neither" : gain > 0 ? "second" : "first";
    }

    /// In how many measures each is clearly better, in words.
    public String words() {
        if (oneCase()) {
            return messages.text("rehearse.pair.one-case");
        }
        List<Row> rows = rows();
        long one = rows.stream().filter(row -> row.better().equals("first")).count();
        long other = rows.stream().filter(row -> row.better().equals("second")).count();
        return messages.text(
                "rehearse.pair.words",
                "one",
                numbers.whole(one),
                "other",
                numbers.whole(other),
                "alike",
                numbers.whole(rows.size() - one - other));
    }

    /// The score of both, and the chance of being best.
    public String chance(boolean other) {
        return numbers.percent((other ? second : first).chanceOfBest());
    }

    /// People who gain and who lose.
    public String gaining(boolean other) {
        return numbers.people((other ? second : first).people().gaining());
    }

    public String losing(boolean other) {
        return numbers.people((other ? second : first).people().losing());
    }

    /// Name of the main measure, which maps and groups are about.
    public String main() {
        return comparison.indicators().stream()
                .filter(indicator -> indicator.id().equals(comparison.places().mainIndicator()))
                .map(Indicator::label)
                .findFirst()
                .orElse("");
    }

    /// Groups of people in both.
    public List<Group> groups() {
        String unit = comparison.indicators().stream()
                .filter(indicator -> indicator.id().equals(comparison.places().mainIndicator()))
                .map(Indicator::unit)
                .findFirst()
                .orElse("");
        var groups = new ArrayList<Group>();
        for (int i = 0; i < Math.min(first.groups().size(), second.groups().size()); i++) {
            GroupEffect a = first.groups().get(i);
            GroupEffect b = second.groups().get(i);
            int decimals = Numbers.decimals(a.after(), b.after()) + 1;
            groups.add(new Group(
                    name("dimension." + a.dimension(), a.dimension()),
                    name("group." + a.dimension() + '.' + a.group(), a.group()),
                    numbers.people(a.people()),
                    numbers.quantity(a.after(), unit, decimals),
                    numbers.quantity(b.after(), unit, decimals),
                    numbers.change(b.after() - a.after(), unit)));
        }
        return groups;
    }

    private String name(String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }
}
