package citiverse.server.rehearsals;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.rehearse.run.TravelModel;
import citiverse.report.ReportFiles;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.server.rehearsals.Run.Status;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Computes the runs that wait, in the order in which they came.
final class Runner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final long SETTLE_SECONDS = 5;
    private static final long LOOK_MILLIS = 200;
    private static final long ROOM_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 20;
    private static final Set<String> NO_ROOM = Set.of("CV-REHEARSE-003", "CV-REPORT-010");

    private final OnlineCity city;
    private final Clock clock;
    private final Bounds bounds;
    private final Map<String, Job> jobs;
    private final Models models;
    private final Notary notary;
    private final Verifier verifier;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService settling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ledger").factory());
    private volatile boolean closed;

    Runner(OnlineCity city, Clock clock, Bounds bounds, Map<String, Job> jobs, Models models) {
        this.models = models;
        this.city = city;
        this.clock = clock;
        this.bounds = bounds;
        this.jobs = jobs;
        this.notary = new Notary(city);
        this.verifier = new Verifier(city, clock, bounds.threads());
    }

    void start() {
        jobs.values().stream()
                .sorted(Comparator.comparing((Job job) -> job.run().created())
                        .thenComparing(job -> job.run().id()))
                .forEach(this::takeUp);
        for (int i = 0; i < bounds.atOnce(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("rehearsals-" + i).start(this::work));
        }
        settling.scheduleWithFixedDelay(this::settle, 1, SETTLE_SECONDS, TimeUnit.SECONDS);
    }

    private void takeUp(Job job) {
        if (job.run().successful() && !job.answered() || !job.run().status().ended()) {
            job.show(Run::accepted);
            add(job);
        } else if (verifier.pending(job)) {
            waiting.add(() -> verify(job));
        }
    }

    /// @throws Refusal 503 where too many wait
    void requireRoom() {
        if (waiting.size() >= bounds.waiting()) {
            throw new Refusal(
                    503,
                    Problem.user("CV-RUN-006", waiting.size() + " rehearsals wait already")
                            .remedy("Try again in a minute"),
                    Map.of("Retry-After", "60"));
        }
    }

    void add(Job job) {
        waiting.add(() -> run(job));
    }

    Verification verify(Job job, String actor) {
        Verification accepted = verifier.accept(job, actor);
        waiting.add(() -> verify(job));
        return accepted;
    }

    Optional<Verification> verification(Job job) {
        return verifier.find(job);
    }

    private void verify(Job job) {
        verifier.run(job, () -> closed).ifPresent(owed -> {
            job.show(same -> same, owed);
            settleSoon();
        });
    }

    /// The city that a run is about: the present one where it is the same, else as it was.
    Snapshot city(Run run) {
        Snapshot now = city.snapshot();
        return now.hash().equals(run.snapshot()) && now.asOf().equals(run.asOf())
                ? now
                : city.twin().snapshot(run.position(), run.asOf());
    }

    private void work() {
        while (!closed) {
            try {
                Runnable next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void run(Job job) {
        job.computing.lock();
        try {
            synchronized (job) {
                if (job.run().status() != Status.ACCEPTED) {
                    return;
                }
                job.begin(bounds.minutes());
                job.show(run -> run.running(clock.instant()));
            }
            compute(job);
        } catch (CancellationException stopped) {
            if (!job.stopping() && !job.dismissed()) {
                end(job, Status.FAILED, "", job.tooLate(bounds.minutes()));
            }
        } catch (Problem problem) {
            end(job, Status.FAILED, "", problem);
        } catch (Exception | StackOverflowError | OutOfMemoryError unexpected) {
            LOG.error("the rehearsal " + job.run().id() + " broke", unexpected);
            end(
                    job,
                    Status.FAILED,
                    "",
                    Problem.ours("CV-RUN-009", "an unexpected fault of the server", unexpected)
                            .remedy("Please report it with the id of the rehearsal"));
        } finally {
            job.computing.unlock();
        }
    }

    /// Computes until there is an answer; waits where the disk has no room.
    private void compute(Job job) throws InterruptedException {
        while (true) {
            try {
                computeOnce(job);
                return;
            } catch (IOException full) {
                waitForRoom(job, full);
            } catch (Problem problem) {
                if (!NO_ROOM.contains(problem.code())) {
                    throw problem;
                }
                waitForRoom(job, problem);
            }
        }
    }

    private void waitForRoom(Job job, Exception full) throws InterruptedException {
        LOG.warnf("the rehearsal %s waits for room on the disk: %s", job.run().id(), full.getMessage());
        job.reached("waiting for room on the disk", 0, 0);
        for (int second = 0; second < ROOM_SECONDS; second++) {
            if (job.cancelled()) {
                throw new CancellationException("while waiting for room");
            }
            Thread.sleep(1000);
        }
    }

    private void computeOnce(Job job) throws IOException {
        Run run = job.run();
        Snapshot then = city(run);
        if (!then.hash().equals(run.snapshot())) {
            throw Problem.user("CV-RUN-007", "the city that was to be rehearsed is no longer in the twin")
                    .remedy("Ask the question again");
        }
        Owed owed = run.rehearsal() ? rehearse(job, then) : model(job, then);
        Durable.syncAll(job.result());
        synchronized (job) {
            if (job.run().status() == Status.RUNNING) {
                job.show(now -> now.ended(Status.SUCCESSFUL, clock.instant(), owed.subject(), null), owed);
            }
        }
        settleSoon();
    }

    private Owed rehearse(Job job, Snapshot then) throws IOException {
        Run run = job.run();
        Question question = QuestionFile.parse("question", Files.readString(job.question(), StandardCharsets.UTF_8));
        var settings = new RunSettings(
                run.seed(), OptionalInt.of(run.draws()), bounds.threads(), false, RunSettings.WATTS_PER_CORE);
        Rehearsal.Result result = new Rehearsal(TravelModel::compile)
                .atMost(bounds.mostOptions())
                .run(then, question, settings, job.result(), job);
        job.reached("writing the report", 0, 0);
        ReportFiles.write(result.comparison(), then, null, job.result());
        return new Owed(Rehearsal.LEDGER_KIND, result.manifest(), result.ledgerPayload(), run.actor(), run.position());
    }

    private Owed model(Job job, Snapshot then) throws IOException {
        Run run = job.run();
        String inputs = Files.readString(job.question(), StandardCharsets.UTF_8);
        String answer = models.compute(run.process(), inputs, then, bounds.threads(), job);
        if (job.cancelled()) {
            throw new CancellationException("while " + run.process() + " ran");
        }
        Durable.write(job.result().resolve("result.json"), answer.getBytes(StandardCharsets.UTF_8));
        String digest = Rehearsals.digest(answer);
        String payload = CanonicalJson.write(Map.of(
                "process", run.process(),
                "inputs", Rehearsals.digest(inputs),
                "snapshot", run.snapshot(),
                "engine", Rehearsal.ENGINE,
                "result", digest));
        return new Owed(Rehearsals.MODEL_KIND, digest, payload, run.actor(), run.position());
    }

    private void end(Job job, Status how, String manifest, Problem why) {
        synchronized (job) {
            if (job.run().status() == Status.RUNNING) {
                job.show(run -> run.ended(how, clock.instant(), manifest, why));
            }
        }
    }

    void settleSoon() {
        if (!closed) {
            settling.execute(this::settle);
        }
    }

    private void settle() {
        try {
            jobs.values().forEach(Job::saveAgain);
            notary.settle(jobs.values());
        } catch (RuntimeException unexpected) {
            LOG.error("the ledger could not be brought up to date, will try again", unexpected);
        }
    }

    @Override
    public void close() {
        closed = true;
        jobs.values().forEach(Job::stop);
        // Not by interrupts: they would close files that are being written.
        settling.shutdown();
        try {
            settling.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
