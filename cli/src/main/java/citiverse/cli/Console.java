package citiverse.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// What a person sees while work goes on: a bar on a terminal, a line now and then elsewhere. Progress goes to the
/// error stream, so that the output stays for results.
final class Console {
    private Console() {}

    /// True where CITIVERSE_VERBOSE asks for stack traces.
    static boolean verbose() {
        return System.getenv("CITIVERSE_VERBOSE") != null;
    }

    /// True where somebody watches.
    static boolean interactive() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    /// Shows a task with a known number of units.
    static Task task(String name, long total) {
        return interactive() ? new Bar(name, total, System.err) : new Lines(name, total, System.err);
    }

    /// A duration as people say it: `0.8 s`, `12 s`, `3 min 05 s`.
    static String spoken(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 120) {
            return Math.round(seconds) + " s";
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /// Work that is under way. Safe to call from many threads.
    interface Task extends AutoCloseable {
        void reached(long units);

        @Override
        void close();
    }

    private static final class Bar implements Task {
        private final ProgressBar bar;

        Bar(String name, long total, PrintStream err) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100))
                    .build();
        }

        @Override
        public void reached(long units) {
            bar.stepTo(units);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// A line at most every ten seconds: a log stays readable.
    private static final class Lines implements Task {
        private static final long PAUSE_NANOS = 10_000_000_000L;

        private final String name;
        private final long total;
        private final PrintStream err;
        private final long started = System.nanoTime();
        private final ReentrantLock printing = new ReentrantLock();
        private long spokenAt = started;

        Lines(String name, long total, PrintStream err) {
            this.name = name;
            this.total = total;
            this.err = err;
        }

        @Override
        public void reached(long units) {
            if (!printing.tryLock()) {
                return;
            }
            try {
                long now = System.nanoTime();
                if (now - spokenAt < PAUSE_NANOS || units <= 0 || total <= 0) {
                    return;
                }
                spokenAt = now;
                double left = (now - started) / 1e9 / units * (total - units);
                err.printf(
                        Locale.ROOT,
                        "%s: %d of %d (%d %%), about %s left%n",
                        name,
                        units,
                        total,
                        100 * units / total,
                        spoken(Duration.ofMillis((long) (left * 1000))));
            } finally {
                printing.unlock();
            }
        }

        @Override
        public void close() {
            // Nothing is held: the lines already printed stand.
        }
    }
}
