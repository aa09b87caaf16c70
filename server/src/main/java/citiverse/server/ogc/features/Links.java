package citiverse.server.ogc.features;

import citiverse.server.http.Addresses;
import citiverse.server.ogc.OgcPart;
import citiverse.twin.Feature;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Addresses and links of the interfaces.
final class Links {
    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String HTML = "text/html";
    static final String SCHEMA = "application/schema+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    static final String CONFORMANCE = "http://www.opengis.net/def/rel/ogc/1.0/conformance";
    static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    static final String SCHEMA_REL = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    private Links() {}

    /// Address of the server without the slash at its end.
    static String base(UriInfo uri) {
        String base = uri.getBaseUri().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /// A part of a path, percent-encoded.
    static String segment(String text) {
        return Addresses.encoded(text);
    }

    static String collection(String id) {
        return "/ogc/collections/" + segment(id);
    }

    static String item(Feature feature) {
        return collection(feature.type()) + "/items/" + segment(feature.id());
    }

    static String place(Feature feature) {
        return "/place/" + segment(feature.id());
    }

    static Map<String, Object> link(String href, String rel, String type, String title) {
        var link = new LinkedHashMap<String, Object>();
        link.put("href", href);
        link.put("rel", rel);
        link.put("type", type);
        if (!title.isEmpty()) {
            link.put("title", title);
        }
        return link;
    }

    static Map<String, Object> link(OgcPart.Link link, String base) {
        return link(base + link.href(), link.rel(), link.type(), link.title());
    }

    /// This resource as data and as a page.
    static List<Map<String, Object>> both(String address, String type, String title) {
        return List.of(
                link(address, "self", type, title),
                link(with(address, "f", "html"), "alternate", HTML, title + ", as a page"));
    }

    /// An address with one more parameter.
    static String with(String address, String name, String value) {
        return address + (address.indexOf('?') < 0 ? '?' : '&') + name + '=' + segment(value);
    }
}
