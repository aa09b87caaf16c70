package citiverse.sense;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The folder in which the files of a city lie. Nothing outside it is read.
///
/// @param root the folder, its real path
public record DataFolder(Path root) {

    /// @throws Problem `CV-SENSE-003` where there is no such folder
    public static DataFolder of(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return new DataFolder(folder.toRealPath());
            }
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the folder could not be read", failed)
                    .in(folder.toString());
        }
        throw Problem.user("CV-SENSE-003", "there is no such folder")
                .in(folder.toString())
                .remedy("Check --data");
    }

    /// The file of that relative path.
    ///
    /// @throws Problem `CV-SENSE-004` where the path leads out of the folder, `003` where there is no such file
    public Path file(String relative) {
        Path path;
        try {
            path = Path.of(relative);
        } catch (InvalidPathException bad) {
            throw outside(relative).causedBy(bad);
        }
        if (path.isAbsolute()
                || relative.indexOf('\\') >= 0
                || !root.resolve(path).normalize().startsWith(root)) {
            throw outside(relative);
        }
        Path file = root.resolve(path).normalize();
        try {
            if (!Files.isRegularFile(file)) {
                throw Problem.user("CV-SENSE-003", "there is no such file in the data folder")
                        .in(relative)
                        .remedy(NearestNames.remedy(path.getFileName().toString(), names()));
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw outside(relative);
            }
            return real;
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the file could not be read", failed)
                    .in(relative);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Problem outside(String relative) {
        return Problem.user("CV-SENSE-004", "the path leads out of the data folder")
                .in(relative)
                .remedy("Put the file into the data folder and name it relative to that");
    }
}
