package citiverse.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The city at one position of the ledger and one instant of the world. Immutable; safe to share among threads.
public interface Snapshot {

    City city();

    /// SHA-256 over the content: features by id with canonical properties, geometry as WKB, provenance and
    /// validity, and rasters by name. Independent of when it was recorded. 64 hex digits.
    String hash();

    /// The ledger position up to which changes are seen.
    long position();

    /// The instant of the world at which the features hold.
    Instant asOf();

    /// Declarations of all layers, by type.
    List<LayerSchema> layers();

    default Optional<LayerSchema> layer(String type) {
        return layers().stream().filter(layer -> layer.type().equals(type)).findFirst();
    }

    List<Source> sources();

    /// Features of a type, ordered by id (code point order). An unknown type has none.
    List<Feature> features(String type);

    Optional<Feature> feature(String id);

    Optional<Raster> raster(String name);

    List<String> rasters();

    /// All features, by type and then by id.
    default Stream<Feature> features() {
        return layers().stream().flatMap(layer -> features(layer.type()).stream());
    }

    /// The digest of each feature, by id: what the hash is made of, without the features where they are stored apart.
    default FeatureDigests digests() {
        return FeatureDigests.of(features());
    }
}
