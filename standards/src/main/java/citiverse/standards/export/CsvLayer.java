package citiverse.standards.export;

import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import citiverse.twin.Wkb;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;

/// A layer as a CSV table in UTF-8: `id` (local) and `source`; `lon` and `lat` of the point, or of a point inside;
/// `wkt` where the layer is not of points; then the columns of the layer. A missing value is an empty cell; packed
/// content (bytes) is left out.
final class CsvLayer {
    private CsvLayer() {}

    static long write(Snapshot snapshot, LayerSchema layer, Path file) throws IOException {
        boolean placed = !layer.geometry().equals("NONE");
        boolean points = layer.geometry().equals("POINT");
        List<Column> columns = layer.columns().stream()
                .filter(column -> column.kind() != Kind.BYTES)
                .toList();
        var header = new ArrayList<>(List.of("id", "source"));
        if (placed) {
            header.addAll(points ? List.of("lon", "lat") : List.of("lon", "lat", "wkt"));
        }
        columns.forEach(column -> header.add(header.contains(column.name()) ? column.name() + "_2" : column.name()));
        long written = 0;
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(header);
            for (Feature feature : snapshot.features(layer.type())) {
                var cells = new ArrayList<String>(header.size());
                cells.add(feature.localId());
                cells.add(FeatureId.parse(feature.id()).source());
                if (placed) {
                    place(feature.shape(), points, cells);
                }
                for (Column column : columns) {
                    cells.add(cell(feature.properties().value(column.name()).orElse(Value.missing())));
                }
                csv.writeRecord(cells);
                written++;
            }
        }
        return written;
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
