package citiverse.standards.geopackage;

import citiverse.standards.Findings;
import citiverse.standards.crs.Crs;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/// A GeoPackage of other people's, opened to be read and never changed: no lock is taken, no log is written, nothing in
/// the file is run (views and virtual tables are passed over), and no value may be larger than [#MAX_VALUE_BYTES].
final class GeoPackageFile implements AutoCloseable {
    static final int MAX_VALUE_BYTES = 64 * 1024 * 1024;
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final String file;
    private final Connection connection;

    /// One table of features.
    ///
    /// @param name its name
    /// @param geometryColumn column of its geometries
    /// @param geometry kind of geometry that it declares, upper case
    /// @param crs system of its coordinates
    /// @param keyColumn column of its primary key, empty where it has none
    /// @param columns its other columns
    /// @param rows how many features it has
    record FeatureTable(
            String name,
            String geometryColumn,
            String geometry,
            Crs crs,
            String keyColumn,
            List<TableColumn> columns,
            long rows) {}

    /// One column that holds a property.
    ///
    /// @param type what the table declares it to be, upper case
    record TableColumn(String name, String type) {}

    private GeoPackageFile(String file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens a file.
    ///
    /// @throws Problem `CV-GEOPACKAGE-001` or `CV-GEOPACKAGE-002` where it is none
    static GeoPackageFile open(Path path, String file, Findings findings) {
        checkKind(path, file);
        try {
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            if (Files.exists(log) && Files.size(log) > 0) {
                findings.warn("changes that its editor has not yet written into the file are not seen", file);
            }
            var config = new SQLiteConfig();
            config.setOpenMode(SQLiteOpenMode.OPEN_URI);
            config.setReadOnly(true);
            Connection connection = config.createConnection(
                    "jdbc:sqlite:" + path.toAbsolutePath().toUri() + "?immutable=1");
            var opened = new GeoPackageFile(file, connection);
            opened.harden();
            return opened;
        } catch (SQLException e) {
            throw problem(file, "the catalogue", e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static void checkKind(Path path, String file) {
        if (Files.isDirectory(path)) {
            throw unreadable(file, "it is a folder", null);
        }
        try (var in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(SQLITE.length);
            if (start.length == 0) {
                throw Problem.user("CV-GEOPACKAGE-002", "the file is empty")
                        .in(file)
                        .remedy("Fetch it again");
            }
            if (!Arrays.equals(start, SQLITE)) {
                throw Problem.user("CV-GEOPACKAGE-001", "this is not a GeoPackage: it is no SQLite file")
                        .in(file)
                        .remedy("Give a .gpkg file, such as: ogr2ogr out.gpkg in.shp");
            }
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private void harden() throws SQLException {
        ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema=0");
            statement.execute("PRAGMA cell_size_check=1");
            statement.execute("PRAGMA mmap_size=0");
            statement.execute("PRAGMA query_only=1");
        }
    }

    /// The feature tables by name, those asked for or all.
    ///
    /// @throws Problem `CV-GEOPACKAGE-002` where it is SQLite but no GeoPackage, `CV-GEOPACKAGE-005` where a table
    ///     that
    ///     is asked for is not there, `CV-GEOPACKAGE-006` where the system of one is not known
    List<FeatureTable> tables(List<String> wanted, Findings findings) {
        try {
            if (!exists("gpkg_contents") || !exists("gpkg_geometry_columns") || !exists("gpkg_spatial_ref_sys")) {
                throw Problem.user(
                                "CV-GEOPACKAGE-001",
                                "this is an SQLite file but no GeoPackage: it has no gpkg_contents")
                        .in(file)
                        .remedy("Give a .gpkg file, such as: ogr2ogr out.gpkg in.sqlite");
            }
            List<String> names = featureTables();
            for (String name : wanted) {
                if (!names.contains(name)) {
                    throw Problem.user("CV-GEOPACKAGE-005", "it has no table of features \"" + name + '"')
                            .in(file)
                            .remedy(NearestNames.remedy(name, names));
                }
            }
            var tables = new ArrayList<FeatureTable>();
            for (String name : wanted.isEmpty() ? names : wanted) {
                if (plain(name, findings)) {
                    tables.add(table(name));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw problem(file, "the catalogue", e);
        }
    }

    private List<String> featureTables() throws SQLException {
        var names = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT table_name FROM gpkg_contents"
                        + " WHERE data_type = 'features' AND table_name IS NOT NULL ORDER BY table_name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private boolean exists(String table) throws SQLException {
        return definition(table) != null;
    }

    /// The statement that made a table, null where there is no such table.
    private String definition(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT coalesce(sql, '') FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private boolean plain(String table, Findings findings) throws SQLException {
        String definition = definition(table);
        boolean plain = definition != null
                && !definition.strip().toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL");
        if (!plain) {
            findings.warn("left out: it is no plain table but a view, virtual or missing", "table " + table);
        }
        return plain;
    }

    private FeatureTable table(String name) throws SQLException {
        String column = null;
        String kind = "GEOMETRY";
        long system = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    column = rows.getString(1);
                    kind = rows.getString(2) == null
                            ? "GEOMETRY"
                            : rows.getString(2).toUpperCase(Locale.ROOT);
                    system = rows.getLong(3);
                }
            }
        }
        var columns = new ArrayList<TableColumn>();
        String key = "";
        boolean found = false;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quoted(name) + ')')) {
            while (rows.next()) {
                String own = rows.getString("name");
                if (own.equalsIgnoreCase(column)) {
                    found = true;
                } else if (rows.getInt("pk") == 1) {
                    key = own;
                } else if (!own.isEmpty()) {
                    String type = rows.getString("type");
                    columns.add(new TableColumn(own, type == null ? "" : type.toUpperCase(Locale.ROOT)));
                }
            }
        }
        if (!found) {
            throw Problem.user("CV-GEOPACKAGE-004", "the catalogue names no column of geometries for it")
                    .in(file)
                    .at("table " + name)
                    .remedy("Repair it: ogr2ogr out.gpkg in.gpkg");
        }
        return new FeatureTable(name, column, kind, crs(name, system), key, columns, count(name));
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private Crs crs(String table, long system) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT organization, organization_coordsys_id, srs_name"
                        + " FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
            query.setLong(1, system);
            try (ResultSet rows = query.executeQuery()) {
                String organization = rows.next() ? rows.getString(1) : "";
                if (organization == null || !organization.equalsIgnoreCase("EPSG")) {
                    String name = organization == null || organization.isEmpty() ? "unknown" : rows.getString(3);
                    throw Problem.user(
                                    "CV-GEOPACKAGE-006",
                                    "its reference system " + system + " (" + name + ") has no EPSG code")
                            .in(file)
                            .at("table " + table)
                            .remedy("Reproject it: ogr2ogr -s_srs EPSG:CODE -t_srs EPSG:4326 out.gpkg in.gpkg");
                }
                return Crs.of("EPSG:" + rows.getLong(2));
            } catch (Problem e) {
                throw e.file().isEmpty() ? e.in(file).at("table " + table) : e;
            }
        }
    }

    /// What is done with a row: its geometry is column 1, its key column 2, its properties follow.
    interface Row {
        void visit(ResultSet row) throws SQLException;
    }

    /// Visits the rows of a table in the order of its key.
    void rows(FeatureTable table, Row row) {
        var sql = new StringBuilder("SELECT ")
                .append(quoted(table.geometryColumn()))
                .append(", ");
        sql.append(table.keyColumn().isEmpty() ? "NULL" : quoted(table.keyColumn()));
        table.columns().forEach(column -> sql.append(", ").append(quoted(column.name())));
        sql.append(" FROM ").append(quoted(table.name()));
        if (!table.keyColumn().isEmpty()) {
            sql.append(" ORDER BY ").append(quoted(table.keyColumn()));
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.toString())) {
            while (rows.next()) {
                row.visit(rows);
            }
        } catch (SQLException e) {
            throw problem(file, "table " + table.name(), e);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Problem unreadable(String file, String reason, Throwable cause) {
        return Problem.user("CV-GEOPACKAGE-002", "the file cannot be read (" + reason + ')')
                .in(file)
                .causedBy(cause)
                .remedy("Check the path and the rights");
    }

    private static Problem problem(String file, String place, SQLException e) {
        boolean tooLarge = e instanceof SQLiteException known && (known.getResultCode().code & 0xFF) == 18;
        return Problem.user(
                        "CV-GEOPACKAGE-003",
                        tooLarge
                                ? "it holds a value of more than " + MAX_VALUE_BYTES + " bytes"
                                : "SQLite cannot read it: " + e.getMessage())
                .in(file)
                .at(place)
                .causedBy(e)
                .remedy("The file is cut off or damaged; fetch it again, or recover it: sqlite3 in.gpkg .recover");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(file, "its end", e);
        }
    }
}
