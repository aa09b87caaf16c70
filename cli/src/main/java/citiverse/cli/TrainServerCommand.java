package citiverse.cli;

import citiverse.twin.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves a tiny city for a moment, so that the server's start-up cache learns which classes visitors need. Called by
/// the launcher once after the build.
@Command(name = "train-server", hidden = true, description = "Warms the server's start-up cache; called by the build.")
final class TrainServerCommand implements Callable<Integer> {
    private static final int PORT = 18_080;
    private static final int TRIES = 300;
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Option(names = "--twin", required = true)
    private Path twin;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int port = ServerProcess.free(PORT);
        Process process = new ServerProcess()
                .set("citiverse.twin", twin.toAbsolutePath().toString())
                .set("quarkus.http.port", Integer.toString(port))
                .set("quarkus.log.level", "ERROR")
                .training()
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            waitFor(client, port, process);
            for (String path : List.of(
                    "/",
                    "/?lang=ar",
                    "/search?q=a",
                    "/layers/street",
                    "/rehearse",
                    "/space",
                    "/data",
                    "/lite",
                    "/sign-in",
                    "/ogc?f=json",
                    "/ogc/conformance",
                    "/ogc/collections",
                    "/ogc/collections/street/items?f=json&limit=100",
                    "/ogc/collections/street/items?f=json&filter=highway%3D%27x%27",
                    "/ogc/tiles/WebMercatorQuad/0/0/0?f=mvt",
                    "/ogc/processes",
                    "/catalogue",
                    "/nowhere")) {
                status(client, port, path);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        return 0;
    }

    private static void waitFor(HttpClient client, int port, Process process) throws InterruptedException {
        for (int k = 0; k < TRIES && process.isAlive(); k++) {
            try {
                status(client, port, "/");
                return;
            } catch (IOException notYet) {
                Thread.sleep(PAUSE);
            }
        }
        throw Problem.ours("CV-CLI-083", "the server did not start for its training", null)
                .remedy("Start it with citiverse serve and read what it says");
    }

    private static int status(HttpClient client, int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        var request =
                HttpRequest.newBuilder(address).header("Accept", "text/html").build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
