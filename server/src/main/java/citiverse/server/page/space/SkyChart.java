package citiverse.server.page.space;

import citiverse.report.words.Markup;
import citiverse.server.page.PageView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Draws the sky over a place as one would see it lying on the back, north up and east to the right as on a map: the
/// way of the sun on the day, on the longest and on the shortest one, and the buildings that stand against it.
final class SkyChart {
    private static final int RADIUS = 200;
    private static final int SIDE = 480;

    private final Markup out = new Markup();

    private SkyChart() {}

    /// @param label what it shows, for those who do not see it
    static String svg(DaySun day, Skyline skyline, String label, PageView page) {
        var chart = new SkyChart();
        chart.draw(day, skyline, label, page);
        return chart.out.fragment().html();
    }

    private static int[] at(double azimuth, double elevation) {
        double distance = RADIUS * (90 - Math.clamp(elevation, 0.0, 90.0)) / 90;
        double angle = Math.toRadians(azimuth);
        return new int[] {
            (int) Math.rint(SIDE / 2.0 + distance * Math.sin(angle)),
            (int) Math.rint(SIDE / 2.0 - distance * Math.cos(angle))
        };
    }

    private void draw(DaySun day, Skyline skyline, String label, PageView page) {
        out.open("svg", "class", "sky", "viewBox", "0 0 480 480", "role", "img", "aria-label", label);
        circle("dome", RADIUS);
        circle("ring", RADIUS / 3);
        circle("ring", 2 * RADIUS / 3);
        out.empty("path", "class", "ring", "d", "M240 40V440M40 240H440");
        out.empty("path", "class", "skyline", "d", skylinePath(skyline));
        circle("rim", RADIUS);
        String[][] sides = {
            {"north", "240", "28"}, {"east", "458", "246"}, {"south", "240", "466"}, {"west", "22", "246"}
        };
        for (String[] side : sides) {
            String name = page.text("space.sky." + side[0]);
            out.element("text", name, "class", "side", "x", side[1], "y", side[2]);
        }
        for (LocalDate solstice : List.of(
                LocalDate.of(day.date().getYear(), 6, 21),
                LocalDate.of(day.date().getYear(), 12, 21))) {
            DaySun other = DaySun.of(
                    solstice,
                    day.zone(),
                    day.observer().longitude(),
                    day.observer().latitude());
            out.empty("path", "class", "solstice", "d", way(other));
        }
        out.empty("path", "class", "way", "d", way(day));
        int before = -100;
        for (DaySun.Step step : day.hours()) {
            if (step.sun().elevation() > 0) {
                int[] at = at(step.sun().azimuth(), step.sun().elevation());
                boolean hidden = skyline.hides(step.sun().azimuth(), step.sun().elevation()) != null;
                out.empty(
                        "circle",
                        "class",
                        hidden ? "hour hidden-sun" : "hour",
                        "cx",
                        "" + at[0],
                        "cy",
                        "" + at[1],
                        "r",
                        hidden ? "5" : "7");
                int hour = Integer.parseInt(step.time().substring(0, 2));
                if (hour % 3 == 0 && hour != before) {
                    before = hour;
                    String text = page.whole(hour);
                    out.element("text", text, "class", "hour-name", "x", "" + at[0], "y", "" + (at[1] - 12));
                }
            }
        }
        out.close("svg");
    }

    private void circle(String style, int radius) {
        out.empty("circle", "class", style, "cx", "240", "cy", "240", "r", "" + radius);
    }

    /// Between the rim and the skyline: an area of even-odd winding.
    private static String skylinePath(Skyline skyline) {
        var data = new PathData();
        for (int bin = 0; bin < Skyline.BINS; bin++) {
            int[] from = at(bin, skyline.degrees()[bin]);
            int[] to = at(bin + 1.0, skyline.degrees()[bin]);
            data.to(from[0], from[1]).to(to[0], to[1]);
        }
        data.close();
        return data + "M240 40a200 200 0 1 0 .1 0z";
    }

    private static String way(DaySun day) {
        var data = new PathData();
        var pieces = new ArrayList<int[]>();
        for (DaySun.Step step : day.steps()) {
            if (step.sun().elevation() > 0) {
                pieces.add(at(step.sun().azimuth(), step.sun().elevation()));
            } else {
                flush(pieces, data);
            }
        }
        flush(pieces, data);
        return data.isEmpty() ? "M0 0" : data.toString();
    }

    private static void flush(List<int[]> pieces, PathData data) {
        pieces.forEach(at -> data.to(at[0], at[1]));
        pieces.clear();
        data.end();
    }
}
