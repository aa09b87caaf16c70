package citiverse.cli;

import citiverse.rehearse.Rerun;
import citiverse.twin.Problem;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Repeats a rehearsal from its hashed inputs.
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = {
            "Repeats a rehearsal from its hashed inputs and compares byte for byte.",
            "Where the twin has moved on, the ledger position of then is taken.",
            "Exit code 0 where every byte is the same, 1 where one differs."
        },
        footer = {"", "Example: citiverse rerun clinics --twin poa.gpkg"})
final class RerunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "folder of the result")
    private Path folder;

    @Option(
            names = "--twin",
            paramLabel = "TWIN.gpkg",
            description = "the twin (default: the one beside or above the folder)")
    private Path twin;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Problem.user("CV-CLI-054", "there is no such folder")
                    .in(folder.toString())
                    .remedy("Name the folder that citiverse rehearse wrote");
        }
        Path work = Files.createTempDirectory("citiverse-rerun");
        try (Twin open = TwinFile.read(twin == null ? near() : twin);
                var progress = new Cancelling("Stopped. Nothing was changed.")) {
            Rerun.Outcome outcome = new Rerun().run(folder, open, work, Outputs.threads(threads), progress);
            if (outcome.same()) {
                spec.commandLine().getOut().println("The same, byte for byte: " + String.join(", ", outcome.files()));
                return 0;
            }
            spec.commandLine().getOut().println("DIFFERENT. " + outcome.difference());
            return 1;
        } catch (CancellationException e) {
            return 130;
        } finally {
            delete(work);
        }
    }

    private Path near() throws IOException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        for (Path place : new Path[] {parent, parent == null ? null : parent.getParent()}) {
            if (place == null) {
                continue;
            }
            try (Stream<Path> files = Files.list(place)) {
                var twins = files.filter(file -> file.toString().endsWith(".gpkg"))
                        .sorted()
                        .toList();
                if (twins.size() == 1) {
                    return twins.getFirst();
                }
            }
        }
        throw Problem.user("CV-CLI-055", "it is not clear on which twin it was rehearsed")
                .in(folder.toString())
                .remedy("Name it with --twin");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
