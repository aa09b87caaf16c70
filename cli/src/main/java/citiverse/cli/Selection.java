package citiverse.cli;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which features of a twin are meant: a layer, or those of a layer whose column has a value, written `LAYER`
/// or `LAYER:COLUMN=VALUE` (the value may hold further `=`).
record Selection(String layer, String column, String value) {

    /// Reads what was written.
    static Selection of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Selection(text, "", "");
        }
        int equals = text.indexOf('=', colon);
        if (equals <= colon + 1 || colon == 0) {
            throw Problem.user(
                            "CV-CLI-080", "a choice of features reads LAYER or LAYER:COLUMN=VALUE, not \"" + text + '"')
                    .remedy("Write it such as amenity:kind=amenity=hospital");
        }
        return new Selection(text.substring(0, colon), text.substring(colon + 1, equals), text.substring(equals + 1));
    }

    /// The features, ordered by id; at least one.
    List<Feature> features(Snapshot city) {
        LayerSchema schema = Names.layer(city, layer);
        List<Feature> all = city.features(layer);
        if (all.isEmpty()) {
            throw Problem.user("CV-CLI-031", "the layer \"" + layer + "\" has no features with a place")
                    .remedy("Name another layer; citiverse info lists them");
        }
        if (column.isEmpty()) {
            return all;
        }
        List<Feature> chosen = all.stream()
                .filter(feature -> shown(feature.properties(), column).equals(value))
                .toList();
        if (chosen.isEmpty()) {
            throw nothing(schema, all);
        }
        return chosen;
    }

    private Problem nothing(LayerSchema schema, List<Feature> all) {
        var columns = new TreeSet<String>();
        schema.columns().forEach(known -> columns.add(known.name()));
        var values = new TreeSet<String>();
        for (Feature feature : all) {
            columns.addAll(feature.properties().names());
            String found = shown(feature.properties(), column);
            if (!found.isEmpty()) {
                values.add(found);
            }
        }
        return columns.contains(column)
                ? Names.unknown("CV-CLI-081", "feature of the layer " + layer + " with " + column + " =", value, values)
                : Names.unknown("CV-CLI-032", "column of the layer " + layer, column, columns);
    }

    /// A value as people write it; empty where there is none.
    private static String shown(Properties properties, String column) {
        return switch (properties.value(column).orElse(Value.missing())) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Outputs.number(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes bytes -> "";
            case Value.Missing missing -> "";
        };
    }

    /// The name of a feature for people: that in its tags, that of its line, or its id within its source.
    static String name(Feature feature, Snapshot city) {
        Properties tags = feature.properties();
        String own = Stream.of("name", "short_name", "ref")
                .flatMap(key -> tags.text(key).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        if (!own.isEmpty()) {
            return own;
        }
        return tags.text("route")
                .flatMap(city::feature)
                .map(route -> "line " + name(route, city))
                .orElse(feature.localId());
    }
}
