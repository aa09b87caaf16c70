package citiverse.cli;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.report.ReportFiles;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Rehearses a question on a twin.
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rehearses a question: computes every option, ranks them, writes the report.",
            "Every option meets the same futures and draws.",
            "Ctrl-C stops at a safe point; the same command goes on from there."
        },
        footer = {"", "Example: citiverse rehearse poa.gpkg examples/porto-alegre/clinics.yaml --out clinics"})
final class RehearseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Parameters(index = "1", paramLabel = "QUESTION.yaml", description = "the question")
    private Path question;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder of the result")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "seed of all draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--draws", paramLabel = "N", description = "number of draws (default: the question's)")
    private Integer draws;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--full",
            description = "compute every option from the whole changed city: slow, the same to the last bit")
    private boolean full;

    @Option(
            names = "--watts-per-core",
            paramLabel = "W",
            defaultValue = "10",
            description = "power of a busy core, for the estimate of energy (default: ${DEFAULT-VALUE})")
    private double watts;

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "language of the report: ar, en, es, fr, pt, ru, zh (default: the question's)")
    private String language;

    @Option(names = "--keep", description = "keep the options as branches in the twin")
    private boolean keep;

    @Option(names = "--no-record", description = "leave the twin's ledger as it is")
    private boolean silent;

    @Option(names = "--json", description = "print the comparison as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(question)) {
            throw Problem.user("CV-CLI-052", "there is no such question")
                    .in(question.toString())
                    .remedy("Check the path");
        }
        Question asked = QuestionFile.read(question);
        var settings = new RunSettings(
                seed,
                draws == null ? OptionalInt.empty() : OptionalInt.of(draws),
                Outputs.threads(threads),
                full,
                watts);
        Rehearsal.Result result;
        try (Twin open = twin.read();
                var progress = new Cancelling("Stopped. The same command goes on from here.")) {
            result = run(open.snapshot(), asked, settings, progress);
        } catch (CancellationException e) {
            return 130;
        }
        if (!silent) {
            record(result, asked);
        }
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            console.println(Files.readString(out.resolve("comparison.json")));
        } else {
            RankedTable.print(result.comparison(), console);
            console.printf(
                    java.util.Locale.ROOT,
                    "%nReport: %s   (%.1f CPU-seconds in all)%n",
                    out.resolve("report.html"),
                    result.cpuSeconds());
        }
        return 0;
    }

    private Rehearsal.Result run(Snapshot city, Question asked, RunSettings settings, Cancelling progress)
            throws IOException {
        Rehearsal.Result result = new Rehearsal().run(city, asked, settings, out, progress);
        ReportFiles.write(result.comparison(), city, language, out);
        return result;
    }

    private void record(Rehearsal.Result result, Question asked) {
        try (Twin open = TwinFile.open(twin.file, Clock.systemUTC(), twin.actor)) {
            open.record(Rehearsal.LEDGER_KIND, result.manifest(), result.ledgerPayload());
            if (keep) {
                Snapshot city = open.snapshot();
                new Rehearsal()
                        .options(city, asked).stream()
                                .filter(option -> !option.changes().isEmpty())
                                .forEach(option -> open.keep(Rehearsal.branch(city, option)));
            }
        } catch (Problem problem) {
            spec.commandLine()
                    .getErr()
                    .println("note: the rehearsal could not be recorded in the twin: " + problem.getMessage());
        }
    }
}
