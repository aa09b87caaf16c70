package citiverse.server.page;

import citiverse.server.access.Caller;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Problems;
import citiverse.twin.Problem;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/// Renders pages: a template with what it shows, and `page` (a [PageView]).
@ApplicationScoped
public class Pages {
    private final Engine engine;
    private final OnlineCity city;
    private final Caller caller;

    Pages(Engine engine, OnlineCity city, Caller caller) {
        this.engine = engine;
        this.city = city;
        this.caller = caller;
    }

    /// A page.
    ///
    /// @param template path under `templates` without its ending, such as `city/index`
    /// @param data what the template shows, by name
    public Response.ResponseBuilder page(String template, Map<String, ?> data, UriInfo uri, HttpHeaders headers) {
        return Response.ok(html(template, data, uri, headers), "text/html;charset=UTF-8")
                .header("Content-Language", Reader.of(uri, headers).language())
                .header("Vary", "Accept, Accept-Language");
    }

    /// The markup of a page or of a part of one.
    public String html(String template, Map<String, ?> data, UriInfo uri, HttpHeaders headers) {
        var instance = engine.getTemplate(template).instance();
        data.forEach(instance::data);
        return instance.data("page", view(uri, headers)).render();
    }

    /// Words, numbers and links for one request.
    public PageView view(UriInfo uri, HttpHeaders headers) {
        var about = city.twin().city();
        return new PageView(Reader.of(uri, headers), uri, caller, about.name(), about.language());
    }

    /// A page that says what went wrong and what to do.
    public Response.ResponseBuilder problem(int status, Problem problem, UriInfo uri, HttpHeaders headers) {
        var view = Map.of("status", status, "problem", problem, "kind", Problems.kind(status));
        return page("site/problem", view, uri, headers).status(status);
    }
}
