package citiverse.server.ogc;

import java.util.List;
import java.util.Map;

/// One of the OGC APIs under `/ogc`. The landing page, the list of conformance classes and the API document are put
/// together from all of them; each declares exactly what its tests show.
public interface OgcPart {

    /// A link, as OGC API Common has it.
    ///
    /// @param href address on this server, beginning with `/ogc`
    /// @param rel relation, such as `data` or a URI
    /// @param type media type
    /// @param title for people
    record Link(String href, String rel, String type, String title) {}

    /// URIs of the conformance classes that hold.
    List<String> conformance();

    /// What the landing page links to.
    List<Link> landingLinks();

    /// What the description of a collection links to, such as its tiles; nothing by default.
    ///
    /// @param collection name of a layer that the caller may see
    default List<Link> collectionLinks(String collection) {
        return List.of();
    }

    /// Path items of OpenAPI 3.0 by path, the paths relative to `/ogc`; trees of maps, lists, texts, numbers, booleans.
    Map<String, Object> openApiPaths();
}
