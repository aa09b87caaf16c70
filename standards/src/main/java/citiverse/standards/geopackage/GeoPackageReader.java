package citiverse.standards.geopackage;

import citiverse.standards.AreaCheck;
import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.geopackage.GeoPackageFile.FeatureTable;
import citiverse.standards.geopackage.GeoPackageFile.TableColumn;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Reads the feature tables of a GeoPackage, each into a layer of its own, row by row.
public final class GeoPackageReader {
    private static final int MAX_ID = 512;

    /// How a file is to be read.
    ///
    /// @param tables names of the feature tables wanted, none for all
    /// @param layer name of the layer to fill where one table is read, empty to name layers after their tables
    /// @param idColumn column that holds the ids, empty for the primary key
    public record Options(List<String> tables, String layer, String idColumn) {
        /// All tables under their own names.
        public static final Options ALL = new Options(List.of(), "", "");

        public Options {
            tables = List.copyOf(tables);
        }
    }

    private final Reading reading;
    private final FeatureSink sink;
    private final Options options;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final Set<String> layers = new HashSet<>();
    private long done;

    private GeoPackageReader(Reading reading, FeatureSink sink, Options options, Progress progress) {
        this.reading = reading;
        this.sink = sink;
        this.options = options;
        this.progress = progress;
    }

    /// Reads all tables without telling how far it is.
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink) {
        return read(path, reading, sink, Options.ALL, Progress.NONE);
    }

    /// Reads a file.
    ///
    /// @return counts of features by layer, missing values by column, warnings with table and row
    /// @throws Problem `CV-GEOPACKAGE-…` or `CV-CRS-…` where it cannot be read or placed
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        var reader = new GeoPackageReader(reading, sink, options, progress);
        try (var file = GeoPackageFile.open(path, reading.file(), reader.findings)) {
            reader.run(file);
        }
        return reader.findings.quality();
    }

    private void run(GeoPackageFile file) {
        List<FeatureTable> tables = file.tables(options.tables(), findings);
        if (tables.isEmpty()) {
            throw Problem.user("CV-GEOPACKAGE-005", "it has no plain table of features")
                    .in(reading.file())
                    .at("gpkg_contents")
                    .remedy("Give a file with features; pictures (tiles) are not read");
        }
        if (!options.layer().isEmpty() && tables.size() > 1) {
            throw Problem.user(
                            "CV-GEOPACKAGE-005",
                            "it has " + tables.size() + " tables of features for the one layer " + options.layer())
                    .in(reading.file())
                    .at("gpkg_contents")
                    .remedy("Name the table: one of "
                            + String.join(
                                    ", ",
                                    tables.stream()
                                            .map(FeatureTable::name)
                                            .limit(20)
                                            .toList()));
        }
        long total = tables.stream().mapToLong(FeatureTable::rows).sum();
        for (FeatureTable table : tables) {
            read(file, table, total);
        }
    }

    private void read(GeoPackageFile file, FeatureTable table, long total) {
        if (!options.idColumn().isEmpty()
                && !table.keyColumn().equals(options.idColumn())
                && table.columns().stream().noneMatch(column -> column.name().equals(options.idColumn()))) {
            throw Problem.user("CV-GEOPACKAGE-007", "it has no column \"" + options.idColumn() + "\" for the ids")
                    .in(reading.file())
                    .at("table " + table.name())
                    .remedy("Name one of: "
                            + String.join(
                                    ", ",
                                    table.columns().stream()
                                            .map(TableColumn::name)
                                            .limit(20)
                                            .toList()));
        }
        String layer = layerName(table);
        sink.layer(new LayerSchema(
                layer,
                table.name(),
                table.geometry().equals("POINT") || table.geometry().equals("LINESTRING")
                        ? table.geometry()
                        : "GEOMETRY",
                table.columns().stream()
                        .map(column -> new Column(column.name(), kind(column.type()), "", ""))
                        .toList()));
        long before = done;
        var handed = new long[1];
        file.rows(table, row -> {
            if (progress.cancelled()) {
                throw new CancellationException("reading " + reading.file() + " was cancelled");
            }
            handed[0] += hand(table, layer, row, done - before + 1) ? 1 : 0;
            progress.reached("reading features", ++done, total);
        });
        if (handed[0] == 0 && done > before) {
            throw Problem.user("CV-GEOPACKAGE-004", "none of its " + (done - before) + " features could be read")
                    .in(reading.file())
                    .at("table " + table.name())
                    .remedy("Repair it: ogr2ogr -nlt CONVERT_TO_LINEAR -makevalid out.gpkg in.gpkg; first fault: "
                            + findings.quality().warnings().stream().findFirst().orElse("none"));
        }
    }

    private String layerName(FeatureTable table) {
        String wanted = options.layer().isEmpty() ? table.name() : options.layer();
        String unaccented = Normalizer.normalize(wanted, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String plain = unaccented.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String name = plain.isEmpty() ? "layer" : plain.substring(0, Math.min(60, plain.length()));
        String free = name;
        for (int i = 2; !layers.add(free); i++) {
            free = name + '_' + i;
        }
        return free;
    }

    private static Kind kind(String type) {
        String plain = type.replaceAll("\\(.*", "").strip();
        return switch (plain) {
            case "BOOLEAN" -> Kind.FLAG;
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT" -> Kind.WHOLE;
            case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DECIMAL" -> Kind.REAL;
            case "BLOB" -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    private boolean hand(FeatureTable table, String layer, ResultSet row, long number) throws SQLException {
        Object key = row.getObject(2);
        String place = "table " + table.name() + ", "
                + (key == null ? "row " + number : table.keyColumn() + ' ' + shortened(key.toString()));
        Optional<Geometry> shape = shape(table, row.getObject(1), place);
        if (shape.isEmpty()) {
            return false;
        }
        var properties = Properties.builder();
        String id = options.idColumn().isEmpty() || options.idColumn().equals(table.keyColumn())
                ? key == null ? Long.toString(number) : key.toString()
                : "";
        for (int i = 0; i < table.columns().size(); i++) {
            TableColumn column = table.columns().get(i);
            Object content = row.getObject(i + 3);
            Value value = value(content, kind(column.type()), place + ", column " + column.name());
            if (value instanceof Value.Missing) {
                findings.missing(layer + '.' + column.name());
            }
            if (column.name().equals(options.idColumn()) && content != null) {
                id = content.toString();
            }
            properties.put(column.name(), value);
        }
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw Problem.user(
                            "CV-GEOPACKAGE-007", "its id has " + id.length() + " characters instead of 1 to " + MAX_ID)
                    .in(reading.file())
                    .at(place)
                    .remedy("Give every feature an id, or name another column");
        }
        Geometry placed = shape.get().isEmpty() ? null : shape.get();
        sink.put(new Feature(reading.id(layer, id), layer, placed, properties.build(), reading.provenance()));
        findings.read(layer);
        return true;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + '…' : text;
    }

    /// The geometry in CRS84, an empty one where the row has none; nothing where it had to be left out.
    private Optional<Geometry> shape(FeatureTable table, Object content, String place) {
        if (content == null) {
            return Optional.of(new GeometryFactory().createPoint());
        }
        if (!(content instanceof byte[] blob)) {
            findings.warn("left out: its geometry is no blob", place);
            return Optional.empty();
        }
        Geometry geometry;
        try {
            geometry = GeometryBlob.read(blob);
        } catch (IllegalArgumentException e) {
            findings.warn("left out: its geometry cannot be read", place + ", " + e.getMessage());
            return Optional.empty();
        }
        try {
            return AreaCheck.valid(table.crs().toCrs84(geometry), place, findings);
        } catch (Problem e) {
            throw e.file().isEmpty() ? e.in(reading.file()).at(place) : e;
        }
    }

    private Value value(Object content, Kind kind, String place) {
        return switch (content) {
            case null -> Value.missing();
            case Integer number -> whole(number, kind);
            case Long number -> whole(number, kind);
            case Double number
            when !Double.isFinite(number) -> {
                findings.warn("value taken as missing: it is not finite", place);
                yield Value.missing();
            }
            case Double number -> Value.of(number.doubleValue());
            case byte[] bytes -> Value.of(bytes);
            default -> Value.of(content.toString());
        };
    }

    private static Value whole(long number, Kind kind) {
        return switch (kind) {
            case FLAG -> Value.of(number != 0);
            case REAL -> Value.of((double) number);
            default -> Value.of(number);
        };
    }
}
