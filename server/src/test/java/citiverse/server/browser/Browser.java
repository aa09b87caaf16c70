package citiverse.server.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Chromium of the system, driven by Playwright. Where there is none, tests are skipped and counted; in CI they fail.
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// How a reader looks at the pages.
    ///
    /// @param name in file names of screenshots
    /// @param width of the window, CSS pixels
    /// @param height of the window, CSS pixels
    /// @param dark true for a dark scheme
    /// @param script false where scripts are off
    record Reader(String name, int width, int height, boolean dark, boolean script) {
        static final Reader DESK = new Reader("desk", 1280, 900, false, true);
        static final Reader PHONE = new Reader("phone", 390, 844, false, true);
        static final Reader NARROW = new Reader("narrow", 320, 640, false, true);
        static final Reader DARK = new Reader("dark", 1280, 900, true, true);
        static final Reader PLAIN = new Reader("plain", 1280, 900, false, false);
    }

    static Browser open() {
        Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            String why = "no Chromium was found; install Debian's package chromium";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(why);
            }
            abort(why);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setHeadless(true)
                                .setArgs(FLAGS)));
    }

    /// A window of a reader of its own: no cookies, no cache of others.
    Page window(Reader reader) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(reader.width(), reader.height())
                .setColorScheme(reader.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en")
                .setJavaScriptEnabled(reader.script()));
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
