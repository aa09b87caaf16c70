package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.SourceText;
import citiverse.report.words.Fragment;
import citiverse.report.words.Numbers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A comparison in words and small tables, for pages that show neither map nor chart: the same sentences as in the
/// report.
///
/// @param title the question
/// @param headline what comes out first
/// @param sure how sure that is
/// @param facts the answer in a few sentences
/// @param measure what is compared, with its unit
/// @param ranking the first options and doing nothing, best first
/// @param left how many more options there are
/// @param people who gains and who loses, all together
/// @param groups the same by group of people; empty where the data tells none apart
/// @param story where in the city, in sentences
/// @param gains places that gain most
/// @param losses places that lose most
/// @param flips what would put another option first
/// @param sources where the data came from
/// @param limits what the models do not see
public record Summary(
        Fragment title,
        Fragment headline,
        Fragment sure,
        List<Fragment> facts,
        Fragment measure,
        List<Ranked> ranking,
        int left,
        Fragment people,
        List<Group> groups,
        List<String> story,
        List<Place> gains,
        List<Place> losses,
        List<Fragment> flips,
        List<Fragment> sources,
        List<Fragment> limits) {
    private static final int MOST_OPTIONS = 10;
    private static final int MOST_PLACES = 5;

    /// One line of the ranking.
    ///
    /// @param tied true where it cannot be told apart from the first
    /// @param change of the main measure against doing nothing
    /// @param interval where 9 of 10 cases lie
    /// @param chance of being best
    public record Ranked(
            String rank, Fragment label, Fragment near, boolean tied, String change, String interval, String chance) {}

    /// One group of people.
    ///
    /// @param dimension such as age, for the first group of each; else empty
    public record Group(Fragment dimension, Fragment name, String change, Fragment note) {}

    /// One place.
    public record Place(Fragment where, String people, String change) {}

    /// @param snapshot the city it was computed from
    /// @throws citiverse.twin.Problem `CV-REPORT-001` where there are no texts in the language
    public static Summary of(Comparison comparison, Snapshot snapshot, Locale locale) {
        var edition = Edition.of(comparison, snapshot, locale);
        var answer = AnswerSection.of(edition);
        var writer = new Writer(edition, edition.verdict().lead());
        List<OptionResult> ranked = edition.verdict().ranked();
        List<OptionResult> shown = new ArrayList<>(ranked.subList(0, Math.min(MOST_OPTIONS, ranked.size())));
        if (!shown.contains(edition.verdict().base())) {
            shown.add(edition.verdict().base());
        }
        return new Summary(
                edition.written(comparison.question().title()),
                answer.headline(),
                answer.sureness(),
                answer.facts(),
                writer.measure(),
                shown.stream().map(writer::ranked).toList(),
                ranked.size() - shown.size(),
                EquitySection.lead(edition),
                writer.groups(),
                writer.story(),
                writer.places(true),
                writer.places(false),
                comparison.flips().stream()
                        .filter(flip -> !flip.winner().isEmpty())
                        .map(flip -> ChangeSection.sentence(edition, flip))
                        .toList(),
                comparison.inputs().sources().stream().map(writer::source).toList(),
                MethodSection.limits(edition));
    }

    /// Writes the parts of a summary.
    private record Writer(Edition edition, OptionResult lead) {

        Fragment measure() {
            return edition.html(
                    "trade.axis",
                    "indicator",
                    edition.written(edition.mainIndicator().label()),
                    "unit",
                    OptionTables.unit(edition, edition.mainIndicator(), true));
        }

        Ranked ranked(OptionResult option) {
            Numbers numbers = edition.numbers();
            Estimate estimate = edition.mainEstimate(option);
            int decimals = Numbers.decimals(estimate.change());
            return new Ranked(
                    numbers.whole(option.rank()),
                    edition.label(option),
                    edition.near(option),
                    edition.verdict().tied().contains(option),
                    numbers.signed(estimate.change(), decimals),
                    numbers.changeInterval(estimate.changeLow(), estimate.changeHigh(), "", decimals),
                    numbers.percent(option.chanceOfBest()));
        }

        List<Group> groups() {
            var groups = new ArrayList<Group>();
            String dimension = "";
            for (GroupEffect group : lead.groups()) {
                boolean next = !group.dimension().equals(dimension);
                dimension = group.dimension();
                groups.add(new Group(
                        next ? edition.dimension(dimension) : Fragment.EMPTY,
                        edition.group(dimension, group.group()),
                        edition.numbers()
                                .change(
                                        group.after() - group.before(),
                                        edition.mainIndicator().unit()),
                        EquitySection.note(edition, group)));
            }
            return List.copyOf(groups);
        }

        private boolean isMapped() {
            return edition.mapped().contains(lead);
        }

        List<String> story() {
            if (!isMapped()) {
                return List.of(edition.text("map.none"));
            }
            var frame = Frame.around(edition.comparison().places(), List.of(lead));
            return new GainStory(edition, edition.changes(lead), frame).sentences();
        }

        List<Place> places(boolean gains) {
            if (!isMapped()) {
                return List.of();
            }
            double[] changes = edition.changes(lead);
            double[] people = edition.comparison().places().population();
            var steps =
                    Steps.of(List.of(changes), people, edition.mainIndicator().detectable());
            var extremes = new Extremes(edition, changes, steps);
            String unit = edition.mainIndicator().unit();
            return (gains ? extremes.gains(MOST_PLACES) : extremes.losses(MOST_PLACES))
                    .stream()
                            .map(place -> new Place(
                                    Extremes.where(edition, place),
                                    edition.numbers().people(people[place]),
                                    edition.numbers().change(changes[place], unit)))
                            .toList();
        }

        Fragment source(SourceText source) {
            Fragment told = edition.local(source.title());
            for (String more : List.of(source.licence(), source.attribution())) {
                told = more.isEmpty() ? told : told.and(" · ").and(edition.local(more));
            }
            return told;
        }
    }
}
