package citiverse.rehearse.run;

import citiverse.twin.Progress;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Shares numbered pieces of work among threads.
final class Threads {
    private Threads() {}

    /// Does every piece once, in no certain order.
    ///
    /// @param threads at least 1; with 1 the work is done by the caller
    /// @param made makes a thread's own worker from its number
    /// @param done told after each piece
    /// @throws CancellationException where the progress says that nobody wants the result any more
    static void each(int pieces, int threads, IntFunction<IntConsumer> made, Progress progress, Runnable done) {
        var next = new AtomicInteger();
        var tasks = new ArrayList<Runnable>();
        for (int t = 0; t < Math.max(1, Math.min(threads, pieces)); t++) {
            IntConsumer worker = made.apply(t);
            tasks.add(() -> work(next, pieces, worker, progress, done));
        }
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        try (var pool = Executors.newFixedThreadPool(tasks.size())) {
            var running = new ArrayList<Future<?>>();
            tasks.forEach(task -> running.add(pool.submit(task)));
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
            next.set(pieces);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static void work(AtomicInteger next, int pieces, IntConsumer worker, Progress progress, Runnable done) {
        boolean well = false;
        try {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled");
                }
                worker.accept(piece);
                done.run();
            }
            well = true;
        } finally {
            if (!well) {
                // The others need not go on with what nobody will get.
                next.set(pieces);
            }
        }
    }
}
