package citiverse.server.catalogue;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A snapshot of which only some layers are shown: what a download may draw on, so that no writer reaches a layer that
/// the reader may not see.
///
/// @param whole the snapshot
/// @param seen types of the layers that are shown
record SeenCity(Snapshot whole, Set<String> seen) implements Snapshot {
    @Override
    public City city() {
        return whole.city();
    }

    @Override
    public String hash() {
        return whole.hash();
    }

    @Override
    public long position() {
        return whole.position();
    }

    @Override
    public Instant asOf() {
        return whole.asOf();
    }

    @Override
    public List<LayerSchema> layers() {
        return whole.layers().stream()
                .filter(layer -> seen.contains(layer.type()))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return whole.sources();
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
