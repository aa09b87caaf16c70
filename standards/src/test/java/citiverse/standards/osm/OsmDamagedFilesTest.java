package citiverse.standards.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Damage;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.osm.OsmPbfWriter.Packing;
import citiverse.standards.protobuf.ProtoWriter;
import citiverse.twin.Problem;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged, hostile and foreign files end in a problem that tells the file, the place and what to do.
class OsmDamagedFilesTest {
    @TempDir
    Path folder;

    private static void read(Path file) {
        OsmPbfReader.read(file, new Reading(TestData.PORTO_ALEGRE, "osm", "x.osm.pbf"), new Collected());
    }

    private Problem problem(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.osm.pbf"), bytes);
        Problem problem = assertThrows(Problem.class, () -> read(file));
        System.out.println(problem.getMessage());
        assertEquals(2, problem.exitCode());
        assertEquals("x.osm.pbf", problem.file());
        return problem;
    }

    /// Adds a blob to a file.
    static void append(Path file, String type, ProtoWriter content) throws IOException {
        Files.write(
                file, blob(type, new ProtoWriter().bytes(1, content.toBytes()).toBytes()), StandardOpenOption.APPEND);
    }

    private static byte[] blob(String type, byte[] blob) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        byte[] header = new ProtoWriter().text(1, type).number(3, blob.length).toBytes();
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
        return bytes.toByteArray();
    }

    @Test
    void cutAndFlippedFilesAreReadOrRefused() throws IOException {
        for (Packing packing : Packing.values()) {
            byte[] good = OsmPbfWriter.bytes(OsmPbfWriterTest.random(3, 400), packing);
            Damage.everywhere(good, folder, 11, 300, OsmDamagedFilesTest::read);
        }
    }

    @Test
    void aPublicFileCutOffIsRefusedAsTruncated() throws IOException {
        byte[] good = Files.readAllBytes(TestData.shared("porto-alegre/poa_osm.pbf"));
        for (int part = 1; part < 20; part++) {
            Problem problem = problem(java.util.Arrays.copyOf(good, good.length * part / 20));
            assertEquals("CV-OSM-003", problem.code());
        }
        Damage.everywhere(good, folder, 12, 20, OsmDamagedFilesTest::read);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertEquals("CV-OSM-002", problem(new byte[0]).code());
    }

    @Test
    void foreignFilesAreNamedForWhatTheyAre() throws IOException {
        Problem xml = problem("<?xml version='1.0'?><osm/>".getBytes(StandardCharsets.UTF_8));
        assertEquals("CV-OSM-005", xml.code());
        assertTrue(xml.reason().contains("XML"));
        assertTrue(problem(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0}).reason().contains("archive"));
        assertEquals(
                "CV-OSM-005",
                problem("id,lon,lat\n1,2,3\n".getBytes(StandardCharsets.UTF_8)).code());
        assertEquals(
                "CV-OSM-001", assertThrows(Problem.class, () -> read(folder)).code());
        assertEquals(
                "CV-OSM-001",
                assertThrows(Problem.class, () -> read(folder.resolve("none"))).code());
    }

    @Test
    void aHeaderThatClaimsFourGigabytesIsRefusedWithoutTakingThem() throws IOException {
        byte[] header =
                new ProtoWriter().text(1, "OSMHeader").number(3, 0xFFFF_FFFFL).toBytes();
        byte[] file = ByteBuffer.allocate(4 + header.length)
                .putInt(header.length)
                .put(header)
                .array();
        assertEquals("CV-OSM-004", problem(file).code());
        byte[] within = new ProtoWriter()
                .text(1, "OSMHeader")
                .number(3, BlobReader.MAX_BLOB_BYTES)
                .toBytes();
        file = ByteBuffer.allocate(4 + within.length)
                .putInt(within.length)
                .put(within)
                .array();
        assertEquals("CV-OSM-003", problem(file).code());
        assertEquals(
                "CV-OSM-005", problem(new byte[] {(byte) 0xFF, -1, -1, -1, 0}).code());
    }

    @Test
    void aSmallFileThatUnpacksToGigabytesIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(blob("OSMHeader", new ProtoWriter().bytes(1, new byte[0]).toBytes()));
        byte[] zeros = new byte[BlobReader.MAX_BLOB_BYTES];
        // A run of empty messages of an unknown field.
        for (int i = 0; i < zeros.length; i += 2) {
            zeros[i] = 15 << 3 | 2;
        }
        byte[] packed = new byte[1 << 20];
        int length;
        try (var deflater = new Deflater()) {
            deflater.setInput(zeros);
            deflater.finish();
            length = deflater.deflate(packed);
        }
        byte[] bomb = new ProtoWriter()
                .number(2, zeros.length)
                .bytes(3, java.util.Arrays.copyOf(packed, length))
                .toBytes();
        for (int i = 0; i < 30; i++) {
            bytes.write(blob("OSMData", bomb));
        }
        assertEquals("CV-OSM-007", problem(bytes.toByteArray()).code());
    }

    @Test
    void waysThatNameMoreNodesThanTheFileCanHoldAreRefused() throws IOException {
        byte[] references = new byte[900_000];
        java.util.Arrays.fill(references, (byte) 2);
        var way = new ProtoWriter()
                .number(1, 7)
                .bytes(2, new byte[] {1})
                .bytes(3, new byte[] {2})
                .bytes(8, references);
        var texts = new ProtoWriter().text(1, "").text(1, "highway").text(1, "service");
        byte[] block = new ProtoWriter()
                .message(1, texts)
                .message(2, new ProtoWriter().message(3, way))
                .toBytes();
        byte[] packed = new byte[1 << 16];
        int length;
        try (var deflater = new Deflater()) {
            deflater.setInput(block);
            deflater.finish();
            length = deflater.deflate(packed);
        }
        byte[] blob = new ProtoWriter()
                .number(2, block.length)
                .bytes(3, java.util.Arrays.copyOf(packed, length))
                .toBytes();
        var bytes = new ByteArrayOutputStream();
        bytes.write(blob("OSMHeader", new ProtoWriter().bytes(1, new byte[0]).toBytes()));
        for (int i = 0; i < 40; i++) {
            bytes.write(blob("OSMData", blob));
        }
        assertEquals("CV-OSM-009", problem(bytes.toByteArray()).code());
    }

    @Test
    void whatTheReaderDoesNotUnderstandIsNamed() throws IOException {
        byte[] history = new ProtoWriter().text(4, "HistoricalInformation").toBytes();
        Problem problem =
                problem(blob("OSMHeader", new ProtoWriter().bytes(1, history).toBytes()));
        assertEquals("CV-OSM-008", problem.code());
        assertTrue(problem.reason().contains("HistoricalInformation"));
        byte[] zstd = new ProtoWriter().number(2, 10).bytes(7, new byte[10]).toBytes();
        assertEquals("CV-OSM-006", problem(blob("OSMHeader", zstd)).code());
    }
}
