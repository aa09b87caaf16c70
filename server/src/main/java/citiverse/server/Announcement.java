package citiverse.server;

import citiverse.server.city.OnlineCity;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Says where the city is, once the server listens, and ends the server with the process that started it.
@ApplicationScoped
public class Announcement {
    private final Settings settings;
    private final OnlineCity city;
    private final String host;
    private final int port;

    Announcement(
            Settings settings,
            OnlineCity city,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.settings = settings;
        this.city = city;
        this.host = host;
        this.port = port;
    }

    void started(@Observes StartupEvent event) {
        System.out.println(
                city.twin().city().name() + " is online at http://" + host + ':' + port + "/   (Ctrl-C ends)");
        if (settings.parent() != 0) {
            ProcessHandle.of(settings.parent())
                    .ifPresent(parent -> parent.onExit().thenRun(Quarkus::asyncExit));
        }
    }
}
