package citiverse.server.ogc.features;

import citiverse.server.ogc.OgcPart;
import citiverse.server.ogc.features.Doc.Cell;
import citiverse.server.page.PageView;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all interfaces under `/ogc` share: landing page (Part 1, 7.2), conformance (7.4), API document (7.3).
@Path("/ogc")
public class LandingResource {
    private final Layers layers;
    private final Parts parts;
    private final Answers answers;

    LandingResource(Layers layers, Parts parts, Answers answers) {
        this.layers = layers;
        this.parts = parts;
        this.answers = answers;
    }

    @GET
    public Response landing(@Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Snapshot city = layers.snapshot();
        return answers.either(
                city, Links.JSON, () -> landing(city, uri), view -> landingPage(city, view), uri, headers);
    }

    private Map<String, Object> landing(Snapshot city, UriInfo uri) {
        String base = Links.base(uri);
        List<Object> links = new ArrayList<>(Links.both(base + "/ogc", Links.JSON, "This page"));
        links.add(Links.link(base + "/ogc/api", "service-desc", Links.OPENAPI, "Description of the interface"));
        links.add(Links.link(base + "/ogc/api?f=html", "service-doc", Links.HTML, "Description, as a page"));
        for (String rel : List.of("conformance", Links.CONFORMANCE)) {
            links.add(Links.link(base + "/ogc/conformance", rel, Links.JSON, "Conformance classes"));
        }
        parts.landingLinks().forEach(link -> links.add(Links.link(link, base)));
        var landing = new LinkedHashMap<String, Object>();
        landing.put("title", city.city().name());
        landing.put("description", "The city twin of " + city.city().name() + " by the open interfaces of the OGC");
        landing.put("links", links);
        return landing;
    }

    private Doc landingPage(Snapshot city, PageView view) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(view, "/ogc/collections", view.text("ogc.layers"), view.text("ogc.layers-lead")));
        rows.add(row(view, "/ogc/api", view.text("ogc.api"), view.text("ogc.api-lead")));
        rows.add(row(view, "/ogc/conformance", view.text("ogc.conformance"), view.text("ogc.conformance-lead")));
        List<Cell> links = new ArrayList<>();
        for (OgcPart.Link link : parts.landingLinks()) {
            if (!link.rel().equals("data") && link.type().equals(Links.HTML)) {
                links.add(Cell.of(link.title(), view.href(link.href())));
            }
        }
        links.add(Cell.of(view.text("ogc.as-data"), "/ogc?f=json"));
        return new Doc(
                view.text("ogc.title"),
                view.text("ogc.lead", "city", city.city().name()),
                List.of(),
                List.of(),
                List.of(new Doc.Table("", List.of(view.text("ogc.name"), view.text("ogc.meaning")), rows)),
                links);
    }

    private static List<Cell> row(PageView view, String path, String name, String lead) {
        return List.of(Cell.of(name, view.href(path + "?f=html")), Cell.of(lead));
    }

    static List<Cell> ways(PageView view) {
        return List.of(Cell.of(view.text("ogc.title"), view.href("/ogc?f=html")));
    }

    @GET
    @Path("/conformance")
    public Response conformance(@Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        return answers.either(
                layers.snapshot(),
                Links.JSON,
                () -> Map.of("conformsTo", parts.conformance()),
                this::conformancePage,
                uri,
                headers);
    }

    private Doc conformancePage(PageView view) {
        return new Doc(
                view.text("ogc.conformance"),
                view.text("ogc.conformance-lead"),
                ways(view),
                List.of(),
                List.of(new Doc.Table(
                        "",
                        List.of(view.text("ogc.name")),
                        parts.conformance().stream()
                                .map(uri -> List.of(Cell.of(uri)))
                                .toList())),
                List.of(Cell.of(view.text("ogc.as-data"), "/ogc/conformance?f=json")));
    }

    @GET
    @Path("/api")
    public Response api(@Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Snapshot city = layers.snapshot();
        return answers.either(
                city,
                Links.OPENAPI,
                () -> ApiDocument.of(city.city(), Links.base(uri) + "/ogc", parts.openApiPaths()),
                this::apiPage,
                uri,
                headers);
    }

    private Doc apiPage(PageView view) {
        List<List<Cell>> rows = new ArrayList<>();
        parts.openApiPaths().forEach((path, item) -> {
            if (item instanceof Map<?, ?> methods) {
                methods.forEach((method, operation) -> {
                    if (operation instanceof Map<?, ?> told) {
                        boolean plain = method.equals("get") && path.indexOf('{') < 0;
                        rows.add(List.of(
                                plain ? Cell.of(path, view.href("/ogc" + path + "?f=html")) : Cell.of(path),
                                Cell.of(String.valueOf(method).toUpperCase(java.util.Locale.ROOT)),
                                Cell.of(String.valueOf(told.get("summary")))));
                    }
                });
            }
        });
        return new Doc(
                view.text("ogc.api"),
                view.text("ogc.api-lead"),
                ways(view),
                List.of(),
                List.of(new Doc.Table(
                        "", List.of(view.text("ogc.path"), view.text("ogc.method"), view.text("ogc.meaning")), rows)),
                List.of(Cell.of(view.text("ogc.as-data"), "/ogc/api?f=json")));
    }
}
