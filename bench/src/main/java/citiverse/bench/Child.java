package citiverse.bench;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A process that was run to its end and watched.
///
/// @param wallSeconds from starting it to its end
/// @param cpuSeconds processor time of all its threads; read every 5 ms, so up to that much too low
/// @param peakMegabytes greatest resident memory, MB, as the system keeps it
/// @param output what it printed
record Child(double wallSeconds, double cpuSeconds, double peakMegabytes, String output) {
    private static final long WATCH_MILLIS = 5;

    /// Runs a command and watches it.
    ///
    /// @throws Problem `CV-BENCH-002` where it cannot be started or fails, with the end of what it printed
    static Child run(List<String> command) {
        try {
            Path log = Files.createTempFile("bench", ".log");
            try {
                return watch(command, log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-002", "a process could not be started: " + e.getMessage(), e)
                    .at(String.join(" ", command))
                    .remedy("See that the command exists and that temporary files can be written");
        }
    }

    private static Child watch(List<String> command, Path log) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        double cpu = 0;
        double peak = 0;
        try {
            while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                cpu = Math.max(cpu, Proc.cpuSeconds(process.pid()));
                peak = Math.max(peak, Proc.peakMegabytes(process.pid()));
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw Problem.ours("CV-BENCH-002", "interrupted", interrupted).at(String.join(" ", command));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            String end = output.substring(Math.max(0, output.length() - 2000)).strip();
            throw Problem.ours("CV-BENCH-002", "exit code " + process.exitValue() + ": " + end, null)
                    .at(String.join(" ", command))
                    .remedy("Run the command by hand and mend what it says");
        }
        return new Child(wall, cpu, peak, output);
    }

    /// Runs one of the [Task]s in a cold Java of its own, started as the launcher starts the command line: with the
    /// start-up cache of the build where this program itself was started from a build.
    static Child task(Path root, String... arguments) {
        Path lib = root.resolve("build").resolve("lib");
        Path cache = root.resolve("build").resolve("citiverse.aot");
        String path = System.getProperty("java.class.path");
        boolean built = path.startsWith(lib.toString());
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        if (built && Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(List.of("-cp", built ? lib + "/*" : path, Task.class.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// Numbers that a [Task] told: lines `@name=value`.
    Map<String, Double> told() {
        Map<String, Double> numbers = new TreeMap<>();
        for (String line : output.split("\n")) {
            int equals = line.indexOf('=');
            if (line.startsWith("@") && equals > 0) {
                numbers.put(
                        line.substring(1, equals),
                        Double.parseDouble(line.substring(equals + 1).strip()));
            }
        }
        return numbers;
    }

    /// One of the numbers that were told.
    double told(String name) {
        Double number = told().get(name);
        if (number == null) {
            throw new UncheckedIOException(new IOException("the task did not tell " + name + ": " + output));
        }
        return number;
    }
}
