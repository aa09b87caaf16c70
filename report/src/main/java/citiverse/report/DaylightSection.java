package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.List;
import java.util.stream.IntStream;

/// Shadows in the course of a day: small maps hour by hour, which the script turns into one large map with a
/// slider, and the same as a table.
final class DaylightSection {
    private static final List<String> COMPASS =
            List.of("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west");

    private final Edition edition;
    private final Numbers numbers;
    private final Markup out;

    private DaylightSection(Edition edition, Markup out) {
        this.edition = edition;
        this.numbers = edition.numbers();
        this.out = out;
    }

    /// The days that have something to show.
    static List<Daylight> shown(Edition edition) {
        return edition.comparison().daylight().stream()
                .filter(day -> !day.frames().isEmpty())
                .toList();
    }

    /// Writes nothing where the sun was not asked for.
    static void write(Edition edition, Markup out) {
        if (!shown(edition).isEmpty()) {
            new DaylightSection(edition, out).write();
        }
    }

    private void write() {
        List<Daylight> days = shown(edition);
        out.open("section", "id", "daylight", "aria-labelledby", "daylight-title");
        out.element("h2", edition.text("daylight.title"), "id", "daylight-title");
        out.element("p", edition.text("daylight.lead"), "class", "lead");
        DayMap.definitions(out);
        legend();
        int frames = days.stream().mapToInt(day -> day.frames().size()).sum();
        for (int i = 0; i < days.size(); i++) {
            day(i + 1, days.get(i), frames);
        }
        out.close("section");
    }

    private void legend() {
        out.open("div", "class", "legend").open("ul");
        for (String what : List.of("shade", "more", "houses", "new")) {
            out.open("li");
            out.open(
                    "svg",
                    "class",
                    "day",
                    "viewBox",
                    "0 0 24 24",
                    "width",
                    "24",
                    "height",
                    "24",
                    "aria-hidden",
                    "true");
            out.empty("path", "class", what, "d", "M2 2h20v20h-20z");
            out.close("svg");
            out.element("span", edition.text("daylight.legend." + what)).close("li");
        }
        out.close("ul").close("div");
    }

    private void day(int number, Daylight day, int frames) {
        double[] areas = day.frames().stream()
                .mapToDouble(frame -> ShadowArea.squareMetres(frame.more(), middleLatitude(day)))
                .toArray();
        int most = IntStream.range(0, areas.length)
                .reduce((a, b) -> areas[b] > areas[a] ? b : a)
                .orElse(0);
        Fragment option =
                edition.option(day.option()).map(edition::label).orElseGet(() -> edition.written(day.option()));
        String date = numbers.dayOrText(day.date());
        out.element("h3", edition.html("daylight.of", "option", option, "date", date), "id", "day-" + number);
        if (areas[most] > 0) {
            out.element(
                    "p",
                    edition.text(
                            "daylight.most",
                            "time",
                            day.frames().get(most).time(),
                            "area",
                            numbers.quantity(areas[most], "m2")));
        } else {
            out.element("p", edition.text("daylight.nothing"));
        }
        var maps = new DayMap(number, day, frames, out);
        slider(number, day, areas, most, maps);
        out.open("ol", "class", "hours", "aria-labelledby", "day-" + number);
        for (int i = 0; i < areas.length; i++) {
            String told = told(day.frames().get(i), areas[i]);
            out.open("li").open("figure");
            maps.small(i, edition.text("daylight.map", "told", told));
            out.element("figcaption", told);
            out.close("figure").close("li");
        }
        out.close("ol");
        table(day, date, areas);
    }

    private static double middleLatitude(Daylight day) {
        return (day.box()[1] + day.box()[3]) / 2;
    }

    /// Where the sun stands and what the option adds, in one sentence.
    private String told(Comparison.Frame frame, double area) {
        return edition.text(
                "daylight.told",
                "time",
                frame.time(),
                "direction",
                direction(frame),
                "height",
                numbers.whole(frame.elevationDegrees()),
                "area",
                numbers.quantity(area, "m2"));
    }

    private String direction(Comparison.Frame frame) {
        int eighth = Math.floorMod(Math.round(frame.azimuthDegrees() / 45), 8);
        return edition.text("compass." + COMPASS.get(eighth));
    }

    /// One large map and its hour; the script shows it and fills it from the small maps.
    private void slider(int number, Daylight day, double[] areas, int most, DayMap maps) {
        String id = "day-" + number + "-hour";
        Comparison.Frame frame = day.frames().get(most);
        String told = told(frame, areas[most]);
        out.open("div", "class", "slider", "hidden", "hidden");
        out.open("figure");
        maps.large(most, edition.text("daylight.map", "told", told));
        out.element("figcaption", told);
        out.close("figure");
        out.open("p", "class", "control");
        out.element("label", edition.text("daylight.hour"), "for", id);
        out.element("button", edition.text("daylight.earlier"), "type", "button", "data-step", "-1");
        out.empty(
                "input",
                "type",
                "range",
                "id",
                id,
                "min",
                "0",
                "max",
                Integer.toString(areas.length - 1),
                "step",
                "1",
                "value",
                Integer.toString(most),
                "aria-valuetext",
                told);
        out.element("button", edition.text("daylight.later"), "type", "button", "data-step", "1");
        out.close("p").close("div");
    }

    private void table(Daylight day, String date, double[] areas) {
        out.open("details", "class", "printed");
        out.element("summary", edition.text("daylight.table"));
        var table = new Grid(edition, out, "");
        table.start(
                edition.text("daylight.table.of", "date", date, "option", plain(day.option())),
                edition.text("daylight.hour"),
                new Grid.Words(edition.text("daylight.direction")),
                edition.text("daylight.height"),
                edition.text("daylight.added", "unit", numbers.unit("m2", false)));
        for (int i = 0; i < areas.length; i++) {
            Comparison.Frame frame = day.frames().get(i);
            table.row();
            table.head(Fragment.text(frame.time()));
            table.text(direction(frame));
            table.number(numbers.plain(frame.elevationDegrees(), 1));
            table.number(numbers.plain(areas[i]));
        }
        table.end();
        out.close("details");
    }

    private String plain(String option) {
        return edition.option(option).map(edition::plainLabel).orElseGet(() -> Fragment.withoutDirectionMarks(option));
    }
}
