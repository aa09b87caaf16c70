package citiverse.models.sun;

import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Shares numbered pieces of work among threads in chunks. Each piece writes its own place, so that what
/// comes out does not depend on who did it.
final class Crew {
    private static final int CHUNK = 64;

    private Crew() {}

    /// Work on pieces `from` to `to`, exclusive.
    interface Chunk {
        void work(int from, int to);
    }

    /// Does every piece once.
    ///
    /// @param made makes a thread's own worker
    /// @throws CancellationException where nobody wants the result any more
    static void each(int pieces, int threads, Supplier<Chunk> made, String step, Progress progress) {
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        Runnable work = () -> {
            Chunk chunk = made.get();
            for (int from = next.getAndAdd(CHUNK); from < pieces; from = next.getAndAdd(CHUNK)) {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled");
                }
                int to = Math.min(pieces, from + CHUNK);
                chunk.work(from, to);
                progress.reached(step, done.addAndGet(to - from), pieces);
            }
        };
        int crew = Math.min(threads, (pieces + CHUNK - 1) / CHUNK);
        if (crew <= 1) {
            work.run();
            return;
        }
        try (var pool = Executors.newFixedThreadPool(crew)) {
            var running = new ArrayList<Future<?>>();
            for (int t = 0; t < crew; t++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
