package citiverse.server.page.rehearse;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.Settings;
import citiverse.twin.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The questions that this server offers: the files `*.yaml` of its folder that are questions, by name.
@ApplicationScoped
public class Shelf {
    private static final int MOST = 60;

    private final Path folder;
    private final Cache<String, Optional<Offered>> read =
            Caffeine.newBuilder().maximumSize(2 * MOST).build();

    Shelf(Settings settings) {
        this.folder = settings.questions()
                .orElseGet(() -> settings.twin().toAbsolutePath().getParent());
    }

    /// A question that is offered.
    ///
    /// @param name of its file without the ending
    /// @param text as it stands in the file
    public record Offered(String name, Question question, String text) {
        /// What it does, by the kinds of its options, such as `building.add`.
        public List<String> kinds() {
            return question.options().stream()
                    .map(option -> option.common().kind())
                    .distinct()
                    .toList();
        }
    }

    /// All that are sound, by name.
    public List<Offered> all() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST)
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// The question of a name.
    public Optional<Offered> find(String name) {
        return all().stream().filter(offered -> offered.name().equals(name)).findFirst();
    }

    /// A file is read again when it has changed; one that is no question is not offered.
    private Optional<Offered> read(Path file) {
        try {
            String key = file + " " + Files.getLastModifiedTime(file).toMillis() + ' ' + Files.size(file);
            return read.get(key, any -> question(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Offered> question(Path file) {
        try {
            Question question = QuestionFile.read(file);
            String name = file.getFileName().toString().replaceAll("\\.yaml$", "");
            return Optional.of(new Offered(name, question, question.text()));
        } catch (Problem other) {
            return Optional.empty();
        }
    }
}
