package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.twin.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Two options of a comparison as maps: each against doing nothing, and how much better the second is than the first
/// at each place. All three have the same signs in the same sizes.
public final class PairMaps {
    private final Edition edition;
    private final OptionResult first;
    private final OptionResult second;

    private PairMaps(Edition edition, OptionResult first, OptionResult second) {
        this.edition = edition;
        this.first = first;
        this.second = second;
    }

    /// The pair of two options of these ids, where there are such.
    public static Optional<PairMaps> of(
            Comparison comparison, Snapshot snapshot, Locale locale, String first, String second) {
        var edition = Edition.of(comparison, snapshot, locale);
        return edition.option(first)
                .flatMap(one -> edition.option(second).map(other -> new PairMaps(edition, one, other)));
    }

    /// Whether the change under both is known at each place: it is kept for the best options only. Doing nothing is
    /// known everywhere.
    public boolean known() {
        return known(first) && known(second) && edition.comparison().places().ids().length > 0;
    }

    private boolean known(OptionResult option) {
        return edition.verdict().isBase(option)
                || edition.comparison().places().mapped().contains(option.id());
    }

    private double[] changes(OptionResult option) {
        return edition.comparison().places().mapped().contains(option.id())
                ? edition.changes(option)
                : new double[edition.comparison().places().ids().length];
    }

    /// The maps as markup, without inline style or script.
    ///
    /// @param title name of the map of the difference
    /// @param caption what it shows
    public String html(String title, String caption) {
        var out = new Markup();
        double[] before = changes(first);
        double[] after = changes(second);
        var difference = new double[before.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = after[i] - before[i];
        }
        var places = edition.comparison().places();
        var steps = Steps.of(
                List.of(before, after, difference),
                places.population(),
                edition.mainIndicator().detectable());
        var pins = List.of(first, second);
        var frame = Frame.around(places, pins);
        var density = Density.of(places, frame);
        var maps = new CityMap(edition, frame, steps, density, out);
        maps.definitions();
        out.open("figure", "class", "wide main-map");
        var story = new GainStory(edition, difference, frame);
        maps.change("map-difference", difference, 1, pins, title, story.description());
        new MapLegend(edition, steps, density, pins, out).write(title);
        out.element("figcaption", caption + ' ' + story.description()).close("figure");
        out.open("div", "class", "maps two");
        one(maps, out, 1, first, before, frame);
        one(maps, out, 2, second, after, frame);
        out.close("div");
        return out.fragment().html();
    }

    private void one(CityMap maps, Markup out, int number, OptionResult option, double[] changes, Frame frame) {
        String title = edition.text("map.of", "option", edition.plainLabel(option));
        out.open("figure");
        maps.change("map-" + number, changes, number, List.of(option), title, words(changes, frame));
        out.element("figcaption", edition.label(option).and(" ").and(words(changes, frame)))
                .close("figure");
    }

    private String words(double[] changes, Frame frame) {
        return new GainStory(edition, changes, frame).description();
    }

    /// Name of an option for people, as markup.
    public static Fragment label(Comparison comparison, Snapshot snapshot, Locale locale, OptionResult option) {
        return Edition.of(comparison, snapshot, locale).label(option);
    }
}
