package citiverse.server.http;

import citiverse.server.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Under which name we are asked, and which site made the browser ask.
@ApplicationScoped
public class Origins {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /// Names that are answered; empty where all are.
    private final Set<String> known = new HashSet<>();

    Origins(Settings settings, @ConfigProperty(name = "quarkus.http.host") String listening) {
        Optional<List<String>> hosts = settings.hosts();
        hosts.ifPresent(names -> names.forEach(name -> known.add(name.toLowerCase(Locale.ROOT))));
        if (hosts.isPresent() || THIS_MACHINE.contains(listening)) {
            known.addAll(THIS_MACHINE);
        }
    }

    /// True where the name in `Host` is ours. A page elsewhere can point a name of its own at this machine; it would
    /// then be of the same origin as what we answer, and must get nothing.
    boolean knows(RoutingContext context) {
        HostAndPort asked = context.request().authority();
        return asked != null
                && asked.host() != null
                && (known.isEmpty() || known.contains(asked.host().toLowerCase(Locale.ROOT)));
    }

    /// True where a request that changes something comes from our own page, or from a program.
    ///
    /// Browsers tell where a request comes from (`Sec-Fetch-Site`, `Origin`). One that tells neither is no browser
    /// of these years; it may write with the token in its `Authorization` header, or without any cookie.
    boolean mayWrite(RoutingContext context) {
        HttpServerRequest request = context.request();
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
        }
        return !request.headers().contains("Cookie");
    }
}
