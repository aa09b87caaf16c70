package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.page.Texts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class DataPageTest {
    @Test
    void everyPageIsThereInEveryLanguage() {
        for (String language : Texts.LANGUAGES.keySet()) {
            for (String path :
                    new String[] {"/data", "/data/building", "/catalogue", "/catalogue/datasets/model-air"}) {
                Got page = Got.get(path + "?lang=" + language, "Accept", "text/html");
                assertEquals(200, page.status(), path + " " + language + ": " + page.text());
                assertTrue(page.text().contains("<html lang=\"" + language + "\""));
                assertFalse(page.text().contains(" style="), path);
            }
        }
    }

    @Test
    void everyCallAndFileThatALayerShowsAnswers() {
        for (String layer : List.of("building", "street", "transit_route")) {
            String page = Got.get("/data/" + layer, "Accept", "text/html").text();
            Matcher links = Pattern.compile("<li><a href=\"([^\"]+)\"><code|class=\"button\" href=\"(/data/[^\"]+)\"")
                    .matcher(page);
            int seen = 0;
            while (links.find()) {
                String href = (links.group(1) == null ? links.group(2) : links.group(1)).replace("&amp;", "&");
                assertEquals(
                        200,
                        Got.get(href, "Accept", "application/json, */*;q=0.5").status(),
                        href);
                seen++;
            }
            assertTrue(seen >= 6, layer + ": " + seen);
        }
    }
}
