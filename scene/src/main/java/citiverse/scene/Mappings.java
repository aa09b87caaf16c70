package citiverse.scene;

import citiverse.standards.csv.CsvMapping;
import citiverse.twin.LayerSchema;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the columns of a scene's tables mean.
final class Mappings {
    private Mappings() {}

    static CsvMapping cells(Scene scene) {
        Map<String, String> groups = groups(scene);
        var columns = new ArrayList<CsvMapping.Column>();
        for (String name : Tables.cellColumns(scene)) {
            columns.add(new CsvMapping.Column(
                    name,
                    new LayerSchema.Column(
                            name,
                            LayerSchema.Kind.WHOLE,
                            unit(name, groups),
                            described(name, groups),
                            groups.getOrDefault(name, ""))));
        }
        return mapping("cells", "Cells where people live or work", columns);
    }

    /// `dimension/group` by the name of its column.
    static Map<String, String> groups(Scene scene) {
        var groups = new HashMap<String, String>();
        scene.groups()
                .forEach((dimension, names) ->
                        names.forEach(group -> groups.put(Cell.column(dimension, group), dimension + '/' + group)));
        return groups;
    }

    static String unit(String column, Map<String, String> groups) {
        return column.equals("population") || groups.containsKey(column) ? "{person}" : "1";
    }

    static String described(String column, Map<String, String> groups) {
        String group = groups.get(column);
        if (group != null) {
            return "residents of the group " + group;
        }
        return switch (column) {
            case "population" -> "residents";
            case "jobs" -> "workplaces";
            case "schools" -> "schools in the cell";
            case "healthcare" -> "clinics and hospitals in the cell";
            default -> column.replace('_', ' ');
        };
    }

    static CsvMapping places(Scene scene, String layer) {
        List<Place> places = Tables.places(scene, layer);
        var columns = new ArrayList<CsvMapping.Column>();
        for (String name : Tables.columns(places)) {
            columns.add(new CsvMapping.Column(
                    name, new LayerSchema.Column(name, kind(places, name), placeUnit(name), name.replace('_', ' '))));
        }
        return mapping(layer, title(layer), columns);
    }

    static String title(String layer) {
        String words = layer.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static LayerSchema.Kind kind(List<Place> places, String column) {
        return places.stream()
                .map(place -> place.values().get(column))
                .filter(value -> value != null)
                .findFirst()
                .map(Mappings::kind)
                .orElse(LayerSchema.Kind.TEXT);
    }

    private static LayerSchema.Kind kind(Value value) {
        return switch (value) {
            case Value.Text ignored -> LayerSchema.Kind.TEXT;
            case Value.Whole ignored -> LayerSchema.Kind.WHOLE;
            case Value.Real ignored -> LayerSchema.Kind.REAL;
            case Value.Flag ignored -> LayerSchema.Kind.FLAG;
            case Value.Bytes ignored -> LayerSchema.Kind.BYTES;
            case Value.Missing ignored -> LayerSchema.Kind.TEXT;
        };
    }

    /// The unit that the last words of a name tell.
    static String placeUnit(String column) {
        if (column.endsWith("_square_metres")) {
            return "m2";
        }
        return column.endsWith("_metres") ? "m" : column.equals("capacity") ? "{person}" : "";
    }

    private static CsvMapping mapping(String layer, String title, List<CsvMapping.Column> columns) {
        return new CsvMapping(layer, title, "id", "lon", "lat", CsvMapping.DEGREES, false, Set.of(), columns);
    }
}
