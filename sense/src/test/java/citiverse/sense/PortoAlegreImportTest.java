package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import citiverse.twin.transit.ServiceDays;
import citiverse.twin.transit.Timetable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole city through the city file that is shipped, then faulty files against the same twin.
class PortoAlegreImportTest {
    private static final List<String> FILES = List.of(
            "poa_osm.pbf",
            "poa_eptc.zip",
            "poa_trensurb.zip",
            "poa_hexgrid.csv",
            "poa_points_of_interest.csv",
            "poa_elevation.tif");

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static CityFile cityFile;
    private static TwinFile twin;
    private static List<Twin.ImportReport> reports;

    @BeforeAll
    static void importAll() {
        data = DataFolder.of(TestData.shared("porto-alegre"));
        cityFile = CityFile.read(TestData.repository("examples/porto-alegre/city.yaml"));
        var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        twin = TwinFile.create(
                folder.resolve("poa.gpkg"), MetricCrs.city(cityFile, data, Progress.NONE), clock, "test");
        reports = new Importer(twin, Progress.NONE).importAll(cityFile, data);
    }

    @AfterAll
    static void close() {
        if (twin != null) {
            twin.close();
        }
    }

    private static Twin.ImportReport report(String source) {
        return reports.stream()
                .filter(one -> one.source().id().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(String layer, String property) {
        return twin.snapshot().features(layer).stream()
                .mapToLong(feature -> feature.properties().whole(property).orElse(0))
                .sum();
    }

    @Test
    void theFactsOfTheDataStandInTheTwin() {
        Snapshot city = twin.snapshot();
        assertEquals(6, reports.size());
        assertEquals(1_227, city.features("cells").size());
        assertEquals(812_935, sum("cells", "population"));
        assertEquals(194, sum("cells", "schools"));
        assertEquals(337_921, sum("cells", "jobs"));
        assertEquals(141, sum("cells", "healthcare"));
        assertEquals(
                5,
                city.features("cells").stream()
                        .filter(cell -> cell.properties().whole("jobs").isEmpty())
                        .count());
        assertEquals(
                "{person}",
                city.layer("cells")
                        .orElseThrow()
                        .column("population")
                        .map(LayerSchema.Column::unit)
                        .orElseThrow());
        assertEquals(15, city.features("points_of_interest").size());
        assertEquals(4_010, city.features(Layers.TRANSIT_STOP).size());
        assertEquals(117, city.features(Layers.TRANSIT_ROUTE).size());
        assertEquals(226, city.features(Layers.TRANSIT_PATTERN).size());
        assertTrue(
                city.features(Layers.STREET).size() > 16_000,
                city.features(Layers.STREET).size() + " streets");
        assertEquals(413, city.raster(Layers.TERRAIN).orElseThrow().width());
        reports.forEach(one -> System.out.println(one.source().id() + ": " + one.added() + " added, read "
                + one.quality().read() + ", missing " + one.quality().missing() + ", "
                + one.quality().warnings().size() + " notes"));
    }

    @Test
    void tripsOfAMondayAreThoseOfTheReference() {
        LocalDate monday = LocalDate.of(2019, 5, 13);
        ServiceDays days = ServiceDays.of(twin.snapshot());
        var running = days.on(monday);
        long trips = 0;
        for (Feature pattern : twin.snapshot().features(Layers.TRANSIT_PATTERN)) {
            trips += Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow()).trips().stream()
                    .filter(trip -> running.contains(trip.service()))
                    .count();
        }
        assertEquals(2_903, trips);
        Problem none = assertThrows(Problem.class, () -> days.require(LocalDate.of(2026, 1, 1)));
        assertTrue(none.reason().contains("trensurb runs on 2019-03-01 to 2019-12-31"), none.reason());
        assertEquals(1, days.without(LocalDate.of(2019, 8, 1)).size());
    }

    @Test
    void theLedgerTellsSourcesWithTheirDigests() {
        assertEquals("90f9e66980ef", report("eptc").source().sha256().substring(0, 12));
        assertEquals("1c0162e0b7c7", report("trensurb").source().sha256().substring(0, 12));
        assertEquals("2ed19dde671d", report("hexgrid").source().sha256().substring(0, 12));
        assertEquals("d0d692b2b13c", report("osm").source().sha256().substring(0, 12));
        assertEquals("gtfs", report("eptc").source().format());
        assertEquals(958_586, report("eptc").source().bytes());
        assertEquals(125_271, report("eptc").quality().missing().get("stop_times.arrival_time"));
        assertEquals(
                "© OpenStreetMap contributors", report("osm").source().credit().orElseThrow());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String before = twin.snapshot().hash();
        for (var entry : cityFile.sources()) {
            Twin.ImportReport again = new Importer(twin, Progress.NONE).importOne(data.file(entry.file()), entry);
            assertEquals(0, again.added() + again.altered() + again.removed(), entry.id());
            assertEquals(report(entry.id()).added(), again.unchanged(), entry.id());
        }
        assertEquals(before, twin.snapshot().hash());
    }

    @Test
    void withoutATellingTheUtmZoneIsFound() {
        String yaml = "city: {id: porto-alegre, name: P, timezone: America/Sao_Paulo}\n"
                + "sources: [{id: hexgrid, file: poa_hexgrid.csv}]\n";
        assertEquals(
                "EPSG:32722",
                MetricCrs.city(CityFile.parse("c.yaml", yaml), data, Progress.NONE)
                        .metricCrs());
    }

    /// Refused, with all that an error must tell, and the twin as it was.
    private static Problem refused(Path file) {
        long position = twin.snapshot().position();
        String hash = twin.snapshot().hash();
        Problem problem =
                assertThrows(Problem.class, () -> new Importer(twin, Progress.NONE).importFile(file), file.toString());
        assertEquals(2, problem.exitCode(), problem.toString());
        assertFalse(
                problem.file().isEmpty()
                        || problem.reason().isEmpty()
                        || problem.remedy().isEmpty(),
                problem.getMessage());
        assertEquals(position, twin.snapshot().position(), "the ledger grew");
        assertEquals(hash, twin.snapshot().hash(), "the city changed");
        return problem;
    }

    @Test
    void filesThatAreCutShortChangeNothing() throws IOException {
        for (String name : FILES) {
            if (name.endsWith(".csv")) {
                continue;
            }
            byte[] whole = Files.readAllBytes(data.file(name));
            for (int tenth = 0; tenth < 10; tenth++) {
                Path file = folder.resolve(tenth + "-" + name);
                refused(Files.write(file, Arrays.copyOf(whole, whole.length * tenth / 10)));
                Files.delete(file);
            }
        }
    }

    @Test
    void filesWithChangedBytesAreReadOrRefusedButNeverBreakTheProgram() throws IOException {
        long seed = 4_711;
        var random = new Random(seed);
        for (String name : FILES) {
            byte[] whole = Files.readAllBytes(data.file(name));
            for (int round = 0; round < 12; round++) {
                byte[] bytes = whole.clone();
                for (int i = 0; i < 1 + round * 3; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("changed-" + name), bytes);
                var entry = SourceEntry.loose("changed", file.getFileName().toString());
                try {
                    Importer.read(file, entry, twin.city(), new Found(), Progress.NONE);
                } catch (Problem problem) {
                    assertEquals(
                            2, problem.exitCode(), "seed " + seed + ", " + name + ", round " + round + ": " + problem);
                }
            }
        }
    }

    @Test
    void hostileAndMistakenFilesChangeNothing() throws IOException {
        refused(Files.write(folder.resolve("empty.csv"), new byte[0]));
        refused(Files.writeString(folder.resolve("page.zip"), "<!DOCTYPE html><html>404 not found</html>"));
        refused(Files.writeString(folder.resolve("words.csv"), "this is not\na table\n"));
        Files.copy(data.file("poa_eptc.zip"), folder.resolve("feed.csv"));
        assertEquals(Format.GTFS, FormatDetector.detect(folder.resolve("feed.csv"), "feed.csv"));
        assertEquals(
                "CV-CSV-007",
                refused(Files.writeString(folder.resolve("far.csv"), "id,lon,lat\na,-51,-30\nb,5e300,-30\n"))
                        .code());
        assertEquals(
                "line 4, column id",
                refused(Files.writeString(folder.resolve("twice.csv"), "id,lon,lat\na,-51,-30\nb,-51,-30\na,-51,-30\n"))
                        .place());
        Path bomb = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("stops.txt"));
            zip.write("stop_id,stop_lat,stop_lon\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                zip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            }
            for (String name : List.of("routes.txt", "trips.txt", "stop_times.txt", "calendar.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("route_id,route_type\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        Problem stopped = refused(bomb);
        assertTrue(stopped.code().equals("CV-ZIP-006") || stopped.code().equals("CV-CSV-003"), stopped.getMessage());
        Path leaving = zip("leaving.zip", Map.of("../stops.txt", "stop_id\n", "trips.txt", "x\n"));
        assertEquals("CV-ZIP-002", refused(leaving).code());
    }

    private static Path zip(String name, Map<String, String> members) throws IOException {
        Path path = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var member : new LinkedHashMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void anImportThatNobodyWantsAnyMoreChangesNothing() {
        String hash = twin.snapshot().hash();
        for (int patience : new int[] {0, 16, 20, 25}) {
            var looks = new int[1];
            Progress impatient = new Progress() {
                @Override
                public void reached(String step, long done, long total) {
                    looks[0]++;
                }

                @Override
                public boolean cancelled() {
                    return looks[0] > patience;
                }
            };
            var entry = cityFile.sources().get(1);
            assertThrows(
                    CancellationException.class,
                    () -> new Importer(twin, impatient).importOne(data.file(entry.file()), entry),
                    "after " + patience);
        }
        assertEquals(hash, twin.snapshot().hash());
    }

    @Test
    void aCityFileOfAnotherCityIsRefused() {
        CityFile other = CityFile.parse(
                "city.yaml",
                "city: {id: other, name: O, timezone: UTC}\n" + "sources: [{id: a, file: poa_hexgrid.csv}]\n");
        assertEquals(
                "CV-SENSE-008",
                assertThrows(Problem.class, () -> new Importer(twin, Progress.NONE).importAll(other, data))
                        .code());
        CityFile wrong = CityFile.parse(
                "city.yaml",
                "city: {id: porto-alegre, name: P, timezone: UTC}\n"
                        + "sources: [{id: a, file: poa_hexgrid.csv}, {id: b, file: poa_eptc.zip, format: csv}]\n");
        String hash = twin.snapshot().hash();
        Problem declared = assertThrows(Problem.class, () -> new Importer(twin, Progress.NONE).importAll(wrong, data));
        assertEquals("CV-SENSE-002", declared.code());
        assertEquals(hash, twin.snapshot().hash());
    }
}
