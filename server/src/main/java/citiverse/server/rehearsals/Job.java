package citiverse.server.rehearsals;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// One run in memory, with its folder: the state that is shown, the state on the disk, and the wish to end it.
final class Job implements Progress {
    private static final Logger LOG = Logger.getLogger(Job.class);
    private static final long SHOWN_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /// Held by the thread that computes it.
    final ReentrantLock computing = new ReentrantLock();

    private final Path folder;
    private final List<Owed> owed;
    private volatile Run run;
    private volatile boolean dismissed;
    private volatile boolean stopping;
    private volatile long deadline = Long.MAX_VALUE;
    private boolean unsaved;
    private long shownAt;
    private long evaluatingSince;
    private long evaluatedBefore;

    Job(Path folder, JobFile file) {
        this.folder = folder;
        this.run = file.run();
        this.owed = new ArrayList<>(file.owed());
    }

    Run run() {
        return run;
    }

    Path folder() {
        return folder;
    }

    Path result() {
        return folder.resolve("result");
    }

    /// What was asked: a question as it came, or the inputs of another process.
    Path question() {
        return folder.resolve(run.rehearsal() ? "question.yaml" : "inputs.json");
    }

    /// True where the answer is there as a whole.
    boolean answered() {
        return run.rehearsal()
                ? Files.isRegularFile(result().resolve("manifest.json"))
                        && Files.isRegularFile(result().resolve("comparison.json"))
                : Files.isRegularFile(result().resolve("result.json"));
    }

    /// Changes the state, on the disk first.
    ///
    /// @throws IOException where the disk cannot be written; then nothing has changed
    synchronized void put(UnaryOperator<Run> change, Owed... more) throws IOException {
        var debts = new ArrayList<>(owed);
        debts.addAll(List.of(more));
        Run next = change.apply(run).recorded(debts.isEmpty());
        new JobFile(next, debts).write(folder.resolve("job.json"));
        owed.addAll(List.of(more));
        run = next;
        unsaved = false;
    }

    /// Changes the state; where the disk cannot be written just now, it is tried again by [#saveAgain]. Only for what
    /// a restart would find out again.
    synchronized void show(UnaryOperator<Run> change, Owed... more) {
        try {
            put(change, more);
        } catch (IOException full) {
            LOG.warnf("job.json of %s could not be written, will try again: %s", run.id(), full);
            owed.addAll(List.of(more));
            run = change.apply(run).recorded(owed.isEmpty());
            unsaved = true;
        }
    }

    synchronized void saveAgain() {
        if (unsaved) {
            show(UnaryOperator.identity());
        }
    }

    synchronized List<Owed> owed() {
        return List.copyOf(owed);
    }

    synchronized void paid(Owed debt) {
        owed.remove(debt);
        show(UnaryOperator.identity());
    }

    /// Begins to count the time.
    void begin(int minutes) {
        dismissed = false;
        stopping = false;
        deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    }

    void dismiss() {
        dismissed = true;
    }

    /// The process ends; the run will go on with the next one.
    void stop() {
        stopping = true;
    }

    boolean dismissed() {
        return dismissed;
    }

    boolean stopping() {
        return stopping;
    }

    boolean late() {
        return System.nanoTime() - deadline > 0;
    }

    @Override
    public boolean cancelled() {
        return dismissed || stopping || late();
    }

    @Override
    public synchronized void reached(String step, long done, long total) {
        Run now = run;
        if (now.status() != Run.Status.RUNNING) {
            return;
        }
        long at = System.nanoTime();
        boolean other = !step.equals(now.step());
        if (!other && at - shownAt < SHOWN_EVERY_NANOS && done < total) {
            return;
        }
        shownAt = at;
        if (other) {
            evaluatingSince = at;
            evaluatedBefore = done;
        }
        boolean evaluating = step.equals("rehearsing") && total > 0;
        long left = -1;
        if (evaluating && done > evaluatedBefore) {
            double perUnit = (at - evaluatingSince) / (double) (done - evaluatedBefore);
            left = Math.round(perUnit * (total - done) / 1e9);
        }
        double share = !now.rehearsal() && total > 0
                ? Math.min(1, done / (double) total)
                : evaluating
                        ? 0.05 + 0.9 * Math.min(1, done / (double) total)
                        : step.equals("comparing") || step.equals("writing the report") ? 0.96 : now.progress();
        run = now.at(step, done, total, Math.max(share, now.progress()), left);
    }

    /// Why a run ended that took too long.
    Problem tooLate(int minutes) {
        return Problem.user("CV-RUN-004", "the rehearsal took longer than the " + minutes + " minutes it may take here")
                .remedy("Ask for fewer options or draws, or rehearse on the command line");
    }
}
