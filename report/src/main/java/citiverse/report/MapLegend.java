package citiverse.report;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Numbers;
import java.util.List;

/// What the signs of a map of gains and losses mean.
final class MapLegend {
    private final Edition edition;
    private final Steps steps;
    private final Density density;
    private final List<OptionResult> pins;
    private final Markup out;

    MapLegend(Edition edition, Steps steps, Density density, List<OptionResult> pins, Markup out) {
        this.edition = edition;
        this.steps = steps;
        this.density = density;
        this.pins = pins;
        this.out = out;
    }

    void write() {
        write(edition.text("legend.title"));
    }

    /// @param title what is changed against what
    void write(String title) {
        Numbers numbers = edition.numbers();
        String unit = edition.mainIndicator().unit();
        int decimals = Numbers.decimals(steps.middle());
        String middle = numbers.plain(steps.middle(), decimals);
        String large = numbers.quantity(steps.large(), unit, decimals);
        String[] sizes = {
            edition.text("legend.below", "limit", numbers.quantity(steps.middle(), unit, decimals)),
            edition.text("legend.between", "low", middle, "high", large),
            edition.text("legend.above", "limit", large)
        };
        out.open("div", "class", "legend " + density.style());
        out.element("p", title, "class", "what");
        out.open("ul");
        for (int size = 3; size >= 1; size--) {
            key("gain g" + size, "M12 12h0", edition.text(edition.directed("legend.gain"), "size", sizes[size - 1]));
        }
        key("none", "M12 12h0", nothing());
        for (int size = 1; size <= 3; size++) {
            int h = density.half(size);
            String triangle = "M" + (12 - h) + ' ' + (12 - h * 2 / 3) + 'h' + 2 * h + 'l' + -h + ' ' + h * 5 / 3 + 'z';
            key("loss l" + size, triangle, edition.text(edition.directed("legend.loss"), "size", sizes[size - 1]));
        }
        out.close("ul");
        if (!pins.isEmpty()) {
            out.element("p", edition.text("legend.pins"), "class", "what");
            out.open("ol", "class", "pins");
            pins.forEach(option ->
                    out.element("li", edition.label(option).and(near(option)).in("span")));
            out.close("ol");
        }
        out.close("div");
    }

    private String nothing() {
        double detectable = edition.mainIndicator().detectable();
        return detectable == 0
                ? edition.text("legend.none")
                : edition.text(
                        "legend.undetectable",
                        "limit",
                        edition.numbers()
                                .quantity(detectable, edition.mainIndicator().unit()));
    }

    private void key(String style, String path, String text) {
        out.open("li");
        out.open("svg", "viewBox", "0 0 24 24", "width", "24", "height", "24", "aria-hidden", "true");
        out.empty("path", "class", style, "d", path);
        out.close("svg");
        out.element("span", text).close("li");
    }

    private Fragment near(OptionResult option) {
        Fragment near = edition.near(option);
        return near == Fragment.EMPTY
                ? near
                : Fragment.text(edition.text("list.comma")).and(near);
    }
}
