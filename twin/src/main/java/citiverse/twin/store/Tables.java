package citiverse.twin.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables that every twin file has, and the triggers that keep other programs from writing to them.
final class Tables {
    /// Format of the file that this version writes, see `docs/decisions/0001-twin-file.md`.
    static final int FORMAT = 1;

    static final int APPLICATION_ID = 0x47504B47;
    static final int GEOPACKAGE_VERSION = 10_400;
    static final int SRS = 4326;

    private static final String WGS84 = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
            + "298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
            + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
            + "AUTHORITY[\"EPSG\",\"4326\"]]";

    private static final List<String> GEOPACKAGE = List.of("""
            CREATE TABLE gpkg_spatial_ref_sys (
              srs_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL PRIMARY KEY,
              organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL,
              definition TEXT NOT NULL,
              description TEXT)""", """
            CREATE TABLE gpkg_contents (
              table_name TEXT NOT NULL PRIMARY KEY,
              data_type TEXT NOT NULL,
              identifier TEXT UNIQUE,
              description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE,
              min_y DOUBLE,
              max_x DOUBLE,
              max_y DOUBLE,
              srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""", """
            CREATE TABLE gpkg_geometry_columns (
              table_name TEXT NOT NULL,
              column_name TEXT NOT NULL,
              geometry_type_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL,
              z TINYINT NOT NULL,
              m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""");

    /// Tables of our own whose rows are never altered or removed.
    private static final Map<String, String> APPEND_ONLY = appendOnly();

    private static Map<String, String> appendOnly() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("citiverse_format", "(version INTEGER PRIMARY KEY, seq INTEGER NOT NULL)");
        tables.put("citiverse_city", "(seq INTEGER PRIMARY KEY, city TEXT NOT NULL)");
        tables.put("ledger_entry", "(seq INTEGER PRIMARY KEY, entry TEXT NOT NULL, leaf BLOB NOT NULL)");
        tables.put("ledger_payload", "(hash TEXT PRIMARY KEY NOT NULL, payload TEXT NOT NULL)");
        tables.put(
                "citiverse_provenance",
                "(number INTEGER PRIMARY KEY, source TEXT NOT NULL, activity TEXT NOT NULL,"
                        + " UNIQUE (source, activity))");
        tables.put("citiverse_source", "(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL)");
        tables.put(
                "citiverse_layer",
                "(type TEXT NOT NULL, seq INTEGER NOT NULL, layer TEXT NOT NULL, PRIMARY KEY (type, seq))");
        tables.put("citiverse_state", "(seq INTEGER PRIMARY KEY, as_of TEXT NOT NULL, hash TEXT NOT NULL)");
        tables.put(
                "citiverse_branch",
                "(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, base TEXT NOT NULL)");
        tables.put(
                "raster_tile",
                "(raster INTEGER NOT NULL, tile INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (raster, tile))");
        return tables;
    }

    private static final String FEATURE_VERSION = """
            CREATE TABLE feature_version (
              row INTEGER PRIMARY KEY,
              id TEXT NOT NULL,
              type TEXT NOT NULL,
              from_seq INTEGER NOT NULL,
              to_seq INTEGER,
              valid_from TEXT,
              valid_to TEXT,
              geometry BLOB,
              properties TEXT NOT NULL,
              provenance INTEGER NOT NULL REFERENCES citiverse_provenance(number),
              digest BLOB NOT NULL)""";

    private static final String RASTER_VERSION = """
            CREATE TABLE raster_version (
              row INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              from_seq INTEGER NOT NULL,
              to_seq INTEGER,
              source TEXT NOT NULL,
              width INTEGER NOT NULL,
              height INTEGER NOT NULL,
              west DOUBLE NOT NULL,
              north DOUBLE NOT NULL,
              cell_width DOUBLE NOT NULL,
              cell_height DOUBLE NOT NULL,
              unit TEXT NOT NULL,
              datum TEXT NOT NULL,
              digest BLOB NOT NULL)""";

    private static final List<String> INDEXES = List.of(
            "CREATE INDEX feature_version_by_id ON feature_version (type, id)",
            "CREATE INDEX feature_version_closed ON feature_version (to_seq) WHERE to_seq IS NOT NULL",
            "CREATE INDEX feature_version_bounded ON feature_version (type)"
                    + " WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL");

    private static final String RESERVED =
            "(gpkg|sqlite|citiverse|rtree|ledger|feature_version|raster)_.*|feature_version|layer_styles";

    private Tables() {}

    /// True where a layer cannot have this name, since the file needs it.
    static boolean isReserved(String name) {
        return name.matches(RESERVED);
    }

    /// All statements that make the tables, in order; each is also what the file's own catalogue must say.
    static List<String> definitions() {
        List<String> all = new ArrayList<>(GEOPACKAGE);
        all.add("CREATE TABLE citiverse_writing (open INTEGER NOT NULL)");
        APPEND_ONLY.forEach((table, columns) -> {
            all.add("CREATE TABLE " + table + ' ' + columns);
            all.addAll(guards(table, "1"));
        });
        all.add(FEATURE_VERSION);
        all.addAll(guards(
                "feature_version",
                closesOnly("row id type from_seq valid_from valid_to geometry properties provenance digest")));
        all.add(RASTER_VERSION);
        all.addAll(guards(
                "raster_version",
                closesOnly("row name from_seq source width height west north cell_width"
                        + " cell_height unit datum digest")));
        all.addAll(INDEXES);
        return all;
    }

    /// True for an update that does anything but end an open version.
    private static String closesOnly(String columns) {
        var condition = new StringBuilder("OLD.to_seq IS NOT NULL OR NEW.to_seq IS NULL");
        for (String column : columns.split(" ")) {
            condition.append(" OR NEW.").append(column).append(" IS NOT OLD.").append(column);
        }
        return condition.toString();
    }

    /// Triggers that refuse every insert from outside, every delete, and updates where a condition holds.
    private static List<String> guards(String table, String refusedUpdate) {
        return List.of(
                guard(table, "insert", "(SELECT open FROM citiverse_writing) = 0"),
                guard(table, "update", "(SELECT open FROM citiverse_writing) = 0 OR " + refusedUpdate),
                guard(table, "delete", "1"));
    }

    /// Triggers that refuse writing from outside to a layer table.
    static List<String> layerGuards(String table) {
        String shut = "(SELECT open FROM citiverse_writing) = 0";
        return List.of(guard(table, "insert", shut), guard(table, "update", shut), guard(table, "delete", shut));
    }

    private static String guard(String table, String event, String condition) {
        return "CREATE TRIGGER citiverse_guard_" + table + '_' + event + " BEFORE "
                + event.toUpperCase(java.util.Locale.ROOT)
                + " ON " + table + " WHEN " + condition
                + " BEGIN SELECT RAISE(ABORT, 'this table is written by citiverse alone: import a source instead');"
                + " END";
    }

    /// Rows of `gpkg_spatial_ref_sys`: name, id, organisation, its id, definition, description.
    static List<Object[]> referenceSystems() {
        return List.of(
                new Object[] {"Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian"},
                new Object[] {"Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"},
                new Object[] {"WGS 84", SRS, "EPSG", SRS, WGS84, "longitude, latitude in degrees (CRS84)"});
    }
}
