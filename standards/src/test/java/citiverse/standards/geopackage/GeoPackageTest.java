package citiverse.standards.geopackage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Damage;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.crs.Crs;
import citiverse.standards.geopackage.GeoPackageReader.Options;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeoPackageTest {
    private static final LayerSchema THINGS = new LayerSchema(
            "things",
            "Things",
            "GEOMETRY",
            List.of(
                    new Column("name", Kind.TEXT, "", ""),
                    new Column("count", Kind.WHOLE, "", ""),
                    new Column("share", Kind.REAL, "", ""),
                    new Column("open", Kind.FLAG, "", ""),
                    new Column("packed", Kind.BYTES, "", ""),
                    new Column("Name", Kind.TEXT, "", "")));

    @TempDir
    Path folder;

    private Collected sink = new Collected();
    private Twin.Quality quality;

    private void read(Path file, Options options) {
        sink = new Collected();
        var reading = new Reading(TestData.PORTO_ALEGRE, "plan", "x.gpkg");
        quality = GeoPackageReader.read(file, reading, sink, options, Progress.NONE);
    }

    private void read(Path file) {
        read(file, Options.ALL);
    }

    private String refused(Path file, Options options) {
        Problem problem = assertThrows(Problem.class, () -> read(file, options));
        System.out.println(problem.getMessage());
        assertEquals(2, problem.exitCode());
        assertEquals("x.gpkg", problem.file());
        assertFalse(problem.remedy().isEmpty());
        return problem.code();
    }

    static List<Feature> made(int count) throws ParseException {
        var random = new Random(8);
        var features = new ArrayList<Feature>();
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * 90;
            String[] shapes = {
                "POINT (" + x + " 5)",
                "LINESTRING Z (" + x + " 5 7, 3 4 8)",
                "POLYGON ((0 0, " + (x + 1) + " 0, 0 50, 0 0), (0.1 0.1, 0.1 0.2, 0.2 0.1, 0.1 0.1))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, " + (x + 6) + " 5, 6 6, 5 5)))",
                "MULTIPOINT ((1 2), (3 4))",
                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))"
            };
            var properties = Properties.builder()
                    .put("name", "thing '" + i + "\" é")
                    .put("count", random.nextLong())
                    .put("share", random.nextDouble())
                    .put("open", i % 2 == 0)
                    .put("packed", Value.of(new byte[] {1, 2, (byte) i}))
                    .put("Name", i % 3 == 0 ? Value.missing() : Value.of("other"));
            features.add(new Feature(
                    "urn:citiverse:porto-alegre:plan:things:" + i,
                    "things",
                    i % 7 == 6 ? null : new WKTReader().read(shapes[i % 7 % 6]),
                    properties.build(),
                    new Provenance("plan", "import")));
        }
        return features;
    }

    private Path written(int count) throws SQLException, ParseException {
        Path file = folder.resolve("made-" + count + ".gpkg");
        try (var writer = new GeoPackageWriter(file, Instant.parse("2026-01-02T03:04:05Z"))) {
            assertEquals(count, writer.layer(THINGS, made(count)));
        }
        return file;
    }

    /// Changes a good file with SQL.
    private Path with(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws SQLException, ParseException, IOException {
        Path file = written(50);
        byte[] before = Files.readAllBytes(file);
        read(file, new Options(List.of(), "", "urn"));
        assertEquals(50, sink.features.size());
        for (Feature feature : made(50)) {
            Feature again = sink.named("things", feature.id());
            if (feature.shape() == null) {
                assertNull(again.shape());
            } else {
                assertTrue(feature.shape().equalsExact(again.shape()));
                assertEquals(
                        feature.shape().getCoordinate().getZ(),
                        again.shape().getCoordinate().getZ());
            }
            Properties expected = feature.properties()
                    .with("urn", Value.of(feature.id()))
                    .with("Name_2", feature.properties().value("Name").orElseThrow())
                    .without("Name");
            assertEquals(expected, again.properties());
        }
        assertEquals(50, quality.read().get("things"));
        assertEquals(17, quality.missing().get("things.Name_2"));
        assertArrayEquals(before, Files.readAllBytes(file), "reading leaves the file as it was");
        assertEquals(List.of("made-50.gpkg"), names(), "and leaves no log beside it");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theSameLayersGiveTheSameBytes() throws SQLException, ParseException, IOException {
        byte[] once = Files.readAllBytes(written(40));
        Files.delete(folder.resolve("made-40.gpkg"));
        assertArrayEquals(once, Files.readAllBytes(written(40)));
    }

    @Test
    void clause112TheFileIsMarkedAsAGeoPackage() throws SQLException, ParseException, IOException {
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(written(3)));
        assertEquals(0x47504B47, header.getInt(68));
        assertEquals(10_400, header.getInt(60));
    }

    @Test
    void aProjectedTableIsCarriedToCrs84() throws SQLException, ParseException {
        Path file = written(1);
        byte[] blob = GeometryBlob.write(new WKTReader().read("POINT (480000 6670000)"));
        with(
                file,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('SIRGAS', 31982, 'EPSG', 31982, '', '')",
                "CREATE TABLE \"Áreas\" (id INTEGER PRIMARY KEY, g BLOB, nome TEXT(40), n INTEGER)",
                "INSERT INTO \"Áreas\" VALUES (7, X'" + HexFormat.of().formatHex(blob) + "', 'Praça', 3)",
                "INSERT INTO gpkg_contents VALUES ('Áreas','features','a','','2020-01-01',0,0,0,0,31982)",
                "INSERT INTO gpkg_geometry_columns VALUES ('Áreas','g','POINT',31982,0,0)");
        read(file, new Options(List.of("Áreas"), "", ""));
        Feature feature = sink.named("areas", "7");
        Coordinate expected = Crs.epsg(31982).toCrs84(480_000, 6_670_000);
        assertEquals(expected.x, feature.shape().getCoordinate().x);
        assertEquals(expected.y, feature.shape().getCoordinate().y);
        assertEquals("Praça", feature.properties().text("nome").orElseThrow());
        assertEquals("POINT", sink.layers.get("areas").geometry());
        read(file, new Options(List.of("Áreas"), "areas", "nome"));
        assertEquals(3, sink.named("areas", "Praça").properties().whole("n").orElseThrow());
        assertEquals("CV-GEOPACKAGE-005", refused(file, new Options(List.of("areas"), "", "")));
        assertEquals("CV-GEOPACKAGE-005", refused(file, new Options(List.of(), "areas", "")));
        assertEquals("CV-GEOPACKAGE-007", refused(file, new Options(List.of("Áreas"), "", "nope")));
    }

    @Test
    void aSystemThatIsNotKnownIsRefused() throws SQLException, ParseException {
        Path file = written(1);
        with(file, "UPDATE gpkg_geometry_columns SET srs_id = -1");
        assertEquals("CV-GEOPACKAGE-006", refused(file, Options.ALL));
        with(file, "UPDATE gpkg_geometry_columns SET srs_id = 77");
        assertEquals("CV-GEOPACKAGE-006", refused(file, Options.ALL));
        with(file, "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 77, 'EPSG', 999999, '', '')");
        assertEquals("CV-CRS-001", refused(file, Options.ALL));
    }

    @Test
    void measuresAreDroppedAndHeightsKept() {
        var wkb = ByteBuffer.allocate(200).order(ByteOrder.BIG_ENDIAN);
        wkb.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 0).putInt(4326);
        wkb.put((byte) 0).putInt(3002).putInt(2);
        for (double number : new double[] {1, 2, 3, 99, 4, 5, 6, 98}) {
            wkb.putDouble(number);
        }
        var line = GeometryBlob.read(java.util.Arrays.copyOf(wkb.array(), wkb.position()));
        assertEquals("LINESTRING (1 2, 4 5)", line.toText());
        assertEquals(6, line.getCoordinates()[1].getZ());
    }

    @Test
    void aBrokenGeometryIsLeftOutWithItsRow() throws SQLException, ParseException {
        Path file = written(8);
        with(
                file,
                "UPDATE things SET geom = X'00112233445566' WHERE fid = 2",
                "UPDATE things SET geom = 'text' WHERE fid = 3",
                "UPDATE things SET geom = substr(geom, 1, 70) WHERE fid = 4",
                "UPDATE things SET geom = X'4750000000000000' || X'010A000000' WHERE fid = 5");
        read(file);
        assertEquals(4, sink.features.size());
        assertEquals(4, quality.warnings().size(), quality.warnings().toString());
        assertTrue(
                quality.warnings().toString().contains("table things, fid 4"),
                quality.warnings().toString());
        with(file, "UPDATE things SET geom = X'00'");
        assertEquals("CV-GEOPACKAGE-004", refused(file, Options.ALL));
    }

    @Test
    void coordinatesThatAreNotOnTheEarthAreRefusedWithTheirRow() throws SQLException, ParseException {
        byte[] blob = GeometryBlob.write(new WKTReader().read("POINT (480000 6670000)"));
        Path file =
                with(written(3), "UPDATE things SET geom = X'" + HexFormat.of().formatHex(blob) + "' WHERE fid = 2");
        assertEquals("CV-CRS-002", refused(file, Options.ALL));
    }

    @Test
    void nothingInTheFileIsRun() throws SQLException, ParseException {
        Path file = with(
                written(3),
                "INSERT INTO gpkg_contents VALUES ('endless','features','e','','2020-01-01',0,0,0,0,4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('endless','geom','POINT',4326,0,0)",
                "CREATE VIEW endless AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
                        + " SELECT n AS fid, NULL AS geom FROM r",
                "INSERT INTO gpkg_contents VALUES ('virtual','features','v','','2020-01-01',0,0,0,0,4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('virtual','geom','POINT',4326,0,0)",
                "CREATE VIRTUAL TABLE virtual USING fts5(geom)");
        read(file);
        assertEquals(3, sink.features.size());
        assertEquals(2, quality.warnings().size());
        assertEquals("CV-GEOPACKAGE-005", refused(file, new Options(List.of("endless"), "", "")));
    }

    @Test
    void aHugeValueIsRefused() throws SQLException, ParseException {
        Path file = with(written(1), "UPDATE things SET name = zeroblob(80000000)");
        assertEquals("CV-GEOPACKAGE-003", refused(file, Options.ALL));
    }

    @Test
    void whatIsNoGeoPackageIsRefused() throws IOException, SQLException {
        Path file = folder.resolve("bad.gpkg");
        Files.write(file, new byte[0]);
        assertEquals("CV-GEOPACKAGE-002", refused(file, Options.ALL));
        Files.write(file, "{\"type\":\"Point\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals("CV-GEOPACKAGE-001", refused(file, Options.ALL));
        assertEquals("CV-GEOPACKAGE-002", refused(folder, Options.ALL));
        assertEquals("CV-GEOPACKAGE-002", refused(folder.resolve("none.gpkg"), Options.ALL));
        Path sqlite = with(folder.resolve("plain.sqlite"), "CREATE TABLE t (a)");
        assertEquals("CV-GEOPACKAGE-001", refused(sqlite, Options.ALL));
    }

    @Test
    void aNameWithOddCharactersIsOpened() throws IOException, SQLException, ParseException {
        Path odd = Files.move(written(2), folder.resolve("50% of #1? é.gpkg"));
        read(odd);
        assertEquals(2, sink.features.size());
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException, SQLException, ParseException {
        byte[] good = Files.readAllBytes(written(200));
        Damage.everywhere(good, folder, 41, 120, this::read);
        // Damage within the pages of the catalogue, beyond the header.
        var random = new Random(42);
        for (int i = 0; i < 100; i++) {
            byte[] flipped = good.clone();
            flipped[100 + random.nextInt(16_000)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("flipped.gpkg"), flipped);
            try {
                read(file);
            } catch (Problem e) {
                assertEquals(2, e.exitCode(), e.toString());
            }
        }
    }
}
