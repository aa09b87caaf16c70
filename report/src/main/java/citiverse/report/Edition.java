package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Messages;
import citiverse.report.words.Numbers;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A comparison in one language: what every part of the page reads from.
///
/// @param comparison what is told
/// @param snapshot the city it was computed from
/// @param messages texts
/// @param numbers numbers and dates
/// @param verdict the answer
/// @param surroundings names of streets
record Edition(
        Comparison comparison,
        Snapshot snapshot,
        Messages messages,
        Numbers numbers,
        Verdict verdict,
        Surroundings surroundings) {

    static Edition of(Comparison comparison, Snapshot snapshot, Locale locale) {
        var messages = Messages.of(locale, HtmlReport.TEXTS);
        return new Edition(
                comparison,
                snapshot,
                messages,
                new Numbers(locale, messages),
                Verdict.of(comparison),
                new Surroundings(snapshot));
    }

    String text(String key, String... values) {
        return messages.text(key, values);
    }

    Fragment html(String key, Object... values) {
        return messages.html(key, values);
    }

    /// A text of the question's author.
    Fragment written(String text) {
        return Fragment.written(text, comparison.question().language());
    }

    /// A name from the city's data.
    Fragment local(String text) {
        return Fragment.written(text, snapshot.city().language());
    }

    Fragment label(OptionResult option) {
        return verdict.isBase(option) ? Fragment.text(text("option.base")) : written(option.label());
    }

    /// The label for attributes, where no element can be.
    String plainLabel(OptionResult option) {
        return verdict.isBase(option) ? text("option.base") : Fragment.withoutDirectionMarks(option.label());
    }

    /// The street an option is near to; nothing where it has no one place, or its label names the street
    /// already.
    Fragment near(OptionResult option) {
        if (!Double.isFinite(option.longitude())) {
            return Fragment.EMPTY;
        }
        return surroundings
                .street(option.longitude(), option.latitude())
                .filter(street -> !option.label().contains(street))
                .map(street -> html("place.near", "street", local(street)))
                .orElse(Fragment.EMPTY);
    }

    /// The key, or in a question of what the city depends on its variant for that.
    String critical(String key) {
        return verdict.critical() ? key + ".critical" : key;
    }

    /// The key, or where less of the main indicator is better its variant for that.
    String directed(String key) {
        return mainIndicator().moreIsBetter() ? key : key + ".less";
    }

    /// Says where less of the main indicator is better, which people do not expect.
    Fragment hint() {
        return mainIndicator().moreIsBetter() ? Fragment.EMPTY : Fragment.text(" " + text("hint.less"));
    }

    Optional<OptionResult> option(String id) {
        return comparison.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst();
    }

    /// Position of the indicator that is mapped and charted.
    int main() {
        List<Indicator> indicators = comparison.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).id().equals(comparison.places().mainIndicator())) {
                return i;
            }
        }
        return 0;
    }

    Indicator mainIndicator() {
        return comparison.indicators().get(main());
    }

    /// What the charts show of an option.
    Estimate mainEstimate(OptionResult option) {
        return option.estimates().get(main());
    }

    /// 1 where more of the main indicator is better, −1 where less is.
    int direction() {
        return mainIndicator().moreIsBetter() ? 1 : -1;
    }

    /// Options whose change is known by place, the baseline excepted, in the order given.
    List<OptionResult> mapped() {
        return comparison.places().mapped().stream()
                .flatMap(id -> option(id).stream())
                .filter(option -> !verdict.isBase(option))
                .toList();
    }

    /// Change of the main indicator by place under a mapped option.
    double[] changes(OptionResult option) {
        return comparison.places().change().get(comparison.places().mapped().indexOf(option.id()));
    }

    boolean hasCosts() {
        return comparison.options().stream().anyMatch(option -> Double.isFinite(option.cost()));
    }

    /// The name of costs with their currency and year.
    String costHead() {
        String currency = comparison.question().currency();
        return text("column.cost") + (currency.isEmpty() ? "" : " (" + currency + ')');
    }

    /// Name of a dimension of groups, such as age.
    Fragment dimension(String dimension) {
        return messages.has("dimension." + dimension)
                ? Fragment.text(text("dimension." + dimension))
                : local(dimension);
    }

    /// Name of a group: a text of ours, else what its column says of it, else its id.
    Fragment group(String dimension, String group) {
        String name = dimension + '/' + group;
        if (messages.has("group." + dimension + '.' + group)) {
            return Fragment.text(text("group." + dimension + '.' + group));
        }
        return snapshot.layer(comparison.places().layer()).stream()
                .flatMap(layer -> layer.columns().stream())
                .filter(column ->
                        column.group().equals(name) && !column.description().isEmpty())
                .findFirst()
                .map(Column::description)
                .map(this::local)
                .orElseGet(() -> local(group));
    }
}
