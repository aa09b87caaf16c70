package citiverse.server.rehearsals;

import citiverse.server.city.OnlineCity;
import citiverse.server.http.Negotiation;
import citiverse.server.page.Pages;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `/api`: what there is, for programs and for people.
@Path("/api")
public class ApiResource {
    private final OnlineCity city;
    private final Pages pages;

    ApiResource(OnlineCity city, Pages pages) {
        this.city = city;
        this.pages = pages;
    }

    @GET
    @Compressed
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        if (Negotiation.prefersHtml(headers, uri)) {
            var operations = ApiDocument.all().stream().map(ApiResource::view).toList();
            return pages.page("processes/api", Map.of("operations", operations), uri, headers)
                    .build();
        }
        var links = new ArrayList<Object>();
        links.add(RunJson.link("self", "/api", MediaType.APPLICATION_JSON));
        links.add(RunJson.link("alternate", "/api?f=html", MediaType.TEXT_HTML));
        links.add(RunJson.link("service-desc", "/api/openapi.json", "application/vnd.oai.openapi+json;version=3.1"));
        links.add(RunJson.link("questions", "/api/questions", MediaType.APPLICATION_JSON));
        links.add(RunJson.link("rehearsals", "/api/rehearsals", MediaType.APPLICATION_JSON));
        links.add(RunJson.link("search", "/api/search?q=", MediaType.APPLICATION_JSON));
        links.add(RunJson.link("related", "/ogc", MediaType.APPLICATION_JSON));
        links.add(RunJson.link("related", "/catalogue", "application/ld+json"));
        var tree = new LinkedHashMap<String, Object>();
        tree.put("title", "Citiverse: " + city.twin().city().name());
        tree.put("links", links);
        String text = CanonicalJson.write(tree);
        return Tagged.builder(text, Rehearsals.digest(text).substring(0, 20), MediaType.APPLICATION_JSON, request)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static Map<String, Object> view(ApiDocument.Operation operation) {
        boolean plain = operation.method().equals("get") && !operation.path().contains("{");
        var view = new HashMap<String, Object>();
        view.put("method", operation.method().toUpperCase(Locale.ROOT));
        view.put("path", operation.path());
        view.put("summary", operation.summary());
        view.put("href", plain ? operation.path() + (operation.query().containsKey("q") ? "?q=a" : "") : null);
        return view;
    }

    @GET
    @Path("openapi.json")
    @Compressed
    public Response document(@Context Request request) {
        String text = CanonicalJson.write(ApiDocument.tree(city.twin().city().name()));
        return Tagged.of(
                text,
                Rehearsals.digest(text).substring(0, 20),
                "application/vnd.oai.openapi+json;version=3.1",
                request);
    }
}
