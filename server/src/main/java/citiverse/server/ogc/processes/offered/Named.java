package citiverse.server.ogc.processes.offered;

import citiverse.models.access.Places;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Looks up what inputs name, and says what is meant where they miss.
final class Named {
    private Named() {}

    /// The layer.
    ///
    /// @throws Problem `CV-PROCESS-004`
    static LayerSchema layer(Snapshot city, String name) {
        return city.layer(name)
                .orElseThrow(() -> unknown(
                        "layer",
                        name,
                        city.layers().stream().map(LayerSchema::type).toList()));
    }

    private static Problem unknown(String what, String name, java.util.Collection<String> known) {
        return Problem.user("CV-PROCESS-004", "there is no " + what + " \"" + name + '"')
                .remedy(NearestNames.remedy(name, known));
    }

    /// The places of a layer, at most so many.
    static Places places(Snapshot city, String name, int most) {
        layer(city, name);
        Places places = Places.of(city, name);
        if (places.size() == 0) {
            throw Problem.user("CV-PROCESS-004", "the layer \"" + name + "\" has no features with a place")
                    .remedy("Name another layer");
        }
        if (places.size() > most) {
            throw Table.tooMuch("the layer \"" + name + "\" has " + places.size() + " places, more than " + most);
        }
        return places;
    }

    /// A column in the order of the places, `NaN` where it is missing; `count` counts each feature once.
    static double[] numbers(Snapshot city, String layer, String column, Places places) {
        double[] numbers = new double[places.size()];
        if (column.equals("count")) {
            java.util.Arrays.fill(numbers, 1);
            return numbers;
        }
        var columns = new TreeSet<String>();
        layer(city, layer).columns().forEach(known -> columns.add(known.name()));
        Map<String, Double> byId = new HashMap<>();
        for (Feature feature : city.features(layer)) {
            columns.addAll(feature.properties().names());
            byId.put(feature.localId(), feature.properties().number(column).orElse(Double.NaN));
        }
        if (!columns.contains(column)) {
            throw unknown("column of the layer " + layer, column, columns);
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = byId.getOrDefault(places.ids()[i], Double.NaN);
        }
        return numbers;
    }

    /// The features of a layer, all or those whose text of a column is a value.
    static List<Feature> features(Snapshot city, String layer, Inputs inputs, String prefix, int most) {
        layer(city, layer);
        List<Feature> all = city.features(layer);
        if (inputs.has(prefix + "_column")) {
            String column = inputs.text(prefix + "_column");
            String value = inputs.has(prefix + "_value") ? inputs.text(prefix + "_value") : "";
            all = all.stream()
                    .filter(feature ->
                            feature.properties().text(column).orElse("").equals(value))
                    .toList();
        }
        if (all.isEmpty()) {
            throw Problem.user("CV-PROCESS-004", "no feature of the layer \"" + layer + "\" is meant")
                    .remedy("Name another layer, column or value");
        }
        if (all.size() > most) {
            throw Table.tooMuch(all.size() + " features of \"" + layer + "\" are more than " + most);
        }
        return all;
    }

    /// The name of a feature for people: its own, or its id within its source.
    static String name(Feature feature) {
        return feature.properties().text("name").filter(text -> !text.isBlank()).orElse(feature.localId());
    }
}
