package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.ComparisonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped questions on Monaco, as a user asks them, to their reports.
class MonacoTest {
    @TempDir
    static Path folder;

    private static Path twin;

    @BeforeAll
    static void importsMonaco() {
        Path data = SharedData.at("monaco");
        twin = folder.resolve("monaco.gpkg");
        succeeds("import", twin, SharedData.checkout().resolve("examples/monaco/city.yaml"), "--data", data);
    }

    private static void succeeds(Object... arguments) {
        Ran ran = Ran.run(arguments);
        assertEquals(0, ran.exit(), ran.err());
    }

    private static Comparison rehearse(String name) throws IOException {
        Path out = folder.resolve(name);
        succeeds(
                "rehearse",
                twin,
                SharedData.checkout().resolve("examples/monaco").resolve(name + ".yaml"),
                "--out",
                out,
                "--draws",
                "1");
        assertTrue(Files.size(out.resolve("report.html")) > 100_000, "the report is there");
        succeeds("rerun", out, "--twin", twin);
        return ComparisonFile.read(out.resolve("comparison.json"));
    }

    private static double change(Comparison.OptionResult option, int indicator) {
        return option.estimates().get(indicator).change();
    }

    private static Set<String> tables(Comparison comparison) {
        return comparison.evidence().stream().map(Comparison.Evidence::id).collect(Collectors.toSet());
    }

    @Test
    void aTowerTakesSunAndTellsWhose() throws IOException {
        Comparison comparison = rehearse("tower");
        assertEquals(201, comparison.options().size());
        for (Comparison.OptionResult option : comparison.options()) {
            boolean onFreeGround = option.about().stream().noneMatch(line -> line.startsWith("Takes away"));
            assertTrue(!onFreeGround || change(option, 0) <= 0, option.id() + " gives no sun");
        }
        assertTrue(tables(comparison).containsAll(Set.of("sun.buildings", "sun.communities", "sun.rules")));
        assertTrue(comparison.daylight().getFirst().frames().size() >= 8);
    }

    @Test
    void aParkCoolsAndHardlyCleans() throws IOException {
        Comparison comparison = rehearse("park");
        assertEquals(13, comparison.options().size());
        for (Comparison.OptionResult option : comparison.options()) {
            assertTrue(Math.abs(change(option, 0)) < 0.05, option.id() + " makes no detectable difference to NO2");
            assertTrue(change(option, 2) >= 0, option.id() + " warms nobody");
        }
    }

    @Test
    void closuresGoThroughTheWholeChain() throws IOException {
        Comparison comparison = rehearse("closure");
        assertEquals(15, comparison.options().size());
        assertTrue(tables(comparison).containsAll(Set.of("chain", "traffic.bracket", "traffic.emergency")));
        assertTrue(comparison.limits().stream().anyMatch(limit -> limit.contains("static equilibrium")));
        assertTrue(comparison.limits().stream().anyMatch(limit -> limit.contains("exploratory")));
    }

    @Test
    void worksAreRankedByTheirOrder() throws IOException {
        Comparison comparison = rehearse("works");
        assertTrue(comparison.options().size() > 30, "five works have many orders with two crews");
        assertTrue(tables(comparison).containsAll(Set.of("works.calendar", "works.states")));
        double least = comparison.options().stream()
                .skip(1)
                .mapToDouble(option -> change(option, 0))
                .min()
                .orElseThrow();
        double most = comparison.options().stream()
                .skip(1)
                .mapToDouble(option -> change(option, 0))
                .max()
                .orElseThrow();
        System.out.printf("works on Monaco: %.0f to %.0f vehicle hours of delay by order%n", least, most);
        assertTrue(most > least, "the order matters");
    }
}
