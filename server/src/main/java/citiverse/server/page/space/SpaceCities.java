package citiverse.server.page.space;

import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what was compiled of the city for those who see the same of it. The last two are kept: one for everybody, one
/// for those who may see more.
@ApplicationScoped
class SpaceCities {
    private static final int KEPT = 2;

    private final OnlineCity city;
    private final Map<Key, SpaceCity> known = new LinkedHashMap<>(8, 0.75f, true);

    private record Key(String city, List<String> layers) {}

    SpaceCities(OnlineCity city) {
        this.city = city;
    }

    /// The city as it is now and as the caller may see it; compiled when it is first asked for, which takes some
    /// seconds of a large one.
    SpaceCity now(Visibility visibility) {
        Snapshot whole = city.snapshot();
        List<LayerSchema> layers = visibility.layers(whole);
        var key = new Key(
                whole.hash(), layers.stream().map(LayerSchema::type).sorted().toList());
        synchronized (known) {
            SpaceCity found = known.get(key);
            if (found == null) {
                found = SpaceCity.of(visibility.view(whole));
                known.put(key, found);
                if (known.size() > KEPT) {
                    known.remove(known.keySet().iterator().next());
                }
            }
            return found;
        }
    }
}
