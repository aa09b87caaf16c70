package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.sun.SolarPosition;
import citiverse.report.DayMap;
import citiverse.report.words.Markup;
import citiverse.server.page.PageView;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Tells in words, tables and drawings what one would see from a place.
final class SpaceStory {
    private static final double EYE_METRES = 1.7;
    private static final int NEIGHBOURS = 12;
    private static final int MOST_CHANGES = 40;
    /// Texts that the scene says while it runs: keys `space.live.…`.
    private static final List<String> LIVE = List.of(
            "sun",
            "night",
            "height",
            "assumed",
            "measured",
            "several",
            "card",
            "loading",
            "ready",
            "cap",
            "lost",
            "back",
            "missing",
            "no-tiles",
            "vr",
            "no-vr",
            "play",
            "pause",
            "with",
            "without",
            "part-of-option");

    private final SpaceCity city;
    private final Look look;
    private final OptionInPlace option;
    private final PageView page;
    private final BuiltForm after;
    private final BuiltForm shown;
    private final double x;
    private final double y;

    /// @param option null where none is looked at
    SpaceStory(SpaceCity city, Look look, OptionInPlace option, PageView page) {
        this.city = city;
        this.look = look;
        this.option = option;
        this.page = page;
        this.after = option == null ? city.form() : city.form().with(option.changes());
        this.shown = look.with() ? after : city.form();
        this.x = city.plane().x(look.longitude());
        this.y = city.plane().y(look.latitude());
    }

    SpaceView view(String words, List<OptionsInPlace.Named> siblings) {
        String street = city.nearestStreet(x, y, 150)
                .map(beside -> Names.nameOf(beside.street()))
                .orElse("");
        String title = title(street);
        DaySun day = DaySun.of(look.date(), city.city().city().zone(), look.longitude(), look.latitude());
        SolarPosition sun = day.at(look.time());
        List<Neighbour> neighbours = Neighbour.around(city, shown, x, y, NEIGHBOURS, page);
        return new SpaceView(
                title,
                street,
                new SpaceView.LookView(
                        look.date().toString(),
                        look.time().toString(),
                        look.heading(),
                        look.rehearsal(),
                        look.option(),
                        look.with()),
                String.format(Locale.ROOT, "%.6f,%.6f", look.longitude(), look.latitude()),
                shown.ground().at(x, y),
                !shown.ground().flat(),
                Neighbour.compass(look.heading()),
                new RawString(picture(title, sun, neighbours)),
                turns(),
                neighbours,
                sun(day, sun, title),
                Walk.from(city, shown, x, y, look.heading(), page),
                option == null ? null : optionView(siblings),
                words,
                city.names().find(words).stream().map(this::link).toList(),
                city.names().suggested().stream().map(this::link).toList(),
                dates(),
                script());
    }

    private String title(String street) {
        String named = city.city()
                .feature(look.place())
                .map(Names::nameOf)
                .filter(name -> !name.isEmpty())
                .orElse(street);
        return named.isEmpty() ? page.text("space.unnamed") : named;
    }

    private List<String> made() {
        return option == null ? List.of() : option.made();
    }

    private List<Building> gone() {
        return option == null
                ? List.of()
                : option.gone().stream()
                        .flatMap(id -> city.form().building(id).stream())
                        .limit(MOST_CHANGES)
                        .toList();
    }

    private String picture(String title, SolarPosition sun, List<Neighbour> neighbours) {
        var view = Axonometry.of(x, y, shown.ground().at(x, y), look.heading());
        double highest =
                neighbours.stream().mapToDouble(Neighbour::heightMetres).max().orElse(0);
        String label = page.text(
                "space.picture.label",
                "place",
                title,
                "direction",
                page.textOf("compass.", Neighbour.compass(look.heading())),
                "height",
                page.numbers().quantity(highest, "m"),
                "time",
                look.time());
        return new Picture(city, shown, view, sun, look.with() ? made() : List.of())
                .svg(label, title, page.cityLang(), look.with() ? gone() : List.of());
    }

    private List<SpaceView.Link> turns() {
        var turns = new ArrayList<SpaceView.Link>();
        for (int turn : new int[] {-90, 90, 180}) {
            int heading = Math.floorMod(look.heading() + turn, 360);
            turns.add(new SpaceView.Link(
                    Neighbour.compass(heading),
                    page.href(look.address("heading", Integer.toString(heading))),
                    turn < 0 ? "left" : turn == 90 ? "right" : "round",
                    false));
        }
        return turns;
    }

    private SpaceView.Link link(Names.Named named) {
        String at = String.format(Locale.ROOT, "%.6f,%.6f", named.longitude(), named.latitude());
        String href = look.address("at", at);
        if (!named.layer().equals(citiverse.twin.Layers.STREET)) {
            href = look.address("at", "", "place", named.urn());
        }
        return new SpaceView.Link(
                named.name(), page.href(href), named.layer(), named.urn().equals(look.place()));
    }

    private List<SpaceView.Link> dates() {
        int year = look.date().getYear();
        var dates = new ArrayList<SpaceView.Link>();
        for (String day : List.of("-03-20", "-06-21", "-09-22", "-12-21")) {
            String date = year + day;
            dates.add(new SpaceView.Link(
                    page.numbers().dayOrText(date),
                    page.href(look.address("date", date)) + "#sun",
                    "",
                    date.equals(look.date().toString())));
        }
        return dates;
    }

    private SpaceView.SunView sun(DaySun day, SolarPosition now, String title) {
        double eye = shown.ground().at(x, y) + EYE_METRES;
        Skyline skyline = Skyline.around(shown, x, y, eye);
        var hours = new ArrayList<SpaceView.Hour>();
        for (DaySun.Step step : day.hours()) {
            double elevation = step.sun().elevation();
            if (elevation > 0) {
                Building hides = skyline.hides(step.sun().azimuth(), elevation);
                double shadow = 10 / Math.tan(Math.toRadians(elevation));
                hours.add(new SpaceView.Hour(
                        step.time(),
                        Neighbour.compass(step.sun().azimuth()),
                        elevation,
                        shadow,
                        hides == null,
                        hides == null ? "" : told(hides).name()));
            }
        }
        long lit = hours.stream().filter(SpaceView.Hour::lit).count();
        String label = page.text(
                "space.sky.label",
                "place",
                title,
                "date",
                page.numbers().dayOrText(look.date().toString()),
                "lit",
                page.counted("space.count.hours", lit));
        SolarPosition noon = day.at(day.day().transit().atZone(day.zone()).toLocalTime());
        return new SpaceView.SunView(
                day.clock(day.day().sunrise()),
                day.clock(day.day().transit()),
                day.clock(day.day().sunset()),
                noon.elevation(),
                now.elevation(),
                Neighbour.compass(now.azimuth()),
                hours,
                lit,
                new RawString(SkyChart.svg(day, skyline, label, page)),
                new RawString(maps(day)));
    }

    private String maps(DaySun day) {
        var daylight = ShadowDay.of(day, city.form(), after, look.with() ? made() : List.of(), x, y);
        if (daylight.frames().isEmpty()) {
            return "";
        }
        var out = new Markup();
        DayMap.definitions(out);
        var maps = new DayMap(1, daylight, 3, out);
        out.open("ol", "class", "hours");
        for (int i = 0; i < daylight.frames().size(); i++) {
            var frame = daylight.frames().get(i);
            String told = page.text(
                    "space.map.told",
                    "time",
                    frame.time(),
                    "direction",
                    page.textOf("compass.", Neighbour.compass(frame.azimuthDegrees())),
                    "height",
                    page.whole(Math.round(frame.elevationDegrees())));
            out.open("li").open("figure");
            maps.small(i, page.text("daylight.map", "told", told));
            out.element("figcaption", told).close("figure").close("li");
        }
        return out.close("ol").fragment().html();
    }

    private Neighbour told(Building building) {
        boolean known = city.city().feature(building.id()).isPresent();
        return known || option == null
                ? Neighbour.of(city, building, x, y, page)
                : Neighbour.of(building, SpaceResource.made(option, building.id()), false, x, y, page);
    }

    private SpaceView.OptionView optionView(List<OptionsInPlace.Named> siblings) {
        return new SpaceView.OptionView(
                option.title(),
                option.language(),
                "/rehearse/" + option.rehearsal(),
                page.href(look.address("with", look.with() ? "no" : "yes")),
                siblings.stream()
                        .map(other -> new SpaceView.Link(
                                other.label(),
                                page.href(look.address("option", other.id(), "at", "")),
                                "",
                                other.id().equals(option.id())))
                        .toList(),
                option.made().stream()
                        .flatMap(id -> after.building(id).stream())
                        .limit(MOST_CHANGES)
                        .map(this::told)
                        .toList(),
                gone().stream().map(this::told).toList());
    }

    private String script() {
        var texts = new TreeMap<String, Object>();
        LIVE.forEach(key -> texts.put(key, pattern("space.live." + key)));
        for (int degrees = 0; degrees < 360; degrees += 45) {
            String direction = Neighbour.compass(degrees);
            texts.put("to-" + degrees / 45, page.textOf("compass.", direction));
        }
        return CanonicalJson.write(Map.of("texts", texts, "language", page.lang()));
    }

    /// The text with its places left open, for the scene to fill.
    private String pattern(String key) {
        return citiverse.server.page.Texts.of(page.lang()).pattern(key);
    }
}
