package citiverse.server.page.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.page.Texts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Whole tasks by plain forms, as a browser without a script does them.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
@TestProfile(RehearsePagesTest.Laptop.class)
class RehearsePagesTest {
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/assets/[^\"]+\\.(?:css|js)|[^\"]*map\\.svg[^\"]*)\"");
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_SCRIPT = 60_000;

    /// On a laptop anyone may run rehearsals.
    public static final class Laptop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("citiverse.rehearsing", "public");
        }
    }

    private static Got page(String path) {
        return Got.get(path, "Accept", "text/html");
    }

    private static Got post(String path, String... fields) {
        var body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encoded(fields[i]) + '=' + encoded(fields[i + 1]));
        }
        return Got.send(
                "POST",
                path,
                body.toString(),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "Origin",
                Got.base());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The step that a form led to.
    private static String step(Got answer) {
        assertEquals(303, answer.status(), answer.text());
        Matcher step = Pattern.compile("/rehearse/new/([a-z2-9]{20})").matcher(answer.header("Location"));
        assertTrue(step.find(), answer.header("Location"));
        return step.group(1);
    }

    private static Got await(String address) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            Got shown = page(address);
            if (!shown.text().contains("http-equiv=\"refresh\"")) {
                return shown;
            }
            Thread.sleep(200);
        }
        throw new AssertionError(address + " does not end");
    }

    @Test
    void aTowerFromChoosingToTheProofWithoutAScript() throws InterruptedException {
        assertTrue(page("/rehearse").text().contains("/rehearse/new?kind=tower"));
        assertTrue(page("/rehearse/new?kind=tower").text().contains("name=\"heights\""));
        Got found = post("/rehearse/new", "step", "", "kind", "tower", "do", "find", "find", "hospital");
        String first = step(found);
        String list = page(found.header("Location").replaceAll("#.*", "")).text();
        Matcher hit = Pattern.compile("value=\"pick:([^\"]+)\"").matcher(list);
        assertTrue(hit.find(), list);
        String second = step(post("/rehearse/new", "step", first, "do", "pick:" + hit.group(1)));
        String third = step(post(
                "/rehearse/new",
                "step",
                second,
                "do",
                "at",
                "latitude",
                "31.2180",
                "longitude",
                "-22.3803",
                "heights",
                "40",
                "draws",
                "1"));
        String yaml = page("/rehearse/new/" + third + "/question.yaml").text();
        assertTrue(yaml.contains("heights_metres: [40]"), yaml);
        Got started = post("/rehearse/new", "step", third, "do", "run");
        assertEquals(303, started.status(), started.text());
        String address = started.header("Location");
        Got answer = await(address);
        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("id=\"answer\""), answer.text());
        assertTrue(answer.text().contains("/rehearse/new/" + third), "the question can be opened again");
        Matcher parts = Pattern.compile("href=\"(" + address + "/[a-z]+)\"").matcher(answer.text());
        int shown = 0;
        while (parts.find()) {
            Got part = page(parts.group(1));
            assertEquals(200, part.status(), parts.group(1));
            assertFalse(part.text().contains(" style="), parts.group(1));
            light(parts.group(1));
            shown++;
        }
        assertTrue(shown >= 8, "parts: " + shown);
        assertTrue(page(address + "/compare?a=base&b=" + first(answer)).text().contains("map-difference"));
        assertEquals(404, page(address + "/compare?a=base&b=nothing").status());
        assertEquals(404, page(address + "/nothing").status());
        assertEquals(303, post(address + "/verify").status());
        Got proof = await(address + "/verify");
        assertTrue(proof.text().contains("Every byte came out again."), proof.text());
        for (String language : Texts.LANGUAGES.keySet()) {
            assertEquals(200, page(address + "?lang=" + language).status());
            assertEquals(200, page(address + "/compare?lang=" + language).status());
        }
    }

    private static String first(Got answer) {
        Matcher option = Pattern.compile("option=([^\"&]+)").matcher(answer.text());
        assertTrue(option.find());
        return option.group(1);
    }

    @Test
    void aParkByClicksOnTheDrawing() throws InterruptedException {
        String one = step(post("/rehearse/new", "step", "", "kind", "park", "wide.x", "260", "wide.y", "220"));
        String two = step(post(
                "/rehearse/new",
                "step",
                one,
                "small.x",
                "150",
                "small.y",
                "100",
                "draws",
                "1",
                "weight-no2",
                "0",
                "weight-pm25",
                "0"));
        String drawn = page("/rehearse/new/map.svg?step=" + two).text();
        assertEquals(2, drawn.split("class=\"pin\"", -1).length - 1);
        Got started = post("/rehearse/new?lang=pt", "step", two, "do", "run");
        assertTrue(started.header("Location").endsWith("lang=pt"), started.header("Location"));
        Got answer = await(started.header("Location"));
        assertTrue(answer.text().contains("id=\"answer\""), answer.text());
    }

    @Test
    void undoAndRedoAreLinks() {
        String one = step(post("/rehearse/new", "step", "", "kind", "park", "wide.x", "260", "wide.y", "220"));
        String two = step(post("/rehearse/new", "step", one, "radius", "60"));
        String shown = page("/rehearse/new/" + two).text();
        assertTrue(shown.contains("href=\"/rehearse/new/" + one + "?redo=" + two + "\""), shown);
        String back = page("/rehearse/new/" + one + "?redo=" + two).text();
        assertTrue(back.contains("href=\"/rehearse/new/" + two + "\""), back);
        assertTrue(back.contains("value=\"45\""), "the radius is the old one");
    }

    @Test
    void placesAreRenamedReorderedMovedAndTakenAway() {
        String at = step(post(
                "/rehearse/new",
                "step",
                "",
                "kind",
                "tower",
                "do",
                "at",
                "latitude",
                "31.2180",
                "longitude",
                "-22.3803"));
        at = step(post("/rehearse/new", "step", at, "do", "at", "latitude", "31,2200", "longitude", "-22,3741"));
        at = step(post("/rehearse/new", "step", at, "do", "down:0", "label-0", "One", "label-1", "Two"));
        String yaml = page("/rehearse/new/" + at + "/question.yaml").text();
        assertTrue(yaml.indexOf("\"Two\"") > 0 && yaml.indexOf("\"Two\"") < yaml.indexOf("\"One\""), yaml);
        at = step(post("/rehearse/new", "step", at, "latitude-0", "31.221"));
        assertTrue(page("/rehearse/new/" + at + "/question.yaml").text().contains("[-22.3741, 31.221]"));
        at = step(post("/rehearse/new", "step", at, "do", "remove:0"));
        yaml = page("/rehearse/new/" + at + "/question.yaml").text();
        assertFalse(yaml.contains("Two"), yaml);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingRuns() {
        Got refused = post("/rehearse/new", "step", "", "kind", "tower", "do", "run", "heights", "very high");
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("Choose at least one place."), refused.text());
        assertTrue(refused.text().contains("aria-invalid=\"true\""), refused.text());
        Got outside = post(
                "/rehearse/new?lang=fr", "step", "", "kind", "tower", "do", "at", "latitude", "48", "longitude", "2");
        assertEquals(422, outside.status());
        assertTrue(outside.text().contains("en dehors de la ville"), outside.text());
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        String evil = "\"><script>alert(1)</script>{page.city}<img src=x onerror=alert(1)>";
        String at = step(post(
                "/rehearse/new",
                "step",
                "",
                "kind",
                "park",
                "do",
                "at",
                "latitude",
                "31.2180",
                "longitude",
                "-22.3803"));
        Got saved = post("/rehearse/new", "step", at, "label-0", evil, "title", evil, "radius", evil, "find", evil);
        String text = page(saved.header("Location").replaceAll("#.*", "")).text();
        assertFalse(text.contains("<script>alert"), text);
        assertFalse(text.contains("<img src=x"), text);
        assertTrue(text.contains("{page.city}"), "a template is not run on what people write");
        Got yaml = post("/rehearse/new/yaml", "yaml", "</textarea><script>alert(1)</script>", "seed", evil);
        assertEquals(422, yaml.status());
        assertFalse(yaml.text().contains("<script>alert"), yaml.text());
        assertFalse(page("/rehearse/" + encoded(evil)).text().contains("<script>alert"));
        assertFalse(
                page("/rehearse/new/" + at + "?find=" + encoded(evil)).text().contains("<script>alert"));
    }

    @Test
    void hostileFormsAreRefusedAndNeverAFaultOfOurs() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> names = List.of(
                "step",
                "kind",
                "do",
                "view",
                "find",
                "way",
                "latitude",
                "longitude",
                "label-0",
                "heights",
                "plans",
                "has-plans",
                "choice",
                "wide.x",
                "wide.y",
                "small.x",
                "draws",
                "seed",
                "service",
                "title",
                "together");
        List<String> values = List.of(
                "",
                "tower",
                "line",
                "service",
                "closure",
                "remove:99999999999",
                "up:-1",
                "pick:",
                "pick:urn:x",
                "list",
                "run",
                "../../x",
                "0",
                "-1",
                "1e400",
                "NaN",
                "9,999,999",
                "2,-22.37,31.21",
                "9,0,0",
                "\u0000",
                "%00",
                "\uD83D\uDE00".repeat(200),
                "x".repeat(5_000),
                "{page}",
                "' OR 1=1",
                "\u202E");
        for (int i = 0; i < 150; i++) {
            var fields = new String[2 * (1 + random.nextInt(6))];
            for (int k = 0; k < fields.length; k += 2) {
                fields[k] = names.get(random.nextInt(names.size()));
                fields[k + 1] = values.get(random.nextInt(values.size()));
            }
            Got got = post("/rehearse/new", fields);
            assertTrue(
                    got.status() < 500, "seed " + seed + ", form " + i + ": " + List.of(fields) + " " + got.status());
        }
        for (String path : List.of(
                "/rehearse/new?kind=nothing",
                "/rehearse/new/" + "a".repeat(20),
                "/rehearse/new/%2e%2e%2f",
                "/rehearse/new/yaml?step=x",
                "/rehearse/new/yaml?run=x",
                "/rehearse/new/yaml?question=x",
                "/rehearse/new/map.svg?step=x",
                "/rehearse/0000000000000000",
                "/rehearse/0000000000000000/map",
                "/rehearse/" + "x".repeat(3_000))) {
            int status = page(path).status();
            assertTrue(status >= 400 && status < 500, path.substring(0, Math.min(60, path.length())) + ' ' + status);
        }
        assertEquals(404, post("/rehearse/0000000000000000/cancel").status());
        assertEquals(
                413,
                post("/rehearse/new/yaml", "yaml", "x".repeat(240_000), "seed", "1")
                        .status());
    }

    @Test
    void aQuestionAsTextIsCheckedWithItsLine() {
        Got wrong = post("/rehearse/new/yaml", "yaml", "id: x\ntitle: y\nwrong: 1\n", "seed", "1", "do", "run");
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("line 3"), wrong.text());
    }

    @Test
    void everyFirstViewIsLightInEveryLanguage() {
        for (Kind kind : Kind.values()) {
            light("/rehearse/new?kind=" + kind.id());
        }
        light("/rehearse");
        light("/rehearse/new");
        light("/rehearse/new/yaml");
        for (String language : Texts.LANGUAGES.keySet()) {
            for (Kind kind : Kind.values()) {
                String text = page("/rehearse/new?kind=" + kind.id() + "&lang=" + language)
                        .text();
                assertTrue(text.contains("<html lang=\"" + language + "\""), text);
                assertFalse(text.contains(" style=") || text.contains("onclick"), text);
            }
        }
    }

    /// A page with its style sheets, scripts and drawing, compressed.
    private static void light(String path) {
        Got page = page(path);
        assertEquals(200, page.status(), path);
        long all = zipped(page.body());
        long script = 0;
        Matcher assets = ASSET.matcher(page.text());
        var seen = new java.util.HashSet<String>();
        while (assets.find()) {
            String asset = assets.group(1).replace("&amp;", "&");
            if (seen.add(asset)) {
                Got got = Got.get(asset);
                assertEquals(200, got.status(), asset);
                all += zipped(got.body());
                script += asset.endsWith(".js") ? zipped(got.body()) : 0;
            }
        }
        assertTrue(all <= MOST_BYTES, path + " weighs " + all);
        assertTrue(script <= MOST_SCRIPT, path + " has script of " + script);
    }

    private static long zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.size();
    }
}
