package citiverse.standards.geojson;

import citiverse.standards.Columns;
import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.geojson.GeoJsonParser.Found;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Geometry;

/// Reads a GeoJSON file into one layer. The file is gone through twice: to learn which columns there are, then to hand
/// on the features; only the ids and one feature at a time are held.
public final class GeoJsonReader {
    private static final int MAX_COLUMNS = 2_000;
    private static final int MAX_ID = 512;

    /// How a file is to be read.
    ///
    /// @param layer name of the layer to fill, `[a-z0-9_]+`
    /// @param title name of the layer for people, empty for the layer's name
    /// @param idProperty property that holds the ids, empty for the member `id`; a file without ids is numbered
    ///     from
    ///     1
    public record Options(String layer, String title, String idProperty) {
        public Options {
            if (!layer.matches("[a-z0-9_]{1,64}")) {
                throw Problem.user("CV-GEOJSON-007", "\"" + layer + "\" is no name for a layer")
                        .remedy("Use lower-case letters, digits and _");
            }
        }
    }

    private final Path path;
    private final Reading reading;
    private final FeatureSink sink;
    private final Options options;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final Columns columns = new Columns();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> shapeTypes = new TreeSet<>();

    private GeoJsonReader(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        this.path = path;
        this.reading = reading;
        this.sink = sink;
        this.options = options;
        this.progress = progress;
    }

    /// Reads a file without telling how far it is.
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options) {
        return read(path, reading, sink, options, Progress.NONE);
    }

    /// Reads a file.
    ///
    /// @return counts of features by layer, missing values by column, warnings with the index of the feature
    /// @throws Problem `CV-GEOJSON-…` with the index of the feature or the line where it cannot be read
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        var reader = new GeoJsonReader(path, reading, sink, options, progress);
        reader.run();
        return reader.findings.quality();
    }

    private void run() {
        // What is noted in the first pass would be noted again in the second.
        new GeoJsonParser(path, reading.file(), new Findings(), false).visit((found, bytes) -> learn(found));
        sink.layer(new LayerSchema(
                options.layer(),
                options.title().isEmpty() ? options.layer() : options.title(),
                geometryOfLayer(),
                columns.columns()));
        var parser = new GeoJsonParser(path, reading.file(), findings, true);
        var shapes = new ShapeBuilder(parser, findings);
        long size = size();
        ids.clear();
        parser.visit((found, bytes) -> {
            if (progress.cancelled()) {
                throw new CancellationException("reading " + reading.file() + " was cancelled");
            }
            hand(found, shapes);
            progress.reached("reading features", Math.clamp(bytes, 0, size), size);
        });
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw Problem.user("CV-GEOJSON-001", "the file cannot be read (" + e + ')')
                    .in(reading.file())
                    .causedBy(e)
                    .remedy("Check the path and the rights");
        }
    }

    private void learn(Found found) {
        found.properties().forEach(columns::see);
        shapeTypes.add(found.shape() == null ? "" : found.shape().type());
        if (columns.size() > MAX_COLUMNS) {
            throw Problem.user("CV-GEOJSON-004", "the features have more than " + MAX_COLUMNS + " different properties")
                    .in(reading.file())
                    .at(found.place())
                    .remedy("Give each kind of thing a file of its own");
        }
    }

    /// The geometry that all features have; areas that are mended may become several, so they are not promised.
    private String geometryOfLayer() {
        shapeTypes.remove("");
        if (shapeTypes.isEmpty()) {
            return "NONE";
        }
        return switch (String.join(" ", shapeTypes)) {
            case "Point" -> "POINT";
            case "LineString" -> "LINESTRING";
            default -> "GEOMETRY";
        };
    }

    private void hand(Found found, ShapeBuilder shapes) {
        Geometry shape = null;
        if (found.shape() != null && !found.shape().empty()) {
            var built = shapes.build(found.shape(), found.place());
            if (built.isEmpty()) {
                return;
            }
            shape = built.get();
        }
        var properties = Properties.builder();
        found.properties().forEach((name, value) -> {
            if (value instanceof Value.Missing) {
                findings.missing(options.layer() + '.' + name);
            }
            properties.put(name, columns.fitted(name, value));
        });
        String id = id(found);
        if (!ids.add(id)) {
            findings.warn("id given before: the last feature is kept", found.place() + ", id \"" + id + '"');
        }
        sink.put(new Feature(
                reading.id(options.layer(), id), options.layer(), shape, properties.build(), reading.provenance()));
        findings.read(options.layer());
    }

    private String id(Found found) {
        if (options.idProperty().isEmpty()) {
            return found.id() == null ? Long.toString(found.index() + 1) : checked(found.id(), found);
        }
        Value value = found.properties().get(options.idProperty());
        String text =
                switch (value) {
                    case Value.Text(String id) -> id;
                    case Value.Whole(long number) -> Long.toString(number);
                    case Value.Real(double number) -> Double.toString(number);
                    case null, default -> "";
                };
        return checked(text, found);
    }

    private String checked(String id, Found found) {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw Problem.user(
                            "CV-GEOJSON-008",
                            id.isEmpty() ? "it has no id" : "its id has " + id.length() + " characters")
                    .in(reading.file())
                    .at(found.place()
                            + (options.idProperty().isEmpty() ? "" : ", property \"" + options.idProperty() + '"'))
                    .remedy("Give every feature an id of 1 to " + MAX_ID + " characters, or name another id property");
        }
        return id;
    }
}
