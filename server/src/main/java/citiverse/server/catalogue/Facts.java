package citiverse.server.catalogue;

import citiverse.server.city.OnlineCity;
import jakarta.enterprise.context.ApplicationScoped;

/// What the catalogue speaks of, read again only when the ledger has grown. Counting goes once over all features; the
/// first who asks waits for it, and so do those who ask meanwhile.
@ApplicationScoped
public class Facts {
    private final OnlineCity city;
    private volatile CityFacts known;

    Facts(OnlineCity city) {
        this.city = city;
    }

    /// What is known at the present position of the ledger.
    public CityFacts now() {
        CityFacts seen = known;
        return seen != null && seen.position() == city.twin().ledger().size() ? seen : read();
    }

    private synchronized CityFacts read() {
        CityFacts seen = known;
        if (seen == null || seen.position() != city.twin().ledger().size()) {
            seen = CityFacts.read(city.twin(), seen);
            known = seen;
        }
        return seen;
    }
}
