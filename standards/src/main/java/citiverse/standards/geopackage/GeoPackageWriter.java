package citiverse.standards.geopackage;

import static citiverse.standards.geopackage.GeoPackageFile.quoted;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Writes a plain GeoPackage 1.4: one table for each layer, in CRS84, without ledger, history or triggers.
public final class GeoPackageWriter implements AutoCloseable {
    private static final int APPLICATION_ID = 0x47504B47;
    private static final int USER_VERSION = 10_400;
    private static final int CRS84 = 4326;
    private static final String WGS84 =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
                    + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0],"
                    + "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";

    private final Connection connection;
    private final String changed;

    /// @param file a file that is not there yet, or an empty one
    /// @param changed instant that the file tells as its last change
    public GeoPackageWriter(Path file, Instant changed) throws SQLException {
        this.changed = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(changed);
        var config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        connection =
                config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
        execute("PRAGMA application_id=" + APPLICATION_ID);
        execute("PRAGMA user_version=" + USER_VERSION);
        execute("PRAGMA journal_mode=OFF");
        execute("PRAGMA synchronous=OFF");
        connection.setAutoCommit(false);
        execute("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,"
                + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,"
                + " description TEXT)");
        execute("CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,"
                + " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,"
                + " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,"
                + " srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id))");
        execute("CREATE TABLE gpkg_geometry_columns ("
                + "table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),"
                + " column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,"
                + " srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL,"
                + " m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))");
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                "Undefined Cartesian SRS",
                -1,
                "NONE",
                -1,
                "undefined",
                "undefined Cartesian");
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                "Undefined geographic SRS",
                0,
                "NONE",
                0,
                "undefined",
                "undefined geographic");
        insert(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                "WGS 84",
                CRS84,
                "EPSG",
                CRS84,
                WGS84,
                "longitude, latitude in degrees");
    }

    /// Writes a layer with its features: `fid` counts from 1, `geom`, `urn` is the whole id, then the columns of the
    /// layer. A value of another kind than its column is written as null.
    ///
    /// @return features written
    public long layer(LayerSchema schema, Iterable<Feature> features) throws SQLException {
        boolean placed = !schema.geometry().equals("NONE");
        List<String> names = names(schema);
        var columns = new StringJoiner(", ", "CREATE TABLE " + quoted(schema.type()) + " (", ")");
        columns.add("fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
        columns.add(placed ? "geom " + schema.geometry() + ", urn TEXT NOT NULL UNIQUE" : "urn TEXT NOT NULL UNIQUE");
        for (int i = 0; i < names.size(); i++) {
            columns.add(
                    quoted(names.get(i)) + ' ' + sqlType(schema.columns().get(i).kind()));
        }
        execute(columns.toString());
        var extent = new Envelope();
        long fid = 0;
        String sql = "INSERT INTO " + quoted(schema.type()) + " VALUES (?, ?" + (placed ? ", ?" : "")
                + ", ?".repeat(names.size()) + ')';
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Feature feature : features) {
                int at = 1;
                insert.setLong(at++, ++fid);
                if (placed) {
                    geometry(insert, at++, feature.shape(), extent);
                }
                insert.setString(at++, feature.id());
                for (Column column : schema.columns()) {
                    set(
                            insert,
                            at++,
                            column.kind(),
                            feature.properties().value(column.name()).orElse(Value.missing()));
                }
                insert.addBatch();
                if (fid % 1_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        announce(schema, placed, extent);
        return fid;
    }

    private static List<String> names(LayerSchema schema) {
        Set<String> taken = new HashSet<>(Set.of("fid", "geom", "urn"));
        var names = new ArrayList<String>();
        for (Column column : schema.columns()) {
            String plain = column.name().replaceAll("\\p{Cntrl}", "_");
            String name = plain;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = plain + '_' + i;
            }
            names.add(name);
        }
        return names;
    }

    private static String sqlType(Kind kind) {
        return switch (kind) {
            case TEXT -> "TEXT";
            case WHOLE -> "INTEGER";
            case REAL -> "DOUBLE";
            case FLAG -> "BOOLEAN";
            case BYTES -> "BLOB";
        };
    }

    private static void geometry(PreparedStatement insert, int at, Geometry shape, Envelope extent)
            throws SQLException {
        if (shape == null) {
            insert.setNull(at, Types.BLOB);
        } else {
            insert.setBytes(at, GeometryBlob.write(shape));
            extent.expandToInclude(shape.getEnvelopeInternal());
        }
    }

    private static void set(PreparedStatement insert, int at, Kind kind, Value value) throws SQLException {
        switch (value) {
            case Value.Text(String text) when kind == Kind.TEXT -> insert.setString(at, text);
            case Value.Whole(long number) when kind == Kind.WHOLE -> insert.setLong(at, number);
            case Value.Whole(long number) when kind == Kind.REAL -> insert.setDouble(at, number);
            case Value.Real(double number) when kind == Kind.REAL -> insert.setDouble(at, number);
            case Value.Flag(boolean set) when kind == Kind.FLAG -> insert.setInt(at, set ? 1 : 0);
            case Value.Bytes(byte[] bytes) when kind == Kind.BYTES -> insert.setBytes(at, bytes);
            default -> insert.setNull(at, Types.NULL);
        }
    }

    private void announce(LayerSchema schema, boolean placed, Envelope extent) throws SQLException {
        boolean known = !extent.isNull();
        insert(
                "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                schema.type(),
                placed ? "features" : "attributes",
                schema.type(),
                schema.title(),
                changed,
                known ? extent.getMinX() : null,
                known ? extent.getMinY() : null,
                known ? extent.getMaxX() : null,
                known ? extent.getMaxY() : null,
                placed ? CRS84 : null);
        if (placed) {
            insert(
                    "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 2, 0)",
                    schema.type(),
                    schema.geometry(),
                    CRS84);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    /// Makes the file whole.
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.commit();
        }
    }
}
