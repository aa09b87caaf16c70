package citiverse.server.access;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/// The cookie of a session. Where the connection is encrypted its name has the prefix `__Host-`, with which a browser
/// takes it from this host alone.
final class SessionCookie {
    private static final String PLAIN = "citiverse";
    private static final String ENCRYPTED = "__Host-citiverse";

    private SessionCookie() {}

    static boolean encrypted(RoutingContext request) {
        return "https".equals(request.request().scheme());
    }

    private static String name(boolean encrypted) {
        return encrypted ? ENCRYPTED : PLAIN;
    }

    /// The token that a request brings, where it looks like one.
    static Optional<String> of(RoutingContext request) {
        Cookie cookie = request.request().getCookie(name(encrypted(request)));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(token -> token.length() == Tokens.LENGTH);
    }

    /// True where a request brings anything that could give it rights without its page knowing.
    static boolean brings(RoutingContext request) {
        return request.request().cookieCount() > 0;
    }

    static NewCookie set(RoutingContext request, String token) {
        return cookie(request, token, (int) AccountBook.SESSION.toSeconds());
    }

    static NewCookie gone(RoutingContext request) {
        return cookie(request, "", 0);
    }

    private static NewCookie cookie(RoutingContext request, String value, int seconds) {
        boolean encrypted = encrypted(request);
        return new NewCookie.Builder(name(encrypted))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
