package citiverse.server.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/// Headers that every answer has, also that of a refusal.
final class SecurityHeaders {
    /// Nothing but what comes from here; no inline script or style anywhere.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";
    /// What a page may use of the device: motion sensors and displays for walking through the city, nothing else.
    static final String PERMISSIONS = "accelerometer=(self), gyroscope=(self), magnetometer=(self), "
            + "xr-spatial-tracking=(self), fullscreen=(self), camera=(), microphone=(), geolocation=(self), "
            + "payment=(), usb=(), serial=(), midi=(), display-capture=()";
    private static final String EXPOSED = "Link, Location, ETag, Content-Crs, Content-Disposition, OGC-NumberMatched, "
            + "OGC-NumberReturned, Preference-Applied, Retry-After";

    private SecurityHeaders() {}

    /// Sets them on the answer to a request, just before it is sent.
    static void addTo(RoutingContext request) {
        boolean shared = isOpen(request);
        boolean encrypted = "https".equals(request.request().scheme());
        boolean personal = request.request().headers().contains("Cookie")
                || request.request().headers().contains("Authorization");
        request.addHeadersEndHandler(done -> {
            MultiMap headers = request.response().headers();
            setOnce(headers, "Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            setOnce(headers, "Referrer-Policy", "same-origin");
            headers.set("Permissions-Policy", PERMISSIONS);
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
            if (encrypted) {
                headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            }
            if (shared) {
                headers.set("Access-Control-Allow-Origin", "*");
                headers.set("Access-Control-Expose-Headers", EXPOSED);
            }
            if (personal) {
                keepFromSharedCaches(headers);
            }
        });
    }

    /// What was answered to somebody who signed in is for no cache that others use.
    private static void keepFromSharedCaches(MultiMap headers) {
        headers.add("Vary", "Cookie, Authorization");
        String control = headers.get("Cache-Control");
        if (control == null) {
            headers.set("Cache-Control", "private, no-cache");
        } else if (!control.contains("private") && !control.contains("no-store")) {
            String own = control.replaceAll("(?i)\\bpublic\\b\\s*,?\\s*|\\bs-maxage=\\d+\\s*,?\\s*", "");
            headers.set("Cache-Control", own.isBlank() ? "private" : "private, " + own);
        }
    }

    private static void setOnce(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    /// True for reads of what is open to pages of other sites: the standard interfaces, never with what a browser knows
    /// of the reader.
    static boolean isOpen(RoutingContext request) {
        String path = request.request().path();
        if (path == null) {
            return false;
        }
        boolean there = path.equals("/ogc")
                || path.startsWith("/ogc/")
                || path.equals("/catalogue")
                || path.startsWith("/catalogue/")
                || path.startsWith("/catalogue.")
                || path.startsWith("/api/");
        return there
                && switch (request.request().method().name()) {
                    case "GET", "HEAD", "OPTIONS" -> true;
                    default -> false;
                };
    }
}
