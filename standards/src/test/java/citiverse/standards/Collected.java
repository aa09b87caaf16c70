package citiverse.standards;

import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Keeps all that a reader finds, by layer and id.
public final class Collected implements FeatureSink {
    public final TreeMap<String, LayerSchema> layers = new TreeMap<>();
    public final TreeMap<String, Feature> features = new TreeMap<>();
    public final List<Raster> rasters = new ArrayList<>();

    @Override
    public void layer(LayerSchema schema) {
        layers.put(schema.type(), schema);
    }

    @Override
    public void put(Feature feature) {
        if (!layers.containsKey(feature.type())) {
            throw new AssertionError("the layer " + feature.type() + " was not declared");
        }
        features.put(feature.id(), feature);
    }

    @Override
    public void raster(Raster raster) {
        rasters.add(raster);
    }

    public List<Feature> of(String type) {
        return features.values().stream()
                .filter(feature -> feature.type().equals(type))
                .toList();
    }

    public Feature named(String type, String local) {
        return of(type).stream()
                .filter(feature -> feature.localId().equals(local))
                .findFirst()
                .orElseThrow();
    }
}
