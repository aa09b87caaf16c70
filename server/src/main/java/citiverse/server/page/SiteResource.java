package citiverse.server.page;

import citiverse.server.city.OnlineCity;
import citiverse.twin.json.CanonicalJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/// What browsers ask of a site as a whole: its manifest, and the page for when there is no network.
@Path("/")
public class SiteResource {
    private static final String PAPER = "#f7f5f0";
    private static final String ACCENT = "#0b5f59";

    private final Pages pages;
    private final OnlineCity city;

    SiteResource(Pages pages, OnlineCity city) {
        this.pages = pages;
        this.city = city;
    }

    /// One language in which the page without a network speaks.
    public record Told(String language, String direction, String title, String text, String seen) {}

    /// The web application manifest (W3C), in the reader's language.
    @GET
    @Path("manifest.webmanifest")
    public Response manifest(@Context UriInfo uri, @Context HttpHeaders headers) {
        var reader = Reader.of(uri, headers);
        var content = Map.of(
                "name", city.twin().city().name(),
                "short_name", city.twin().city().name(),
                "lang", reader.language(),
                "dir", reader.direction(),
                "start_url", reader.href("/"),
                "scope", "/",
                "display", "minimal-ui",
                "background_color", PAPER,
                "theme_color", ACCENT,
                "icons", List.of(Map.of("src", "/assets/icon.svg", "sizes", "any", "type", "image/svg+xml")));
        return Response.ok(CanonicalJson.write(content), "application/manifest+json")
                .header("Cache-Control", "max-age=600")
                .header("Vary", "Accept-Language")
                .build();
    }

    /// Kept by browsers and shown where a page was not seen before: in all languages, as nobody knows for whom.
    @GET
    @Path("offline")
    public Response offline(@Context UriInfo uri, @Context HttpHeaders headers) {
        var told = Texts.LANGUAGES.keySet().stream()
                .map(language -> new Told(
                        language,
                        new Reader(language, true).direction(),
                        Texts.of(language).text("site.offline"),
                        Texts.of(language).text("site.offline.text"),
                        Texts.of(language).text("site.offline.seen")))
                .toList();
        return pages.page("site/offline", Map.of("told", told), uri, headers).build();
    }
}
