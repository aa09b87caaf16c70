package citiverse.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A snapshot held in memory: of files that are not to be kept, of tests, of tools.
public final class MemorySnapshot implements Snapshot {
    private final City city;
    private final long position;
    private final Instant asOf;
    private final List<LayerSchema> layers;
    private final List<Source> sources;
    private final Map<String, List<Feature>> byType;
    private final Map<String, Feature> byId;
    private final TreeMap<String, Raster> rasters;
    private volatile FeatureDigests digests;
    private volatile String hash;

    private MemorySnapshot(Builder builder) {
        city = builder.city;
        position = builder.position;
        asOf = builder.asOf;
        layers = List.copyOf(builder.layers.values());
        sources = List.copyOf(builder.sources.values());
        rasters = new TreeMap<>(builder.rasters);
        Map<String, List<Feature>> lists = new HashMap<>();
        Map<String, Feature> index = new HashMap<>();
        for (Feature feature : builder.features.values()) {
            if (feature.validity().holdsAt(asOf)) {
                lists.computeIfAbsent(feature.type(), type -> new ArrayList<>()).add(feature);
                index.put(feature.id(), feature);
            }
        }
        lists.replaceAll((type, list) -> List.copyOf(list));
        byType = lists;
        byId = index;
    }

    /// Starts an empty city. Its instant is the Unix epoch and its ledger position 0 unless told otherwise.
    public static Builder builder(City city) {
        return new Builder(city);
    }

    @Override
    public City city() {
        return city;
    }

    @Override
    public String hash() {
        if (hash == null) {
            hash = ContentHash.of(digests(), this);
        }
        return hash;
    }

    @Override
    public FeatureDigests digests() {
        if (digests == null) {
            digests = FeatureDigests.of(features());
        }
        return digests;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public List<LayerSchema> layers() {
        return layers;
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public List<Feature> features(String type) {
        return byType.getOrDefault(type, List.of());
    }

    @Override
    public Optional<Feature> feature(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Raster> raster(String name) {
        return Optional.ofNullable(rasters.get(name));
    }

    @Override
    public List<String> rasters() {
        return List.copyOf(rasters.keySet());
    }

    /// Collects what a snapshot will hold; a feature with the same id as one before takes its place.
    public static final class Builder implements FeatureSink {
        private final City city;
        private final TreeMap<String, LayerSchema> layers = new TreeMap<>();
        private final TreeMap<String, Feature> features = new TreeMap<>();
        private final TreeMap<String, Raster> rasters = new TreeMap<>();
        private final TreeMap<String, Source> sources = new TreeMap<>();
        private long position;
        private Instant asOf = Instant.EPOCH;

        private Builder(City city) {
            this.city = city;
        }

        @Override
        public void layer(LayerSchema schema) {
            layers.merge(schema.type(), schema, LayerSchema::merge);
        }

        /// @throws IllegalArgumentException where its layer is not declared, or declared with another geometry
        @Override
        public void put(Feature feature) {
            LayerSchema layer = layers.get(feature.type());
            if (layer == null) {
                throw new IllegalArgumentException(
                        "layer " + feature.type() + " must be declared before " + feature.id());
            }
            if (!layer.admits(feature.shape())) {
                throw new IllegalArgumentException("layer " + feature.type() + " is declared " + layer.geometry()
                        + ", but " + feature.id() + " is a " + feature.shape().getGeometryType());
            }
            features.put(feature.id(), feature);
        }

        @Override
        public void raster(Raster raster) {
            rasters.put(raster.name(), raster);
        }

        /// [#layer], to be chained.
        public Builder with(LayerSchema schema) {
            layer(schema);
            return this;
        }

        /// [#put], to be chained.
        public Builder with(Feature feature) {
            put(feature);
            return this;
        }

        /// [#raster], to be chained.
        public Builder with(Raster raster) {
            raster(raster);
            return this;
        }

        /// Names a source.
        public Builder with(Source source) {
            sources.put(source.id(), source);
            return this;
        }

        /// The instant at which the features must hold to be in the snapshot.
        public Builder asOf(Instant instant) {
            asOf = instant;
            return this;
        }

        /// The ledger position that it tells.
        public Builder position(long sequence) {
            position = sequence;
            return this;
        }

        public MemorySnapshot build() {
            return new MemorySnapshot(this);
        }
    }
}
