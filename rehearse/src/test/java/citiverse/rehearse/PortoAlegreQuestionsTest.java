package citiverse.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.standards.Reading;
import citiverse.standards.csv.CsvMapping;
import citiverse.standards.csv.PlacesReader;
import citiverse.standards.gtfs.GtfsReader;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.City;
import citiverse.twin.LayerSchema;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped questions on the public files of Porto Alegre.
class PortoAlegreQuestionsTest {
    private static Snapshot city;

    @TempDir
    Path folder;

    private static Path root() {
        Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }

    @BeforeAll
    static void readCity() {
        String named = System.getProperty("CITIVERSE_DATA", System.getenv("CITIVERSE_DATA"));
        Path data = (named != null ? Path.of(named) : root().resolve("../shared/data")).resolve("porto-alegre");
        if (!Files.isDirectory(data)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the test data is missing: " + data);
            }
            Assumptions.abort("the test data is missing: " + data);
        }
        var about = new City("poa", "Porto Alegre", ZoneId.of("America/Sao_Paulo"), "EPSG:32722", "pt");
        var builder = MemorySnapshot.builder(about);
        OsmPbfReader.read(data.resolve("poa_osm.pbf"), new Reading(about, "osm", "poa_osm.pbf"), builder);
        for (String feed : List.of("eptc", "trensurb")) {
            GtfsReader.read(data.resolve("poa_" + feed + ".zip"), new Reading(about, feed, feed + ".zip"), builder);
        }
        var columns = new ArrayList<CsvMapping.Column>();
        for (String name : List.of("population", "schools", "jobs", "healthcare")) {
            columns.add(new CsvMapping.Column(name, new LayerSchema.Column(name, LayerSchema.Kind.WHOLE, "1", name)));
        }
        PlacesReader.read(
                data.resolve("poa_hexgrid.csv"),
                new Reading(about, "hexgrid", "poa_hexgrid.csv"),
                new CsvMapping("cells", "Cells", "id", "lon", "lat", CsvMapping.DEGREES, false, Set.of(), columns),
                builder);
        city = builder.build();
    }

    private static Question question(String name) {
        return QuestionFile.read(root().resolve("examples/porto-alegre").resolve(name + ".yaml"));
    }

    @Test
    void clinicsHave120CandidatesWithoutHealthcare() {
        List<Option> options = new Rehearsal().options(city, question("clinics"));
        assertEquals(121, options.size());
        assertTrue(options.stream().skip(1).allMatch(option -> option.label().startsWith("Clinic by ")));
    }

    @Test
    void linesHave120VariantsOnStopsThatAreThere() {
        List<Option> options = new Rehearsal().options(city, question("lines"));
        assertEquals(121, options.size());
        for (Option option : options.subList(1, options.size())) {
            assertEquals(4, option.changes().size(), "a line, its days, there and back: no stop is new");
            assertTrue(option.cost() > 0);
        }
    }

    @Test
    void closuresAreTheHundredMostUsedSegmentsAndAllBridges() {
        List<Option> options = new Rehearsal().options(city, question("closures"));
        long bridges = options.stream()
                .filter(option -> option.label().startsWith("Close Bridge"))
                .count();
        long buses = options.stream()
                .filter(option -> option.about().stream().anyMatch(line -> line.contains("bus")))
                .count();
        System.out.println("closures: " + (options.size() - 1) + " options, " + bridges + " of them bridges, " + buses
                + " with buses on them");
        assertEquals(100, options.size() - 1 - bridges);
        assertTrue(bridges > 0);
        assertTrue(options.stream().allMatch(option -> option.notes().isEmpty()), "the week covers the rehearsed days");
    }

    @Test
    void clinicsAreRehearsedAndTheBaselineIsThatOfTheReference() {
        Question question = QuestionFile.parse(
                "clinics.yaml",
                question("clinics")
                        .text()
                        .replace("cutoff: 30\n    weight: 0.3", "cutoff: 45\n    weight: 0.3")
                        .replace("max_minutes: 60", "max_minutes: 120"));
        Comparison comparison = new Rehearsal()
                .run(city, question, RunSettings.of(1, 2).withDraws(1), folder, Progress.NONE)
                .comparison();
        double mean = comparison.options().getFirst().byFuture().get(0)[1];
        System.out.println("healthcare within 45 minutes: " + mean + ", the reference has 70.7");
        assertEquals(70.7, mean, 0.02 * 70.7);
        for (Comparison.OptionResult option : comparison.options()) {
            assertTrue(option.estimates().get(1).changeLow() >= 0, "a clinic never harms");
        }
        assertTrue(comparison.ranking().indexOf("base") > 100);
    }
}
