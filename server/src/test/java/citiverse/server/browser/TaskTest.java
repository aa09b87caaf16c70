package citiverse.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.browser.Browser.Reader;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whole tasks, from the first page to the answer: by mouse, by keyboard alone, on a phone, without a script.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
@TestProfile(TaskTest.Laptop.class)
class TaskTest {
    private static final int MOST_TABS = 250;
    private static final double PATIENCE_MILLIS = 240_000;
    private static Browser browser;

    /// On a laptop anyone may rehearse.
    public static final class Laptop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("citiverse.rehearsing", "public");
        }
    }

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void awaitAnswer(Page window) {
        window.waitForSelector("#answer", new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void picture(Page window, String name) {
        window.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", name + ".png"))
                .setFullPage(true));
    }

    /// Goes on by the Tab key until what has the focus fits a selector.
    private static void tabTo(Page window, String selector) {
        for (int k = 0; k < MOST_TABS; k++) {
            window.keyboard().press("Tab");
            Object there = window.evaluate(
                    "selector => !!document.activeElement && document.activeElement.matches(selector)", selector);
            if (Boolean.TRUE.equals(there)) {
                return;
            }
        }
        fail(selector + " cannot be reached by the Tab key at " + window.url());
    }

    @Test
    void aParkByMouseAndThenItsAnswerInAnotherLanguage() {
        Page window = browser.window(Reader.DESK);
        try {
            var seen = new Seen(window, Got.base());
            window.navigate(Got.base() + "/?lang=en");
            window.click("main a[href^='/rehearse']");
            window.click("a[href*='kind=park']");
            window.click("input[type=image].wide");
            window.waitForSelector(".spots .spot");
            window.click("button[value=run]");
            awaitAnswer(window);
            picture(window, "task-park");
            assertEquals(List.of(), seen.axe());
            everyPart(window);
            window.click(".languages a[hreflang=ar]");
            awaitAnswer(window);
            assertEquals("rtl", window.getAttribute("html", "dir"));
            picture(window, "task-park-ar");
            assertEquals(List.of(), seen.axe());
            everyPart(window);
            window.click("a[href^='/space?']");
            window.waitForSelector("main h1");
            assertEquals(List.of(), seen.complaints());
            assertEquals(List.of(), seen.strangers());
        } finally {
            window.context().close();
        }
    }

    /// Looks at every part of the answer that a window shows, in its language, at a desk and on a phone.
    private static void everyPart(Page answer) {
        String path = URI.create(answer.url()).getPath();
        List<?> links = (List<?>) answer.evaluate(
                "start => [...new Set([...document.querySelectorAll('main a[href^=\"' + start + '/\"]')]"
                        + ".map(a => a.getAttribute('href').replace(/[#].*/, '')))]",
                path);
        assertTrue(links.size() > 8, links.toString());
        var found = new ArrayList<String>();
        for (Reader reader : List.of(Reader.DESK, Reader.PHONE)) {
            Page window = browser.window(reader);
            try {
                for (Object link : links) {
                    var seen = new Seen(window, Got.base());
                    window.navigate(Got.base() + link);
                    if (reader == Reader.DESK) {
                        seen.axe().forEach(violation -> found.add(link + ": " + violation));
                    }
                    if (seen.overflow() > 0) {
                        found.add(link + " is too wide on a " + reader.name());
                    }
                }
            } finally {
                window.context().close();
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void aTowerByKeyboardAloneInArabic() {
        Page window = browser.window(Reader.DESK);
        try {
            window.navigate(Got.base() + "/rehearse?lang=ar");
            tabTo(window, "a[href*='kind=tower']");
            window.keyboard().press("Enter");
            window.waitForURL("**/rehearse/new?**");
            tabTo(window, "#f-find");
            window.keyboard().type("hospital");
            tabTo(window, "button[value=find]");
            window.keyboard().press("Enter");
            window.waitForSelector("button[value^='pick:']");
            tabTo(window, "button[value^='pick:']");
            window.keyboard().press("Enter");
            window.waitForSelector(".spots .spot");
            tabTo(window, "#f-heights");
            window.keyboard().press("Control+A");
            window.keyboard().type("40");
            tabTo(window, "button[value=run]");
            window.keyboard().press("Enter");
            awaitAnswer(window);
            assertEquals("rtl", window.getAttribute("html", "dir"));
            picture(window, "task-tower-keyboard-ar");
        } finally {
            window.context().close();
        }
    }

    @Test
    void aParkOnAPhoneWithoutAScript() {
        var phone = new Reader("phone-plain", 390, 844, false, false);
        Page window = browser.window(phone);
        try {
            window.navigate(Got.base() + "/rehearse/new?kind=park&lang=en");
            window.click("input[type=image].small");
            window.waitForSelector(".spots .spot");
            window.click("button[value=run]");
            awaitAnswer(window);
            assertTrue(window.content().contains("<html lang=\"en\""));
            picture(window, "task-park-phone-plain");
        } finally {
            window.context().close();
        }
    }
}
