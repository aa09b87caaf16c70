package citiverse.server.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;

/// The language of the reader: `lang=` in the address, so that a link says what it shows, else what the browser asks
/// for, else English. No cookie is needed.
///
/// @param language one of [Texts#LANGUAGES]
/// @param chosen true where the address says so; then links go on in it
public record Reader(String language, boolean chosen) {

    public static Reader of(UriInfo uri, HttpHeaders headers) {
        String named = uri.getQueryParameters().getFirst("lang");
        if (named != null && Texts.LANGUAGES.containsKey(named)) {
            return new Reader(named, true);
        }
        for (Locale accepted : headers.getAcceptableLanguages()) {
            if (Texts.LANGUAGES.containsKey(accepted.getLanguage())) {
                return new Reader(accepted.getLanguage(), false);
            }
        }
        return new Reader("en", false);
    }

    /// An address on this site that goes on in the same language.
    public String href(String path) {
        if (!chosen) {
            return path;
        }
        int fragment = path.indexOf('#');
        String start = fragment < 0 ? path : path.substring(0, fragment);
        String end = fragment < 0 ? "" : path.substring(fragment);
        return start + (start.indexOf('?') < 0 ? '?' : '&') + "lang=" + language + end;
    }

    /// `rtl` or `ltr`.
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }
}
