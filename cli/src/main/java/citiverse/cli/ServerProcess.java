package citiverse.cli;

import citiverse.twin.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The server as a process of its own: it has its own libraries and its own start-up cache, and the command line stays
/// small. It ends when this process ends.
final class ServerProcess {
    private static final int TRIED = 20;

    private final Path root;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> flags = new ArrayList<>();

    ServerProcess() {
        String named = System.getenv("CITIVERSE_ROOT");
        root = named == null ? Path.of("").toAbsolutePath() : Path.of(named);
        if (!Files.isRegularFile(program())) {
            throw Problem.user("CV-CLI-080", "the server is not built")
                    .in(program().toString())
                    .remedy("Start it with ./citiverse in the folder of the sources, which builds what is missing");
        }
        set("citiverse.parent", Long.toString(ProcessHandle.current().pid()));
    }

    private Path folder() {
        return root.resolve("build").resolve("server");
    }

    private Path program() {
        return folder().resolve("quarkus-run.jar");
    }

    private Path cache() {
        return root.resolve("build").resolve("server.aot");
    }

    /// Gives the server a setting.
    ServerProcess set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /// Writes the start-up cache when the server ends.
    ServerProcess training() {
        flags.addAll(List.of("-XX:AOTCacheOutput=" + cache(), "-Xlog:disable", "-Xlog:all=off"));
        return this;
    }

    /// Starts it; what it prints is shown.
    Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                // The server looks at addresses itself, and refuses in words those that are none.
                "-Dvertx.disableURIValidation=true",
                "-Djava.awt.headless=true"));
        for (String name : List.of("org.sqlite.lib.path", "org.sqlite.lib.name")) {
            if (System.getProperty(name) != null) {
                command.add("-D" + name + '=' + System.getProperty(name));
            }
        }
        if (flags.isEmpty() && Files.exists(cache())) {
            command.addAll(List.of("-XX:AOTCache=" + cache(), "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(flags);
        String more = System.getenv("CITIVERSE_SERVER_JAVA_OPTIONS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        settings.forEach((name, value) -> command.add("-D" + name + '=' + value));
        command.addAll(List.of("-jar", program().toString()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /// Starts it and waits for its end; where this process is asked to end, the server is asked first.
    ///
    /// @return its exit code, 0 where it was asked to end
    int run() throws IOException, InterruptedException {
        Process process = start();
        var hook = new Thread(
                () -> {
                    process.destroy();
                    try {
                        process.waitFor();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-server");
        Runtime.getRuntime().addShutdownHook(hook);
        int exit = process.waitFor();
        // 128 and the number of SIGINT or SIGTERM.
        return exit == 130 || exit == 143 ? 0 : exit;
    }

    /// Paths as one setting.
    static String paths(List<Path> paths) {
        return paths.stream()
                .map(path ->
                        path.toAbsolutePath().toString().replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    /// The port, or the next one that is free.
    static int free(int wanted) {
        for (int port = wanted; port < wanted + TRIED; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw Problem.user("CV-CLI-081", "the ports " + wanted + " to " + (wanted + TRIED - 1) + " are all in use")
                .remedy("Name a free one with --port");
    }

    /// @throws Problem `CV-CLI-082` where another program listens there
    static int required(int wanted) {
        if (wanted != 0 && !isFree(wanted)) {
            throw Problem.user("CV-CLI-082", "another program listens at port " + wanted)
                    .remedy("End it, or name another port with --port; 0 takes any that is free");
        }
        return wanted;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            // That it cannot be had is the answer.
            return false;
        }
    }
}
