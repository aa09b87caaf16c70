package citiverse.models.air;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Independent pieces of work on several threads. Each piece writes only what is its own, so the result does
/// not depend on the number of threads.
final class Blocks {
    private Blocks() {}

    /// Does pieces 0 to count − 1.
    static void run(int threads, int count, IntConsumer piece) {
        if (threads <= 1 || count <= 1) {
            for (int k = 0; k < count; k++) {
                piece.accept(k);
            }
            return;
        }
        var next = new AtomicInteger();
        var failed = new AtomicReference<Throwable>();
        var crew = new Thread[Math.min(threads, count)];
        for (int t = 0; t < crew.length; t++) {
            crew[t] = Thread.ofPlatform().start(() -> {
                try {
                    for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
                        piece.accept(k);
                    }
                } catch (RuntimeException | Error problem) {
                    failed.compareAndSet(null, problem);
                    next.set(count);
                }
            });
        }
        boolean interrupted = false;
        for (Thread thread : crew) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failed.get()) {
            case null -> {}
            case RuntimeException problem -> throw problem;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
