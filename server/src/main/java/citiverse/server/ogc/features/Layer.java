package citiverse.server.ogc.features;

import citiverse.standards.cql2.Queryables;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.List;

/// A layer that the caller may read, at one snapshot.
///
/// @param city the snapshot
/// @param schema what the layer declares
record Layer(Snapshot city, LayerSchema schema) {
    String id() {
        return schema.type();
    }

    String title() {
        return schema.title().isEmpty() ? schema.type() : schema.title();
    }

    List<Feature> features() {
        return city.features(schema.type());
    }

    LayerIndex index() {
        return LayerIndex.of(features());
    }

    Queryables queryables() {
        return Queryables.of(schema);
    }

    boolean placed() {
        return !schema.geometry().equals("NONE");
    }
}
