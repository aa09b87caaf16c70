package citiverse.standards.export;

import citiverse.twin.Feature;
import citiverse.twin.ForwardingSnapshot;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.util.List;
import java.util.Optional;

/// A snapshot of which only the features of one source are shown.
final class OfSource extends ForwardingSnapshot {
    private final String source;

    /// @param source id of the source
    OfSource(Snapshot whole, String source) {
        super(whole);
        this.source = source;
    }

    @Override
    public List<Source> sources() {
        return whole.sources().stream().filter(one -> one.id().equals(source)).toList();
    }

    @Override
    public List<Feature> features(String type) {
        return whole.features(type).stream().filter(this::shows).toList();
    }

    private boolean shows(Feature feature) {
        return feature.provenance().source().equals(source);
    }

    @Override
    public Optional<Feature> feature(String id) {
        return whole.feature(id).filter(this::shows);
    }

    @Override
    public Optional<Raster> raster(String name) {
        return whole.raster(name).filter(raster -> raster.source().equals(source));
    }

    @Override
    public List<String> rasters() {
        return whole.rasters().stream().filter(name -> raster(name).isPresent()).toList();
    }
}
