package citiverse.server.ogc.volumes;

import citiverse.server.ogc.tiles.Delivery;
import citiverse.twin.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/// Trees of tiles of the last snapshots, and contents within a bound of bytes.
@ApplicationScoped
public class Volumes {
    private static final long MOST_BYTES = 64L << 20;
    /// The city as it is, and as it was before the last change, for views that are open.
    private static final int MOST_TREES = 2;

    private final Cache<String, BuiltTiles> trees =
            Caffeine.newBuilder().maximumSize(MOST_TREES).build();
    private final Cache<String, Delivery> contents = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String name, Delivery content) -> content.weight())
            .build();

    /// The tiles of a snapshot. Waits where another request compiles them just now.
    BuiltTiles of(Snapshot city) {
        return trees.get(city.hash().substring(0, 16), version -> BuiltTiles.of(city));
    }

    /// The tiles of a version that an address names, where they are still known.
    Optional<BuiltTiles> version(String version) {
        return Optional.ofNullable(trees.getIfPresent(version));
    }

    /// A content, made where it is not kept.
    Delivery content(String name, Supplier<byte[]> maker) {
        return contents.get(name, fresh -> Delivery.of(maker.get()));
    }
}
