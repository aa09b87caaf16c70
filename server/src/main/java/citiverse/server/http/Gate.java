package citiverse.server.http;

import citiverse.server.Settings;
import citiverse.server.http.ClientLimits.Kind;
import citiverse.twin.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;

/// The gate that every request passes before anything else looks at it: headers of security, sizes, the name under
/// which we are asked, who made the browser ask, how much this client asks, how much there is to do.
@ApplicationScoped
public class Gate {
    /// Name under which a request carries that it has met the gate.
    static final String MET = "citiverse.gate";

    /// Before the signing in (200) and before what Quarkus does for other origins (300).
    private static final int FIRST = 400;
    /// After the signing in.
    private static final int SIGNED_IN = 150;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Settings.Limits limits;
    private final ClientLimits clients;
    private final Origins origins;

    Gate(Settings settings, ClientLimits clients, Origins origins) {
        this.limits = settings.limit();
        this.clients = clients;
        this.origins = origins;
    }

    void open(@Observes Filters filters) {
        filters.register(this::first, FIRST);
        filters.register(this::account, SIGNED_IN);
    }

    private void first(RoutingContext context) {
        context.put(MET, true);
        SecurityHeaders.addTo(context);
        HttpServerRequest request = context.request();
        MediaTypes.tidyAccept(request.headers());
        if (refusedForItsForm(context) || refusedForItsOrigin(context)) {
            return;
        }
        if (isPreflight(request) && SecurityHeaders.isOpen(context)) {
            preflight(context);
            return;
        }
        String client = client(request.remoteAddress());
        long wait = clients.secondsToWait(kind(context), client);
        if (wait > 0) {
            tooMany(context, wait);
            return;
        }
        admit(context, client);
    }

    /// 405, 413, 414, 415, 431 and 400 for requests that nobody needs to look into.
    private boolean refusedForItsForm(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!METHODS.contains(request.method().name())) {
            refuse(context, 405, "the method is not known here", "Use one of " + String.join(", ", METHODS));
            return true;
        }
        if (request.uri().length() > limits.address()) {
            refuse(context, 414, "the address is longer than " + limits.address() + " characters", "Ask for less");
            return true;
        }
        long size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        if (size > limits.headers()) {
            refuse(context, 431, "the headers are longer than " + limits.headers() + " characters", "Send fewer");
            return true;
        }
        if (request.uri().contains("%00") || !isAddress(request.uri())) {
            refuse(
                    context,
                    400,
                    "the address is malformed",
                    "Write what is not a letter or digit as % and two hex digits");
            return true;
        }
        return refusedForItsBody(context);
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).getRawPath() != null;
        } catch (URISyntaxException malformed) {
            // That it is none is the answer.
            return false;
        }
    }

    private boolean refusedForItsBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!MediaTypes.readable(request.getHeader("Content-Type"))) {
            refuse(
                    context,
                    415,
                    "the media type of the body cannot be read",
                    "Send a Content-Type of RFC 9110, in UTF-8");
            return true;
        }
        String length = request.getHeader("Content-Length");
        boolean chunked = request.headers().contains("Transfer-Encoding");
        if (length != null && chunked
                || request.headers().getAll("Content-Length").size() > 1) {
            refuse(context, 400, "the length of the body is told twice", "Send Content-Length or Transfer-Encoding");
            return true;
        }
        if (length != null && !length.matches("[0-9]{1,18}")) {
            refuse(context, 400, "the length of the body is not a number", "Send the number of its bytes");
            return true;
        }
        if (length != null && Long.parseLong(length) > limits.body()) {
            refuse(context, 413, "the body is larger than " + limits.body() + " bytes", "Send less at once");
            return true;
        }
        return false;
    }

    private boolean refusedForItsOrigin(RoutingContext context) {
        if (!origins.knows(context)) {
            refuse(context, 421, "this server is not asked under that name", "Use the address that it told at start");
            return true;
        }
        if (!SAFE.contains(context.request().method().name()) && !origins.mayWrite(context)) {
            var problem = Problem.user("CV-SERVER-014", "another site made the browser ask for this")
                    .remedy("Begin at this server's own page, or use a bearer token");
            EarlyAnswer.refuse(context, 403, problem, Map.of());
            return true;
        }
        return false;
    }

    /// True where a browser asks on behalf of another site; a plain `OPTIONS` is for the room.
    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    private static void preflight(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                .putHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Language, If-None-Match")
                .putHeader("Access-Control-Max-Age", "86400")
                .putHeader("Allow", "GET, HEAD, OPTIONS")
                .end();
    }

    /// Lets a request in, unless there is more to do already than is good; it leaves when its answer ends.
    private void admit(RoutingContext context, String client) {
        boolean stream = String.valueOf(context.request().getHeader("Accept")).contains("text/event-stream");
        if (stream ? !clients.beginStream() : !clients.begin(client)) {
            var problem = Problem.user("CV-SERVER-503", "there is more to do than this server can just now")
                    .remedy("Try again in a few seconds");
            EarlyAnswer.refuse(context, 503, problem, Map.of("Retry-After", "2"));
            return;
        }
        context.addEndHandler(ended -> {
            if (stream) {
                clients.endStream();
            } else {
                clients.end(client);
            }
        });
        context.next();
    }

    /// The limit of an account, wherever it asks from.
    private void account(RoutingContext context) {
        SecurityIdentity identity = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (identity != null && !identity.isAnonymous()) {
            long wait = clients.secondsToWait(
                    kind(context), "account " + identity.getPrincipal().getName());
            if (wait > 0) {
                tooMany(context, wait);
                return;
            }
        }
        context.next();
    }

    private static void tooMany(RoutingContext context, long wait) {
        var problem = Problem.user("CV-SERVER-429", "too many requests of one client")
                .remedy("Wait " + wait + " seconds and ask less often");
        EarlyAnswer.refuse(context, 429, problem, Map.of("Retry-After", Long.toString(wait)));
    }

    private static Kind kind(RoutingContext context) {
        String path = String.valueOf(context.request().path());
        boolean safe = SAFE.contains(context.request().method().name());
        if (path.startsWith("/sign-in/") && (!safe || path.length() > "/sign-in/".length() + 20)) {
            return Kind.SIGN_IN;
        }
        return safe ? Kind.READ : Kind.WRITE;
    }

    /// One client: an address of IPv4, or the 64 bits of IPv6 that a household has.
    private static String client(SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        if (host == null || host.indexOf(':') < 0) {
            return String.valueOf(host);
        }
        String[] parts = host.split(":");
        return String.join(":", java.util.Arrays.copyOf(parts, Math.min(4, parts.length)));
    }

    private static void refuse(RoutingContext context, int status, String reason, String remedy) {
        EarlyAnswer.refuse(
                context, status, Problem.user("CV-SERVER-" + status, reason).remedy(remedy), Map.of());
    }
}
