package citiverse.scene;

import citiverse.standards.Reading;
import citiverse.standards.csv.CsvMapping;
import citiverse.standards.csv.PlacesReader;
import citiverse.standards.geojson.GeoJsonReader;
import citiverse.standards.geotiff.GeoTiffReader;
import citiverse.standards.gtfs.GtfsReader;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Reads a scene back: writes its files into a folder of its own for a moment and takes what the readers of
/// production make of them.
final class SceneSnapshot {
    private SceneSnapshot() {}

    static Snapshot of(Scene scene) {
        try {
            Path folder = Files.createTempDirectory("scene");
            try {
                return read(scene, SceneFiles.write(scene, folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-SCENE-002", "a folder for a made city could not be used: " + e.getMessage(), e)
                    .remedy("See that the folder for temporary files can be written to");
        }
    }

    static Snapshot read(Scene scene, SceneFiles files) {
        var city = MemorySnapshot.builder(scene.city());
        OsmPbfReader.read(files.streets(), reading(scene, "osm", files.streets()), city);
        if (files.transit() != null) {
            GtfsReader.read(files.transit(), reading(scene, "gtfs", files.transit()), city);
        }
        if (files.cells() != null) {
            PlacesReader.read(files.cells(), reading(scene, "cells", files.cells()), Mappings.cells(scene), city);
        }
        for (Path table : files.tables()) {
            String layer = layer(table);
            CsvMapping mapping = Mappings.places(scene, layer);
            PlacesReader.read(table, reading(scene, source(layer), table), mapping, city);
        }
        for (Path service : files.services()) {
            String layer = layer(service);
            GeoJsonReader.read(
                    service,
                    reading(scene, source(layer), service),
                    city,
                    new GeoJsonReader.Options(layer, Mappings.title(layer), ""));
        }
        if (files.terrain() != null) {
            GeoTiffReader.read(files.terrain(), reading(scene, "terrain", files.terrain()), city);
        }
        return city.build();
    }

    /// Layer of a table or of services, after the file's name.
    static String layer(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    /// Short name of the source of a layer.
    static String source(String layer) {
        return layer.replace('_', '-');
    }

    private static Reading reading(Scene scene, String source, Path file) {
        return new Reading(scene.city(), source, file.getFileName().toString());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
