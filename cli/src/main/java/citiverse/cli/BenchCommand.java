package citiverse.cli;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts the benchmarks as a process of their own, so that what is measured is not warmed by this one.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures speed and memory.",
            "Prints asked, measured and the peer's figure side by side, and appends them to bench/runs/ (in a source",
            "checkout)."
        },
        footer = {"", "Example: citiverse bench access --data ../shared/data"})
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "access",
            description = "which benchmark (default: ${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the test data (default: CITIVERSE_DATA, then ../shared/data)")
    private Path data;

    @Option(names = "--json", description = "print the figures as JSON lines")
    private boolean json;

    @Option(names = "--runs", paramLabel = "N", description = "runs of each figure, of which the median counts")
    private Integer runs;

    @Option(names = "--only", paramLabel = "FIGURE", description = "only the figures whose name contains this")
    private String only;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String root = System.getenv("CITIVERSE_ROOT");
        if (root == null || !Files.isDirectory(Path.of(root, "build", "lib"))) {
            throw Problem.user("CV-CLI-070", "benchmarks run in a source checkout")
                    .remedy("Start them with ./citiverse bench in the folder of the sources");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Path.of(root, "build", "lib") + "/*",
                "citiverse.bench.Bench",
                name,
                "--root",
                root));
        if (data != null) {
            command.addAll(List.of("--data", data.toString()));
        }
        if (json) {
            command.add("--json");
        }
        if (runs != null) {
            command.addAll(List.of("--runs", runs.toString()));
        }
        if (only != null) {
            command.addAll(List.of("--only", only));
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
