package citiverse.server.page.city;

import citiverse.server.city.LayerPlaces;
import citiverse.server.page.PageView;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.Optional;

/// What things are called where they have no name of their own.
final class Kinds {
    private Kinds() {}

    /// Name of a layer in the reader's language where it is one of the house, else its title.
    static String layer(PageView page, LayerSchema layer) {
        String key = "city.layer." + layer.type();
        if (page.has(key)) {
            return page.text(key);
        }
        return layer.title().isEmpty() ? layer.type().replace('_', ' ') : layer.title();
    }

    /// What a thing is, such as "School"; the name of its layer where the data does not say more.
    static String kind(PageView page, Snapshot city, Feature feature) {
        Optional<String> told = feature.properties()
                .text("kind")
                .or(() -> feature.properties().text("highway").map(way -> "highway=" + way))
                .or(() -> feature.properties().text("building").map(use -> "building=" + use));
        if (told.isPresent()) {
            String value = told.get().substring(told.get().indexOf('=') + 1);
            String key = "city.kind." + value.replace('_', '-');
            if (page.has(key)) {
                return page.text(key);
            }
        }
        String one = "city.thing." + feature.type();
        String layer = page.has(one)
                ? page.text(one)
                : city.layer(feature.type()).map(schema -> layer(page, schema)).orElse(feature.type());
        return told.map(text ->
                        layer + ": " + text.substring(text.indexOf('=') + 1).replace('_', ' '))
                .orElse(layer);
    }

    /// Its name, or what it is with its id in the source.
    static String title(PageView page, Snapshot city, Feature feature) {
        String name = LayerPlaces.name(feature);
        return name.isEmpty() ? kind(page, city, feature) + " " + feature.localId() : name;
    }
}
