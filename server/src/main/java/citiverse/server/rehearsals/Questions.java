package citiverse.server.rehearsals;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.Settings;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The questions that this server knows: files beside the twin or in the folder of the settings, and those that were
/// rehearsed.
@ApplicationScoped
public class Questions {
    private static final Logger LOG = Logger.getLogger(Questions.class);
    private static final int MOST_FILES = 200;

    private final Rehearsals rehearsals;
    private final OnlineCity city;
    private final Path folder;
    private final Map<Path, Read> read = new ConcurrentHashMap<>();
    private final Cache<String, Optional<Question>> asked =
            Caffeine.newBuilder().maximumSize(1000).build();

    Questions(Rehearsals rehearsals, OnlineCity city, Settings settings) {
        this.rehearsals = rehearsals;
        this.city = city;
        this.folder = settings.questions()
                .orElseGet(() -> settings.twin().toAbsolutePath().getParent());
    }

    private record Read(long modified, long size, Optional<Question> question) {}

    /// A question that can be asked.
    ///
    /// @param id short name; of a run `run-<id>` where another question has the name
    /// @param title as people ask it
    /// @param about a paragraph, may be empty
    /// @param language BCP 47
    /// @param text YAML
    /// @param layers that it reads
    /// @param run id of the newest run of it, empty where it was not rehearsed
    public record Known(
            String id, String title, String about, String language, String text, List<String> layers, String run) {}

    /// All of them by id: files first, then runs that are of none of these. Who shows them asks [Rights#maySee].
    public Map<String, Known> all() {
        var all = new LinkedHashMap<String, Known>();
        var known = new java.util.HashMap<String, String>();
        for (Question question : files()) {
            known.putIfAbsent(question.sha256(), question.id());
            all.putIfAbsent(question.id(), known(question, ""));
        }
        for (Run run : rehearsals.all()) {
            if (!run.successful()) {
                continue;
            }
            asked.get(run.id(), id -> parsed("rehearsal " + id, rehearsals.question(id)))
                    .ifPresent(question -> {
                        String id = known.get(question.sha256());
                        if (id != null) {
                            if (all.get(id).run().isEmpty()) {
                                all.put(id, known(question, run.id()));
                            }
                        } else {
                            id = all.containsKey(question.id()) ? "run-" + run.id() : question.id();
                            known.put(question.sha256(), id);
                            Known made = known(question, run.id());
                            all.put(
                                    id,
                                    new Known(
                                            id,
                                            made.title(),
                                            made.about(),
                                            made.language(),
                                            made.text(),
                                            made.layers(),
                                            made.run()));
                        }
                    });
        }
        return all;
    }

    private Known known(Question question, String run) {
        return new Known(
                question.id(),
                question.title(),
                question.about(),
                question.language(),
                question.text(),
                Reads.layers(question, city.snapshot()),
                run);
    }

    private List<Question> files() {
        var questions = new ArrayList<Question>();
        if (folder == null || !Files.isDirectory(folder)) {
            return questions;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList()) {
                read(file).ifPresent(questions::add);
            }
        } catch (IOException broken) {
            LOG.warnf("the questions in %s cannot be listed: %s", folder, broken);
        }
        return questions;
    }

    private Optional<Question> read(Path file) throws IOException {
        long modified = Files.getLastModifiedTime(file).toMillis();
        long size = Files.size(file);
        Read known = read.get(file);
        if (known == null || known.modified() != modified || known.size() != size) {
            Optional<Question> question = size > Bodies.MOST_BYTES
                    ? Optional.empty()
                    : parsed(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            known = new Read(modified, size, question);
            read.put(file, known);
        }
        return known.question();
    }

    /// Other files end in `.yaml` too, such as that of the city: what is no question is passed over.
    private static Optional<Question> parsed(String name, String text) {
        try {
            return Optional.of(QuestionFile.parse(name, text));
        } catch (Problem other) {
            LOG.debugf("%s is no question: %s", name, other.getMessage());
            return Optional.empty();
        }
    }
}
