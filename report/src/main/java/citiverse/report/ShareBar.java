package citiverse.report;

import citiverse.report.words.Markup;

/// People who gain, stay the same and lose as one bar: gain is filled, loss hatched, the rest open, so that they read
/// without colour.
final class ShareBar {
    private ShareBar() {}

    static void write(Edition edition, double gaining, double losing, double unchanged, Markup out) {
        double all = gaining + losing + unchanged;
        double gain = all > 0 ? gaining / all : 0;
        double loss = all > 0 ? losing / all : 0;
        String label = edition.text(
                "bar.people",
                "gain",
                edition.numbers().percent(gain),
                "loss",
                edition.numbers().percent(loss));
        out.open("svg", "class", "bar", "role", "img", "aria-label", label);
        out.empty("rect", "class", "same", "width", "100%", "height", "12");
        out.empty("rect", "class", "gain", "width", Svg.percent(gain), "height", "12");
        out.empty(
                "rect",
                "class",
                "loss",
                "x",
                Svg.percent(1 - loss),
                "width",
                Svg.percent(loss),
                "height",
                "12",
                "fill",
                "url(#hatch)");
        out.close("svg");
    }
}
