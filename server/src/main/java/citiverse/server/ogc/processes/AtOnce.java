package citiverse.server.ogc.processes;

import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Processes that are run while the client waits: few at once, and not for long.
@ApplicationScoped
public class AtOnce {
    private static final int MOST = 2;
    private static final long SECONDS = 60;
    private static final long WAIT_SECONDS = 5;

    private final Semaphore slots = new Semaphore(MOST, true);

    /// @throws Refusal 503 where too many run or it takes too long: it may then be run as a job
    String compute(Function<Progress, String> work) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy("too many processes run just now");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw busy("the server ends");
        }
        try {
            return work.apply(new Progress() {
                @Override
                public void reached(String step, long done, long total) {
                    // Nobody is told while they wait.
                }

                @Override
                public boolean cancelled() {
                    return System.nanoTime() - end > 0;
                }
            });
        } catch (CancellationException late) {
            throw busy("this takes longer than the " + SECONDS + " seconds that a client may wait");
        } finally {
            slots.release();
        }
    }

    private static Refusal busy(String reason) {
        return new Refusal(
                503,
                Problem.user("CV-PROCESS-008", reason).remedy("Run it as a job, with the header Prefer: respond-async"),
                Map.of("Retry-After", "30"));
    }
}
