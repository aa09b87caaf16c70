package citiverse.server.access;

import citiverse.server.Settings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.ConfigProvider;

/// Prints, once the server listens, the link with which the administrator signs in: once, and for 15 minutes. It goes
/// to the terminal of whoever started the server and into no log.
@ApplicationScoped
public class AdministratorLink {
    private final AccountBook accounts;
    private final boolean wanted;

    AdministratorLink(AccountBook accounts, Settings settings) {
        this.accounts = accounts;
        this.wanted = settings.signInLink() && settings.oidc().isEmpty();
    }

    void listening(@ObservesAsync HttpServerStart start) {
        print("http", start.options());
    }

    void listening(@ObservesAsync HttpsServerStart start) {
        print("https", start.options());
    }

    private void print(String scheme, HttpServerOptions options) {
        if (wanted) {
            System.out.println("Administrator, once and within 15 minutes: " + address(scheme, options));
        }
    }

    /// The port that was taken, also where any that is free was asked for: Quarkus tells it once it listens.
    private static int port(String scheme) {
        String name = (scheme.equals("https") ? "ssl-" : "") + "port";
        String key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-" + name : "quarkus.http." + name;
        return ConfigProvider.getConfig().getValue(key, int.class);
    }

    private String address(String scheme, HttpServerOptions options) {
        String host = options.getHost().equals("0.0.0.0") ? "127.0.0.1" : options.getHost();
        return scheme + "://" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port(scheme) + "/sign-in/"
                + accounts.administratorLink().token();
    }
}
