package citiverse.twin.store;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.locationtech.jts.geom.Envelope;

/// The plain table of one layer, as other programs see it: `fid` (the row of `feature_version`), `geom`, `urn`, and a
/// column per declared property. Derived: it can always be made anew from `feature_version`.
final class LayerTable {
    private final LayerSchema schema;
    private final boolean placed;
    private final List<String> names;

    LayerTable(LayerSchema schema) {
        this.schema = schema;
        this.placed = !schema.geometry().equals("NONE");
        this.names = names(schema);
    }

    /// Column names, told apart without regard to case, as SQLite does.
    private static List<String> names(LayerSchema schema) {
        Set<String> taken = new HashSet<>(Set.of("fid", "geom", "urn"));
        List<String> names = new ArrayList<>();
        for (LayerSchema.Column column : schema.columns()) {
            String plain = column.name().replaceAll("\\p{Cntrl}", "_");
            String name = plain;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = plain + '_' + i;
            }
            names.add(name);
        }
        return names;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String table() {
        return quoted(schema.type());
    }

    LayerSchema schema() {
        return schema;
    }

    boolean placed() {
        return placed;
    }

    /// Columns in their order, unquoted.
    List<String> columns() {
        List<String> all = new ArrayList<>(List.of("fid"));
        if (placed) {
            all.add("geom");
        }
        all.add("urn");
        all.addAll(names);
        return all;
    }

    /// Statements that make the table and its guards; the file's own catalogue must say the same.
    List<String> definitions() {
        var columns = new StringJoiner(", ", "CREATE TABLE " + table() + " (", ")");
        columns.add("fid INTEGER PRIMARY KEY NOT NULL");
        if (placed) {
            columns.add("geom " + schema.geometry());
        }
        columns.add("urn TEXT NOT NULL");
        for (int i = 0; i < names.size(); i++) {
            columns.add(
                    quoted(names.get(i)) + ' ' + sqlType(schema.columns().get(i).kind()));
        }
        List<String> all = new ArrayList<>(List.of(columns.toString()));
        all.addAll(Tables.layerGuards(schema.type()));
        return all;
    }

    private static String sqlType(LayerSchema.Kind kind) {
        return switch (kind) {
            case TEXT -> "TEXT";
            case WHOLE -> "INTEGER";
            case REAL -> "DOUBLE";
            case FLAG -> "BOOLEAN";
            case BYTES -> "BLOB";
        };
    }

    String insertSql() {
        var columns = new StringJoiner(", ");
        columns().forEach(name -> columns.add(quoted(name)));
        return "INSERT INTO " + table() + " (" + columns + ") VALUES (?"
                + ", ?".repeat(columns().size() - 1) + ')';
    }

    /// The values of a row in the order of the columns. A value of another kind than its column is null here.
    Object[] values(long row, Feature feature, byte[] wkb) {
        List<Object> values = new ArrayList<>();
        values.add(row);
        if (placed) {
            values.add(feature.shape() == null ? null : GeometryBlob.of(feature.shape(), schema.geometry(), wkb));
        }
        values.add(feature.id());
        for (LayerSchema.Column column : schema.columns()) {
            values.add(value(feature.properties(), column));
        }
        return values.toArray();
    }

    private static Object value(Properties properties, LayerSchema.Column column) {
        Optional<Value> value = properties.value(column.name());
        return value.map(given -> switch (column.kind()) {
                    case TEXT -> asText(given);
                    case WHOLE -> given instanceof Value.Whole(long number) ? (Object) number : null;
                    case REAL ->
                        switch (given) {
                            case Value.Real(double number) -> (Object) number;
                            case Value.Whole(long number) -> (Object) (double) number;
                            default -> null;
                        };
                    case FLAG -> given instanceof Value.Flag(boolean set) ? (Object) (set ? 1 : 0) : null;
                    case BYTES -> given instanceof Value.Bytes(byte[] bytes) ? (Object) bytes : null;
                })
                .orElse(null);
    }

    private static Object asText(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> citiverse.twin.json.CanonicalJson.number(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes bytes -> null;
            case Value.Missing missing -> null;
        };
    }

    /// The row of `gpkg_contents` that announces the layer, but for when it changed last: table, data type,
    /// identifier, description, extent, reference system.
    Object[] contents(Sqlite db) throws SQLException {
        Envelope box = placed ? extent(db) : new Envelope();
        boolean known = !box.isNull();
        return new Object[] {
            schema.type(),
            placed ? "features" : "attributes",
            schema.type(),
            schema.title(),
            known ? box.getMinX() : null,
            known ? box.getMinY() : null,
            known ? box.getMaxX() : null,
            known ? box.getMaxY() : null,
            placed ? Tables.SRS : null
        };
    }

    /// What the features of the table cover, null where there is none.
    Envelope extent(Sqlite db) throws SQLException {
        var box = new Envelope();
        db.each(
                row -> GeometryBlob.widen(box, row.getBytes(1)),
                "SELECT substr(geom, 1, 61) FROM " + table() + " WHERE geom IS NOT NULL");
        return box;
    }

    /// Makes the table, empty.
    void create(Sqlite db) throws SQLException {
        for (String sql : definitions()) {
            db.execute(sql);
        }
    }

    /// Announces the layer as it is now.
    void announce(Sqlite db, String lastChange) throws SQLException {
        Object[] contents = contents(db);
        db.update("DELETE FROM gpkg_geometry_columns WHERE table_name = ?", schema.type());
        db.update("DELETE FROM gpkg_contents WHERE table_name = ?", schema.type());
        Object[] row = java.util.Arrays.copyOf(contents, contents.length + 1);
        row[contents.length] = lastChange;
        db.update(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y,"
                        + " srs_id, last_change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row);
        if (placed) {
            db.update(
                    "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 2, 0)",
                    schema.type(),
                    schema.geometry(),
                    Tables.SRS);
        }
    }
}
