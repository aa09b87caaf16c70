package citiverse.twin.store;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Wkb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Checks what is derived: that the file's catalogue, the layer tables and their announcements are what replaying
/// `feature_version` gives.
final class LayerVerifier {
    private final Sqlite db;
    private final Findings findings;
    private final ContentVerifier contents;

    LayerVerifier(Sqlite db, Findings findings, ContentVerifier contents) {
        this.db = db;
        this.findings = findings;
        this.contents = contents;
    }

    void verify() {
        findings.guarded(0, "sqlite_master", this::catalogue);
        findings.guarded(0, "gpkg_spatial_ref_sys", this::referenceSystems);
        for (LayerSchema schema : contents.layers().values()) {
            var table = new LayerTable(schema);
            findings.guarded(0, "layer " + schema.type(), () -> rows(table));
            findings.guarded(0, "gpkg_contents", () -> announced(table));
        }
    }

    /// Holds the file's catalogue against that of an empty twin with the same layers.
    private void catalogue() throws SQLException {
        List<String> definitions = new ArrayList<>(Tables.definitions());
        contents.layers().values().forEach(schema -> definitions.addAll(new LayerTable(schema).definitions()));
        Set<List<String>> expected;
        try (Sqlite model = Sqlite.inMemory()) {
            expected = model.run(made -> {
                for (String sql : definitions) {
                    made.execute(sql);
                }
                return entries(made);
            });
        }
        Set<List<String>> actual = entries(db);
        Set<String> names = new HashSet<>();
        for (List<String> entry : expected) {
            names.add(entry.get(1));
            if (!actual.contains(entry)) {
                findings.add(0, "sqlite_master", entry.get(0) + ' ' + entry.get(1) + " was altered or is gone");
            }
        }
        for (List<String> entry : actual) {
            if (entry.get(1).startsWith("sqlite_autoindex_")
                    && !expected.contains(entry)
                    && names.contains(entry.get(2))) {
                findings.add(0, "sqlite_master", "index " + entry.get(1) + " was altered");
            } else if (!names.contains(entry.get(1))) {
                findings.note(entry.get(0) + ' ' + entry.get(1) + " was added by another program");
            }
        }
    }

    /// Type, name, table and statement of all that a file has.
    private static Set<List<String>> entries(Sqlite db) throws SQLException {
        Set<List<String>> entries = new LinkedHashSet<>();
        db.each(
                row -> entries.add(
                        Arrays.asList(row.getString(1), row.getString(2), row.getString(3), row.getString(4))),
                "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name");
        return entries;
    }

    private void referenceSystems() throws SQLException {
        for (Object[] system : Tables.referenceSystems()) {
            long same = db.number(
                    "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_name = ? AND srs_id = ? AND organization = ?"
                            + " AND organization_coordsys_id = ? AND definition = ? AND description = ?",
                    system);
            if (same != 1) {
                findings.add(0, "gpkg_spatial_ref_sys", "system " + system[1] + " was altered or is gone");
            }
        }
    }

    private void rows(LayerTable table) throws SQLException {
        var features = new FeatureRows(db);
        String sql = "SELECT f.row, " + FeatureRows.VALIDITY + ", l.* FROM feature_version f LEFT JOIN " + table.table()
                + " l ON l.fid = f.row WHERE f.type = ? AND f.to_seq IS NULL ORDER BY f.row";
        String type = table.schema().type();
        long shown = 0;
        List<String> columns = table.columns();
        try (ResultSet row = db.bind(sql, type).executeQuery()) {
            while (row.next()) {
                if (!FeatureRows.validity(row.getString(2)).holdsAt(contents.present())) {
                    continue;
                }
                long number = row.getLong(1);
                Feature feature = features.ofRow(number);
                Object[] expected =
                        table.values(number, feature, feature.shape() == null ? null : Wkb.write(feature.shape()));
                shown++;
                for (int i = 0; i < columns.size(); i++) {
                    if (!same(expected[i], row.getObject(3 + i))) {
                        findings.add(
                                0,
                                "layer " + type + ", fid " + number + ", column " + columns.get(i),
                                row.getObject(3) == null ? "the row is gone" : "it was altered");
                        break;
                    }
                }
            }
        }
        long count = db.number("SELECT count(*) FROM " + table.table());
        if (count != shown) {
            findings.add(0, "layer " + type, "it has " + count + " rows, and the city has " + shown + " such features");
        }
    }

    private static boolean same(Object expected, Object actual) {
        return switch (expected) {
            case null -> actual == null;
            case byte[] bytes -> actual instanceof byte[] other && Arrays.equals(bytes, other);
            case Double number -> actual instanceof Double other && number.doubleValue() == other.doubleValue();
            case Number number ->
                (actual instanceof Integer || actual instanceof Long)
                        && number.longValue() == ((Number) actual).longValue();
            default -> expected.equals(actual);
        };
    }

    private void announced(LayerTable table) throws SQLException {
        String type = table.schema().type();
        Object[] expected = table.contents(db);
        String sql = "SELECT table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id,"
                + " last_change FROM gpkg_contents WHERE table_name = ?";
        boolean found = false;
        try (ResultSet row = db.bind(sql, type).executeQuery()) {
            while (row.next()) {
                found = contents.lastChanges().contains(row.getString(10));
                for (int i = 0; i < expected.length; i++) {
                    found &= same(expected[i], row.getObject(i + 1));
                }
            }
        }
        if (!found) {
            findings.add(0, "gpkg_contents", "the row of layer " + type + " was altered or is gone");
        }
        long columns = db.number(
                "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name = ? AND column_name = 'geom'"
                        + " AND geometry_type_name = ? AND srs_id = ? AND z = 2 AND m = 0",
                type,
                table.schema().geometry(),
                Tables.SRS);
        if (columns != (table.placed() ? 1 : 0)) {
            findings.add(0, "gpkg_geometry_columns", "the row of layer " + type + " was altered or is gone");
        }
    }
}
