package citiverse.server.catalogue;

import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.standards.dcat.Dataset;
import citiverse.standards.dcat.Dcat;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/// The catalogue and its records as JSON-LD, Turtle and HTML on the same addresses.
@Path("/catalogue")
public class CatalogueResource {
    private static final String HTML = "text/html";
    private static final List<String> NAMES = List.of("jsonld", "ttl", "html", "json");
    private static final List<String> TYPES = List.of(Dcat.JSON_LD, Dcat.TURTLE, HTML, "application/json");

    private final Reading reading;
    private final Pages pages;

    CatalogueResource(Reading reading, Pages pages) {
        this.reading = reading;
        this.pages = pages;
    }

    @GET
    public Response catalogue(@Context UriInfo uri, @Context HttpHeaders headers) {
        String type = Answer.choose(uri, headers, NAMES, TYPES);
        Records records = reading.records(Answer.root(uri));
        if (type.equals(HTML)) {
            var view = Map.of("datasets", RecordView.all(records), "catalogue", true);
            return page("data/catalogue", view, uri, headers);
        }
        var all = records.all();
        return data(type.equals(Dcat.TURTLE) ? Dcat.turtle(all) : Dcat.jsonLd(all), type, headers);
    }

    @GET
    @Path("/datasets/{id}")
    public Response dataset(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        String type = Answer.choose(uri, headers, NAMES, TYPES);
        Records records = reading.records(Answer.root(uri));
        Dataset dataset = records.dataset(id).orElseThrow(() -> Refusal.notFound("data set of that name"));
        if (type.equals(HTML)) {
            return page("data/record", Map.of("record", RecordView.of(dataset)), uri, headers);
        }
        return data(
                type.equals(Dcat.TURTLE)
                        ? Dcat.turtle(records.catalogue(), dataset)
                        : Dcat.jsonLd(records.catalogue(), dataset),
                type,
                headers);
    }

    private Response page(String template, Map<String, ?> view, UriInfo uri, HttpHeaders headers) {
        var response = pages.page(template, view, uri, headers);
        String html = (String) response.build().getEntity();
        return Answer.tagged(response, html, headers);
    }

    private static Response data(String text, String type, HttpHeaders headers) {
        String sent = type.equals(Dcat.TURTLE) ? type + ";charset=UTF-8" : type;
        return Answer.tagged(Response.ok(text, sent).header("Vary", "Accept"), text, headers);
    }
}
