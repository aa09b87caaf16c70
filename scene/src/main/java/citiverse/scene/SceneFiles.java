package citiverse.scene;

import citiverse.standards.geotiff.GeoTiffWriter;
import citiverse.standards.gtfs.GtfsWriter;
import citiverse.standards.osm.OsmPbfWriter;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of a scene in one folder, named alike for every scene. A file without content is not written.
///
/// @param folder the folder
/// @param streets OpenStreetMap PBF: streets, buildings, land use, water, green, things people go to
/// @param transit GTFS, null where no line was drawn
/// @param cells CSV of cells, null where none was drawn
/// @param tables CSV of places, one for each layer, in the order drawn
/// @param services GeoJSON of points, one for each layer, in the order drawn
/// @param terrain GeoTIFF of heights, null where no ground was drawn
/// @param city the `city.yaml` that imports the others
public record SceneFiles(
        Path folder,
        Path streets,
        Path transit,
        Path cells,
        List<Path> tables,
        List<Path> services,
        Path terrain,
        Path city) {

    public SceneFiles {
        tables = List.copyOf(tables);
        services = List.copyOf(services);
    }

    /// Writes a scene, over files of the same names.
    ///
    /// @throws Problem `CV-SCENE-001` where the folder cannot be written to
    static SceneFiles write(Scene scene, Path folder) {
        try {
            return writeAll(scene, Files.createDirectories(folder));
        } catch (IOException e) {
            throw Problem.ours("CV-SCENE-001", "the files of a made city could not be written: " + e.getMessage(), e)
                    .in(folder.toString())
                    .remedy("See that the folder can be written to and that the disk has room");
        }
    }

    private static SceneFiles writeAll(Scene scene, Path folder) throws IOException {
        Path streets = folder.resolve("streets.osm.pbf");
        OsmPbfWriter.write(streets, OsmFile.of(scene));
        Path transit = null;
        if (!scene.lines().isEmpty()) {
            transit = folder.resolve("transit.zip");
            try (var out = Files.newOutputStream(transit)) {
                GtfsWriter.write(GtfsFile.of(scene), out);
            }
        }
        Path cells = null;
        if (!scene.cells().isEmpty()) {
            cells = text(folder.resolve("cells.csv"), Tables.cells(scene));
        }
        var tables = new ArrayList<Path>();
        for (String layer : Tables.layers(scene, Place.Form.TABLE)) {
            tables.add(text(folder.resolve(layer + ".csv"), Tables.places(scene, Tables.places(scene, layer))));
        }
        var services = new ArrayList<Path>();
        for (String layer : Tables.layers(scene, Place.Form.GEOJSON)) {
            services.add(text(folder.resolve(layer + ".geojson"), Tables.geoJson(scene, Tables.places(scene, layer))));
        }
        Path terrain = null;
        if (scene.ground().isPresent()) {
            terrain = folder.resolve("terrain.tif");
            GeoTiffWriter.write(terrain, Terrain.of(scene), GeoTiffWriter.Sample.FLOAT32);
        }
        var files =
                new SceneFiles(folder, streets, transit, cells, tables, services, terrain, folder.resolve("city.yaml"));
        text(files.city(), CityYaml.of(scene, files));
        return files;
    }

    private static Path text(Path file, String content) throws IOException {
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
