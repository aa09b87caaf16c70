package citiverse.server.rehearsals;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.ComparisonFile;
import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.rehearse.run.Sampling;
import citiverse.server.Settings;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.server.rehearsals.Run.Status;
import citiverse.twin.Change;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The rehearsals of this server. Safe to call from many threads.
public class Rehearsals implements AutoCloseable {
    /// Kind of the ledger entry of a dismissal.
    public static final String DISMISSED_KIND = "rehearse.dismissed/1";
    /// Kind of the ledger entry of a repetition.
    public static final String VERIFIED_KIND = "rehearse.verified/1";

    /// Kind of the ledger entry of a run of another process.
    public static final String MODEL_KIND = "model.run/1";
    /// Kind of the ledger entry of the dismissal of one.
    public static final String MODEL_DISMISSED_KIND = "model.dismissed/1";

    private static final Logger LOG = Logger.getLogger(Rehearsals.class);

    private final OnlineCity city;
    private final Clock clock;
    private final Bounds bounds;
    private final Path home;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Runner runner;
    private final Cache<String, Comparison> comparisons =
            Caffeine.newBuilder().maximumSize(8).softValues().build();
    private final Cache<String, Map<String, List<Change>>> changes =
            Caffeine.newBuilder().maximumSize(4).softValues().build();

    /// Reads what is in the workspace and goes on with what was not finished.
    Rehearsals(OnlineCity city, Clock clock, Bounds bounds, Models models) {
        this.city = city;
        this.clock = clock;
        this.bounds = bounds;
        this.home = city.workspace().resolve("rehearsals");
        this.runner = new Runner(city, clock, bounds, jobs, models);
        load();
        runner.start();
    }

    /// Over a city, within what the settings allow.
    public static Rehearsals over(OnlineCity city, Clock clock, Settings settings, Models models) {
        settings.results().ifPresent(folders -> new Adoption(
                        city.workspace().resolve("rehearsals"), city.snapshot(), clock.instant())
                .adopt(folders));
        return new Rehearsals(city, clock, Bounds.of(settings), models);
    }

    private void load() {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> folders = Files.list(home)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("job.json");
                if (Files.isRegularFile(file)) {
                    try {
                        var job = new Job(folder, JobFile.read(file));
                        jobs.put(job.run().id(), job);
                    } catch (IOException damaged) {
                        LOG.error("a rehearsal cannot be read and is left as it is", damaged);
                    }
                }
            }
        } catch (IOException broken) {
            throw Problem.ours("CV-RUN-002", "the rehearsals cannot be read: " + broken, broken)
                    .in(home.toString())
                    .remedy("Check that the folder may be read");
        }
    }

    /// Accepts a question durably: it is written and synced before this returns. The same question, seed and draws on
    /// the same city give the same run, which is not computed twice; one that failed or was dismissed is taken up
    /// again, with the draws that were done.
    ///
    /// @param questionYaml the question, YAML or JSON
    /// @param draws the question's own number where empty
    /// @param actor who asks, for the ledger
    /// @throws Problem `CV-QUESTION-…` for a bad question, `CV-RUN-003` for too many draws
    /// @throws Refusal 503 where too many wait, 507 where the disk is full
    public Run submit(String questionYaml, long seed, OptionalInt draws, String actor) {
        return submit(check(questionYaml, seed, draws), seed, draws, actor);
    }

    /// Reads a question and looks at what can be said without computing.
    ///
    /// @throws Problem as [#submit]
    public Question check(String questionYaml, long seed, OptionalInt draws) {
        Question question = QuestionFile.parse("question", questionYaml);
        int number = draws.orElse(question.draws().number());
        if (number < 1 || number > bounds.mostDraws()) {
            throw Problem.user(
                            "CV-RUN-003",
                            "the number of draws lies between 1 and " + bounds.mostDraws() + " here, not " + number)
                    .remedy("Ask for fewer draws, or rehearse on the command line");
        }
        Sampling.of(question, number, seed);
        return question;
    }

    /// The layers of the city as it is that a question reads, sorted.
    public List<String> layers(Question question) {
        return Reads.layers(question, city.snapshot());
    }

    /// [#submit] of a question that was checked.
    public synchronized Run submit(Question question, long seed, OptionalInt draws, String actor) {
        Snapshot now = city.snapshot();
        int number = draws.orElse(question.draws().number());
        String id = id(now.hash(), question.sha256(), seed, number);
        return accept(
                Run.asked(
                        id,
                        Run.REHEARSE,
                        question.title(),
                        question.id(),
                        question.language(),
                        clock.instant(),
                        actor,
                        seed,
                        number,
                        now,
                        Reads.layers(question, now)),
                question.text());
    }

    /// Accepts the run of another process as durably; the same inputs on the same city give the same run.
    ///
    /// @param process its id
    /// @param title of the process
    /// @param inputs canonical JSON
    /// @param layers that it reads
    /// @throws Refusal 503 where too many wait, 507 where the disk is full
    public synchronized Run submit(String process, String title, String inputs, List<String> layers, String actor) {
        Snapshot now = city.snapshot();
        String id = id(now.hash(), process + ' ' + inputs, 0, 0);
        return accept(Run.asked(id, process, title, process, "en", clock.instant(), actor, 0, 0, now, layers), inputs);
    }

    private Run accept(Run run, String text) {
        Job known = jobs.get(run.id());
        if (known != null
                && known.run().status() != Status.FAILED
                && known.run().status() != Status.DISMISSED) {
            return known.run();
        }
        runner.requireRoom();
        try {
            if (known == null) {
                var job = new Job(home.resolve(run.id()), new JobFile(run, List.of()));
                Durable.write(job.question(), text.getBytes(StandardCharsets.UTF_8));
                job.put(same -> same);
                jobs.put(run.id(), job);
                known = job;
            } else {
                known.put(before -> run);
            }
        } catch (IOException full) {
            throw Durable.noRoom(full);
        }
        runner.add(known);
        return known.run();
    }

    /// The id of a rehearsal.
    static String id(String snapshot, String question, long seed, int draws) {
        String inputs = CanonicalJson.write(Map.of(
                "engine",
                Rehearsal.ENGINE,
                "snapshot",
                snapshot,
                "question",
                question,
                "seed",
                Long.toString(seed),
                "draws",
                draws));
        return digest(inputs).substring(0, 16);
    }

    /// SHA-256 of a text, hexadecimal.
    public static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Optional<Run> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(Job::run);
    }

    /// All rehearsals, newest first.
    public List<Run> all() {
        return everything().stream().filter(Run::rehearsal).toList();
    }

    /// All runs of all processes, newest first.
    public List<Run> everything() {
        return jobs.values().stream()
                .map(Job::run)
                .sorted(Comparator.comparing(Run::created).reversed().thenComparing(Run::id))
                .toList();
    }

    /// Dismisses a run that has not ended; what is done is kept.
    ///
    /// @return false where there is none, or it has ended
    /// @throws Refusal 507 where the disk cannot keep the wish
    public synchronized boolean cancel(String id, String actor) {
        Job job = jobs.get(id);
        if (job == null || job.run().status().ended()) {
            return false;
        }
        var owed = new Owed(
                job.run().rehearsal() ? DISMISSED_KIND : MODEL_DISMISSED_KIND,
                id,
                CanonicalJson.write(Map.of(
                        "rehearsal", id,
                        "question", job.run().questionId(),
                        "snapshot", job.run().snapshot(),
                        "at", clock.instant().toString())),
                actor,
                city.twin().ledger().size());
        try {
            synchronized (job) {
                if (job.run().status().ended()) {
                    return false;
                }
                job.put(run -> run.ended(Status.DISMISSED, clock.instant(), "", null), owed);
                job.dismiss();
            }
        } catch (IOException full) {
            throw Durable.noRoom(full);
        }
        runner.settleSoon();
        return true;
    }

    /// The answer of a finished run.
    ///
    /// @throws Refusal 404 where there is no such run or it has no answer
    public Comparison comparison(String id) {
        finished(id);
        return comparisons.get(id, any -> ComparisonFile.read(folder(id).resolve("comparison.json")));
    }

    /// The folder of the result, which may still be empty.
    ///
    /// @throws Refusal 404 where there is no such run
    public Path folder(String id) {
        return job(id).result();
    }

    /// The text of the question, as it came.
    public String question(String id) {
        Path file = job(id).question();
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Problem.ours("CV-RUN-002", "the question cannot be read: " + broken, broken)
                    .in(file.toString());
        }
    }

    /// What an option changes in the city.
    ///
    /// @param option id, `base` for the city as it is
    /// @throws Refusal 404 where there is no such run, answer or option
    public List<Change> changes(String id, String option) {
        Run run = finished(id);
        List<Change> found = changes.get(id, any -> allChanges(run)).get(option);
        if (found == null) {
            throw Refusal.notFound("option \"" + option + "\" in the rehearsal " + id);
        }
        return found;
    }

    private Map<String, List<Change>> allChanges(Run run) {
        Question question = QuestionFile.parse("question", question(run.id()));
        var byOption = new ConcurrentHashMap<String, List<Change>>();
        new Rehearsal()
                .options(runner.city(run), question, run.draws(), run.seed())
                .forEach(option -> byOption.put(option.id(), option.changes()));
        return byOption;
    }

    /// The city that a run is about, as it was then.
    public Snapshot city(String id) {
        return runner.city(job(id).run());
    }

    /// Runs a finished rehearsal again and compares the bytes; [#verification] tells how far it is.
    ///
    /// @throws Refusal 404 where there is no answer, 503 where too many wait, 507 where the disk is full
    public synchronized Verification verify(String id, String actor) {
        finished(id);
        Optional<Verification> before = verification(id);
        if (before.isPresent() && !before.get().status().ended()) {
            return before.get();
        }
        runner.requireRoom();
        return runner.verify(job(id), actor);
    }

    /// The last repetition of a run.
    public Optional<Verification> verification(String id) {
        return runner.verification(job(id));
    }

    private Job job(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw Refusal.notFound("rehearsal " + id);
        }
        return job;
    }

    /// The answer of a finished run of another process, JSON.
    ///
    /// @throws Refusal 404 where there is no such run or it has no answer
    public Path modelResult(String id) {
        Run run = job(id).run();
        if (!run.successful() || run.rehearsal()) {
            throw Refusal.notFound("result of the job " + id);
        }
        return folder(id).resolve("result.json");
    }

    /// A run that has an answer.
    ///
    /// @throws Refusal 404 where there is no such run or it has no answer
    public Run finished(String id) {
        Run run = job(id).run();
        if (!run.rehearsal()) {
            throw Refusal.notFound("rehearsal " + id);
        }
        if (!run.successful()) {
            throw new Refusal(
                    404,
                    Problem.user(
                                    "CV-RUN-005",
                                    "the rehearsal " + id + " has no answer: it is "
                                            + run.status().word())
                            .remedy("Watch it at /api/rehearsals/" + id));
        }
        return run;
    }

    /// Ends at the next safe point. What was not finished goes on with the next start.
    @Override
    public void close() {
        runner.close();
    }
}
