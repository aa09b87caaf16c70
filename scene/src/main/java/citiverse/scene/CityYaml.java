package citiverse.scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The `city.yaml` that imports the files of a scene; its format is told in `docs/bring-your-city.md`.
final class CityYaml {
    private final StringBuilder out = new StringBuilder();
    private final Scene scene;

    private CityYaml(Scene scene) {
        this.scene = scene;
    }

    static String of(Scene scene, SceneFiles files) {
        var yaml = new CityYaml(scene);
        yaml.city();
        yaml.source(
                "osm",
                files.streets(),
                "Streets, buildings and land of " + scene.city().name(),
                "osm-pbf");
        if (files.transit() != null) {
            yaml.source(
                    "gtfs",
                    files.transit(),
                    "Public transport of " + scene.city().name(),
                    "gtfs");
        }
        if (files.cells() != null) {
            yaml.cells(files.cells());
        }
        files.tables().forEach(yaml::table);
        files.services().forEach(yaml::service);
        if (files.terrain() != null) {
            yaml.source("terrain", files.terrain(), "Heights of the ground", "geotiff");
            yaml.line("    layer: terrain");
        }
        return yaml.out.toString();
    }

    private void city() {
        line("# " + scene.city().name() + ", a made city: no such place exists. Import it with");
        line("#   citiverse import " + scene.city().id() + ".gpkg city.yaml --data <this folder>");
        line("city:");
        line("  id: " + scene.city().id());
        line("  name: " + text(scene.city().name()));
        line("  timezone: " + scene.city().zone().getId());
        line("  language: " + scene.city().language());
        line("  crs: " + scene.city().metricCrs());
        line("sources:");
    }

    private void source(String id, Path file, String title, String format) {
        line("  - id: " + id);
        line("    file: " + file.getFileName());
        line("    title: " + text(title));
        line("    format: " + format);
        line("    licence: CC0-1.0");
        line("    replace: true");
    }

    private void cells(Path file) {
        source("cells", file, "People, jobs and services by cell", "csv");
        table("cells");
        Map<String, String> groups = Mappings.groups(scene);
        for (String column : Tables.cellColumns(scene)) {
            String group = groups.containsKey(column) ? ", group: " + text(groups.get(column)) : "";
            line("      " + column + ": {kind: whole, unit: " + text(Mappings.unit(column, groups)) + ", description: "
                    + text(Mappings.described(column, groups)) + group + "}");
        }
    }

    private void table(Path file) {
        String layer = SceneSnapshot.layer(file);
        source(SceneSnapshot.source(layer), file, Mappings.title(layer), "csv");
        table(layer);
        List<Place> places = Tables.places(scene, layer);
        for (String column : Tables.columns(places)) {
            String unit = Mappings.placeUnit(column);
            line("      " + column + ": {kind: "
                    + Mappings.kind(places, column).name().toLowerCase(Locale.ROOT)
                    + (unit.isEmpty() ? "" : ", unit: " + text(unit)) + "}");
        }
    }

    private void table(String layer) {
        line("    layer: " + layer);
        line("    key: id");
        line("    lon: lon");
        line("    lat: lat");
        line("    columns:");
    }

    private void service(Path file) {
        String layer = SceneSnapshot.layer(file);
        source(SceneSnapshot.source(layer), file, Mappings.title(layer), "geojson");
        line("    layer: " + layer);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String text(String plain) {
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
