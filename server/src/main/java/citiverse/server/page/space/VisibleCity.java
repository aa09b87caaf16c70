package citiverse.server.page.space;

import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A city as far as a caller may see it: other layers look as if they were not there.
///
/// @param whole the city
/// @param layers those that are seen
record VisibleCity(Snapshot whole, List<LayerSchema> layers) implements Snapshot {

    VisibleCity {
        layers = List.copyOf(layers);
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
    public List<Source> sources() {
        return whole.sources();
    }

    @Override
    public List<Feature> features(String type) {
        return layer(type).isPresent() ? whole.features(type) : List.of();
    }

    @Override
    public Optional<Feature> feature(String id) {
        return whole.feature(id).filter(feature -> layer(feature.type()).isPresent());
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
