package citiverse.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.browser.Browser.Reader;
import citiverse.server.page.Texts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every page, as every kind of reader sees it.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class EveryPageTest {
    private static final long MOST_SCRIPT = 60_000;
    private static final long MOST = 150_000;
    /// Page, largest contentful paint in milliseconds, cumulative layout shift: recorded, as times are not asserted.
    private static final List<String> VITALS = new ArrayList<>(List.of("page,lcp_milliseconds,cls"));

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "vitals.csv"), VITALS);
        if (browser != null) {
            browser.close();
        }
    }

    /// The pages by the names of their screenshots.
    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("city", "/");
        pages.put("search", "/search?q=school");
        pages.put("at", "/place?at=-22.38,31.218");
        pages.put("layer", "/layers/street");
        pages.put("lite", "/lite");
        pages.put("data", "/data");
        pages.put("data-layer", "/data/building");
        pages.put("catalogue", "/catalogue?f=html");
        pages.put("catalogue-layer", "/catalogue/datasets/layer-cells?f=html");
        pages.put("processes", "/ogc/processes?f=html");
        pages.put("process", "/ogc/processes/access?f=html");
        pages.put("jobs", "/ogc/jobs?f=html");
        pages.put("api", "/api?f=html");
        pages.put("rehearse", "/rehearse");
        pages.put("rehearse-tower", "/rehearse/new?kind=tower");
        pages.put("rehearse-closure", "/rehearse/new?kind=closure&find=avenue&view=2,-22.375,31.215");
        pages.put("rehearse-line", "/rehearse/new?kind=line");
        pages.put("rehearse-text", "/rehearse/new/yaml");
        pages.put("space", "/space?date=2026-03-20&time=16:30");
        pages.put("not-found", "/nowhere");
        pages.put("sign-in", "/sign-in");
        return pages;
    }

    @Test
    void everyPageIsAccessibleInEveryLanguageAndLoadsNothingFromElsewhere() {
        var found = new ArrayList<String>();
        for (var page : pages().entrySet()) {
            for (String language : Texts.LANGUAGES.keySet()) {
                look(page.getKey() + "-" + language, page.getValue(), language, Reader.DESK, found);
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPageFitsOnAPhoneAndAtFourHundredPercent() {
        var found = new ArrayList<String>();
        for (var page : pages().entrySet()) {
            for (String language : List.of("en", "ar")) {
                for (Reader reader : List.of(Reader.PHONE, Reader.NARROW)) {
                    String name = page.getKey() + "-" + language + "-" + reader.name();
                    look(name, page.getValue(), language, reader, found);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPageHasADarkSide() {
        var found = new ArrayList<String>();
        for (var page : pages().entrySet()) {
            look(page.getKey() + "-dark", page.getValue(), "en", Reader.DARK, found);
        }
        assertEquals(List.of(), found);
    }

    private static void look(String name, String path, String language, Reader reader, List<String> found) {
        Page window = browser.window(reader);
        try {
            var seen = new Seen(window, Got.base());
            window.navigate(Got.base() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            window.waitForLoadState(LoadState.LOAD);
            assertTrue(window.title().length() > 3, name);
            if (reader.width() != Reader.NARROW.width() && (language.equals("en") || language.equals("ar"))) {
                window.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screens", name + ".png"))
                        .setFullPage(true));
            }
            if (reader.width() == Reader.PHONE.width()) {
                VITALS.add(name
                        + ','
                        + seen.vitals().get("lcp")
                        + ','
                        + seen.vitals().get("cls"));
            }
            seen.axe().forEach(violation -> found.add(name + ": " + violation));
            seen.strangers().forEach(address -> found.add(name + " asks " + address));
            seen.complaints().stream()
                    .filter(complaint -> !path.equals("/nowhere") || !complaint.contains("404"))
                    .forEach(complaint -> found.add(name + ": " + complaint));
            if (seen.overflow() > 0) {
                found.add(name + " is " + seen.overflow() + " pixels too wide");
            }
            if (seen.scriptBytes() > MOST_SCRIPT || seen.bytes() > MOST) {
                found.add(name + " weighs " + seen.bytes() + " bytes, " + seen.scriptBytes() + " of script");
            }
        } finally {
            window.context().close();
        }
    }
}
