package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.solid.SolidCity;
import citiverse.twin.Feature;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.solid.Form;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 3D city models in and out, as a user gives the commands.
class CityModelCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsExportedChangesNothingWhenItIsImportedAgain() throws IOException {
        String twin = folder.resolve("made.gpkg").toString();
        Path file = folder.resolve("houses.city.jsonl");
        new SolidCity(60, 0.8, 11).write(file);
        Ran first = Ran.run("import", twin, file.toString());
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().contains("cityjson"), first.out());
        Path out = Files.createDirectories(folder.resolve("out")).resolve("houses.city.json");
        Ran exported = Ran.run("export", twin, "--as", "cityjson", "--layer", "building", "--out", out.toString());
        assertEquals(0, exported.exit(), exported.err());
        assertTrue(exported.out().startsWith("60 features"), exported.out());
        Ran again = Ran.run("import", twin, out.toString(), "--json");
        assertEquals(0, again.exit(), again.err());
        var report = (Map<?, ?>) CanonicalJson.parse(again.out().strip());
        assertEquals(0L, report.get("added"), again.out());
        assertEquals(0L, report.get("altered"), again.out());
        assertEquals(60L, report.get("unchanged"), again.out());
        try (Twin open = TwinFile.read(Path.of(twin))) {
            Feature house = open.snapshot().features("building").getFirst();
            assertEquals("EPSG:25832", Form.of(house).orElseThrow().crs());
        }
        Ran source = Ran.run("export", twin, "--as", "cityjson", "--source", "nobody", "--out", out.toString());
        assertEquals(2, source.exit());
        assertTrue(source.err().contains("CV-EXPORT-008"), source.err());
    }

    @Test
    void aModelWithoutReferenceSystemIsAskedForIt() throws IOException {
        Path file = folder.resolve("local.city.jsonl");
        new SolidCity(5, 0, 11).write(file);
        Files.writeString(file, Files.readString(file).replaceAll("\"metadata\":\\{[^}]*},", ""));
        String twin = folder.resolve("local.gpkg").toString();
        Ran refused = Ran.run("import", twin, file.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("CV-CITYJSON-005") && refused.err().contains("--crs"), refused.err());
        Ran told = Ran.run("import", twin, file.toString(), "--crs", "EPSG:25832");
        assertEquals(0, told.exit(), told.err());
        assertTrue(told.out().contains("5 new"), told.out());
    }
}
