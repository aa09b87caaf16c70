package citiverse.standards.csv;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.crs.Crs;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/// Reads a table of places or cells: each row becomes a feature with a point.
public final class PlacesReader {
    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final int ROWS_BETWEEN_LOOKS = 1 << 12;
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_ID = 200;
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private final Reading reading;
    private final CsvMapping mapping;
    private final CsvRows rows;
    private final Crs crs;
    private final Provenance provenance;
    private final Findings findings = new Findings();
    private final Map<String, Long> lines = new HashMap<>();
    private final int idColumn;
    private final int xColumn;
    private final int yColumn;
    private final int[] columns;

    private PlacesReader(Reading reading, CsvMapping mapping, CsvRows rows) {
        this.reading = reading;
        this.mapping = mapping;
        this.rows = rows;
        this.crs = crs(mapping.crs(), reading.file());
        this.provenance = reading.provenance();
        this.idColumn = column(mapping.id());
        this.xColumn = column(mapping.x());
        this.yColumn = column(mapping.y());
        this.columns =
                mapping.columns().stream().mapToInt(one -> column(one.name())).toArray();
    }

    /// Reads a table without telling how far it is.
    public static Twin.Quality read(Path file, Reading reading, CsvMapping mapping, FeatureSink sink) {
        return read(file, reading, mapping, sink, Progress.NONE);
    }

    /// Reads a table. An empty field is a missing value, never zero.
    ///
    /// @return rows read, values missing by `layer.column`, rows left out because they have no place, columns that
    ///     are not mapped
    /// @throws Problem `CV-CSV-001…009` with line, column and value where the table cannot be read as mapped
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(
            Path file, Reading reading, CsvMapping mapping, FeatureSink sink, Progress progress) {
        try (var rows = open(file, reading.file())) {
            var reader = new PlacesReader(reading, mapping, rows);
            if (!endsWithLine(file)) {
                reader.findings.warn("the file does not end with a line; its last value may be cut short", "end");
            }
            return reader.read(sink, progress);
        }
    }

    /// Opens a table as places are read: separator by its header, only UTF-8.
    public static CsvRows open(Path file, String name) {
        try {
            char separator = Separator.of(file);
            return new CsvRows(new BufferedInputStream(Files.newInputStream(file), 1 << 16), name, separator, true);
        } catch (java.nio.file.NoSuchFileException absent) {
            throw Problem.user("CV-CSV-010", "there is no such file")
                    .in(name)
                    .remedy("Check the path")
                    .causedBy(absent);
        } catch (IOException failed) {
            throw Problem.ours("CV-CSV-009", "the file could not be opened", failed)
                    .in(name);
        }
    }

    private static boolean endsWithLine(Path file) {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() == 0
                    || channel.read(last, channel.size() - 1) == 1 && (last.get(0) == '\n' || last.get(0) == '\r');
        } catch (IOException failed) {
            throw Problem.ours("CV-CSV-009", "the file could not be read", failed)
                    .in(file.getFileName().toString());
        }
    }

    private Twin.Quality read(FeatureSink sink, Progress progress) {
        noteUnmapped();
        sink.layer(mapping.schema());
        long count = 0;
        while (rows.next()) {
            if (count++ % ROWS_BETWEEN_LOOKS == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException("reading " + reading.file() + " was cancelled");
                }
                progress.reached("reading rows", count - 1, 0);
            }
            requireWidth();
            Feature feature = feature();
            if (feature != null) {
                sink.put(feature);
                findings.read(mapping.layer());
            }
        }
        findings.read("rows", count);
        if (count == 0) {
            throw Problem.user("CV-CSV-002", "it has a header but no rows")
                    .in(reading.file())
                    .remedy("Give a file with at least one place");
        }
        return findings.quality();
    }

    private int column(String name) {
        int column = rows.column(name);
        if (column < 0) {
            throw Problem.user(
                            "CV-CSV-004",
                            "there is no column \"" + name + "\"; there are "
                                    + String.join(
                                            ", ",
                                            rows.header()
                                                    .subList(
                                                            0,
                                                            Math.min(
                                                                    30,
                                                                    rows.header()
                                                                            .size()))))
                    .in(reading.file())
                    .at("line 1")
                    .remedy(NearestNames.remedy(name, rows.header()));
        }
        return column;
    }

    private void noteUnmapped() {
        var mapped = new ArrayList<>(
                mapping.columns().stream().map(CsvMapping.Column::name).toList());
        mapped.addAll(List.of(mapping.id(), mapping.x(), mapping.y()));
        for (String name : rows.header()) {
            if (!mapped.contains(name)) {
                findings.warn("the column is not mapped and was not read", "column " + name);
            }
        }
    }

    private void requireWidth() {
        if (rows.fields() != rows.header().size()) {
            throw Problem.user(
                            "CV-CSV-005",
                            "the row has " + rows.fields() + " fields, the header "
                                    + rows.header().size() + " columns")
                    .in(reading.file())
                    .at("line " + rows.line())
                    .remedy(
                            rows.fields() > rows.header().size()
                                    ? "Put texts that contain the separator into double quotes"
                                    : "Look whether the file was cut short; empty fields still need their separators");
        }
    }

    private Feature feature() {
        String id = id();
        if (isMissing(rows.text(xColumn)) || isMissing(rows.text(yColumn))) {
            findings.warn("the row has no coordinates and was left out", "line " + rows.line());
            return null;
        }
        Coordinate point = point();
        var properties = Properties.builder();
        for (int i = 0; i < columns.length; i++) {
            LayerSchema.Column to = mapping.columns().get(i).to();
            Value value = value(columns[i], to.kind());
            if (value == Value.missing()) {
                findings.missing(mapping.layer() + '.' + to.name());
            }
            properties.put(to.name(), value);
        }
        return new Feature(
                reading.id(mapping.layer(), id),
                mapping.layer(),
                GEOMETRY.createPoint(point),
                properties.build(),
                provenance);
    }

    private String id() {
        String id = rows.text(idColumn);
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw wrong(
                            "CV-CSV-006",
                            idColumn,
                            id.isEmpty() ? "the id is empty" : "the id is longer than " + LONGEST_ID + " characters")
                    .remedy("Give each row an id of its own, and keep it from one export to the next");
        }
        Long before = lines.putIfAbsent(id, rows.line());
        if (before != null) {
            throw wrong("CV-CSV-006", idColumn, "the id \"" + id + "\" stands on line " + before + " already")
                    .remedy("Give each row an id of its own");
        }
        return id;
    }

    private Coordinate point() {
        double x = number(xColumn);
        double y = number(yColumn);
        try {
            return crs.toCrs84(x, y);
        } catch (Problem nowhere) {
            boolean swapped = crs.isCrs84() && Math.abs(x) <= 90 && Math.abs(y) <= 180;
            throw wrong(
                            "CV-CSV-007",
                            xColumn,
                            rows.text(xColumn) + ", " + rows.text(yColumn) + " is no place on earth in " + crs.code())
                    .remedy(
                            swapped
                                    ? "Longitude and latitude seem to be swapped in the mapping"
                                    : "Name the CRS of the coordinates, such as crs: EPSG:31983, or mend the row")
                    .causedBy(nowhere);
        }
    }

    private static Crs crs(String name, String file) {
        try {
            return Crs.of(name);
        } catch (Problem unknown) {
            throw unknown.in(file).at("crs");
        }
    }

    private Value value(int column, LayerSchema.Kind kind) {
        String text = rows.text(column);
        if (isMissing(text)) {
            return Value.missing();
        }
        return switch (kind) {
            case TEXT -> Value.of(text);
            case REAL -> Value.of(number(column));
            case WHOLE -> Value.of(whole(column));
            case FLAG -> flag(column, text);
            case BYTES -> throw new IllegalArgumentException("a table holds no bytes");
        };
    }

    private boolean isMissing(String text) {
        return text.isEmpty() || mapping.missing().contains(text);
    }

    private double number(int column) {
        String text = rows.text(column);
        double number = CsvRows.decimal(mapping.decimalComma() ? text.replace(',', '.') : text);
        if (Double.isNaN(number)) {
            boolean comma = !mapping.decimalComma() && text.matches("[-+]?[0-9]+,[0-9]+");
            throw wrong("CV-CSV-008", column, "\"" + shortened(text) + "\" is no number")
                    .remedy(
                            comma
                                    ? "Where numbers are written with a comma, say decimal: \",\" in the mapping"
                                    : "Mend the value, or list the text under missing: where it stands for none");
        }
        return number;
    }

    /// Exports of other programs write whole numbers as `12.0` where some are missing.
    private long whole(int column) {
        double number = number(column);
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw wrong("CV-CSV-008", column, "\"" + shortened(rows.text(column)) + "\" is no whole number")
                    .remedy("Mend the value, or say kind: real in the mapping");
        }
        return (long) number;
    }

    private Value flag(int column, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (YES.contains(lower) || NO.contains(lower)) {
            return Value.of(YES.contains(lower));
        }
        throw wrong("CV-CSV-008", column, "\"" + shortened(text) + "\" is neither yes nor no")
                .remedy("Write true or false, or say kind: text in the mapping");
    }

    private Problem wrong(String code, int column, String reason) {
        return Problem.user(code, reason)
                .in(reading.file())
                .at("line " + rows.line() + ", column " + rows.header().get(column));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
