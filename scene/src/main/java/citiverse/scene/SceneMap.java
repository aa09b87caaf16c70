package citiverse.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/// A scene as a map in SVG 1.1: north is up, one unit is a metre, areas below, then streets by class, lines, stops.
final class SceneMap {
    private static final double WIDEST_PIXELS = 1600;

    /// How a class of streets is drawn: width of the casing and of the fill in metres, their colours, and the order.
    private record Stroke(int rank, double casing, double fill, String casingColour, String fillColour, String dash) {}

    private static final Map<String, Stroke> STROKES = Map.ofEntries(
            Map.entry("steps", new Stroke(0, 0, 2.4, "", "#c4685a", "3 2")),
            Map.entry("path", new Stroke(0, 0, 1.6, "", "#b98a6a", "4 2")),
            Map.entry("footway", new Stroke(0, 0, 2.2, "", "#d08f7c", "5 2")),
            Map.entry("cycleway", new Stroke(0, 0, 2.2, "", "#7c8fd0", "5 2")),
            Map.entry("pedestrian", new Stroke(1, 8, 6.5, "#c9c2d6", "#ece8f2", "")),
            Map.entry("service", new Stroke(1, 5, 3.8, "#cfc9c0", "#ffffff", "")),
            Map.entry("living_street", new Stroke(1, 7, 5.6, "#cfc9c0", "#f4f4f4", "")),
            Map.entry("residential", new Stroke(2, 9, 7.2, "#cfc9c0", "#ffffff", "")),
            Map.entry("unclassified", new Stroke(2, 9, 7.2, "#cfc9c0", "#ffffff", "")),
            Map.entry("tertiary", new Stroke(3, 12, 9.5, "#bdb6a4", "#fffdf0", "")),
            Map.entry("secondary", new Stroke(4, 15, 12, "#c7b072", "#faedb8", "")),
            Map.entry("primary", new Stroke(5, 18, 15, "#c98f55", "#fbd49a", "")));

    private static final List<String> LINE_COLOURS = List.of(
            "#b3202c", "#1f5fa8", "#2e7d32", "#7b3fa0", "#c4620b", "#0b7a75", "#8a5a2b", "#a01f6f", "#4a6a00",
            "#39508c");

    private final Scene scene;
    private final Scene.Bounds bounds;
    private final StringBuilder out = new StringBuilder();

    private SceneMap(Scene scene) {
        this.scene = scene;
        this.bounds = scene.bounds();
    }

    static String svg(Scene scene) {
        var map = new SceneMap(scene);
        map.draw();
        return map.out.toString();
    }

    private void draw() {
        double scale = WIDEST_PIXELS / Math.max(bounds.width(), bounds.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(whole(bounds.width() * scale));
        out.append("\" height=\"").append(whole(bounds.height() * scale)).append("\" viewBox=\"");
        out.append(number(bounds.west()))
                .append(' ')
                .append(number(-bounds.north()))
                .append(' ');
        out.append(number(bounds.width()))
                .append(' ')
                .append(number(bounds.height()))
                .append("\">\n");
        out.append("<title>").append(text(scene.city().name())).append("</title>\n");
        out.append("<rect x=\"").append(number(bounds.west())).append("\" y=\"").append(number(-bounds.north()));
        out.append("\" width=\"100%\" height=\"100%\" fill=\"#f1eee6\"/>\n");
        areas("landuse");
        areas("leisure");
        cells();
        areas("natural");
        areas("building");
        tracks();
        streets();
        lines();
        places();
        scale();
        out.append("</svg>\n");
    }

    private void areas(String key) {
        out.append("<g id=\"")
                .append(key)
                .append(key.equals("building") ? "\">\n" : "\" shape-rendering=\"crispEdges\">\n");
        for (Area area : scene.areas()) {
            String kind = area.tags().get(key);
            if (kind == null || area.corners().size() < 3) {
                continue;
            }
            String edge = key.equals("building") ? " stroke=\"#a39a90\" stroke-width=\"0.6\"" : "";
            out.append("<path d=\"")
                    .append(path(area.corners()))
                    .append("Z\" fill=\"")
                    .append(fill(key, kind));
            out.append('"').append(edge).append("/>\n");
        }
        out.append("</g>\n");
    }

    private static String fill(String key, String kind) {
        return switch (key) {
            case "natural" -> kind.equals("water") ? "#a9cde6" : "#cfe3bd";
            case "leisure" -> kind.equals("pitch") ? "#a9d3a0" : "#c5e3b3";
            case "building" ->
                switch (kind) {
                    case "industrial", "warehouse" -> "#c9bfd0";
                    case "school", "hospital", "clinic", "kindergarten", "public" -> "#d8b9a4";
                    case "church" -> "#b8a8c8";
                    default -> "#d6cdc3";
                };
            default ->
                switch (kind) {
                    case "industrial" -> "#e6dfea";
                    case "education" -> "#f3ecc8";
                    case "institutional" -> "#f5dcdc";
                    case "commercial", "retail" -> "#f3e1da";
                    case "forest" -> "#b5d3a0";
                    case "grass", "meadow" -> "#dfeccb";
                    case "farmland", "orchard" -> "#eef0d5";
                    case "cemetery" -> "#cbdcbd";
                    case "brownfield" -> "#d9d5bd";
                    default -> "#e9e5de";
                };
        };
    }

    /// Cells as 100 m squares, darker where more people live.
    private void cells() {
        long most = scene.cells().stream()
                .mapToLong(cell -> cell.of("population"))
                .max()
                .orElse(0);
        if (most == 0) {
            return;
        }
        out.append("<g id=\"cells\" fill=\"#d2691e\">\n");
        for (Cell cell : scene.cells()) {
            double share = Math.sqrt(cell.of("population") / (double) most);
            out.append("<rect x=\"")
                    .append(number(cell.x() - 50))
                    .append("\" y=\"")
                    .append(number(-cell.y() - 50));
            out.append("\" width=\"100\" height=\"100\" fill-opacity=\"")
                    .append(number(0.26 * share))
                    .append("\"/>\n");
        }
        out.append("</g>\n");
    }

    private void tracks() {
        out.append("<g fill=\"none\" stroke=\"#777777\" stroke-width=\"3\">\n");
        for (Street track : scene.tracks()) {
            if (track.level() >= 0) {
                out.append("<path d=\"").append(path(track.course())).append("\" stroke-dasharray=\"18 6\"/>\n");
            }
        }
        out.append("</g>\n");
    }

    private void streets() {
        List<Street> ordered = new ArrayList<>(scene.streets());
        ordered.removeIf(street -> !STROKES.containsKey(street.highway()) || street.level() < 0);
        for (int level = 0; level <= 1; level++) {
            for (boolean casing : new boolean[] {true, false}) {
                out.append("<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n");
                for (int rank = 0; rank <= 5; rank++) {
                    for (Street street : ordered) {
                        Stroke stroke = STROKES.get(street.highway());
                        if (stroke.rank == rank && Math.min(1, street.level()) == level) {
                            street(street, stroke, casing);
                        }
                    }
                }
                out.append("</g>\n");
            }
        }
    }

    private void street(Street street, Stroke stroke, boolean casing) {
        double width = casing ? stroke.casing : stroke.fill;
        boolean bridge = street.level() > 0;
        if (casing && bridge) {
            width = Math.max(width, stroke.fill) + 5;
        }
        if (width == 0) {
            return;
        }
        String colour = casing ? bridge ? "#6d6558" : stroke.casingColour : stroke.fillColour;
        out.append("<path d=\"")
                .append(path(street.course()))
                .append("\" stroke=\"")
                .append(colour);
        out.append("\" stroke-width=\"").append(number(width)).append('"');
        if (!casing && !stroke.dash.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(stroke.dash).append('"');
        }
        if (bridge && casing) {
            out.append(" stroke-linecap=\"butt\"");
        }
        out.append("/>\n");
    }

    private void lines() {
        out.append("<g id=\"lines\" fill=\"none\" stroke-linejoin=\"round\" stroke-opacity=\"0.75\">\n");
        int number = 0;
        for (Line line : scene.lines()) {
            String colour = LINE_COLOURS.get(number++ % LINE_COLOURS.size());
            double width = line.mode() == Line.METRO ? 13 : 6;
            out.append("<path d=\"")
                    .append(path(line.directions().getFirst().shape()))
                    .append("\" stroke=\"");
            out.append(colour)
                    .append("\" stroke-width=\"")
                    .append(number(width))
                    .append("\"><title>");
            out.append(text(line.name())).append("</title></path>\n");
        }
        out.append("</g>\n<g id=\"stops\" fill=\"#ffffff\" stroke=\"#333333\" stroke-width=\"2\">\n");
        for (Stop stop : scene.stops()) {
            circle(stop.x(), stop.y(), stop.station().isEmpty() ? 8 : 13, stop.name(), "");
        }
        out.append("</g>\n");
    }

    private void places() {
        out.append("<g id=\"places\" stroke=\"#ffffff\" stroke-width=\"1.5\">\n");
        for (Place place : scene.places()) {
            if (place.form() == Place.Form.MAP) {
                continue;
            }
            String colour =
                    switch (place.layer()) {
                        case "candidate" -> "#7a6a00";
                        case "healthcare" -> "#c2185b";
                        case "schools" -> "#1a4fa3";
                        case "kindergartens" -> "#4f8ad1";
                        default -> "#555555";
                    };
            circle(place.x(), place.y(), place.layer().equals("candidate") ? 5 : 12, place.id(), colour);
        }
        out.append("</g>\n");
    }

    private void circle(double x, double y, double radius, String title, String colour) {
        out.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(-y))
                .append("\" r=\"");
        out.append(number(radius)).append('"');
        if (!colour.isEmpty()) {
            out.append(" fill=\"").append(colour).append('"');
        }
        out.append("><title>").append(text(title)).append("</title></circle>\n");
    }

    /// A bar of a round length at the lower left.
    private void scale() {
        double length = 1;
        while (length * 10 <= bounds.width() / 4) {
            length *= 10;
        }
        if (length * 5 <= bounds.width() / 4) {
            length *= 5;
        } else if (length * 2 <= bounds.width() / 4) {
            length *= 2;
        }
        double unit = bounds.width() / 100;
        double x = bounds.west() + 2 * unit;
        double y = -bounds.south() - 2 * unit;
        out.append("<path d=\"M")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append('h')
                .append(number(length));
        out.append("\" stroke=\"#222222\" stroke-width=\"")
                .append(number(unit * 0.4))
                .append("\"/>\n<text x=\"");
        out.append(number(x))
                .append("\" y=\"")
                .append(number(y - unit))
                .append("\" font-family=\"sans-serif\" font-size=\"");
        out.append(number(unit * 1.6)).append("\">").append(whole(length)).append(" m</text>\n");
    }

    private static String path(List<Coordinate> points) {
        var path = new StringBuilder();
        for (Coordinate point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(point.x))
                    .append(' ')
                    .append(number(-point.y));
        }
        return path.toString();
    }

    private static String number(double value) {
        return Tables.number(value, 2);
    }

    private static String whole(double value) {
        return Tables.number(value, 0);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
