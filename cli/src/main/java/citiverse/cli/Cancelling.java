package citiverse.cli;

import citiverse.twin.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Progress on the console, cancelled by Ctrl-C: the work ends at its next safe point and keeps what it has; the
/// process then ends with 130. Work that reaches no safe point in time is ended all the same: what is on disk
/// survives that.
final class Cancelling implements Progress, AutoCloseable {
    private static final int INTERRUPTED = 130;
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private String step = "";
    private Console.Task task;

    Cancelling(String farewell) {
        hook = new Thread(() -> end(farewell), "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(String farewell) {
        if (finished.get()) {
            return;
        }
        cancelled.set(true);
        System.err.println();
        System.err.println("Stopping at the next safe point ...");
        try {
            // Not for the end of the thread: it may itself be waiting for the process to end.
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println(farewell);
        System.err.flush();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    @Override
    public synchronized void reached(String now, long done, long total) {
        if (!now.equals(step)) {
            finishTask();
            step = now;
            task = Console.task(now, total);
        }
        task.reached(done);
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    @Override
    public synchronized void close() {
        finishTask();
        closed.countDown();
        if (!cancelled.get() && finished.compareAndSet(false, true)) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void finishTask() {
        if (task != null) {
            task.close();
            task = null;
        }
    }
}
