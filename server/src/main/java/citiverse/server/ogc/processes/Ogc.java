package citiverse.server.ogc.processes;

import citiverse.server.http.Negotiation;
import citiverse.twin.json.CanonicalJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/// Words of the standard: relations, types of exceptions, documents.
final class Ogc {
    static final String JOB_LIST = "http://www.opengis.net/def/rel/ogc/1.0/job-list";
    static final String PROCESSES = "http://www.opengis.net/def/rel/ogc/1.0/processes";
    static final String RESULTS = "http://www.opengis.net/def/rel/ogc/1.0/results";
    private static final String EXCEPTION = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

    private Ogc() {}

    static Map<String, Object> link(String rel, String href, String type, String title) {
        var link = new LinkedHashMap<String, Object>();
        link.put("href", href);
        link.put("rel", rel);
        link.put("type", type);
        link.put("title", title);
        return link;
    }

    static Response.ResponseBuilder json(int status, Object tree) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(CanonicalJson.write(tree))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
    }

    /// An exception of the standard (`exception.yaml`, RFC 7807).
    ///
    /// @param kind end of its type, such as `no-such-process`
    static Response exception(int status, String kind, String detail, UriInfo uri) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", EXCEPTION + kind);
        tree.put("title", kind.replace('-', ' '));
        tree.put("status", status);
        tree.put("detail", detail);
        tree.put("instance", uri.getRequestUri().getRawPath());
        return Response.status(status)
                .type("application/problem+json")
                .entity(CanonicalJson.write(tree))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static boolean html(HttpHeaders headers, UriInfo uri) {
        return Negotiation.prefersHtml(headers, uri);
    }
}
