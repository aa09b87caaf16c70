package citiverse.server.rehearsals;

import citiverse.rehearse.Rerun;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Runs finished rehearsals again and compares their bytes.
final class Verifier {
    private static final Logger LOG = Logger.getLogger(Verifier.class);

    private final OnlineCity city;
    private final Clock clock;
    private final int threads;
    private final Map<String, Verification> known = new ConcurrentHashMap<>();

    Verifier(OnlineCity city, Clock clock, int threads) {
        this.city = city;
        this.clock = clock;
        this.threads = threads;
    }

    private static Path file(Job job) {
        return job.folder().resolve("verify.json");
    }

    Optional<Verification> find(Job job) {
        Verification found = known.computeIfAbsent(job.run().id(), id -> {
            try {
                return Files.isRegularFile(file(job)) ? Verification.read(file(job)) : null;
            } catch (IOException damaged) {
                LOG.error("a verification cannot be read", damaged);
                return null;
            }
        });
        return Optional.ofNullable(found);
    }

    /// True where one was accepted and not finished before the process ended.
    boolean pending(Job job) {
        return find(job).map(last -> !last.status().ended()).orElse(false);
    }

    Verification accept(Job job, String actor) {
        var accepted = Verification.accepted(actor, clock.instant());
        try {
            accepted.write(file(job));
        } catch (IOException full) {
            throw Durable.noRoom(full);
        }
        known.put(job.run().id(), accepted);
        return accepted;
    }

    /// @return what the ledger is to have of it; empty where it was stopped or could not be made
    Optional<Owed> run(Job job, BooleanSupplier stopping) {
        String id = job.run().id();
        Verification before = known.get(id);
        Path work = job.folder().resolve("again");
        try {
            Rerun.Outcome outcome = new Rerun().run(job.result(), city.twin(), work, threads, new Progress() {
                @Override
                public void reached(String step, long done, long total) {
                    known.put(id, before.at(step, done, total));
                }

                @Override
                public boolean cancelled() {
                    return stopping.getAsBoolean();
                }
            });
            end(job, before.compared(outcome.same(), outcome.difference(), outcome.files(), clock.instant()));
            return Optional.of(new Owed(
                    Rehearsals.VERIFIED_KIND,
                    job.run().manifest(),
                    CanonicalJson.write(Map.of(
                            "manifest", job.run().manifest(),
                            "same", outcome.same(),
                            "at", clock.instant().toString())),
                    before.actor(),
                    city.twin().ledger().size()));
        } catch (CancellationException stopped) {
            LOG.debugf("the repetition of %s will go on with the next start", id);
        } catch (Problem problem) {
            end(job, before.failed(problem, clock.instant()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
            LOG.error("the repetition of " + id + " broke", unexpected);
            var problem = Problem.ours("CV-RUN-009", "an unexpected fault of the server", unexpected);
            end(job, before.failed(problem, clock.instant()));
        } finally {
            clear(work, stopping.getAsBoolean());
        }
        return Optional.empty();
    }

    private void end(Job job, Verification ended) {
        known.put(job.run().id(), ended);
        try {
            ended.write(file(job));
        } catch (IOException full) {
            LOG.warn("the outcome of a repetition could not be written; it will be repeated after a restart", full);
        }
    }

    private static void clear(Path work, boolean goesOn) {
        try {
            if (!goesOn) {
                Durable.delete(work);
            }
        } catch (IOException left) {
            LOG.warn("the folder of a repetition could not be removed", left);
        }
    }
}
