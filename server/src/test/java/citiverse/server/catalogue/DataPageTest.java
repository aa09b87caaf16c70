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
                java.nio.file.Path shown =
                        java.nio.file.Path.of(System.getProperty("java.io.tmpdir"), "catalogue-shown");
                try {
                    java.nio.file.Files.createDirectories(shown);
                    java.nio.file.Files.writeString(
                            shown.resolve(path.replace('/', '_') + "_" + language + ".html"), page.text());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }
}
