package citiverse.scene;

import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables of a scene: cells and places as CSV (RFC 4180, UTF-8, a dot as decimal mark), services as GeoJSON.
final class Tables {
    private Tables() {}

    /// A number with so many decimals at most, without trailing zeros, never in exponent form.
    static String number(double value, int decimals) {
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        long scaled = Math.round(Math.abs(value) * power);
        var text = new StringBuilder();
        if (value < 0 && scaled != 0) {
            text.append('-');
        }
        text.append(scaled / power);
        long fraction = scaled % power;
        if (fraction != 0) {
            String digits = Long.toString(power + fraction).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 0, end);
        }
        return text.toString();
    }

    /// All cells: `id,lon,lat` and the counts in the order in which they were first drawn; an empty field is unknown.
    static String cells(Scene scene) {
        Set<String> columns = cellColumns(scene);
        var text = new StringBuilder("id,lon,lat");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (Cell cell : scene.cells()) {
            place(text, scene, cell.id(), cell.x(), cell.y());
            for (String column : columns) {
                text.append(',');
                if (!cell.counts().containsKey(column)) {
                    text.append('0');
                } else if (cell.counts().get(column) != null) {
                    text.append(cell.counts().get(column).longValue());
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    static Set<String> cellColumns(Scene scene) {
        var columns = new LinkedHashSet<String>();
        scene.cells().forEach(cell -> columns.addAll(cell.counts().keySet()));
        return columns;
    }

    /// Layers of places in the order drawn.
    static List<String> layers(Scene scene, Place.Form form) {
        var layers = new LinkedHashSet<String>();
        for (Place place : scene.places()) {
            if (place.form() == form) {
                layers.add(place.layer());
            }
        }
        return List.copyOf(layers);
    }

    static List<Place> places(Scene scene, String layer) {
        return scene.places().stream()
                .filter(place -> place.layer().equals(layer))
                .toList();
    }

    static Set<String> columns(List<Place> places) {
        var columns = new LinkedHashSet<String>();
        places.forEach(place -> columns.addAll(place.values().keySet()));
        return columns;
    }

    /// The places of a layer: `id,lon,lat` and what is told of them.
    static String places(Scene scene, List<Place> places) {
        Set<String> columns = columns(places);
        var text = new StringBuilder("id,lon,lat");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (Place place : places) {
            place(text, scene, place.id(), place.x(), place.y());
            for (String column : columns) {
                text.append(',').append(quoted(plain(place.values().get(column))));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void place(StringBuilder text, Scene scene, String id, double x, double y) {
        text.append(quoted(id)).append(',');
        text.append(number(scene.plane().longitude(x), 7)).append(',');
        text.append(number(scene.plane().latitude(y), 7));
    }

    private static String plain(Value value) {
        return switch (value) {
            case null -> "";
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> number(number, 6);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes ignored -> "";
            case Value.Missing ignored -> "";
        };
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /// The places of a layer as a GeoJSON FeatureCollection (RFC 7946) of points.
    static String geoJson(Scene scene, List<Place> places) {
        var features = new ArrayList<String>();
        for (Place place : places) {
            var text = new StringBuilder("{\"type\":\"Feature\",\"id\":").append(json(place.id()));
            text.append(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
            text.append(number(scene.plane().longitude(place.x()), 7)).append(',');
            text.append(number(scene.plane().latitude(place.y()), 7)).append("]},\"properties\":{");
            boolean first = true;
            for (Map.Entry<String, Value> value : place.values().entrySet()) {
                text.append(first ? "" : ",")
                        .append(json(value.getKey()))
                        .append(':')
                        .append(json(value.getValue()));
                first = false;
            }
            features.add(text.append("}}").toString());
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    private static String json(Value value) {
        return switch (value) {
            case Value.Text(String text) -> json(text);
            case Value.Bytes ignored -> "null";
            case Value.Missing ignored -> "null";
            default -> plain(value);
        };
    }

    private static String json(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
