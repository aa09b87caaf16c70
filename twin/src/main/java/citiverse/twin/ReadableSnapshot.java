package citiverse.twin;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A snapshot of which a reader sees some layers only: a layer that may not be read is as if it were not there. Hash
/// and position stay those of the whole, since they name the city and not what is shown of it.
public final class ReadableSnapshot extends ForwardingSnapshot {
    private final List<LayerSchema> layers;
    private final TreeSet<String> hidden;

    private ReadableSnapshot(Snapshot whole, List<LayerSchema> layers, TreeSet<String> hidden) {
        super(whole);
        this.layers = layers;
        this.hidden = hidden;
    }

    /// What may be read of a snapshot; the snapshot itself where that is everything.
    public static Snapshot of(Snapshot whole, Predicate<LayerSchema> readable) {
        List<LayerSchema> layers = whole.layers().stream().filter(readable).toList();
        if (layers.size() == whole.layers().size()) {
            return whole;
        }
        var hidden = new TreeSet<String>();
        whole.layers().stream().filter(readable.negate()).map(LayerSchema::type).forEach(hidden::add);
        return new ReadableSnapshot(whole, layers, hidden);
    }

    @Override
    public List<LayerSchema> layers() {
        return layers;
    }

    @Override
    public List<Feature> features(String type) {
        return hidden.contains(type) ? List.of() : whole.features(type);
    }

    @Override
    public Optional<Feature> feature(String id) {
        return whole.feature(id).filter(feature -> !hidden.contains(feature.type()));
    }
}
