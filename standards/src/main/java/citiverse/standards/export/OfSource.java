package citiverse.standards.export;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A snapshot of which only the features of one source are shown.
///
/// @param whole the snapshot
/// @param source id of the source
record OfSource(Snapshot whole, String source) implements Snapshot {
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
