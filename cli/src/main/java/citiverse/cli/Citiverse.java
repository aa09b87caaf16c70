package citiverse.cli;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Entry of the command line.
@Command(
        name = "citiverse",
        mixinStandardHelpOptions = true,
        versionProvider = Citiverse.Version.class,
        description = "Rehearses a city's decisions on its digital twin before they are built.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A first look:      citiverse demo",
            "Your own city:     citiverse import city.gpkg city.yaml --data FOLDER",
            "Online:            citiverse serve city.gpkg",
            "Your own question: citiverse rehearse city.gpkg question.yaml --out answer"
        })
public final class Citiverse implements Runnable {
    @Spec
    private CommandSpec spec;

    /// The commands in the order of the help. Only the one asked for is made: building the model of all of them
    /// takes longer than many of them run.
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private Citiverse() {}

    private static Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("demo", DemoCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("info", InfoCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put("matrix", MatrixCommand::new);
        commands.put("access", AccessCommand::new);
        commands.put("assign", AssignCommand::new);
        commands.put("sun", SunCommand::new);
        commands.put("relate", RelateCommand::new);
        commands.put("depend", DependCommand::new);
        commands.put("rehearse", RehearseCommand::new);
        commands.put("rerun", RerunCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("ledger", LedgerCommand::new);
        commands.put("branch", BranchCommand::new);
        commands.put("train", TrainCommand::new);
        commands.put("train-server", TrainServerCommand::new);
        return commands;
    }

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command.
    ///
    /// @return exit code: 0 done, 1 our fault, 2 the user's
    static int run(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            out.println(named());
            return 0;
        }
        var line = new CommandLine(new Citiverse());
        if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
            line.addSubcommand(arguments[0], COMMANDS.get(arguments[0]).get());
        } else {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
        }
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler(Citiverse::explain)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed.");
    }

    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
        Problem problem = thrown instanceof Problem known ? known : unexpected(thrown);
        line.getErr().println("citiverse: " + problem.getMessage());
        if (problem.fault() == Problem.Fault.OURS && problem.getCause() != null && Console.verbose()) {
            problem.getCause().printStackTrace(line.getErr());
        }
        return problem.exitCode();
    }

    private static Problem unexpected(Exception thrown) {
        return switch (thrown) {
            case java.nio.file.NoSuchFileException missing ->
                Problem.user("CV-CLI-001", "the file or folder does not exist")
                        .in(missing.getFile())
                        .remedy("Check the path");
            case java.nio.file.AccessDeniedException denied ->
                Problem.user("CV-CLI-002", "the file or folder may not be read or written")
                        .in(denied.getFile())
                        .remedy("Check its rights");
            case IOException disk ->
                Problem.ours("CV-CLI-003", disk.toString(), disk).remedy("Check the disk and its free space");
            case UncheckedIOException wrapped -> unexpected(wrapped.getCause());
            case Problem known -> known;
            default ->
                Problem.ours("CV-CLI-900", "an unexpected fault: " + thrown, thrown)
                        .remedy("Set CITIVERSE_VERBOSE=1 to see where, and please report it with the command you gave");
        };
    }

    private static String named() {
        return "citiverse " + version();
    }

    /// Version of the program, as the build wrote it.
    static String version() {
        try (InputStream in = Citiverse.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {named()};
        }
    }
}
