package citiverse.server.page.rehearse;

import citiverse.report.HtmlReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/// Style sheet and script of the report as files, for pages that show its parts: no page may have them inside.
@Path("/assets/report")
public class ReportAssets {
    private static final String STYLE = scoped(HtmlReport.style());

    @GET
    @Path("style.css")
    public Response style(@Context Request request) {
        return file(request, STYLE, "text/css;charset=UTF-8");
    }

    @GET
    @Path("script.js")
    public Response script(@Context Request request) {
        return file(request, HtmlReport.script(), "text/javascript;charset=UTF-8");
    }

    private static Response file(Request request, String content, String type) {
        var tag = new EntityTag(Integer.toHexString(content.hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(content, type) : unchanged)
                .tag(tag)
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    /// The rules of a style sheet for what is inside `.report` only. Its tokens and what it says of the whole page are
    /// left out: the page has its own.
    static String scoped(String css) {
        var out = new StringBuilder(css.length() + 4_000);
        scope(css, 0, css.length(), out);
        return out.toString();
    }

    private static void scope(String css, int from, int to, StringBuilder out) {
        int at = from;
        while (at < to) {
            int open = css.indexOf('{', at);
            if (open < 0 || open >= to) {
                return;
            }
            int close = close(css, open);
            String head = css.substring(at, open).strip();
            if (head.startsWith("@media")) {
                out.append(head).append("{\n");
                scope(css, open + 1, close, out);
                out.append("}\n");
            } else if (head.startsWith("@")) {
                out.append(head).append(css, open, close + 1).append('\n');
            } else {
                rule(head, css.substring(open, close + 1), out);
            }
            at = close + 1;
        }
    }

    private static int close(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a rule of the style sheet does not end");
    }

    private static void rule(String head, String body, StringBuilder out) {
        List<String> selectors = new ArrayList<>();
        for (String selector : head.split(",")) {
            String one = selector.strip();
            if (one.matches("(:root|html|body|header|main|footer|nav.*|\\.skip.*|\\.banner|\\.foot|\\*)")) {
                continue;
            }
            selectors.add(selector(one));
        }
        if (!selectors.isEmpty()) {
            out.append(String.join(", ", selectors)).append(' ').append(body).append('\n');
        }
    }

    /// What a drawing uses is matched by itself, apart from what is around it.
    private static String selector(String one) {
        if (one.startsWith("#city")) {
            return one;
        }
        return one.startsWith("[dir") ? one.replaceFirst("\\s", " .report ") : ".report " + one;
    }
}
