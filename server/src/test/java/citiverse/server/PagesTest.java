package citiverse.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.page.Texts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class PagesTest {
    @Test
    void everyLanguageIsServedWithItsDirection() {
        for (String language : Texts.LANGUAGES.keySet()) {
            Got page = Got.get("/?lang=" + language, "Accept", "text/html");
            assertEquals(200, page.status(), page.text());
            String direction = language.equals("ar") ? "rtl" : "ltr";
            assertTrue(page.text().contains("<html lang=\"" + language + "\" dir=\"" + direction + "\""), language);
        }
    }

    @Test
    void theLanguageOfTheBrowserIsTaken() {
        assertTrue(Got.get("/", "Accept-Language", "pt-BR, en;q=0.5").text().contains("<html lang=\"pt\""));
    }

    @Test
    void whatIsNotThereIsAProblemForProgramsAndAPageForPeople() {
        Got program = Got.get("/nowhere", "Accept", "application/json");
        assertEquals(404, program.status());
        assertEquals("application/problem+json", program.header("content-type").split(";")[0]);
        Got person = Got.get("/nowhere?lang=fr", "Accept", "text/html");
        assertEquals(404, person.status());
        assertTrue(person.text().contains("Il n’y a rien ici"), person.text());
        assertFalse(person.text().contains("Exception"));
    }
}
