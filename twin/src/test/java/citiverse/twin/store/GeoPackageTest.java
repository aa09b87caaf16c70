package citiverse.twin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.MadeCity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;

/// The requirements of GeoPackage 1.4 (OGC 12-128r19) that a twin with features and attributes falls under, read
/// through plain SQL as any other program would.
class GeoPackageTest {
    @TempDir
    Path folder;

    private Path file;
    private Connection db;
    private Statement statement;

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("twin.gpkg");
        try (TwinFile twin = TwinFile.create(file, MadeCity.CITY, Clock.fixed(MadeCity.NOON, ZoneOffset.UTC), "ana")) {
            TwinFileTest.load(twin, "osm", true, 0, 200, 1);
            TwinFileTest.load(twin, "osm", true, 10, 220, 2);
        }
        db = DriverManager.getConnection("jdbc:sqlite:" + file);
        statement = db.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Test
    void requirements1to7TheFile() throws Exception {
        byte[] header = Arrays.copyOf(Files.readAllBytes(file), 100);
        assertEquals("SQLite format 3\0", new String(header, 0, 16, StandardCharsets.ISO_8859_1));
        assertEquals(0x47504B47, ByteBuffer.wrap(header).getInt(68));
        assertEquals(10_400, ByteBuffer.wrap(header).getInt(60));
        assertTrue(file.toString().endsWith(".gpkg"));
        assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
        assertEquals(List.of(), rows("PRAGMA foreign_key_check"));
    }

    @Test
    void requirements10and11ReferenceSystems() throws SQLException {
        assertEquals(
                List.of("NONE|-1", "NONE|0", "EPSG|4326"),
                rows("SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"));
        List<String> definition = rows("SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = 4326");
        assertTrue(definition.getFirst().startsWith("GEOGCS"));
    }

    @Test
    void requirements13to15Contents() throws SQLException {
        assertEquals(
                List.of(
                        "cells|features|4326",
                        "service|attributes|null",
                        "street|features|4326",
                        "thing|features|4326"),
                rows("SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1"));
        for (String changed : rows("SELECT last_change FROM gpkg_contents")) {
            assertTrue(changed.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), changed);
        }
    }

    @Test
    void requirements21to33FeatureTables() throws SQLException {
        assertEquals(
                List.of(
                        "cells|geom|MULTIPOLYGON|4326|2|0",
                        "street|geom|LINESTRING|4326|2|0",
                        "thing|geom|GEOMETRY|4326|2|0"),
                rows("SELECT * FROM gpkg_geometry_columns ORDER BY 1"));
        for (LayerSchema layer : MadeCity.layers()) {
            List<String> columns = rows("SELECT name, type, pk FROM pragma_table_info('" + layer.type() + "')");
            assertEquals("fid|INTEGER|1", columns.getFirst());
            assertEquals(!layer.geometry().equals("NONE"), columns.contains("geom|" + layer.geometry() + "|0"));
            Set<String> allowed = Set.of("TEXT", "INTEGER", "DOUBLE", "BOOLEAN", "BLOB", layer.geometry());
            assertTrue(
                    columns.stream().allMatch(column -> allowed.contains(column.split("\\|")[1])), columns.toString());
        }
    }

    /// Clause 2.1.3: the header, the envelope and the geometry of each blob.
    @Test
    void requirements19and20GeometryBlobs() throws Exception {
        Map<String, Feature> features = new java.util.HashMap<>();
        MadeCity.snapshot("osm", 220, 2).features().forEach(feature -> features.put(feature.id(), feature));
        int seen = 0;
        for (String table : List.of("street", "cells", "thing")) {
            try (ResultSet found = statement.executeQuery("SELECT urn, geom FROM " + table)) {
                while (found.next()) {
                    Geometry expected = features.get(found.getString(1)).shape();
                    check(found.getBytes(2), expected, table.equals("cells"));
                    seen++;
                }
            }
        }
        assertEquals(210 * 3 / 4, seen, 2);
    }

    private static void check(byte[] blob, Geometry expected, boolean multi) throws Exception {
        var in = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("GP", "" + (char) in.get() + (char) in.get());
        assertEquals(0, in.get());
        int flags = in.get();
        assertEquals(1, flags & 1, "little-endian");
        assertEquals(0, flags & 0b1110_0000, "reserved bits and standard type");
        assertEquals(expected.isEmpty(), (flags & 0b1_0000) != 0);
        assertEquals(4326, in.getInt());
        int envelope = flags >> 1 & 0b111;
        assertTrue(envelope <= 1);
        if (envelope == 1) {
            var box = expected.getEnvelopeInternal();
            for (double bound : new double[] {box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()}) {
                assertEquals(bound, in.getDouble());
            }
        }
        byte[] wkb = new byte[in.remaining()];
        in.get(wkb);
        int type = ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        assertTrue(type >= 1 && type <= 7 || type >= 1001 && type <= 1007, "ISO type " + type);
        Geometry read = new WKBReader().read(wkb);
        assertEquals(multi, multi && read.getGeometryType().equals("MultiPolygon"));
        assertTrue(
                multi && !expected.getGeometryType().startsWith("Multi")
                        ? expected.equalsExact(read.getGeometryN(0))
                        : expected.equalsExact(read));
    }

    @Test
    void requirement118AttributeTables() throws SQLException {
        assertEquals(List.of("0"), rows("SELECT count(*) FROM gpkg_geometry_columns WHERE table_name = 'service'"));
        assertFalse(rows("SELECT * FROM service").isEmpty());
    }

    @Test
    void requirement58NoExtensionIsUsed() throws SQLException {
        assertEquals(List.of(), rows("SELECT name FROM sqlite_master WHERE name = 'gpkg_extensions'"));
    }
}
