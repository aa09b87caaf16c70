package citiverse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a twin online.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts a twin online: pages for people, open interfaces for programs.",
            "Prints the address, and a link that signs one administrator in, once. Ctrl-C ends it.",
            "Listens on this machine alone, unless --host says otherwise."
        },
        footer = {"", "Example: citiverse serve poa.gpkg --port 8080"})
final class ServeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TWIN.gpkg", description = "the twin")
    private Path twin;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port, 0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen at (default: ${DEFAULT-VALUE}, this machine alone)")
    private String host;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "folder for rehearsals and copies (default: beside the twin, TWIN.online)")
    private Path workspace;

    @Option(
            names = "--questions",
            paramLabel = "DIR",
            description = "folder of questions that are offered (default: the twin's)")
    private Path questions;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            split = ",",
            description = "folders that citiverse rehearse wrote, to be shown too")
    private List<Path> results = List.of();

    @Option(
            names = "--host-names",
            paramLabel = "NAME",
            split = ",",
            description = "names under which the server is asked from elsewhere, such as city.example")
    private List<String> names = List.of();

    @Option(
            names = "--rehearsing",
            paramLabel = "ROLE",
            defaultValue = "planner",
            description = "least role that may rehearse: public, resident, planner, … (default: ${DEFAULT-VALUE})")
    private String rehearsing;

    @Option(names = "--threads", paramLabel = "N", description = "threads of a rehearsal (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        OpenTwin.require(twin);
        var server = new ServerProcess()
                .set("citiverse.twin", twin.toAbsolutePath().toString())
                .set("citiverse.rehearsing", rehearsing)
                .set("citiverse.threads", Integer.toString(Outputs.threads(threads)))
                .set("quarkus.http.host", host)
                .set("quarkus.http.port", Integer.toString(ServerProcess.required(port)));
        if (workspace != null) {
            server.set("citiverse.workspace", workspace.toAbsolutePath().toString());
        }
        if (questions != null) {
            server.set("citiverse.questions", questions.toAbsolutePath().toString());
        }
        if (!results.isEmpty()) {
            server.set("citiverse.results", ServerProcess.paths(results));
        }
        if (!names.isEmpty()) {
            server.set("citiverse.hosts", String.join(",", names));
        }
        return server.run();
    }
}
