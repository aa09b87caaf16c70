package citiverse.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.browser.Browser.Reader;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The scene of the part 3D, in Chromium with WebGL in software.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class SpaceSceneTest {
    private static final long MOST_SCRIPT = 220_000;
    private static Browser browser;

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

    private static void loaded(Page window) {
        window.waitForFunction(
                "() => /is loaded|حُمّل كل/.test(document.querySelector('.status').textContent)",
                null,
                new Page.WaitForFunctionOptions().setTimeout(120_000));
    }

    @Test
    void itStartsWhenAskedForIsWalkedByKeysAndIsRememberedInTheAddress() {
        Page window = browser.window(Reader.DESK);
        try {
            var seen = new Seen(window, Got.base());
            window.navigate(Got.base() + "/space?date=2026-03-20&time=16:30&lang=en");
            assertFalse(window.locator("#space").isVisible(), "nothing starts by itself");
            window.locator("[data-island=space]").focus();
            window.keyboard().press("Enter");
            loaded(window);
            assertTrue(window.locator("canvas").isVisible());
            assertFalse(window.locator("#picture").isVisible());
            assertTrue(window.locator("#space-told").textContent().startsWith("16:30: sun in the south-west"));
            window.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "space-scene.png")));
            assertEquals(List.of(), seen.axe());
            assertEquals(List.of(), seen.strangers());
            assertTrue(seen.scriptBytes() <= MOST_SCRIPT, "the scene loads " + seen.scriptBytes() + " of script");

            window.locator("canvas").focus();
            window.keyboard().press(".");
            assertTrue(window.locator("#space-told").textContent().startsWith("16:40"));
            window.keyboard().press("v");
            window.keyboard().press("q");
            window.waitForURL(address -> address.contains("mode=walk") && address.contains("time=16%3A40"));
            assertTrue(window.url().endsWith("#start"), "a shared link opens the scene");
            assertFalse(window.url().contains("heading=330"), "it was turned");
            loaded(window);
            window.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "space-walk.png")));
        } finally {
            window.context().close();
        }
    }

    @Test
    void aTapOnABuildingTellsItsHeightAndWhereItsCardIs() {
        Page window = browser.window(Reader.DESK);
        try {
            // A place in the middle of a building, so that the middle of the view shows one.
            window.navigate(Got.base() + "/space?date=2026-03-20&lang=en&distance=200&pitch=-80#start");
            loaded(window);
            for (int move = 0; move < 12 && !window.locator(".place").isVisible(); move++) {
                window.locator("canvas").focus();
                window.keyboard().press("Enter");
                window.waitForTimeout(200);
                if (!window.locator(".place").isVisible()) {
                    window.locator("[data-move=forward]").click();
                    loaded(window);
                }
            }
            assertTrue(window.locator(".place-facts").textContent().matches("[0-9.]+ m high · its height is .*"));
            assertTrue(window.locator(".place a").getAttribute("href").startsWith("/place/urn:citiverse:miravale:"));
        } finally {
            window.context().close();
        }
    }

    @Test
    void withoutWebGlItSaysSoAndTheDrawingStays() {
        Page window = browser.window(Reader.PHONE);
        try {
            window.addInitScript("HTMLCanvasElement.prototype.getContext = () => null");
            window.navigate(Got.base() + "/space?date=2026-03-20&lang=en#start");
            window.locator(".message").waitFor();
            assertTrue(window.locator(".message").textContent().contains("WebGL 2 is missing"));
            assertTrue(window.locator("#picture").isVisible());
        } finally {
            window.context().close();
        }
    }

    @Test
    void withoutScriptEverythingIsToldAndNoButtonPromisesMore() {
        Page window = browser.window(Reader.PLAIN);
        try {
            window.navigate(Got.base() + "/space?date=2026-03-20&lang=en");
            assertTrue(window.locator("#picture svg").isVisible());
            assertTrue(window.locator(".legs li").count() > 0);
            assertFalse(window.locator("[data-island]").isVisible());
        } finally {
            window.context().close();
        }
    }
}
