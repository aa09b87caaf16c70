package citiverse.report;

import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.twin.Snapshot;
import java.util.List;
import java.util.Locale;

/// A part of the city as a drawing in a file of its own (SVG), on which places are marked and can be picked: a position
/// on the drawing is a position on the ground.
///
/// Its colours are in the file, for light and for dark; marks differ by shape and carry numbers.
public final class PlaceMap {
    private static final String STYLE = """
            path{fill:none;stroke-linejoin:round;stroke-linecap:round}
            .ground{fill:#fbfaf6}.green{fill:#dfe8d3;fill-rule:evenodd}.water{fill:#c9dde8;fill-rule:evenodd}
            .river{stroke:#c9dde8;stroke-width:5}.built{fill:#e6e1d7}.land{fill:#f1ede4;fill-rule:evenodd}
            .minor{stroke:#d8d3c8;stroke-width:1.4}
            .middle{stroke:#d8d3c8;stroke-width:2.4}.major{stroke:#c3bdb0;stroke-width:3.6}
            .rail{stroke:#77736b;stroke-width:1.6}.ties{stroke:#77736b;stroke-width:5;stroke-dasharray:1.2 9}
            .halo{stroke:#fffefb;stroke-width:13}.line{stroke:#0b5f59;stroke-width:7}
            .closed{stroke:#b4470f;stroke-width:8;stroke-dasharray:11 7;stroke-linecap:butt}
            .reach{fill:#0b5f59;fill-opacity:.16;stroke:#0b5f59;stroke-width:2.5}
            .pin{fill:#0b5f59;stroke:#fffefb;stroke-width:3}
            text{font:700 22px system-ui,sans-serif;fill:#fffefb;text-anchor:middle}
            .scale{stroke:#1c2126;stroke-width:3;stroke-linecap:butt}.words{fill:#1c2126;font-size:24px}
            @media (prefers-color-scheme:dark){.ground{fill:#191e22}.green{fill:#22302a}.water{fill:#1d3341}
            .river{stroke:#1d3341}.built{fill:#2b3137}.land{fill:#20262b}
            .minor,.middle{stroke:#3a4248}.major{stroke:#4f5961}
            .rail,.ties{stroke:#8b9297}.halo{stroke:#14181b}.line{stroke:#74d6c8}.closed{stroke:#f59a5f}
            .reach{fill:#74d6c8;stroke:#74d6c8}.pin{fill:#74d6c8;stroke:#14181b}text{fill:#14181b}
            .scale{stroke:#ebe8e1}.words{fill:#ebe8e1}}
            """;

    private final Snapshot snapshot;
    private final Frame frame;

    private PlaceMap(Snapshot snapshot, Frame frame) {
        this.snapshot = snapshot;
        this.frame = frame;
    }

    /// A place to be marked.
    ///
    /// @param longitude degrees CRS84
    /// @param latitude degrees CRS84
    /// @param label one or two characters
    /// @param radiusMetres of a circle around it, 0 for none
    public record Mark(double longitude, double latitude, String label, double radiusMetres) {}

    /// A line to be drawn.
    ///
    /// @param path longitude, latitude, longitude, latitude, …
    /// @param closed true for a street that closes, false for a way that something takes
    public record Way(double[] path, boolean closed) {}

    /// @param box west, south, east, north, degrees CRS84; it is drawn 1,000 units wide
    public static PlaceMap over(Snapshot snapshot, double... box) {
        return new PlaceMap(snapshot, Frame.over(box, Frame.WIDTH));
    }

    /// Height of the drawing over its width.
    public double tallness() {
        return (double) frame.height() / frame.width();
    }

    /// The ground under a position.
    ///
    /// @param across share of the width, from the west
    /// @param down share of the height, from the north
    /// @return longitude and latitude, degrees CRS84
    public double[] at(double across, double down) {
        return new double[] {
            frame.west() + across * frame.width() / frame.unitsPerLongitude(),
            frame.north() - down * frame.height() / frame.unitsPerLatitude()
        };
    }

    /// The drawing as a file.
    ///
    /// @param scale name of a length, made by the reader's language from metres, such as "500 m"
    public String svg(List<Mark> marks, List<Way> ways, java.util.function.DoubleFunction<String> scale) {
        var out = new Markup();
        String width = Integer.toString(frame.width());
        String height = Integer.toString(frame.height());
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                frame.viewBox(),
                "width",
                width,
                "height",
                height);
        out.element("style", new Fragment(STYLE));
        out.empty("rect", "class", "ground", "width", width, "height", height);
        out.open("defs");
        Backdrop.write(snapshot, frame, out);
        out.close("defs");
        out.empty("use", "href", "#city", "width", width, "height", height);
        ways.forEach(way -> way(way, out));
        marks.forEach(mark -> reach(mark, out));
        for (int i = marks.size() - 1; i >= 0; i--) {
            mark(marks.get(i), out);
        }
        scaleBar(out, scale);
        out.close("svg");
        return out.fragment().html();
    }

    private void way(Way way, Markup out) {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < way.path().length; i += 2) {
            path.append(i == 0 ? 'M' : 'L').append(frame.x(way.path()[i]));
            path.append(' ').append(frame.y(way.path()[i + 1]));
        }
        if (path.length() > 0) {
            out.empty("path", "class", "halo", "d", path.toString());
            out.empty("path", "class", way.closed() ? "closed" : "line", "d", path.toString());
        }
    }

    private void reach(Mark mark, Markup out) {
        if (mark.radiusMetres() > 0) {
            out.empty(
                    "circle",
                    "class",
                    "reach",
                    "cx",
                    Integer.toString(frame.x(mark.longitude())),
                    "cy",
                    Integer.toString(frame.y(mark.latitude())),
                    "r",
                    String.format(Locale.ROOT, "%.1f", mark.radiusMetres() / frame.metresPerUnit()));
        }
    }

    private void mark(Mark mark, Markup out) {
        int x = frame.x(mark.longitude());
        int y = frame.y(mark.latitude());
        if (!frame.holds(x, y)) {
            return;
        }
        out.open("g", "transform", "translate(" + x + ' ' + y + ')');
        out.empty("path", "class", "pin", "d", "M0 0L-13-22A22 22 0 1 1 13-22z");
        out.element("text", mark.label(), "y", "-32");
        out.close("g");
    }

    private void scaleBar(Markup out, java.util.function.DoubleFunction<String> scale) {
        double metres = Svg.nice(frame.width() * 0.2 * frame.metresPerUnit());
        String length = Svg.number(metres / frame.metresPerUnit());
        out.open("g", "transform", "translate(28 " + (frame.height() - 26) + ')');
        out.empty("path", "class", "scale", "d", "M0-8v8h" + length + "v-8");
        out.element(
                "text",
                scale.apply(metres),
                "class",
                "words",
                "x",
                Svg.number(metres / frame.metresPerUnit() / 2),
                "y",
                "-12");
        out.close("g");
    }
}
