package citiverse.server.page.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.sun.DeltaT;
import citiverse.models.sun.SolarPosition;
import citiverse.models.sun.SolarPosition.Observer;
import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.OpenToAll;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenToAll.class)
@QuarkusTestResource(SampleTwin.class)
class SpacePageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOWER = """
            id: tower
            title: A tower
            language: en
            people: {layer: cells, population: population}
            travel: {date: 2026-05-13, window: 10:00-10:10, max_minutes: 30, walk_kmh: 4, max_rides: 2}
            indicators:
              - {id: near, label: Healthcare on foot, aggregate: mean, access: healthcare, mode: walk, cutoff: 20, main: true}
              - {id: floors, label: Floor area, aggregate: total, of: built.floor_area}
            options:
              - kind: building.add
                id: tower
                label: "{height} m, {shape}, {place}"
                sites:
                  - {id: old-town, label: Old Town, point: [-22.3803, 31.2180]}
                shapes:
                  - {id: tower, label: a tower, width_metres: 28, depth_metres: 28}
                heights_metres: [80, 40]
            """;

    private static String page(String address) {
        Got got = Got.get(address, "Accept", "text/html");
        assertEquals(200, got.status(), got.text());
        return got.text();
    }

    private static JsonNode json(String address) throws IOException {
        Got got = Got.get(address, "Accept", "application/json");
        assertEquals(200, got.status(), got.text());
        return JSON.readTree(got.body());
    }

    private static int packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    @Test
    void thePageIsLightAndHasNoScriptOfItsOwnBeforeItIsStarted() throws IOException {
        Got got = Got.get("/space?date=2026-12-21&lang=en", "Accept", "text/html");
        String page = got.text();
        int picture = packed(page.substring(page.indexOf("<svg class=\"axo"), page.indexOf("</figure>"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        int all = packed(got.body())
                + packed(Got.get("/assets/site.css").body())
                + packed(Got.get("/assets/space.css").body());
        System.out.printf("Page of the part 3D: %d bytes packed with its styles, its picture %d%n", all, picture);
        assertTrue(all <= 150_000, "the page weighs " + all);
        assertTrue(picture <= 60_000, "the picture weighs " + picture);
        Matcher scripts = Pattern.compile("<script[^>]*>").matcher(page);
        assertTrue(scripts.find());
        assertEquals("<script type=\"module\" src=\"/assets/js/site.js\">", scripts.group());
        assertFalse(scripts.find(), "only what starts islands is named");
        assertFalse(
                Pattern.compile("\\son[a-z]+=|\\sstyle=|<style").matcher(page).find(), "nothing inline");
    }

    @Test
    void everyLanguageTellsTheSame() {
        for (String language : Texts.LANGUAGES.keySet()) {
            String page = page("/space?date=2026-03-20&time=16:30&lang=" + language);
            for (String part : new String[] {"id=\"around\"", "id=\"sun\"", "id=\"walk\"", "class=\"legs\""}) {
                assertTrue(page.contains(part), language + " lacks " + part);
            }
            assertTrue(
                    Pattern.compile("<path class=\"r\"").matcher(page).results().count() > 50, "houses are drawn");
            assertFalse(page.contains("{place}") || page.contains("{height}<"), language);
        }
    }

    @Test
    void theSunIsThatOfTheModels() throws IOException {
        JsonNode sun = json("/space/sun?date=2026-06-21&at=-22.3803,31.2180");
        assertEquals(145, sun.path("azimuth").size());
        Instant start = Instant.parse(sun.path("start").asText());
        var observer = Observer.at(-22.3803, 31.2180);
        for (int i = 0; i < 145; i++) {
            var expected = SolarPosition.at(start.plusSeconds(600L * i), observer, DeltaT.seconds(2026));
            assertEquals(expected.azimuth(), sun.path("azimuth").get(i).asDouble(), 1e-5);
            assertEquals(expected.elevation(), sun.path("elevation").get(i).asDouble(), 1e-5);
        }
        assertEquals("00:00", sun.path("time").get(0).asText());
        assertEquals("00:00", sun.path("time").get(144).asText());
    }

    @Test
    void theGroundIsOfBoundedSizeAndAsHighAsThePageSays() throws IOException {
        JsonNode ground = json("/space/ground?at=-22.3803,31.2180");
        assertEquals(49 * 49, ground.path("heights").size());
        assertTrue(ground.path("streets").size() > 20);
        double middle = ground.path("heights").get(24 * 49 + 24).asDouble();
        String page = page("/space?at=-22.3803,31.2180&lang=en");
        Matcher told = Pattern.compile("The ground is ([0-9.]+)\\u00a0m").matcher(page);
        assertTrue(told.find());
        assertEquals(middle, Double.parseDouble(told.group(1)), 0.051);
        assertTrue(Got.get("/space/ground?at=-22.3803,31.2180").body().length < 1_500_000);
        assertEquals(
                0,
                json("/space/ground?at=-22.3803,31.2180&wide=yes")
                        .path("streets")
                        .size());
    }

    @Test
    void aPlaceIsFoundByAPartOfItsName() {
        String page = page("/space?q=green&lang=en");
        assertTrue(page.contains("Places with “green” in their name"));
        Matcher spot = Pattern.compile("href=\"(/space\\?[^\"]*place=[^\"]*)\"").matcher(page);
        assertTrue(spot.find());
        assertTrue(page(spot.group(1).replace("&amp;", "&")).contains("<h1>"));
        assertTrue(page("/space?q=%3Cscript%3E&lang=en").contains("Nothing of that name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at=nowhere",
                "at=1e9,2",
                "at=NaN,NaN",
                "at=181.0,91.0",
                "at=0,0",
                "date=2026-13-01",
                "date=99999-01-01",
                "date=0001-01-01",
                "time=25:00",
                "time=%00",
                "heading=north",
                "heading=1e308",
                "option=tower",
                "rehearsal=../../etc",
                "rehearsal=0000000000000000",
                "rehearsal=a&option=%3Cscript%3E",
                "place=urn:citiverse:miravale:osm:building:none",
                "place=%27%20OR%201=1"
            })
    void whatCannotBeReadIsRefused(String query) {
        for (String path : new String[] {"/space?", "/space/sun?", "/space/ground?"}) {
            if (path.equals("/space?") || !query.matches("(option|rehearsal).*")) {
                Got got = Got.get(path + query, "Accept", "application/json");
                assertTrue(got.status() == 400 || got.status() == 404, path + query + ": " + got.status());
                assertEquals(
                        "application/problem+json", got.header("content-type").split(";")[0]);
            }
        }
        assertEquals(
                400,
                Got.get("/space?q=" + "x".repeat(700), "Accept", "application/json")
                        .status());
    }

    @Test
    void anOptionStandsInPictureTextAndTiles() throws Exception {
        Got accepted = Got.send("POST", "/api/rehearsals?draws=1", TOWER, "Content-Type", "application/yaml");
        assertTrue(accepted.status() < 300, accepted.text());
        String id = JSON.readTree(accepted.body()).path("id").asText();
        String status = "";
        for (int tries = 0; tries < 1200 && !status.matches("successful|failed"); tries++) {
            status = json("/api/rehearsals/" + id).path("status").asText();
            Thread.sleep(100);
        }
        assertEquals("successful", status);
        String with = page("/space?rehearsal=" + id + "&date=2026-03-20&lang=en");
        assertTrue(with.contains("<path class=\"r o\""), "the option is marked in the picture");
        assertTrue(with.contains("What it builds or alters"));
        assertTrue(Pattern.compile("(80|40)\\.0\\u00a0m").matcher(with).find(), "its height is told");
        assertTrue(with.contains("<use class=\"new\" href=\"#day-1-new\""), "its shadow is mapped");
        String without = page("/space?rehearsal=" + id + "&with=no&date=2026-03-20&lang=en");
        assertFalse(without.contains("<path class=\"r o\""));
        Matcher option = Pattern.compile("data-option=\"([^\"]+)\"").matcher(with);
        assertTrue(option.find());
        JsonNode tiles = json(
                "/ogc/collections/building/3dtiles/option/tileset.json?rehearsal=" + id + "&option=" + option.group(1));
        assertEquals(1, tiles.path("extras").path("added").asInt());
        assertEquals(404, Got.get("/space?rehearsal=" + id + "&option=none").status());
    }
}
