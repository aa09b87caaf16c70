package citiverse.server.ogc.tiles;

import citiverse.standards.mvt.VectorLayer;
import citiverse.standards.mvt.VectorLayerBuilder;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Properties;
import citiverse.twin.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Layers of snapshots, compiled for drawing when first asked for. Kept within a bound of bytes; what was dropped is
/// compiled again.
@ApplicationScoped
public class MapLayers {
    private static final long MOST_BYTES = 96L << 20;

    private final Cache<Key, VectorLayer> layers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, VectorLayer layer) -> (int) Math.min(Integer.MAX_VALUE, layer.bytes() + 1_000))
            .build();

    private record Key(String snapshot, String type) {}

    /// The layer of a snapshot. Waits where another request compiles it just now.
    ///
    /// @param declared with a geometry
    public VectorLayer of(Snapshot city, LayerSchema declared) {
        return layers.get(new Key(city.hash(), declared.type()), key -> compile(city, declared));
    }

    private static VectorLayer compile(Snapshot city, LayerSchema declared) {
        String type = declared.type();
        var builder = new VectorLayerBuilder(type, LayerRules.firstZoom(type), LayerRules.attributes(declared));
        for (Feature feature : city.features(type)) {
            Properties properties =
                    type.equals(Layers.TRANSIT_PATTERN) ? withLine(city, feature) : feature.properties();
            builder.add(feature.id(), feature.shape(), properties, LayerRules.firstZoom(feature));
        }
        return builder.build();
    }

    private static Properties withLine(Snapshot city, Feature pattern) {
        Optional<Feature> line = pattern.properties().text("route").flatMap(city::feature);
        if (line.isEmpty()) {
            return pattern.properties();
        }
        Properties properties = pattern.properties();
        for (String name : LayerRules.OF_THE_LINE) {
            var value = line.get().properties().value(name);
            properties = value.isEmpty() ? properties : properties.with(name, value.get());
        }
        return properties;
    }
}
