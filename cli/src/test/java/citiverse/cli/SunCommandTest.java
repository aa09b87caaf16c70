package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.Scene;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `sun` on a street of houses with a park north of a slab.
class SunCommandTest {
    @TempDir
    private static Path folder;

    private static Path twin;

    @BeforeAll
    static void drawAndImport() {
        Scene scene =
                Scene.at(2.35, 48.85).named("row", "Row").zone("Europe/Paris").grid(0, 0, 3, 3, 200);
        for (int i = 0; i < 5; i++) {
            scene.building("apartments").box(20 * i, 30, 20 * i + 14, 42).storeys(4, 13);
        }
        scene.building("office").box(0, -60, 100, -45).storeys(20, 66);
        scene.park("North of the slab").box(30, -40, 60, -20);
        scene.park("Far away").box(330, 330, 360, 360);
        twin = folder.resolve("row.gpkg");
        Ran ran = Ran.run(
                "import",
                twin.toString(),
                scene.write(folder.resolve("row")).city().toString(),
                "--actor",
                "test");
        assertEquals(0, ran.exit(), ran.err());
    }

    private static Ran sun(String places, Path out, String... more) {
        var arguments =
                new java.util.ArrayList<>(List.of("sun", twin.toString(), "--places", places, "--out", out.toString()));
        arguments.addAll(List.of(more));
        return Ran.run(arguments.toArray(String[]::new));
    }

    @Test
    void aParkInTheShadeHasLessSunThanOneInTheOpen() throws IOException {
        Path out = folder.resolve("green.csv");
        Ran ran = sun("green", out, "--date", "2026-03-21,2026-06-21", "--year");
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines = Files.readAllLines(out);
        assertEquals(
                "id,source,lon,lat,receptors,sun_2026-03-21_hours,sun_2026-06-21_hours,sun_1970_hours,"
                        + "sky_view_factor,sky_component_percent",
                lines.getFirst().replaceAll("sun_\\d{4}_hours", "sun_1970_hours"));
        assertEquals(3, lines.size());
        double[] hours = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[5]))
                .sorted()
                .toArray();
        assertTrue(hours[0] < 5, "behind a slab of 66 m: " + hours[0]);
        assertTrue(hours[1] > 11, "in the open: " + hours[1]);
        assertTrue(ran.out().contains("sun_2026-03-21_hours"), ran.out());
    }

    @Test
    void buildingsByTheirWallsTheSameWithOneThreadAndWithTwo() throws IOException {
        Path one = folder.resolve("one.csv");
        Path two = folder.resolve("two.csv");
        Ran ran = sun("building", one, "--date", "2026-12-21", "--threads", "1", "--json");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                0,
                sun("building", two, "--date", "2026-12-21", "--threads", "2").exit());
        assertEquals(-1, Files.mismatch(one, two));
        List<String> lines = Files.readAllLines(one);
        assertTrue(lines.getFirst().endsWith(",height_from"));
        assertEquals(7, lines.size());
        assertTrue(lines.get(1).endsWith(",metres"));
        var summary = (Map<?, ?>) CanonicalJson.parse(ran.out().strip());
        assertEquals(6L, summary.get("buildings"));
        assertEquals(0L, summary.get("buildings_of_assumed_height"));
    }

    @Test
    void whatIsAskedWronglyIsExplained() {
        Path out = folder.resolve("none.csv");
        Ran ran = sun("grene", out, "--date", "2026-03-21");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("green"), ran.err());
        assertEquals(2, sun("green", out).exit(), "a date or a year is needed");
        assertEquals(2, sun("green", out, "--date", "2026-03-21", "--step", "0").exit());
        assertEquals(2, sun("green", out, "--date", "1726-03-21").exit());
        assertFalse(Files.exists(out));
        assertTrue(Ran.run("sun", "--help").out().contains("Example: citiverse sun"));
    }
}
