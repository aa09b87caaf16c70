package citiverse.bench;

import citiverse.twin.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that was started as a user starts it, and a client beside it on the same machine.
final class OnlineServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;
    private final double startSeconds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private OnlineServer(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /// Starts it over a twin and waits for its first answer.
    ///
    /// @param options of the server's Java, such as `-Xmx500m`
    static OnlineServer start(Path root, Path twin, String options) {
        int port = freePort();
        long begun = System.nanoTime();
        var builder = new ProcessBuilder(
                root.resolve("citiverse").toString(),
                "serve",
                twin.toString(),
                "--port",
                Integer.toString(port),
                "--rehearsing",
                "public",
                "--questions",
                root.resolve("examples").resolve("sample").toString());
        builder.environment().put("CITIVERSE_SERVER_JAVA_OPTIONS", options + " -Dcitiverse.limits=off");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            var server = new OnlineServer(process, port, 0);
            while ((System.nanoTime() - begun) / 1e9 < PATIENCE_SECONDS && process.isAlive()) {
                if (server.answers()) {
                    return new OnlineServer(process, port, (System.nanoTime() - begun) / 1e9);
                }
                Thread.sleep(5);
            }
            server.close();
            throw Problem.ours("CV-BENCH-006", "the server did not answer", null)
                    .remedy("Start it with citiverse serve and read what it says");
        } catch (IOException | InterruptedException e) {
            throw Problem.ours("CV-BENCH-006", "the server could not be started: " + e.getMessage(), e)
                    .remedy("Build it first: ./citiverse --version");
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-006", "there is no free port: " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        try {
            return send("/").statusCode() == 200;
        } catch (Problem notYet) {
            return false;
        }
    }

    double startSeconds() {
        return startSeconds;
    }

    int port() {
        return port;
    }

    /// Resident memory of the server now, MB. The command line that started it is its parent.
    double megabytes() {
        return memory("VmRSS:");
    }

    /// Greatest resident memory of the server so far, MB.
    double peakMegabytes() {
        return memory("VmHWM:");
    }

    private double memory(String key) {
        return process.descendants()
                .mapToDouble(child -> Proc.number(Path.of("/proc/" + child.pid() + "/status"), key) / 1024.0)
                .max()
                .orElse(0);
    }

    /// Gets a path.
    HttpResponse<byte[]> send(String path) {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-007", "no answer: " + e.getMessage(), e)
                    .at(request.uri().getPath());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.ours("CV-BENCH-007", "interrupted", e);
        }
    }

    /// Gets paths over connections at once, each waiting for its answer before it asks again. The client is as small as
    /// can be, since it takes its time from the same cores.
    ///
    /// @return milliseconds of each answer, ascending
    /// @throws Problem `CV-BENCH-007` where an answer is not 200 or 204
    double[] load(List<String> paths, int connections) {
        var next = new AtomicInteger();
        double[] times = new double[paths.size()];
        var failures = new ConcurrentLinkedQueue<String>();
        var threads = new Thread[connections];
        for (int k = 0; k < connections; k++) {
            threads[k] = new Thread(() -> {
                try (var connection = new PlainConnection(port)) {
                    for (int at = next.getAndIncrement(); at < paths.size(); at = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        int status = connection.get(paths.get(at));
                        times[at] = (System.nanoTime() - start) / 1e6;
                        if (status != 200 && status != 204) {
                            failures.add(status + " at " + paths.get(at));
                        }
                    }
                } catch (IOException e) {
                    failures.add(e.toString());
                }
            });
            threads[k].start();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw Problem.ours(
                    "CV-BENCH-007", failures.size() + " answers failed, the first: " + failures.peek(), null);
        }
        Arrays.sort(times);
        return times;
    }

    /// The value that 99 of 100 do not exceed.
    static double p99(double[] sorted) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(0.99 * sorted.length) - 1)];
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
