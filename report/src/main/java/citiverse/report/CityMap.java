package citiverse.report;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.List;

/// Static maps of one frame. What changes reads without colour: gains are filled discs, losses are triangles that
/// point down with an open middle, both in three sizes; no change is a small ring.
final class CityMap {
    private final Edition edition;
    private final Frame frame;
    private final Steps steps;
    private final Density density;
    private final Markup out;

    CityMap(Edition edition, Frame frame, Steps steps, Density density, Markup out) {
        this.edition = edition;
        this.frame = frame;
        this.steps = steps;
        this.density = density;
        this.out = out;
    }

    /// What all drawings of the page use.
    void definitions() {
        out.open("svg", "class", "defs", "aria-hidden", "true", "width", "0", "height", "0");
        out.open("defs");
        out.open(
                "pattern",
                "id",
                "hatch",
                "width",
                "5",
                "height",
                "5",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        out.empty("rect", "class", "hatch-ground", "width", "5", "height", "5");
        out.empty("rect", "class", "hatch-line", "width", "2.5", "height", "5");
        out.close("pattern");
        Backdrop.write(edition.snapshot(), frame, out);
        out.close("defs");
        out.close("svg");
    }

    /// The change under one option, with pins for several.
    ///
    /// @param number of the option, which makes the drawing's id, and number of the first pin
    /// @param pins options to be pinned, in the order of their numbers
    void change(int number, OptionResult option, List<OptionResult> pins, String title, String description) {
        change("map-" + number, edition.changes(option), number, pins, title, description);
    }

    /// Any change of the main indicator by place.
    ///
    /// @param id of the drawing
    /// @param number of the first pin
    void change(String id, double[] changes, int number, List<OptionResult> pins, String title, String description) {
        start(id, title, description);
        signs(changes);
        pins(pins, number);
        finish();
    }

    private void signs(double... changes) {
        var paths = new StringBuilder[7];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new StringBuilder();
        }
        PlaceTable places = edition.comparison().places();
        for (int i = 0; i < changes.length; i++) {
            int x = frame.x(places.longitude()[i]);
            int y = frame.y(places.latitude()[i]);
            if (places.population()[i] > 0 && Double.isFinite(changes[i]) && frame.holds(x, y)) {
                int step = steps.step(changes[i] * edition.direction());
                mark(step, x, y, paths[step + 3]);
            }
        }
        symbol("none", paths[3]);
        for (int step = 1; step <= 3; step++) {
            symbol("loss l" + step, paths[3 - step]);
            symbol("gain g" + step, paths[3 + step]);
        }
    }

    /// The indicator as it is today, by thirds of the people.
    void today(String title, String description) {
        start("map-0", title, description);
        PlaceTable places = edition.comparison().places();
        double[] limits = Quantiles.limits(places.baseline(), places.population());
        var paths = new StringBuilder[] {new StringBuilder(), new StringBuilder(), new StringBuilder()};
        for (int i = 0; i < places.ids().length; i++) {
            int x = frame.x(places.longitude()[i]);
            int y = frame.y(places.latitude()[i]);
            double value = places.baseline()[i];
            if (places.population()[i] > 0 && Double.isFinite(value) && frame.holds(x, y)) {
                disc(x, y, paths[value > limits[1] ? 2 : value > limits[0] ? 1 : 0]);
            }
        }
        for (int third = 0; third < 3; third++) {
            symbol("today t" + (third + 1), paths[third]);
        }
        finish();
    }

    private void start(String id, String title, String description) {
        out.open(
                "svg",
                "class",
                "map " + density.style(),
                "viewBox",
                frame.viewBox(),
                "role",
                "img",
                "aria-labelledby",
                id + "-t",
                "aria-describedby",
                id + "-d");
        out.element("title", title, "id", id + "-t");
        out.element("desc", description, "id", id + "-d");
        out.empty(
                "rect",
                "class",
                "ground",
                "width",
                Integer.toString(frame.width()),
                "height",
                Integer.toString(frame.height()));
        out.empty(
                "use",
                "href",
                "#city",
                "width",
                Integer.toString(frame.width()),
                "height",
                Integer.toString(frame.height()));
    }

    private void finish() {
        scaleBar();
        north();
        out.close("svg");
    }

    private void symbol(String style, StringBuilder path) {
        if (!path.isEmpty()) {
            out.empty("path", "class", style, "d", path.toString());
        }
    }

    private void mark(int step, int x, int y, StringBuilder path) {
        if (step >= 0) {
            disc(x, y, path);
        } else {
            triangle(density.half(-step), x, y, path);
        }
    }

    /// A stroke of no length, drawn round by its ends.
    private static void disc(int x, int y, StringBuilder path) {
        path.append('M').append(x).append(' ').append(y).append("h0");
    }

    private static void triangle(int size, int x, int y, StringBuilder path) {
        path.append('M').append(x - size).append(' ').append(y - size * 2 / 3);
        path.append('h')
                .append(size * 2)
                .append('l')
                .append(-size)
                .append(' ')
                .append(size * 5 / 3)
                .append('z');
    }

    private void pins(List<OptionResult> pins, int first) {
        for (OptionResult option : pins) {
            if (option.path().length >= 4) {
                var strokes = new Strokes(frame);
                strokes.add(option.path());
                String path = strokes.path(0.5, 8_000);
                out.empty("path", "class", "plan halo", "d", path);
                out.empty("path", "class", "plan", "d", path);
            }
        }
        for (int i = pins.size() - 1; i >= 0; i--) {
            pin(pins.get(i), Integer.toString(first + i));
        }
    }

    private void pin(OptionResult option, String number) {
        double longitude = option.longitude();
        double latitude = option.latitude();
        if (!Double.isFinite(longitude) && option.path().length >= 4) {
            int middle = option.path().length / 4 * 2;
            longitude = option.path()[middle];
            latitude = option.path()[middle + 1];
        }
        if (!Double.isFinite(longitude) || !frame.holds(frame.x(longitude), frame.y(latitude))) {
            return;
        }
        out.open("g", "transform", "translate(" + frame.x(longitude) + ' ' + frame.y(latitude) + ')');
        out.open("g", "class", number.equals("1") ? "pin first" : "pin");
        out.empty("path", "d", "M0 0L-9-17A17 17 0 1 1 9-17z");
        out.element("text", number, "y", "-25", "text-anchor", "middle");
        out.close("g").close("g");
    }

    private void scaleBar() {
        double metres = Svg.nice(frame.width() * 0.28 * frame.metresPerUnit());
        String length = Svg.number(metres / frame.metresPerUnit());
        Numbers numbers = edition.numbers();
        String label = metres >= 1000 ? numbers.quantity(metres / 1000, "km", 0) : numbers.quantity(metres, "m", 0);
        out.open("g", "class", "scale", "transform", "translate(28 " + (frame.height() - 30) + ')');
        out.empty("path", "d", "M0-8v8h" + length + "v-8");
        out.element(
                "text",
                label,
                "x",
                Svg.number(metres / frame.metresPerUnit() / 2),
                "y",
                "-12",
                "text-anchor",
                "middle");
        out.close("g");
    }

    private void north() {
        out.open("g", "class", "north", "transform", "translate(" + (frame.width() - 44) + " 58)");
        out.empty("path", "d", "M0-34L12 6L0-3L-12 6z");
        out.element("text", edition.text("map.north"), "y", "30", "text-anchor", "middle");
        out.close("g");
    }
}
