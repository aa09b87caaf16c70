package citiverse.server;

import citiverse.server.city.OnlineCity;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/// Says where the city is, once the server listens, and ends the server with the process that started it.
@ApplicationScoped
public class Announcement {
    private final Settings settings;
    private final OnlineCity city;

    Announcement(Settings settings, OnlineCity city) {
        this.settings = settings;
        this.city = city;
    }

    void listening(@ObservesAsync HttpServerStart started) {
        String host = started.options().getHost();
        System.out.println(city.twin().city().name() + " is online at http://" + host + ':'
                + started.options().getPort() + "/   (Ctrl-C ends)");
    }

    void begun(@Observes StartupEvent event) {
        if (settings.parent() != 0) {
            ProcessHandle.of(settings.parent())
                    .ifPresent(parent -> parent.onExit().thenRun(Quarkus::asyncExit));
        }
    }
}
