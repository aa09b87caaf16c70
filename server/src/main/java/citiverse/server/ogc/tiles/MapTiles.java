package citiverse.server.ogc.tiles;

import citiverse.standards.mvt.TileAddress;
import citiverse.standards.mvt.TileEncoder;
import citiverse.standards.mvt.VectorLayer;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Tiles of snapshots, encoded when first asked for and kept within a bound of bytes.
@ApplicationScoped
public class MapTiles {
    private static final long MOST_BYTES = 48L << 20;

    private final MapLayers layers;
    private final Cache<Key, MapTile> tiles = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, MapTile tile) -> tile.delivery().weight() + 200)
            .build();

    private record Key(String snapshot, List<String> types, TileAddress address) {}

    /// A tile as it is delivered.
    ///
    /// @param delivery its bytes; none where nothing is there
    /// @param leftOut what of each layer is in it and what is not, as the head `Citiverse-Left-Out` tells it
    public record MapTile(Delivery delivery, String leftOut) {}

    MapTiles(MapLayers layers) {
        this.layers = layers;
    }

    /// The tile of some layers.
    ///
    /// @param declared layers with a geometry, in the order in which they stand in the tile
    public MapTile tile(Snapshot city, List<LayerSchema> declared, TileAddress address) {
        List<String> types = declared.stream().map(LayerSchema::type).toList();
        return tiles.get(new Key(city.hash(), types, address), key -> encode(city, declared, address));
    }

    private MapTile encode(Snapshot city, List<LayerSchema> declared, TileAddress address) {
        List<VectorLayer> drawn = new ArrayList<>();
        for (LayerSchema layer : declared) {
            if (LayerRules.firstZoom(layer.type()) <= address.zoom()) {
                drawn.add(layers.of(city, layer));
            }
        }
        TileEncoder.Encoded encoded = TileEncoder.encode(drawn, address);
        var told = new StringJoiner(", ");
        for (TileEncoder.Drawn layer : encoded.layers()) {
            if (layer.tooSmall() + layer.tooMany() > 0) {
                told.add(layer.layer() + ";drawn=" + layer.things() + ";too-small=" + layer.tooSmall() + ";too-many="
                        + layer.tooMany());
            }
        }
        return new MapTile(Delivery.of(encoded.bytes()), told.toString());
    }
}
