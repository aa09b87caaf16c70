package citiverse.cli;

import citiverse.twin.Progress;
import java.util.concurrent.atomic.AtomicBoolean;

/// Progress on the console, cancelled by the first Ctrl-C: the work ends at its next safe point and keeps what it has;
/// the process then ends with 130. A second Ctrl-C ends it at once.
final class Cancelling implements Progress, AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final Thread hook;
    private String step = "";
    private Console.Task task;

    Cancelling(String farewell) {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> end(worker, farewell), "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Thread worker, String farewell) {
        if (finished.get()) {
            return;
        }
        cancelled.set(true);
        System.err.println();
        System.err.println("Stopping at the next safe point ...");
        try {
            worker.join();
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
        finished.set(!cancelled.get());
        if (finished.get()) {
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
