package citiverse.sense;

import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Keeps what passes the door.
final class Found implements FeatureSink {
    final TreeMap<String, LayerSchema> layers = new TreeMap<>();
    final List<Feature> features = new ArrayList<>();
    final List<Raster> rasters = new ArrayList<>();

    @Override
    public void layer(LayerSchema schema) {
        layers.put(schema.type(), schema);
    }

    @Override
    public void put(Feature feature) {
        features.add(feature);
    }

    @Override
    public void raster(Raster raster) {
        rasters.add(raster);
    }
}
