package citiverse.cli;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Travel times between all pairs of places.
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes travel times between all pairs of places.",
            "Written as CSV: from_id,to_id,seconds.",
            "Pairs that cannot be reached have no row. A name ending in .gz is compressed."
        },
        footer = {
            "",
            "Example: citiverse matrix city.gpkg --mode transit --places cells --date 2019-05-13 --out times.csv.gz"
        })
final class MatrixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Mixin
    private TravelOptions travel;

    @Option(names = "--places", required = true, paramLabel = "LAYER", description = "layer of the origins")
    private String origins;

    @Option(
            names = "--to",
            paramLabel = "LAYER",
            description = "layer of the destinations (default: that of the origins)")
    private String destinations;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write")
    private Path out;

    @Option(names = "--json", description = "print what was done and how long it took as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        try (Twin open = twin.read()) {
            Snapshot snapshot = open.snapshot();
            Places from = Names.places(snapshot, origins);
            Places to = destinations == null ? from : Names.places(snapshot, destinations);
            AccessRun run = travel.run(snapshot, from, to, spec.commandLine().getErr());
            long compiled = System.nanoTime();
            long rows = write(run);
            report(from.size(), to.size(), rows, compiled - started, System.nanoTime() - compiled);
        }
        return 0;
    }

    private long write(AccessRun run) throws IOException {
        boolean gzip = out.getFileName().toString().endsWith(".gz");
        var text = new MatrixText(run.origins(), run.destinations());
        var rows = new AtomicLong();
        Path part = Outputs.beside(out);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                Console.Task task = Console.task("Travel times", run.origins().size())) {
            file.write(gzip ? compressed(MatrixText.HEADER) : MatrixText.HEADER);
            OriginLoop.run(
                    run,
                    Outputs.threads(threads),
                    (worker, first, end) -> {
                        byte[] chunk = chunk(run, worker, first, end, text, rows);
                        return gzip ? compressed(chunk) : chunk;
                    },
                    file::write,
                    task);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        return rows.get();
    }

    private byte[] chunk(AccessRun run, AccessRun.Worker worker, int first, int end, MatrixText text, AtomicLong rows) {
        Mode mode = travel.mode;
        int[] seconds = new int[run.destinations().size()];
        var buffer = new MatrixText.Buffer();
        for (int origin = first; origin < end; origin++) {
            worker.origin(origin);
            worker.seconds(mode, seconds);
            rows.addAndGet(text.append(origin, seconds, buffer));
        }
        return buffer.bytes();
    }

    /// A gzip member of its own: members one after another are one valid gzip file, so chunks are compressed on all
    /// threads, and the header holds no time.
    private static byte[] compressed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream(bytes.length / 8 + 64);
        try (var gzip = new GZIPOutputStream(packed, 1 << 14) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private void report(int from, int to, long rows, long compileNanos, long kernelNanos) {
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            console.printf(
                    Locale.ROOT,
                    "{\"origins\":%d,\"destinations\":%d,\"rows\":%d,\"open_and_compile_seconds\":%.3f,"
                            + "\"compute_and_write_seconds\":%.3f,\"threads\":%d}%n",
                    from,
                    to,
                    rows,
                    compileNanos / 1e9,
                    kernelNanos / 1e9,
                    Outputs.threads(threads));
        } else {
            console.printf(
                    Locale.ROOT,
                    "%d × %d places, %d pairs reached; opened and compiled in %s, computed and written in %s: %s%n",
                    from,
                    to,
                    rows,
                    Console.spoken(Duration.ofNanos(compileNanos)),
                    Console.spoken(Duration.ofNanos(kernelNanos)),
                    out);
        }
    }

    /// Rows as text, with the ids prepared once.
    static final class MatrixText {
        static final byte[] HEADER = "from_id,to_id,seconds\n".getBytes(StandardCharsets.UTF_8);

        private final byte[][] from;
        private final byte[][] to;

        MatrixText(Places origins, Places destinations) {
            from = prepared(origins);
            to = prepared(destinations);
        }

        private static byte[][] prepared(Places places) {
            byte[][] ids = new byte[places.size()][];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (Outputs.csv(places.ids()[i]) + ',').getBytes(StandardCharsets.UTF_8);
            }
            return ids;
        }

        /// Appends the rows of one origin and returns how many there were.
        int append(int origin, int[] seconds, Buffer buffer) {
            int rows = 0;
            for (int i = 0; i < seconds.length; i++) {
                if (seconds[i] != AccessRun.UNREACHABLE) {
                    buffer.row(from[origin], to[i], seconds[i]);
                    rows++;
                }
            }
            return rows;
        }

        /// Bytes that grow.
        static final class Buffer {
            private byte[] bytes = new byte[1 << 16];
            private int size;

            void row(byte[] fromId, byte[] toId, int seconds) {
                int most = fromId.length + toId.length + 12;
                if (bytes.length - size < most) {
                    bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, bytes.length + most));
                }
                System.arraycopy(fromId, 0, bytes, size, fromId.length);
                size += fromId.length;
                System.arraycopy(toId, 0, bytes, size, toId.length);
                size += toId.length;
                size = digits(seconds, bytes, size);
                bytes[size++] = '\n';
            }

            byte[] bytes() {
                return java.util.Arrays.copyOf(bytes, size);
            }

            private static int digits(int value, byte[] into, int at) {
                int length = 1;
                for (int rest = value; rest >= 10; rest /= 10) {
                    length++;
                }
                int rest = value;
                for (int i = at + length - 1; i >= at; i--) {
                    into[i] = (byte) ('0' + rest % 10);
                    rest /= 10;
                }
                return at + length;
            }
        }
    }
}
