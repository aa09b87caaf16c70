package citiverse.cli;

import citiverse.models.access.AccessRun;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Computes origin by origin on several threads and hands the results on in the order of the origins, so that what
/// is written does not depend on the number of threads. At most a few chunks wait to be written.
final class OriginLoop {
    private static final int ORIGINS_A_CHUNK = 16;
    private static final int CHUNKS_WAITING_A_THREAD = 4;

    private OriginLoop() {}

    /// What is made of a run of origins, `from` included and `to` excluded.
    interface ChunkWork<T> {
        T of(AccessRun.Worker worker, int from, int to) throws IOException;
    }

    /// Takes the results in order.
    interface InOrder<T> {
        void accept(T result) throws IOException;
    }

    static <T> void run(AccessRun run, int threads, ChunkWork<T> work, InOrder<T> sink, Console.Task task)
            throws IOException {
        int origins = run.origins().size();
        BlockingQueue<AccessRun.Worker> idle = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(run.worker());
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var waiting = new ArrayDeque<Future<T>>();
            int next = 0;
            int written = 0;
            try {
                while (next < origins || !waiting.isEmpty()) {
                    while (next < origins && waiting.size() < threads * CHUNKS_WAITING_A_THREAD) {
                        int from = next;
                        int to = Math.min(origins, from + ORIGINS_A_CHUNK);
                        waiting.add(pool.submit(() -> borrowing(idle, worker -> work.of(worker, from, to))));
                        next = to;
                    }
                    sink.accept(result(waiting.remove()));
                    written = Math.min(origins, written + ORIGINS_A_CHUNK);
                    task.reached(written);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private interface Borrowed<T> {
        T with(AccessRun.Worker worker) throws IOException;
    }

    private static <T> T borrowing(BlockingQueue<AccessRun.Worker> idle, Borrowed<T> use)
            throws IOException, InterruptedException {
        AccessRun.Worker worker = idle.take();
        try {
            return use.with(worker);
        } finally {
            idle.add(worker);
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException disk -> throw disk;
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case null, default -> throw new IOException(e.getCause());
            }
        }
    }
}
