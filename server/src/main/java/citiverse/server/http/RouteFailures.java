package citiverse.server.http;

import citiverse.twin.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/// Answers what fails outside the rooms, where no mapper of exceptions sees it, in the same words as everywhere.
@ApplicationScoped
public class RouteFailures {
    private static final Logger LOG = Logger.getLogger(RouteFailures.class);

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> answer(context, 500));
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500}) {
            // An address that cannot be decoded ends here without ever being a failure of its own: the handler that it
            // is given to is all that tells its status.
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    /// @param otherwise status where the failure itself tells none
    private static void answer(RoutingContext context, int otherwise) {
        if (context.get(Gate.MET) == null) {
            SecurityHeaders.addTo(context);
        }
        Throwable thrown = context.failure();
        if (thrown instanceof AuthenticationRedirectException sent
                && !context.response().headWritten()) {
            context.response()
                    .setStatusCode(sent.getCode())
                    .putHeader("Location", sent.getRedirectUri())
                    .putHeader("Cache-Control", "no-store")
                    .end();
            return;
        }
        int status = status(context, thrown, otherwise);
        if (status == 503) {
            var busy = Problem.user("CV-SERVER-503", "there is more to do than this server can just now")
                    .remedy("Try again in a few seconds");
            EarlyAnswer.refuse(context, 503, busy, Map.of("Retry-After", "2"));
        } else if (status >= 500) {
            LOG.error("unexpected, before or after any room", thrown);
            var ours = Problem.ours("CV-SERVER-901", "an unexpected fault of the server", thrown)
                    .remedy("Please report it with the address and the time");
            EarlyAnswer.refuse(context, status, ours, Map.of());
        } else {
            String reason = HttpResponseStatus.valueOf(status).reasonPhrase();
            var problem = Problem.user("CV-SERVER-" + status, reason).remedy("Check address, method and headers");
            EarlyAnswer.refuse(
                    context, status, problem, status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of());
        }
    }

    private static int status(RoutingContext context, Throwable thrown, int otherwise) {
        return switch (thrown) {
            case null -> context.statusCode() < 400 ? otherwise : context.statusCode();
            case AuthenticationFailedException refused -> 401;
            case AuthenticationCompletionException refused -> 401;
            case UnauthorizedException nobody -> 401;
            case ForbiddenException lowly -> 403;
            case RejectedExecutionException full -> 503;
            case IllegalArgumentException malformed when context.statusCode() < 400 -> 400;
            default -> context.statusCode() < 400 ? 500 : context.statusCode();
        };
    }
}
