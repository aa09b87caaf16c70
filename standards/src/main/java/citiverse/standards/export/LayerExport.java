package citiverse.standards.export;

import citiverse.standards.cityjson.CityJsonExport;
import citiverse.standards.geojson.GeoJsonWriter;
import citiverse.standards.geopackage.GeoPackageWriter;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Writes layers of a snapshot as a file for other programs.
public final class LayerExport {
    /// GeoPackage writes years in four digits.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private LayerExport() {}

    /// The formats.
    public enum Format {
        /// RFC 7946, all layers in one collection.
        GEOJSON,
        /// RFC 4180 with a header, one layer.
        CSV,
        /// GeoPackage 1.4, a table for each layer.
        GEOPACKAGE,
        /// CityJSON 2.0, the layers of city objects.
        CITYJSON;

        /// The format of that name, such as `geojson`.
        ///
        /// @throws Problem `CV-EXPORT-001` with the nearest names where there is none
        public static Format named(String name) {
            List<String> known = Arrays.stream(values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .toList();
            int at = known.indexOf(name.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw Problem.user("CV-EXPORT-001", "layers cannot be exported as \"" + name + '"')
                        .remedy(NearestNames.remedy(name, known));
            }
            return values()[at];
        }
    }

    /// Writes what one source tells, replacing a file that is there only once the new one is complete.
    ///
    /// @param source id of the source
    /// @throws Problem `CV-EXPORT-008` where the twin has no such source, others as [#write] has them
    public static long write(Snapshot snapshot, List<String> layers, Format format, Path out, String source) {
        List<String> known = snapshot.sources().stream().map(Source::id).toList();
        if (!known.contains(source)) {
            throw Problem.user("CV-EXPORT-008", "the twin has no source \"" + source + '"')
                    .remedy(NearestNames.remedy(source, known));
        }
        return write(new OfSource(snapshot, source), layers, format, out);
    }

    /// Writes a file, replacing one that is there only once the new one is complete.
    ///
    /// @param layers names of the layers, none for all
    /// @return features written
    /// @throws Problem `CV-EXPORT-002` where a layer is not known, `CV-EXPORT-003` where the format holds one layer
    ///     only, `CV-EXPORT-004` where the file cannot be written, `CV-EXPORT-005` to `007` where the layers are
    ///     none that a CityJSON file can hold
    public static long write(Snapshot snapshot, List<String> layers, Format format, Path out) {
        List<LayerSchema> chosen = chosen(snapshot, layers);
        if (format == Format.CSV && chosen.size() != 1) {
            throw Problem.user("CV-EXPORT-003", "CSV holds one layer, not " + chosen.size())
                    .remedy("Name one of: "
                            + String.join(
                                    ", ", chosen.stream().map(LayerSchema::type).toList()));
        }
        Path folder = out.toAbsolutePath().getParent();
        Path part = folder.resolve(out.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            long written =
                    switch (format) {
                        case GEOJSON -> geoJson(snapshot, chosen, part);
                        case CSV -> csv(snapshot, chosen.getFirst(), part);
                        case GEOPACKAGE -> geoPackage(snapshot, chosen, part);
                        case CITYJSON -> CityJsonExport.write(snapshot, chosen, !layers.isEmpty(), part);
                    };
            replace(part, out);
            return written;
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw Problem.ours("CV-EXPORT-004", "the file cannot be written (" + e + ')', e)
                    .in(out.toString())
                    .remedy("Check the folder, its rights and the space on the disk");
        }
    }

    private static void replace(Path part, Path out) throws IOException {
        try {
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notThere) {
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<LayerSchema> chosen(Snapshot snapshot, List<String> layers) {
        if (layers.isEmpty()) {
            return snapshot.layers();
        }
        List<String> known = snapshot.layers().stream().map(LayerSchema::type).toList();
        var chosen = new ArrayList<LayerSchema>();
        for (String layer : layers) {
            chosen.add(snapshot.layer(layer)
                    .orElseThrow(() -> Problem.user("CV-EXPORT-002", "the twin has no layer \"" + layer + '"')
                            .remedy(NearestNames.remedy(layer, known))));
        }
        return chosen;
    }

    private static long geoJson(Snapshot snapshot, List<LayerSchema> layers, Path part) throws IOException {
        long written = 0;
        try (var writer = new GeoJsonWriter(Files.newOutputStream(part), GeoJsonWriter.Ids.URN)) {
            for (LayerSchema layer : layers) {
                for (Feature feature : snapshot.features(layer.type())) {
                    writer.write(feature);
                    written++;
                }
            }
        }
        return written;
    }

    private static long csv(Snapshot snapshot, LayerSchema layer, Path part) throws IOException {
        try (var out = Files.newOutputStream(part)) {
            return CsvTable.write(layer, snapshot.features(layer.type()), out, CsvTable.Reader.PROGRAM);
        }
    }

    private static long geoPackage(Snapshot snapshot, List<LayerSchema> layers, Path part) throws SQLException {
        boolean told = snapshot.asOf().isAfter(Instant.EPOCH) && snapshot.asOf().isBefore(END_OF_TIME);
        Instant asOf = told ? snapshot.asOf() : Instant.EPOCH;
        long written = 0;
        try (var writer = new GeoPackageWriter(part, asOf)) {
            for (LayerSchema layer : layers) {
                written += writer.layer(layer, snapshot.features(layer.type()));
            }
        }
        return written;
    }
}
