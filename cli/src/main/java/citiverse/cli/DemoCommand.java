package citiverse.cli;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.report.ReportFiles;
import citiverse.scene.SceneFiles;
import citiverse.scene.sample.SampleCity;
import citiverse.twin.Problem;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The whole way on a made city, as a user would go it.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the whole way on a made city.",
            "Makes the sample city as real standard files, imports them, and rehearses three questions on it: where a",
            "clinic or a bus line helps most, whose sun a tower takes, which bridge the city depends on. Prints the",
            "ranked tables, writes the reports, and puts the city online until Ctrl-C."
        },
        footer = {"", "Example: citiverse demo --out demo-out"})
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 1;
    /// The questions, and the folders of their answers.
    private static final Map<String, String> QUESTIONS = new TreeMap<>(Map.of(
            "answer", "examples/sample/demo.yaml",
            "answer-bridges", "examples/sample/bridges.yaml",
            "answer-tower", "examples/sample/tower.yaml"));

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo-out",
            description = "folder for everything that the demo makes (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--no-serve", description = "do not put the city online at the end")
    private boolean noServe;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port of the server; where it is taken, the next that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--language", paramLabel = "LANG", description = "language of the report (default: the question's)")
    private String language;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        long started = System.nanoTime();
        Path twin = out.resolve("twin.gpkg");
        clear(twin);
        SceneFiles files = SampleCity.write(out.resolve("city"), SEED);
        console.println("Made the sample city as standard files in " + files.folder());
        try (var progress = new Cancelling("Stopped.")) {
            ImportCommand.importCity(twin, files.city(), null, "demo", progress)
                    .forEach(report -> ImportCommand.print(report, console, false));
            for (var question : QUESTIONS.entrySet()) {
                RankedTable.print(
                        rehearse(twin, question.getValue(), out.resolve(question.getKey()), progress), console);
            }
        } catch (CancellationException e) {
            return 130;
        }
        console.println();
        QUESTIONS.forEach((answer, question) -> console.println(
                "Report: " + out.resolve(answer).resolve("report.html").toAbsolutePath() + "   (" + question + ')'));
        console.println("All of it took " + Console.spoken(Duration.ofNanos(System.nanoTime() - started))
                + ". The twin is " + twin + " (open it in QGIS)");
        console.flush();
        return noServe ? 0 : serve(twin);
    }

    /// On this machine everybody may rehearse: it is a demonstration.
    private int serve(Path twin) throws IOException, InterruptedException {
        return new ServerProcess()
                .set("citiverse.twin", twin.toAbsolutePath().toString())
                .set(
                        "citiverse.questions",
                        question("examples/sample").toAbsolutePath().toString())
                .set(
                        "citiverse.results",
                        ServerProcess.paths(
                                QUESTIONS.keySet().stream().map(out::resolve).toList()))
                .set("citiverse.rehearsing", "public")
                .set("citiverse.threads", Integer.toString(Runtime.getRuntime().availableProcessors()))
                .set("quarkus.http.port", Integer.toString(ServerProcess.free(port)))
                .run();
    }

    private Comparison rehearse(Path twin, String file, Path answer, Cancelling progress) throws IOException {
        Question question = QuestionFile.read(question(file));
        Rehearsal.Result result;
        try (Twin open = TwinFile.open(twin, Clock.systemUTC(), "demo")) {
            int threads = Runtime.getRuntime().availableProcessors();
            result = new Rehearsal().run(open.snapshot(), question, RunSettings.of(SEED, threads), answer, progress);
            ReportFiles.write(result.comparison(), open.snapshot(), language, answer);
            open.record(Rehearsal.LEDGER_KIND, result.manifest(), result.ledgerPayload());
        }
        return result.comparison();
    }

    private static Path question(String file) {
        String root = System.getenv("CITIVERSE_ROOT");
        Path question = Path.of(root == null ? "." : root).resolve(file);
        if (!Files.exists(question)) {
            throw Problem.user("CV-CLI-056", "the demo's question is not there")
                    .in(question.toString())
                    .remedy("Run ./citiverse demo from a source checkout");
        }
        return question;
    }

    /// The demo makes its own twin anew; nothing else in the folder is touched.
    private static void clear(Path twin) throws IOException {
        Files.createDirectories(twin.toAbsolutePath().getParent());
        String name = twin.getFileName().toString();
        for (String ending : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(twin.resolveSibling(name + ending));
        }
    }
}
