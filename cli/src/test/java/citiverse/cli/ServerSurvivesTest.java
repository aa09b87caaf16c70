package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.scene.GridCity;
import citiverse.twin.store.TwinFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as it is packaged, killed in the middle of its work and on a full disk: what it acknowledged is there.
class ServerSurvivesTest {
    private static final Pattern LINK = Pattern.compile("Administrator, once.*(/sign-in/[\\w-]{43})");
    private static final Pattern NAME = Pattern.compile("Link for (resident-[a-z2-9]{6})");

    @TempDir
    private static Path folder;

    private static Path built;
    private static Path library;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void findTheServer() throws IOException {
        built = SharedData.checkout().resolve("server/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(built) && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("the server is not packaged: " + built);
        }
        // The driver would write its library beside its temporary files, larger than the disk of the test.
        try (InputStream in = TwinFile.class.getResourceAsStream("/org/sqlite/native/Linux/x86_64/libsqlitejdbc.so")) {
            library = folder.resolve("libsqlitejdbc.so");
            Files.write(library, in.readAllBytes());
        }
    }

    private static Path twin(String name) {
        Path twin = folder.resolve(name + ".gpkg");
        Path city = GridCity.synchronised().write(folder.resolve(name)).city();
        Ran ran = Ran.run("import", twin, city, "--actor", "test");
        assertEquals(0, ran.exit(), ran.err());
        return twin;
    }

    /// A server that runs, with the link that it printed.
    private record Running(Process process, String base, String link) {}

    /// @param limit `ulimit` before it starts, such as `ulimit -f 700`; empty for none
    private static Running start(Path twin, String limit) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String command = String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m -XX:-UsePerfData -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED",
                isLinux() ? "-Dorg.sqlite.lib.path=" + folder + " -Dorg.sqlite.lib.name=" + library.getFileName() : "",
                "-Dcitiverse.twin=" + twin,
                "-Dcitiverse.limits=off",
                "-Dcitiverse.parent=" + ProcessHandle.current().pid(),
                "-Dquarkus.http.port=" + port,
                "-jar",
                built.toString());
        Process process = new ProcessBuilder("bash", "-c", (limit.isEmpty() ? "" : limit + "; ") + "exec " + command)
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        var said = new ArrayList<String>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher link = LINK.matcher(line);
            if (link.find()) {
                // What it says later must not fill the pipe, or it would stand still.
                Thread.ofVirtual().start(() -> out.lines().forEach(said::add));
                return new Running(process, "http://127.0.0.1:" + port, link.group(1));
            }
        }
        throw new AssertionError("the server did not start: " + said);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private HttpResponse<String> send(Running server, String method, String path, String form, String cookie)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Accept", "text/html")
                .header("Origin", server.base())
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String signIn(Running server) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(server, "POST", server.link(), "", "");
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    /// Invites somebody; the name of the account where that was acknowledged, else empty.
    private String invite(Running server, String cookie) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(server, "POST", "/sign-in/invitations", "role=resident", cookie);
        Matcher name = NAME.matcher(answer.body());
        if (answer.statusCode() == 200 && name.find()) {
            return name.group(1);
        }
        assertEquals(503, answer.statusCode(), answer.body());
        return "";
    }

    private void assertAllThere(Path twin, List<String> acknowledged, String cookie)
            throws IOException, InterruptedException {
        Running again = start(twin, "");
        try {
            String page = send(again, "GET", "/sign-in", "", cookie).body();
            List<String> lost =
                    acknowledged.stream().filter(name -> !page.contains(name)).toList();
            assertEquals(List.of(), lost, "the session and the accounts are there after a start");
        } finally {
            again.process().destroyForcibly().waitFor();
        }
        try (TwinFile open = TwinFile.read(twin)) {
            var told = new ArrayList<String>();
            for (long seq = 1; seq <= open.ledger().size(); seq++) {
                told.add(open.ledger().entry(seq).subject());
            }
            assertTrue(told.containsAll(acknowledged), "the ledger tells of each");
        }
        Ran verified = Ran.run("verify", twin);
        assertEquals(0, verified.exit(), verified.out() + verified.err());
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        Path twin = twin("killed");
        Running server = start(twin, "");
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        String cookie = signIn(server);
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        String name = invite(server, cookie);
                        if (!name.isEmpty()) {
                            acknowledged.add(name);
                        }
                    }
                } catch (IOException | InterruptedException killed) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        while (acknowledged.size() < 25 && server.process().isAlive()) {
            Thread.sleep(5);
        }
        server.process().destroyForcibly().waitFor();
        for (Thread writer : writers) {
            writer.join();
        }
        assertAllThere(twin, acknowledged, cookie);
    }

    @Test
    void aFullDiskLosesNothingAndOthersAreServed() throws IOException, InterruptedException {
        Assumptions.assumeTrue(isLinux(), "the size of files is limited as on Linux");
        Path twin = twin("full");
        // No file of the server may grow beyond the twin and a little more: writes fail as on a full disk.
        Running server = start(twin, "ulimit -f " + (Files.size(twin) / 1024 + 60));
        List<String> acknowledged = new ArrayList<>();
        String cookie = signIn(server);
        try {
            int refused = 0;
            for (int i = 0; i < 3_000 && refused < 5; i++) {
                String name = invite(server, cookie);
                if (name.isEmpty()) {
                    refused++;
                } else {
                    acknowledged.add(name);
                }
                assertTrue(server.process().isAlive());
            }
            assertEquals(5, refused, "the disk fills after " + acknowledged.size() + " invitations");
            HttpResponse<String> page = send(server, "GET", "/sign-in", "", cookie);
            assertEquals(200, page.statusCode(), "reading goes on");
            assertFalse(acknowledged.isEmpty());
        } finally {
            server.process().destroyForcibly().waitFor();
        }
        assertAllThere(twin, acknowledged, cookie);
    }
}
