package citiverse.server.http;

import citiverse.server.page.Pages;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever goes wrong into a problem document (RFC 9457) or, for a browser, a page of the same words. What a
/// stack trace says stays in the server's log.
@ApplicationScoped
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final Pages pages;
    private final HttpAuthenticator authenticator;

    Problems(Pages pages, HttpAuthenticator authenticator) {
        this.pages = pages;
        this.authenticator = authenticator;
    }

    @ServerExceptionMapper
    Response refusal(Refusal refusal, UriInfo uri, HttpHeaders headers) {
        return answer(refusal.status(), refusal.problem(), refusal.headers(), uri, headers);
    }

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri, HttpHeaders headers) {
        if (problem.fault() == Problem.Fault.OURS) {
            LOG.error(problem.getMessage(), problem);
        }
        return switch (problem.code()) {
            // The disk is full or broken: what was not kept is not acknowledged, and may be tried again.
            case "CV-TWIN-008" -> answer(503, problem, Map.of("Retry-After", "30"), uri, headers);
            case "CV-TWIN-006", "CV-TWIN-011" -> answer(503, problem, Map.of("Retry-After", "5"), uri, headers);
            default -> answer(problem.fault() == Problem.Fault.USER ? 400 : 500, problem, Map.of(), uri, headers);
        };
    }

    @ServerExceptionMapper
    Response web(WebApplicationException thrown, UriInfo uri, HttpHeaders headers) {
        Response response = thrown.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var problem = Problem.user(
                        "CV-SERVER-" + response.getStatus(),
                        response.getStatusInfo().getReasonPhrase())
                .remedy("Check address, method and headers");
        return answer(response.getStatus(), problem, Map.of(), uri, headers);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable thrown, UriInfo uri, HttpHeaders headers) {
        if (isGone(thrown)) {
            var gone = Problem.user("CV-SERVER-018", "the request ended before all of it had come")
                    .remedy("Send it again, whole");
            return answer(400, gone, Map.of("Connection", "close"), uri, headers);
        }
        if (isUnreadable(thrown)) {
            var unreadable = Problem.user("CV-SERVER-019", "the form or an address in it is malformed")
                    .remedy("Write what is not a letter or digit as % and two hex digits");
            return answer(400, unreadable, Map.of(), uri, headers);
        }
        // The address of a link is a secret until it is used.
        LOG.error("unexpected, at " + uri.getPath().replaceFirst("^/sign-in/.+", "/sign-in/…"), thrown);
        var problem = Problem.ours("CV-SERVER-900", "an unexpected fault of the server", thrown)
                .remedy("Please report it with the address and the time");
        return answer(500, problem, Map.of(), uri, headers);
    }

    /// True where the client went away, or took too long, while its body was read: that is no fault of ours.
    private static boolean isGone(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException
                    || cause instanceof ClosedChannelException
                    || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    /// True where Quarkus could not take the request apart: no room of ours had it by then.
    private static boolean isUnreadable(Throwable thrown) {
        return thrown instanceof IllegalArgumentException
                && thrown.getStackTrace().length > 0
                && thrown.getStackTrace()[0].getClassName().startsWith("org.jboss.resteasy.reactive.common.util.");
    }

    /// Nobody signed in where somebody must: a browser is sent to the identity provider where one is asked, others are
    /// told how to sign in.
    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class
    })
    Uni<Response> notSignedIn(RuntimeException thrown, RoutingContext request, UriInfo uri, HttpHeaders headers) {
        return authenticator.getChallenge(request).map(challenge -> {
            if (challenge != null && challenge.status >= 300 && challenge.status < 400) {
                var sent = Response.status(challenge.status).header("Cache-Control", "no-store");
                challenge.getHeaders().forEach((name, value) -> sent.header(name.toString(), value));
                return sent.build();
            }
            var problem = Problem.user("CV-SERVER-401", "nobody is signed in, or no longer")
                    .remedy("Sign in at /sign-in, or send a bearer token that holds");
            return answer(401, problem, Map.of("WWW-Authenticate", "Bearer"), uri, headers);
        });
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown, UriInfo uri, HttpHeaders headers) {
        var problem = Problem.user("CV-SERVER-403", "the role is not enough")
                .remedy("Ask the administrator of this server for the role");
        return answer(403, problem, Map.of(), uri, headers);
    }

    private Response answer(int status, Problem problem, Map<String, String> extra, UriInfo uri, HttpHeaders headers) {
        Response.ResponseBuilder response = Negotiation.prefersHtml(headers, uri)
                ? pages.problem(status, problem, uri, headers)
                : Response.status(status)
                        .type("application/problem+json")
                        .entity(document(status, problem, uri.getRequestUri().getRawPath()));
        extra.forEach(response::header);
        return response.header("Cache-Control", "no-store").build();
    }

    /// The kind of a refusal that has words of its own.
    public static String kind(int status) {
        return switch (status) {
            case 401, 403, 404, 429, 503 -> Integer.toString(status);
            default -> status < 500 ? "400" : "500";
        };
    }

    /// The document: `type`, `title`, `status`, `detail`, `instance`, and our `code`, `place`, `remedy`.
    static String document(int status, Problem problem, String path) {
        var content = new TreeMap<String, Object>();
        content.put("type", "urn:citiverse:problem:" + problem.code());
        content.put("title", problem.reason());
        content.put("status", status);
        content.put("detail", problem.getMessage());
        content.put("instance", path);
        content.put("code", problem.code());
        if (!problem.place().isEmpty()) {
            content.put("place", problem.place());
        }
        if (!problem.remedy().isEmpty()) {
            content.put("remedy", problem.remedy());
        }
        return CanonicalJson.write(content);
    }
}
