package citiverse.twin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A view of a snapshot: everything is that of the whole, unless a view says otherwise. Hash and position name the
/// city, not what is shown of it.
public abstract class ForwardingSnapshot implements Snapshot {
    /// What is looked at.
    protected final Snapshot whole;

    protected ForwardingSnapshot(Snapshot whole) {
        this.whole = Objects.requireNonNull(whole);
    }

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
        return whole.layers();
    }

    @Override
    public List<Source> sources() {
        return whole.sources();
    }

    @Override
    public List<Feature> features(String type) {
        return whole.features(type);
    }

    @Override
    public Optional<Feature> feature(String id) {
        return whole.feature(id);
    }

    @Override
    public Optional<Raster> raster(String name) {
        return whole.raster(name);
    }

    @Override
    public List<String> rasters() {
        return whole.rasters();
    }
}
