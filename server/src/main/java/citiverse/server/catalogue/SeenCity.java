package citiverse.server.catalogue;

import citiverse.twin.Feature;
import citiverse.twin.ForwardingSnapshot;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A snapshot of which only some layers are shown, and no raster: what a download may draw on, so that no writer
/// reaches what the reader may not see.
final class SeenCity extends ForwardingSnapshot {
    private final Set<String> seen;

    /// @param seen types of the layers that are shown
    SeenCity(Snapshot whole, Set<String> seen) {
        super(whole);
        this.seen = Set.copyOf(seen);
    }

    @Override
    public List<LayerSchema> layers() {
        return whole.layers().stream()
                .filter(layer -> seen.contains(layer.type()))
                .toList();
    }

    @Override
    public List<Feature> features(String type) {
        return seen.contains(type) ? whole.features(type) : List.of();
    }

    @Override
    public Optional<Feature> feature(String id) {
        return whole.feature(id).filter(feature -> seen.contains(feature.type()));
    }

    @Override
    public Optional<Raster> raster(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> rasters() {
        return List.of();
    }
}
