package citiverse.server.city;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.Timetable;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is where and what is called how, by layer: made when first asked for and kept for as long as the city stays the
/// same.
@ApplicationScoped
public class CityPlaces {
    private static final int MOST_LAYERS = 64;

    private final Cache<Key, LayerPlaces> layers =
            Caffeine.newBuilder().maximumSize(MOST_LAYERS).softValues().build();

    private final Cache<String, Map<String, SortedSet<String>>> calls =
            Caffeine.newBuilder().maximumSize(2).softValues().build();
    private static final SortedSet<String> EMPTY = java.util.Collections.unmodifiableSortedSet(new TreeSet<>());

    private record Key(String city, String layer) {}

    /// Names of the lines that call at a stop, sorted.
    ///
    /// @param stop id of the stop
    public SortedSet<String> lines(Snapshot city, String stop) {
        return calls.get(city.hash(), hash -> calls(city)).getOrDefault(stop, EMPTY);
    }

    private static Map<String, SortedSet<String>> calls(Snapshot city) {
        var calls = new HashMap<String, SortedSet<String>>();
        for (Feature pattern : city.features(Layers.TRANSIT_PATTERN)) {
            String line = pattern.properties()
                    .text("route")
                    .flatMap(city::feature)
                    .map(LayerPlaces::name)
                    .orElse("");
            pattern.properties().bytes("timetable").map(Timetable::unpack).ifPresent(timetable -> timetable
                    .stops()
                    .forEach(stop ->
                            calls.computeIfAbsent(stop, any -> new TreeSet<>()).add(line)));
        }
        return calls;
    }

    /// The places of a layer; who may see it is for the caller to ask.
    public LayerPlaces of(Snapshot city, String layer) {
        return layers.get(new Key(city.hash(), layer), key -> new LayerPlaces(city.features(layer)));
    }
}
