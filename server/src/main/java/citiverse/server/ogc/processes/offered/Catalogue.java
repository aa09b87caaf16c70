package citiverse.server.ogc.processes.offered;

import java.util.List;
import java.util.Optional;

/// All processes that give one table.
public final class Catalogue {
    private static final List<Offered> ALL = List.of(
            new Access(),
            new Traffic(),
            new Depend(),
            new Inequalities(),
            new Relate(),
            new Sun(),
            new SunPosition(),
            new TravelTimes());

    private Catalogue() {}

    /// By id.
    public static List<Offered> all() {
        return ALL;
    }

    public static Optional<Offered> find(String id) {
        return ALL.stream().filter(process -> process.id().equals(id)).findFirst();
    }
}
