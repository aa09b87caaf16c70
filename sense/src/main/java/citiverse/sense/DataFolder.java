package citiverse.sense;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The folder in which the files of a city lie, and where there is one, a second for what is not in the first. Nothing
/// outside them is read.
///
/// @param roots the folders, their real paths, in the order in which they are looked in
public record DataFolder(List<Path> roots) {
    public DataFolder {
        roots = List.copyOf(roots);
    }

    /// @throws Problem `CV-SENSE-003` where there is no such folder
    public static DataFolder of(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return new DataFolder(List.of(folder.toRealPath()));
            }
        } catch (IOException failed) {
            throw Problem.ours("CV-SENSE-009", "the folder could not be read", failed)
                    .in(folder.toString());
        }
        throw Problem.user("CV-SENSE-003", "there is no such folder")
                .in(folder.toString())
                .remedy("Check --data");
    }

    /// This folder, and another for what is not in it, such as the folder of the city file for what is shipped with it.
    ///
    /// @throws Problem `CV-SENSE-003` where there is no such folder
    public DataFolder then(Path folder) {
        var both = new ArrayList<>(roots);
        both.addAll(of(folder).roots());
        return new DataFolder(both);
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
        if (path.isAbsolute() || relative.indexOf('\\') >= 0) {
            throw outside(relative);
        }
        for (Path root : roots) {
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root)) {
                throw outside(relative);
            }
            try {
                if (Files.isRegularFile(file)) {
                    Path real = file.toRealPath();
                    if (!real.startsWith(root)) {
                        throw outside(relative);
                    }
                    return real;
                }
            } catch (IOException failed) {
                throw unreadable(relative, failed);
            }
        }
        try {
            throw Problem.user("CV-SENSE-003", "there is no such file in the data folder")
                    .in(relative)
                    .remedy(NearestNames.remedy(path.getFileName().toString(), names()));
        } catch (IOException failed) {
            throw unreadable(relative, failed);
        }
    }

    private List<String> names() throws IOException {
        var names = new TreeSet<String>();
        for (Path root : roots) {
            try (var files = Files.list(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return List.copyOf(names);
    }

    private static Problem unreadable(String relative, IOException failed) {
        return Problem.ours("CV-SENSE-009", "the file could not be read", failed)
                .in(relative);
    }

    private static Problem outside(String relative) {
        return Problem.user("CV-SENSE-004", "the path leads out of the data folder")
                .in(relative)
                .remedy("Put the file into the data folder and name it relative to that");
    }
}
