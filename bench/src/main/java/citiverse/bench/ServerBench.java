package citiverse.bench;

import citiverse.scene.SceneFiles;
import citiverse.scene.sample.SampleCity;
import citiverse.scene.solid.SolidCity;
import citiverse.sense.DataFolder;
import citiverse.sense.Importer;
import citiverse.sense.city.CityFile;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The city online: start, pages of features, tiles, 3D tiles, idle listeners; server and client on one machine.
final class ServerBench {
    private static final int BUILDINGS = 100_000;
    private static final double GABLED = 0.8;
    private static final long SEED = 20261124;
    private static final int CONNECTIONS = 8;
    private static final int PAGES = 4_000;
    private static final int LISTENERS = 1_000;
    private static final String HEAP = "-Xmx500m";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ServerBench() {}

    static void measure(Sheet sheet) {
        var start = new Figure(
                "server-start", "citiverse serve over the sample city, to the first answer of /", "s", 3, Double.NaN);
        var sse = new Figure(
                "server-sse-1000", "resident memory for 1,000 idle listeners to a rehearsal", "MB", 100, Double.NaN);
        Path folder = folder();
        try {
            sheet.attempt(start, () -> {
                Path twin = sample(folder);
                double[] seconds = new double[sheet.settings().runs()];
                for (int k = 0; k < seconds.length; k++) {
                    try (var server = OnlineServer.start(sheet.settings().root(), twin, "")) {
                        seconds[k] = server.startSeconds();
                    }
                }
                sheet.add(Measured.of(start, seconds));
            });
            sheet.attempt(sse, () -> {
                try (var server = OnlineServer.start(sheet.settings().root(), sample(folder), "")) {
                    sheet.add(Measured.of(sse, listeners(server, sheet)));
                }
            });
            buildings(sheet, folder);
        } finally {
            delete(folder);
        }
    }

    private static void buildings(Sheet sheet, Path folder) {
        var items = new Figure(
                "server-items-p99",
                "a page of 100 buildings of 100,000 as GeoJSON at a random offset, 8 connections",
                "ms",
                10,
                Double.NaN);
        var cold = new Figure(
                "server-tile-cold-p99",
                "a vector tile of 100,000 buildings, each asked once, one connection",
                "ms",
                50,
                Double.NaN);
        var cached = new Figure("server-tile-cached-p99", "the same tiles again", "ms", 5, Double.NaN);
        var volumes = new Figure(
                "server-3dtiles-memory",
                "greatest resident memory while all 3D tiles of 100,000 buildings are got, heap limited to 500 MB",
                "MB",
                Double.NaN,
                Double.NaN);
        Path root = sheet.settings().root();
        sheet.attempt(items, () -> {
            try (var server = OnlineServer.start(root, solid(sheet, folder), HEAP)) {
                server.load(pages(SEED + 1), CONNECTIONS);
                double[] runs = new double[sheet.settings().runs()];
                for (int k = 0; k < runs.length; k++) {
                    runs[k] = OnlineServer.p99(server.load(pages(SEED + 2 + k), CONNECTIONS));
                }
                sheet.add(Measured.of(items, runs));
            }
        });
        sheet.attempt(cold, () -> {
            try (var server = OnlineServer.start(root, solid(sheet, folder), HEAP)) {
                List<String> tiles = tiles(server);
                // The first tiles read the layer and warm the code: what the first visitor of a day meets is not this.
                server.load(tiles.subList(0, tiles.size() / 4), 1);
                sheet.add(Measured.of(
                        cold, OnlineServer.p99(server.load(tiles.subList(tiles.size() / 4, tiles.size()), 1))));
                sheet.add(Measured.of(cached, OnlineServer.p99(server.load(tiles, 1))));
            }
        });
        sheet.attempt(volumes, () -> {
            try (var server = OnlineServer.start(root, solid(sheet, folder), HEAP)) {
                int contents = volumes(server);
                sheet.add(new Measured(volumes, new double[] {server.peakMegabytes()}, contents + " contents"));
            }
        });
    }

    private static List<String> pages(long seed) {
        var random = new SplittableRandom(seed);
        var paths = new ArrayList<String>();
        for (int k = 0; k < PAGES; k++) {
            paths.add("/ogc/collections/building/items?f=json&limit=100&offset=" + random.nextInt(BUILDINGS - 100));
        }
        return paths;
    }

    /// All tiles of zooms 11 to 17 that the buildings lie in.
    private static List<String> tiles(OnlineServer server) {
        JsonNode box = json(server, "/ogc/collections/building?f=json")
                .path("extent")
                .path("spatial")
                .path("bbox")
                .path(0);
        var paths = new ArrayList<String>();
        for (int zoom = 11; zoom <= 17; zoom++) {
            int west = column(box.path(0).asDouble(), zoom);
            int east = column(box.path(2).asDouble(), zoom);
            int north = row(box.path(3).asDouble(), zoom);
            int south = row(box.path(1).asDouble(), zoom);
            for (int row = north; row <= south; row++) {
                for (int column = west; column <= east; column++) {
                    paths.add("/ogc/collections/building/tiles/WebMercatorQuad/" + zoom + '/' + row + '/' + column
                            + "?f=mvt");
                }
            }
        }
        var random = new SplittableRandom(SEED);
        for (int k = paths.size() - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            String kept = paths.get(k);
            paths.set(k, paths.get(other));
            paths.set(other, kept);
        }
        return paths;
    }

    private static int column(double longitude, int zoom) {
        return (int) Math.floor((longitude + 180) / 360 * (1 << zoom));
    }

    private static int row(double latitude, int zoom) {
        double radians = Math.toRadians(latitude);
        double y = 1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI;
        return (int) Math.floor(y / 2 * (1 << zoom));
    }

    private static int volumes(OnlineServer server) {
        String at = "/ogc/collections/building/3dtiles/tileset.json";
        var waiting = new ArrayDeque<JsonNode>(List.of(json(server, at).path("root")));
        int contents = 0;
        while (!waiting.isEmpty()) {
            JsonNode tile = waiting.pop();
            JsonNode uri = tile.path("content").path("uri");
            if (!uri.isMissingNode()) {
                String path = server.address(at).resolve(uri.asText()).getPath();
                if (path.endsWith(".json")) {
                    waiting.push(json(server, path).path("root"));
                } else if (server.send(path).statusCode() != 200) {
                    throw Problem.ours("CV-BENCH-007", "a 3D tile failed", null).at(path);
                }
                contents++;
            }
            tile.path("children").forEach(waiting::push);
        }
        return contents;
    }

    private static JsonNode json(OnlineServer server, String path) {
        try {
            return JSON.readTree(server.send(path).body());
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-007", "the answer is not JSON: " + e.getMessage(), e)
                    .at(path);
        }
    }

    /// Memory of listeners to a rehearsal that has not ended.
    private static double listeners(OnlineServer server, Sheet sheet) {
        try {
            String question = Files.readString(sheet.settings()
                    .root()
                    .resolve("examples")
                    .resolve("sample")
                    .resolve("demo.yaml"));
            String running = submit(server, question.replace("number: 8", "number: 1024"));
            String queued = submit(server, question.replace("number: 8", "number: 512"));
            var sockets = new ArrayList<Socket>();
            listen(server, queued, 20, sockets);
            double before = server.megabytes();
            listen(server, queued, LISTENERS, sockets);
            double after = server.megabytes();
            for (Socket socket : sockets) {
                socket.close();
            }
            for (String id : List.of(queued, running)) {
                server.send(HttpRequest.newBuilder(server.address("/api/rehearsals/" + id + "/dismiss"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
            }
            return after - before;
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-007", "listening failed: " + e.getMessage(), e);
        }
    }

    private static String submit(OnlineServer server, String question) {
        var answer = server.send(HttpRequest.newBuilder(server.address("/api/rehearsals"))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build());
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() / 100 != 2 || location.isEmpty()) {
            throw Problem.ours(
                    "CV-BENCH-007",
                    "the rehearsal was not accepted: " + new String(answer.body(), StandardCharsets.UTF_8),
                    null);
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void listen(OnlineServer server, String id, int number, List<Socket> sockets) throws IOException {
        byte[] request = ("GET /api/rehearsals/" + id + "/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int k = 0; k < number; k++) {
            var socket = new Socket("127.0.0.1", server.port());
            socket.getOutputStream().write(request);
            if (socket.getInputStream().read() != 'H') {
                throw new IOException("the stream was refused");
            }
            sockets.add(socket);
        }
    }

    private static Path sample(Path folder) {
        Path twin = folder.resolve("sample.gpkg");
        if (!Files.exists(twin)) {
            SceneFiles files = SampleCity.write(folder.resolve("city"), 1);
            CityFile city = CityFile.read(files.city());
            try (Twin open = TwinFile.create(twin, city.city(), Clock.systemUTC(), "bench")) {
                new Importer(open, Progress.NONE).importAll(city, DataFolder.of(files.folder()));
            }
        }
        return twin;
    }

    private static Path solid(Sheet sheet, Path folder) {
        Path twin = folder.resolve("solid.gpkg");
        if (!Files.exists(twin)) {
            Path file = folder.resolve("solid.jsonl");
            new SolidCity(BUILDINGS, GABLED, SEED).write(file);
            sheet.task("import", file, twin);
        }
        return twin;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("citiverse-server");
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-003", "a temporary folder cannot be made: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-BENCH-003", "a temporary folder cannot be deleted: " + e.getMessage(), e)
                    .in(folder.toString());
        }
    }
}
