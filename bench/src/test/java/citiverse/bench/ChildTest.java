package citiverse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.access.AccessNetwork;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.scene.Scene;
import citiverse.twin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void aProcessIsWatchedToItsEnd() {
        Child child = Child.run(List.of(JAVA, "-Xmx64m", "-version"));
        assertTrue(child.wallSeconds() > 0);
        assertTrue(child.output().contains("version"), child.output());
        if (Files.exists(Path.of("/proc/self/status"))) {
            assertTrue(child.peakMegabytes() > 5, "peak " + child.peakMegabytes());
        }
    }

    @Test
    void failuresAreTold() {
        Problem failed = assertThrows(Problem.class, () -> Child.run(List.of(JAVA, "no.such.Program")));
        assertEquals("CV-BENCH-002", failed.code());
        assertTrue(failed.reason().contains("no.such.Program"));
        Problem missing = assertThrows(Problem.class, () -> Child.run(List.of("no-such-command-here")));
        assertEquals("CV-BENCH-002", missing.code());
    }

    @Test
    void argumentsAreUnderstoodOrRefused(@TempDir Path data) throws Exception {
        Files.createDirectories(data.resolve("porto-alegre"));
        Files.createFile(data.resolve("porto-alegre").resolve("poa_osm.pbf"));
        Settings settings = Settings.of(new String[] {
            "access", "--root", data.toString(), "--data", data.toString(), "--runs", "5", "--only", "walk", "--json"
        });
        assertEquals(5, settings.runs());
        assertTrue(settings.json() && settings.keep());
        assertTrue(settings.wants("walk-kernel") && !settings.wants("transit-kernel"));
        String inner = data.resolve("porto-alegre").toString();
        assertEquals(data, Settings.of(new String[] {"--data", inner}).data());
        for (String[] wrong : new String[][] {
            {"--data", data.resolve("none").toString()}, {"--runs", "0"}, {"--runs"}, {"--what"}, {"access", "twice"}
        }) {
            assertEquals(
                    "CV-BENCH-001",
                    assertThrows(Problem.class, () -> Settings.of(wrong)).code());
        }
    }

    @Test
    void theMachineIsDescribed() {
        Machine machine = Machine.here(Path.of("").toAbsolutePath());
        assertTrue(machine.cores() > 0);
        assertEquals("unknown", machine.commit());
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/meminfo")));
        assertTrue(machine.memoryMegabytes() > 100);
    }

    @Test
    void theGrownCityCanBeTravelled() {
        var snapshot = GrowingCity.of(1).snapshot();
        AccessNetwork network = AccessNetwork.compile(snapshot);
        assertEquals(81 * 81, network.junctions());
        Places cells = Places.of(snapshot, "cells");
        assertEquals(441, cells.size());
        var run = network.run(cells, cells, AccessSettings.of(Scene.FIRST_DAY.plusDays(7)));
        assertEquals(5, Kernel.origins(run, 100));
        assertTrue(Kernel.seconds(run, Mode.WALK, 2, 100) > 0);
        assertTrue(Kernel.seconds(run, Mode.TRANSIT, 1, 100) > 0);
    }
}
