package citiverse.server.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a browser saw of a page: requests, bytes, complaints.
final class Seen {
    private static final Path AXE = Path.of("web", "node_modules", "axe-core", "axe.min.js");

    private final Page page;
    private final String origin;
    private final List<Request> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /// Watches a window from now on.
    Seen(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        page.onRequestFinished(requests::add);
        page.onRequestFailed(request -> {
            if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
                complaints.add(request.url() + ": " + request.failure());
            }
        });
        page.onConsoleMessage(this::console);
        page.onPageError(error -> complaints.add("script: " + error));
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("console: " + message.text() + " at " + message.location());
        }
    }

    /// Errors of scripts, of the content security policy, of loading.
    List<String> complaints() {
        return complaints;
    }

    /// Addresses that are not this server's.
    List<String> strangers() {
        return requests.stream()
                .map(Request::url)
                .filter(url -> !url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:"))
                .toList();
    }

    /// Bytes of all bodies as they came over the line.
    long bytes() {
        return requests.stream().mapToLong(Seen::size).sum();
    }

    /// Bytes of scripts as they came over the line.
    long scriptBytes() {
        return requests.stream()
                .filter(request -> request.resourceType().equals("script"))
                .mapToLong(Seen::size)
                .sum();
    }

    private static long size(Request request) {
        Response response = request.response();
        return response == null || response.fromServiceWorker() ? 0 : Math.max(0, request.sizes().responseBodySize);
    }

    /// Rules of WCAG 2.2 AA and good practice that axe-core finds broken, each with the elements.
    List<String> axe() {
        page.evaluate(source());
        Object found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations'], runOnly:"
                + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(v =>"
                + " ({id: v.id, nodes: v.nodes.map(n => n.target.join(' ') + ': ' + n.failureSummary)}))");
        var violations = new ArrayList<String>();
        for (Object violation : (List<?>) found) {
            Map<?, ?> named = (Map<?, ?>) violation;
            violations.add(named.get("id") + " " + named.get("nodes"));
        }
        return violations;
    }

    private static String source() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core comes with the build of web/", e);
        }
    }

    /// Pixels by which the page is wider than the window.
    int overflow() {
        return (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /// How the page came to be seen: the largest paint in milliseconds, and how much moved after it was drawn.
    Map<?, ?> vitals() {
        return (Map<?, ?>) page.evaluate("async () => { const seen = type => new Promise(done => { const all = [];"
                + " const look = new PerformanceObserver(list => all.push(...list.getEntries()));"
                + " look.observe({type, buffered: true}); setTimeout(() => done(all), 50); });"
                + " const paints = await seen('largest-contentful-paint'); const shifts = await seen('layout-shift');"
                + " return {lcp: paints.length ? paints.at(-1).startTime : -1,"
                + " cls: shifts.reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0)}; }");
    }
}
