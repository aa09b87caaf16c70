package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.page.Texts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
}
