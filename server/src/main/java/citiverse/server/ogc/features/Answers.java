package citiverse.server.ogc.features;

import citiverse.server.http.Refusal;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.twin.ContentHash;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers of the interfaces: JSON or a page, with a tag that changes when the content may have changed.
@ApplicationScoped
public class Answers {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Pages pages;

    Answers(Pages pages) {
        this.pages = pages;
    }

    /// The tag of a resource that depends on the snapshot, on its address, and on what the request prefers.
    static String tag(Snapshot city, UriInfo uri, String representation) {
        String all = city.hash() + '\n' + city.position() + '\n' + uri.getRequestUri() + '\n' + representation;
        return '"'
                + ContentHash.hex(ContentHash.sha256(all.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 24)
                + '"';
    }

    /// JSON or a page of one resource.
    ///
    /// @param type media type of the JSON
    Response either(
            Snapshot city,
            String type,
            Supplier<Map<String, Object>> json,
            Function<PageView, Doc> page,
            UriInfo uri,
            HttpHeaders headers) {
        if (Requests.html(uri, headers)) {
            PageView view = pages.view(uri, headers);
            String tag = tag(city, uri, "html " + view.lang() + view.caller().actor());
            if (matches(headers, tag)) {
                return dated(Response.notModified(), city, tag).build();
            }
            return dated(document(page.apply(view), uri, headers), city, tag).build();
        }
        String tag = tag(city, uri, type);
        if (matches(headers, tag)) {
            return dated(Response.notModified(), city, tag).build();
        }
        return dated(Response.ok(CanonicalJson.bytes(json.get()), type), city, tag)
                .build();
    }

    Response.ResponseBuilder document(Doc doc, UriInfo uri, HttpHeaders headers) {
        return pages.page("ogc/document", Map.of("doc", doc), uri, headers);
    }

    PageView view(UriInfo uri, HttpHeaders headers) {
        return pages.view(uri, headers);
    }

    /// Adds the tag, when the content changed last, and that any site may read it.
    static Response.ResponseBuilder dated(Response.ResponseBuilder response, Snapshot city, String tag) {
        return open(response)
                .header("ETag", tag)
                .header("Last-Modified", HTTP_DATE.format(city.asOf().atOffset(ZoneOffset.UTC)));
    }

    static Response.ResponseBuilder open(Response.ResponseBuilder response) {
        return response.header("Vary", "Accept, Accept-Language")
                .header("Cache-Control", "no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "Content-Crs, ETag, Link, Location");
    }

    /// True where the client has it already (`If-None-Match`).
    static boolean matches(HttpHeaders headers, String tag) {
        String known = headers.getHeaderString("If-None-Match");
        return known != null && names(known, tag);
    }

    /// @throws Refusal 412 where `If-Match` is given and names no tag of the resource
    static void requireMatch(HttpHeaders headers, String tag) {
        String known = headers.getHeaderString("If-Match");
        if (known != null && !names(known, tag)) {
            throw new Refusal(
                    412,
                    Problem.user("CV-OGC-006", "the feature has changed since it was read")
                            .at("header If-Match")
                            .remedy("Read it again, then repeat the change on what it is now"));
        }
    }

    private static boolean names(String list, String tag) {
        for (String one : list.split(",")) {
            String bare = one.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag) || tag.equals("W/" + bare)) {
                return true;
            }
        }
        return false;
    }
}
