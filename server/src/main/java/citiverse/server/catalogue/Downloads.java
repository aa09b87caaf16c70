package citiverse.server.catalogue;

import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// Files that are made before they are sent, kept in the workspace until what they show has changed. One is made at a
/// time; a reader of an older one keeps reading it to its end.
@ApplicationScoped
public class Downloads {
    private final Path folder;

    Downloads(OnlineCity city) {
        this.folder = city.workspace().resolve("downloads");
    }

    /// The file of that name and version, made where it is not there.
    ///
    /// @param name what it shows, `[a-z0-9_]+`
    /// @param version what it was made from, `[a-z0-9]+`; files of other versions are removed
    /// @param ending without its dot
    /// @param maker writes it to a path that is not there
    /// @throws Refusal 503 where the disk takes no more
    synchronized Path file(String name, String version, String ending, Consumer<Path> maker) {
        Path file = folder.resolve(name + '-' + version + '.' + ending);
        if (Files.isRegularFile(file)) {
            return file;
        }
        Path part = folder.resolve(name + '-' + version + ".part");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(part);
            maker.accept(part);
            Files.move(part, file);
            removeOthers(name, ending, file);
            return file;
        } catch (IOException e) {
            throw full(Problem.ours("CV-CATALOGUE-004", "the file cannot be made: " + e, e)
                    .in(part.getFileName().toString()));
        } catch (Problem problem) {
            throw problem.fault() == Problem.Fault.OURS ? full(problem) : problem;
        }
    }

    private static RuntimeException full(Problem problem) {
        return new Refusal(503, problem, Map.of("Retry-After", "60"));
    }

    private void removeOthers(String name, String ending, Path kept) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                boolean other = file.getFileName().toString().matches(name + "-[a-z0-9]+\\." + ending);
                if (other && !file.equals(kept)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
