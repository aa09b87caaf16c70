package citiverse.twin.store;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureDigests;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A state of the city seen from a ledger position.
record StoredSnapshot(City city, long position, State state) implements Snapshot {

    @Override
    public String hash() {
        return state.hash(this);
    }

    @Override
    public FeatureDigests digests() {
        return state.digests();
    }

    @Override
    public Instant asOf() {
        return state.asOf();
    }

    @Override
    public List<LayerSchema> layers() {
        return state.layers();
    }

    @Override
    public List<Source> sources() {
        return state.sources();
    }

    @Override
    public List<Feature> features(String type) {
        return state.features(type);
    }

    @Override
    public Optional<Feature> feature(String id) {
        return state.feature(id);
    }

    @Override
    public Optional<Raster> raster(String name) {
        return state.raster(name);
    }

    @Override
    public List<String> rasters() {
        return state.rasterNames();
    }
}
