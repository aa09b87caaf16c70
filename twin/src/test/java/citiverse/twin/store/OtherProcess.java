package citiverse.twin.store;

import citiverse.twin.MadeCity;
import citiverse.twin.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What the tests do in a process of its own, to be killed. Tells its progress line by line.
final class OtherProcess implements AutoCloseable {
    static final int FEATURES = 400;

    private static final Clock CLOCK = Clock.fixed(MadeCity.NOON, ZoneOffset.UTC);

    private final Process process;
    private final BufferedReader lines;

    private OtherProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts it: `import`, `create`, `hold` or `try`, and a file.
    static OtherProcess start(String what, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProcess.class.getName(),
                what,
                file.toString()));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String line() throws IOException {
        return lines.readLine();
    }

    long pid() {
        return process.pid();
    }

    /// Ends it as a power cut would; gives the lines that it still told.
    List<String> kill() throws IOException {
        // By its handle, which unlike the process leaves what was told in the pipe.
        process.toHandle().destroyForcibly();
        List<String> rest = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.add(line);
        }
        process.onExit().join();
        return rest;
    }

    /// Waits until it has ended by itself.
    void end() {
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "import" -> importWithoutEnd(file);
            case "create" -> createWithoutEnd(file);
            case "hold" -> {
                try (TwinFile twin = TwinFile.open(file, CLOCK, "holder")) {
                    tell("holding " + twin.ledger().size());
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
            case "try" -> {
                try (TwinFile twin = TwinFile.open(file, CLOCK, "other")) {
                    tell("opened " + twin.ledger().size());
                } catch (Problem problem) {
                    tell(problem.code());
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void importWithoutEnd(Path file) {
        try (TwinFile twin = TwinFile.open(file, CLOCK, "importer")) {
            tell("ready");
            for (long version = twin.ledger().size(); ; version++) {
                long seq = TwinFileTest.load(twin, "osm", true, 0, FEATURES, version)
                        .sequence();
                tell(Long.toString(seq));
            }
        }
    }

    private static void createWithoutEnd(Path file) {
        tell("ready");
        for (int i = 0; ; i++) {
            TwinFile.create(file.resolveSibling("made-" + i + ".gpkg"), MadeCity.CITY, CLOCK, "maker")
                    .close();
            tell(Integer.toString(i));
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
