package citiverse.report;

import citiverse.rehearse.Comparison.Daylight;
import citiverse.report.words.Markup;
import java.util.List;

/// Maps of the shadows of one day. Each outline is written once, as a symbol; the maps of all hours, small and
/// large, are made of the same ones. The shadow of the city is dotted, what the option adds is hatched, so
/// that both read without colour.
public final class DayMap {
    private static final int WIDTH = 480;
    private static final int BUILDING_BUDGET = 24_000;
    private static final int ADDED_BUDGET = 2_000;
    /// Characters for the shadows of all hours of the page.
    private static final int SHADOW_BUDGET = 110_000;
    private static final double LEAST_BUILDING = 8;
    private static final double LEAST_SHADOW = 6;

    private final String id;
    private final Daylight day;
    private final Frame frame;
    private final Markup out;

    /// Writes the outlines.
    ///
    /// @param number of the day on the page
    /// @param frames of all days of the page, which share what it may weigh
    public DayMap(int number, Daylight day, int frames, Markup out) {
        this.id = "day-" + number + '-';
        this.day = day;
        this.frame = Frame.over(day.box(), WIDTH);
        this.out = out;
        out.open("svg", "class", "defs", "aria-hidden", "true", "width", "0", "height", "0")
                .open("defs");
        symbol("houses", path(day.buildings(), LEAST_BUILDING, BUILDING_BUDGET));
        symbol("new", path(day.added(), 0, ADDED_BUDGET));
        for (int i = 0; i < day.frames().size(); i++) {
            String more = path(day.frames().get(i).more(), LEAST_SHADOW, SHADOW_BUDGET / frames / 2);
            symbol("more-" + i, more);
            symbol(
                    "shade-" + i,
                    path(day.frames().get(i).shadows(), LEAST_SHADOW, SHADOW_BUDGET / frames - more.length()));
        }
        out.close("defs").close("svg");
    }

    /// Patterns that all days use.
    public static void definitions(Markup out) {
        out.open("svg", "class", "defs", "aria-hidden", "true", "width", "0", "height", "0")
                .open("defs");
        pattern("dots", 6, "M0 0h6v6h-6z", "M3 3h0", out);
        pattern("stripes", 9, "M0 0h9v9h-9z", "M0 9L9 0M-2 2L2-2M7 11L11 7", out);
        pattern("stripes-small", 22, "M0 0h22v22h-22z", "M0 22L22 0M-4 4L4-4M18 26L26 18", out);
        out.open("symbol", "id", "sun", "viewBox", "-24 -24 48 48");
        out.empty("path", "d", "M0-20V20M-20 0H20M-14-14L14 14M-14 14L14-14");
        out.empty("circle", "r", "10");
        out.close("symbol");
        out.close("defs").close("svg");
    }

    private static void pattern(String name, int size, String ground, String lines, Markup out) {
        String side = Integer.toString(size);
        out.open("pattern", "id", name, "width", side, "height", side, "patternUnits", "userSpaceOnUse");
        out.empty("path", "class", name + "-ground", "d", ground);
        out.empty("path", "class", name + "-line", "d", lines);
        out.close("pattern");
    }

    private String path(List<double[]> outlines, double least, int budget) {
        var areas = new Areas(frame, least);
        outlines.forEach(areas::add);
        return areas.path(budget);
    }

    private void symbol(String name, String path) {
        out.empty("path", "id", id + name, "d", path.isEmpty() ? "M0 0" : path);
    }

    /// Draws one hour.
    ///
    /// @param hour place in the frames of the day
    /// @param label what it shows, for those who do not see it
    public void small(int hour, String label) {
        map("day", hour, label);
    }

    void large(int hour, String label) {
        map("day large", hour, label);
    }

    private void map(String style, int hour, String label) {
        out.open("svg", "class", style, "viewBox", frame.viewBox(), "role", "img", "aria-label", label);
        out.empty("path", "class", "ground", "d", "M0 0h" + frame.width() + 'v' + frame.height() + "H0z");
        use("shade", "shade-" + hour);
        use("more", "more-" + hour);
        use("houses", "houses");
        use("new", "new");
        double azimuth = Math.toRadians(day.frames().get(hour).azimuthDegrees());
        double reach = 1 / Math.max(Math.abs(StrictMath.sin(azimuth)), Math.abs(StrictMath.cos(azimuth)));
        out.empty(
                "use",
                "class",
                "sun",
                "href",
                "#sun",
                "width",
                "48",
                "height",
                "48",
                "x",
                Svg.number(Math.rint(
                        frame.width() / 2.0 + reach * StrictMath.sin(azimuth) * (frame.width() / 2 - 30) - 24)),
                "y",
                Svg.number(Math.rint(
                        frame.height() / 2.0 - reach * StrictMath.cos(azimuth) * (frame.height() / 2 - 30) - 24)));
        out.close("svg");
    }

    private void use(String style, String name) {
        out.empty("use", "class", style, "href", '#' + id + name);
    }
}
