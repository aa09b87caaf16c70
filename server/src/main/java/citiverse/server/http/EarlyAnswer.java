package citiverse.server.http;

import citiverse.server.page.Texts;
import citiverse.twin.Problem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Refuses a request before, or after, any room has seen it: a problem document, or for a browser a small page of the
/// same words. Costs little, since it also answers when there is too much to do.
final class EarlyAnswer {
    /// Read off the address as it came: one that is malformed cannot be taken apart.
    private static final Pattern JSON = Pattern.compile("[?&]f=json(?:&|$)");

    private static final Pattern LANGUAGE = Pattern.compile("[?&]lang=([a-z]{2})(?:&|$)");

    private static final long MOMENT_MILLISECONDS = 500;

    private EarlyAnswer() {}

    static void refuse(RoutingContext request, int status, Problem problem, Map<String, String> headers) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer is gone already: to end the connection is the only way to say that it is not whole.
            request.request().connection().close();
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        boolean page = wantsPage(request);
        response.putHeader("Content-Type", page ? "text/html;charset=UTF-8" : "application/problem+json");
        if (!request.request().isEnded() && request.request().version() != HttpVersion.HTTP_2) {
            // What is left of the body is not read; the next request needs a connection of its own. A client that still
            // sends is given a moment to see the answer before the connection goes.
            response.putHeader("Connection", "close");
            request.vertx().setTimer(MOMENT_MILLISECONDS, any -> request.request()
                    .connection()
                    .close());
        }
        response.end(page ? page(request, status, problem) : document(request, status, problem));
    }

    private static String document(RoutingContext request, int status, Problem problem) {
        return Problems.document(status, problem, request.request().path());
    }

    private static boolean wantsPage(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        if (accept == null || JSON.matcher(request.request().uri()).find()) {
            return false;
        }
        int html = accept.indexOf("text/html");
        int json = accept.indexOf("json");
        return html >= 0 && (json < 0 || html < json);
    }

    private static String page(RoutingContext request, int status, Problem problem) {
        String language = language(request);
        var texts = Texts.of(language);
        String kind = Problems.kind(status);
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/assets/site.css"></head>
                <body><main><article class="narrow"><p class="kicker">%d</p><h1>%s</h1><p>%s</p>
                <p class="note" lang="en" dir="ltr">%s</p>
                <p><a class="button" href="/">%s</a></p></article></main></body></html>
                """.transform(form -> String.format(
                Locale.ROOT,
                form,
                language,
                language.equals("ar") ? "rtl" : "ltr",
                escaped(texts.text("site.problem." + kind)),
                status,
                escaped(texts.text("site.problem." + kind)),
                escaped(texts.text("site.remedy." + kind)),
                escaped(problem.getMessage()),
                escaped(texts.text("site.home"))));
    }

    private static String language(RoutingContext request) {
        Matcher named = LANGUAGE.matcher(request.request().uri());
        if (named.find() && Texts.LANGUAGES.containsKey(named.group(1))) {
            return named.group(1);
        }
        List<LanguageHeader> accepted = request.acceptableLanguages();
        return accepted.stream()
                .map(LanguageHeader::tag)
                .filter(Texts.LANGUAGES::containsKey)
                .findFirst()
                .orElse("en");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
