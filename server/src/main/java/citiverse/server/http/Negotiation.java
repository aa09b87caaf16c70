package citiverse.server.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;

/// Which representation a request asks for: `f=` before `Accept`.
public final class Negotiation {
    private Negotiation() {}

    /// True where a browser asks: HTML is named in `Accept`, or `f=html`.
    public static boolean prefersHtml(HttpHeaders headers, UriInfo uri) {
        return choose(headers, uri, List.of("application/json", MediaType.TEXT_HTML), List.of("json", "html"))
                .equals(MediaType.TEXT_HTML);
    }

    /// The media type to answer with.
    ///
    /// @param offered what can be given; the first is the default
    /// @param names the names of these in the parameter `f`
    /// @throws Refusal 400 where `f` names none of them, 406 where `Accept` admits none
    public static String choose(HttpHeaders headers, UriInfo uri, List<String> offered, List<String> names) {
        String named = uri.getQueryParameters().getFirst("f");
        if (named != null) {
            int at = names.indexOf(named.toLowerCase(Locale.ROOT));
            return at < 0 ? offered.getFirst() : offered.get(at);
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (String type : offered) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        return offered.getFirst();
    }
}
