package citiverse.server;

import citiverse.server.access.AccountBook;
import citiverse.server.city.OnlineCity;
import citiverse.server.ogc.processes.Processes;
import citiverse.server.rehearsals.Rehearsals;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/// Makes the plain parts of the server: one place, no conditions.
@ApplicationScoped
public class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    OnlineCity city(Settings settings, Clock clock) {
        return new OnlineCity(settings.twin(), settings.workspace().orElseGet(() -> beside(settings.twin())), clock);
    }

    @Produces
    @ApplicationScoped
    Rehearsals rehearsals(OnlineCity city, Clock clock, Settings settings) {
        return Rehearsals.over(city, clock, settings, Processes.OFFERED);
    }

    /// What was not finished goes on when the server starts, not when somebody looks.
    void goOn(@Observes StartupEvent started, Rehearsals rehearsals) {
        rehearsals.all();
    }

    void close(@Disposes Rehearsals rehearsals) {
        rehearsals.close();
    }

    @Produces
    @Singleton
    AccountBook accounts(OnlineCity city, Clock clock) {
        return new AccountBook(city.workspace().resolve("access"), clock);
    }

    void close(@Disposes OnlineCity city) {
        city.close();
    }

    private static Path beside(Path twin) {
        String name = twin.getFileName().toString().replaceAll("\\.gpkg$", "");
        return twin.toAbsolutePath().resolveSibling(name + ".online");
    }
}
