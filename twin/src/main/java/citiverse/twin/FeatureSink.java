package citiverse.twin;

/// Takes in what a reader finds: layers first, then their features, in any order.
public interface FeatureSink {
    /// Declares a layer; must come before its features. Declaring it again adds columns.
    void layer(LayerSchema schema);

    /// Takes in one feature; a feature with the same id as one before is altered if it differs.
    void put(Feature feature);

    void raster(Raster raster);
}
