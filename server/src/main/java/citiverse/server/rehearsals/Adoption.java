package citiverse.server.rehearsals;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Takes in results that the command line has made of the same city, so that they are read here like those that were
/// made here. What a result is of, its files tell; one of another city or engine is left where it is.
final class Adoption {
    private static final Logger LOG = Logger.getLogger(Adoption.class);
    private static final String ACTOR = "command line";

    private final Path home;
    private final Snapshot city;
    private final Instant now;

    /// @param home folder of the rehearsals
    /// @param city the city as it is
    Adoption(Path home, Snapshot city, Instant now) {
        this.home = home;
        this.city = city;
        this.now = now;
    }

    /// Takes in the results of folders that are not here yet.
    void adopt(List<Path> folders) {
        for (Path folder : folders) {
            try {
                adopt(folder);
            } catch (IOException | Problem | ClassCastException | IllegalArgumentException unfit) {
                LOG.warnf("the result in %s is not taken in: %s", folder, unfit.getMessage());
            }
        }
    }

    private void adopt(Path folder) throws IOException {
        String manifest = Files.readString(folder.resolve("manifest.json"), StandardCharsets.UTF_8);
        var named = (Map<?, ?>) CanonicalJson.parse(manifest);
        var files = (Map<?, ?>) named.get("files");
        for (Map.Entry<?, ?> file : files.entrySet()) {
            String text = Files.readString(folder.resolve((String) file.getKey()), StandardCharsets.UTF_8);
            if (!Rehearsals.digest(text).equals(file.getValue())) {
                throw new IOException(file.getKey() + " is not what its manifest says");
            }
        }
        if (!city.hash().equals(named.get("snapshot")) || !Rehearsal.ENGINE.equals(named.get("engine"))) {
            throw new IOException("it is of another state of the city, or of another version of the models");
        }
        String text = Files.readString(folder.resolve("question.yaml"), StandardCharsets.UTF_8);
        Question question = QuestionFile.parse("question.yaml", text);
        long seed = Long.parseLong((String) named.get("seed"));
        int draws = Math.toIntExact((Long) named.get("draws"));
        String id = Rehearsals.id(city.hash(), question.sha256(), seed, draws);
        Path place = home.resolve(id);
        if (Files.exists(place)) {
            return;
        }
        Path beside = home.resolve("." + id + ".part");
        Durable.delete(beside);
        copy(folder, beside.resolve("result"));
        Durable.write(beside.resolve("question.yaml"), text.getBytes(StandardCharsets.UTF_8));
        Run run = Run.asked(
                        id,
                        Run.REHEARSE,
                        question.title(),
                        question.id(),
                        question.language(),
                        now,
                        ACTOR,
                        seed,
                        draws,
                        city,
                        Reads.layers(question, city))
                .ended(Run.Status.SUCCESSFUL, now, Rehearsals.digest(manifest), null);
        new JobFile(run, List.of()).write(beside.resolve("job.json"));
        Files.move(beside, place);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Durable.syncAll(to);
    }
}
