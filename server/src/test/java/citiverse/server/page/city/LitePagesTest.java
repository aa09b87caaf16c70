package citiverse.server.page.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Asked;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Run;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class LitePagesTest {
    private static final int MOST_BYTES = 30_000;
    private static final int MOST_STYLE = 3_000;
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final String TITLE = "How near may <b>help</b> be?";
    private static final String QUESTION = Asked.clinics('"' + TITLE + '"', 14)
            .replace("population: population}", "population: population, groups: [income]}");

    @Inject
    Rehearsals rehearsals;

    private static Got page(String path) {
        return Got.get(path, "Accept", "text/html");
    }

    /// The page with all that it loads, as it comes unpacked.
    private static Got light(String path) {
        Got page = page(path);
        assertEquals(200, page.status(), path + ": " + page.text());
        String text = page.text();
        assertFalse(text.contains("<script"), path);
        assertFalse(text.contains("<img") || text.contains("<svg") || text.contains(" style="), path);
        assertTrue(text.contains("href=\"#main\"") && text.contains("id=\"main\""), path);
        long bytes = page.body().length;
        Matcher assets = ASSET.matcher(text);
        while (assets.find()) {
            bytes += Got.get(assets.group(1)).body().length;
        }
        assertTrue(bytes <= MOST_BYTES, path + " weighs " + bytes);
        return page;
    }

    private static String in(String path, String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    private Run finished() throws InterruptedException {
        Run run = rehearsals.submit(QUESTION, 1, OptionalInt.of(2), "public");
        for (int i = 0; i < 900; i++) {
            Run now = rehearsals.find(run.id()).orElseThrow();
            if (now.status().ended()) {
                assertTrue(now.successful(), String.valueOf(now.problem()));
                return now;
            }
            // Before there is an answer the page says how far it is, in the same few bytes.
            light("/lite/rehearsals/" + run.id());
            Thread.sleep(200);
        }
        throw new AssertionError("the rehearsal does not end");
    }

    private static String found() {
        Matcher place = Pattern.compile("href=\"(/lite/place/[^\"?]+)")
                .matcher(light("/lite/search?q=hospital").text());
        assertTrue(place.find(), "a hospital is found");
        return place.group(1);
    }

    @Test
    void everyPageIsLightInEveryLanguageWithAWholeAnswer() throws InterruptedException, IOException {
        Run run = finished();
        String answer = "/lite/rehearsals/" + run.id();
        var paths = new ArrayList<>(List.of("/lite", "/lite/search?q=a", "/lite/search?q=-22.375,31.215"));
        paths.addAll(List.of(found(), "/lite/rehearsals", answer));
        for (String path : paths) {
            for (String language : Texts.LANGUAGES.keySet()) {
                Got page = light(in(path, language));
                String direction = language.equals("ar") ? "rtl" : "ltr";
                assertTrue(page.text().contains("<html lang=\"" + language + "\" dir=\"" + direction + "\""), path);
                assertTrue(page.text().contains("hreflang=\"zh\""), path);
                assertFalse(page.text().contains("{page."), path);
                Path kept = Path.of("target", "lite", path.replaceAll("[^a-z]+", "-") + language + ".html");
                Files.createDirectories(kept.getParent());
                Files.write(kept, page.body());
            }
        }
        String words = page(answer).text();
        assertTrue(words.contains("How near may &lt;b&gt;help&lt;/b&gt; be?"), words);
        assertTrue(words.contains("Do nothing"), "the city as it is stands in the table");
        long told = rehearsals.comparison(run.id()).options().stream()
                .filter(option -> option.rank() <= 10 || option.id().equals("base"))
                .count();
        Matcher rows = Pattern.compile("<tr>\\s*<td class=\"n\">[^<]+</td>\\s*<th scope=\"row\">")
                .matcher(words);
        assertEquals(told, rows.results().count(), words);
        assertTrue(told < rehearsals.comparison(run.id()).options().size(), "more options than are told");
        assertTrue(words.contains(run.snapshot()) && words.contains(run.manifest()), words);
        assertTrue(words.contains("/api/rehearsals/" + run.id() + "/files/options.csv"), words);
        assertTrue(words.contains("href=\"/rehearse/" + run.id() + "\""), words);
        assertTrue(page("/lite").text().contains(answer), "the first page names it");
    }

    @Test
    void whatIsKnownOfAPlaceIsTheSameAsOnTheFullPage() {
        String place = found();
        String text = light(place).text();
        String full = page(place.substring("/lite".length())).text();
        Matcher fact = Pattern.compile("<dd><bdi>([^<]+)</bdi></dd>").matcher(text);
        int facts = 0;
        while (fact.find()) {
            assertTrue(full.contains(fact.group(1)), fact.group(1));
            facts++;
        }
        assertTrue(facts > 2, text);
        assertTrue(text.contains("href=\"" + place.substring("/lite".length()) + "\""), text);
    }

    @Test
    void hostileAddressesAreRefusedOrFindNothing() {
        for (String path : List.of(
                "/lite/search?q=" + "a".repeat(300),
                "/lite/search?q=%00",
                "/lite/place/nothing",
                "/lite/place/urn:citiverse:x:building:1%00",
                "/lite/place/..%2f..%2fetc%2fpasswd",
                "/lite/rehearsals/ffffffffffffffff",
                "/lite/rehearsals/..%2f..",
                "/lite/rehearsals/" + "a".repeat(3_000),
                "/lite/rehearsals/%3Cscript%3E",
                "/lite/nowhere")) {
            Got refused = page(path);
            assertTrue(refused.status() >= 400 && refused.status() < 500, path + ": " + refused.status());
            assertFalse(refused.text().contains("Exception"), path);
            assertFalse(refused.text().contains("<script>"), path);
        }
        Got markup = light("/lite/search?q=%3Cscript%3Ealert(1)%3C/script%3E&lang=%22%3E");
        assertTrue(markup.text().contains("&lt;script&gt;"), markup.text());
        light("/lite/search?q=%F0%9F%98%80%E2%80%AE");
        light("/lite/search");
    }

    @Test
    void theStyleIsSmall() {
        assertTrue(Got.get("/assets/lite.css").body().length <= MOST_STYLE);
    }

    @Test
    void theWorkerIsGivenAtTheRootAndTheManifestInEveryLanguage() {
        Got worker = Got.get("/sw.js");
        assertEquals(200, worker.status());
        assertFalse(worker.header("Cache-Control").contains("immutable"), "a new worker is found");
        assertTrue(worker.header("Content-Type").contains("javascript"), worker.header("Content-Type"));
        // A worker that is no module may neither import nor export.
        assertFalse(
                Pattern.compile("(^|[;}\\n])\\s*(import|export)\\b")
                        .matcher(worker.text())
                        .find(),
                worker.text());
        for (String language : Texts.LANGUAGES.keySet()) {
            Got manifest = Got.get("/manifest.webmanifest?lang=" + language);
            assertEquals(200, manifest.status());
            assertTrue(manifest.header("Content-Type").startsWith("application/manifest+json"));
            assertTrue(manifest.text().contains("\"lang\":\"" + language + "\""), manifest.text());
        }
        for (String path : List.of("/", "/lite")) {
            assertTrue(page(path).text().contains("rel=\"manifest\""), path);
        }
        assertTrue(page("/").text().contains("src=\"/assets/js/site.js\""));
    }
}
