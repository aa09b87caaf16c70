package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void filesWithinAreFound() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/gtfs"));
        Files.writeString(data.resolve("bus.zip"), "x");
        assertEquals(
                "bus.zip",
                DataFolder.of(folder.resolve("data"))
                        .file("gtfs/../gtfs/bus.zip")
                        .getFileName()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd", "..\\secret", "link", "nul\0l"})
    void nothingOutsideIsRead(String path) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(data.resolve("link"), folder.resolve("secret"));
        assertEquals(
                "CV-SENSE-004",
                assertThrows(Problem.class, () -> DataFolder.of(data).file(path))
                        .code());
    }

    @Test
    void anAbsentFileIsAnsweredWithTheNearest() throws IOException {
        Files.writeString(folder.resolve("buses.zip"), "x");
        Problem problem =
                assertThrows(Problem.class, () -> DataFolder.of(folder).file("busses.zip"));
        assertEquals("CV-SENSE-003", problem.code());
        assertEquals("The nearest names are buses.zip", problem.remedy());
        assertEquals(
                "CV-SENSE-003",
                assertThrows(Problem.class, () -> DataFolder.of(folder.resolve("no")))
                        .code());
    }
}
