package citiverse.report;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import citiverse.twin.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where people gain and where they lose: a map, what it shows in words, and the same as tables.
final class MapSection {
    private static final int PINS = 9;
    private static final int SMALL = 3;
    private static final int LISTED = 8;

    private final Edition edition;
    private final Markup out;
    private final PlaceTable places;
    private final List<OptionResult> mapped;
    private final List<OptionResult> pins;
    private final Steps steps;
    private final Frame frame;
    private final Density density;

    private MapSection(Edition edition, Markup out) {
        this.edition = edition;
        this.out = out;
        this.places = edition.comparison().places();
        this.mapped = edition.mapped();
        this.pins = mapped.subList(0, Math.min(PINS, mapped.size()));
        this.steps = Steps.of(
                mapped.stream().map(edition::changes).toList(),
                places.population(),
                edition.mainIndicator().detectable());
        this.frame = Frame.around(places, pins);
        this.density = Density.of(places, frame);
    }

    static void write(Edition edition, Markup out) {
        new MapSection(edition, out).write();
    }

    private void write() {
        out.open("section", "id", "map", "aria-labelledby", "map-title");
        out.element("h2", edition.text("map.title"), "id", "map-title");
        var maps = new CityMap(edition, frame, steps, density, out);
        maps.definitions();
        if (mapped.isEmpty()) {
            out.element("p", edition.text("map.none"));
            today(maps);
        } else {
            OptionResult shown = mapped.getFirst();
            var story = new GainStory(edition, edition.changes(shown), frame);
            story.sentences().forEach(sentence -> out.element("p", sentence, "class", "lead"));
            mainMap(maps, shown, story);
            extremes(shown);
            out.element("h3", edition.text("map.others"));
            out.element("p", edition.text("map.others.note"));
            out.open("div", "class", "maps");
            today(maps);
            mapped.stream().skip(1).limit(SMALL).forEach(option -> smallMap(maps, option));
            out.close("div");
        }
        allPlaces();
        out.close("section");
    }

    private void mainMap(CityMap maps, OptionResult shown, GainStory story) {
        out.open("figure", "class", "wide main-map");
        String title = edition.text("map.of", "option", edition.plainLabel(shown));
        maps.change(1, shown, pins, title, story.description());
        new MapLegend(edition, steps, density, pins, out).write();
        out.open("figcaption");
        out.add(edition.html(
                        "map.caption",
                        "option",
                        edition.label(shown),
                        "indicator",
                        edition.written(edition.mainIndicator().label())))
                .add(edition.hint())
                .text(" ")
                .text(attribution());
        out.close("figcaption");
        out.close("figure");
    }

    private String attribution() {
        String credits = edition.snapshot().sources().stream()
                .map(Source::attribution)
                .filter(credit -> !credit.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return credits.isEmpty() ? "" : edition.text("map.credit", "credits", credits);
    }

    private void smallMap(CityMap maps, OptionResult option) {
        int number = mapped.indexOf(option) + 1;
        out.open("figure");
        maps.change(
                number,
                option,
                List.of(option),
                edition.text("map.of", "option", edition.plainLabel(option)),
                new GainStory(edition, edition.changes(option), frame).description());
        out.element(
                "figcaption",
                edition.html(
                        "map.small",
                        "n",
                        edition.numbers().whole(number),
                        "option",
                        edition.label(option),
                        "change",
                        edition.numbers()
                                .change(
                                        edition.mainEstimate(option).change(),
                                        edition.mainIndicator().unit())));
        out.close("figure");
    }

    private void today(CityMap maps) {
        String indicator = edition.mainIndicator().label();
        out.open("figure");
        maps.today(edition.text("map.today"), edition.text(edition.directed("map.today.desc"), "indicator", indicator));
        out.element("figcaption", edition.html("map.today.caption", "indicator", edition.written(indicator)));
        out.close("figure");
    }

    /// The places with the greatest gains and losses under one option.
    private void extremes(OptionResult option) {
        double[] changes = edition.changes(option);
        var extremes = new Extremes(edition, changes, steps);
        out.open("div", "class", "pair");
        extreme("map.gains", extremes.gains(LISTED), changes);
        extreme("map.losses", extremes.losses(LISTED), changes);
        out.close("div");
    }

    private void extreme(String title, List<Integer> shown, double[] changes) {
        out.open("div");
        if (shown.isEmpty()) {
            out.element("h3", edition.text(edition.directed(title)));
            out.element("p", edition.text(title + ".none")).close("div");
            return;
        }
        var table = new Grid(edition, out, "");
        table.start(
                edition.text(edition.directed(title)),
                edition.text("place"),
                edition.text("place.people"),
                edition.text("column.before", "unit", OptionTables.unit(edition, edition.mainIndicator(), false)),
                edition.text("column.difference", "unit", OptionTables.unit(edition, edition.mainIndicator(), true)));
        int before = Numbers.decimals(
                shown.stream().mapToDouble(i -> places.baseline()[i]).toArray());
        int decimals = Numbers.decimals(changes[shown.getFirst()]);
        for (int i : shown) {
            table.row();
            table.head(Extremes.where(edition, i));
            table.number(edition.numbers().whole(places.population()[i]));
            table.number(edition.numbers().plain(places.baseline()[i], before));
            table.number(edition.numbers().signed(changes[i], decimals));
        }
        table.end();
        out.close("div");
    }

    private void allPlaces() {
        List<OptionResult> shown = mapped.subList(0, Math.min(SMALL + 1, mapped.size()));
        List<double[]> changes = shown.stream().map(edition::changes).toList();
        int decimals = Numbers.decimals(Math.max(steps.large(), steps.middle()));
        int before = Numbers.decimals(places.baseline());
        out.open("details");
        out.element("summary", edition.text("map.all"));
        out.element(
                "p",
                edition.html(
                        "map.all.note",
                        "indicator",
                        edition.written(edition.mainIndicator().label()),
                        "unit",
                        OptionTables.unit(edition, edition.mainIndicator(), false)));
        var heads = new ArrayList<Object>();
        heads.add(edition.text("place"));
        heads.add(edition.text("place.people"));
        heads.add(edition.text("place.today"));
        shown.forEach(option -> heads.add(edition.html("place.change.of", "option", edition.label(option))));
        var table = new Grid(edition, out, "filter");
        table.start(edition.text("map.all.table"), heads.toArray());
        for (int i = 0; i < places.ids().length; i++) {
            table.row();
            table.head(Fragment.text(places.ids()[i]));
            table.number(edition.numbers().whole(places.population()[i]));
            table.number(edition.numbers().plain(places.baseline()[i], before));
            for (double[] change : changes) {
                table.number(edition.numbers().signed(change[i], decimals));
            }
        }
        table.end();
        out.close("details");
    }
}
