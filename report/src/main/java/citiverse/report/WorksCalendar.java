package citiverse.report;

import citiverse.rehearse.Comparison.Line;
import citiverse.report.words.Markup;
import java.util.ArrayList;
import java.util.List;

/// Works as bars on a line of days (a Gantt chart), with their days in words beside them.
final class WorksCalendar {
    private final Edition edition;
    private final EvidenceTable table;
    private final List<Line> lines;
    private final Markup out;

    private WorksCalendar(Edition edition, EvidenceTable table, Markup out) {
        this.edition = edition;
        this.table = table;
        this.out = out;
        this.lines = table.evidence().lines().stream()
                .filter(line -> first(line) <= last(line))
                .toList();
    }

    /// Days are counted from 1; the last one is still a day of work.
    private double first(Line line) {
        return table.value(line, table.column("first_day"));
    }

    private double last(Line line) {
        return table.value(line, table.column("last_day"));
    }

    /// @param title id of the heading that names it
    static void write(Edition edition, EvidenceTable table, String title, Markup out) {
        var calendar = new WorksCalendar(edition, table, out);
        if (!calendar.lines.isEmpty()) {
            calendar.write(title);
        }
    }

    private void write(String title) {
        var days = new ArrayList<Double>();
        for (Line line : lines) {
            days.add(first(line));
            days.add(last(line) + 1);
        }
        Axis axis = Axis.of(days);
        out.open("figure", "class", "wide");
        out.element("figcaption", edition.text("evidence.calendar"), "id", title + "-bars");
        out.open("div", "class", "dot-axis gantt", "aria-hidden", "true");
        out.open("svg", "height", "22");
        for (double tick : axis.ticks()) {
            if (tick >= 1 && tick == Math.rint(tick)) {
                String day = edition.numbers().whole(tick);
                out.element("text", day, "x", axis.at(tick), "y", "16", "text-anchor", "middle");
            }
        }
        out.close("svg").close("div");
        out.open("ul", "class", "dots gantt", "aria-labelledby", title + "-bars");
        lines.forEach(line -> row(line, axis));
        out.close("ul");
        out.close("figure");
    }

    private void row(Line line, Axis axis) {
        double first = first(line);
        double last = last(line);
        out.open("li");
        out.element("span", table.name(line), "class", "name");
        out.open("svg", "class", "whisker", "height", "22", "aria-hidden", "true");
        for (double tick : axis.ticks()) {
            if (tick >= 1) {
                out.empty("line", "class", "tick", "x1", axis.at(tick), "x2", axis.at(tick), "y1", "-60", "y2", "90");
            }
        }
        out.empty(
                "rect",
                "class",
                "work",
                "x",
                axis.at(first),
                "width",
                Svg.percent(axis.share(last + 1) - axis.share(first)),
                "y",
                "4",
                "height",
                "14");
        out.close("svg");
        out.element(
                "span",
                edition.text(
                        "evidence.days",
                        "first",
                        edition.numbers().whole(first),
                        "last",
                        edition.numbers().whole(last)),
                "class",
                "value");
        out.close("li");
    }
}
