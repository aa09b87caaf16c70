package citiverse.bench;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Mode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Computes travel times of many origins on several threads and throws them away: the cost without reading and writing.
final class Kernel {
    private Kernel() {}

    /// Runs over origins.
    ///
    /// @param every 1 for all origins, 10 for every tenth
    /// @return seconds by the clock, the threads' start included
    static double seconds(AccessRun run, Mode mode, int threads, int every) {
        long start = System.nanoTime();
        var next = new AtomicInteger();
        var reached = new AtomicLong();
        Thread[] crew = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            crew[t] = new Thread(() -> work(run, mode, every, next, reached), "kernel-" + t);
            crew[t].start();
        }
        boolean interrupted = false;
        for (Thread thread : crew) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (reached.get() == 0) {
            throw new IllegalStateException(
                    "nothing was reached from " + run.origins().layer());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void work(AccessRun run, Mode mode, int every, AtomicInteger next, AtomicLong reached) {
        AccessRun.Worker worker = run.worker();
        int[] seconds = new int[run.destinations().size()];
        long found = 0;
        for (int k = next.getAndIncrement(); k * every < run.origins().size(); k = next.getAndIncrement()) {
            worker.origin(k * every);
            worker.seconds(mode, seconds);
            for (int time : seconds) {
                found += time == AccessRun.UNREACHABLE ? 0 : 1;
            }
        }
        reached.addAndGet(found);
    }

    /// Origins that [#seconds] runs over.
    static int origins(AccessRun run, int every) {
        return (run.origins().size() + every - 1) / every;
    }
}
