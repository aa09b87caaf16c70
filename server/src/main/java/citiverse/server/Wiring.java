package citiverse.server;

import citiverse.server.access.AccountBook;
import citiverse.server.city.OnlineCity;
import jakarta.enterprise.context.ApplicationScoped;
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
