package citiverse.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Endpoints;
import citiverse.server.Endpoints.Endpoint;
import citiverse.server.Got;
import citiverse.server.Raw;
import citiverse.server.SampleTwin;
import citiverse.server.SignedIn;
import citiverse.server.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every endpoint against malformed, oversized, deep and hostile requests, drawn from a printed seed.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class HostileRequestsTest {
    /// Requests to draw, and the seconds after which no more are drawn on a slow machine.
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 3_000);

    private static final long MOST_SECONDS = 25;
    private static final long MOST_GROWTH = 96L << 20;
    private static final Pattern TRACE =
            Pattern.compile("\\bat (citiverse|java|io|org)\\.[\\w.$]+\\(|[A-Za-z]+Exception\\b|\\bCaused by:");

    private static final List<String> PARAMETERS = List.of(
            "f",
            "lang",
            "q",
            "bbox",
            "bbox-crs",
            "crs",
            "limit",
            "offset",
            "datetime",
            "filter",
            "filter-lang",
            "filter-crs",
            "sortby",
            "properties",
            "type",
            "id",
            "layer",
            "x",
            "y",
            "zoom",
            "at",
            "seed",
            "draws",
            "page",
            "ids",
            "skipGeometry",
            "name",
            "format",
            "from",
            "to",
            "option",
            "indicator");

    private static final List<String> TEXTS = List.of(
            "",
            "0",
            "-1",
            "1",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "-9223372036854775808",
            "9223372036854775808",
            "99999999999999999999999999",
            "0x10",
            "1,2,3",
            "1,2,3,4",
            "-180,-90,180,90",
            "NaN,NaN,NaN,NaN",
            "180,90,-180,-90",
            "1e308,1e308,1e308,1e308",
            "null",
            "undefined",
            "true",
            "..",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "....//....//etc/passwd",
            "/etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' OR '1'='1",
            "'; DROP TABLE feature_version; --",
            "1 UNION SELECT * FROM ledger_entry",
            "${jndi:ldap://127.0.0.1/a}",
            "{page.caller}",
            "%s%s%n%x",
            "name = 'x' AND (",
            "((((((((((((((((((((((((((((((((",
            "S_INTERSECTS(geometry,POLYGON((0 0,1 1)))",
            "name LIKE '%%%%%%%%%%%%%%%%%%%%a'",
            "NOT NOT NOT NOT NOT NOT NOT NOT a IS NULL",
            "{\"op\":\"and\",\"args\":[]}",
            "2020-13-45T99:99:99Z/..",
            "../..",
            "0000-00-00",
            "+1000000000-01-01T00:00:00Z",
            "urn:citiverse:x:y:z:w",
            "urn:citiverse:::::",
            "\u0000",
            "\u202e\u2066evil",
            "\ud83d\udca5",
            "e\u0301".repeat(100),
            "ß\u0130\u0131ﬁ",
            "\r\nSet-Cookie: a=b",
            "EPSG:99999",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
            "json",
            "html",
            "a".repeat(3_000),
            "9".repeat(400));

    private static final List<String> RAW_PLACES = List.of(
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f",
            "%2F",
            "a%2Fb",
            "%5c..%5c",
            "%00",
            "%zz",
            "%",
            "%c0%ae",
            "%ff%fe",
            ";a=b",
            "a;b",
            "a/../../b",
            "//",
            "*",
            "a%0d%0aX: y",
            "%25%32%66",
            "urn%3Acitiverse%3Aa%3Ab%3Ac%3Ad");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/geo+json",
            "application/yaml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/xml",
            "nonsense",
            "application/json; charset=utf-99",
            "",
            "*/*");

    private static final List<String> ACCEPTS = List.of(
            "application/json",
            "text/html",
            "*/*",
            "application/problem+json",
            "text/event-stream",
            "image/png;q=2, nonsense",
            ",,,;;;",
            "a".repeat(500),
            "application/vnd.mapbox-vector-tile");

    private static List<String> bodies() {
        var bodies = new ArrayList<String>(List.of(
                "",
                "{",
                "[",
                "null",
                "\"text\"",
                "{}",
                "[]",
                "{\"inputs\":{}}",
                "{\"inputs\":null,\"outputs\":7}",
                "{\"question\":7}",
                "{\"question\":\"id: x\",\"seed\":-1,\"draws\":1e99}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999,{}]},\"properties\":null}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "id: [",
                "id: x\noptions: *a",
                "a: &a [*a, *a]",
                "role=administrator&role=public&=&&&%zz=%",
                "\u0000\u0001\u0002",
                "\u00ff\u00fe{}",
                "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../x\"\r\n\r\nb\r\n--x--",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        bodies.add("[".repeat(100_000));
        bodies.add("{\"a\":".repeat(50_000));
        bodies.add("{\"filter\":" + "{\"op\":\"not\",\"args\":[".repeat(20_000));
        bodies.add("9".repeat(100_000));
        bodies.add("{\"a\":" + "1".repeat(100_000) + "}");
        bodies.add("a: " + "[".repeat(20_000));
        bodies.add(bomb());
        bodies.add("\"" + "x".repeat(500_000) + "\"");
        return bodies;
    }

    /// Nine aliases of nine aliases of … : a billion texts, were they followed.
    private static String bomb() {
        var yaml = new StringBuilder("a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            yaml.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
        }
        return yaml.toString();
    }

    private static final List<String> BODIES = bodies();

    private record Request(String line, String host, String headers, String body) {
        byte[] bytes() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                    + (content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
            byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = java.util.Arrays.copyOf(start, start.length + content.length);
            System.arraycopy(content, 0, all, start.length, content.length);
            return all;
        }

        /// False where the bytes are no request at all by RFC 9112, which the reader of bytes answers with a bare 400.
        boolean isHttp() {
            return headers.chars().noneMatch(letter -> letter < ' ' && letter != '\r' && letter != '\n');
        }

        String shown() {
            String text = line + " | " + headers.replace("\r\n", " | ") + " body " + body.length() + " characters: ";
            return (text + body).substring(0, Math.min(text.length() + Math.min(80, body.length()), 600));
        }
    }

    private final long seed = Long.getLong("hostile.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Request draw(List<Endpoint> endpoints, List<String> known, String cookie) {
        Endpoint endpoint = any(endpoints);
        String path = endpoint.path(name -> switch (random.nextInt(4)) {
            case 0 -> any(RAW_PLACES);
            case 1 -> any(known);
            default -> encoded(any(TEXTS)).replace("+", "%20");
        });
        var query = new StringBuilder();
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            String name = !endpoint.parameters().isEmpty() && random.nextBoolean()
                    ? any(endpoint.parameters())
                    : any(PARAMETERS);
            query.append(i == 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(random.nextInt(20) == 0 ? any(RAW_PLACES).replace(" ", "%20") : encoded(any(TEXTS)));
        }
        String method = random.nextInt(8) == 0
                ? any(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "X"))
                : endpoint.method();
        boolean body = !method.equals("GET") && !method.equals("HEAD");
        var headers = new StringBuilder("Accept: " + any(ACCEPTS) + "\r\n");
        if (body) {
            headers.append("Content-Type: ").append(any(TYPES)).append("\r\n");
        }
        if (random.nextBoolean()) {
            headers.append("Cookie: ").append(random.nextInt(10) == 0 ? "citiverse=\"; a=b; =; citiverse" : cookie);
            headers.append("\r\nOrigin: ").append(Got.base()).append("\r\n");
        }
        if (random.nextInt(6) == 0) {
            headers.append(any(List.of(
                    "If-None-Match: \"\u00e4\", W/, ***\r\n",
                    "If-Modified-Since: yesterday\r\n",
                    "Range: bytes=9-1,-,99999999999999999999-\r\n",
                    "Accept-Language: " + "x-".repeat(200) + "\r\n",
                    "Accept-Language: *;q=NaN\r\n",
                    "Accept-Encoding: gzip;q=NaN, br, \r\n",
                    "Authorization: Bearer " + "a.b.c".repeat(50) + "\r\n",
                    "Authorization: Basic \u00ff\r\n",
                    "Prefer: respond-async; wait=99999999999999\r\n",
                    "Content-Encoding: gzip\r\n",
                    "Expect: nonsense\r\n",
                    "X-HTTP-Method-Override: DELETE\r\n",
                    "X-Forwarded-Host: elsewhere.example\r\nX-Forwarded-For: \u0001\r\n",
                    "Upgrade: websocket\r\n")));
        }
        String line = method + ' ' + path.replace(" ", "%20") + query;
        return new Request(line, Got.base().substring("http://".length()), headers.toString(), body ? any(BODIES) : "");
    }

    private void check(Request request, Raw.Answer answer, List<String> faults) {
        int status = answer.status();
        boolean fine = status >= 200 && status < 500 || status == 503;
        String body = answer.text().substring(Math.max(0, answer.text().indexOf("\r\n\r\n")));
        if (!fine) {
            faults.add(status + " to " + request.shown() + " -> " + cut(answer.text()));
        } else if (TRACE.matcher(body).find()) {
            faults.add("an exception shows in " + request.shown() + " -> " + cut(body));
        } else if (status >= 400 && !request.line().startsWith("HEAD") && !worded(answer, body) && request.isHttp()) {
            faults.add(status + " without words to " + request.shown() + " -> " + cut(answer.text()));
        }
    }

    private static boolean worded(Raw.Answer answer, String body) {
        String type = answer.header("content-type");
        return type.startsWith("application/problem+json")
                        && body.contains("\"title\":\"")
                        && body.contains("\"type\":\"")
                || type.startsWith("text/html") && body.contains("class=\"kicker\"")
                || type.startsWith("text/html") && body.contains("<h1>");
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(500, text.length())).replace("\r\n", " | ");
    }

    /// Names that exist, so that what comes after them is reached too.
    private static List<String> known() {
        return List.of(
                "street", "building", "cells", "amenity", "WebMercatorQuad", "0", "1", "demo", "en", "index.html");
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void noRequestBringsTheServerDownOrShowsItsInside() {
        System.out.println("hostile requests: -Dhostile.seed=" + seed);
        List<Endpoint> endpoints = Endpoints.all();
        assertTrue(endpoints.stream().anyMatch(one -> one.template().equals("/sign-in/{token}")), endpoints.toString());
        String cookie = SignedIn.as(Role.STEWARD).cookie();
        var faults = new ArrayList<String>();
        Raw.ask(draw(endpoints, known(), cookie).bytes());
        long before = heap();
        long begun = System.nanoTime();
        int asked = 0;
        var slowest = new TreeMap<Long, String>();
        while (asked < REQUESTS && faults.size() < 10 && System.nanoTime() - begun < MOST_SECONDS * 1_000_000_000L) {
            Request request = draw(endpoints, known(), cookie);
            long sent = System.nanoTime();
            check(request, Raw.ask(request.bytes()), faults);
            slowest.put((System.nanoTime() - sent) / 1_000_000, cut(request.line()));
            if (slowest.size() > 5) {
                slowest.pollFirstEntry();
            }
            asked++;
        }
        System.out.println("hostile requests: " + asked + " to " + endpoints.size() + " endpoints");
        slowest.forEach((milliseconds, line) -> System.out.println("  " + milliseconds + " ms: " + line));
        assertEquals(List.of(), faults, "seed " + seed);
        assertEquals(200, Got.get("/", "Accept", "text/html").status(), "a good request is answered afterwards");
        long grown = heap() - before;
        assertTrue(grown < MOST_GROWTH, "the heap grew by " + (grown >> 20) + " MiB");
    }

    @Test
    void aBodyOfTwentyMegabytesIsNotTaken() {
        byte[] head = ("POST %s HTTP/1.1\r\nHost: " + Got.base().substring(7)
                        + "\r\nContent-Type: application/json\r\nContent-Length: 20000000\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        int tried = 0;
        for (Endpoint endpoint : Endpoints.all()) {
            if (endpoint.method().equals("POST") && tried++ < 10) {
                String path = endpoint.path(name -> "x");
                byte[] bytes = new String(head, StandardCharsets.UTF_8)
                        .replace("%s", path)
                        .getBytes(StandardCharsets.UTF_8);
                byte[] whole = java.util.Arrays.copyOf(bytes, bytes.length + 20_000_000);
                Raw.Answer answer = Raw.ask(whole);
                // The connection may be reset while the body is still being sent: then nothing is read.
                assertTrue(answer.status() == 413 || answer.status() == 0, path + ": " + cut(answer.text()));
            }
        }
        // Without a length, the body is cut off where it is too long.
        String chunk = Integer.toHexString(1 << 20) + "\r\n" + "a".repeat(1 << 20) + "\r\n";
        Raw.Answer answer =
                Raw.ask("POST /sign-out HTTP/1.1\r\nHost: " + Got.base().substring(7)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(30));
        assertTrue(answer.status() == 413 || answer.status() == 0 || answer.status() == 400, cut(answer.text()));
        assertEquals(200, Got.get("/").status());
    }
}
