package citiverse.server;

import citiverse.server.access.AdministratorLink;
import citiverse.server.city.OnlineCity;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.ConfigProvider;

/// Says where the city is, once the server listens, and ends the server with the process that started it.
@ApplicationScoped
public class Announcement {
    private final Settings settings;
    private final OnlineCity city;
    private final AdministratorLink link;

    Announcement(Settings settings, OnlineCity city, AdministratorLink link) {
        this.settings = settings;
        this.city = city;
        this.link = link;
    }

    void listening(@ObservesAsync HttpServerStart start) {
        print("http", start.options());
    }

    void listening(@ObservesAsync HttpsServerStart start) {
        print("https", start.options());
    }

    private void print(String scheme, HttpServerOptions options) {
        String host = options.getHost().equals("0.0.0.0") ? "127.0.0.1" : options.getHost();
        String root = scheme + "://" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port(scheme);
        System.out.println(city.twin().city().name() + " is online at " + root + "/   (Ctrl-C ends)");
        link.path().ifPresent(path -> System.out.println("Administrator, once and within 15 minutes: " + root + path));
    }

    /// The port that was taken, also where any that is free was asked for: Quarkus tells it once it listens.
    private static int port(String scheme) {
        String name = (scheme.equals("https") ? "ssl-" : "") + "port";
        String key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-" + name : "quarkus.http." + name;
        return ConfigProvider.getConfig().getValue(key, int.class);
    }

    void begun(@Observes StartupEvent event) {
        if (settings.parent() != 0) {
            ProcessHandle.of(settings.parent())
                    .ifPresent(parent -> parent.onExit().thenRun(Quarkus::asyncExit));
        }
    }
}
