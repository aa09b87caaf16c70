package citiverse.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.browser.Browser.Reader;
import citiverse.server.page.Texts;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Pages that were seen open without a network; for others there is a page that says why.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class OfflineTest {
    private static final String KEPT = "async path => { for (let i = 0; i < 100; i++) {"
            + " if (await caches.match(path, {ignoreVary: true})) { return true; }"
            + " await new Promise(done => setTimeout(done, 100)); } return false; }";

    @Test
    void whatWasSeenOpensAgainAndWhatWasNotIsExplained() {
        try (Browser browser = Browser.open()) {
            Page window = browser.window(Reader.PHONE);
            window.navigate(Got.base() + "/");
            window.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            assertTrue((Boolean) window.evaluate(KEPT, "/offline"), "the page for no network is kept");
            window.navigate(Got.base() + "/lite");
            String seen = window.locator("h1").innerText();
            assertTrue((Boolean) window.evaluate(KEPT, "/lite"), "a page that was seen is kept");
            window.navigate(Got.base() + "/sign-in");
            window.context().setOffline(true);
            window.navigate(Got.base() + "/lite");
            assertEquals(seen, window.locator("h1").innerText());
            window.navigate(Got.base() + "/data");
            String told = window.locator("main").innerText();
            assertTrue(told.contains(Texts.of("ar").text("site.offline")), told);
            assertEquals(Got.base() + "/data", window.url());
            assertEquals(
                    0,
                    window.evaluate("async () => { let found = 0; for (const name of await caches.keys())"
                            + " for (const one of await (await caches.open(name)).keys())"
                            + " found += /\\/(api|sign-in)/.test(one.url) ? 1 : 0; return found; }"));
        }
    }
}
