package citiverse.standards.export;

import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Value;
import citiverse.twin.Wkb;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;

/// A layer as a CSV table in UTF-8: `id` and `source`; `lon` and `lat` of the point, or of a point inside; `wkt` where
/// the layer is not of points; then the columns of the layer. A missing value is an empty cell; packed content (bytes)
/// is left out.
public final class CsvTable {
    /// What a spreadsheet takes for the beginning of a formula, at the start of a cell (OWASP, CSV Injection).
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvTable() {}

    /// Who reads the table.
    public enum Reader {
        /// A program: `id` is the id within the source, texts are as they are.
        PROGRAM,
        /// Anybody: `id` is the whole URN, and a text that a spreadsheet would run as a formula has an apostrophe
        /// before it.
        ANYBODY
    }

    /// Writes the table; one feature is held at a time.
    ///
    /// @param out is flushed and stays open
    /// @return features written
    public static long write(LayerSchema layer, Iterable<Feature> features, OutputStream out, Reader reader)
            throws IOException {
        boolean placed = !layer.geometry().equals("NONE");
        boolean points = layer.geometry().equals("POINT");
        boolean guarded = reader == Reader.ANYBODY;
        List<Column> columns = layer.columns().stream()
                .filter(column -> column.kind() != Kind.BYTES)
                .toList();
        var header = new ArrayList<>(List.of("id", "source"));
        if (placed) {
            header.addAll(points ? List.of("lon", "lat") : List.of("lon", "lat", "wkt"));
        }
        for (Column column : columns) {
            String name = guarded ? guarded(column.name()) : column.name();
            header.add(header.contains(name) ? name + "_2" : name);
        }
        long written = 0;
        // Not closed: that would close the stream of the caller.
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(header);
        for (Feature feature : features) {
            var cells = new ArrayList<String>(header.size());
            cells.add(guarded ? feature.id() : feature.localId());
            cells.add(FeatureId.parse(feature.id()).source());
            if (placed) {
                place(feature.shape(), points, cells);
            }
            for (Column column : columns) {
                Value value = feature.properties().value(column.name()).orElse(Value.missing());
                cells.add(guarded && value instanceof Value.Text(String text) ? guarded(text) : cell(value));
            }
            csv.writeRecord(cells);
            written++;
        }
        csv.flush();
        return written;
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    private static void place(Geometry shape, boolean points, List<String> cells) {
        Coordinate at = shape == null || shape.isEmpty()
                ? null
                : shape.getInteriorPoint().getCoordinate();
        cells.add(at == null ? "" : Double.toString(at.x));
        cells.add(at == null ? "" : Double.toString(at.y));
        if (!points) {
            cells.add(shape == null ? "" : new WKTWriter(Wkb.hasHeights(shape) ? 3 : 2).write(shape));
        }
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Double.toString(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes bytes -> "";
            case Value.Missing missing -> "";
        };
    }
}
