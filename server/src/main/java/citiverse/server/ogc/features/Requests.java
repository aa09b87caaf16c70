package citiverse.server.ogc.features;

import citiverse.server.http.Negotiation;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What all requests under `/ogc` share: their parameters are known and given once, and one representation is chosen.
public final class Requests {
    /// Parameters of every resource.
    private static final List<String> COMMON = List.of("f", "lang");

    private static final int SHOWN = 60;

    private Requests() {}

    /// A text cut for a message.
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + '…';
    }

    /// @param known names that the resource knows besides `f` and `lang`
    /// @throws Problem `CV-OGC-001` for a parameter that no one knows (Part 1, 7.15.1), or one given twice
    public static void requireKnown(UriInfo uri, Collection<String> known) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name) && !COMMON.contains(name)) {
                List<String> all = new ArrayList<>(known);
                all.addAll(COMMON);
                throw Problem.user("CV-OGC-001", "the parameter \"" + shown(name) + "\" is not known here")
                        .at("query")
                        .remedy(NearestNames.remedy(shown(name), all));
            }
            if (values.size() > 1) {
                throw Problem.user("CV-OGC-001", "the parameter \"" + shown(name) + "\" is given twice")
                        .at("query")
                        .remedy("Give it once; values of a list are separated by commas");
            }
        });
    }

    /// The value of a parameter, null where it is not given.
    static String value(UriInfo uri, String name) {
        return uri.getQueryParameters().getFirst(name);
    }

    /// True where a page is asked for, false for data.
    ///
    /// @throws Problem `CV-OGC-002` where `f` names neither
    public static boolean html(UriInfo uri, HttpHeaders headers) {
        String named = value(uri, "f");
        if (named != null) {
            return switch (named.toLowerCase(Locale.ROOT)) {
                case "html" -> true;
                case "json", "geojson" -> false;
                default ->
                    throw Problem.user("CV-OGC-002", "there is no format \"" + shown(named) + '"')
                            .at("parameter f")
                            .remedy("Ask for f=json or f=html");
            };
        }
        return Negotiation.prefersHtml(headers, uri);
    }
}
